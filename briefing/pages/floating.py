"""Objects placed beside the text: where they stand, and how lines make way for them. Lengths are in twips."""

import msgspec

from briefing.pages.document import Floating
from briefing.pages.lines import Room

_LEAST_ROOM = 720.0


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
    """A rectangle that text stays out of; `wide` leaves no room on either side."""

    left: float
    top: float
    right: float
    bottom: float
    wide: bool


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
    return Exclusion(x - left, y - top, x + size[0] + right, y + size[1] + bottom, floating.wrap == "top")


def room_beside(exclusions: list[Exclusion], column: Frame, top: float, height: float) -> Room:
    """The free stretch of a column beside the objects at a height, on the wider side of each."""
    left, right = column.start, column.end
    for taken in exclusions:
        if taken.wide or taken.bottom <= top or taken.top >= top + height:
            continue
        if taken.left - left >= right - taken.right:
            right = min(right, taken.left)
        else:
            left = max(left, taken.right)
    if right - left < _LEAST_ROOM:
        left, right = column.start, column.end
    return Room(left - column.start, right - column.start)
