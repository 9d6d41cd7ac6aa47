"""What a template sees of a briefing: plain values in the document's language.

Names are those of the model (`visit.city`, `officials[0].post`). Choices are
words, with the code beside them (`visit.kind`, `visit.kind_code`); references
are the rows they name; dates and numbers stay what they are, for the filters.
Every row and section also has `cited`, the numbers of the sources behind it
(`[1]`), and `cited_by` with the same for its single fields. What the program
works out itself stands in `note` (`briefing.word.note.note_values`).
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import msgspec

from briefing.model import EMPTY_REASONS, Briefing, FieldPath, LanguageCode, Text
from briefing.model.choices import CommitmentNature
from briefing.model.commitment import Commitment
from briefing.model.schema import SECTIONS, Field, FieldKind, choice_text, schema
from briefing.word.note.citations import Citations, citations
from briefing.word.note.empty_fields import EmptyField, empty_because, empty_field
from briefing.word.note.note_values import note_values
from briefing.word.note.written_figures import add_written_figures
from briefing.word.printing.values import Row

_PEOPLE_AND_SOURCES = ("sources", "officials")


def template_context(
    briefing: Briefing, language: LanguageCode, *, draft: bool, annexes: bool = True
) -> dict[str, Any]:
    """The values of a briefing for a template in this language.

    A draft shows what is still to be filled in and what is to be verified. Limits
    of pages are measured without the annexes of a paper.
    """
    reader = _Reader(briefing, language, draft=draft)
    others = tuple(name for name in SECTIONS if name not in _PEOPLE_AND_SOURCES)
    context: dict[str, Any] = {"language": language}
    for section in (*_PEOPLE_AND_SOURCES, *others):  # the rows that others refer to come first
        context[section] = reader.section(section)
    context["additional"] = Row(dict(briefing.additional), "additional")
    for name, value in briefing.additional.items():
        context.setdefault(name, value)  # a template names them with or without `additional`
    add_written_figures(briefing, context, language)
    context["note"] = note_values(briefing, context, language, draft=draft, annexes=annexes)
    return context


class _Reader:
    """Turns the parts of one briefing into rows."""

    def __init__(self, briefing: Briefing, language: LanguageCode, *, draft: bool) -> None:
        self._briefing = briefing
        self._language = language
        self._draft = draft
        self._citations: Citations = citations(briefing)
        self._people: dict[str, Row] = {}
        self._sources: dict[str, Row] = {}
        self._proposal = False
        self._readers: Mapping[FieldKind, Callable[[Any, Field, str], Any]] = {
            FieldKind.TEXT: self._text,
            FieldKind.ROWS: self._rows,
            FieldKind.GROUP: self._group,
            FieldKind.OFFICIAL: self._official,
            FieldKind.OFFICIALS: self._officials,
            FieldKind.SOURCE: self._source,
        }

    def section(self, name: str) -> Any:
        """A section of the briefing: a row for a group, a list of rows for a list."""
        entry = schema()[FieldPath(name)]
        value = getattr(self._briefing, name)
        if entry.kind is FieldKind.GROUP:
            return self._group(value, entry, name)
        rows = [self._row(row, f"{name}/*", f"{name}/{row.id}") for row in value]
        for number, row in enumerate(rows, 1):
            row["number"] = number
        if name == "officials":
            self._people = {row["id"]: row for row in rows}
        elif name == "sources":
            self._sources = {row["id"]: row for row in rows}
        return rows

    def _group(self, value: Any, entry: Field, path: str) -> Row:
        return self._row(value, entry.path, path)

    def _rows(self, value: Any, entry: Field, path: str) -> list[Row] | EmptyField:
        if not value:
            return self._missing(entry.path, path)
        return [self._row(row, f"{entry.path}/*", f"{path}/{row.id}") for row in value]

    def _row(self, value: msgspec.Struct, pattern: str, path: str) -> Row:
        self._proposal = isinstance(value, Commitment) and value.nature is CommitmentNature.OUR_PROPOSAL
        row = Row({}, path)
        row_id = getattr(value, "id", None)
        if row_id is not None:
            row["id"] = row_id
        for name, field in _fields(pattern):
            self._add(row, name, getattr(value, name), field, f"{path}/{name}")
        row["cited"] = self._citations.of_row(path, getattr(value, "source", ""))
        row["cited_by"] = self._citations.of_fields(path)
        return row

    def _add(self, row: Row, name: str, value: Any, field: Field, path: str) -> None:
        read = self._readers.get(field.kind)
        if read is not None:
            row[name] = read(value, field, path)
        elif value is None or value == "":
            row[name] = self._missing(field.path, path)
        elif field.choices is not None:
            row[name] = choice_text(value, self._language)
        else:
            row[name] = value
        if field.kind is FieldKind.CHOICE:
            row[f"{name}_code"] = str(value or "")

    def _text(self, value: Text, field: Field, path: str) -> str:
        return value.in_any_language(self._language) or self._missing(field.path, path)

    def _official(self, value: str, field: Field, path: str) -> Row | EmptyField:
        return self._people.get(value) or self._missing(field.path, path)

    def _officials(self, value: tuple[str, ...], field: Field, path: str) -> list[Row] | EmptyField:
        rows = [self._people[item] for item in value if item in self._people]
        return rows or self._missing(field.path, path)

    def _source(self, value: str, field: Field, path: str) -> Row | EmptyField:
        return self._sources.get(value) or self._missing(field.path, path)

    def _missing(self, pattern: str, path: str) -> EmptyField:
        evidence = self._briefing.evidence.get(path)
        if evidence is not None and evidence.status in EMPTY_REASONS:
            return empty_because(evidence, pattern, self._language)
        return empty_field(pattern, self._language, draft=self._draft, proposal=self._proposal)


@cache
def _fields(pattern: str) -> tuple[tuple[str, Field], ...]:
    """The fields right below a group or row of the schema, by name."""
    return tuple((path.name, field) for path, field in schema().items() if path.parent == pattern)
