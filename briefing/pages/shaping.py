"""Text whose letters join, stack, kern or run from right to left: shaped by Qt, stretch by stretch."""

import re
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QGlyphRun, QTextLayout, QTextLine, QTextOption

# Hebrew, Arabic, Syriac, the scripts of India and South-East Asia, and marks that combine with a letter;
# spaces and punctuation between two of them belong to the stretch.
_JOINED: Final = (
    "\u0300-\u036f\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc"
)
STRETCH: Final = re.compile(f"[{_JOINED}](?:[{_JOINED}\\s.,:;!?-]*[{_JOINED}])?")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


# Pairs that some fonts have one glyph for.
LIGATURE: Final = re.compile("ff|f[bhijklt]|t[fit]")
_WITH_INDEXES: Final = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)


def shaped_advances(text: str, font: QFont, plain: list[float]) -> list[float]:
    """The width of each letter with the kerning and ligatures of a font; `plain` are the widths without them.

    The letters of a ligature share its width as they would have taken it apart.
    """
    _layout, line = _line_of(text, font)
    places: dict[int, float] = {}
    for run in line.glyphRuns(-1, -1, _WITH_INDEXES):
        for index, place in zip(run.stringIndexes(), run.positions(), strict=True):
            places.setdefault(index, place.x())
    starts = sorted(places)
    advances = list(plain)
    for start, end in pairwise(starts):
        width, apart = places[end] - places[start], sum(plain[start:end])
        if apart:
            advances[start:end] = [advance * width / apart for advance in plain[start:end]]
    return advances


def _line_of(text: str, font: QFont) -> tuple[QTextLayout, QTextLine]:
    """A text in one line, and the layout that must live as long as the line is used."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    if _RIGHT_TO_LEFT.search(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return layout, line


def shape(text: str, font: QFont) -> tuple[float, list[QGlyphRun]]:
    """The width of a stretch and its glyphs, their places measured from its left end and baseline."""
    _layout, line = _line_of(text, font)
    runs = line.glyphRuns()
    width = line.naturalTextWidth()
    places = [place for run in runs for place in run.positions()]
    left = min((place.x() for place in places), default=0.0)
    for run in runs:
        run.setPositions([QPointF(place.x() - left, place.y() - line.ascent()) for place in run.positions()])
    return width, runs
