"""The English lexicon of posts and bodies."""

from functools import cache
from typing import NamedTuple

from briefing.extraction.lexicon import Phrases
from briefing.model.choices import RankLevel
from briefing.resources import read_toml


class Lexicon(NamedTuple):
    """The English lexicon of posts and bodies; `before_head` holds every word that may stand before a head."""

    heads: Phrases[RankLevel]
    plurals: Phrases[RankLevel]
    before_head: frozenset[str]
    portfolio: frozenset[str]
    past: frozenset[str]
    lower: frozenset[str]
    state: frozenset[str]
    closing: frozenset[str]
    opening: frozenset[str]
    international: Phrases[bool]
    organs: Phrases[bool]
    world: Phrases[bool]
    names_too: frozenset[str]
    crowns: Phrases[str]
    national: Phrases[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    titles, bodies = read_toml("lexicons/titles_en.toml"), read_toml("lexicons/organisations.toml")["en"]
    heads = [(phrase, RankLevel(rank)) for rank, phrases in titles["heads"].items() for phrase in phrases]
    return Lexicon(
        heads=Phrases(heads),
        plurals=Phrases((_plural(phrase), rank) for phrase, rank in heads if " of " not in phrase),
        before_head=frozenset(
            word for group in ("words", "portfolio", "bodies") for word in titles["modifiers"][group]
        ),
        portfolio=frozenset(titles["modifiers"]["portfolio"]),
        past=frozenset(titles["past"]["words"]),
        lower=frozenset(titles["complements"]["words"]),
        state=frozenset(bodies["state"]),
        closing=frozenset(bodies["closing"]),
        opening=frozenset(bodies["opening"]),
        international=Phrases((phrase, True) for phrase in bodies["international"]),
        organs=Phrases((phrase, True) for phrase in titles["complements"]["organs"]),
        world=Phrases((phrase, True) for phrase in titles["complements"]["world"]),
        names_too=frozenset(titles["modifiers"]["names_too"]),
        crowns=Phrases(titles["crowns"].items()),
        national=Phrases(titles["national"].items()),
    )


def is_field_of_work(word: str) -> bool:
    """Whether a word names what a ministry works on, so that no name begins with it."""
    return word.casefold() in lexicon().portfolio


def _plural(phrase: str) -> str:
    return phrase[:-1] + "ies" if phrase.endswith("ry") else phrase + "s"
