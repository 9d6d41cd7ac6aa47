"""Whom the members of a delegation speak for: "The Uzbek delegation included Deputy Minister A"."""

from briefing.extraction.bodies import international_at
from briefing.extraction.cues import cue_pattern, first_span
from briefing.extraction.document import Sentence
from briefing.extraction.reading import Reading

_BEFORE, _AFTER, _REACH = 3, 14, 60
_GOALS = frozenset(["to", "in", "for", "on", "visited", "visits", "в", "во", "на", "для", "по"])


def delegation_country(reading: Reading, post: int) -> str | None:
    """The country of the delegation that a sentence lists before the post at a token.

    Empty for the delegation of an international body, None where no delegation is
    listed. A delegation without an owner is the one that the sentences before name
    with one, or with the country of its leader.
    """
    document = reading.document
    sentence = document.sentence_at(reading.tokens[post].start)
    first = max(sentence.first, post - _REACH)
    place = _delegation(reading, first, post)
    stop = reading.tokens[post].start
    listed = first_span(cue_pattern(document.language, "members"), reading.text, reading.tokens[first].start, stop)
    if place < 0:
        return _named_before(reading, sentence) if listed and listed.start == sentence.start else None
    start = reading.tokens[place].start
    met = cue_pattern(document.language, "met")
    if not listed or first_span(met, reading.text, max(start, listed.end), stop):
        return None
    owner = _owner(reading, place, post)
    return _named_before(reading, sentence) if owner is None else owner


def _named_before(reading: Reading, sentence: Sentence) -> str | None:
    """The owner of the delegation that one of the three sentences before names."""
    for _ in range(3):
        if not sentence.first:
            return None
        sentence = reading.document.sentence_at(reading.tokens[sentence.first - 1].start)
        last = min(sentence.last, sentence.first + _REACH)
        found = _delegation(reading, sentence.first, last)
        if found >= 0:
            return _owner(reading, found, last)
    return None


def _delegation(reading: Reading, first: int, last: int) -> int:
    """The last token between two that says "delegation", or -1."""
    if last <= first:
        return -1
    pattern = cue_pattern(reading.document.language, "delegation")
    spans = list(pattern.finditer(reading.text, reading.tokens[first].start, reading.tokens[last - 1].end))
    return reading.document.token_at(spans[-1].start()) if spans else -1


def _owner(reading: Reading, delegation: int, stop: int) -> str | None:
    """The country just before the word ("Uzbek delegation"), else the first one after it ("of Japan led by").

    Empty if an international body stands there, None if nothing does.
    """
    language = reading.document.language
    for index in range(delegation - 1, max(-1, delegation - 1 - _BEFORE), -1):
        place = reading.place_of.get(index)
        owns = place and (place.people or reading.possessive[place.last - 1] or language == "kk")
        if place and (owns or index == delegation - 1):
            return place.country
        if international_at(reading.folded, index, language):
            return ""
    for index in range(delegation + 1, min(stop, delegation + 1 + _AFTER)):
        place = reading.place_of.get(index)
        if place and not _GOALS.intersection(reading.folded[max(0, place.first - 2) : place.first]):
            return place.country
        if international_at(reading.folded, index, language):
            return ""
    return None
