"""Fonts: which face shows a run, its metrics in twips, and what stands in for a font that is missing."""

import struct
from functools import cached_property
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from briefing.messages import Message
from briefing.pages.formats import RunFormat
from briefing.pages.ooxml import LayoutError
from briefing.pages.shaping import shaped_advances
from briefing.resources import read_toml

# LibreOffice shows superscript and subscript at 58 % of the size, raised so that the tops meet.
RAISED_SIZE: Final = 0.58
SMALL_CAPS_SIZE: Final = 0.8
_STRATEGY: Final = QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias
_USE_TYPOGRAPHIC: Final = 1 << 7
_SAME_WIDTH: Final = 0.5
# Fonts of signs; what bullets ask of them is shown by its Unicode twin in whichever font has it.
SYMBOL_FONTS: Final = frozenset({"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"})
_NON_BREAKING_HYPHEN: Final = "\u2011"


class Face:
    """A font at one size: glyphs, advances and line metrics; every length is in twips."""

    def __init__(self, font: QFont, size: float) -> None:
        self.font = font
        self.raw = QRawFont.fromFont(font)
        self.size = size
        self.raw.setPixelSize(size)
        if not self.raw.isValid():
            raise LayoutError(Message("No usable font is installed; install fonts-liberation and start again."))
        self.ascent, self.descent = self._line_metrics()
        self._glyphs: dict[str, int] = {}
        self._advances: dict[str, float] = {}

    def _line_metrics(self) -> tuple[float, float]:
        """Ascent with the line gap, and descent, from `hhea` unless OS/2 asks for its typographic values.

        Qt reports no line gap for some fonts, and rounds the rest.
        """
        hhea, os2 = self.raw.fontTable("hhea").data(), self.raw.fontTable("OS/2").data()
        scale = self.size / (self.raw.unitsPerEm() or 2048)
        ascent, descent, gap = struct.unpack(">hhh", hhea[4:10]) if len(hhea) >= 10 else (0, 0, 0)
        if len(os2) >= 78:
            (selection,) = struct.unpack(">H", os2[62:64])
            typographic = struct.unpack(">hhh", os2[68:74])
            windows = struct.unpack(">HH", os2[74:78])
            if selection & _USE_TYPOGRAPHIC and typographic[0]:
                ascent, descent, gap = typographic
            elif not ascent and not descent:
                ascent, descent, gap = windows[0], -windows[1], 0
        if not ascent and not descent:
            return self.raw.ascent(), self.raw.descent()
        return float(round((ascent + gap) * scale)), float(round(-descent * scale))

    @cached_property
    def underline(self) -> tuple[float, float]:
        """The distance of the underline from the baseline and its thickness."""
        thickness = max(self.raw.lineThickness(), 6)
        return max(self.raw.underlinePosition(), thickness * 1.5), thickness

    @cached_property
    def kerned(self) -> QFont:
        """The same font with its kerning."""
        font = QFont(self.font)
        font.setKerning(True)
        return font

    @cached_property
    def has_ligatures(self) -> bool:
        """Whether the font shows some pairs of letters as one glyph of another width, as Carlito does."""
        plain = [self.advance("t")] * 3
        return abs(sum(shaped_advances("tt ", self.font, plain)[:2]) - sum(plain[:2])) > _SAME_WIDTH

    def glyph(self, char: str) -> int:
        """The glyph index of a character; 0 where the font has none. A hyphen stands in for the non-breaking one."""
        found = self._glyphs.get(char)
        if found is None:
            indexes = self.raw.glyphIndexesForString(char)
            found = indexes[0] if indexes else 0
            if not found and char == _NON_BREAKING_HYPHEN:
                found = self.glyph("-")
            self._glyphs[char] = found
        return found

    def advance(self, char: str) -> float:
        """The width of a character, without kerning and hinting."""
        found = self._advances.get(char)
        if found is None:
            advances = self.raw.advancesForGlyphIndexes([self.glyph(char)], QRawFont.LayoutFlag.UseDesignMetrics)
            found = self._advances[char] = advances[0].x() if advances else 0.0
        return found

    def has(self, char: str) -> bool:
        """Whether the font shows the character itself."""
        return self.glyph(char) != 0


class FontSet:
    """The faces of the fonts on this machine, and a note of every stand-in."""

    def __init__(self) -> None:
        table = read_toml("fonts.toml")
        self._metric: dict[str, list[str]] = table["metric"]
        self._similar: dict[str, list[str]] = table["similar"]
        self._generic: dict[str, list[str]] = {kind: table[kind] for kind in ("serif", "sans", "mono")}
        self._fallback = [family for family in table["fallback"] if QFontDatabase.hasFamily(family)]
        self._families: dict[str, str] = {}  # every font asked for, and the family shown
        self._faces: dict[tuple[str, float, bool, bool], Face] = {}
        self._substitutes: dict[tuple[str, str], str | None] = {}

    def family(self, name: str) -> str:
        """The installed family that shows a font of the document."""
        found = self._families.get(name)
        if found is None:
            found = self._families[name] = self._find(name)
        return found

    def _find(self, name: str) -> str:
        if QFontDatabase.hasFamily(name):
            return name
        key = name.lower()
        kind = "mono" if "mono" in key or "courier" in key else "sans" if "sans" in key else "serif"
        wanted = (*self._metric.get(key, ()), *self._similar.get(key, ()), *self._generic[kind])
        return next((family for family in wanted if QFontDatabase.hasFamily(family)), name)

    @property
    def asked(self) -> tuple[str, ...]:
        """The fonts of letters that documents asked for so far."""
        return tuple(name for name in self._families if name.lower() not in SYMBOL_FONTS)

    def stand_in(self, name: str) -> str | None:
        """The family shown instead of a font that is not installed, or None."""
        used = self.family(name)
        return used if used != name else None

    def is_metric(self, name: str) -> bool:
        """Whether lines break as with the font itself: it is installed, or its stand-in has the same widths."""
        used = self.family(name)
        return used == name or used in self._metric.get(name.lower(), ())

    def face(self, look: RunFormat, size: float | None = None) -> Face:
        """The face of a run, at the run's size unless another is given."""
        return self._face(self.family(look.family), look.size if size is None else size, look.bold, look.italic)

    def _face(self, family: str, size: float, bold: bool, italic: bool) -> Face:
        key = (family, size, bold, italic)
        found = self._faces.get(key)
        if found is None:
            font = QFont(family)
            font.setPixelSize(max(1, round(size)))
            font.setBold(bold)
            font.setItalic(italic)
            font.setKerning(False)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setStyleStrategy(_STRATEGY)
            found = self._faces[key] = Face(font, size)
        return found

    def substitute(self, char: str, look: RunFormat, face: Face) -> Face:
        """The face that shows a character which the run's own face lacks; the same face if none does."""
        key = (self.family(look.family), char)
        if key not in self._substitutes:
            self._substitutes[key] = next(
                (f for f in self._fallback if self._face(f, face.size, look.bold, look.italic).has(char)), None
            )
        family = self._substitutes[key]
        return face if family is None else self._face(family, face.size, look.bold, look.italic)
