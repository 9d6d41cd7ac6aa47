"""Two articles on one visit: what they agree on, and where they differ."""

from collections.abc import Sequence

import msgspec

from briefing.extraction.people.persons import name_key
from briefing.extraction.suggestions import Suggestions
from briefing.model import FieldPath, Suggestion


class Conflict(msgspec.Struct, frozen=True):
    """One field for which the articles say different things; every alternative keeps its own quotes."""

    path: str
    alternatives: tuple[Suggestion, ...]


class Combined(msgspec.Struct, frozen=True):
    """The suggestions of several articles as one list, and the conflicts among them.

    Both alternatives of a conflict stay in `items`: which one is right is the
    user's to say.
    """

    items: tuple[Suggestion, ...]
    conflicts: tuple[Conflict, ...]


def combine(results: Sequence[Suggestions]) -> Combined:
    """The suggestions of several articles together.

    People with the same name become one row; other rows of later articles get
    new numbers. Equal values are merged, their quotes put together.
    """
    items: list[Suggestion] = []
    rows = dict[str, str]()
    for number, result in enumerate(results):
        renamed = _row_names(result, rows, items) if number else _first_rows(result, rows)
        items += [_renamed(item, renamed) for item in result.items]
    by_path: dict[str, list[Suggestion]] = {}
    for item in items:
        _put(by_path.setdefault(item.path, []), item)
    conflicts = [Conflict(path, tuple(found)) for path, found in by_path.items() if len(found) > 1]
    return Combined(tuple(item for found in by_path.values() for item in found), tuple(conflicts))


def _put(found: list[Suggestion], item: Suggestion) -> None:
    for index, other in enumerate(found):
        if name_key(other.value) == name_key(item.value):
            better = max(other, item, key=lambda one: one.confidence)
            found[index] = msgspec.structs.replace(better, quotes=(*other.quotes, *item.quotes))
            return
    found.append(item)


def _row_of(path: str) -> str:
    steps = FieldPath(path).steps
    return "/".join(steps[:2]) if len(steps) > 2 and steps[0] not in ("visit", "header") else ""


def _names(result: Suggestions) -> dict[str, str]:
    """The name of each row that has one, as it is compared."""
    return {
        _row_of(item.path): name_key(item.value)
        for item in result.items
        if FieldPath(item.path).steps[0] in ("officials", "projects") and FieldPath(item.path).steps[2:3] == ("name",)
    }


def _first_rows(result: Suggestions, rows: dict[str, str]) -> dict[str, str]:
    rows.update({name: row for row, name in _names(result).items()})
    return {}


def _row_names(result: Suggestions, rows: dict[str, str], items: Sequence[Suggestion]) -> dict[str, str]:
    """New names for the rows of a later article: a known person's row, else the next free number."""
    names, renamed = _names(result), dict[str, str]()
    taken = {_row_of(item.path) for item in items}
    for row in dict.fromkeys(_row_of(item.path) for item in result.items):
        if not row:
            continue
        known = rows.get(names.get(row, ""))
        if known is None:
            section, letter = row.partition("/")[0], row.partition("/")[2][:1]
            number = 1
            while f"{section}/{letter}{number}" in taken:
                number += 1
            known = f"{section}/{letter}{number}"
        taken.add(known)
        renamed[row] = known
        if row in names:
            rows.setdefault(names[row], known)
    return renamed


_REFERENCES = frozenset(["head", "members", "host_head", "hosts", "speaker"])


def _renamed(item: Suggestion, renamed: dict[str, str]) -> Suggestion:
    """A suggestion under its row's new name, references to people renamed too."""
    row = _row_of(item.path)
    path = renamed.get(row, row) + item.path[len(row) :] if row else item.path
    value = item.value
    if FieldPath(item.path).name in _REFERENCES:
        ids = (renamed.get(f"officials/{one}", f"officials/{one}") for one in value.split())
        value = " ".join(one.rpartition("/")[2] for one in ids)
    return msgspec.structs.replace(item, path=path, value=value)
