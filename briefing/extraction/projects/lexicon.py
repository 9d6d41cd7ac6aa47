"""The lexicon of projects: head nouns, works, stages, sectors (`resources/lexicons/projects.toml`)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec

from briefing.extraction.cues import pattern_of
from briefing.extraction.facts import Span
from briefing.extraction.lexicon import Phrases, fold
from briefing.extraction.projects.declension import adjective_endings, declined
from briefing.languages.places import countries
from briefing.model import LanguageCode
from briefing.model.choices import ProjectKind, ProjectStage, Sector
from briefing.resources import read_toml

_KINDS = {
    "agreement": ProjectKind.AGREEMENT,
    "programme": ProjectKind.PROGRAMME,
    "joint": ProjectKind.OTHER,
    "event": ProjectKind.EVENT,
}


class Head(NamedTuple):
    """A noun that names projects: its group in the lexicon, its nominative, and whether it stood in the plural."""

    group: str
    noun: str
    plural: bool = False

    @property
    def kind(self) -> ProjectKind:
        """The kind of project the noun names."""
        return _KINDS.get(self.group, ProjectKind.INFRASTRUCTURE)


class ProjectPhrase(msgspec.Struct, frozen=True, kw_only=True):
    """A noun phrase round a head noun, before it is known to name a project.

    `proper` are the folded proper names before the head or in its quotation
    marks; `detailed` tells that other words say what the thing is, `complement`
    what it is for; `work` is the word for work done on it.
    """

    span: Span
    head: Head
    name: str
    head_start: int
    proper: frozenset[str] = frozenset()
    named: bool = False
    detailed: bool = False
    counted: bool = False
    complement: bool = False
    work: str = ""
    place: Span | None = None
    place_name: str = ""


@cache
def _table(language: LanguageCode) -> dict[str, Any]:
    table: dict[str, Any] = read_toml("lexicons/projects.toml")[language]
    return table


@cache
def project_words(language: LanguageCode, key: str) -> frozenset[str]:
    """The single words of a group: `stop`, `loose`, `bodies`, …"""
    return frozenset(fold(word) for word in _table(language)[key].split())


@cache
def project_pattern(language: LanguageCode, key: str) -> Any:
    """The expression of a group of cues: `works_on`, `work_verbs`, `visits`, `planned`, …"""
    return pattern_of(sorted(_table(language)[key], key=len, reverse=True))


@cache
def stage_patterns(language: LanguageCode) -> tuple[tuple[ProjectStage, Any], ...]:
    """The stages in the order in which they are tried, each with its expression."""
    return tuple((ProjectStage(stage), pattern_of(words)) for stage, words in _table(language)["stages"].items())


@cache
def sector_patterns(language: LanguageCode) -> tuple[tuple[Sector, Any], ...]:
    """The sectors in the order in which they are tried, each with its expression."""
    return tuple((Sector(sector), pattern_of(words)) for sector, words in _table(language)["sectors"].items())


@cache
def head_phrases(language: LanguageCode) -> Phrases[Head]:
    """The head nouns of English or Russian in all their forms."""
    forms = _english_forms if language == "en" else _russian_forms
    return Phrases(
        (form, Head(group, noun, plural))
        for group, nouns in _table(language)["heads"].items()
        for noun in nouns
        for form, plural in forms(noun)
    )


class Things(NamedTuple):
    """The last words of the nouns of works and places: whole forms, in Kazakh the stems of longer words."""

    forms: frozenset[str]
    stems: tuple[str, ...] = ()

    def named_by(self, word: str) -> bool:
        """Whether the word, folded, names a work or place: "plant", "автодороги", "зауыттың"."""
        return word in self.forms or (bool(self.stems) and word.startswith(self.stems))


@cache
def things(language: LanguageCode) -> Things:
    """The words for works and places of a language."""
    heads = _table(language)["heads"]
    nouns = [noun for group in ("works", "places", "venues") for noun in heads[group]]
    if language == "kk":
        return Things(frozenset(), tuple({fold(noun.split()[-1]) for noun in nouns}))
    forms = _english_forms if language == "en" else _russian_forms
    return Things(frozenset(fold(form.split()[-1]) for noun in nouns for form, _ in forms(noun)))


@cache
def compound_pattern() -> Any:
    """The expression of a longer Russian word that ends in a head ("автозавод"), the head's form in `head`."""
    return re.compile(rf"(?P<prefix>\w{{3,20}}?)-?(?P<head>(?:{'|'.join(_table('ru')['compounds'])})\w{{0,3}})")


@cache
def kazakh_heads() -> dict[str, list[tuple[tuple[str, ...], Head]]]:
    """The stems of Kazakh head nouns by the first two letters of their last word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Head]]] = {}
    for group, nouns in _table("kk")["heads"].items():
        for noun in nouns:
            words = tuple(fold(word) for word in noun.split())
            found.setdefault(words[-1][:2], []).append((words, Head(group, noun)))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(" ".join(entry[0])))
    return found


@cache
def state_bodies() -> frozenset[str]:
    """The Russian words for state bodies, which name no work they stand after ("линия Министерства")."""
    return frozenset(read_toml("lexicons/organisations.toml")["ru"]["state"])


@cache
def national_words() -> frozenset[str]:
    """The words of the English names of states and peoples: they alone make no proper name of a work."""
    names = [name for country in countries().values() for name in (country.short.en, *country.people)]
    return frozenset(fold(word) for name in names for word in name.split())


def _english_forms(noun: str) -> Iterator[tuple[str, bool]]:
    yield noun, False
    first, of, rest = noun.partition(" of ")
    plural = first[:-1] + "ies" if first.endswith(("ry", "ity")) else first + "s"
    yield plural + of + rest, True


def _russian_forms(phrase: str) -> Iterator[tuple[str, bool]]:
    """The forms of a noun with its adjectives; words after the noun stay."""
    words = phrase.split()
    adjectives = ("ая", "ый", "ой", "ое", "ий")
    number = next((n for n, word in enumerate(words[:-1]) if not word.endswith(adjectives)), len(words) - 1)
    rest = "".join(f" {word}" for word in words[number + 1 :])
    for form, plural in declined(words[number]):
        if number == 0:
            yield form + rest, plural
        for ending in adjective_endings(plural=plural) if number else ():
            yield f"{words[0][:-2]}{ending} {form}{rest}", plural
