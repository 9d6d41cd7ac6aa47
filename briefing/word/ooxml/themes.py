"""The fonts of a document's theme, and text made independent of it."""

from typing import Final

from lxml import etree

from briefing.word.ooxml.markup import A_NAMESPACE, XmlError, parse_xml, w

_A: Final = f"{{{A_NAMESPACE}}}"
_COLOUR_ROLES: Final = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
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
    """The fonts and colours that texts may name by their part in the theme; `data` is None without a theme."""

    def __init__(self, data: bytes | None) -> None:
        self._fonts: dict[str, str] = {}
        self._colours: dict[str, str] = {}
        try:
            elements = parse_xml(data).find(f"{_A}themeElements") if data is not None else None
        except XmlError:
            elements = None
        if elements is None:
            return
        for kind in ("major", "minor"):
            for script in ("latin", "ea", "cs"):
                font = elements.find(f"{_A}fontScheme/{_A}{kind}Font/{_A}{script}")
                self._fonts[f"{kind} {script}"] = font.get("typeface", "") if font is not None else ""
        for colour in elements.iterfind(f"{_A}clrScheme/*/*"):
            name = etree.QName(colour.getparent()).localname
            self._colours[name] = colour.get("lastClr") or colour.get("val") or ""

    def write_out(self, root: etree._Element) -> None:
        """Name the fonts and colours of the theme in the texts and drawings below."""
        for fonts in root.iter(w("rFonts")):
            self._name_fonts(fonts)
        for element in root.iter(*_COLOURED):
            for name in (*_COLOURS, w("themeTint"), w("themeShade")):
                element.attrib.pop(name, "")
        for colour in root.iter(f"{_A}schemeClr"):
            name = colour.get("val", "")
            if number := self._colours.get(_COLOUR_ROLES.get(name, name)):
                colour.tag = f"{_A}srgbClr"
                colour.set("val", number)

        for font in root.iter(f"{_A}latin", f"{_A}ea", f"{_A}cs"):
            kind = {"+mj": "major", "+mn": "minor"}.get(font.get("typeface", "")[:3], "")
            if face := self._fonts.get(f"{kind} {etree.QName(font).localname}"):
                font.set("typeface", face)

    def _name_fonts(self, fonts: etree._Element) -> None:
        for by_theme, plain in _FONTS.items():
            role = str(fonts.attrib.pop(w(by_theme), ""))
            kind, script = role[:5], role[5:]
            if face := self._fonts.get(f"{kind} {_SCRIPTS.get(script, '')}"):
                fonts.set(w(plain), face)
