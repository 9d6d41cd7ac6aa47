"""The noun phrase that says what a figure measures."""

import re

from briefing.extraction.document import Sentence
from briefing.extraction.facts import Span
from briefing.extraction.figure_words import FigureWords
from briefing.languages.amount_reading import Amount
from briefing.languages.kazakh import without_accusative
from briefing.model.choices import FigureRole, IndicatorKind

_OF = re.compile(r"\s+(?:of|worth of)\s+((?:[^\W\d][\w’'-]*\s?){1,4})")
_NOUN_AFTER = re.compile(r"[\s-]+((?:[^\W\d][\w’'-]*\s?){1,4})")
_STOP = re.compile(
    r"\b(?:a|an|the|in|on|by|to|at|of|from|for|with|and|or|is|was|were|are|will|would|has|had|that|which|this|its|their"
    r"|per|each|every|via|have|year|years|month|months|quarter|half|period|times|while|our|more|less|higher|lower|than|compared|along|over|through|как|что|его|более|в|на|к|по|до|от|и|из|за|с|через|будет|год|году|года|квартале|полугодии|тоқсанда|жылы|жылдың|ежегодно|және|үшін|дейін)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\s(?:(?:of|between|with)\s(?:the\s)?|(?:in|to)\s(?:the\s)?(?=[A-ZА-Я]))[^\W\d][\w’'-]*(?:\s(?:and\s)?[A-Z][\w’'-]+)*"
)
_BREAK = re.compile(r"[,;:(]\s")
_CLAUSE_START = re.compile(r"[;:,—]\s|\b(?:that|and|while|but|что|а|и)\s")
_ARTICLE = re.compile(r"(?:the|a|an|its|their|this)\s+", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?:the$|said|through|after|before|with|to|from|two|it|he|she|they|we|this|these|that|there|which|who|of|in|on|by|for|он|она|они|оно|это|мы|их|в|по|на)\b",
    re.IGNORECASE,
)
_REFERS_BACK = re.compile(
    r"\b(?:this figure|these figures|it|он|она|оно|этот показатель|эту цифру|бұл көрсеткіш)\b", re.IGNORECASE
)
_LOOK_BACK = 300
_LONGEST_SUBJECT = 7
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
        start, end = _widened(text, head[0], sentence, words)
        name, span = _cut(text, start, end, keep=True)
        return without_accusative(name), span, kind
    if _REFERS_BACK.search(text, sentence.start, amount.start) and (earlier := _earlier_head(text, sentence, words)):
        return " ".join(text[earlier[0].start : earlier[0].end].split()), earlier[0], earlier[1]
    if (subject := _subject(text, sentence, amount, words)) and (role is FigureRole.CAPACITY or unit == "percent"):
        return *_cut(text, subject.start, subject.end, keep=True), kind
    match = _OF.match(after) or _NOUN_AFTER.match(after)
    if match and (phrase := _cut(text, amount.end + match.start(1), amount.end + match.end(1)))[0]:
        return *phrase, kind
    return *(_cut(text, subject.start, subject.end, keep=True) if subject else ("", None)), kind


def _subject(text: str, sentence: Sentence, amount: Amount, words: FigureWords) -> Span | None:
    """The few words before the verb of the figure's clause, if they are more than a pronoun."""
    clause = text[sentence.start : amount.full_start]
    begin = max((match.end() for match in _CLAUSE_START.finditer(clause)), default=0)
    verb = min((m.start() for p in (words.target, words.actual) if (m := p.search(clause, begin))), default=begin)
    bare = clause[begin:verb].rstrip()
    article = _ARTICLE.match(bare)
    start = sentence.start + begin + (article.end() if article else 0)
    phrase = text[start : sentence.start + begin + len(bare)]
    if not phrase or len(phrase.split()) > _LONGEST_SUBJECT or "," in phrase or _PRONOUN.match(phrase):
        return None
    return Span(start, start + len(phrase))


def _earlier_head(text: str, sentence: Sentence, words: FigureWords) -> tuple[Span, IndicatorKind] | None:
    """The last known noun of the same paragraph before the sentence: what "this figure" or "он" refers to."""
    begin = max(text.rfind("\n\n", 0, sentence.start) + 1, sentence.start - _LOOK_BACK)
    found = [(match, kind) for pattern, kind in words.kinds for match in pattern.finditer(text, begin, sentence.start)]
    if not found:
        return None
    match, kind = max(found, key=lambda item: (item[0].end(), -item[0].start()))
    return Span(match.start(), match.end()), kind


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
            if not is_before and match.start() < amount.end:
                continue
            distance = amount.start - match.end() if is_before else match.start() - amount.end + 20
            if not is_before and _BREAK.search(text, amount.end, match.start()):
                distance += 60
            if distance >= 0 and (best is None or distance < best[0]):
                best = distance, Span(match.start(), match.end()), kind
    return (best[1], best[2]) if best and best[0] < 120 else None


def _widened(text: str, head: Span, sentence: Sentence, words: FigureWords) -> tuple[int, int]:
    """The head with an adjective before it and an "of" phrase after it."""
    start, end = head.start, head.end
    before = re.search(r"(?<![\w’'-])([^\W\d][\w-]*)\s$", text[max(sentence.start, start - 30) : start])
    if (
        before
        and before.group(1)[0].islower()
        and not (
            _STOP.fullmatch(before.group(1))
            or words.change.match(before.group(1))
            or words.no_part.match(before.group(1))
        )
    ):
        start -= len(before.group())
    after = _PLACE.match(text, end)
    return start, min(end + len(after.group()) if after else end, sentence.end)


def _cut(text: str, start: int, end: int, *, keep: bool = False) -> tuple[str, Span | None]:
    """The phrase up to its first function word, white space made single spaces."""
    phrase = text[start:end]
    stop = None if keep else _STOP.search(phrase)
    bare = (phrase[: stop.start()] if stop else phrase).rstrip(" ,.;:\n-–")
    return " ".join(bare.split()), Span(start, start + len(bare)) if bare else None
