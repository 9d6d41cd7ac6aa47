"""Bodies: which are international, and what country a company's name gives away."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefing.extraction.document import split_words
from briefing.extraction.lexicon import Phrases, fold
from briefing.extraction.places import Place
from briefing.extraction.reading import Reading
from briefing.languages.places import city_named
from briefing.model import LanguageCode
from briefing.resources import read_toml


class Companies(NamedTuple):
    """What is known of companies' countries: beginnings of names, names, legal forms."""

    prefixes: dict[str, str]
    names: dict[str, str]
    forms: Phrases[str]


@cache
def _international(language: LanguageCode) -> Phrases[bool]:
    return Phrases((name, True) for name in read_toml("lexicons/organisations.toml")[language]["international"])


@cache
def _anonymous(language: LanguageCode) -> frozenset[str]:
    return frozenset(read_toml("lexicons/organisations.toml")[language]["anonymous"])


@cache
def _companies() -> Companies:
    words = read_toml("lexicons/companies.toml")
    return Companies(words["prefixes"], words["names"], Phrases(words["forms"].items()))


def is_international(body: str, language: LanguageCode) -> bool:
    """Whether a body belongs to no single country: a bank of many states, an organisation of states."""
    words = [fold(word) for word in split_words(body)]
    phrases = _international(language)
    return any(phrases.match(words, index, len(words)) for index in range(len(words)))


def international_at(words: Sequence[str], index: int, language: LanguageCode) -> bool:
    """Whether the name of an international body begins at the index of folded words."""
    return _international(language).match(words, index, len(words)) is not None


def national_body(words: str) -> str:
    """The country whose ministry or office bears a name that no other state's bears: "State Department", "Акорда"."""
    folded = [fold(word) for word in split_words(words)]
    phrases = _national()
    return next((found[1] for index in range(len(folded)) if (found := phrases.match(folded, index, len(folded)))), "")


@cache
def _national() -> Phrases[str]:
    return Phrases(read_toml("lexicons/organisations.toml")["national_bodies"].items())


@cache
def monarchies() -> frozenset[str]:
    """The states with a king, an emir or a sultan, by ISO code."""
    return frozenset(read_toml("lexicons/organisations.toml")["monarchies"]["countries"])


def speaks_for_a_bank(title: str, body: str, language: LanguageCode) -> bool:
    """Whether a post names its body only as "the bank", "the organisation"."""
    anonymous, words = _anonymous(language), split_words(title)
    alone = (word for word, before in zip(words, ["", *words], strict=False) if not before[:1].isupper())
    return fold(body) in anonymous or any(word in anonymous for word in alone)


def company_country(reading: Reading, body: str) -> str:
    """The country of a company: by its name or legal form, else by the country named before it anywhere in the text."""
    words = [fold(word) for word in split_words(body) if word[0].isalnum()]
    return _known_country(words) or next(_owners(reading, words), "")


def is_company(word: str) -> bool:
    """Whether a folded word is the name of a known company, which may be written small: "bp"."""
    return word in _companies().names


def is_at_a_facility(reading: Reading, index: int) -> bool:
    """Whether a post at the index is of a plant, mine or port named just before: "the plant's director"."""
    facilities = _facilities()
    return any(word.startswith(facilities) for word in reading.folded[max(0, index - 3) : index])


@cache
def _facilities() -> tuple[str, ...]:
    return tuple(read_toml("lexicons/organisations.toml")["facilities"]["beginnings"])


def company_before(reading: Reading, index: int) -> str:
    """The country of "the company", "its" before a post: of the last company named in the words before."""
    before = reading.folded[max(0, index - 3) : index]
    if _COMPANIES.isdisjoint(before):
        return ""
    end, first = index - 3, max(0, index - _REACH)
    while end > first:
        start = end
        while start > first and _is_of_a_name(reading, start - 1):
            start -= 1
        words = reading.folded[start:end]
        known = _known_country(words) if words else ""
        country = known or (next(_owners(reading, words), "") or next(_seats(reading, start), "") if words else "")
        if country:
            return country
        end = min(start, end - 1)
    return ""


def same_kind(reading: Reading, post: int, last: int) -> str:
    """The country of the body that a post means by "the fund", "the company": of the last one named with a country."""
    owned = post > 0 and reading.folded[post - 1] == "its"
    first = max(0, post - (_NEAR if owned else 2))
    kind = next((word[:4] for word in reversed(reading.folded[first:last]) if word.startswith(_kinds())), "")
    if not kind:
        return ""
    for index in range(first - 1, max(-1, first - _FAR), -1):
        if reading.folded[index].startswith(kind):
            start = index - 2
            while start > index - _NEAR and reading.tokens[start + 1].is_word and reading.is_capitalised(start + 1):
                start -= 1
            beside = (reading.place_of.get(place) for place in (index + 1, index + 2, *range(index - 1, start, -1)))
            found = next((place.country for place in beside if place), "")
            if found:
                return found
    return ""


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(read_toml("lexicons/organisations.toml")["kinds"]["beginnings"])


def seat_of_embassy(reading: Reading, first: int, last: int, own: str) -> Place | None:
    """Where the ambassador of a country serves, in the post between two tokens: "to Belgium", "Бельгиядағы"."""
    kazakh = reading.document.language == "kk"
    for index in range(max(0, first - _BEFORE_A_POST * kazakh), last):
        place = reading.place_of.get(index)
        if not place or place.country == own:
            continue
        if kazakh and reading.folded[place.last - 1].endswith(_SEATS):
            return place
        if not kazakh and _SENT_TO.intersection(reading.folded[max(0, place.first - 2) : place.first]):
            return place
    return None


def _is_of_a_name(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if index in reading.place_of:
        return False
    if token.is_word:
        return reading.is_capitalised(index) or len(token.text) == 1
    return token.text == "." and len(reading.folded[index - 1]) == 1


_COMPANIES = frozenset(
    ["its", "company", "firm", "developer", "operator", "corporation", "компании", "её", "компанияның"]
)
_SEATS = ("дағы", "дегі", "тағы", "тегі")
_BEFORE_A_POST = 3
_SENT_TO = frozenset(["to", "in", "в", "во"])
_NEAR, _REACH, _FAR = 8, 60, 300


def _known_country(words: list[str]) -> str:
    """The country of a company that is known by its name or legal form."""
    known = _companies()
    for index, word in enumerate(words):
        if word in known.names:
            return known.names[word]
        form = known.forms.match(words, index, len(words))
        if form:
            return form[1]
    for word in words:
        for prefix, country in known.prefixes.items():
            if word.startswith(prefix):
                return country
    return ""


def _owners(reading: Reading, words: list[str]) -> Iterator[str]:
    """Countries told beside the company's name: "China's Hualong", "Eni, an Italian group", "Daehan in Cheongju"."""
    proper = next((word for word in words if len(word) > 3), "") or max(words, key=len, default="")
    for index in reading.positions.get(proper, ())[:50]:
        for before in range(index - 1, max(-1, index - 6), -1):
            place = reading.place_of.get(before)
            if place and (place.people or reading.possessive[place.last - 1]):
                yield place.country
            if not reading.tokens[before].is_word:
                break
        yield from _based(reading, index)
        yield from _seats(reading, index)


def _based(reading: Reading, index: int) -> Iterator[str]:
    """The country of "Oslo-based Nordvind": the city before a word that ends in "-based"."""
    word = reading.folded[index - 1] if index else ""
    if word.endswith("-based"):
        yield from (city.country for city in (city_named(word.removesuffix("-based")),) if city)


def _seats(reading: Reading, index: int) -> Iterator[str]:
    """The country told after the company's name: "Daehan in Cheongju", "Ferro (Italy)", "Sanli, a Chinese company"."""
    stop = min(len(reading.tokens), index + 30)
    while index < stop and reading.tokens[index].is_word and reading.is_capitalised(index):
        index += 1
    if index + 1 >= stop:
        return
    place = reading.place_of.get(index + 1)
    if place and reading.folded[index] in ("in", "в", "of") and (place.city or reading.folded[index] == "of"):
        yield place.country
    if place and reading.tokens[index].text == "(" and reading.tokens[min(place.last, stop - 1)].text == ")":
        yield place.country
    if reading.folded[index] == ",":
        yield from _described(reading, index + 1, stop)


def _described(reading: Reading, index: int, stop: int) -> Iterator[str]:
    """The country in what a company is said to be: ", a large Chinese company", ", headquartered in Oslo"."""
    if reading.folded[index] in ("a", "an", "the", "one"):
        for place in _places_between(reading, index + 1, min(stop, index + 6)):
            if place.people or reading.possessive[place.last - 1]:
                yield place.country
    elif reading.folded[index] in ("headquartered", "based", "registered"):
        yield from (place.country for place in _places_between(reading, index + 1, min(stop, index + 4)))


def _places_between(reading: Reading, first: int, last: int) -> Iterator[Place]:
    return (reading.place_of[index] for index in range(first, last) if index in reading.place_of)
