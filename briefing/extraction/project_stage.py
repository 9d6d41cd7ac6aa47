"""How far a project has come, and the sector it belongs to, where the words say so."""

import re
from functools import cache
from typing import Any

from briefing.extraction.document import Document, Sentence
from briefing.extraction.facts import Span
from briefing.model import LanguageCode
from briefing.model.choices import ProjectKind, ProjectStage, Sector
from briefing.resources import read_toml


def stage_of(
    document: Document, sentence: Sentence, project: Span, kind: ProjectKind
) -> tuple[ProjectStage | None, Span | None]:
    """The stage said nearest to the project in its sentence, and the words that say it."""
    if kind is not ProjectKind.INFRASTRUCTURE:
        return None, None
    best: tuple[int, ProjectStage, Span] | None = None
    for pattern, stage in _stages(document.language):
        for match in pattern.finditer(document.text, sentence.start, sentence.end):
            distance = max(match.start() - project.end, project.start - match.end(), 0)
            if best is None or distance < best[0]:
                best = distance, ProjectStage(stage), Span(match.start(), match.end())
    return (best[1], best[2]) if best and best[0] < 60 else (None, None)


def sector_of(name: str, language: LanguageCode) -> Sector | None:
    """The sector that the words of a name tell."""
    return next((Sector(sector) for pattern, sector in _sectors(language) if pattern.search(name)), None)


@cache
def _stages(language: LanguageCode) -> tuple[tuple[re.Pattern[str], str], ...]:
    return _patterns("stages", language)


@cache
def _sectors(language: LanguageCode) -> tuple[tuple[re.Pattern[str], str], ...]:
    return _patterns("sectors", language)


def _patterns(table: str, language: LanguageCode) -> tuple[tuple[re.Pattern[str], str], ...]:
    own: dict[str, Any] = read_toml("lexicons/project_stages.toml")[language][table]
    return tuple((re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE), code) for code, words in own.items())
