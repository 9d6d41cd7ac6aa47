"""The view of an article that all finders share: text, paragraphs, sentences, tokens."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from briefing.languages.places import PlaceMention, read_places
from briefing.model import Article, LanguageCode
from briefing.resources import read_toml

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,\u00a0\u202f]\d+)*)"
    r"|(?P<word>[^\W\d_](?:[^\W_]|['’ʻʼ‘`](?=[^\W\d_])|[-‑](?=[^\W_])|\d)*)"
    r"|(?P<mark>\S)"
)
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_ENDS = ".?!…:"
_LONGEST_PIECE = 600
_MOST_CLOSING = 5
_CLOSING = "\"'”’»)]"


class Token(NamedTuple):
    """A word, a number or one punctuation mark; `text` is `document.text[start:end]`.

    A word keeps inner hyphens and apostrophes (`Vice-Minister`, `Kazakhstan's`),
    a number its separators (`1,860`, `12.5`).
    """

    start: int
    end: int
    text: str
    kind: str

    @property
    def is_word(self) -> bool:
        """Whether this is a word."""
        return self.kind == "word"

    @property
    def is_number(self) -> bool:
        """Whether this is a number in digits."""
        return self.kind == "number"


class Sentence(NamedTuple):
    """A sentence: a span of the text, its paragraph's number and its tokens as a range of indexes."""

    start: int
    end: int
    text: str
    paragraph: int
    first: int
    last: int


class Document:
    """An article laid out for finding facts.

    All offsets count characters of `text`, which is the article's own text, so
    every span can be quoted as evidence.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.language: LanguageCode = _language(article)
        self.published: dt.date | None = article.published
        self.outlet = article.outlet

    @cached_property
    def tokens(self) -> list[Token]:
        """Every word, number and mark in order."""
        return [Token(m.start(), m.end(), m.group(), m.lastgroup or "mark") for m in _TOKEN.finditer(self.text)]

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Start and end of each paragraph; an empty line parts two of them."""
        spans: list[tuple[int, int]] = []
        start = 0
        for gap in _PARAGRAPH_BREAK.finditer(self.text):
            if gap.start() > start:
                spans.append((start, gap.start()))
            start = gap.end()
        end = len(self.text.rstrip())
        return [*spans, (start, end)] if end > start else spans

    @cached_property
    def named_places(self) -> list[PlaceMention]:
        """Countries, peoples and cities named in the text, by the gazetteer alone."""
        return read_places(self.text, self.language)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences in order; none crosses a paragraph."""
        return list(self._split())

    @cached_property
    def short_sentences(self) -> list[Sentence]:
        """The sentences, endless ones cut into pieces, so that rules that look through a sentence stay linear."""
        return [piece for sentence in self.sentences for piece in self._pieces(sentence)]

    def _pieces(self, sentence: Sentence) -> Iterator[Sentence]:
        first = sentence.first
        while first < sentence.last:
            start = self.tokens[first].start
            last = first + 1
            while last < sentence.last and self.tokens[last].end - start <= _LONGEST_PIECE:
                last += 1
            end = self.tokens[last - 1].end
            yield Sentence(start, end, self.text[start:end], sentence.paragraph, first, last)
            first = last

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the character, or the one before it. Raises IndexError for an empty text."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def token_at(self, offset: int) -> int:
        """The index of the token that holds the character, or of the one before it."""
        return max(0, bisect_right(self._token_starts, offset) - 1)

    def tokens_of(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def _split(self) -> Iterator[Sentence]:
        index, count, tokens = 0, len(self.tokens), self.tokens
        for number, (_, paragraph_end) in enumerate(self.paragraphs):
            first = index
            while index < count and tokens[index].start < paragraph_end:
                index += 1
                if index < count and tokens[index].start < paragraph_end and self._ends_before(index, first):
                    yield self._sentence(number, first, index)
                    first = index
            if index > first:
                yield self._sentence(number, first, index)

    def _sentence(self, paragraph: int, first: int, last: int) -> Sentence:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Sentence(start, end, self.text[start:end], paragraph, first, last)

    def _ends_before(self, index: int, first: int) -> bool:
        """Whether a sentence ends just before the token at the index."""
        tokens, here = self.tokens, self.tokens[index]
        if "\n" in self.text[tokens[index - 1].end : here.start]:
            return self._line_ends(index)
        mark = index - 1
        while mark > max(first, index - _MOST_CLOSING) and tokens[mark].text in _CLOSING:
            mark -= 1
        if tokens[mark].text not in ".?!…" or here.text in _CLOSING or here.start == tokens[index - 1].end:
            return False
        if not (here.text[0].isupper() or here.text in '“«"„—–-(‘' or here.is_number):
            return False
        return tokens[mark].text != "." or not is_abbreviation(tokens, mark)

    def _line_ends(self, index: int) -> bool:
        """A line break ends a sentence unless the line was only wrapped."""
        before, here = self.tokens[index - 1], self.tokens[index]
        if before.text in _LINE_ENDS or before.text in _CLOSING:
            return True
        line_start = self.text.rfind("\n", max(0, before.start - 200), before.start) + 1
        return (here.text[0].isupper() and before.end - line_start < 50) or here.text in "-–—•*·"


def split_words(text: str) -> list[str]:
    """The words, numbers and marks of a phrase, cut as the tokens of a document are."""
    return [found.group() for found in _TOKEN.finditer(text)]


def is_abbreviation(tokens: list[Token], mark: int) -> bool:
    """Whether the full stop at the index belongs to an initial or an abbreviation."""
    if mark == 0 or tokens[mark - 1].end != tokens[mark].start or not tokens[mark - 1].is_word:
        return False
    word = tokens[mark - 1].text
    if len(word) == 1 and word.isupper():
        return True
    abbreviations, may_end = _abbreviations()
    if mark > 1 and tokens[mark - 2].is_number and word.casefold() in may_end:
        return False
    return word.casefold() in abbreviations


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    lexicon = read_toml("lexicons/sentences.toml")
    return frozenset(lexicon["abbreviations"]), frozenset(lexicon["may_end_after_number"])


def _language(article: Article) -> LanguageCode:
    if article.language in ("en", "ru", "kk"):
        return article.language  # type: ignore[return-value]
    sample = article.text[:20_000].casefold()
    kazakh = sum(sample.count(letter) for letter in "әғқңөұүһі")
    cyrillic = len(re.findall("[а-я]", sample))
    if cyrillic < len(re.findall("[a-z]", sample)):
        return "en"
    return "kk" if kazakh > cyrillic * 0.02 else "ru"
