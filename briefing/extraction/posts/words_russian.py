"""The Russian lexicon of posts: heads in all their forms, and the words around them."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.extraction.lexicon import Phrases, fold
from briefing.extraction.posts import declension
from briefing.model.choices import RankLevel
from briefing.resources import read_toml


class Head(NamedTuple):
    """A head in one of its forms."""

    nominative: str
    rank: RankLevel
    case: str
    plural: bool = False


class Lexicon(NamedTuple):
    """The Russian lexicon of posts."""

    heads: Phrases[Head]
    modifiers: frozenset[str]
    fixed: Phrases[bool]
    dropped: frozenset[str]
    past: frozenset[str]
    past_lists: frozenset[str]
    prefixes: tuple[str, ...]
    prepositions: frozenset[str]
    stop: frozenset[str]
    company: frozenset[str]
    state: frozenset[str]
    national: dict[str, str]
    nouns: frozenset[str]
    organs: Phrases[bool]
    world: Phrases[bool]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    words = read_toml("lexicons/titles_ru.toml")
    complements = words["complements"]
    return Lexicon(
        heads=Phrases(_head_forms(words)),
        modifiers=frozenset(fold(word) for word in words["modifiers"]["words"]),
        fixed=Phrases((phrase, True) for phrase in words["modifiers"]["fixed"]),
        dropped=frozenset(words["modifiers"]["dropped"]),
        past=frozenset(words["past"]["words"]),
        past_lists=frozenset(words["past"]["lists"]),
        prefixes=tuple(words["past"]["prefixes"]),
        prepositions=frozenset(complements["prepositions"]),
        stop=frozenset(fold(word) for word in complements["stop"]),
        company=frozenset(complements["company"]),
        state=frozenset(complements["state"]),
        national=words["national"],
        nouns=frozenset(complements["nouns"]),
        world=Phrases((phrase, True) for phrase in complements["world"]),
        organs=Phrases((phrase, True) for phrase in complements["organs"]),
    )


def _head_forms(words: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, Head]]:
    fixed, irregular = set(words["fixed"]["words"]), words["irregular"]
    for rank, phrases in words["heads"].items():
        for phrase in phrases:
            if phrase.split()[0] in fixed:
                yield phrase, Head(phrase, RankLevel(rank), "")
                continue
            for case, form in declension.phrase_forms(phrase, irregular):
                yield form, Head(phrase, RankLevel(rank), case)
            if " " not in phrase and phrase not in irregular:
                yield from (
                    (form, Head(phrase, RankLevel(rank), "", plural=True)) for form in declension.plural_forms(phrase)
                )
