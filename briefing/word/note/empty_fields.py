"""What a note says in the place of an empty field (`resources/missing.toml`)."""

from functools import cache
from typing import Any, Self

from briefing.model import Evidence, LanguageCode, Status
from briefing.resources import read_toml


class EmptyField(str):
    """The value of an empty field: nothing, but it knows what the note says in its place.

    It is false, prints nothing and has no items; the filter `stated` prints
    `words` (`Not stated`, `To be confirmed by …`, `[addressee]`).
    """

    __slots__ = ("words",)
    words: str

    def __new__(cls, words: str = "") -> Self:
        """An empty field in whose place these words are printed."""
        field = super().__new__(cls)
        field.words = words
        return field


def stated(value: Any) -> Any:
    """The value, or the words that stand in the place of an empty field."""
    return value.words if isinstance(value, EmptyField) else value


@cache
def empty_field(pattern: str, language: LanguageCode, *, draft: bool, proposal: bool = False) -> EmptyField:
    """The empty field of a schema pattern of which nobody has said why it is empty.

    Requisites and our own proposals are for the unit to fill in: a draft shows
    them in square brackets. What the sources do not say is "not stated".
    """
    to_fill = _table("proposals" if proposal else "requisites").get(pattern)
    if to_fill:
        return EmptyField(f"[{to_fill[language]}]" if draft else "")
    return EmptyField(_not_stated(pattern, language))


def empty_because(evidence: Evidence, pattern: str, language: LanguageCode) -> EmptyField:
    """The empty field whose evidence gives the reason."""
    if evidence.status is Status.NOT_STATED:
        said = _table("said").get(pattern)
        return EmptyField(said[language] if said else _not_stated(pattern, language))
    if evidence.status is Status.TO_BE_CONFIRMED and evidence.confirm_by:
        words: str = _table("reasons")["to_be_confirmed_by"][language]
        return EmptyField(words.format(who=evidence.confirm_by))
    return EmptyField(_table("reasons")[evidence.status][language])


@cache
def requisite_name(pattern: str, language: LanguageCode) -> str:
    """What a requisite is called in running text; an empty string for other fields."""
    named = _table("requisite_names").get(pattern) or _table("requisites").get(pattern, {})
    words: str = named.get(language, "")
    return words.partition(":")[0]


def _not_stated(pattern: str, language: LanguageCode) -> str:
    words = _table("fields").get(pattern) or _table("reasons")["not_stated"]
    return str(words[language])


@cache
def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = read_toml("missing.toml")[name]
    return table
