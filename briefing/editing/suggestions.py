"""Accepting and rejecting what an article proposes."""

from collections.abc import Iterable

import msgspec

from briefing.model import (
    Briefing,
    Evidence,
    FieldPath,
    Status,
    Suggestion,
    exists,
    get,
    insert,
    is_empty,
    replace,
)
from briefing.model.schema import FieldKind, field_of, whole_field


def suggestions_within(briefing: Briefing, path: str) -> tuple[Suggestion, ...]:
    """The pending suggestions at or below a path; those for one field best first."""
    found = [item for item in briefing.suggestions if FieldPath(item.path).is_within(path)]
    order = {item_path: index for index, item_path in enumerate(dict.fromkeys(item.path for item in found))}
    return tuple(sorted(found, key=lambda item: (order[item.path], -item.confidence)))


def proposed_rows(briefing: Briefing, list_path: str) -> tuple[str, ...]:
    """The ids of rows that suggestions propose and the list does not hold yet, in their order."""
    depth = len(FieldPath(list_path).steps)
    ids = dict.fromkeys(FieldPath(item.path).steps[depth] for item in suggestions_within(briefing, list_path))
    present = {row.id for row in get(briefing, list_path)} if exists(briefing, list_path) else set()
    return tuple(row_id for row_id in ids if row_id not in present)


def accept_suggestion(briefing: Briefing, suggestion: Suggestion) -> Briefing:
    """The briefing with the value of a suggestion; other proposals for the field are dropped.

    A row the suggestion leads into is made where it is missing. A reference to
    a proposed row takes that row's name along, so that it refers to somebody.
    Raises PathError where the field cannot hold the value.
    """
    briefing = replace(_with_rows(briefing, suggestion.path), suggestion.path, suggestion.value)
    evidence = dict(briefing.evidence)
    evidence.pop(whole_field(suggestion.path), None)
    evidence[suggestion.path] = _evidence_of(suggestion)
    remaining = tuple(item for item in briefing.suggestions if item.path != suggestion.path)
    briefing = msgspec.structs.replace(briefing, evidence=evidence, suggestions=remaining)
    return _with_named_officials(briefing, suggestion)


def accept_suggestions(briefing: Briefing, paths: Iterable[str] | None = None, *, least: float = 0.0) -> Briefing:
    """The briefing with the best suggestion for each field at or below the paths.

    Without paths everything is accepted except what would replace a value
    that is already there; such suggestions stay pending. Suggestions with a
    confidence below `least` are left pending too.
    """
    if paths is None:
        wanted = [item for item in briefing.suggestions if not _holds_another_value(briefing, item)]
    else:
        wanted = [item for path in paths for item in suggestions_within(briefing, path)]
    best: dict[str, Suggestion] = {}
    for item in wanted:
        if item.confidence >= least and (item.path not in best or item.confidence > best[item.path].confidence):
            best[item.path] = item
    for item in best.values():
        if item in briefing.suggestions:
            briefing = accept_suggestion(briefing, item)
    return briefing


def reject_suggestions(briefing: Briefing, paths: Iterable[str]) -> Briefing:
    """The briefing without the suggestions at or below the paths."""
    refused = tuple(paths)
    kept = tuple(
        item for item in briefing.suggestions if not any(FieldPath(item.path).is_within(path) for path in refused)
    )
    return msgspec.structs.replace(briefing, suggestions=kept)


def _evidence_of(suggestion: Suggestion) -> Evidence:
    return Evidence(
        status=Status.QUOTED if suggestion.quotes else Status.PROPOSED,
        quotes=suggestion.quotes,
        rule=suggestion.rule,
        confidence=suggestion.confidence,
    )


def _holds_another_value(briefing: Briefing, suggestion: Suggestion) -> bool:
    if not exists(briefing, suggestion.path):
        return False
    value = get(briefing, suggestion.path)
    return not is_empty(value) and get(replace(briefing, suggestion.path, suggestion.value), suggestion.path) != value


def _with_rows(briefing: Briefing, path: str) -> Briefing:
    """The briefing with every row that the path leads through."""
    here = FieldPath("")
    for step in FieldPath(path).steps:
        parent, here = here, here.child(step)
        if not exists(briefing, here) and parent and field_of(parent).kind is FieldKind.ROWS:
            briefing = insert(briefing, here)
    return briefing


def _with_named_officials(briefing: Briefing, suggestion: Suggestion) -> Briefing:
    if field_of(suggestion.path).kind not in (FieldKind.OFFICIAL, FieldKind.OFFICIALS):
        return briefing
    missing = [official for official in suggestion.value.split() if not exists(briefing, f"officials/{official}")]
    return accept_suggestions(briefing, [f"officials/{official}/name" for official in missing])
