"""Where a value comes from, or why a field is empty."""

from enum import StrEnum

import msgspec

from briefing.model.text import SourceRef


class Quote(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An exact span of a source: `source.text[start:end] == words`."""

    source: SourceRef
    start: int
    end: int
    words: str


class Status(StrEnum):
    """How a value came about, or the reason why there is none."""

    QUOTED = "quoted"
    TYPED = "typed"
    CALCULATED = "calculated"
    PROPOSED = "proposed"
    NOT_STATED = "not_stated"
    NOT_APPLICABLE = "not_applicable"
    TO_BE_CONFIRMED = "to_be_confirmed"


EMPTY_REASONS = frozenset({Status.NOT_STATED, Status.NOT_APPLICABLE, Status.TO_BE_CONFIRMED})


MODEL_RULE = "language model"
"""Begins the name of the rule of what a language model proposed; the name of the model follows."""
REGISTRY_RULE = "registry"
"""The rule of what a registry of known officials lends in place of the article's words."""


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What stands behind the value of one field.

    `confirm_by` names who is to confirm (with `to_be_confirmed`); `rule` is the
    name of the extraction rule and `confidence` its probability of being right.
    """

    status: Status
    quotes: tuple[Quote, ...] = ()
    confirm_by: str = ""
    rule: str = ""
    confidence: float | None = None


class Suggestion(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A value proposed for one field, with the words that prove it.

    `value` is written as text (a date as ISO 8601, a number in plain digits, a
    choice as its code, references as ids parted by spaces); `replace` of
    `briefing.model.paths` reads it by the field's type. Suggestions whose
    paths lead into a row that does not exist yet propose that row.
    """

    path: str
    value: str
    quotes: tuple[Quote, ...] = ()
    confidence: float = 0.0
    rule: str = ""
