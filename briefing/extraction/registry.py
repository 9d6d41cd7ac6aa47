"""The seam to a registry of known officials: extraction asks, whatever keeps the records answers."""

from typing import Protocol

import msgspec

from briefing.extraction import certainty
from briefing.extraction.facts import Facts, PersonFact
from briefing.extraction.places import country_name
from briefing.model import LANGUAGE_CODES, LanguageCode, Suggestion, Text


class KnownOfficial(msgspec.Struct, frozen=True):
    """What a registry knows of a person: spellings and full titles in three languages, ISO country code."""

    name: Text
    post: Text = Text()
    organisation: Text = Text()
    country: str = ""


class Registry(Protocol):
    """A source of known officials."""

    def official(self, name: str, language: LanguageCode, country: str) -> KnownOfficial | None:
        """The person with this name in this language, or None; `country` is an ISO code or empty."""
        ...


def known_officials(facts: Facts, registry: Registry, language: LanguageCode) -> dict[int, KnownOfficial]:
    """The known ones among the people found, by their place in `facts.people`."""
    found = {}
    for index, person in enumerate(facts.people):
        known = registry.official(person.name, language, person.country)
        if known:
            found[index] = known
    return found


def prefer_known(
    items: tuple[Suggestion, ...], facts: Facts, known: dict[int, KnownOfficial], language: LanguageCode
) -> tuple[Suggestion, ...]:
    """The suggestions with the registry's spellings and titles in place of the article's.

    The article's words stay as quotes. A title is replaced only where the
    article names the same post more shortly: a new post is news, not an error.
    """
    values: dict[str, str] = {}
    for index, official in known.items():
        path, person = f"officials/o{index + 1}", facts.people[index]
        for code in LANGUAGE_CODES:
            values[f"{path}/name/{code}"] = official.name.in_language(code)
            if _is_shorter(person, official, language):
                values[f"{path}/post/{code}"] = official.post.in_language(code)
                values[f"{path}/organisation/{code}"] = official.organisation.in_language(code)
            values[f"{path}/country/{code}"] = country_name(official.country, code)
    return tuple(_merged(items, {path: value for path, value in values.items() if value}))


def _is_shorter(person: PersonFact, official: KnownOfficial, language: LanguageCode) -> bool:
    said, full = person.title.casefold().split(), official.post.in_language(language).casefold()
    return all(word in full for word in said)


def _merged(items: tuple[Suggestion, ...], values: dict[str, str]) -> list[Suggestion]:
    merged: list[Suggestion] = []
    quotes = {item.path.rpartition("/")[0]: item.quotes for item in items}
    for item in items:
        value = values.pop(item.path, None)
        merged.append(
            msgspec.structs.replace(item, value=value, rule="registry", confidence=certainty.KNOWN_TO_REGISTRY)
            if value
            else item
        )
    for path, value in values.items():
        merged.append(
            Suggestion(path, value, quotes.get(path.rpartition("/")[0], ()), certainty.KNOWN_TO_REGISTRY, "registry")
        )
    return merged
