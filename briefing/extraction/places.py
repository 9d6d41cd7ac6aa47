"""Countries, peoples and cities of a text by its tokens, and their names in three languages."""

from functools import cache
from typing import NamedTuple

from briefing.languages.places import cities, countries
from briefing.model import LanguageCode


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
