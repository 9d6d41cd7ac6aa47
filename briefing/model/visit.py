"""The visit a note is about."""

import datetime as dt

import msgspec

from briefing.model.choices import (
    DatesKnown,
    Direction,
    DocumentState,
    DocumentType,
    MeetingFormat,
    OutcomeReached,
    PressAccess,
    VisitBasis,
    VisitKind,
)
from briefing.model.text import OfficialRef, RowId, SourceRef, Text, TextRow


class Event(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One item of the programme; its weekday is calculated from the date."""

    id: RowId
    date: dt.date | None = None
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None
    time_zone: str = ""
    title: Text = Text()
    venue: Text = Text()
    format: MeetingFormat | None = None
    lead: OfficialRef = OfficialRef("")
    press: PressAccess | None = None
    interpreter: bool | None = None


class VisitDocument(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A document prepared or signed; "none reported" is a reason of the empty list."""

    id: RowId
    title: Text = Text()
    type: DocumentType | None = None
    state: DocumentState | None = None
    date: dt.date | None = None


class DesiredOutcome(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A result that was sought, and after the visit whether it was reached."""

    id: RowId
    text: Text = Text()
    reached: OutcomeReached | None = None
    remark: Text = Text()


class Issue(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A difficulty met during the visit, with what we recommend to do about it."""

    id: RowId
    text: Text = Text()
    recommendation: Text = Text()


class Question(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A question the other side may raise, with our line on it."""

    id: RowId
    question: Text = Text()
    answer: Text = Text()
    source: SourceRef = SourceRef("")


class Visit(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The visit (FIELDS.md section 2); its dates never come from the date of the report."""

    kind: VisitKind | None = None
    direction: Direction | None = None
    country: Text = Text()
    city: Text = Text()
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    dates_known: DatesKnown | None = None
    reported_on: dt.date | None = None
    head: OfficialRef = OfficialRef("")
    members: tuple[OfficialRef, ...] = ()
    accompanying: tuple[OfficialRef, ...] = ()
    host_side: Text = Text()
    host_head: OfficialRef = OfficialRef("")
    hosts: tuple[OfficialRef, ...] = ()
    basis: VisitBasis | None = None
    basis_ref: str = ""
    purpose: Text = Text()
    outcomes_sought: tuple[DesiredOutcome, ...] = ()
    events: tuple[Event, ...] = ()
    points_to_make: tuple[TextRow, ...] = ()
    if_raised: tuple[Question, ...] = ()
    documents: tuple[VisitDocument, ...] = ()
    result: Text = Text()
    sensitivities: tuple[TextRow, ...] = ()
    issues: tuple[Issue, ...] = ()
    expenses: Text = Text()
