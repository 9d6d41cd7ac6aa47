"""Blocks set one below the other, at the places they take. Lengths are in twips."""

import msgspec

from briefing.pages.display import Placed
from briefing.pages.document import Floating


class Stack(msgspec.Struct, frozen=True, eq=False):
    """Blocks set one below the other."""

    items: tuple[Placed, ...]
    height: float
    floating: tuple[tuple[float, Floating], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    leads: dict[float, float] = {}  # by the top of a line, the space above it that it takes to a new page
