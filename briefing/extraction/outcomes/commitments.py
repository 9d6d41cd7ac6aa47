"""Outcomes: what was agreed, reaffirmed, intended or proposed, and documents that were signed."""

import datetime as dt
import re
from collections.abc import Iterator

from briefing.extraction import certainty
from briefing.extraction.document import Document, Sentence
from briefing.extraction.facts import CommitmentFact, SignedDocumentFact, Span
from briefing.extraction.outcomes.cues import (
    commitment_patterns,
    document_patterns,
    general_parties,
    limit_after,
    limit_before,
    outcome_pattern,
    signed_pattern,
    vague_limit,
)
from briefing.languages import read_dates
from briefing.model import LanguageCode
from briefing.model.choices import CommitmentNature, DocumentState

_AFTERTHOUGHT = re.compile(
    r",\s+(?:recognizing|recognising|noting|adding|stressing|which|who|where|while|will|would|according|said|отметив|подчеркнув|сообщает|сообщил|сообщила|заявил|заявила|отметил|отметила|передаёт|передает|которы\w{1,3}|где)\b"
)
_DOCUMENT_END = re.compile(
    r",(?!\d)|;|\.\s|\.$|\s(?:and|as|at|during|in the presence|which|with a|by the|was|were|has been|have been)\s"
    r"|\s(?:а также|где|который|которые|и)\s"
)
_DOCUMENT_START = re.compile(
    r"(?<![\w-])(?:(?!(?:a|an|the|on|of|in|and|new|also|million|billion)\s)(?:[A-Za-z–’'-]{2,20}|[\w-]{2,20}(?:ый|ий|ой|ое|ая|ую|юю|ого|ым|ом|ые|ых))\s+){0,3}$"
)
_PASSED = re.compile(r"\s+(?:был[аои]?|was|were|is|has been|have been)$")
_DETERMINER = re.compile(r"\b(?:an?|the|its|their|this|of)\s$", re.IGNORECASE)
_LONGEST_SUBJECT = 7
_MOST = 20


def find_commitments(document: Document) -> tuple[CommitmentFact, ...]:
    """The commitments in the order of the text; quoted speech makes none."""
    found = [fact for sentence in document.sentences for fact in _commitment_in(document, sentence)]
    return tuple(found[:_MOST])


def _commitment_in(document: Document, sentence: Sentence) -> Iterator[CommitmentFact]:
    text = document.text
    for nature, pattern in commitment_patterns(document.language):
        cue = pattern.search(text, sentence.start, sentence.end)
        if (
            not cue
            or _is_quoted(text, sentence.start, cue.start())
            or (nature is CommitmentNature.PROPOSAL and _is_attribute(text, cue))
        ):
            continue
        subject = _subject(document, sentence, _undertaking(document, sentence, cue, nature).start())
        span = _what(document, sentence, cue, nature, subject)
        if span.end - span.start < 12:
            return
        due, due_span = _due(document, span)
        vague = vague_limit(document.language).search(text, span.start, span.end) if not due else None
        yield CommitmentFact(
            text=" ".join(text[span.start : span.end].split()),
            span=span,
            nature=nature,
            nature_span=Span(cue.start(), cue.end()),
            by=_in_a_sentence(document.language, text[subject.start : subject.end]) if subject else "",
            by_span=subject,
            due=due,
            due_span=due_span,
            due_note=" ".join(vague.group().split()) if vague else "",
            due_note_span=Span(vague.start(), vague.end()) if vague else None,
            rule=f"commitment: {nature.value.replace('_', ' ')}",
            confidence=certainty.COMMITMENT[nature],
        )
        return


def _is_attribute(text: str, cue: re.Match[str]) -> bool:
    """Whether the cue only describes a noun: "a proposed project"."""
    return _DETERMINER.search(text, max(0, cue.start() - 8), cue.start()) is not None


def _undertaking(document: Document, sentence: Sentence, cue: re.Match[str], nature: CommitmentNature) -> re.Match[str]:
    """The verb by which it is undertaken: the cue, but for a leaders' goal an agreement or intention before it."""
    if nature is not CommitmentNature.LEADERS_GOAL:
        return cue
    patterns = dict(commitment_patterns(document.language))
    for other in (CommitmentNature.AGREED, CommitmentNature.STATED_INTENTION):
        if before := patterns[other].search(document.text, sentence.start, cue.start()):
            return before
    return cue


def _what(
    document: Document, sentence: Sentence, cue: re.Match[str], nature: CommitmentNature, subject: Span | None
) -> Span:
    """The words of the commitment: those after the cue; in Kazakh, and for a leaders' goal, the clause round it."""
    text, start, end = document.text, cue.end(), sentence.end
    if document.language == "kk":
        start, end = subject.end if subject else sentence.start, cue.start()
    elif nature is CommitmentNature.LEADERS_GOAL:
        undertaking = _undertaking(document, sentence, cue, nature)
        start = undertaking.end() if undertaking is not cue else sentence.start
    else:
        stop = _AFTERTHOUGHT.search(text, start, end)
        end = stop.start() if stop else end
    while start < end and text[start] in " ,:;\n\u00a0":
        start += 1
    while end > start and text[end - 1] in " .,;:\n\u00a0":
        end -= 1
    return Span(start, end)


def _subject(document: Document, sentence: Sentence, stop: int) -> Span | None:
    """Who undertakes it, where few words stand before the verb."""
    words = document.text[sentence.start : stop].rstrip()
    if document.language == "kk":
        first = words.split(" ", 1)[0]
        is_known = first.casefold() in general_parties("kk")
        return Span(sentence.start, sentence.start + len(first)) if is_known else None
    trimmed = re.sub(r"\s+(?:have|has|also|had|it was|также)$", "", words)
    if trimmed.casefold() in ("a", "an", "the"):
        return None
    if 0 < len(trimmed.split()) <= _LONGEST_SUBJECT and "," not in trimmed:
        return Span(sentence.start, sentence.start + len(trimmed))
    return None


def _in_a_sentence(language: LanguageCode, subject: str) -> str:
    """The subject as it stands within a sentence: "the sides", but "Kazakhstan and Georgia"."""
    first = subject.split(" ", 1)[0].casefold()
    return subject[:1].lower() + subject[1:] if first in general_parties(language) else subject


def _due(document: Document, span: Span) -> tuple[dt.date | None, Span | None]:
    """The day by which it is to be done: a date with a word of time limit beside it."""
    words = document.text[span.start : span.end]
    for mention in read_dates(words, document.language, document.published):
        before, after = words[max(0, mention.start - 16) : mention.start], words[mention.end : mention.end + 16]
        if limit_before(document.language).search(before) or limit_after(document.language).match(after):
            return mention.value, Span(span.start + mention.start, span.start + mention.end)
    return None, None


def _is_quoted(text: str, start: int, offset: int) -> bool:
    before = text[start:offset]
    return before.count("“") > before.count("”") or before.count("«") > before.count("»") or before.count('"') % 2 == 1


def find_signed(document: Document) -> tuple[SignedDocumentFact, ...]:
    """The documents that a sentence says were signed."""
    return tuple(fact for sentence in document.sentences for fact in _signed_in(document, sentence))


def _signed_in(document: Document, sentence: Sentence) -> Iterator[SignedDocumentFact]:
    text = document.text
    cue = signed_pattern(document.language).search(text, sentence.start, sentence.end)
    if not cue or outcome_pattern(document.language, "says").search(text, cue.start() - 12, cue.start()):
        return
    nouns = [
        (noun.start(), kind, noun)
        for kind, pattern in document_patterns(document.language)
        for noun in pattern.finditer(text, sentence.start, sentence.end)
    ]
    end = 0
    for start, kind, noun in sorted(nouns, key=lambda found: found[0]):
        span = _title(text, sentence, cue, noun)
        if span is None or start < end:
            continue
        end = span.end
        yield SignedDocumentFact(
            title=" ".join(text[span.start : span.end].split()),
            span=span,
            type=kind,
            state=DocumentState.SIGNED,
            state_span=Span(cue.start(), cue.end()),
            rule="document signed",
            confidence=certainty.SIGNED_DOCUMENT,
        )


def _title(text: str, sentence: Sentence, cue: re.Match[str], noun: re.Match[str]) -> Span | None:
    """The document's noun with what belongs to it, where it stands within reach of "signed"."""
    if not (cue.end() <= noun.start() <= cue.end() + 90 or noun.end() <= cue.start() <= noun.end() + 140):
        return None
    end = _DOCUMENT_END.search(text, noun.end(), sentence.end)
    stop = end.start() if end else sentence.end
    if noun.end() <= cue.start():
        stop = min(stop, cue.start())
    start = noun.start()
    floor = cue.end() if start > cue.end() else sentence.start
    before = _DOCUMENT_START.search(text[max(floor, start - 60) : start])
    start -= len(before.group()) if before else 0
    words = text[start:stop].rstrip(" .,;")
    stop = start + len(_PASSED.sub("", words))
    return Span(start, stop) if stop > start else None
