"""Any text gives a result, in time that grows with its length, and leaves nothing behind."""

import gc
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.articles import read_article
from briefing.extraction import extract
from briefing.model import LANGUAGE_CODES, Article

ARTICLES = [read_article(path) for path in sorted((Path(__file__).parent / "articles").glob("*.txt"))]
WORDS = (
    "Kazakhstan's Minister of Energy and the an , “ ” « » ( ) President of the Deputy Chairman Ali bin Al K. Baku 5 % "
    "министр энергетики глава «Узтрансгаза» и Айдос министрінің орынбасары Қазақстанның сапар visit to signed a agreed"
).split()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=60), st.sampled_from(["en", "ru", "kk"]))
def test_any_words_give_suggestions_with_exact_quotes(words: list[str], language: str) -> None:
    article = Article(text=" ".join(words), language=language)
    for suggestion in extract(article).items:
        for quote in suggestion.quotes:
            assert article.text[quote.start : quote.end] == quote.words


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_an_article_may_end_and_begin_anywhere(data: st.DataObject) -> None:
    article = data.draw(st.sampled_from(ARTICLES))
    start = data.draw(st.integers(0, len(article.text)))
    text = article.text[start : start + data.draw(st.integers(0, 400))]
    for suggestion in extract(Article(text=text, language=article.language)).items:
        assert all(text[quote.start : quote.end] == quote.words for quote in suggestion.quotes)


@pytest.mark.parametrize(
    "text", ["Minister of the", "министр", "глава «", "министрінің", "of the the", "A.", "5 to", "$"]
)
def test_a_text_of_a_few_words_gives_a_result(text: str) -> None:
    for language in LANGUAGE_CODES:
        assert extract(Article(text=text, language=language)).items


@pytest.mark.parametrize(
    "unit",
    [
        "Kazakhstan's Minister of Energy Askar Temirov met A. B. Garayev in Baku. ",
        "deputy minister of trade and industry and ",
        "министр энергетики, торговли и ",
        "министрінің орынбасары ",
        "“ « ( ",
        "Aaa ",
        "signed a memorandum of ",
        "a",
        "A. ",
        '"',
        "7 ",
        "from 5 to 7 million tons and ",
        "21 March 2025, ",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        language = "kk" if "нің" in unit else "ru" if unit > "а" else "en"
        start = time.process_time()
        extract(Article(text=text, language=language))
        return time.process_time() - start

    seconds(2_000)
    # Quadratic time would be 16 times as long; the best of three leaves out what other work costs.
    assert min(seconds(32_000) for _ in range(3)) < 12 * max(min(seconds(8_000) for _ in range(3)), 0.02)


def test_many_articles_leave_no_memory_behind() -> None:
    def read(number: int) -> None:
        name = "".join(chr(ord("a") + int(digit)) for digit in str(number))
        extract(Article(text=f"Minister of Energy of Kazakhstan Askar Te{name}mirov met in Baku.", language="en"))

    # Words met once are kept, a bounded number of them; reading the same words again may keep nothing more.
    for number in range(200):
        read(number)
    gc.collect()
    tracemalloc.start()
    for number in range(200):
        read(number)
    gc.collect()
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown < 600_000  # less than three kilobytes an article, a fraction of what one takes
