"""The names that `template_context` adds to those of the schema, found by asking it."""

from functools import cache
from typing import Any

from briefing.model import Briefing, insert, replace
from briefing.model.schema import Field, FieldKind, schema
from briefing.word.inspection.known import KnownField, known_fields
from briefing.word.note.context import template_context
from briefing.word.printing.values import Row

_EXAMPLES = {
    FieldKind.TEXT: ("/en", "x"),
    FieldKind.LINE: ("", "x"),
    FieldKind.NUMBER: ("", "1"),
    FieldKind.INTEGER: ("", "1"),
    FieldKind.DATE: ("", "2025-03-21"),
    FieldKind.TIME: ("", "10:00:00"),
    FieldKind.YES_NO: ("", "true"),
    FieldKind.OFFICIAL: ("", "x1"),
    FieldKind.OFFICIALS: ("", "x1"),
    FieldKind.SOURCE: ("", "x1"),
}


@cache
def all_known_fields() -> KnownField:
    """Every name a template may use."""
    known = known_fields()
    context = template_context(_full_briefing(), "en", draft=True)
    for name, value in context.items():
        known.fields[name] = _merged(known, known.fields.get(name), value)
    return known


def _merged(known: KnownField, field: KnownField | None, value: Any) -> KnownField:
    """A known field with the names its value has besides; a list without rows may hold any."""
    if isinstance(value, Row) and field is None and value.path and "/" in value.path:
        section = known.fields.get(value.path.split("/")[0])
        if section is not None and section.rows and value.path.count("/") == 1:
            return KnownField("group", section.fields)
    if isinstance(value, dict):
        field = field or KnownField("group")
        for name, item in value.items():
            field.fields[name] = _merged(known, field.fields.get(name), item)
        return field
    if isinstance(value, (list, tuple)):
        if field is not None:
            for item in value:
                _merged(known, KnownField("group", field.fields), item)
            return field
        row = _merged(known, None, value[0]) if value else KnownField("group", closed=False)
        return KnownField("rows", row.fields, rows=True, closed=row.closed)
    return field or KnownField("line")


def _full_briefing() -> Briefing:
    """A briefing with a row in every list and a value in every field."""
    briefing = Briefing()
    entries = schema().values()
    for entry in entries:
        if entry.kind is FieldKind.ROWS:
            briefing = insert(briefing, f"{_example_path(entry)}/x1")
    for entry in entries:
        example = _example(entry)
        if example is not None:
            briefing = replace(briefing, f"{_example_path(entry)}{example[0]}", example[1])
    return briefing


def _example_path(entry: Field) -> str:
    return entry.path.replace("*", "x1")


def _example(entry: Field) -> tuple[str, str] | None:
    if entry.choices is not None:
        return "", next(iter(entry.choices)).value
    return _EXAMPLES.get(entry.kind)
