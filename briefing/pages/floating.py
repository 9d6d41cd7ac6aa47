"""Objects placed beside the text: where they stand, and how lines make way for them. Lengths are in twips."""

import math
from collections.abc import Sequence
from typing import Final

import msgspec

from briefing.pages.document import Floating
from briefing.pages.lines import Lane

_LEAST_ROOM: Final = 300.0  # as LibreOffice has it for documents of Word


_EVERYWHERE: Final = (-math.inf, math.inf)


class Frame(msgspec.Struct, frozen=True):
    """A stretch of the page that positions are measured from, in one direction."""

    start: float
    end: float


class Surroundings(msgspec.Struct, frozen=True):
    """What the position of a floating object may be measured from."""

    page: tuple[float, float]
    margins: tuple[float, float, float, float]  # left, top, right and bottom edge of the text area
    column: Frame
    paragraph: float


class Exclusion(msgspec.Struct, frozen=True):
    """A rectangle that text stays out of; `sides` tells where it goes on: both, left, right, largest or none."""

    left: float
    top: float
    right: float
    bottom: float
    sides: str


def position(floating: Floating, size: tuple[float, float], around: Surroundings) -> tuple[float, float]:
    """The left and top edge of a floating object (ECMA-376 20.4.3.4 and 20.4.3.5)."""
    left, top, right, bottom = around.margins
    width, height = around.page
    across = {
        "page": Frame(0, width),
        "margin": Frame(left, right),
        "leftMargin": Frame(0, left),
        "rightMargin": Frame(right, width),
        "insideMargin": Frame(0, left),
        "outsideMargin": Frame(right, width),
    }.get(floating.from_horizontal, around.column)
    down = {
        "page": Frame(0, height),
        "margin": Frame(top, bottom),
        "topMargin": Frame(0, top),
        "bottomMargin": Frame(bottom, height),
    }.get(floating.from_vertical, Frame(around.paragraph, bottom))
    x = _aligned(floating.align_horizontal, across, size[0], floating.x)
    y = _aligned(floating.align_vertical, down, size[1], floating.y)
    return x, min(y, height - size[1]) if size[1] < height else y


def _aligned(alignment: str, frame: Frame, size: float, offset: float) -> float:
    share = {"left": 0.0, "top": 0.0, "inside": 0.0, "center": 0.5, "right": 1.0, "bottom": 1.0, "outside": 1.0}
    if alignment not in share:
        return frame.start + offset
    return frame.start + (frame.end - frame.start - size) * share[alignment]


def exclusion(floating: Floating, x: float, y: float, size: tuple[float, float]) -> Exclusion | None:
    """What text keeps clear of, or None where it runs over or under the object."""
    if floating.wrap == "none":
        return None
    left, top, right, bottom = floating.distances
    sides = "none" if floating.wrap == "top" else floating.sides
    return Exclusion(x - left, y - top, x + size[0] + right, y + size[1] + bottom, sides)


def lane_beside(exclusions: Sequence[Exclusion], column: Frame, top: float, height: float) -> Lane:
    """Where a line of a height may stand in a column from `top` on, and in which stretches of it."""
    y = top
    while True:
        taken = [e for e in exclusions if e.bottom > y and e.top < y + height and _meets(e, column)]
        if not taken:
            return Lane(y - top, (_EVERYWHERE,))
        free = [(column.start, column.end)]
        for exclusion in taken:
            free = [part for stretch in free for part in _around(exclusion, stretch)]
        free = [(start, end) for start, end in free if end - start >= _LEAST_ROOM]
        if free:
            stretches = tuple((start - column.start, end - column.start) for start, end in free)
            return Lane(y - top, stretches)
        y = min(exclusion.bottom for exclusion in taken)


def _meets(exclusion: Exclusion, column: Frame) -> bool:
    return exclusion.right > column.start and exclusion.left < column.end


def _around(exclusion: Exclusion, stretch: tuple[float, float]) -> list[tuple[float, float]]:
    """What is left of a stretch of a line on the sides of an object where text may stand."""
    start, end = stretch
    if exclusion.sides == "none":
        return []
    if exclusion.right <= start or exclusion.left >= end:
        return [stretch]
    before, after = (start, exclusion.left), (exclusion.right, end)
    if exclusion.sides == "largest":
        return [max(before, after, key=lambda part: part[1] - part[0])]
    return {"left": [before], "right": [after]}.get(exclusion.sides, [before, after])
