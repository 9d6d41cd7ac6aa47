"""Russian phrases after a post: "энергетики Республики Казахстан", "правления АО «Х»", and where they end."""

from typing import NamedTuple

from briefing.extraction.names import skip_honorifics
from briefing.extraction.places import Place
from briefing.extraction.posts.post import Tokens
from briefing.extraction.posts.words_russian import Head, lexicon
from briefing.extraction.reading import Reading

_LONGEST = 16
_VERB_ENDINGS = ("л", "ла", "ли", "ло", "лся", "лась", "лись", "ся", "ет", "ют", "ит", "ят", "ут")


class Complement(NamedTuple):
    """What follows a head: the words of the title, the country and the body, and where it ends."""

    last: int
    pieces: tuple[Tokens, ...] = ()
    country: str = ""
    country_tokens: Tokens | None = None
    body: Tokens | None = None
    countries: tuple[str, ...] = ()


class _Growing:
    """A complement while its words are read."""

    def __init__(self, index: int) -> None:
        self.first = self.index = self.last = index
        self.pieces: list[Tokens] = []
        self.country = ""
        self.country_tokens: Tokens | None = None
        self.body: Tokens | None = None
        self.countries: list[str] = []

    def take(self, end: int, *, piece: bool = True) -> None:
        """Goes on to a token, the words up to it a piece of the title or none."""
        if piece:
            self.pieces.append((self.index, end))
        self.index = self.last = end

    def belong(self, place: Place) -> None:
        """Notes the country that the post belongs to; the first one told counts."""
        self.country = self.country or place.country
        self.country_tokens = self.country_tokens or (place.first, place.last)


class RussianPhrases:
    """Reads what follows a post in one sentence."""

    def __init__(self, reading: Reading, start: int, stop: int) -> None:
        self.reading, self.start, self.stop = reading, start, stop
        self.folded, self.tokens, self.lexicon = reading.folded, reading.tokens, lexicon()

    def is_head(self, index: int) -> bool:
        """Whether a post's head begins at the token."""
        return bool(self.lexicon.heads.match(self.folded, index, self.stop))

    def complement(self, index: int) -> Complement:
        """What belongs to a post from the index on."""
        growing = _Growing(index)
        while growing.index < min(self.stop, index + _LONGEST) and self.reading.adjoins(growing.index):
            if not (self._take_place(growing) or self._take_body(growing) or self._take_word(growing)):
                break
        pieces = [p for p in growing.pieces if p[1] <= growing.last and not self._is_loose(p, growing.countries)]
        if growing.body:
            pieces = self._without_preposition(pieces)
        return Complement(
            growing.last,
            _merged(pieces),
            growing.country,
            growing.country_tokens,
            growing.body,
            tuple(growing.countries),
        )

    def _take_place(self, growing: _Growing) -> bool:
        """Takes a country, a city or a word for the country, if one stands here."""
        index, first = growing.index, growing.first
        if self._is_the_country(index):
            growing.take(index + 1, piece=False)
            return True
        if self._take_seat(growing):
            return True
        place = self.reading.place_of.get(index)
        if not place or place.first != index:
            return False
        if self._is_owner(place):
            growing.belong(place)
            growing.index = place.last
            return True
        after_preposition = index > first and self.folded[index - 1] in self.lexicon.prepositions
        if after_preposition or place.city or self._leads_on(place.last):
            growing.take(place.last)
            if not after_preposition and place.city:
                growing.country = growing.country or place.country
            return True
        growing.belong(place)
        growing.countries.append(place.country)
        growing.take(place.last, piece=False)
        return True

    def _take_seat(self, growing: _Growing) -> bool:
        """Takes the country of a body in brackets: "компании «Х» (Кувейт)"."""
        place = self.reading.place_of.get(growing.index + 1)
        if self.tokens[growing.index].text != "(" or not place or place.last >= self.stop:
            return False
        if self.tokens[place.last].text != ")":
            return False
        growing.belong(place)
        growing.take(place.last + 1, piece=False)
        return True

    def _take_body(self, growing: _Growing) -> bool:
        """Takes the name of a body, an organ of it, a part of the world or a town, if one stands here."""
        index = growing.index
        inner = self._organ(index) or self._part_of_the_world(index) or self._town(index, growing.first)
        if inner:
            growing.take(index + inner)
            return True
        end = self._quoted(index) or (self._body_end(index) if self._is_body(index) else 0)
        if not end:
            return False
        start = self._body_start(index, growing.pieces)
        if self.is_state(index):
            growing.take(end)
            return True
        growing.pieces = [piece for piece in growing.pieces if piece[0] < start]
        growing.body = (growing.body[0], end) if growing.body else (start, end)
        growing.take(end, piece=False)
        return True

    def _take_word(self, growing: _Growing) -> bool:
        """Takes a small-letter word that goes on with the post; a preposition or "и" needs another word after it."""
        index, last = growing.index, growing.last
        head = self.lexicon.heads.match(self.folded, index, self.stop)
        if not self._goes_on(index, growing.first) or (head and self._is_of_another_post(index, head[1])):
            return False
        growing.take(index + 1)
        if not self.tokens[index].is_word or self.folded[index] in _LOOSE:
            growing.last = last
        return True

    def _without_preposition(self, pieces: list[Tokens]) -> list[Tokens]:
        """The pieces without a preposition whose noun went with the body: "представитель при"."""
        while pieces and self.folded[pieces[-1][0]] in _LOOSE and pieces[-1][1] - pieces[-1][0] == 1:
            pieces = pieces[:-1]
        return pieces

    def _is_loose(self, piece: Tokens, countries: list[str]) -> bool:
        """Whether a piece is only the "и" between two countries."""
        return len(countries) > 1 and self.folded[piece[0]] in ("и", ",")

    def _organ(self, index: int) -> int:
        """How many words at the index name an inner organ of a company, which stays in the title."""
        found = self.lexicon.organs.match(self.folded, index, self.stop)
        return found[0] if found else 0

    def _is_of_another_post(self, index: int, head: Head) -> bool:
        """Whether a head in the nominative begins another post ("премьер министра" only lacks its hyphen)."""
        return head.case == "nominative" and not (head.nominative == "премьер" and self.is_head(index + 1))

    def _part_of_the_world(self, index: int) -> int:
        """How many words at the index name a part of the world: "Центральной Азии"."""
        found = self.lexicon.world.match(self.folded, index, self.stop)
        return found[0] if found else 0

    def _town(self, index: int, first: int) -> int:
        """How many words at the index name a town or region that no gazetteer knows: "мэр Марибора Иван Новак"."""
        before = self.folded[index - 1]
        seat = index == first and any(before.startswith(word) for word in _LOCAL_HEADS)
        if not seat and before not in _REGION_NOUNS:
            return 0
        stop = index
        while stop < self.stop and self.tokens[stop].is_word and self.reading.is_capitalised(stop):
            if stop in self.reading.place_of or (stop > index and not self.reading.adjoins(stop)):
                break
            stop += 1
        extra = stop - index - 2
        patronymic = extra > 0 and self.folded[index + 1].endswith(_PATRONYMICS)
        genitive = self.folded[index].endswith(("а", "я", "ы", "и", "ого", "ой"))
        return extra if extra > 0 and not patronymic and (genitive or not seat) else 0

    def _is_owner(self, place: Place) -> bool:
        """Whether a small-letter adjective tells whose body follows: "казахстанского внешнеполитического ведомства"."""
        return self.tokens[place.first].text[0].islower() and self._leads_on(place.last)

    def _is_the_country(self, index: int) -> bool:
        """Whether "республики" or "страны" stands for a country, named next or before: "министр связи страны"."""
        following = index + 1
        place = self.reading.place_of.get(following)
        if self.folded[index] in _KINDS_OF_STATES and place and place.first == following:
            return True  # "Республики Сербии"
        if self.folded[index] not in ("республики", "страны") or not self.tokens[index].text[0].islower():
            return False
        if following < self.stop and self.tokens[following].text[0].islower() and self._is_noun(following):
            return False
        return self.folded[index - 1] not in self.lexicon.prepositions

    def _leads_on(self, index: int) -> bool:
        """Whether a place is only an adjective to what follows: "Узбекского комитета"."""
        place = self.reading.place_of.get(index - 1)
        return bool(place and place.people and index < self.stop and self.tokens[index].text[0].islower())

    def _quoted(self, index: int) -> int:
        """The end of a name in quotation marks that opens at the index, or of a short name in brackets, or 0."""
        if self.tokens[index].text == "(":
            closes = index + 2 < self.stop and self.tokens[index + 2].text == ")"
            return index + 3 if closes and self.tokens[index + 1].text.isupper() else 0
        if self.tokens[index].text not in '«“„"':
            return 0
        for end in range(index + 1, min(index + 10, self.stop)):
            if self.tokens[end].text in '»”“"':
                return end + 1
        return 0

    def _is_body(self, index: int) -> bool:
        token = self.tokens[index]
        if not token.is_word or not token.text[0].isupper():
            return False
        if skip_honorifics(self.reading, index, self.stop) > index:
            return False
        if self.folded[index - 1] == "при" and index + 1 < self.stop and self._is_noun(index + 1):
            return not self.is_head(index) and self.tokens[index + 1].text[0].islower()
        letters = [letter for letter in token.text if letter.isalpha()]
        capitals = max(sum(letter.isupper() for letter in part) for part in token.text.split("-"))
        if capitals > 1 or letters[0] < "\u0400":
            return len(letters) > 1
        if self.folded[index] in self.lexicon.state or self.folded[index] in self.lexicon.company:
            return True
        return self._is_adjective_of_body(index) or self._disagrees_with_a_name(index)

    def _disagrees_with_a_name(self, index: int) -> bool:
        """Whether a long word in the genitive goes before a man's full name in another case, so that it names a body.

        "директор Агропарка Иван Ветров", "с директором Агропарка Иваном Ветровым".
        """
        run = range(index, index + 3)
        if run.stop > self.stop or not self.is_head(index - 1) or len(self.folded[index]) < _LONG_WORD:
            return False
        if not all(self.tokens[i].is_word and self.reading.is_capitalised(i) for i in run):
            return False
        if any(i in self.reading.place_of or self.is_head(i) for i in run):
            return False
        word, given, surname = self.folded[index : index + 3]
        if not word.endswith(("а", "я")) or word.endswith(_OF_WOMEN) or surname.endswith(_PATRONYMICS):
            return False
        return given.endswith(_NOT_GENITIVE) and self.reading.adjoins(index + 1) and self.reading.adjoins(index + 2)

    def _is_adjective_of_body(self, index: int) -> bool:
        """A capitalised adjective before a small-letter noun: "Азиатского банка развития"."""
        following = index + 1
        if following >= self.stop or not self.tokens[following].is_word or not self.reading.adjoins(following):
            return False
        word, after = self.folded[index], self.tokens[following].text
        if self.is_head(following):
            return False
        return word.endswith(("ого", "его", "ой", "ей", "ых", "их")) and after[0].islower() and self._is_noun(following)

    def _body_end(self, index: int) -> int:
        end = index + 1
        while end < self.stop and self.reading.adjoins(end):
            lower = self._is_noun(end) and self.tokens[end].text[0].islower()
            if not lower and not (self._is_latin(end - 1) and self._is_latin(end)):
                break
            end += 1
        return end

    def _is_latin(self, index: int) -> bool:
        """Whether a word is in Latin letters, or a stop ends one: "Orano S.A."."""
        token = self.tokens[index]
        if token.text in (".", "&"):
            return token.text == "&" or self._is_latin(index - 1)
        return token.is_word and token.text[0] < "\u0400"

    def _body_start(self, index: int, pieces: list[Tokens]) -> int:
        """Where a body begins, the word for its kind included: "компании «Х»"."""
        start = index
        for piece in reversed(pieces):
            if piece[1] != start or self.folded[piece[0]] not in self.lexicon.company:
                break
            start = piece[0]
        return start

    def is_state(self, index: int) -> bool:
        """Whether a word belongs to a body of a state, which stays in the title."""
        word = self.folded[index]
        if self.folded[index + 1 : index + 2] and self.folded[index + 1] in _REGIONS:
            return True
        if word in self.lexicon.company and word not in _OF_A_STATE:
            return False
        if word.endswith("ого") and self.folded[index + 1 : index + 2] and self.folded[index + 1] in _STANDING:
            return True
        if word not in self.lexicon.state:
            return False
        following = self.folded[index + 1] if index + 1 < self.stop else ""
        return following not in self.lexicon.company or (word == "бюро" and following in _OF_A_STATE)

    def _goes_on(self, index: int, first: int) -> bool:
        token, word = self.tokens[index], self.folded[index]
        if word == ",":
            return index > first and self._list_goes_on(index)
        if word == "и" and index > first and index - 1 in self.reading.place_of and index + 1 in self.reading.place_of:
            return not self.reading.place_of[index + 1].people
        if word == "и":
            return index > first and index + 1 < self.stop and self._is_noun(index + 1) and not self.is_head(index + 1)
        if not token.is_word or not token.text[0].islower():
            return False
        return word in self.lexicon.prepositions or self._is_noun(index)

    def _is_noun(self, index: int) -> bool:
        """Whether a small-letter word may belong to a post: no verb, no preposition, no conjunction."""
        if index >= self.stop or not self.tokens[index].is_word:
            return False
        word = self.folded[index]
        if word in self.lexicon.stop or word in self.lexicon.prepositions or word == "и":
            return False
        if skip_honorifics(self.reading, index, self.stop) > index:
            return False
        return not (word.endswith(_VERB_ENDINGS) and len(word) > 3 and word not in self.lexicon.nouns)

    def _list_goes_on(self, index: int) -> bool:
        if self.is_head(index + 1):
            return False
        ahead = self.folded[index + 1 : min(index + 8, self.stop)]
        return (
            self._is_noun(index + 1)
            and self.tokens[index + 1].text[0].islower()
            and "и" in ahead
            and "," not in ahead[:1]
        )


_STANDING = ("комитета", "собрания")
_LOCAL_HEADS = ("мэр", "глав", "аким", "губернатор", "хоким", "градоначальник", "бургомистр")
_REGION_NOUNS = frozenset(
    [
        "города",
        "провинции",
        "штата",
        "района",
        "округа",
        "области",
        "кантона",
        "земли",
        "региона",
        "губернии",
        "эмирата",
    ]
)
_LONG_WORD = 8
_OF_WOMEN = ("ина", "андра", "ида", "рита")
# Endings of a man's given name in the nominative, dative or instrumental.
_NOT_GENITIVE = (*"бвгджзйклмнпрстфхцчшщьую",)
_PATRONYMICS = ("вич", "вича", "вичу", "вичем", "виче", "вна", "вны", "вне", "вну", "вной")
_REGIONS = frozenset(["области", "края", "района", "округа", "города", "автономной", "республики"])
_OF_A_STATE = ("национальной", "государственного", "государственной")
_KINDS_OF_STATES = ("республики", "королевства", "княжества", "эмирата", "султаната")
_LOOSE = frozenset(["по", "в", "во", "при", "на", "для", "с", "за", "над", "и", ","])


def _merged(pieces: list[Tokens]) -> tuple[Tokens, ...]:
    """Pieces that touch each other as one, so that their commas stay as printed."""
    merged: list[Tokens] = []
    for first, last in pieces:
        if merged and merged[-1][1] == first:
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return tuple(merged)
