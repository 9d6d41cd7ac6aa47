"""Whom the members of a delegation speak for: "The Uzbek delegation included Deputy Minister A"."""

from briefing.extraction.cues import cue_pattern, first_span
from briefing.extraction.document import Sentence
from briefing.extraction.reading import Reading

_BEFORE, _AFTER, _REACH = 3, 14, 60


def delegation_country(reading: Reading, post: int) -> str:
    """The country of the delegation that a sentence lists before the post at a token, empty where it lists none.

    A delegation without a country is the one that the sentences before name
    with one, or with the country of its leader.
    """
    document = reading.document
    sentence = document.sentence_at(reading.tokens[post].start)
    first = max(sentence.first, post - _REACH)
    place = _delegation(reading, first, post)
    if place < 0:
        return ""
    start, stop = reading.tokens[place].start, reading.tokens[post].start
    listed = first_span(cue_pattern(document.language, "members"), reading.text, reading.tokens[first].start, stop)
    met = cue_pattern(document.language, "met")
    if not listed or first_span(met, reading.text, max(start, listed.end), stop):
        return ""
    return _owner(reading, place, post) or _named_before(reading, sentence)


def _named_before(reading: Reading, sentence: Sentence) -> str:
    """The country of the delegation that one of the three sentences before names."""
    for _ in range(3):
        if not sentence.first:
            return ""
        sentence = reading.document.sentence_at(reading.tokens[sentence.first - 1].start)
        last = min(sentence.last, sentence.first + _REACH)
        found = _delegation(reading, sentence.first, last)
        if found >= 0:
            return _owner(reading, found, last)
    return ""


def _delegation(reading: Reading, first: int, last: int) -> int:
    """The first token between two that says "delegation", or -1."""
    if last <= first:
        return -1
    pattern = cue_pattern(reading.document.language, "delegation")
    span = first_span(pattern, reading.text, reading.tokens[first].start, reading.tokens[last - 1].end)
    return reading.document.token_at(span.start) if span else -1


def _owner(reading: Reading, delegation: int, stop: int) -> str:
    """The country just before the word ("Uzbek delegation"), else the first one after it ("of Japan led by")."""
    for index in range(delegation - 1, max(-1, delegation - 1 - _BEFORE), -1):
        place = reading.place_of.get(index)
        if place and (place.people or reading.possessive[place.last - 1] or reading.document.language == "kk"):
            return place.country
    for index in range(delegation + 1, min(stop, delegation + 1 + _AFTER)):
        place = reading.place_of.get(index)
        if place:
            return place.country
    return ""
