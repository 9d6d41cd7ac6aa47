"""Field paths: the one address of every fact of a briefing.

A path names its way through the briefing: `visit/city/en`, `officials/o2/post/ru`.
A step into a list is the id of a row, so a path stays true when rows move.
"""

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import msgspec

from briefing.model.briefing import Briefing
from briefing.model.text import RowId, Text


class PathError(LookupError):
    """A path that leads nowhere, or a value that its field cannot hold."""


class FieldPath(str):
    """The address of a field, a row or a group of fields; parts are joined by `/`."""

    __slots__ = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """The parts of the path, from the briefing down."""
        return tuple(self.split("/"))

    @property
    def parent(self) -> "FieldPath":
        """The path one step up; the parent of a top-level path is empty."""
        return FieldPath(self.rpartition("/")[0])

    @property
    def name(self) -> str:
        """The last step."""
        return self.rpartition("/")[2]

    def child(self, step: str) -> "FieldPath":
        """The path one step further down."""
        return FieldPath(f"{self}/{step}" if self else step)

    def is_within(self, other: str) -> bool:
        """Whether this path is the other one or lies below it."""
        return self == other or self.startswith(f"{other}/")


@cache
def field_types(struct: type) -> dict[str, Any]:
    """The resolved type of each field of a struct of the model."""
    return typing.get_type_hints(struct)


def row_type(annotation: object) -> type[msgspec.Struct] | None:
    """The type of the rows if the annotation is a list of rows, else None."""
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) is not tuple or not arguments:
        return None
    item = arguments[0]
    return item if isinstance(item, type) and issubclass(item, msgspec.Struct) else None


def get(briefing: Briefing, path: str) -> Any:
    """The value at the path: a field, a group, a row or a list of rows.

    Raises PathError where the path leads nowhere.
    """
    return value_at(briefing, path)


def value_at(value: Any, path: str) -> Any:
    """The value at a path below a group, a row or a list of rows.

    Raises PathError where the path leads nowhere.
    """
    for step in FieldPath(path).steps:
        value = _step_into(value, step, path)
    return value


def replace(briefing: Briefing, path: str, value: object) -> Briefing:
    """The briefing with another value at the path.

    Text is read by the type of the field: `2025-03-21` for a date, `1000` for a
    number, a code for a choice, an empty string for an empty field, ids parted
    by spaces for references. Raises PathError for a path that leads nowhere
    or a value that the field cannot hold.
    """
    replaced = _rebuilt(briefing, FieldPath(path).steps, path, lambda annotation, _: _read(value, annotation, path))
    return typing.cast("Briefing", replaced)


def text_of(value: object) -> str:
    """The value of a single field as text that `replace` reads: the other way round."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " ".join(value)
    return str(msgspec.to_builtins(value)).lower() if isinstance(value, bool) else str(msgspec.to_builtins(value))


def insert(briefing: Briefing, path: str, index: int | None = None) -> Briefing:
    """The briefing with an empty row at `path` (`officials/o3`), at the end unless told where."""
    list_path, row_id = FieldPath(path).parent, FieldPath(path).name

    def with_row(annotation: Any, rows: Any) -> tuple[Any, ...]:
        kind = row_type(annotation)
        if kind is None or any(row.id == row_id for row in rows):
            raise PathError(f"No new row can be put at {path}.")
        place = len(rows) if index is None else index
        return (*rows[:place], kind(id=RowId(row_id)), *rows[place:])

    return typing.cast("Briefing", _rebuilt(briefing, list_path.steps, path, with_row))


def remove(briefing: Briefing, path: str) -> Briefing:
    """The briefing without the row at the path."""

    def without_row(_: Any, rows: Any) -> tuple[Any, ...]:
        _step_into(rows, FieldPath(path).name, path)
        return tuple(row for row in rows if row.id != FieldPath(path).name)

    return typing.cast("Briefing", _rebuilt(briefing, FieldPath(path).parent.steps, path, without_row))


def move(briefing: Briefing, path: str, index: int) -> Briefing:
    """The briefing with the row at the path moved to another place in its list."""

    def reordered(_: Any, rows: Any) -> tuple[Any, ...]:
        row = _step_into(rows, FieldPath(path).name, path)
        others = [other for other in rows if other.id != row.id]
        return (*others[:index], row, *others[index:])

    return typing.cast("Briefing", _rebuilt(briefing, FieldPath(path).parent.steps, path, reordered))


def exists(briefing: Briefing, path: str) -> bool:
    """Whether the path leads to a value of this briefing (an empty field counts)."""
    try:
        get(briefing, path)
    except PathError:
        return False
    return True


def new_row_id(briefing: Briefing, list_path: str) -> RowId:
    """A row id that the list does not hold: `o1`, `o2`, … for `officials`."""
    taken = {row.id for row in get(briefing, list_path)}
    letter = FieldPath(list_path).name[0]
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return RowId(f"{letter}{number}")


def leaves(value: object, path: FieldPath | None = None) -> Iterator[tuple[FieldPath, Any]]:
    """Every field below a value with its path, in the order of the dictionary."""
    here = path or FieldPath("")
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name != "id" or not here:
                yield from leaves(getattr(value, name), here.child(name))
    elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
        for row in value:
            yield from leaves(row, here.child(getattr(row, "id", "")))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield here.child(key), item
    else:
        yield here, value


def texts(value: object, path: FieldPath | None = None) -> Iterator[tuple[FieldPath, Text]]:
    """Every field below a value that holds words in three languages, with its path, in the order of the dictionary."""
    here = path or FieldPath("")
    if isinstance(value, Text):
        yield here, value
    elif isinstance(value, msgspec.Struct):
        for name in _with_texts(type(value)):
            yield from texts(getattr(value, name), here.child(name))
    elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
        for row in value:
            yield from texts(row, here.child(getattr(row, "id", "")))


def is_empty(value: object) -> bool:
    """Whether a field holds nothing; False and 0 are values."""
    if isinstance(value, msgspec.Struct):
        return all(is_empty(item) for _, item in leaves(value, FieldPath("x")))
    return value is None or value == "" or value == () or value == {}


_NONE: Final = type(None)


@cache
def _with_texts(struct: type) -> tuple[str, ...]:
    """The fields of a struct that hold words in three languages, or rows and groups that may."""
    return tuple(name for name, kind in field_types(struct).items() if row_type(kind) or _is_struct(kind))


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _step_into(value: Any, step: str, path: str) -> Any:
    if isinstance(value, msgspec.Struct) and step in value.__struct_fields__:
        return getattr(value, step)
    if isinstance(value, tuple):
        for row in value:
            if isinstance(row, msgspec.Struct) and getattr(row, "id", None) == step:
                return row
    if isinstance(value, dict) and (step in value or path == f"additional/{step}"):
        return value.get(step, "")  # a template may know a field that nobody has filled yet
    raise PathError(f"The briefing has no field {path}.")


def _rebuilt(value: Any, steps: tuple[str, ...], path: str, change: Any, annotation: Any = Briefing) -> Any:
    """A copy of the value with `change(annotation, old)` at the end of the steps."""
    if not steps:
        return change(annotation, value)
    step, rest = steps[0], steps[1:]
    if isinstance(value, dict) and not rest:
        return {**value, step: change(typing.get_args(annotation)[1], value.get(step))}
    inner = _step_into(value, step, path)
    if isinstance(value, tuple):
        item = typing.get_args(annotation)[0]
        rebuilt = _rebuilt(inner, rest, path, change, item)
        return tuple(rebuilt if row is inner else row for row in value)
    struct: type = type(value)
    inner_type = field_types(struct)[step]
    return msgspec.structs.replace(value, **{step: _rebuilt(inner, rest, path, change, inner_type)})


def _read(value: object, annotation: Any, path: str) -> Any:
    if isinstance(value, str):
        options = typing.get_args(annotation)
        if value == "" and _NONE in options:
            return None
        if typing.get_origin(annotation) is tuple:
            value = tuple(value.split())
    try:
        return msgspec.convert(value, annotation, strict=False)
    except msgspec.ValidationError as error:
        raise PathError(f"{path} cannot hold {value!r}: {error}") from error
