"""Knows news outlets by their names, sites and the sentences they put under their texts."""

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from briefing.resources import read_toml


class _Outlets(NamedTuple):
    by_name: dict[str, str]
    by_site: dict[str, str]
    mentions: dict[str, str]


@cache
def _outlets() -> _Outlets:
    known = _Outlets({}, {}, {})
    for outlet in read_toml("articles/outlets.toml")["outlet"]:
        name = outlet["name"]
        known.by_name.update((alias.casefold(), name) for alias in (name, *outlet.get("aliases", ())))
        known.by_site.update(dict.fromkeys(outlet.get("sites", ()), name))
        known.mentions.update(dict.fromkeys(outlet.get("mentions", ()), name))
    return known


def outlet_named(words: str) -> str:
    """The outlet these words name, or an empty string."""
    return _outlets().by_name.get(words.strip(' .,:;–—-«»"“”()/').casefold(), "")


def outlet_of_site(url: str) -> str:
    """The outlet that publishes at this address, or an empty string."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    labels = host.split(".")
    return next(
        (name for start in range(len(labels)) if (name := _outlets().by_site.get(".".join(labels[start:])))), ""
    )


def outlet_mentioned(text: str) -> str:
    """The outlet whose standing sentence occurs in the text, or an empty string."""
    return next((name for words, name in _outlets().mentions.items() if words in text), "")


@cache
def outlet_pattern() -> str:
    """A regular expression of every outlet's name and aliases, longest first."""
    names = sorted(_outlets().by_name, key=len, reverse=True)
    return "|".join(map(re.escape, names))
