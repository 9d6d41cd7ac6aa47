"""What the checks look at: a briefing with the circumstances it is checked in."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from briefing.languages import country_code
from briefing.messages import Label, Message
from briefing.model import (
    LANGUAGE_CODES,
    Briefing,
    FieldPath,
    LanguageCode,
    PathError,
    Source,
    Text,
    get,
    leaves,
    texts,
)
from briefing.model.choices import Side
from briefing.model.field_names import field_name, label_of
from briefing.model.gaps import Gap, Needs, find_gaps
from briefing.model.schema import SECTIONS, field_of, pattern_of


class Words(NamedTuple):
    """The words of a text field in one language; `pattern` is its place in the schema."""

    path: FieldPath
    pattern: str
    language: LanguageCode
    text: str


class Matter:
    """A briefing and what the checks want to know about it, each thing worked out once.

    `needs` are the requirements of its template; `page_count` the pages of the note as it was laid out, None where it
    was not; `today` the day on which it is checked.
    """

    def __init__(
        self, briefing: Briefing, *, needs: Needs | None = None, page_count: int | None = None, today: dt.date
    ) -> None:
        self.briefing = briefing
        self.needs = needs
        self.page_count = page_count
        self.today = today

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What the briefing lacks by the requirements of its template."""
        return find_gaps(self.briefing, self.briefing.language, self.needs)

    @cached_property
    def texts(self) -> tuple[tuple[FieldPath, Text], ...]:
        """Every field in three languages that holds any words."""
        return tuple((path, text) for path, text in texts(self.briefing) if text)

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """The words of those fields, language by language."""
        return tuple(
            Words(path.child(language), pattern_of(path), language, words)
            for path, text in self.texts
            for language in LANGUAGE_CODES
            if (words := text.in_language(language))
        )

    @cached_property
    def prose(self) -> tuple[Words, ...]:
        """Those that hold sentences rather than names."""
        return tuple(words for words in self.words if field_of(words.path).multiline or words.pattern == "header/title")

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.briefing.sources}

    def source(self, source_id: str) -> Source | None:
        """The source with this id, None where there is none."""
        return self._sources.get(source_id)

    @property
    def date(self) -> dt.date:
        """The date of the note; today while it has none."""
        return self.briefing.header.doc_date or self.today

    @cached_property
    def own_country(self) -> str:
        """The ISO code of our country, as our officials tell it; empty where none does."""
        ours = (row.country for row in self.briefing.officials if row.side is Side.OURS and row.country)
        return code_of(next(ours, Text()))

    def value(self, path: str) -> Any:
        """The value at a path, None where the path leads nowhere."""
        try:
            return get(self.briefing, path)
        except PathError:
            return None

    def dated(self) -> Iterator[tuple[FieldPath, str, dt.date]]:
        """Every day that the briefing names in a field of its own, with path and pattern."""
        for path, value in leaves(self.briefing):
            if isinstance(value, dt.date) and path.steps[0] in SECTIONS:
                yield path, pattern_of(path), value

    @staticmethod
    def label(path: str) -> Label:
        """What a field is called."""
        return label_of(field_of(path).label)

    def place(self, path: str) -> Message:
        """A field as a sentence names it: `Access mark`, `Value (Target 2)`."""
        return field_name(self.briefing, path)


def code_of(country: Text) -> str:
    """The ISO code of a country named in any language; empty where there is none."""
    return country_code(country.in_any_language("en")) if country else ""
