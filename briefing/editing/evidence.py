"""Keeps the evidence of a field in step with its value."""

import msgspec

from briefing.model import EMPTY_REASONS, Briefing, Evidence, FieldPath, Status, get, is_empty
from briefing.model.gaps import open_gaps
from briefing.model.schema import FieldKind, field_of, pattern_of, schema, whole_field

_STATED_BY_SOURCES = frozenset({"visit", "officials", "projects", "targets", "commitments", "statements"})


def evidence_of(briefing: Briefing, path: str) -> Evidence | None:
    """What stands behind the field: at the path itself, else for the whole field, else in one language."""
    own = briefing.evidence.get(path) or briefing.evidence.get(whole_field(path))
    if own is not None:
        return own
    within = (found for key, found in briefing.evidence.items() if FieldPath(key).parent == path)
    return next(within, None) if field_of(path).kind is FieldKind.TEXT else None


def with_typed_evidence(briefing: Briefing, path: str) -> Briefing:
    """The briefing after the user typed at the path.

    A value that was quoted and then changed by hand counts as typed and keeps
    the words it came from; an emptied field has no evidence.
    """
    if pattern_of(path) not in schema():
        return briefing
    evidence = dict(briefing.evidence)
    former = evidence.pop(path, None)
    if not is_empty(get(briefing, path)):
        evidence.pop(whole_field(path), None)
        evidence[path] = Evidence(status=Status.TYPED, quotes=former.quotes if former else ())
    return msgspec.structs.replace(briefing, evidence=evidence)


def with_empty_reason(briefing: Briefing, path: str, reason: Status | None, confirm_by: str = "") -> Briefing:
    """The briefing with a reason why the (empty) field is empty, or with no reason."""
    if reason is not None and reason not in EMPTY_REASONS:
        raise ValueError(f"{reason} is not a reason for an empty field")
    evidence = dict(briefing.evidence)
    if reason is not None:
        evidence = {key: found for key, found in evidence.items() if not FieldPath(key).is_within(path)}
        evidence[path] = Evidence(status=reason, confirm_by=confirm_by)
    elif path in evidence and evidence[path].status in EMPTY_REASONS:
        del evidence[path]
    return msgspec.structs.replace(briefing, evidence=evidence)


def without_evidence(briefing: Briefing, path: str) -> Briefing:
    """The briefing without the evidence, suggestions and waivers at or below the path of a removed row."""
    return msgspec.structs.replace(
        briefing,
        evidence={key: found for key, found in briefing.evidence.items() if not FieldPath(key).is_within(path)},
        suggestions=tuple(item for item in briefing.suggestions if not FieldPath(item.path).is_within(path)),
        waivers=tuple(item for item in briefing.waivers if not FieldPath(item.path).is_within(path)),
    )


def with_not_stated(briefing: Briefing) -> Briefing:
    """The briefing with *not stated in source* for each gap that an article would have filled."""
    evidence = dict(briefing.evidence)
    for path in open_gaps(briefing):
        if path.steps[0] in _STATED_BY_SOURCES:
            evidence[path] = Evidence(status=Status.NOT_STATED)
    return msgspec.structs.replace(briefing, evidence=evidence)
