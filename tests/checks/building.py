"""Makes the briefings that checks are tried on, from a few lines of a case."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from briefing.model import Briefing, Evidence, FieldPath, Quote, Source, Status, exists, insert, replace
from briefing.model.schema import FieldKind, field_of

TODAY = dt.date(2025, 5, 20)


def briefing_of(
    fields: Mapping[str, str],
    *,
    language: str = "en",
    sources: list[dict[str, Any]] | None = None,
    quotes: Mapping[str, str] | None = None,
    reasons: Mapping[str, str] | None = None,
    confidence: float | None = None,
    changed_source: str = "",
    long_source: str = "",
    rules: Mapping[str, str] | None = None,
) -> Briefing:
    """A briefing with these fields; rows are made where a path needs them.

    `quotes` gives the words of the first source that a field was taken from, `reasons` why one is empty,
    `rules` by which rule one was read without words that prove it;
    `changed_source` is what the first source says afterwards, `long_source` what it says after very much of its text.
    """
    briefing = msgspec.convert({"language": language, "sources": sources or []}, Briefing)
    if long_source:
        text = briefing.sources[0].text * 50_000 + long_source
        briefing = replace(briefing, f"sources/{briefing.sources[0].id}/text", text)
    for path, value in fields.items():
        briefing = replace(_with_rows(briefing, path), path, value)
    evidence = {path: Evidence(Status(reason)) for path, reason in (reasons or {}).items()}
    evidence |= {path: Evidence(Status.PROPOSED, rule=rule) for path, rule in (rules or {}).items()}
    for path, words in (quotes or {}).items():
        evidence[path] = Evidence(Status.QUOTED, (_quote(briefing.sources, words),), confidence=confidence)
    briefing = msgspec.structs.replace(briefing, evidence=evidence)
    return replace(briefing, f"sources/{briefing.sources[0].id}/text", changed_source) if changed_source else briefing


def _quote(sources: tuple[Source, ...], words: str) -> Quote:
    source = next(source for source in sources if words in source.text)
    start = source.text.index(words)
    return Quote(source.id, start, start + len(words), words)  # type: ignore[arg-type]


def _with_rows(briefing: Briefing, path: str) -> Briefing:
    here = FieldPath("")
    for step in FieldPath(path).steps:
        parent, here = here, here.child(step)
        if parent and not exists(briefing, here) and field_of(parent).kind is FieldKind.ROWS:
            briefing = insert(briefing, here)
    return briefing
