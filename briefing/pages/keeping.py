"""What must stay together on a page: paragraphs kept with the next one, first lines, head and first row of a table."""

from collections.abc import Callable, Sequence
from typing import Final

from briefing.pages.paragraphs import BlockLayout, ParagraphLayout, gap_between
from briefing.pages.tables import TableLayout

_FEWEST_LINES: Final = 2
TOLERANCE: Final = 1.0
_LONGEST_CHAIN: Final = 60
Limit = Callable[[Sequence[tuple[str, str]]], float]


def chain_height(layouts: Sequence[BlockLayout], above: BlockLayout | None, room: float) -> float:
    """The height of the first block and of those it must stay with, with the gaps above them.

    Rows of a table that must stay with the next are one block, unless they are higher than the `room` of a page.
    """
    needed = 0.0
    for layout in layouts[:_LONGEST_CHAIN]:
        needed += gap_between(above, layout)
        if isinstance(layout, TableLayout):
            kept = _kept_rows(layout)
            if needed + _height(layout, kept) > room:
                return needed + _least(layout)
            needed += _height(layout, kept)
            if kept < len(layout.rows) or not any(row.keep_next for row in layout.rows[-1:]):
                return needed
        elif not layout.keep_next:
            return needed + _least(layout)
        else:
            needed += layout.height
        above = layout
    return needed


def _kept_rows(layout: TableLayout) -> int:
    """How many rows of a table stay together at its beginning: its head, the first row and those kept with it."""
    count = min(layout.header_rows + 1, len(layout.rows))
    while count < len(layout.rows) and layout.rows[count - 1].keep_next:
        count += 1
    return count


def _height(layout: TableLayout, rows: int) -> float:
    return sum(row.height for row in layout.rows[:rows])


def _least(layout: BlockLayout) -> float:
    """The least height of a block that may stay on a page."""
    if isinstance(layout, TableLayout):
        return _height(layout, layout.header_rows + 1)
    lines = layout.lines
    look = layout.paragraph.format
    whole = look.keep_lines or len(lines) <= _FEWEST_LINES + 1
    count = len(lines) if whole and look.widow_control else _FEWEST_LINES if look.widow_control else 1
    return layout.edge("top") + sum(line.height for line in lines[:count]) - lines[count - 1].surplus


def fitting_lines(layout: ParagraphLayout, start: int, y: float, limit: Limit, *, fresh: bool) -> int:
    """How many lines of a paragraph go into a column from a height on; 0 for none. A hard break ends the count.

    `limit` tells how far down the text may go with more notes on its page; a `fresh` column takes at least one line.
    """
    lines = layout.lines
    notes: list[tuple[str, str]] = []
    count, stop = 0, len(lines)
    for index in range(start, len(lines)):
        notes += lines[index].notes
        y += lines[index].height
        if y - lines[index].surplus > limit(notes) + TOLERANCE:
            break
        count += 1
        if lines[index].hard_end in {"\f", "\v"}:
            stop = index + 1
            break
    rest = stop - start - count
    if rest == 0:
        return count
    wanted = _without_widows(layout, start, count, rest, fresh=fresh)
    return wanted if wanted or not fresh else max(count, 1)


def _without_widows(layout: ParagraphLayout, start: int, count: int, rest: int, *, fresh: bool) -> int:
    look = layout.paragraph.format
    if look.keep_lines and start == 0 and not fresh:
        return 0
    if not look.widow_control:
        return count
    if rest < _FEWEST_LINES:
        count -= _FEWEST_LINES - rest
    if count < _FEWEST_LINES and start == 0:
        return 0
    return max(count, 0)
