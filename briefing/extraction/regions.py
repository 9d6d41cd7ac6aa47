"""Regions of states, told by how their names begin: "Атырауской", "Astrakhan"."""

import re
from collections.abc import Sequence
from functools import cache

from briefing.languages.places import cities
from briefing.resources import read_toml

_SHORTEST = 4
_NOUNS = ("region", "province", "oblast", "област", "кра", "облыс", "провинци")
_ADJECTIVE = re.compile("(.+?)ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)")


@cache
def _beginnings() -> dict[str, list[tuple[str, str]]]:
    """Beginnings with their countries, by their first four letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for country, words in read_toml("lexicons/regions.toml")["beginnings"].items():
        for word in words:
            found.setdefault(word[:_SHORTEST], []).append((word, country))
    return found


def region_country(word: str) -> str:
    """The ISO code of the country whose region a folded word names, or an empty string."""
    entries = _beginnings().get(word[:_SHORTEST], ())
    known = next((country for beginning, country in entries if word.startswith(beginning)), "")
    adjective = _ADJECTIVE.fullmatch(word) if not known else None
    return known or (_stems_of_cities().get(adjective[1], "") if adjective else "")


def region_before(folded: Sequence[str], stop: int, start: int) -> str:
    """The country of the region that is named last between two tokens with a word for it: "Пензенской области"."""
    for index in range(stop - 1, max(0, start - 1), -1):
        if folded[index].startswith(_NOUNS):
            beside = (folded[place] for place in (index - 1, index + 1) if place < len(folded))
            known = next(filter(None, map(region_country, beside)), "")
            if known:
                return known
    return ""


@cache
def _stems_of_cities() -> dict[str, str]:
    """The countries of cities by the stem of their Russian adjective: "батум" for "Батумского"."""
    names = ((city.name.ru.casefold().rstrip("аеиоуыэюяьй"), city.country) for city in cities())
    return {stem: country for stem, country in names if len(stem) >= _SHORTEST and " " not in stem}
