"""Keeps what a very long article proposes to what a form can hold."""

from collections.abc import Iterable
from typing import Final

from briefing.model import FieldPath, Suggestion
from briefing.model.schema import FieldKind, field_of

MOST_PROPOSALS: Final = 600
"""Articles propose some hundred values, the fullest of the tests two hundred and thirty."""


def earliest_proposals(suggestions: Iterable[Suggestion], most: int = MOST_PROPOSALS) -> tuple[Suggestion, ...]:
    """The suggestions of the rows that come first in the text, about `most` of them, and all outside of rows.

    A row is kept whole or left out whole, and with it what refers to it.
    """
    items = tuple(suggestions)
    if len(items) <= most:
        return items
    rows: dict[str, list[Suggestion]] = {}
    for item in items:
        rows.setdefault(_row_of(item), []).append(item)
    kept, count = {""}, len(rows.get("", ()))
    for row in sorted(rows.keys() - {""}, key=lambda row: min(map(_place, rows[row]))):
        if count >= most:
            break
        kept.add(row)
        count += len(rows[row])
    return tuple(item for item in items if _row_of(item) in kept and _refers_within(item, kept))


def _row_of(item: Suggestion) -> str:
    """The path of the row that the suggestion leads into; empty where it leads into none."""
    steps = FieldPath(item.path).steps
    return "/".join(steps[:2]) if field_of(steps[0]).kind is FieldKind.ROWS else ""


def _place(item: Suggestion) -> int:
    return min((quote.start for quote in item.quotes), default=0)


def _refers_within(item: Suggestion, kept: set[str]) -> bool:
    if field_of(item.path).kind not in (FieldKind.OFFICIAL, FieldKind.OFFICIALS):
        return True
    return all(f"officials/{official}" in kept for official in item.value.split())
