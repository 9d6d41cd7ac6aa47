"""The order of the form, for going from one proposal, gap or hit to the next."""

from collections.abc import Sequence

from briefing.model import Briefing, FieldPath, exists, get
from briefing.model.schema import SECTIONS, pattern_of, schema


def pending_paths(briefing: Briefing) -> tuple[FieldPath, ...]:
    """The places with proposals in the order of the form; a proposed row is one place."""
    places = dict.fromkeys(_place(briefing, item.path) for item in briefing.suggestions)
    return tuple(sorted(places, key=lambda path: form_order(briefing, path)))


def next_path(
    paths: Sequence[FieldPath], current: FieldPath, briefing: Briefing, *, backwards: bool = False
) -> FieldPath | None:
    """The path that follows the current place, beginning again at the end; None if there is none."""
    others = sorted((path for path in paths if path != current), key=lambda path: form_order(briefing, path))
    if not others:
        return paths[0] if paths else None
    here = form_order(briefing, current)
    if backwards:
        return next((path for path in reversed(others) if form_order(briefing, path) < here), others[-1])
    return next((path for path in others if form_order(briefing, path) > here), others[0])


def form_order(briefing: Briefing, path: str) -> tuple[int, ...]:
    """A key that sorts paths as the form shows them: section, row, field."""
    steps = FieldPath(path).steps
    if steps[0] not in SECTIONS:
        return (len(SECTIONS),)
    entries = list(schema())
    key: list[int] = []
    for count in range(1, len(steps) + 1):
        place = FieldPath("/".join(steps[:count]))
        pattern = pattern_of(place)
        if pattern in schema():
            key.append(entries.index(pattern))
        elif pattern.endswith("*"):
            key.append(_row_number(briefing, place))
    return tuple(key)


def _row_number(briefing: Briefing, row: FieldPath) -> int:
    """The place of a row in its list; proposed rows come after the present ones."""
    rows = get(briefing, row.parent) if exists(briefing, row.parent) else ()
    ids = [present.id for present in rows]
    if row.name in ids:
        return ids.index(row.name)
    depth = len(row.steps) - 1
    proposed = dict.fromkeys(
        FieldPath(item.path).steps[depth] for item in briefing.suggestions if FieldPath(item.path).is_within(row.parent)
    )
    return len(ids) + list(proposed).index(row.name) if row.name in proposed else len(ids) + len(proposed)


def _place(briefing: Briefing, path: str) -> FieldPath:
    """The path of a suggestion, or of the row it proposes."""
    steps = FieldPath(path).steps
    for count in range(1, len(steps) + 1):
        place = FieldPath("/".join(steps[:count]))
        if not exists(briefing, place):
            return place
    return FieldPath(path)
