"""The phrases of a source that stand behind fields, or are proposed for them."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from briefing.model import Briefing, FieldPath

_BEYOND_THE_BASIC_PLANE = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Phrase:
    """A span of a source's text and the field it belongs to; a proposed one still waits for an answer."""

    start: int
    end: int
    path: FieldPath
    is_proposed: bool


def phrases_of(briefing: Briefing, source_id: str) -> tuple[Phrase, ...]:
    """Every phrase of a source in the order of its text, longer ones first where they begin together."""
    found = [
        Phrase(quote.start, quote.end, FieldPath(item.path), is_proposed=True)
        for item in briefing.suggestions
        for quote in item.quotes
        if quote.source == source_id
    ]
    found += [
        Phrase(quote.start, quote.end, FieldPath(path), is_proposed=False)
        for path, evidence in briefing.evidence.items()
        for quote in evidence.quotes
        if quote.source == source_id
    ]
    return tuple(sorted(set(found), key=lambda phrase: (phrase.start, -phrase.end, phrase.path)))


def phrases_at(phrases: tuple[Phrase, ...], place: int) -> list[Phrase]:
    """The phrases that hold a place of the text, the shortest first."""
    return sorted(
        (phrase for phrase in phrases if phrase.start <= place < phrase.end),
        key=lambda phrase: phrase.end - phrase.start,
    )


class TextPlaces:
    """Counts places of a text as Qt does: characters beyond the basic plane count twice there."""

    def __init__(self, text: str) -> None:
        self._beyond = [found.start() for found in _BEYOND_THE_BASIC_PLANE.finditer(text)]
        self._in_qt = [index + number for number, index in enumerate(self._beyond)]

    def to_qt(self, place: int) -> int:
        """The place in a text document."""
        return place + bisect_right(self._beyond, place - 1)

    def from_qt(self, place: int) -> int:
        """The place in the text."""
        return place - bisect_right(self._in_qt, place - 1)
