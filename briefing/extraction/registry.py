"""The seam to a registry of known officials and bodies: extraction asks, whatever keeps the records answers."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import Protocol

import msgspec

from briefing.extraction import certainty
from briefing.extraction.facts import Facts, PersonFact
from briefing.extraction.lexicon import fold
from briefing.extraction.places import country_name
from briefing.model import LANGUAGE_CODES, LanguageCode, Suggestion, Text
from briefing.model.choices import RankLevel
from briefing.model.evidence import REGISTRY_RULE
from briefing.resources import read_toml


class KnownOfficial(Protocol):
    """What a registry knows of a person: names, and the post held on the day that was asked for."""

    @property
    def name(self) -> Text:
        """The full name in three languages."""

    @property
    def post(self) -> Text:
        """The title, empty where no post was held."""

    @property
    def organisation(self) -> Text:
        """The body of the post."""

    @property
    def country(self) -> str:
        """ISO code or empty."""

    @property
    def rank(self) -> RankLevel | None:
        """The level of the post."""


class KnownBody(Protocol):
    """What a registry knows of a body."""

    @property
    def name(self) -> Text:
        """The long official name in three languages."""


class Registry(Protocol):
    """A source of known officials and bodies; countries are ISO codes or empty."""

    def official(self, name: str, country: str, day: dt.date | None) -> KnownOfficial | None:
        """The one person a name denotes, with the post of that day (of today where it is None); else None."""

    def body(self, name: str, country: str) -> KnownBody | None:
        """The one body with this long or short name, else None."""


class KnownNames(msgspec.Struct, frozen=True):
    """Who and what of an article stands in a registry, by the place of the person in `facts.people`."""

    officials: Mapping[int, KnownOfficial]
    bodies: Mapping[int, KnownBody]


def known_names(facts: Facts, registry: Registry, day: dt.date | None) -> KnownNames:
    """The known ones among the people of an article of that day, and the known bodies they speak for."""
    officials, bodies = dict[int, KnownOfficial](), dict[int, KnownBody]()
    for index, person in enumerate(facts.people):
        official = registry.official(person.name, person.country, day)
        if official is None and person.country_span is None:  # guessed from what stands around
            official = registry.official(person.name, "", day)
        if official:
            officials[index] = official
        if person.organisation and (body := registry.body(person.organisation, person.country)):
            bodies[index] = body
    return KnownNames(officials, bodies)


def with_known_spellings(facts: Facts, known: KnownNames, language: LanguageCode) -> Facts:
    """The facts with people and posts named as the registry has them in the language of the article."""
    people = list(facts.people)
    for index, official in known.officials.items():
        person = people[index]
        title = official.post.in_language(language) if _is_same_post(person, official, language) else ""
        people[index] = msgspec.structs.replace(
            person, name=official.name.in_language(language) or person.name, title=title or person.title
        )
    return msgspec.structs.replace(facts, people=tuple(people))


def prefer_known(
    items: tuple[Suggestion, ...], facts: Facts, known: KnownNames, language: LanguageCode
) -> tuple[Suggestion, ...]:
    """The suggestions with the registry's names and titles in place of the article's.

    The article's words stay as quotes. A title is replaced only where the
    article names the same post, if more shortly: a new post is news, not an error.
    """
    values: dict[str, str] = {}
    for index, person in enumerate(facts.people):
        path, official, body = f"officials/o{index + 1}", known.officials.get(index), known.bodies.get(index)
        if body:
            values |= _in_languages(f"{path}/organisation", body.name)
        if official is None:
            continue
        values |= _in_languages(f"{path}/name", official.name)
        if official.country:
            values |= {f"{path}/country/{code}": country_name(official.country, code) for code in LANGUAGE_CODES}
        if _is_same_post(person, official, language):
            values |= _in_languages(f"{path}/post", official.post)
            values |= _in_languages(f"{path}/organisation", official.organisation)
            if official.rank:
                values[f"{path}/rank_level"] = official.rank
    return tuple(_merged(items, values))


def _in_languages(path: str, text: Text) -> dict[str, str]:
    return {f"{path}/{code}": words for code in LANGUAGE_CODES if (words := text.in_language(code))}


def _is_same_post(person: PersonFact, official: KnownOfficial, language: LanguageCode) -> bool:
    """Whether the article names the registry's post, or none: all of its words, of the same body and level."""
    if not person.title:
        return True
    said, full = _words(person.title), _words(official.post.in_language(language))
    if not said <= full or not said or (full - said) & _words_of_other_posts():
        return False
    if person.rank and official.rank and person.rank is not official.rank:
        return False
    body, known_body = _words(person.organisation), _words(official.organisation.in_language(language))
    return not body or not known_body or body <= known_body or known_body <= body


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text))) - {"of", "the", "for", "and", "и", "по", "мен", "және"}


@cache
def _words_of_other_posts() -> frozenset[str]:
    """Words that make another post of a post, such as “vice” and “acting”."""
    return frozenset(fold(word) for words in read_toml("lexicons/other_posts.toml").values() for word in words)


def _merged(items: tuple[Suggestion, ...], values: dict[str, str]) -> list[Suggestion]:
    merged: list[Suggestion] = []
    quotes = {item.path.rpartition("/")[0]: item.quotes for item in items}
    for item in items:
        value = values.pop(item.path, None)
        merged.append(
            msgspec.structs.replace(item, value=value, rule=REGISTRY_RULE, confidence=certainty.KNOWN_TO_REGISTRY)
            if value
            else item
        )
    for path, value in values.items():
        near = quotes.get(path.rpartition("/")[0]) or quotes.get(f"{'/'.join(path.split('/')[:2])}/name", ())
        merged.append(Suggestion(path, value, near, certainty.KNOWN_TO_REGISTRY, REGISTRY_RULE))
    return merged
