"""What fields, rows and values are called in the window."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Any

from briefing.model import (
    LANGUAGE_CODES,
    Briefing,
    Evidence,
    FieldPath,
    PathError,
    Status,
    Suggestion,
    Text,
    get,
    is_empty,
)
from briefing.model.evidence import MODEL_RULE, REGISTRY_RULE
from briefing.model.schema import ADDITIONAL, Field, FieldKind, choice_words, field_of, pattern_of, schema, whole_field
from briefing.translation import tr, ui_language

LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}


def field_label(path: str) -> str:
    """What the field is called."""
    if path == ADDITIONAL:
        return tr("Fields of the template")
    return field_of(path).label.in_any_language(ui_language())


def row_label(list_path: str) -> str:
    """What one row of the list is called."""
    return field_of(list_path).row.in_any_language(ui_language())


def place_label(briefing: Briefing, path: str) -> str:
    """The field with the row it belongs to: `Post (Alibek Zhamauov)`."""
    label = _label_of_place(path)
    row = row_of(path)
    if row is None or row == path:
        return label
    title = row_title(briefing, row)
    return f"{label} ({title})" if title else label


def row_of(path: str) -> FieldPath | None:
    """The outermost row the path lies in: `officials/o1` for `officials/o1/post/en`."""
    steps = FieldPath(path).steps
    if steps[0] == ADDITIONAL:
        return None
    for count in range(1, len(steps)):
        parent = FieldPath("/".join(steps[:count]))
        if field_of(parent).kind is FieldKind.ROWS:
            return parent.child(steps[count])
    return None


def row_title(briefing: Briefing, row: str) -> str:
    """What tells a row from others: its columns, parted by commas."""
    columns = field_of(FieldPath(row).parent).columns
    parts = []
    for column in columns:
        path = FieldPath(row).child(column)
        try:
            value = get(briefing, path)
        except PathError:
            return ""
        if not is_empty(value):
            parts.append(value_text(briefing, path, value))
    return ", ".join(parts)


def value_text(briefing: Briefing, path: str, value: Any) -> str:
    """A value as people read it in the window."""
    kind = field_of(path).kind
    if isinstance(value, Text):
        return value.in_any_language(briefing.language)
    if isinstance(value, StrEnum):
        return choice_text(field_of(path), value.value)
    if kind in (FieldKind.OFFICIAL, FieldKind.OFFICIALS):
        people = (value,) if isinstance(value, str) else value
        return ", ".join(official_name(briefing, person) for person in people)
    if kind is FieldKind.SOURCE:
        return source_name(briefing, value)
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if isinstance(value, Decimal | int):
        return number_text(Decimal(value))
    if isinstance(value, dt.date):
        return date_text(value)
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return str(value)


def suggestion_text(briefing: Briefing, suggestion: Suggestion) -> str:
    """A proposed value as people read it."""
    field = field_of(suggestion.path)
    if field.kind is FieldKind.CHOICE:
        return choice_text(field, suggestion.value)
    if field.kind is FieldKind.DATE:
        return date_text(dt.date.fromisoformat(suggestion.value))
    if field.kind in (FieldKind.NUMBER, FieldKind.INTEGER):
        return number_text(Decimal(suggestion.value))
    if field.kind in (FieldKind.OFFICIAL, FieldKind.OFFICIALS):
        return ", ".join(official_name(briefing, person) for person in suggestion.value.split())
    if field.kind is FieldKind.SOURCE:
        return source_name(briefing, suggestion.value)
    if field.kind is FieldKind.YES_NO:
        return tr("Yes") if suggestion.value.casefold() == "true" else tr("No")
    return suggestion.value


def choices_of(field: Field) -> list[tuple[str, str]]:
    """The codes and words of a choice field, in their order."""
    if field.choices is None:
        return [(code, LANGUAGE_NAMES[code]) for code in LANGUAGE_CODES]
    words = choice_words(field.choices)
    return [(code, text.in_any_language(ui_language()) or code) for code, text in words.items()]


def choice_text(field: Field, code: str) -> str:
    """What people read for a code."""
    return dict(choices_of(field)).get(code, code)


def official_name(briefing: Briefing, official_id: str) -> str:
    """The name of an official, proposed ones included."""
    for official in briefing.officials:
        if official.id == official_id and official.name:
            return official.name.in_any_language(briefing.language)
    prefix = f"officials/{official_id}/name"
    named = (item.value for item in briefing.suggestions if FieldPath(item.path).is_within(prefix))
    return next(named, official_id)


def source_name(briefing: Briefing, source_id: str) -> str:
    """What a source is called on a tab or in a list."""
    for source in briefing.sources:
        if source.id == source_id:
            others = [other.publisher for other in briefing.sources if other.id != source_id]
            publisher = "" if source.publisher in others else source.publisher
            return publisher or source.title or source.file or source.publisher or source_id
    return source_id


def date_text(date: dt.date) -> str:
    """A date as forms and tables write it: 21.03.2025, in English 21 Mar 2025."""
    if ui_language() != "en":
        return date.strftime("%d.%m.%Y")
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    return f"{date.day} {months.split()[date.month - 1]} {date.year}"


def number_text(number: Decimal) -> str:
    """A number with its thousands set apart by no-break spaces; the decimal sign of the language."""
    text = f"{number:,f}".replace(",", "\u00a0")
    return text if ui_language() == "en" else text.replace(".", ",")


def reason_text(evidence: Evidence) -> str:
    """Why a field is empty."""
    if evidence.status is Status.NOT_STATED:
        return tr("Not stated in source")
    if evidence.status is Status.NOT_APPLICABLE:
        return tr("Not applicable")
    if evidence.confirm_by:
        return tr("To be confirmed by {name}", name=evidence.confirm_by)
    return tr("To be confirmed")


def rule_text(rule: str, confidence: float) -> str:
    """How a proposal came about, for those who ask."""
    if not rule:
        return ""
    if rule.startswith(MODEL_RULE):
        return tr("Proposed by the language model “{name}”", name=rule.removeprefix(MODEL_RULE).lstrip(": "))
    if rule == REGISTRY_RULE:
        return tr("From the registry of officials")
    return tr("Rule “{rule}”, right in {percent} of 100 cases", rule=rule, percent=round(confidence * 100))


def _label_of_place(path: str) -> str:
    if path.startswith(f"{ADDITIONAL}/") or whole_field(path) in schema() or pattern_of(path) in schema():
        return field_label(path)
    return row_label(FieldPath(path).parent)
