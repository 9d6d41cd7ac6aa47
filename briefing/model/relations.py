"""Relations with a partner country, as a fact sheet keeps them from one contact to the next."""

import datetime as dt

import msgspec

from briefing.model.choices import DocumentState, DocumentType, VisitKind
from briefing.model.text import OfficialRef, RowId, Text, TextRow


class Treaty(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A treaty or other document that binds both sides."""

    id: RowId
    title: Text = Text()
    type: DocumentType | None = None
    date: dt.date | None = None
    state: DocumentState | None = None


class EarlierVisit(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A visit between the countries in the last two years."""

    id: RowId
    date: dt.date | None = None
    kind: VisitKind | None = None
    who: Text = Text()
    place: Text = Text()
    result: Text = Text()


class Relations(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The partner, who speaks for it, and what there is between the countries.

    An empty `country` stands for that of the visit. Official names and the capital
    come from the gazetteer. `next_review` is the day on which the sheet is looked through.
    """

    country: Text = Text()
    established: dt.date | None = None
    head_of_state: OfficialRef = OfficialRef("")
    head_of_government: OfficialRef = OfficialRef("")
    partner_minister: OfficialRef = OfficialRef("")
    our_ambassador: OfficialRef = OfficialRef("")
    their_ambassador: OfficialRef = OfficialRef("")
    treaties: tuple[Treaty, ...] = ()
    visits: tuple[EarlierVisit, ...] = ()
    problems: tuple[TextRow, ...] = ()
    talking_line: Text = Text()
    next_review: dt.date | None = None
