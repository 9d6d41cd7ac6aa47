"""A document made ready for rules about people: folded words, possessives and places."""

from collections import Counter
from functools import cache, cached_property

from briefing.extraction.document import Document, Token
from briefing.extraction.facts import Span
from briefing.extraction.lexicon import fold
from briefing.extraction.places import Place
from briefing.languages.places import PlaceMention, people_named
from briefing.resources import read_toml

_PREPOSITIONS = frozenset(["in", "to", "of", "from", "the", "в", "во", "г", "из"])
_HALVES = frozenset(["sino", "russo", "franco", "turko", "indo", "anglo", "afro", "euro", "non", "pan", "trans"])


class Reading:
    """A document with what the rules ask of every word.

    `folded` holds each word without case and, in English, without a possessive
    ending; `possessive` tells which words had one.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.tokens: list[Token] = document.tokens
        self.possessive = [False] * len(self.tokens)
        self.folded = [self._fold(index) for index in range(len(self.tokens))]

    def _fold(self, index: int) -> str:
        word = fold(self.tokens[index].text)
        if word.endswith("'s") and len(word) > 2 and self.document.language == "en":
            self.possessive[index] = True
            return word[:-2]
        return word

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Countries, peoples and cities named in the text."""
        document, places = self.document, []
        for mention in document.named_places:
            first, last = document.token_at(mention.start), document.token_at(mention.end - 1) + 1
            if not self._is_given_name(mention, first, last) and not self._is_half_of_a_name(mention, first):
                city = mention.city.name.en if mention.city else ""
                places.append(Place(first, last, mention.country.code, city, mention.form == "people"))
        return tuple(places)

    def _is_half_of_a_name(self, mention: PlaceMention, index: int) -> bool:
        """Whether a people's name is only a half of a double name: "Lao-Araya", but not "Sino-Kazakh"."""
        token = self.tokens[index]
        if mention.form != "people" or (token.start, token.end) == (mention.start, mention.end):
            return False
        rest = (token.text[: mention.start - token.start] + token.text[mention.end - token.start :]).strip("-‑")
        return rest[:1].isupper() and not people_named(rest, self.document.language) and rest.casefold() not in _HALVES

    def _is_given_name(self, mention: PlaceMention, first: int, last: int) -> bool:
        """Whether a place's word is a given name here: "Владимиром Титовым", but not "в Владимир"."""
        words = {self.folded[first], fold(mention.city.name.ru) if mention.city else ""}
        if last - first > 1 or self.possessive[first] or words.isdisjoint(_given_names_like_cities()):
            return False
        if first and self._follows_a_given_name(first):
            return True
        following = self.tokens[last] if last < len(self.tokens) else None
        named = following is not None and following.is_word and following.text[0].isupper()
        return named and self.adjoins(last) and not (first and self.folded[first - 1] in _PREPOSITIONS)

    def _follows_a_given_name(self, index: int) -> bool:
        """Whether a given name stands before the word: "Carlos Valenzuela"."""
        before = self.tokens[index - 1]
        sentence = self.document.sentence_at(self.tokens[index].start)
        return (
            before.is_word
            and before.text[0].isupper()
            and index > sentence.first
            and not self.possessive[index - 1]
            and self.adjoins(index)
            and self.folded[index - 1] not in _never_names()
        )

    @cached_property
    def place_of(self) -> dict[int, Place]:
        """The place that a token belongs to, by the token's index."""
        return {index: place for place in self.places for index in range(place.first, place.last)}

    @cached_property
    def countries(self) -> Counter[str]:
        """How often each country, its people and its cities are named, by ISO code."""
        return Counter(place.country for place in self.places)

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The words that stand in the text with a capital letter."""
        return frozenset(token.text for token in self.tokens if token.is_word and token.text[0].isupper())

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each folded word stands with a capital, by token index."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.folded):
            if len(word) > 1 and self.is_capitalised(index):
                found.setdefault(word, []).append(index)
        return found

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens `first` to `last` (not included), without a final possessive."""
        return Span(self.tokens[first].start, self.end_of(last - 1))

    def end_of(self, index: int) -> int:
        """Where a word ends, not counting a possessive ending."""
        return self.tokens[index].end - (2 if self.possessive[index] else 0)

    def words(self, first: int, last: int) -> str:
        """The text of the tokens `first` to `last`, white space made single spaces."""
        span = self.span(first, last)
        return " ".join(self.text[span.start : span.end].split())

    def is_capitalised(self, index: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.tokens[index].text[0].isupper()

    def adjoins(self, index: int) -> bool:
        """Whether the token follows the one before it within the same paragraph."""
        if not 0 < index < len(self.tokens):
            return False
        gap = self.text[self.tokens[index - 1].end : self.tokens[index].start]
        return gap.count("\n") < 2 and len(gap) < 40


@cache
def _given_names_like_cities() -> frozenset[str]:
    return frozenset(read_toml("lexicons/names.toml")["given_names_like_cities"])


@cache
def _never_names() -> frozenset[str]:
    return frozenset(read_toml("lexicons/names.toml")["never"])
