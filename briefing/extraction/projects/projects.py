"""Projects: named and placed works, agreements, programmes, events.

A noun phrase round a head noun ("power plant", "соглашение") is a project where
it is named, placed, worked on or said what it is for; a head noun alone is not.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from briefing.extraction import certainty
from briefing.extraction.document import Document
from briefing.extraction.facts import FigureFact, ProjectFact, Span
from briefing.extraction.lexicon import fold
from briefing.extraction.projects.known import GROUP, known_projects
from briefing.extraction.projects.lexicon import (
    ProjectPhrase,
    project_pattern,
    project_words,
    sector_patterns,
    stage_patterns,
)
from briefing.extraction.projects.phrases_english import english_phrases
from briefing.extraction.projects.phrases_kazakh import kazakh_phrases
from briefing.extraction.projects.phrases_russian import russian_phrases
from briefing.model import LanguageCode
from briefing.model.choices import ProjectKind, ProjectStage, Sector

_MOST = 30
_NEAR = 400
_RIGHT_BEFORE = 60
_OPENING = '«“"„'
_STEM = 5  # letters by which forms of one name are the same
_NEAR_STAGE = 90
_LEAD = 2  # paragraphs in which an article names the event it is about
_PAID_FOR = re.compile(r"\b(?:loan|grant|credit|facility)\b[^,;:]{0,70}\bfor (?:an?|the)$")
_INFRASTRUCTURE = frozenset(("works", "places", "venues"))


def find_projects(document: Document, figures: tuple[FigureFact, ...] = ()) -> tuple[ProjectFact, ...]:
    """The projects of an article in the order of the text, each once."""
    with_figures = sorted(figure.span for figure in figures)
    kept: list[tuple[ProjectPhrase, list[Span]]] = []
    phrases = [*_PHRASES[document.language](document), *known_projects(document)]
    for phrase in sorted(phrases, key=lambda phrase: (phrase.span.start, -phrase.span.end)):
        same = next((others for first, others in reversed(kept) if _same(first, phrase)), None)
        if same is not None:
            same.append(phrase.span)
        elif len(kept) < _MOST and not _is_within(phrase, kept) and _is_project(document, phrase, with_figures):
            kept.append((phrase, []))
    spans = [phrase.span for phrase, _ in kept]
    return tuple(_fact(document, phrase, tuple(others), spans) for phrase, others in kept)


def _is_within(phrase: ProjectPhrase, kept: list[tuple[ProjectPhrase, list[Span]]]) -> bool:
    """Whether the phrase stands in the words of a project found before it."""
    return any(phrase.span.overlaps(other.span) for other, _ in kept[-3:])


_PHRASES: dict[LanguageCode, Callable[[Document], Iterator[ProjectPhrase]]] = {
    "en": english_phrases,
    "ru": russian_phrases,
    "kk": kazakh_phrases,
}


# -- which phrases are projects ------------------------------------------------------


def _is_project(document: Document, phrase: ProjectPhrase, figures: list[Span]) -> bool:
    group = phrase.head.group
    if group == GROUP:
        return True
    if group in _INFRASTRUCTURE:
        return not _is_body_or_beside(document, phrase) and _is_work(document, phrase, figures)
    if group == "agreement":
        if phrase.head.plural:
            return False
        is_dealt_with = phrase.detailed and _cue(document, phrase, "treaty_verbs")
        return phrase.complement or bool(phrase.proper) or is_dealt_with or _is_deal(document, phrase)
    if group == "programme":
        return phrase.named or _is_described_programme(document, phrase)
    if group == "joint":
        return _is_joint(document, phrase)
    if group == "event":
        return _is_announced(document, phrase)
    is_told = phrase.complement or phrase.place is not None
    return bool(phrase.proper) or (is_told and phrase.detailed and not phrase.head.plural)


def _is_work(document: Document, phrase: ProjectPhrase, figures: list[Span]) -> bool:
    """Whether a work is told well enough, and not only gone to."""
    if phrase.work:
        vague = phrase.head.plural and phrase.work == "development"
        described = (phrase.detailed or phrase.counted) and not vague
        return phrase.named or phrase.place is not None or described
    if _cue(document, phrase, "visits") and not _cue(document, phrase, "under_way"):
        return False
    worked_on = _cue(document, phrase, "work_verbs") or _is_told_in_figures(document, phrase, figures)
    is_told = _is_told_work(phrase) or (phrase.head.group == "venues" and phrase.place is not None)
    worked_on = worked_on or (is_told and _cue(document, phrase, "talk_verbs"))
    definite = phrase.detailed and (not phrase.head.plural or phrase.counted)
    if phrase.head.group == "venues":
        return worked_on and (phrase.place is not None or definite)
    if phrase.named and phrase.proper:
        return True
    if phrase.head.group == "places":
        is_one_there = phrase.place is not None and not phrase.head.plural
        is_one_there = is_one_there and (_cue(document, phrase, "talk_verbs") or _has_figure(document, phrase, figures))
        return (definite and worked_on) or is_one_there
    return (definite and worked_on) or (phrase.place is not None and not phrase.head.plural)


def _is_body_or_beside(document: Document, phrase: ProjectPhrase) -> bool:
    """Whether the words right before speak of who leads it, of a firm called so, or of a place near it."""
    start = max(document.sentence_at(phrase.span.start).start, phrase.span.start - _RIGHT_BEFORE)
    before = document.text[start : phrase.span.start].rstrip()
    words = before.rstrip(_OPENING)
    keys = ("led", "beside") if words == before else ("firms",)
    return any(
        match.end() == len(words.rstrip())
        for key in keys
        for match in project_pattern(document.language, key).finditer(words)
    )


def _is_described_programme(document: Document, phrase: ProjectPhrase) -> bool:
    if phrase.complement and (document.language != "en" or _cue(document, phrase, "treaty_verbs")):
        return True
    if phrase.detailed and not phrase.head.plural and _is_paid_for(document, phrase):
        return True
    return phrase.detailed and (phrase.complement or _cue(document, phrase, "work_verbs"))


def _is_paid_for(document: Document, phrase: ProjectPhrase) -> bool:
    """Whether the words right before lend or give money for it: "a loan for an irrigation programme"."""
    start = max(document.sentence_at(phrase.span.start).start, phrase.span.start - _RIGHT_BEFORE * 2)
    before = document.text[start : phrase.span.start].rstrip()
    return _PAID_FOR.search(before) is not None


def _is_told_in_figures(document: Document, phrase: ProjectPhrase, figures: list[Span]) -> bool:
    """Whether the sentence gives a figure of a work that more words than its noun describe."""
    is_long = len(phrase.name.split()) > len(phrase.head.noun.split()) + 1
    if not _is_told_work(phrase) and not (phrase.head.group == "places" and is_long):
        return False
    return _has_figure(document, phrase, figures)


def _has_figure(document: Document, phrase: ProjectPhrase, figures: list[Span]) -> bool:
    start, end = _surroundings(document, phrase)
    index = bisect_left(figures, start, key=lambda span: span.start)
    return index < len(figures) and figures[index].start < end


def _is_told_work(phrase: ProjectPhrase) -> bool:
    """Whether more words than its noun describe a work."""
    return phrase.head.group == "works" and len(phrase.name.split()) > len(phrase.head.noun.split())


def _is_deal(document: Document, phrase: ProjectPhrase) -> bool:
    return phrase.detailed and " worth " in document.text[phrase.span.end : phrase.span.end + 7]


def _is_joint(document: Document, phrase: ProjectPhrase) -> bool:
    """A joint venture said to be somebody's, or a fund; a fund with a capital letter is mostly a body."""
    if "venture" in phrase.head.noun or "предприятие" in phrase.head.noun or "кәсіпор" in phrase.head.noun:
        return phrase.named or phrase.complement or (phrase.detailed and not phrase.head.plural)
    if phrase.head.plural or not (phrase.detailed or phrase.complement):
        return False
    if document.language == "en" and len(phrase.proper) > 1:
        return not phrase.proper & project_words("en", "body_funds")
    return (
        bool(phrase.work)
        or _cue(document, phrase, "founding")
        or fold(phrase.name).startswith(("joint", "совместн", "бірлескен"))
    )


def _is_announced(document: Document, phrase: ProjectPhrase) -> bool:
    """Whether an event is one to come and not the one the article is about."""
    gathering = phrase.head.noun.split()[-1] in project_words(document.language, "gatherings")
    named = phrase.work or (phrase.proper and (gathering or document.text[phrase.head_start].isupper()))
    if not (named or ((phrase.detailed or phrase.place is not None) and gathering)) or not _cue(
        document, phrase, "planned"
    ):
        return False
    sentence = document.sentence_at(phrase.head_start)
    return not (phrase.named and sentence.paragraph < _LEAD and sentence.first == 0)


def _cue(document: Document, phrase: ProjectPhrase, group: str) -> bool:
    return bool(project_pattern(document.language, group).search(document.text, *_surroundings(document, phrase)))


def _surroundings(document: Document, phrase: ProjectPhrase) -> tuple[int, int]:
    """The sentence of a phrase; of a very long one the part near the phrase, so that time stays linear."""
    sentence = document.sentence_at(phrase.head_start)
    return max(sentence.start, phrase.span.start - _NEAR), min(sentence.end, phrase.span.end + _NEAR)


def _same(first: ProjectPhrase, second: ProjectPhrase) -> bool:
    """Whether two phrases name one project: the same proper names, or the same words."""
    if GROUP in (first.head.group, second.head.group):
        known, other = (first, second) if first.head.group == GROUP else (second, first)
        return fold(known.name) in fold(other.name)
    if first.proper and second.proper and (first.head.noun.isupper() or second.head.noun.isupper()):
        left, right = ({word[:_STEM] for word in phrase.proper} for phrase in (first, second))
        return left == right and first.head.group == second.head.group
    if first.proper and second.proper:
        if first.proper == second.proper and len(first.proper) > 1:
            return first.head.kind is second.head.kind
        shared = first.proper <= second.proper or second.proper <= first.proper
        return shared and first.head.noun.split()[-1] == second.head.noun.split()[-1]
    if first.head.noun != second.head.noun:
        return False
    stop = project_words("en", "stop")
    left, right = (set(fold(phrase.name).split()) - stop for phrase in (first, second))
    return right <= left or left <= right


# -- facts -----------------------------------------------------------------------------


def _fact(document: Document, phrase: ProjectPhrase, others: tuple[Span, ...], all_spans: list[Span]) -> ProjectFact:
    stage = _stage(document, phrase, all_spans)
    return ProjectFact(
        span=phrase.span,
        name=phrase.name,
        kind=phrase.head.kind,
        rule=_rule(phrase),
        confidence=_confidence(phrase),
        sector=_sector(document, phrase),
        stage=stage[0] if stage else None,
        stage_span=stage[1] if stage else None,
        location=phrase.place_name,
        location_span=phrase.place if phrase.place_name else None,
        others=others,
    )


def _rule(phrase: ProjectPhrase) -> str:
    how = "works on" if phrase.work else "named" if phrase.named else "placed" if phrase.place else "described"
    return f"project: {how} {phrase.head.group}"


def _confidence(phrase: ProjectPhrase) -> float:
    if phrase.head.group in _INFRASTRUCTURE:
        if phrase.named or phrase.work:
            return certainty.NAMED_WORK if phrase.head.group == "works" else certainty.NAMED_PLACE
        return certainty.PLACED_WORK if phrase.place else certainty.DESCRIBED_WORK
    return certainty.NAMED_UNDERTAKING if phrase.named or phrase.complement else certainty.UNDERTAKING


def _sector(document: Document, phrase: ProjectPhrase) -> Sector | None:
    if phrase.head.kind in (ProjectKind.AGREEMENT, ProjectKind.EVENT):
        return None
    text, span = document.text, phrase.span
    return next(
        (sector for sector, words in sector_patterns(document.language) if words.search(text, *_pair(span))), None
    )


def _stage(document: Document, phrase: ProjectPhrase, all_spans: list[Span]) -> tuple[ProjectStage, Span] | None:
    """The stage, where the sentence of the project tells one and no other project stands nearer to its words."""
    if phrase.head.kind in (ProjectKind.EVENT, ProjectKind.AGREEMENT):
        return None
    start, end = _surroundings(document, phrase)
    rivals = [span for span in all_spans if start <= span.start < end]
    for stage, words in stage_patterns(document.language):
        for found in words.finditer(document.text, start, end):
            cue = Span(found.start(), found.end())
            near = _distance(phrase.span, cue) <= _NEAR_STAGE
            if near and min(rivals, key=lambda span: _distance(span, cue)) == phrase.span:
                return stage, cue
    return None


def _distance(first: Span, second: Span) -> int:
    return max(first.start - second.end, second.start - first.end, 0)


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end
