"""What a decision note asks for, and between what the reader can choose."""

import datetime as dt

import msgspec

from briefing.model.text import RowId, Text


class Recommendation(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One thing to decide. It stands alone and holds no fact that the note does not give elsewhere."""

    id: RowId
    text: Text = Text()
    by: dt.date | None = None


class Option(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One way to go, doing nothing among them, with what speaks for and against it."""

    id: RowId
    title: Text = Text()
    cost: Text = Text()
    risk: Text = Text()
    legal: Text = Text()
    reaction: Text = Text()


class Decision(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The decision that is asked for; `no_alternative` says why there are no options.

    Who was consulted stands in the clearance of the header.
    """

    recommendations: tuple[Recommendation, ...] = ()
    options: tuple[Option, ...] = ()
    no_alternative: Text = Text()
    funding: Text = Text()
