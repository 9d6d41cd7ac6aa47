"""The height of a line by the line spacing of its paragraph and the line grid of its section. Lengths are in twips."""

from math import ceil
from typing import Final

import msgspec

from briefing.pages.formats import ParagraphFormat

_EXACT_BASELINE: Final = 0.8
_HUNDREDTHS_PER_TWIP: Final = 127 / 72
_SINGLE_IN_HUNDREDTHS: Final = 423


class Heights(msgspec.Struct, frozen=True):
    """What stands in a line: how far it reaches above the baseline, how high it is, and how high its letters are."""

    ascent: float
    whole: float
    letters: float


class LineBox(msgspec.Struct, frozen=True):
    """The room of a line: where its baseline is, its whole height, and what of that is multiple spacing below."""

    ascent: float
    height: float
    surplus: float = 0


def whole_percent(line: float) -> int:
    """A multiple line spacing, where 240 is single, in the whole percents that LibreOffice counts in.

    It turns both into hundredths of a millimetre first, which moves some values by one.
    """
    return round(round(line * _HUNDREDTHS_PER_TWIP) * 100 / _SINGLE_IN_HUNDREDTHS)


def line_box(look: ParagraphFormat, heights: Heights, grid: float, *, last: bool) -> LineBox:
    """The room of a line.

    `grid` is the pitch of the section's line grid, or 0; `last` tells the last line of the paragraph.
    """
    ascent, natural = heights.ascent, heights.whole
    if look.line_rule in {"exact", "atLeast"}:
        exact = look.line_rule == "exact"
        height = look.line if exact else max(look.line, natural)
        surplus = height - natural
        if grid:
            return LineBox(ascent + surplus / 2, height)
        return LineBox(look.line * _EXACT_BASELINE if exact else ascent + surplus, height)
    percent = whole_percent(look.line)
    if grid:
        cells = ceil(natural / grid) * grid
        # What a multiple adds to the last line is a share of its letters, not of the grid.
        surplus = (natural if last else cells) * (max(percent, 100) - 100) / 100
        return LineBox(ascent + (cells - natural) / 2, cells + surplus, surplus)
    # A multiple widens a line with a picture only by a share of its letters.
    height = natural + int((heights.letters if percent > 100 else natural) * (percent - 100) / 100)
    return LineBox(ascent * min(percent, 100) / 100, height, max(0.0, height - natural))
