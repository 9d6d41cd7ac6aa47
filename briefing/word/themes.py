"""The fonts of a document's theme, and text made independent of it."""

from typing import Final

from lxml import etree

from briefing.word.ooxml import A_NAMESPACE, XmlError, parse_xml, w

_FONTS: Final = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
_SCRIPTS: Final = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}
_COLOURS: Final = tuple(
    w(f"{name}{change}") for name in ("themeColor", "themeFill") for change in ("", "Tint", "Shade")
)
_COLOURED: Final = tuple(
    map(
        w,
        (
            "color",
            "shd",
            "u",
            "bdr",
            *"top left start bottom right end insideH insideV tl2br tr2bl between bar".split(),
        ),
    )
)


class Theme:
    """The fonts that texts may name by their part in the theme; `data` is None without a theme."""

    def __init__(self, data: bytes | None) -> None:
        self._fonts: dict[str, str] = {}
        try:
            root = parse_xml(data) if data is not None else None
        except XmlError:
            root = None
        if root is None:
            return
        for kind in ("major", "minor"):
            for script in ("latin", "ea", "cs"):
                font = root.find(f".//{{{A_NAMESPACE}}}{kind}Font/{{{A_NAMESPACE}}}{script}")
                self._fonts[f"{kind} {script}"] = font.get("typeface", "") if font is not None else ""

    def write_out(self, root: etree._Element) -> None:
        """Name the fonts of the theme in the texts below, and leave colours as they are written beside those of it."""
        for fonts in root.iter(w("rFonts")):
            self._name_fonts(fonts)
        for element in root.iter(*_COLOURED):
            for name in (*_COLOURS, w("themeTint"), w("themeShade")):
                element.attrib.pop(name, "")

    def _name_fonts(self, fonts: etree._Element) -> None:
        for by_theme, plain in _FONTS.items():
            role = str(fonts.attrib.pop(w(by_theme), ""))
            kind, script = role[:5], role[5:]
            if face := self._fonts.get(f"{kind} {_SCRIPTS.get(script, '')}"):
                fonts.set(w(plain), face)
