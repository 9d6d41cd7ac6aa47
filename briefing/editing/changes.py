"""What changed from one value of the briefing to the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

import msgspec

from briefing.model import Briefing, FieldPath

_ABOUT_OTHER_FIELDS = ("evidence", "suggestions", "waivers")


class ChangeKind(Enum):
    """How a change came about."""

    EDITED = "edited"
    UNDONE = "undone"
    REDONE = "redone"
    LOADED = "loaded"
    SAVED = "saved"


@dataclass(frozen=True)
class Change:
    """News for those who show a briefing.

    `paths` names every field whose value, evidence, suggestions or waivers changed, and
    every list whose rows changed; `focus` is where the user's eye belongs.
    """

    kind: ChangeKind
    briefing: Briefing
    paths: frozenset[FieldPath]
    focus: FieldPath | None = None

    def touches(self, path: str) -> bool:
        """Whether something at, below or above the path changed."""
        place = FieldPath(path)
        return any(changed.is_within(place) or place.is_within(changed) for changed in self.paths)


def changed_paths(before: Briefing, after: Briefing) -> frozenset[FieldPath]:
    """The paths at which two briefings differ.

    Edits share what they leave alone, so parts that are the same object are
    passed over: the cost is that of the change, not of the briefing.
    """
    paths = {path for path in _differences(before, after, FieldPath("")) if path.steps[0] not in _ABOUT_OTHER_FIELDS}
    for key in before.evidence.keys() | after.evidence.keys():
        if before.evidence.get(key) != after.evidence.get(key):
            paths.add(FieldPath(key))
    for kind in ("suggestions", "waivers"):
        former, present = getattr(before, kind), getattr(after, kind)
        if former is not present:
            paths.update(FieldPath(item.path) for item in set(former) ^ set(present))
    return frozenset(paths)


def _differences(before: Any, after: Any, path: FieldPath) -> Iterator[FieldPath]:
    if before is after:
        return
    if isinstance(before, msgspec.Struct) and isinstance(after, msgspec.Struct):
        for name in before.__struct_fields__:
            yield from _differences(getattr(before, name), getattr(after, name), path.child(name))
    elif _holds_rows(before) or _holds_rows(after):
        yield from _row_differences(before, after, path)
    elif isinstance(before, dict) and isinstance(after, dict):
        for key in before.keys() | after.keys():
            if before.get(key) != after.get(key):
                yield path.child(key)
    elif before != after:
        yield path


def _row_differences(before: Iterable[Any], after: Iterable[Any], path: FieldPath) -> Iterator[FieldPath]:
    former = {row.id: row for row in before if hasattr(row, "id")}
    present = {row.id: row for row in after if hasattr(row, "id")}
    if list(former) != list(present):
        yield path
    for row_id in former.keys() | present.keys():
        if row_id in former and row_id in present:
            yield from _differences(former[row_id], present[row_id], path.child(row_id))
        else:
            yield path.child(row_id)


def _holds_rows(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], msgspec.Struct)
