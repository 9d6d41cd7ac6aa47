"""Topics and the free text of a note."""

import msgspec

from briefing.model.text import RowId, SourceRef, Text


class Topic(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A question that was discussed; the order of the list is the order of the note."""

    id: RowId
    text: Text = Text()
    lead_unit: Text = Text()
    source: SourceRef = SourceRef("")


class Narrative(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The sections written as prose, in Markdown."""

    bottom_line: Text = Text()
    background: Text = Text()
    attention: Text = Text()
    press_line: Text = Text()
