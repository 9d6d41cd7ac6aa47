"""What a briefing still lacks, and what in it is doubtful."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Any

import msgspec

from briefing.model.briefing import Briefing
from briefing.model.choices import CommitmentNature, FigureRole
from briefing.model.commitment import Commitment
from briefing.model.evidence import EMPTY_REASONS, Status
from briefing.model.paths import FieldPath, get, is_empty, leaves, texts, value_at
from briefing.model.schema import Required, schema
from briefing.model.text import LanguageCode

UNSURE_BELOW = 0.6
"""A quoted value is doubtful when the rule that read it is right less often than this."""


class GapKind(StrEnum):
    """Why a place of the note must be looked at before signature."""

    EMPTY = "empty"
    UNSURE = "unsure"
    UNTRANSLATED = "untranslated"
    SPELLINGS = "spellings"
    RELAYED = "relayed"


class Gap(msgspec.Struct, frozen=True):
    """One place to look at.

    `reason` is what the evidence says about an empty field, None where nobody
    has said why it is empty. `words` are what the finding rests on: who is to
    confirm the field, the spellings met, whom a source relays.
    """

    path: FieldPath
    kind: GapKind
    required: Required
    reason: Status | None = None
    words: tuple[str, ...] = ()


class Needs(msgspec.Struct, frozen=True):
    """The fields a template cannot do without, as schema patterns.

    `visit/hosts | visit/host_head` is met by either; `targets/*/unit` asks
    every row, `topics` asks for one row at least.
    """

    required: tuple[str, ...] = ()
    recommended: tuple[str, ...] = ()


def find_gaps(briefing: Briefing, language: LanguageCode, needs: Needs | None = None) -> tuple[Gap, ...]:
    """Every gap of a document in this language, in the order of the needs.

    Without `needs` the requirements of the schema are asked.
    """
    needs = needs or _needs_of_schema()
    return (
        *_empty(briefing, needs.required, Required.REQUIRED),
        *_empty(briefing, needs.recommended, Required.RECOMMENDED),
        *_unsure(briefing),
        *_untranslated(briefing, language),
        *_two_spellings(briefing),
        *_relayed(briefing),
    )


def open_gaps(briefing: Briefing, needs: Needs | None = None) -> tuple[FieldPath, ...]:
    """The fields a note cannot do without that are empty and have no reason to be."""
    needs = needs or _needs_of_schema()
    return tuple(gap.path for gap in _empty(briefing, needs.required, Required.REQUIRED) if gap.reason is None)


def _needs_of_schema() -> Needs:
    def of(level: Required) -> tuple[str, ...]:
        # what a row within a row lacks is no gap of the note: one does not ask for the date of each earlier contact
        return tuple(path for path, field in schema().items() if field.required is level and path.count("*") < 2)

    return Needs(of(Required.REQUIRED), of(Required.RECOMMENDED))


def _empty(briefing: Briefing, needs: tuple[str, ...], required: Required) -> Iterator[Gap]:
    for need in needs:
        alternatives = need.split(" | ")
        for row_id, row in _rows(briefing, alternatives[0]):
            if not all(is_empty(_value(briefing, row, pattern)) for pattern in alternatives):
                continue
            paths = [FieldPath(pattern.replace("*", row_id, 1)) for pattern in alternatives]
            if _applies(row, paths[0]):
                found = [briefing.evidence[path] for path in paths if path in briefing.evidence]
                evidence = next((item for item in found if item.status in EMPTY_REASONS), None)
                if evidence is None:
                    yield Gap(paths[0], GapKind.EMPTY, required)
                elif evidence.status is not Status.NOT_APPLICABLE:
                    who = (evidence.confirm_by,) if evidence.confirm_by else ()
                    yield Gap(paths[0], GapKind.EMPTY, required, evidence.status, who)


def _rows(briefing: Briefing, pattern: str) -> list[tuple[str, Any]]:
    """The rows that stand for the `*` of a pattern with their ids; no row and an empty id where it has none."""
    rows, star, _ = pattern.partition("/*")
    return [(row.id, row) for row in get(briefing, rows)] if star else [("", None)]


def _value(briefing: Briefing, row: Any, pattern: str) -> Any:
    """The value of a pattern in one of its rows."""
    _, star, below = pattern.partition("/*/")
    return value_at(row, below) if star else get(briefing, pattern)


def _applies(row: Any, path: FieldPath) -> bool:
    """Who set a figure, in what document and for when is asked of targets; owner and form of our own proposals."""
    if path.name in {"deadline", "set_by", "set_in"}:
        return bool(row.role is FigureRole.TARGET)
    if path.name in {"owner", "completion_form"} and isinstance(row, Commitment):
        return row.nature is CommitmentNature.OUR_PROPOSAL
    return True


def _unsure(briefing: Briefing) -> Iterator[Gap]:
    for path, evidence in briefing.evidence.items():
        confidence = evidence.confidence
        if evidence.status is Status.QUOTED and confidence is not None and confidence < UNSURE_BELOW:
            words = tuple(quote.words for quote in evidence.quotes[:1])
            yield Gap(FieldPath(path), GapKind.UNSURE, Required.RECOMMENDED, evidence.status, words)


def _untranslated(briefing: Briefing, language: LanguageCode) -> Iterator[Gap]:
    for path, text in texts(briefing):
        if text and not text.in_language(language) and path.name != "translation":
            yield Gap(path, GapKind.UNTRANSLATED, Required.REQUIRED)
    for row in briefing.statements:
        if row.text and row.language not in {None, language} and not row.translation.in_language(language):
            yield Gap(FieldPath(f"statements/{row.id}/translation"), GapKind.UNTRANSLATED, Required.REQUIRED)


def _two_spellings(briefing: Briefing) -> Iterator[Gap]:
    sources = tuple(source.text for source in briefing.sources if source.text)
    for official in briefing.officials:
        for name, text in (("name", official.name), ("post", official.post)):
            for _, words in leaves(text):
                spellings = _spellings(words, sources) if words else ()
                if len(spellings) > 1:
                    path = FieldPath(f"officials/{official.id}/{name}")
                    yield Gap(path, GapKind.SPELLINGS, Required.RECOMMENDED, None, spellings)


@lru_cache(maxsize=512)
def _spellings(words: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """How the words are written in the sources, where hyphens and spaces may differ."""
    parts = [re.escape(part) for part in re.split(r"[\s\-\u2010\u2011]+", words) if part]
    pattern = re.compile(r"\b" + r"[\s\-\u2010\u2011]+".join(parts) + r"\b", re.IGNORECASE)
    met: dict[str, str] = {}
    for text in texts:
        for match in pattern.finditer(text):
            spelling = " ".join(match.group().split())
            met.setdefault(spelling.casefold(), spelling)
    return tuple(met.values())


def _relayed(briefing: Briefing) -> Iterator[Gap]:
    for source in briefing.sources:
        if source.cites:
            path = FieldPath(f"sources/{source.id}/cites")
            yield Gap(path, GapKind.RELAYED, Required.RECOMMENDED, None, (source.cites,))
