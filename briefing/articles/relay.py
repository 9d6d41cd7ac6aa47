"""Reads whom a text relays and through which outlet: “Trend reports via …”, “со ссылкой на …”, “деп хабарлайды …”."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.articles.dateline import read_dateline
from briefing.articles.outlets import outlet_named, outlet_pattern
from briefing.resources import read_toml

_LEAD_PARAGRAPHS = 3
_NAME = r"[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w.'’-]*(?: [A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w.'’-]*){0,3}"
_SOURCE_AFTER = r"(?P<source>[^,;:!?\n]*(?:, [^,;:!?\n]+? and [^,;:!?.\n]+)?[^,;:!?.\n])"
_SOURCE_BEFORE = r"(?:^|(?<=[.,;–—] )|(?<=деп ))(?P<source>[^,;:!?.\n–—]{4,140}?)"


class Relay(NamedTuple):
    """The outlet that reports and the body or person it credits; either may be empty."""

    outlet: str = ""
    source: str = ""


class _Phrase(NamedTuple):
    """A phrase's expression, and its longest fixed words, which a text is searched for first since that is fast.

    The expression names every outlet, so it is compiled only once a text holds the words.
    """

    fixed: str
    expression: str

    def matches(self, paragraph: str, lower: str) -> Iterator[re.Match[str]]:
        return _compiled(self.expression).finditer(paragraph) if self.fixed in lower else iter(())


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


class _Rules(NamedTuple):
    named: tuple[_Phrase, ...]
    body: tuple[_Phrase, ...]
    outlets: tuple[_Phrase, ...]
    bodies: re.Pattern[str]
    persons: re.Pattern[str]
    trailing: re.Pattern[str]
    leading: tuple[str, ...]

    def is_body(self, source: str) -> bool:
        return bool(self.bodies.search(source)) and not self.persons.search(source)


@cache
def _rules(language: str) -> _Rules:
    tables = read_toml("articles/relays.toml")
    table = tables.get(language, tables["en"])
    return _Rules(
        tuple(map(_phrase, table["named"])),
        tuple(map(_phrase, table["body"])),
        tuple(map(_phrase, table["outlets"])),
        _any_of(table["bodies"], r"\b(?:{})"),
        _any_of(table["persons"], r"\b(?:{})"),
        _any_of(table["trailing"], r"\s+(?:{})\b.*$"),
        tuple(table["leading"]),
    )


def _any_of(words: list[str], form: str) -> re.Pattern[str]:
    """A pattern of any of the words, or one that never matches where there are none."""
    return re.compile(form.format("|".join(map(re.escape, words))) if words else r"(?!)", re.IGNORECASE)


def _phrase(phrase: str) -> _Phrase:
    """A phrase of `resources/articles/relays.toml`; any space may stretch."""
    source = _SOURCE_BEFORE if phrase.startswith("{source}") else _SOURCE_AFTER
    parts = {"{outlet}": f"(?P<outlet>(?i:{outlet_pattern()})|{_NAME})", "{source}": source}
    pieces = [parts.get(piece) or f"(?i:{re.escape(piece)})" for piece in re.split(r"(\{\w+\})", phrase) if piece]
    pattern = "".join(pieces).replace("\\ ", r"\s+")
    fixed = max(re.split(r"\{\w+\}|\s", phrase), key=len).lower()
    return _Phrase(fixed, pattern if phrase.startswith("{source}") else r"\b" + pattern)


def read_relay(paragraphs: tuple[str, ...], language: str) -> Relay:
    """What the first paragraphs of the body say about where the report comes from."""
    rules = _rules(language)
    outlet = ""
    for paragraph in paragraphs[:_LEAD_PARAGRAPHS]:
        dateline = read_dateline(paragraph)
        found = _first_relay(paragraph[dateline.end :] if dateline else paragraph, rules)
        outlet = outlet or found.outlet
        if found.source:
            return Relay(outlet, found.source)
    return Relay(outlet)


def _first_relay(paragraph: str, rules: _Rules) -> Relay:
    words = paragraph.lower()
    for phrases, needs_body in ((rules.named, False), (rules.body, True)):
        for phrase in phrases:
            for match in phrase.matches(paragraph, words):
                source = _trimmed(match["source"], rules)
                if source and (not needs_body or rules.is_body(source)):
                    return Relay(_outlet_in(match), source)
    for phrase in rules.outlets:
        for mention in phrase.matches(paragraph, words):
            if name := outlet_named(mention["outlet"]):
                return Relay(name)
    return Relay()


def _outlet_in(match: re.Match[str]) -> str:
    name = match.groupdict().get("outlet") or ""
    return outlet_named(name) or name


def _trimmed(source: str, rules: _Rules) -> str:
    source = rules.trailing.sub("", source.strip(' .,–—-“”«»"'))
    for word in rules.leading:
        if source.lower().startswith(word):
            return source[len(word) :]
    return source
