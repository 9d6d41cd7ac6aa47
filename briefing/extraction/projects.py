"""Projects: named and placed works, agreements, programmes, events."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.extraction.document import Document, Sentence
from briefing.extraction.facts import FigureFact, ProjectFact, Span
from briefing.extraction.project_phrases import Phrase, is_definite, phrase_of, to_nominative
from briefing.extraction.project_stage import sector_of, stage_of
from briefing.extraction.project_words import ProjectWords, project_words
from briefing.model.choices import ProjectKind

_CONFIDENCE = {
    ProjectKind.INFRASTRUCTURE: 0.75,
    ProjectKind.AGREEMENT: 0.75,
    ProjectKind.PROGRAMME: 0.65,
    ProjectKind.EVENT: 0.7,
    ProjectKind.OTHER: 0.65,
}


class _Found(NamedTuple):
    phrase: Phrase
    kind: ProjectKind
    sentence: Sentence


def find_projects(document: Document, figures: tuple[FigureFact, ...] = ()) -> tuple[ProjectFact, ...]:
    """The projects of an article in the order of the text, each once.

    A work whose figures are given counts as talked about, so `figures` help
    where the words alone do not tell.
    """
    words = project_words(document.language)
    found = [item for sentence in document.short_sentences for item in _in_sentence(document, sentence, figures, words)]
    return tuple(_fact(document, group) for group in _grouped(found))


def _in_sentence(
    document: Document, sentence: Sentence, figures: tuple[FigureFact, ...], words: ProjectWords
) -> Iterator[_Found]:
    end = sentence.start
    for match in words.head.finditer(document.text, sentence.start, sentence.end):
        if match.start() < end:
            continue
        kind = words.kind_of(match)
        phrase = phrase_of(document, sentence, Span(match.start(), match.end()), kind, words)
        if phrase is None or not _counts(document, sentence, phrase, kind, figures, words):
            continue
        end = phrase.span.end
        yield _Found(phrase, kind, sentence)


def _counts(
    document: Document, sentence: Sentence, phrase: Phrase, kind: ProjectKind, figures: tuple[FigureFact, ...],
    words: ProjectWords,
) -> bool:  # fmt: skip
    """Whether the guidelines would call this a project."""
    text = document.text
    before = text[max(sentence.start, phrase.span.start - 70) : phrase.span.start]
    if words.visited.search(before) and not words.works.search(before):
        return False
    if document.language == "kk" and words.visited.search(text[phrase.span.end : phrase.span.end + 25]):
        return False
    if words.vague.search(document.text, max(sentence.start, phrase.span.start - 3), phrase.span.end):
        return False
    if kind is ProjectKind.EVENT:
        is_one = phrase.is_named or phrase.name.count(" ") >= 2
        return is_one and bool(words.announced.search(sentence.text)) and not _is_own_event(document, phrase)
    if not is_definite(phrase, kind):
        return False
    if kind is ProjectKind.INFRASTRUCTURE and not phrase.is_led:
        near = sentence.text
        has_figure = any(sentence.start <= figure.span.start < sentence.end for figure in figures)
        return has_figure or bool(words.works.search(near)) or phrase.has_place or phrase.is_named
    return True


def _is_own_event(document: Document, phrase: Phrase) -> bool:
    """Whether the article covers this event itself: it is named in its first two sentences."""
    return any(s.start <= phrase.span.start < s.end and number < 1 for number, s in enumerate(document.sentences[:3]))


def _grouped(found: list[_Found]) -> list[list[_Found]]:
    """Mentions of one project together: the same name words, or the same head and place."""
    groups: list[list[_Found]] = []
    for item in found:
        home = next((group for group in groups if _is_same(group[0], item)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return groups


def _is_same(one: _Found, other: _Found) -> bool:
    if one.phrase.names and other.phrase.names:
        shared = one.phrase.names & other.phrase.names
        return one.kind is other.kind and len(shared) >= min(len(one.phrase.names), len(other.phrase.names))
    return one.phrase.name.casefold() == other.phrase.name.casefold()


def _fact(document: Document, group: list[_Found]) -> ProjectFact:
    main = group[0]
    stage, stage_span = stage_of(document, main.sentence, main.phrase.span, main.kind)
    location, location_span = main.phrase.location
    return ProjectFact(
        span=main.phrase.span,
        name=to_nominative(main.phrase.name, document.language),
        kind=main.kind,
        rule=f"project/{main.kind.value}",
        confidence=_CONFIDENCE[main.kind],
        sector=sector_of(main.phrase.name, document.language) if main.kind is ProjectKind.INFRASTRUCTURE else None,
        stage=stage,
        stage_span=stage_span,
        location=location,
        location_span=location_span,
        others=tuple(item.phrase.span for item in group[1:]),
    )
