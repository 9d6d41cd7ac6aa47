"""Finding the field under a point and the places of a field. Lengths are in twips."""

from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from briefing.pages.display import Line, LineSpan

_REACH = 60.0
PlacedLine = tuple[float, float, Line]
Rectangle = tuple[float, float, float, float]
"""Left, top, width and height."""


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
        if not top <= y < top + line.tall:
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


def field_rectangles(lines: Iterable[PlacedLine]) -> dict[str, list[Rectangle]]:
    """The rectangles of every field's text, one for each line; a group of fields has those of its fields."""
    found: dict[str, list[Rectangle]] = {}
    for left, top, line in lines:
        for tag, (first, last) in _stretches(line).items():
            start = line.xs[first]
            end = max(start, min(line.xs[last], max(line.right, start)))
            found.setdefault(tag, []).append((left + start, top, end - start, line.tall))
    return found


def _stretches(line: Line) -> dict[str, tuple[int, int]]:
    """The first and the last character of each field of a line."""
    found: dict[str, tuple[int, int]] = {}
    for span in line.spans:
        tag = span.tag
        while tag:
            found[tag] = (found[tag][0] if tag in found else span.start, span.end)
            tag = tag.rpartition("/")[0]
    return found
