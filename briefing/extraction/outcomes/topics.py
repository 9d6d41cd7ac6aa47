"""The questions that were discussed, in the article's own words, and the fields of work it is about."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from briefing.extraction import certainty
from briefing.extraction.cues import pattern_of
from briefing.extraction.document import Document, Sentence
from briefing.extraction.facts import Span, TopicFact
from briefing.extraction.outcomes.cues import is_general, outcome_pattern
from briefing.languages.kazakh import without_accusative
from briefing.languages.word_patterns import WordPattern
from briefing.model import LanguageCode
from briefing.resources import read_toml

_SPLIT = re.compile(r"\s*(?:,\s*(?:and|as well as|а также|и|сондай-ақ)?|;|\bas well as\b|\bа также\b|\bсондай-ақ\b)\s+")
_LAST_PAIR = re.compile(r",?\s+(?:and|и|және)\s+")
_CLAUSE = re.compile(
    r",?\s+(?:which|who|where|while|after|said|reported|being|according to|during|которы\w{1,3}|где|пере|сообщает)\b"
    r"|[.;]\s|—"
)
_FURTHER = re.compile(r",?\s+(?:as well as|а также)\s+")
_NO_TOPIC = re.compile(
    r"(?:during|in|at|by|with|from|when|yesterday|today|here|reported|в|на|во|с|по итогам)\s", re.IGNORECASE
)
_OPEN_END = re.compile(r"\s(?:of|on|in|to|for|with|from|by|through|and|the|и|в|на|о|по|с)$")
_JOINT = re.compile(r",?\s+(?:and|и)(?:\s+(?:also|then|также))?\s+$")
_TALKS_ON = re.compile(r"\bon\s")
_RULES = {"discussed": "what was discussed", "talks": "what talks were on", "presented": "what was presented"}
_PASSIVE = re.compile(r"(?:were|was|been|be)\s$")
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|on|of|about|и|және|сондай-ақ|вопрос\w{0,3}|тему|темы)\s+", re.IGNORECASE)
_LONGEST = 22
_MOST = 12


def find_topics(document: Document) -> tuple[TopicFact, ...]:
    """The questions of the talks in the order of the text."""
    found: list[TopicFact] = []
    seen = set[str]()
    for sentence in document.sentences:
        for topic in _topics_of(document, sentence):
            key = topic.text.casefold()
            if key not in seen and len(found) < _MOST:
                seen.add(key)
                found.append(topic)
    return tuple(found)


def _topics_of(document: Document, sentence: Sentence) -> Iterator[TopicFact]:
    if document.language == "kk":
        yield from _kazakh_topics(document, sentence)
        return
    for group, confidence in certainty.TOPIC.items():
        cue = outcome_pattern(document.language, group).search(document.text, sentence.start, sentence.end)
        if cue and group == "talks":
            cue = _TALKS_ON.search(document.text, cue.end(), _clause_end(document, cue.end(), sentence.end))
        if not cue or _PASSIVE.search(document.text, max(sentence.start, cue.start() - 5), cue.start()):
            continue
        including = outcome_pattern(document.language, "including").search(document.text, cue.end(), sentence.end)
        start = including.end() if including else cue.end()
        end = _clause_end(document, start, sentence.end)
        split = group != "presented" or including
        for span in _items(document.text, start, end) if split else _parts(document.text, start, end, _FURTHER):
            text = document.text[span.start : span.end]
            if _is_topic(document.language, text):
                yield TopicFact(text=" ".join(text.split()), span=span, rule=_RULES[group], confidence=confidence)


def _is_topic(language: LanguageCode, text: str) -> bool:
    if not 1 <= len(text.split()) <= _LONGEST or len(text) < 4:
        return False
    return not is_general(language, text) and not _NO_TOPIC.match(text) and not _OPEN_END.search(text)


def _kazakh_topics(document: Document, sentence: Sentence) -> Iterator[TopicFact]:
    """In Kazakh the question stands before the verb."""
    cue = outcome_pattern("kk", "discussed").search(document.text, sentence.start, sentence.end)
    if cue:
        start = max(sentence.start, cue.start() - 160)
        words = document.text[start : cue.start()].rstrip()
        comma = words.rfind(", ")
        if "тараптар" in words.casefold():
            comma = words.casefold().rfind("тараптар") + len("тараптар") - 1
        text = words[comma + 1 :].strip()
        begin = start + len(words) - len(words[comma + 1 :].lstrip())
        if 2 <= len(text.split()) <= _LONGEST:
            for span in _items(document.text, begin, begin + len(text)):
                words = without_accusative(" ".join(document.text[span.start : span.end].split()))
                if words:
                    yield TopicFact(text=words, span=span, rule=_RULES["discussed"], confidence=certainty.KAZAKH_TOPIC)


def _clause_end(document: Document, start: int, end: int) -> int:
    found = _CLAUSE.search(document.text, start, end)
    stop = found.start() if found else end
    for act in outcome_pattern(document.language, "next_acts").finditer(document.text, start, stop):
        if joint := _JOINT.search(document.text, max(start, act.start() - 12), act.start()):
            stop = joint.start()
            break
    while stop > start and document.text[stop - 1] in " .,;:":
        stop -= 1
    return stop


def _items(text: str, start: int, end: int) -> Iterator[Span]:
    """The items of a list; the last two may be joined by "and"."""
    parts = list(_parts(text, start, end))
    for number, part in enumerate(parts):
        pair = _LAST_PAIR.search(text, part.start, part.end) if number == len(parts) - 1 and len(parts) > 1 else None
        if pair and pair.start() - part.start < 40:
            yield _trimmed(text, part.start, pair.start())
            yield _trimmed(text, pair.end(), part.end)
        else:
            yield part


def _parts(text: str, start: int, end: int, joint: re.Pattern[str] = _SPLIT) -> Iterator[Span]:
    begin = start
    for mark in joint.finditer(text, start, end):
        yield _trimmed(text, begin, mark.start())
        begin = mark.end()
    yield _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    """A span without white space, marks and articles at its edges."""
    while start < end and text[start] in " ,:;\n\u00a0":
        start += 1
    while end > start and text[end - 1] in " ,:;.\n\u00a0":
        end -= 1
    article = _ARTICLE.match(text[start:end])
    return Span(start + article.end(), end) if article else Span(start, end)


@cache
def _sectors(language: LanguageCode) -> tuple[tuple[str, WordPattern], ...]:
    table = read_toml("lexicons/sectors.toml")[language]
    return tuple((sector, pattern_of(words)) for sector, words in table.items())


def find_sectors(document: Document) -> tuple[str, ...]:
    """Three to six fields of work, those spoken of most first."""
    sample = document.text[:50_000]
    counts = Counter(
        {sector: sum(1 for _ in pattern.finditer(sample)) for sector, pattern in _sectors(document.language)}
    )
    return tuple(sector for sector, count in counts.most_common(6) if count)
