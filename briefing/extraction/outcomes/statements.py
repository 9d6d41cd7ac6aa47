"""Direct speech, word for word, with its speaker."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefing.extraction import certainty
from briefing.extraction.document import Document
from briefing.extraction.facts import PersonFact, Span, StatementFact
from briefing.extraction.outcomes.cues import outcome_pattern

_QUOTED = re.compile(r"“([^“”]{20,1500})”|«([^«»]{20,1500})»|\"([^\"\n]{20,1500})\"|„([^„“”]{20,1500})[“”]")
_FEWEST_WORDS = 5
_NEAR = 90


def find_statements(document: Document, people: Sequence[PersonFact]) -> tuple[StatementFact, ...]:
    """The quotations of the text. Names of things in quotation marks are no speech: somebody must be said to speak."""
    mentions = sorted((mention.span, index) for index, person in enumerate(people) for mention in person.mentions)
    found = []
    for quoted in _QUOTED.finditer(document.text):
        group = quoted.lastindex or 1
        words = quoted.group(group).rstrip(" ,–—-")
        start = quoted.start(group) + len(words) - len(words.lstrip())
        words = words.strip()
        if len(words.split()) < _FEWEST_WORDS or not _is_speech(document, quoted.start(), quoted.end(), words):
            continue
        speaker, span = _speaker(document, mentions, quoted.start(), quoted.end())
        found.append(
            StatementFact(
                text=words,
                span=Span(start, start + len(words)),
                speaker=speaker,
                speaker_span=span,
                rule="direct speech",
                confidence=certainty.SPEECH if speaker is None else certainty.SPEECH_OF_NAMED,
            )
        )
    return tuple(found)


def _is_speech(document: Document, start: int, end: int, words: str) -> bool:
    says = outcome_pattern(document.language, "says")
    text = document.text
    before = text[max(0, start - _NEAR) : start].rstrip()
    return (
        before.endswith(":")
        or bool(says.search(text, end, end + _NEAR))
        or (bool(says.search(before)) and words[0].isupper())
    )


def _speaker(
    document: Document, mentions: Sequence[tuple[Span, int]], start: int, end: int
) -> tuple[int | None, Span | None]:
    """Who speaks: the person named with the quotation, else (for "he said") the one named last before it."""
    paragraph_end = document.text.find("\n\n", end, end + 200)
    sentence = document.sentence_at(end)
    stop = min(end + 160 if paragraph_end < 0 else paragraph_end, max(sentence.end, end + 1))
    after = bisect_left(mentions, end, key=_start)
    if after < len(mentions) and mentions[after][0].start < stop:
        return mentions[after][1], mentions[after][0]
    before = bisect_left(mentions, start, key=_start)
    return (mentions[before - 1][1], mentions[before - 1][0]) if before else (None, None)


def _start(mention: tuple[Span, int]) -> int:
    return mention[0].start
