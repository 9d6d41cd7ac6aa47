"""What somebody undertook to do, or what we propose to do."""

import datetime as dt

import msgspec

from briefing.model.choices import CommitmentNature, CommitmentState, CompletionForm
from briefing.model.text import RowId, SourceRef, Text


class Commitment(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A commitment or follow-up (FIELDS.md section 6); its number is its place in the list."""

    id: RowId
    text: Text = Text()
    nature: CommitmentNature | None = None
    by: Text = Text()
    to: Text = Text()
    made_on: dt.date | None = None
    where: Text = Text()
    owner: Text = Text()
    co_owners: Text = Text()
    due: dt.date | None = None
    due_note: Text = Text()
    completion_form: CompletionForm | None = None
    state: CommitmentState | None = None
    proof: str = ""
    updated: dt.date | None = None
    source: SourceRef = SourceRef("")
