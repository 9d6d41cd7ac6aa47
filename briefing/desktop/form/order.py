"""The order of the form, for going from one proposal, gap or hit to the next."""

from collections.abc import Iterable, Sequence
from functools import cache

from briefing.model import Briefing, FieldPath, exists, get
from briefing.model.schema import SECTIONS, pattern_of, schema


def pending_paths(briefing: Briefing) -> tuple[FieldPath, ...]:
    """The places with proposals in the order of the form; a proposed row is one place."""
    places = dict.fromkeys(_place(briefing, item.path) for item in briefing.suggestions)
    return tuple(_FormOrder(briefing).sorted(places))


def next_path(
    paths: Sequence[FieldPath], current: FieldPath, briefing: Briefing, *, backwards: bool = False
) -> FieldPath | None:
    """The path that follows the current place, beginning again at the end; None if there is none."""
    order = _FormOrder(briefing)
    others = order.sorted(path for path in paths if path != current)
    if not others:
        return paths[0] if paths else None
    here = order.key(current)
    if backwards:
        return next((path for path in reversed(others) if order.key(path) < here), others[-1])
    return next((path for path in others if order.key(path) > here), others[0])


class _FormOrder:
    """The order in which the form shows the paths of a briefing: by section, row and field.

    The rows of a list are counted once, since a long article proposes hundreds.
    """

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._rows: dict[FieldPath, dict[str, int]] = {}

    def sorted(self, paths: Iterable[FieldPath]) -> list[FieldPath]:
        return sorted(paths, key=self.key)

    def key(self, path: FieldPath) -> tuple[int, ...]:
        """What sorts the path; what the form does not show comes last."""
        steps = path.steps
        if steps[0] not in SECTIONS:
            return (len(SECTIONS),)
        key: list[int] = []
        for count in range(1, len(steps) + 1):
            place = FieldPath("/".join(steps[:count]))
            pattern = pattern_of(place)
            if pattern in schema():
                key.append(_places_of_fields()[pattern])
            elif pattern.endswith("*"):
                rows = self._rows_of(place.parent)
                key.append(rows.get(place.name, len(rows)))
        return tuple(key)

    def _rows_of(self, list_path: FieldPath) -> dict[str, int]:
        """The number of each row of a list; proposed rows come after the present ones."""
        if list_path not in self._rows:
            present = get(self._briefing, list_path) if exists(self._briefing, list_path) else ()
            depth = len(list_path.steps)
            proposed = (FieldPath(item.path) for item in self._briefing.suggestions)
            ids = [row.id for row in present]
            ids += [path.steps[depth] for path in proposed if path.is_within(list_path) and path != list_path]
            self._rows[list_path] = {row_id: number for number, row_id in enumerate(dict.fromkeys(ids))}
        return self._rows[list_path]


@cache
def _places_of_fields() -> dict[FieldPath, int]:
    return {pattern: number for number, pattern in enumerate(schema())}


def _place(briefing: Briefing, path: str) -> FieldPath:
    """The path of a suggestion, or of the row it proposes."""
    steps = FieldPath(path).steps
    for count in range(1, len(steps) + 1):
        place = FieldPath("/".join(steps[:count]))
        if not exists(briefing, place):
            return place
    return FieldPath(path)
