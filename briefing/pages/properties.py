"""Reading of formatting elements (`w:rPr`, `w:pPr`, `w:tblPr`, `w:tcPr`) into plain values.

A property is in the dictionary only where the XML names it, so that layers of
styles can be laid over each other with `|`.
"""

from collections.abc import Callable
from typing import Any, Final

from lxml import etree

from briefing.pages.formats import NO_BORDER, Border, Borders, CellMargins, TabStop
from briefing.pages.ooxml import VAL, Element, W, attribute_twips, is_on, number, twips

Properties = dict[str, Any]

# Toggle properties (ECMA-376 17.7.3): set by an odd number of style layers they are on.
TOGGLES: Final = {
    "b": "bold",
    "i": "italic",
    "caps": "caps",
    "smallCaps": "small_caps",
    "vanish": "hidden",
}
_SWITCHES: Final = {
    "keepNext": "keep_next",
    "keepLines": "keep_lines",
    "pageBreakBefore": "page_break_before",
    "widowControl": "widow_control",
    "contextualSpacing": "contextual_spacing",
    "bidi": "right_to_left",
    "snapToGrid": "snap_to_grid",
}
_ALIGNMENTS: Final = {
    "start": "left",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
    "lowKashida": "justify",
    "mediumKashida": "justify",
    "highKashida": "justify",
    "thaiDistribute": "justify",
}
_HIGHLIGHTS: Final = {
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "black": "000000",
    "white": "FFFFFF",
    "none": "",
}


def color_of(text: str | None, default: str = "") -> str:
    """Six hexadecimal digits of a colour; the default for `auto` and for no colour."""
    if text is None or len(text) != 6 or any(c not in "0123456789abcdefABCDEF" for c in text):
        return default
    return text.upper()


def shading_of(element: Element | None) -> str | None:
    """The background of a `w:shd`: its fill, mixed with its colour for a percentage pattern."""
    if element is None:
        return None
    fill, pattern = color_of(element.get(f"{W}fill")), element.get(VAL, "clear")
    if pattern == "solid":
        return color_of(element.get(f"{W}color"), "000000")
    if pattern.startswith("pct"):
        share = min(number(pattern[3:]), 100) / 100
        ink, paper = color_of(element.get(f"{W}color"), "000000"), fill or "FFFFFF"
        mixed = (round(_channel(ink, i) * share + _channel(paper, i) * (1 - share)) for i in (0, 2, 4))
        return "".join(f"{channel:02X}" for channel in mixed)
    return fill


def _channel(color: str, at: int) -> int:
    return int(color[at : at + 2], 16)


def border_of(element: Element | None) -> Border | None:
    """A border element; sizes are in eighths of a point, spaces in points."""
    if element is None:
        return None
    style = element.get(VAL, "single")
    if style in {"nil", "none"}:
        return NO_BORDER
    width = min(max(number(element.get(f"{W}sz"), 4), 2), 96) * 20 / 8
    return Border(width, color_of(element.get(f"{W}color"), "000000"), style, number(element.get(f"{W}space")) * 20)


def borders_of(element: Element | None) -> Borders:
    """The borders below `w:pBdr`, `w:tblBorders` or `w:tcBorders`."""
    if element is None:
        return Borders()
    names = ("top", "left", "bottom", "right", "insideH", "insideV", "between")
    found = {name: border_of(element.find(W + name)) for name in names}
    return Borders(
        top=found["top"],
        left=found["left"] or border_of(element.find(f"{W}start")),
        bottom=found["bottom"],
        right=found["right"] or border_of(element.find(f"{W}end")),
        inside_horizontal=found["insideH"],
        inside_vertical=found["insideV"],
        between=found["between"],
    )


def margins_of(element: Element | None, below: CellMargins) -> CellMargins:
    """Cell margins of `w:tblCellMar` or `w:tcMar`, over those of the layer below."""
    if element is None:
        return below

    def side(*names: str, default: float) -> float:
        for name in names:
            child = element.find(W + name)
            if child is not None:
                return max(0.0, attribute_twips(child, "w", default=default))
        return default

    return CellMargins(
        top=side("top", default=below.top),
        left=side("left", "start", default=below.left),
        bottom=side("bottom", default=below.bottom),
        right=side("right", "end", default=below.right),
    )


def run_properties(element: Element | None, theme: dict[str, str]) -> Properties:
    """The properties that a `w:rPr` names."""
    found: Properties = {}
    for child in element if element is not None else ():
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in TOGGLES:
            found[TOGGLES[name]] = is_on(child)
        elif name in _RUN_READERS:
            _RUN_READERS[name](child, found)
        elif name == "rFonts":
            _fonts(child, found, theme)
    return found


def _fonts(element: Element, found: Properties, theme: dict[str, str]) -> None:
    for attribute, key in (("ascii", "family"), ("hAnsi", "family"), ("cs", "complex_family")):
        name = theme.get(element.get(f"{W}{attribute}Theme", "")) or element.get(W + attribute)
        if name and (attribute != "hAnsi" or not element.get(f"{W}ascii")):
            found[key] = name


def _size(element: Element, found: Properties) -> None:
    found["size"] = min(max(number(element.get(VAL), 20), 2), 3276) * 10


def _complex_size(element: Element, found: Properties) -> None:
    found["complex_size"] = min(max(number(element.get(VAL), 20), 2), 3276) * 10


def _color(element: Element, found: Properties) -> None:
    found["color"] = color_of(element.get(VAL), "000000")


def _underline(element: Element, found: Properties) -> None:
    style = element.get(VAL, "single")
    found["underline"] = "" if style == "none" else style


def _strike(element: Element, found: Properties) -> None:
    kind = "double" if element.tag == f"{W}dstrike" else "single"
    if is_on(element):
        found["strike"] = kind
    elif found.get("strike", kind) == kind:
        found["strike"] = ""


def _vertical_align(element: Element, found: Properties) -> None:
    kind = element.get(VAL, "baseline")
    found["vertical_align"] = kind if kind in {"superscript", "subscript"} else ""


def _background(element: Element, found: Properties) -> None:
    if element.tag == f"{W}highlight":
        found["highlight"] = _HIGHLIGHTS.get(element.get(VAL, "none"), "")
    else:
        found["background"] = shading_of(element) or ""


def _border(element: Element, found: Properties) -> None:
    found["border"] = border_of(element)


def _language(element: Element, found: Properties) -> None:
    if element.get(VAL):
        found["language"] = element.get(VAL)


_RUN_READERS: Final[dict[str, Callable[[Element, Properties], None]]] = {
    "sz": _size,
    "szCs": _complex_size,
    "color": _color,
    "u": _underline,
    "strike": _strike,
    "dstrike": _strike,
    "vertAlign": _vertical_align,
    "highlight": _background,
    "shd": _background,
    "bdr": _border,
    "lang": _language,
    "position": lambda e, f: f.update(raised=max(-2000.0, min(2000.0, number(e.get(VAL)) * 10))),
    "spacing": lambda e, f: f.update(spacing=max(-1584.0, min(1584.0, twips(e.get(VAL))))),
    "w": lambda e, f: f.update(scale=max(0.01, min(6.0, number((e.get(VAL) or "100").rstrip("%"), 100) / 100))),
    "kern": lambda e, f: f.update(kerning_from=number(e.get(VAL)) * 10),
    "rtl": lambda e, f: f.update(right_to_left=is_on(e)),
}


def paragraph_properties(element: Element | None) -> Properties:
    """The properties that a `w:pPr` names."""
    found: Properties = {}
    for child in element if element is not None else ():
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in _SWITCHES:
            found[_SWITCHES[name]] = is_on(child)
        elif name in _PARAGRAPH_READERS:
            _PARAGRAPH_READERS[name](child, found)
    return found


def _alignment(element: Element, found: Properties) -> None:
    kind = element.get(VAL, "left")
    found["alignment"] = _ALIGNMENTS.get(kind, kind if kind in {"left", "right", "center"} else "left")


def _indent(element: Element, found: Properties) -> None:
    for key, names in (("left", ("start", "left")), ("right", ("end", "right"))):
        if any(element.get(W + name) is not None for name in names):
            found[key] = attribute_twips(element, *names)
    if element.get(f"{W}hanging") is not None:
        found["first_line"] = -attribute_twips(element, "hanging")
    elif element.get(f"{W}firstLine") is not None:
        found["first_line"] = attribute_twips(element, "firstLine")


def _spacing(element: Element, found: Properties) -> None:
    for name in ("before", "after"):
        automatic = element.get(f"{W}{name}Autospacing")
        if automatic in {"1", "true", "on"}:
            found[name] = 280.0
        elif element.get(W + name) is not None:
            found[name] = max(0.0, attribute_twips(element, name))
    if element.get(f"{W}line") is not None:
        found["line"] = abs(attribute_twips(element, "line", default=240)) or 240.0
        found["line_rule"] = element.get(f"{W}lineRule", "auto")


def _tabs(element: Element, found: Properties) -> None:
    found["tabs"] = [
        (
            TabStop(
                attribute_twips(tab, "pos"),
                {"start": "left", "end": "right", "num": "left"}.get(tab.get(VAL, "left"), tab.get(VAL, "left")),
                tab.get(f"{W}leader", "none"),
            )
        )
        for tab in element.iter(f"{W}tab")
    ]


def _list(element: Element, found: Properties) -> None:
    for name, key in (("numId", "list_id"), ("ilvl", "list_level")):
        child = element.find(W + name)
        if child is not None:
            found[key] = int(number(child.get(VAL)))


_PARAGRAPH_READERS: Final[dict[str, Callable[[Element, Properties], None]]] = {
    "jc": _alignment,
    "ind": _indent,
    "spacing": _spacing,
    "tabs": _tabs,
    "numPr": _list,
    "pBdr": lambda e, f: f.update(borders=borders_of(e)),
    "shd": lambda e, f: f.update(background=shading_of(e) or ""),
    "outlineLvl": lambda e, f: f.update(outline_level=int(number(e.get(VAL), 9))),
    "suppressAutoHyphens": lambda e, f: f.update(hyphenate=not is_on(e)),
}
