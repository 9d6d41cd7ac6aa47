"""Cuts what stands round each printed value out of a part."""

import re

from briefing.word.compiling.draft import Draft, Segment
from briefing.word.compiling.tags import Where
from briefing.word.printing.slots import Slot

_SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>|<w:sectPr\b[^>]*/>", re.DOTALL)
# A tracked change of format holds the properties of before, an element of the same name inside.
_FORMER = re.compile(r"<w:(rPrChange|sectPrChange)\b.*?</w:\1>", re.DOTALL)


class _Cutter:
    """Walks along the segments of a part and knows what the next one belongs to."""

    def __init__(self, draft: Draft, *, controls: bool) -> None:
        self.slots: dict[int, Slot] = {}
        self.kept: list[Segment] = []
        self._draft = draft
        self._controls = controls
        self._slot: Slot | None = None
        self._keeps = True
        self._after_value = False
        self._in_properties = False
        self._paragraph = ""
        self._can_break = True

    def take(self, segment: Segment) -> None:
        """Go over the next segment."""
        match segment.mark:
            case "s":
                self._open(segment.number)
            case "e":
                self._slot, self._keeps = None, True
            case "q":
                self._paragraph, self._in_properties, self._can_break = "", True, True
            case "z":
                self._in_properties = False
            case "":
                self._markup(segment)
            case _:
                self._after_value = True
                if self._in_properties:  # they depend on a value, so a paragraph cannot begin anew with them
                    self._can_break = False
                self.kept.append(segment)

    def _open(self, number: int) -> None:
        can_break, can_control = self._draft.freedom.get(number, (False, True))
        can_break = can_break and self._can_break
        can_note = not self._draft.tag(number).in_box
        self._slot = Slot(paragraph=self._paragraph, can_break=can_break, can_control=can_control, can_note=can_note)
        self.slots[number] = self._slot
        self._after_value = False
        self._keeps = not self._controls and self._draft.tag(number).where is Where.RUN

    def _markup(self, segment: Segment) -> None:
        if self._slot is not None and self._after_value:
            self._slot.after += segment.markup
        elif self._slot is not None:
            self._slot.before += segment.markup
        elif self._in_properties:
            self._paragraph = _SECTION.sub("", _FORMER.sub("", segment.markup))
        if self._keeps:
            self.kept.append(segment)


def cut_slots(segments: list[Segment], draft: Draft, *, controls: bool) -> tuple[dict[int, Slot], list[Segment]]:
    """The slot of each printed value, and the part without what the printed value brings along itself."""
    cutter = _Cutter(draft, controls=controls)
    for segment in segments:
        cutter.take(segment)
    return cutter.slots, cutter.kept
