"""The annex of a draft: the gaps of a briefing as lines a drafter can work through."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from briefing.languages import format_date
from briefing.model import Briefing, FieldPath, LanguageCode, Text
from briefing.model.gaps import Gap, GapKind, find_gaps
from briefing.model.schema import FieldKind, field_of, pattern_of
from briefing.resources import read_toml
from briefing.word.library import needs_of
from briefing.word.note.automatic_text import first_known, upper_first
from briefing.word.note.empty_fields import requisite_name
from briefing.word.printing.values import Row

_ROWS_NAMED = 6


def points_to_verify(briefing: Briefing, context: Mapping[str, Any], language: LanguageCode) -> list[Row]:
    """One row per line, with its `text` and the `path` of the first field it is about."""
    gaps: dict[str, list[Gap]] = {}
    for gap in find_gaps(briefing, language, needs_of(briefing.template)):
        gaps.setdefault(gap.kind.value, []).append(gap)
    lines = []
    for point in _texts()["point"]:
        fields, waiting = point.get("fields"), gaps.get(point.get("kind", "empty"), [])
        concerned = [gap for gap in waiting if _is_in(gap.path, fields)]
        if concerned:
            gaps[concerned[0].kind.value] = [gap for gap in waiting if gap not in concerned]  # each is told once
            text = first_known(point[language], _known(concerned, context, language))
            lines.append(Row({"text": text, "required": concerned[0].required.value}, concerned[0].path))
    return lines


def _is_in(path: FieldPath, fields: list[str] | None) -> bool:
    """Whether a field is one of these or in one of these groups (header); without fields every one is."""
    section = path.steps[0]
    return (
        fields is None or _pattern(path) in fields or (section in fields and field_of(section).kind is FieldKind.GROUP)
    )


def _known(gaps: list[Gap], context: Mapping[str, Any], language: LanguageCode) -> dict[str, str | None]:
    names = list(dict.fromkeys(filter(None, (_name(gap, context, language) for gap in gaps))))
    rows = ", ".join(names[:_ROWS_NAMED]) + (" …" if len(names) > _ROWS_NAMED else "")
    words = [_quoted(word, language) if gap.kind is GapKind.SPELLINGS else word for gap in gaps for word in gap.words]
    reported = context["visit"]["reported_on"]
    return {
        "rows": rows or None,
        "words": ", ".join(dict.fromkeys(words)) or None,
        "reported": format_date(reported, language) if reported else None,
    }


def _name(gap: Gap, context: Mapping[str, Any], language: LanguageCode) -> str:
    """The row a gap is in, as the note names it; the field itself where it is in no row."""
    section, *rest = gap.path.steps
    if section == "header":
        return requisite_name(gap.path, language) or _label(gap.path, language)
    if gap.kind is GapKind.UNTRANSLATED:
        return upper_first(_section_name(gap.path, language))
    if rest and isinstance(context[section], list):
        row = next((row for row in context[section] if row["id"] == rest[0]), None)
        return _row_name(section, row, language) if row else ""
    return _label(gap.path, language)


def _row_name(section: str, row: Mapping[str, Any], language: LanguageCode) -> str:
    if section == "targets":
        return " ".join(filter(None, (str(row["name"]), str(row["value_text"]))))
    kind = "source" if section == "sources" else row.get("counted_as")
    if kind:
        words: str = _texts()["rows"][kind][language]
        return words.format(number=row["number"])
    return str(row.get("name") or row.get("text") or "")


def _section_name(path: FieldPath, language: LanguageCode) -> str:
    label: Text = field_of(path.steps[0]).label
    return label.in_language(language) or _label(path, language)


def _label(path: str, language: LanguageCode) -> str:
    return field_of(path).label.in_any_language(language).lower()


def _quoted(words: str, language: LanguageCode) -> str:
    return f"“{words}”" if language == "en" else f"«{words}»"


@cache
def _pattern(path: str) -> FieldPath:
    return pattern_of(path)


@cache
def _texts() -> dict[str, Any]:
    return read_toml("points.toml")
