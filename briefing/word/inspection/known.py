"""The names a template may use: those of the field schema and those that are worked out."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from briefing.model.schema import Field, FieldKind, schema

_REFERENCES: Final = {
    FieldKind.OFFICIAL: ("officials", False),
    FieldKind.OFFICIALS: ("officials", True),
    FieldKind.SOURCE: ("sources", False),
}


@dataclass(slots=True)
class KnownField:
    """A name that is known, with the names below it.

    `rows` says that it is a list; its fields are then those of a row. `closed`
    says that it has no names but these.
    """

    kind: str
    fields: dict[str, "KnownField"] = field(default_factory=dict)
    rows: bool = False
    closed: bool = True

    def nearest(self, name: str) -> str:
        """The known name most like a misspelt one, or an empty string."""
        near = difflib.get_close_matches(name, self.fields, n=1, cutoff=0.7)
        return near[0] if near else ""


def known_fields(extra: Mapping[str, KnownField] | None = None) -> KnownField:
    """Everything the schema knows and the `extra` names beside it, as one group."""
    known = KnownField("group", dict(_of_schema().fields))
    known.fields.update(extra or {})
    return known


@cache
def _of_schema() -> KnownField:
    known = KnownField("group")
    references: list[tuple[KnownField, str, bool]] = []
    for entry in schema().values():
        group = known
        *above, name = [step for step in entry.path.steps if step != "*"]
        for step in above:
            group = group.fields[step]
        made = group.fields[name] = _known(entry)
        if entry.kind in _REFERENCES:
            references.append((made, *_REFERENCES[entry.kind]))
        if entry.kind is FieldKind.CHOICE:
            group.fields[f"{name}_code"] = KnownField("choice")
    for reference, target, rows in references:
        reference.fields, reference.rows = known.fields[target].fields, rows
    known.fields["additional"] = KnownField("group", closed=False)
    return known


def _known(entry: Field) -> KnownField:
    is_list = entry.kind is FieldKind.ROWS
    fields = {"id": KnownField("line")} if is_list else {}
    return KnownField(entry.kind.value, fields, rows=is_list)


def find(known: KnownField, path: tuple[str, ...]) -> tuple[KnownField | None, int]:
    """The field at a path, and how many steps of the path are known; `*` steps into the rows of a list."""
    here = known
    for index, step in enumerate(path):
        if not here.closed:
            return KnownField("line", closed=False), len(path)
        if step == "*":
            if not here.rows:
                return None, index
            here = KnownField("group", here.fields)
            continue
        below = here.fields.get(step) if not here.rows else None
        if below is None:
            return None, index
        here = below
    return here, len(path)


def names(known: KnownField, path: str = "") -> Iterator[str]:
    """Every known path, for those who write templates; a reference is not followed."""
    for name, item in known.fields.items():
        here = f"{path}{name}"
        yield here
        if item.kind in ("group", "rows"):
            yield from names(item, f"{here}.*." if item.rows else f"{here}.")
