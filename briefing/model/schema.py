"""The field schema: what every field is called, holds and requires.

Structure and types come from the structs of the model; labels, help and
requirements from `resources/fields.toml`, words for choices from
`resources/choices.toml`. Forms, checks and templates all read this.
"""

import datetime as dt
import typing
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache, lru_cache
from typing import Any

import msgspec

from briefing.model.briefing import Briefing
from briefing.model.paths import FieldPath, PathError, field_types, row_type
from briefing.model.text import LanguageCode, OfficialRef, SourceRef, Text
from briefing.resources import read_toml


class FieldKind(Enum):
    """What a field holds, which decides how it is edited and written."""

    GROUP = "group"
    ROWS = "rows"
    TEXT = "text"
    LINE = "line"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    TIME = "time"
    YES_NO = "yes_no"
    CHOICE = "choice"
    OFFICIAL = "official"
    OFFICIALS = "officials"
    SOURCE = "source"


class Required(StrEnum):
    """How much a field is needed (FIELDS.md: R, S, O)."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


class Field(msgspec.Struct, frozen=True):
    """One entry of the schema. `path` has `*` for row ids: `officials/*/post`.

    `row` is what one row of a list is called and `columns` names the fields that
    stand for a folded row; `max_words` is the limit of the dictionary, 0 where it sets none.
    """

    path: FieldPath
    kind: FieldKind
    annotation: Any
    label: Text
    help: Text
    required: Required = Required.OPTIONAL
    multiline: bool = False
    max_words: int = 0
    row: Text = Text()
    columns: tuple[str, ...] = ()
    choices: type[StrEnum] | None = None


_KINDS: dict[Any, FieldKind] = {
    Text: FieldKind.TEXT,
    str: FieldKind.LINE,
    Decimal: FieldKind.NUMBER,
    int: FieldKind.INTEGER,
    dt.date: FieldKind.DATE,
    dt.time: FieldKind.TIME,
    bool: FieldKind.YES_NO,
    OfficialRef: FieldKind.OFFICIAL,
    SourceRef: FieldKind.SOURCE,
    tuple[OfficialRef, ...]: FieldKind.OFFICIALS,
}

SECTIONS = (
    "header",
    "visit",
    "officials",
    "projects",
    "targets",
    "commitments",
    "statements",
    "topics",
    "text",
    "sources",
    "relations",
    "decision",
)
"""The parts of a briefing that are forms, in the order of the window."""

SECTIONS_OF_SOME_PAPERS = frozenset({"relations", "decision"})
"""The sections that most papers do not print; forms show them for those that do."""

ADDITIONAL = "additional"
"""The part with the fields that only the chosen template knows."""


@lru_cache(maxsize=8192)
def pattern_of(path: str) -> FieldPath:
    """The schema path of a field path: row ids become `*`, a language step is dropped.

    Raises PathError for a path that no briefing can have.
    """
    annotation: Any = Briefing
    pattern: list[str] = []
    for step in FieldPath(path).steps:
        row = row_type(annotation)
        if row is not None or annotation == dict[str, str]:
            annotation = row or str
            pattern.append("*")
            continue
        if annotation is Text and step in Text.__struct_fields__:
            break
        if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
            annotation = field_types(annotation).get(step)
        else:
            annotation = None
        if annotation is None:
            raise PathError(f"No briefing has a field {path}.")
        pattern.append(step)
    return FieldPath("/".join(pattern))


def whole_field(path: str) -> FieldPath:
    """The path without a language step: `visit/city` for `visit/city/en`."""
    steps = FieldPath(path).steps
    return FieldPath("/".join(steps[: len(pattern_of(path).steps)]))


def field_of(path: str) -> Field:
    """The schema entry of a field path (`visit/city/en`) or pattern (`officials/*/post`).

    A field that only a template knows (`additional/hotel_room`) holds text and is called as the template calls it.
    """
    pattern = pattern_of(path)
    if pattern == f"{ADDITIONAL}/*":
        name = FieldPath(path).name.replace("_", " ")
        words = f"{name[:1].upper()}{name[1:]}"
        return Field(
            pattern, FieldKind.LINE, str, Text(words, words, words), Text(), Required.RECOMMENDED, multiline=True
        )
    return schema()[pattern]


@cache
def schema() -> dict[FieldPath, Field]:
    """Every entry of the schema by its pattern, groups and lists before their fields."""
    words = read_toml("fields.toml")
    entries: dict[FieldPath, Field] = {}
    for section in SECTIONS:
        _add(entries, FieldPath(section), field_types(Briefing)[section], words)
    return entries


@cache
def choice_words(choices: type[StrEnum]) -> dict[str, Text]:
    """What people read for each code of a choice, in the order of the list."""
    table = read_toml("choices.toml").get(choices.__name__, {})
    return {code.value: msgspec.convert(table.get(code.value, {}), Text) for code in choices}


def choice_text(code: StrEnum, language: LanguageCode) -> str:
    """What people read for a choice; its code where the words are missing."""
    return choice_words(type(code))[code.value].in_any_language(language) or code.value


def _add(entries: dict[FieldPath, Field], path: FieldPath, annotation: Any, words: dict[str, Any]) -> None:
    entries[path] = _entry(path, annotation, words.get(path, {}))
    row = row_type(annotation)
    struct = row or annotation
    if struct is Text or not (isinstance(struct, type) and issubclass(struct, msgspec.Struct)):
        return
    for name, inner in field_types(struct).items():
        if name != "id":
            _add(entries, FieldPath(f"{path}/*/{name}" if row else f"{path}/{name}"), inner, words)


def _entry(path: FieldPath, annotation: Any, words: dict[str, Any]) -> Field:
    plain = _without_none(annotation)
    choices = plain if isinstance(plain, type) and issubclass(plain, StrEnum) else None
    return Field(
        path=path,
        kind=_kind(plain, choices),
        annotation=annotation,
        label=msgspec.convert(words.get("label", {}), Text),
        help=msgspec.convert(words.get("help", {}), Text),
        required=Required(words.get("required", Required.OPTIONAL)),
        multiline=words.get("multiline", False),
        max_words=words.get("max_words", 0),
        row=msgspec.convert(words.get("row", {}), Text),
        columns=tuple(words.get("columns", ())),
        choices=choices,
    )


def _kind(plain: Any, choices: type[StrEnum] | None) -> FieldKind:
    if choices is not None or typing.get_origin(plain) is typing.Literal:
        return FieldKind.CHOICE
    if row_type(plain) is not None:
        return FieldKind.ROWS
    return _KINDS.get(plain, FieldKind.GROUP)


def _without_none(annotation: Any) -> Any:
    options = [option for option in typing.get_args(annotation) if option is not type(None)]
    return options[0] if type(None) in typing.get_args(annotation) else annotation
