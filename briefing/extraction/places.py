"""Countries, peoples and cities of a text by its tokens, and their names in three languages."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.languages.places import PlaceMention, cities, countries, people_named
from briefing.model import LanguageCode
from briefing.resources import read_toml

if TYPE_CHECKING:
    from briefing.extraction.document import Document
    from briefing.extraction.reading import Reading


class Place(NamedTuple):
    """A place named by the tokens `first` to `last`.

    `country` is an ISO 3166 code; `city` the English name of a city, empty for a
    country; `people` marks an adjective or a people's name ("Kazakh").
    """

    first: int
    last: int
    country: str
    city: str = ""
    people: bool = False


def find_places(reading: "Reading") -> tuple[Place, ...]:
    """The places of a text in its order."""
    document = reading.document
    places = []
    for mention in document.named_places:
        first, last = document.token_at(mention.start), document.token_at(mention.end - 1) + 1
        if _is_given_name(reading, first, last) or _is_half_of_a_name(document, mention, first):
            continue
        city = mention.city.name.en if mention.city else ""
        places.append(Place(first, last, mention.country.code, city, mention.form == "people"))
    return tuple(places)


def _is_half_of_a_name(document: "Document", mention: PlaceMention, index: int) -> bool:
    """Whether a people's name is only a half of a double name: "Lao-Araya", but not "Sino-Kazakh"."""
    token = document.tokens[index]
    if mention.form != "people" or (token.start, token.end) == (mention.start, mention.end):
        return False
    rest = (token.text[: mention.start - token.start] + token.text[mention.end - token.start :]).strip("-‑")
    return rest[:1].isupper() and not people_named(rest, document.language) and rest.casefold() not in _HALVES


_HALVES = frozenset(["sino", "russo", "franco", "turko", "indo", "anglo", "afro", "euro", "non", "pan", "trans"])


@cache
def _given_names() -> frozenset[str]:
    return frozenset(read_toml("lexicons/names.toml")["given_names_like_cities"])


def _is_given_name(reading: "Reading", first: int, last: int) -> bool:
    """Whether a place's word is a given name here: "Владимир Титов", but not "в Владимир"."""
    if last - first > 1 or reading.folded[first] not in _given_names() or reading.possessive[first]:
        return False
    following = reading.tokens[last] if last < len(reading.tokens) else None
    before = reading.folded[first - 1] if first else ""
    named = following is not None and following.is_word and following.text[0].isupper()
    if first and _is_surname(reading, first):
        return True
    return named and reading.adjoins(last) and before not in ("in", "to", "of", "from", "the", "в", "во", "г", "из")


def _is_surname(reading: "Reading", index: int) -> bool:
    """Whether a given name stands before the word: "Carlos Valenzuela"."""
    before = reading.tokens[index - 1]
    sentence = reading.document.sentence_at(reading.tokens[index].start)
    return (
        before.is_word
        and before.text[0].isupper()
        and index > sentence.first
        and not reading.possessive[index - 1]
        and reading.adjoins(index)
        and reading.folded[index - 1] not in read_toml("lexicons/names.toml")["never"]
    )


def country_name(code: str, language: LanguageCode) -> str:
    """The short name of a country, empty for an unknown code."""
    country = countries().get(code)
    return country.name(language) if country else ""


def city_name(city: str, language: LanguageCode) -> str:
    """The name of a city of the gazetteer given its English name, empty for an unknown one."""
    found = _cities().get(city)
    return getattr(found, language) if found else ""


@cache
def _cities() -> dict[str, object]:
    return {city.name.en: city.name for city in reversed(cities())}
