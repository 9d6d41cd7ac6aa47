"""Text whose letters join, stack or run from right to left: shaped by Qt, stretch by stretch."""

import re
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QGlyphRun, QTextLayout, QTextOption

# Hebrew, Arabic, Syriac, the scripts of India and South-East Asia, and marks that combine with a letter;
# spaces and punctuation between two of them belong to the stretch.
_JOINED: Final = (
    "\u0300-\u036f\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc"
)
STRETCH: Final = re.compile(f"[{_JOINED}](?:[{_JOINED}\\s.,:;!?-]*[{_JOINED}])?")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def shape(text: str, font: QFont) -> tuple[float, list[QGlyphRun]]:
    """The width of a stretch and its glyphs, their places measured from its left end and baseline."""
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
    runs = line.glyphRuns()
    width = line.naturalTextWidth()
    places = [place for run in runs for place in run.positions()]
    left = min((place.x() for place in places), default=0.0)
    for run in runs:
        run.setPositions([QPointF(place.x() - left, place.y() - line.ascent()) for place in run.positions()])
    return width, runs
