"""English phrases after a post: "of Water Resources, Agriculture and Industry", and where a name begins after them."""

from typing import NamedTuple

from briefing.extraction.bodies import is_company
from briefing.extraction.lexicon import fold
from briefing.extraction.names import particles, read_name, skip_honorifics
from briefing.extraction.places import Place
from briefing.extraction.posts.post import Tokens
from briefing.extraction.posts.words_english import lexicon
from briefing.extraction.reading import Reading
from briefing.model.choices import RankLevel

_PREPOSITIONS = frozenset(["of", "for", "at", "in", "on", "to", "under"])
_PLACE_PREPOSITIONS = frozenset(["in", "on", "to"])
_POSTED_TO = frozenset([RankLevel.AMBASSADOR, RankLevel.DIRECTOR, RankLevel.HEAD_OF_AGENCY])
_DETERMINERS = frozenset(["the", "his", "her", "its", "their", "our", "a", "an"])
_JOINS = frozenset(["and", "&"])
_BODIES_ON_A_SUBJECT = frozenset(["commission", "committee", "council", "group", "dialogue", "subcommittee"])
_MINISTRIES = (["ministry"], ["department"], ["government"], ["cabinet"])
_SERVED = (RankLevel.HEAD_OF_STATE, RankLevel.HEAD_OF_GOVERNMENT)
_NAME_PARTS, _REACH = 2, 16
_OPENING_QUOTES = '“"«‘'
_CLOSING_QUOTES = '”"»’'


class Phrase(NamedTuple):
    """A noun phrase after a preposition; `first` to `last` are its words without a country at its head."""

    first: int
    last: int
    country: str = ""
    country_tokens: Tokens | None = None
    is_country: bool = False
    countries: tuple[str, ...] = ()


class Complement(NamedTuple):
    """What follows a head: prepositions with their phrases, and where the post ends."""

    last: int
    phrases: tuple[tuple[int, Phrase], ...] = ()


class EnglishPhrases:
    """Reads what surrounds a post in one sentence."""

    def __init__(self, reading: Reading, start: int, stop: int) -> None:
        self.reading, self.start, self.stop = reading, start, stop
        self.folded, self.tokens, self.lexicon = reading.folded, reading.tokens, lexicon()

    def is_head(self, index: int) -> bool:
        """Whether a post's head begins at the token."""
        found = self.lexicon.heads.match(self.folded, index, self.stop)
        return bool(found) and not self.is_abbreviation(index) and not self.is_name(index)

    def is_name(self, index: int) -> bool:
        """Whether the word is no post but a given name or a form of address: "Sultan Al Jaber", "Prince Faisal"."""
        if self.folded[index] not in self.lexicon.names_too:
            return False
        follows = index + 1 < self.stop and self.folded[index + 1] == "of"
        return not follows and index - 1 not in self.reading.place_of

    def head_after(self, index: int) -> int:
        """The index of a head that the modifiers at the index lead to, or 0."""
        for head in range(index, min(index + 4, self.stop)):
            if self.is_head(head):
                return head
            if not self.is_modifier(head):
                return 0
        return 0

    def is_abbreviation(self, index: int) -> bool:
        """Whether a head's word is capitalised inside a name ("Chancellor Smith" is not, "King Fahd Street" is)."""
        return (
            self.folded[index] in ("mp", "head", "chief")
            and self.tokens[index].text.isupper()
            and len(self.tokens[index].text) > 2
        )

    def is_modifier(self, index: int) -> bool:
        """Whether the word before a head belongs to the post: "deputy", "foreign", "Trade, Industry and"."""
        word = self.folded[index]
        if self.reading.possessive[index] or index in self.reading.place_of or not self.reading.adjoins(index + 1):
            return False
        if word in _JOINS or word == ",":
            return index > self.start and self.is_portfolio(index - 1) and self.is_portfolio(index + 1)
        known = self.lexicon.before_head
        return word in known or ("-" in word and all(part in known for part in word.split("-")))

    def is_portfolio(self, index: int) -> bool:
        """Whether the word names a field of work."""
        return index < self.stop and self.folded[index] in self.lexicon.portfolio

    def complement(self, index: int, rank: RankLevel | None) -> Complement:
        """What belongs to a post of this level from the index on."""
        phrases: list[tuple[int, Phrase]] = []
        index = self._after_abbreviation(index)
        allowed = _PREPOSITIONS if rank in _POSTED_TO else _PREPOSITIONS - _PLACE_PREPOSITIONS
        while index < self.stop - 1 and self.reading.adjoins(index):
            subject = (phrases and self._names_subject(index)) or self._is_within_a_ministry(index)
            if self.folded[index] not in allowed and not subject:
                break
            phrase = self._superior(index) or self._phrase(index + 1)
            if not phrase:
                break
            phrases.append((index, phrase))
            index = self._after_abbreviation(phrase.last)
        return Complement(index, tuple(phrases))

    def _after_abbreviation(self, index: int) -> int:
        """Where a post goes on after its body's short name in brackets: "… of Azerbaijan (SOCAR)"."""
        if index + 2 < self.stop and [self.tokens[place].text for place in (index, index + 2)] == ["(", ")"]:
            return index + 3 if self.reading.is_capitalised(index + 1) else index
        return index

    def _names_subject(self, index: int) -> bool:
        """Whether "on" goes on with a body, "in" with that of an under-secretary: "Commission on Trade"."""
        return self.folded[index] == "on" and self.folded[index - 1] in _BODIES_ON_A_SUBJECT

    def _is_within_a_ministry(self, index: int) -> bool:
        """Whether "in" leads to a state body: "Undersecretary of State in the Ministry of Development"."""
        return self.folded[index : index + 2] == ["in", "the"] and self.folded[index + 2 : index + 3] in _MINISTRIES

    def _superior(self, index: int) -> Phrase | None:
        """Whom a post serves, after a preposition: "Chief of Staff of the President", "Adviser to the Minister"."""
        if index + 2 >= self.stop or self.folded[index + 1] != "the":
            return None
        found = self.lexicon.heads.match(self.folded, index + 2, self.stop)
        served = (*_SERVED, RankLevel.MINISTER) if self.folded[index] == "to" else _SERVED
        return Phrase(index + 2, index + 2 + found[0]) if found and found[1] in served else None

    def _phrase(self, index: int) -> Phrase | None:
        while index < self.stop and self.folded[index] in _DETERMINERS and index not in self.reading.place_of:
            index += 1
        if index >= self.stop:
            return None
        country, country_tokens = "", None
        known = self.lexicon.international.match(self.folded, index, self.stop)
        if known and known[0] > 1 and not self._is_known_at(index + known[0]):
            return Phrase(index, self._after_abbreviation(index + known[0]))
        if self._is_the_country(index):
            return Phrase(index, index + 1, is_country=True)
        place = self.reading.place_of.get(index)
        if place and place.first == index:
            if place.city and self._is_known_at(place.last):
                return Phrase(index, self._phrase_end(index))
            if not self._leads_on(place.last - 1, place.people):
                last, countries = self._more_places(place)
                tokens = (place.first, place.last)
                return Phrase(index, last, place.country, tokens, is_country=not place.city, countries=countries)
            country, country_tokens, index = place.country, (place.first, place.last), place.last
        last = self._phrase_end(index)
        return Phrase(index, last, country, country_tokens) if last > index else None

    def _leads_on(self, index: int, people: bool) -> bool:
        """Whether a place is only the owner of what follows: "China's Commission", "the Kyrgyz Ministry"."""
        if index + 1 >= self.stop:
            return False
        if people or self.reading.possessive[index]:
            return self._goes_on(index + 1)
        named = self.reading.is_capitalised(index + 1) and self._is_known(index + 1)
        return named and not self.head_after(index + 1)

    def _more_places(self, place: Place) -> tuple[int, tuple[str, ...]]:
        """The end of a list of places and its countries: "of Kazakhstan and Kyrgyzstan"."""
        index, countries = place.last, [place.country]
        while index + 1 < self.stop and self.folded[index] in ("and", ",", "&"):
            step = self._region_of_the_world(index + 1)
            if step:
                index += 1 + step
                continue
            following = self.reading.place_of.get(index + 1)
            if not following or following.people or following.city or self.reading.possessive[following.last - 1]:
                break
            index = following.last
            countries.append(following.country)
        return index, tuple(countries)

    def _is_of_a_country(self, index: int) -> bool:
        """Whether "of" leads to a country alone, so that a name may stand before: "Minister Kosaev of Turkmenistan"."""
        index += 1 + (self.folded[index + 1 : index + 2] == ["the"])
        index += 2 * (self.folded[index : index + 2] == ["republic", "of"])
        place = self.reading.place_of.get(index)
        return place is not None and not place.city and not place.people

    def _is_the_country(self, index: int) -> bool:
        """Whether "the country" stands for a country named before."""
        if self.folded[index - 1] != "the" or self.folded[index] not in ("country", "republic", "nation", "kingdom"):
            return False
        following = index + 1
        return following >= self.stop or (self.folded[following] != "of" and not self._is_known(following))

    def _region_of_the_world(self, index: int) -> int:
        """How many words at the index, "and" included, name a part of the world: "Central Asia", "and West Asia"."""
        first = index + (self.folded[index] == "and")
        found = self.lexicon.world.match(self.folded, first, self.stop)
        return first - index + found[0] if found else 0

    def _goes_on(self, index: int) -> bool:
        return self.tokens[index].is_word and (self.reading.is_capitalised(index) or self._is_known(index))

    def _is_known_at(self, index: int) -> bool:
        return index < self.stop and self._is_known(index)

    def _is_known(self, index: int) -> bool:
        word = self.folded[index]
        lexicon = self.lexicon
        return word in lexicon.portfolio or word in lexicon.lower or word in lexicon.closing or word in lexicon.opening

    def _phrase_end(self, first: int) -> int:
        """Where a body or field of work ends, which is where a person's name may begin."""
        index, boundary = first, first
        while index < self.stop and (index == first or self.reading.adjoins(index)):
            step, known = self._step(index, first)
            if not step:
                break
            index += step
            boundary = index if known else boundary
        if index == boundary:
            return index
        if index < self.stop and self.folded[index] == "of":
            return boundary if boundary > first and self._is_of_a_country(index) else index
        return self._split(first, boundary, index)

    def _step(self, index: int, first: int) -> tuple[int, bool]:
        """How many tokens the phrase takes here, and whether a name may begin after them."""
        token, word = self.tokens[index], self.folded[index]
        if token.text in _OPENING_QUOTES or token.text == "(":
            return self._enclosed(index)
        if word in _JOINS or word == ",":
            if self.folded[index : index + 2] == [",", "and"] and self._is_known(index - 1):
                return 2 * (self.is_portfolio(index + 2) and self.reading.is_capitalised(index + 2)), False
            return (int(self._list_goes_on(index)), False) if index > first else (0, False)
        if token.is_number and index > first and self.reading.is_capitalised(index - 1):
            return 1, True
        if not token.is_word or skip_honorifics(self.reading, index, self.stop) > index:
            return 0, False
        place = self.reading.place_of.get(index)
        if place:
            return place.last - index, not self.reading.possessive[place.last - 1]
        if self._is_known(index) or is_company(word):
            return 1, True
        if token.text[0].isupper() and self.folded[index - 1] in _JOINS and self._is_field_before_a_name(index):
            return 1, True
        if token.text[0].isupper():
            initial = len(token.text) == 1 and index + 1 < self.stop and self.tokens[index + 1].text == "."
            return (0, False) if initial or (self.is_head(index) and not self.reading.possessive[index]) else (1, False)
        return int(index > first and word in particles() and self.names_after(index + 1)), False

    def _enclosed(self, index: int) -> tuple[int, bool]:
        """A name in quotation marks or an abbreviation in brackets."""
        closing = ")" if self.tokens[index].text == "(" else _CLOSING_QUOTES
        for end in range(index + 1, min(index + 8, self.stop)):
            if self.tokens[end].text in closing:
                return end + 1 - index, True
        return 0, False

    def _list_goes_on(self, index: int) -> bool:
        """Whether "and" or a comma joins two parts of one body: "Trade, Industry and Energy"."""
        following = index + 1
        if following >= self.stop or self.is_head(following) or not self.reading.adjoins(following):
            return False
        if self.folded[index] == ",":
            if not self.is_portfolio(following) or not self._is_known(index - 1):
                return False
            listed = self.folded[following : min(following + 8, self.stop)]
            return "and" in listed or "&" in listed
        if self.head_after(following) or not self._is_known(index - 1):
            return False
        if following in self.reading.place_of and not self.is_portfolio(following + 1):
            return False
        if self._is_known(following) or self._is_field_before_a_name(following):
            return True
        ahead = range(following, min(following + 4, self.stop))
        return any(
            self._is_known(place) and self.reading.is_capitalised(place)
            for place in ahead
            if self.tokens[place].is_word
        )

    def _is_field_before_a_name(self, index: int) -> bool:
        """Whether a capitalised word after "and" goes before a name of two: "Roads and Ferries Ana Lima"."""
        run = read_name(self.reading, index, self.stop, self.is_head)
        return run is not None and len([part for part in run.parts if fold(part) not in particles()]) > _NAME_PARTS

    def _split(self, first: int, boundary: int, last: int) -> int:
        """Where the name begins among the unknown capitalised words `boundary` to `last`."""
        unknown = last - boundary
        acronym = self.tokens[boundary].text
        if unknown > 2 and acronym.isupper() and len(acronym) > 2 and not self.tokens[boundary + 1].text.isupper():
            return boundary + 1
        named_after = last + 1 < self.stop and self.tokens[last].text == "," and self._name_follows(last + 1)
        opening = boundary > first and self._opens_a_name(first, boundary - 1)
        if named_after or (self._is_apposition(first, last) and not boundary > first):
            return last
        if boundary > first and not opening:
            return boundary
        if unknown <= 2:
            return boundary if opening and unknown == 2 else last
        return self._last_two(boundary, last)

    def _opens_a_name(self, first: int, index: int) -> bool:
        """Whether a word such as "holding" goes before the body's name: "state concern Gaz", but not "Koç Holding"."""
        return self.folded[index] in self.lexicon.opening and all(map(self._is_known, range(first, index)))

    def _is_apposition(self, first: int, last: int) -> bool:
        """Whether the post stands after a comma, so that its holder was named before.

        Where that name has its own post before it, an apposition is told from the
        next one of a list by the comma or stop after it.
        """
        near = range(first - 1, max(self.start, first - 6) - 1, -1)
        comma = next((index for index in near if self.tokens[index].text == ","), -1)
        if comma < 0:
            return False
        closed = last >= self.stop or not (self.tokens[last].is_word or self.tokens[last].text == "&")
        listed = any(self.is_head(index) for index in range(max(self.start, comma - _REACH), comma))
        return not listed or (closed and self.folded[comma + 1] not in _JOINS)

    def _name_follows(self, index: int) -> bool:
        index = skip_honorifics(self.reading, index, self.stop)
        run = read_name(self.reading, index, self.stop, self.is_head)
        return bool(run and run.is_full)

    def _last_two(self, first: int, last: int) -> int:
        """Where the last two parts of a name begin, particles included."""
        index = last - 1
        while index > first and self.folded[index - 1] in particles():
            index -= 1
        index -= 1
        while index > first + 1 and self.folded[index - 1] in particles():
            index -= 2
        return max(index, first)

    def names_after(self, index: int) -> bool:
        """Whether a capitalised word stands at the index."""
        return index < self.stop and self.tokens[index].is_word and self.reading.is_capitalised(index)
