"""Finding the field under a point and the places of a field. Lengths are in twips."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from briefing.pages.display import Line, LineSpan

_REACH = 60.0
PlacedLine = tuple[float, float, Line]


class FieldHit(msgspec.Struct, frozen=True):
    """A place in a field: the tag of its content control and the character there, from 0."""

    tag: str
    offset: int


def character_at(line: Line, x: float) -> int:
    """The character boundary of a line nearest to a place, from 0 to the length of its text."""
    xs = line.xs
    index = bisect_right(xs, x)
    if index <= 0:
        return 0
    if index >= len(xs):
        return len(line.text)
    return index if xs[index] - x < x - xs[index - 1] else index - 1


def field_at(lines: Iterable[PlacedLine], x: float, y: float) -> FieldHit | None:
    """The innermost field under a point."""
    for left, top, line in lines:
        if not top <= y < top + line.height:
            continue
        for span in line.spans:
            if span.tag and _covers(line, span, x - left):
                index = min(max(character_at(line, x - left), span.start), span.end)
                return FieldHit(span.tag, span.offset + index - span.start)
    return None


def _covers(line: Line, span: LineSpan, x: float) -> bool:
    start, end = line.xs[span.start], line.xs[span.end]
    if span.end == span.start:
        return abs(x - start) <= _REACH
    if span.end == len(line.text):
        end = max(line.right, start) + _REACH
    return start <= x <= end


def rectangles_in(lines: Iterable[PlacedLine], tag: str) -> Iterator[tuple[float, float, float, float]]:
    """The rectangles of a field's text: left, top, width, height; adjoining spans of a line as one."""
    for left, top, line in lines:
        spans = [span for span in line.spans if span.tag == tag or span.tag.startswith(f"{tag}/")]
        if spans:
            start = line.xs[spans[0].start]
            end = max(start, min(line.xs[spans[-1].end], max(line.right, start)))
            yield left + start, top, end - start, line.height
