"""Regions of states, told by how their names begin: "Атырауской", "Astrakhan"."""

from functools import cache

from briefing.resources import read_toml

_SHORTEST = 4


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
    return next((country for beginning, country in entries if word.startswith(beginning)), "")
