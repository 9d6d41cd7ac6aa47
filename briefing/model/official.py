"""A named person who acts for a state, an international body or a company."""

import datetime as dt

import msgspec

from briefing.model.choices import RankLevel, Side, SpellingSource
from briefing.model.text import RowId, Text


class RussianForms(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Case forms of a name in Russian, stored because they cannot be derived surely."""

    genitive: str = ""
    dative: str = ""
    accusative: str = ""
    instrumental: str = ""


class PreviousContact(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An earlier meeting with this person."""

    id: RowId
    date: dt.date | None = None
    place: Text = Text()
    topic: Text = Text()
    result: Text = Text()


class Position(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A known position of this person on a question, with where it is known from."""

    id: RowId
    text: Text = Text()
    source: str = ""


class Official(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A person (FIELDS.md section 3). `name` is the full name as the note prints it."""

    id: RowId
    name: Text = Text()
    surname: Text = Text()
    given: Text = Text()
    patronymic: Text = Text()
    name_forms: RussianForms = RussianForms()
    latin_source: SpellingSource | None = None
    pronunciation: str = ""
    post: Text = Text()
    organisation: Text = Text()
    country: Text = Text()
    side: Side | None = None
    rank_level: RankLevel | None = None
    dip_rank: Text = Text()
    degree: Text = Text()
    address_form: Text = Text()
    in_post_since: dt.date | None = None
    valid_to: dt.date | None = None
    photo: str = ""
    bio: Text = Text()
    languages: str = ""
    interpreter: bool | None = None
    met_before: tuple[PreviousContact, ...] = ()
    positions: tuple[Position, ...] = ()
    contact: str = ""
    assistant: str = ""
