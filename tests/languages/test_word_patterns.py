"""An expression tried only where words begin like its own finds what `re` finds everywhere."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extraction.cues import cue_pattern, pattern_of
from briefing.extraction.figures.period_patterns import period_patterns
from briefing.extraction.figures.words import figure_words
from briefing.languages.word_patterns import WordPattern
from briefing.model import LANGUAGE_CODES, LanguageCode

WORDS = (
    "On a state visit to Baku , trade turnover TRADE of mutual trade in the first two months 2nd quarter Q3 FY24 "
    "is to reach 1Q2025 between 2024 and 2030 co-chaired “visited” met-with 5visit visit5 İzmir ﬁrst ſtate "
    "визит с визитом товарооборот взаимной торговли её их за девять месяцев т. г. II квартале прошлом году текущего "
    "Ресми сапар сауда-саттық өткен жылы үшінші тоқсан 2025 жылғы дейін"
).split()
PIECES = st.sampled_from(WORDS) | st.text(max_size=4)
SENTENCES = st.lists(PIECES, min_size=15, max_size=50).map(" ".join)
TEXTS = SENTENCES | st.tuples(SENTENCES, st.just(" ".join(WORDS) * 2), SENTENCES).map(" ".join)


def every_pattern(language: LanguageCode) -> list[WordPattern]:
    found = [cue_pattern(language, cue) for cue in ("visit", "meeting", "takes_part", "event_action")]
    words = [*figure_words(language), *period_patterns(language)]
    kinds = [pattern for pattern, _ in figure_words(language).kinds]
    return [pattern for pattern in [*found, *words, *kinds] if isinstance(pattern, WordPattern)]


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGE_CODES))
def test_the_matches_are_those_of_the_expression(text: str, language: LanguageCode) -> None:
    for pattern in every_pattern(language):
        expected = [match.span() for match in pattern.regex.finditer(text)]
        assert [match.span() for match in pattern.finditer(text)] == expected


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(0, 200), st.integers(0, 200))
def test_only_what_lies_between_two_offsets_is_found(text: str, start: int, end: int) -> None:
    pattern = pattern_of(["visit* to", "trade", "товарооборот*", "сапар*"])
    expected, found = pattern.regex.search(text, start, end), pattern.search(text, start, end)
    assert (found and found.span()) == (expected and expected.span())


@pytest.mark.parametrize(
    ("expression", "heads"),
    [
        (r"(?<!\w)(?:visit\w{0,12}|meet\s{1,3}with|co\-chaired)(?!\w)", {"co", "mee", "vis"}),
        (r"\b(?:mutual |bilateral )?trade", {"bil", "mut", "tra"}),
        (r"(?P<q>IV|I{1,3}|[1-4])(?:-?[а-я]{1,3})? квартал\w?", {"i", "0"}),
        (r"\bон[аои]?\b|е[её]\b", {"он", "ее", "её"}),
        (r"\b(?:(?!))", set()),
        (r"(?<!\w)[^\W\d]+ов", {""}),
    ],
)
def test_an_expression_is_tried_at_the_words_that_it_can_begin_with(expression: str, heads: set[str]) -> None:
    assert WordPattern(expression).heads == heads


def test_a_pattern_of_nothing_finds_nothing() -> None:
    assert pattern_of([]).search("visit " * 30) is None


def test_a_long_text_read_a_second_time_is_searched_as_fast() -> None:
    pattern = WordPattern(r"minister of energy")

    def seconds(text: str) -> float:
        started = time.process_time()
        for _ in range(3000):
            assert not any(pattern.finditer(text))
        return time.process_time() - started

    first = "The delegation met in Astana. " * 60_000
    again = "".join(first.partition("met"))
    list(pattern.finditer(first))
    assert seconds(again) < 5 * max(seconds(first), 0.02)
