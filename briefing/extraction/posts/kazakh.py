"""Kazakh posts: "Қазақстанның Энергетика вице-министрі", "басқарма төрағасының орынбасары"."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.extraction.lexicon import Phrases, fold
from briefing.extraction.places import Place
from briefing.extraction.posts.post import Post, Tokens
from briefing.extraction.reading import Reading
from briefing.languages.kazakh import stems
from briefing.model.choices import RankLevel
from briefing.resources import read_toml

_LONGEST = 14
_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
_LOCATIVE = ("дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі")


class Lexicon(NamedTuple):
    """The Kazakh lexicon of posts."""

    heads: Phrases[RankLevel]
    past: frozenset[str]
    stop: frozenset[str]
    company: frozenset[str]
    dropped: frozenset[str]
    adjectives: frozenset[str]
    endings_too: frozenset[str]
    international: Phrases[bool]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    words = read_toml("lexicons/titles_kk.toml")
    return Lexicon(
        heads=Phrases((phrase, RankLevel(rank)) for rank, phrases in words["heads"].items() for phrase in phrases),
        past=frozenset(words["past"]["words"]),
        stop=frozenset(fold(word) for word in words["complements"]["stop"]),
        company=frozenset(words["complements"]["company"]),
        dropped=frozenset(words["complements"]["dropped"]),
        adjectives=frozenset(words["complements"]["adjectives"]),
        endings_too=frozenset(words["complements"]["endings_too"]),
        international=Phrases((name, True) for name in read_toml("lexicons/organisations.toml")["kk"]["international"]),
    )


@lru_cache(maxsize=8192)
def _head_of_one_word(word: str) -> tuple[int, RankLevel] | None:
    """The head that a word with an ending is a form of."""
    found = (lexicon().heads.match([stem], 0, 1) for stem in stems(word))
    return next((head for head in found if head), None)


class KazakhPosts:
    """Finds the posts of one sentence. A post ends with its head; what it governs stands before it."""

    def __init__(self, reading: Reading, start: int, stop: int) -> None:
        self.reading, self.start, self.stop = reading, start, stop
        self.folded, self.tokens, self.lexicon = reading.folded, reading.tokens, lexicon()

    def find(self) -> Iterator[Post]:
        """The posts of the sentence."""
        index = earliest = self.start
        while index < self.stop:
            end = self._chain_end(index)
            if end:
                yield self._post(index, end, earliest)
                index = end
                earliest = self._after_name(end)
            else:
                index += 1

    def _after_name(self, index: int) -> int:
        """Where the next post may begin: a field has one capital, so two in a row after a post are a name."""
        pair = range(index, min(index + 2, self.stop))
        if len(pair) < 2 or not all(self._is_name_part(place) for place in pair):
            return index
        named = index + 2
        return named + (named < self.stop and self.folded[named].endswith(("ұлы", "қызы", "вич", "вна")))

    def _is_name_part(self, index: int) -> bool:
        token = self.tokens[index]
        if not token.is_word or not token.text[0].isupper() or len(token.text) == 1 or self._is_latin(index):
            return False
        return not self.is_head(index) and index not in self.reading.place_of

    def is_head(self, index: int) -> bool:
        """Whether a post's head stands at the token."""
        return bool(self._head(index))

    def _head(self, index: int) -> tuple[int, RankLevel] | None:
        """A head at the index, in the nominative or with an ending that carries the post on."""
        return self.lexicon.heads.match(self.folded, index, self.stop) or _head_of_one_word(self.folded[index])

    def _chain_end(self, index: int) -> int:
        """The end of a row of heads such as "министрінің бірінші орынбасары" that begins at the index, or 0."""
        found = self._head(index)
        if not found:
            return 0
        end = index + found[0]
        while end < self.stop and (
            self.folded[end - 1].endswith(_GENITIVE) or self.folded[end] in _GLUE or self._head(end)
        ):
            ahead = next((place for place in range(end, min(end + 7, self.stop)) if self._head(place)), 0)
            if not ahead or not self._joins(end, ahead):
                break
            end = ahead + (self._head(ahead) or (1,))[0]
        return end

    def _joins(self, first: int, last: int) -> bool:
        second = self.folded[first] in _DASHES
        return all(
            (self.tokens[index].is_word and self.folded[index] not in self.lexicon.stop)
            or self.folded[index] in _DASHES
            or (second and self.folded[index] == "және")
            for index in range(first, last)
        )

    def _post(self, head: int, end: int, earliest: int) -> Post:
        first, country, country_tokens, body = self._left(head, earliest)
        last = self._head(self._last_head(head, end))
        rank = last[1] if last else None
        if body and rank is RankLevel.HEAD_OF_STATE:
            rank = RankLevel.COMPANY_HEAD
        return Post(
            first=first,
            last=end,
            title=self._title(first, end),
            tokens=(first, end),
            rank=rank,
            country=country,
            country_tokens=country_tokens,
            organisation=self.reading.words(*body) if body else "",
            organisation_tokens=body,
            state=bool(self._places(first, end)),
            past=any(word in self.lexicon.past for word in self.folded[max(self.start, first - 1) : head]),
        )

    def _last_head(self, head: int, end: int) -> int:
        """The longest head that ends the post: "мемлекет басшысы" rather than "басшысы"."""
        found = ((index, self._head(index)) for index in range(head, end))
        ends = (index for index, match in found if match and index + match[0] == end)
        return next(ends, head)

    def _title(self, first: int, end: int) -> str:
        while first < end - 1 and self.folded[first] in self.lexicon.dropped:
            first += 1
        words = self.reading.words(first, end)
        last = self.tokens[end - 1].text
        for stem in stems(last):
            if self.lexicon.heads.match([fold(stem)], 0, 1):
                return words[: len(words) - len(last) + len(stem)]
        return words

    def _left(self, head: int, earliest: int) -> tuple[int, str, Tokens | None, Tokens | None]:
        """Where the post begins, and the country and body before it."""
        first = head
        while first > max(earliest, head - _LONGEST) and self._belongs(first - 1, first):
            if self.lexicon.international.match_before(self.folded, first, earliest):
                break
            first -= 1
        while first < head and self.folded[first] in ("және", "мен", "пен", "бен", ",", "–", "—"):
            first += 1
        body = self._body(first, earliest)
        before = body[0] if body else first
        place = self.reading.place_of.get(before - 1) if before > self.start else None
        if place and not self.folded[place.last - 1].endswith(_LOCATIVE):
            return first, place.country, (place.first, place.last), body
        inner = next((p for p in self._places(first, head) if self.folded[p.last - 1].endswith(_LOCATIVE)), None)
        if inner and inner.first > self.start:
            owner = self.reading.place_of.get(inner.first - 1)
            if owner:
                return inner.first, owner.country, (owner.first, owner.last), body
        return first, "", None, body

    def _places(self, first: int, last: int) -> list[Place]:
        found = {
            self.reading.place_of[index].first: self.reading.place_of[index]
            for index in range(first, last)
            if index in self.reading.place_of
        }
        return list(found.values())

    def _belongs(self, index: int, following: int) -> bool:
        """Whether the word before a post is a part of it: a field of work, not a country or a verb."""
        token, word = self.tokens[index], self.folded[index]
        if not self.reading.adjoins(following):
            return False
        if word == "және":
            return self.tokens[following].text[0].islower() and index > self.start and self._is_field(index - 1)
        if word in self.lexicon.stop:
            return False
        place = self.reading.place_of.get(index)
        if self._is_acronym(index) or self._is_latin(index):
            return False
        if place:
            return word.endswith(_LOCATIVE) or self._is_region(following)
        if word == ",":
            listed = self.tokens[index - 1].is_word and self.tokens[following].text[0].islower()
            return index > self.start and listed and self._is_field(index + 1)
        if word in ("«", "»") or not token.is_word:
            return word in _DASHES and self.is_head(index - 1)
        return self._is_field(index)

    def _is_region(self, following: int) -> bool:
        return self.folded[following].startswith(("облыс", "қала", "аудан", "өңір"))

    def _is_field(self, index: int) -> bool:
        """Whether a word may name a field of work: no verb form, no word with an ending that parts it off."""
        word = self.folded[index]
        if word in self.lexicon.adjectives:
            return True
        if word.endswith(_ACCUSATIVE) and self.folded[index + 1].endswith("у"):
            return self.tokens[index].is_word
        apart = word.endswith(_VERBS) or (word.endswith(_PLACES) and word not in self.lexicon.endings_too)
        return self.tokens[index].is_word and not apart and word not in self.lexicon.company

    def _body(self, first: int, earliest: int) -> Tokens | None:
        """A body before the post: "«ҚазМұнайГаз» компаниясы", "KEGOC"."""
        known = self.lexicon.international.match_before(self.folded, first, earliest)
        if known:
            return first - known[0], first
        last = first
        while last > earliest and self.folded[last - 1] in self.lexicon.company:
            last -= 1
        start = last
        start = self._quoted_before(start, earliest)
        while start > earliest and self._is_of_latin_name(start - 1, earliest):
            start -= 1
        while last < first and start > earliest and self._is_initial(start - 1):
            start -= 1
        if start < last and start > earliest and self.tokens[last - 1].text == "." and self._is_name(start - 1):
            start -= 1
        if start == last < first:
            while start > earliest and self._belongs(start - 1, start):
                start -= 1  # the fields of a chamber or union: "Сауда және өнеркәсіп палатасы"
        if start == last < first and self._is_named_by_a_place(start, earliest):
            start -= 2
        if start == last > earliest and (self._is_acronym(start - 1) or (last < first and self._is_name(start - 1))):
            start = self._quoted_before(start - 1, earliest)
        return (start, first) if start < first else None

    def _quoted_before(self, index: int, earliest: int) -> int:
        """Where a name in quotation marks begins that ends before the token, else the token: "«Үрімші» ЖШҚ"."""
        if index <= earliest or self.tokens[index - 1].text not in '»”"':
            return index
        return next(
            (i for i in range(index - 2, max(earliest, index - 9) - 1, -1) if self.tokens[i].text in '«“"'), index
        )

    def _is_named_by_a_place(self, index: int, earliest: int) -> bool:
        """Whether a place and its noun name the company before which they stand: "Сиань порты компаниясы"."""
        noun = self.tokens[index - 1]
        named = index - 2 >= earliest and index - 2 in self.reading.place_of
        return named and noun.is_word and noun.text[0].islower() and noun.text.endswith(("ы", "і"))

    def _is_latin(self, index: int) -> bool:
        return self.tokens[index].is_word and self.tokens[index].text[0] < "\u0400"

    def _is_initial(self, index: int) -> bool:
        """Whether a capital letter or its stop belongs to a company's name: "Эни С.П.А. компаниясы"."""
        text = self.tokens[index].text
        return text == "." or (len(text) == 1 and text.isupper())

    def _is_of_latin_name(self, index: int, earliest: int) -> bool:
        """Whether a word or mark belongs to a name in Latin letters: "Sany Group Co. Ltd"."""
        if self.tokens[index].text in (".", "&", ","):
            return index > earliest and self._is_latin(index - 1)
        return self._is_latin(index)

    def _is_name(self, index: int) -> bool:
        """Whether a word before "компаниясының" is the company's name."""
        return self.tokens[index].is_word and self.reading.is_capitalised(index) and index not in self.reading.place_of

    def _is_acronym(self, index: int) -> bool:
        text = self.tokens[index].text
        if index in self.reading.place_of:
            return False
        return self.tokens[index].is_word and len(text) > 1 and sum(letter.isupper() for letter in text) > 1


_DASHES = frozenset(["–", "—", "-"])
_GLUE = _DASHES | {"әрі"}
_ACCUSATIVE = ("ды", "ді", "ты", "ті", "ны", "ні")
_PLACES = ("да", "де", "та", "те", "йық", "йік", "сақ", "сек")
_VERBS = (
    "ында",
    "інде",
    "ды",
    "ді",
    "ты",
    "ті",
    "ған",
    "ген",
    "қан",
    "кен",
    "ып",
    "іп",
    "са",
    "се",
    "мен",
    "пен",
    "бен",
    "ға",
    "ге",
    "қа",
    "ке",
    "нан",
    "нен",
    "дан",
    "ден",
    "тан",
    "тен",
)
