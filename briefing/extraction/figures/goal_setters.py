"""Who set a goal: the words of the sentence that name the presidents, heads of state or governments."""

from collections.abc import Iterator
from functools import cache

import msgspec

from briefing.extraction.document import Document
from briefing.extraction.facts import FigureFact, Span
from briefing.languages.word_patterns import WordPattern
from briefing.model import LanguageCode
from briefing.model.choices import FigureRole
from briefing.resources import read_toml

_LONGEST_SENTENCE = 1_000


def with_setters(document: Document, figures: tuple[FigureFact, ...]) -> tuple[FigureFact, ...]:
    """The figures, goals with the span of who set them where their sentence says so."""
    return tuple(_with_setter(document, figure) for figure in figures)


def setter_words(document: Document, setter: Span) -> str:
    """Who set a goal, in the nominative: "главы государств" of "поставленной главами государств"."""
    words = document.text[setter.start : setter.end].split()
    nominatives: dict[str, str] = read_toml("lexicons/outcomes.toml")[document.language].get("setters", {})
    return " ".join([nominatives.get(words[0].casefold(), words[0]), *words[1:]])


def _with_setter(document: Document, figure: FigureFact) -> FigureFact:
    if figure.role is not FigureRole.TARGET or figure.set_by:
        return figure
    sentence = document.sentence_at(figure.span.start)
    if sentence.end - sentence.start > _LONGEST_SENTENCE:
        return figure
    setter = next(_setters(document.text, sentence.start, sentence.end, document.language), None)
    return msgspec.structs.replace(figure, set_by=setter) if setter else figure


def _setters(text: str, start: int, end: int, language: LanguageCode) -> Iterator[Span]:
    for pattern in _patterns(language):
        for match in pattern.finditer(text, start, end):
            yield Span(match.start("who"), match.end("who"))


@cache
def _patterns(language: LanguageCode) -> tuple[WordPattern, ...]:
    expressions: list[str] = read_toml("lexicons/outcomes.toml")[language]["goal_setters"]
    return tuple(WordPattern(rf"\b{expression}") for expression in expressions)
