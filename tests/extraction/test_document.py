"""The shared view of an article: tokens and sentences are exact spans of its text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extraction.document import Document
from briefing.model import Article


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in Document(Article(text=text)).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Dr. A. Demir. They spoke.", ["He met Dr. A. Demir.", "They spoke."]),
        ("“We agree.” He left.", ["“We agree.”", "He left."]),
        ("Объём 4,7 млрд куб. метров в 2024 г. Министр", ["Объём 4,7 млрд куб. метров в 2024 г.", "Министр"]),
        ("Он живёт в г. Алматы.", ["Он живёт в г. Алматы."]),
        ("Heading\n\nText follows", ["Heading", "Text follows"]),
        ("A long line that was wrapped by the mailer of the office\nand goes on.", None),
        ("It grew to 1.5 billion. 2 plants opened.", ["It grew to 1.5 billion.", "2 plants opened."]),
    ],
)
def test_sentences(text: str, expected: list[str] | None) -> None:
    assert sentences(text) == (expected or [text])


@given(st.text(alphabet=st.sampled_from("AbЖқ1 .,\n“”'-’(") | st.characters()))
def test_every_token_and_sentence_is_an_exact_span(text: str) -> None:
    document = Document(Article(text=text))
    for token in document.tokens:
        assert text[token.start : token.end] == token.text
    for sentence in document.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
    covered = [token for sentence in document.sentences for token in document.tokens_of(sentence)]
    assert covered == document.tokens


def test_a_text_without_breaks_is_read_in_linear_time() -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        _ = Document(Article(text="a" * size + "." + "A" * size)).sentences
        _ = Document(Article(text="A. \n" * (size // 4))).sentences
        return time.process_time() - start

    # Quadratic time would be 64 times as long; the best of three leaves out what other work costs.
    assert min(seconds(400_000) for _ in range(3)) < 32 * max(min(seconds(50_000) for _ in range(3)), 0.01)
