"""The noun phrase that says what a figure measures."""

import re

from briefing.extraction.document import Sentence
from briefing.extraction.facts import Span
from briefing.extraction.figure_words import FigureWords
from briefing.languages.amount_reading import Amount
from briefing.model.choices import FigureRole, IndicatorKind

_OF = re.compile(r"\s+(?:of|worth of)\s+((?:[^\W\d][\w’'-]*\s?){1,4})")
_NOUN_AFTER = re.compile(r"[\s-]+((?:[^\W\d][\w’'-]*\s?){1,4})")
_STOP = re.compile(
    r"\b(?:a|an|the|in|on|by|to|at|of|from|for|with|and|or|is|was|were|are|will|would|has|had|that|which|this|its|their"
    r"|per|each|every|via|have|year|years|month|months|quarter|half|period|times|в|на|к|по|до|от|и|из|за|с|через|будет|год|году|года|квартале|полугодии|тоқсанда|жылы|жылдың|ежегодно|және|үшін|дейін)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:(]\s")
_DEFAULT_KINDS = {FigureRole.CAPACITY: IndicatorKind.CAPACITY, FigureRole.INVESTMENT: IndicatorKind.INVESTMENT}
_COUNTED = frozenset({"people", "units", "TEU"})


def indicator_of(
    text: str, sentence: Sentence, amount: Amount, unit: str, role: FigureRole, words: FigureWords
) -> tuple[str, Span | None, IndicatorKind]:
    """The indicator's words, their span and what they measure."""
    after = text[amount.end : min(amount.end + 70, sentence.end)]
    head = _nearest_head(text, sentence, amount, words)
    kind = _kind(head[1] if head else None, unit, role)
    if unit in _COUNTED and (match := _NOUN_AFTER.match(after)):
        return *_cut(text, amount.end + match.start(1), amount.end + match.end(1)), kind
    if head:
        start, end = _widened(text, head[0], sentence)
        return *_cut(text, start, end, keep=True), kind
    match = _OF.match(after) or _NOUN_AFTER.match(after)
    if match and (phrase := _cut(text, amount.end + match.start(1), amount.end + match.end(1)))[0]:
        return *phrase, kind
    return *_cut(text, sentence.start, _word_end(text, amount.full_start, sentence.start + 60), keep=True), kind


def _word_end(text: str, end: int, most: int) -> int:
    """The end of a phrase that is not to pass `most`, without half a word."""
    return end if end <= most else max(text.rfind(" ", 0, most), most - 30)


def _kind(kind: IndicatorKind | None, unit: str, role: FigureRole) -> IndicatorKind:
    if role in _DEFAULT_KINDS and kind not in (IndicatorKind.RESERVE, IndicatorKind.PRICE):
        return _DEFAULT_KINDS[role]
    if kind:
        return kind
    return (
        IndicatorKind.SHARE if unit == "percent" else IndicatorKind.NUMBER if unit in _COUNTED else IndicatorKind.VOLUME
    )


def _nearest_head(
    text: str, sentence: Sentence, amount: Amount, words: FigureWords
) -> tuple[Span, IndicatorKind] | None:
    """The known noun nearest to the figure, one before it rather than one after."""
    best: tuple[int, Span, IndicatorKind] | None = None
    for pattern, kind in words.kinds:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if match.end() < len(text) and text[match.end()].isalnum():
                continue
            is_before = match.end() <= amount.start
            distance = amount.start - match.end() if is_before else match.start() - amount.end + 20
            if not is_before and _BREAK.search(text, amount.end, match.start()):
                distance += 60
            if distance >= 0 and (best is None or distance < best[0]):
                best = distance, Span(match.start(), match.end()), kind
    return (best[1], best[2]) if best and best[0] < 120 else None


def _widened(text: str, head: Span, sentence: Sentence) -> tuple[int, int]:
    """The head with an adjective before it and an "of" phrase after it."""
    start, end = head.start, head.end
    before = re.search(r"(?<![\w’'-])([^\W\d][\w-]*)\s$", text[max(sentence.start, start - 30) : start])
    if before and not _STOP.fullmatch(before.group(1)) and before.group(1)[0].islower():
        start -= len(before.group())
    after = re.match(
        r"\s(?:of|between|in|to|with)\s(?:the\s)?[^\W\d][\w’'-]*(?:\s(?:and\s)?[A-Z][\w’'-]+)*", text[end:]
    )
    return start, min(end + len(after.group()) if after else end, sentence.end)


def _cut(text: str, start: int, end: int, *, keep: bool = False) -> tuple[str, Span | None]:
    """The phrase up to its first function word, white space made single spaces."""
    phrase = text[start:end]
    stop = None if keep else _STOP.search(phrase)
    bare = (phrase[: stop.start()] if stop else phrase).rstrip(" ,.;:\n-–")
    return " ".join(bare.split()), Span(start, start + len(bare)) if bare else None
