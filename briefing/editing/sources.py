"""Takes an article away from a briefing, with all that rests on it alone."""

import msgspec

from briefing.editing.evidence import without_evidence
from briefing.model import Briefing, Evidence, FieldPath, Quote, Status, Suggestion, leaves, remove, replace
from briefing.model.schema import FieldKind, field_of, pattern_of, schema

_OFFICIALS = (FieldKind.OFFICIAL, FieldKind.OFFICIALS)


def without_source(briefing: Briefing, path: str) -> Briefing:
    """The briefing without the source at the path (`sources/s1`).

    What only this source proposes goes with it. Values that were taken over
    stay; those that no other source proves count as proposed without a
    quotation from now on. Raises PathError where there is no such source.
    """
    source_id = FieldPath(path).name
    briefing = without_evidence(remove(briefing, path), path)
    for place, value in [*leaves(briefing)]:
        if value == source_id and _kind(place) is FieldKind.SOURCE:
            briefing = without_evidence(replace(briefing, place, ""), place)
    is_last = not any(source.text for source in briefing.sources)
    return msgspec.structs.replace(
        briefing,
        evidence={key: _less_sure(found, source_id) for key, found in briefing.evidence.items()},
        suggestions=_still_founded(briefing, source_id, is_last=is_last),
    )


def _kind(path: FieldPath) -> FieldKind | None:
    return field_of(path).kind if path.steps[0] != "evidence" and pattern_of(path) in schema() else None


def _less_sure(evidence: Evidence, source_id: str) -> Evidence:
    quotes = _quotes_of_others(evidence.quotes, source_id)
    lost_all = evidence.status is Status.QUOTED and not quotes
    return msgspec.structs.replace(evidence, quotes=quotes, status=Status.PROPOSED if lost_all else evidence.status)


def _still_founded(briefing: Briefing, source_id: str, *, is_last: bool) -> tuple[Suggestion, ...]:
    """The suggestions that another source proves, or none needs to; with the last source all go."""
    if is_last:
        return ()
    kept = [
        msgspec.structs.replace(item, quotes=_quotes_of_others(item.quotes, source_id))
        for item in briefing.suggestions
        if not (item.value == source_id and _kind(FieldPath(item.path)) is FieldKind.SOURCE)
        and (not item.quotes or _quotes_of_others(item.quotes, source_id))
    ]
    known: set[str] = {row.id for row in briefing.officials}
    known |= {FieldPath(item.path).steps[1] for item in kept if item.path.startswith("officials/")}
    return tuple(
        item
        for item in kept
        if _kind(FieldPath(item.path)) not in _OFFICIALS or all(name in known for name in item.value.split())
    )


def _quotes_of_others(quotes: tuple[Quote, ...], source_id: str) -> tuple[Quote, ...]:
    return tuple(quote for quote in quotes if quote.source != source_id)
