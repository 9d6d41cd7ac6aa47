"""The noun phrase that says what a figure measures."""

import re

from briefing.extraction.document import Sentence
from briefing.extraction.facts import Span
from briefing.extraction.figures.words import FigureWords
from briefing.extraction.lexicon import fold
from briefing.extraction.projects.lexicon import Things
from briefing.languages.amount_reading import Amount
from briefing.languages.kazakh import without_accusative
from briefing.model.choices import FigureRole, IndicatorKind

_OF = re.compile(r"\s+(?:of|worth of)\s+((?:[^\W\d][\w’'-]*\s?){1,4})")
_NOUN_AFTER = re.compile(r"[\s-]+((?:[^\W\d][\w’'-]*\s?){1,4})")
_STOP = re.compile(
    r"\b(?:a|an|the|in|on|by|to|at|of|from|for|with|and|or|is|was|were|are|will|would|has|had|that|which|this|its|their"
    r"|last|next|per|each|every|via|have|year|years|month|months|quarter|half|period|times|while|our|more|less|higher|lower|than|compared|along|over|through|как|что|его|более|в|на|к|по|до|от|и|из|за|с|через|будет|год|году|года|квартале|полугодии|тоқсанда|жылы|жылдың|ежегодно|және|үшін|дейін|қарай)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\s(?:(?:of|between|with)\s(?!up\b|about|around|over\b|more\b|at\b|some\b|nearly|which|this\b|that\b)(?:the\s)?"
    r"|(?:in|to)\s(?:the\s)?(?=[A-ZА-Я]))"
    r"(?:two (?:countries|sides|states|nations)|[^\W\d][\w’'-]*(?:\s(?:and\s)?(?:the\s)?[A-Z][\w’'-]+)*)"
)
_BREAK = re.compile(r"[,;:(]\s")
_CLAUSE_START = re.compile(r"[;:,—]\s|\b(?:that|and|while|but|что|а|и)\s")
_ARTICLE = re.compile(r"(?:the|a|an|its|their|this|а|но|и|да)\s+", re.IGNORECASE)
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
_OF_THINGS = (FigureRole.CAPACITY, FigureRole.INVESTMENT)
_BESIDE = 25
_RIGHT_BEHIND = 12
_FARTHEST_THING = 90
_WORD = re.compile(r"[^\W\d][\w-]*")
_DIGIT = re.compile(r"\d+")
_SHARE_OF = re.compile(
    r"\s(?:of|от|из)\s(?:(?:its|their|the|all|total|our)\s){0,2}(?P<whole>(?:[^\W\d][\w’'-]*\s?){1,4})", re.IGNORECASE
)
# What may stand between a measure and the work it belongs to.
_ATTRIBUTES = re.compile(r"[\s-]+(?:\([^()]{1,6}\)\s)?(?:(?!of\b|for\b|in\b|to\b|and\b)[^\W\d][\w-]*\s){0,3}")
_WORD_BEFORE = re.compile(r"(?<![\w’'-])([^\W\d][\w’'–-]*)\s")
_ENDS_LEFT = re.compile(
    r"(?:[a-z].*(?:ed|['’]s|s['’])|[а-яё].*(?<!ый)(?<!ий)(?<!ой)(?<!ая)(?<!ое)(?<!ые)(?<!ие)(?<!ого)(?<!его)(?<!ых)(?<!их)(?<!ую)"
    r"(?<!ым)(?<!им))$"
)
_VERB_OF_SPEECH = re.compile(r"\b(?:said|noted|told|stated|stressed|announced|added)\b")
_CYRILLIC_VERB = re.compile(r"(?:[иыаяе]л[аои]?|[иеюя]т|[дт][ыі])$")
# An ending and a comparator between a number and its noun: "-ге жуық", "с лишним".
_COUNTED_START = re.compile(
    r"(?:-[а-яәғқңөұүһі]{1,4}\b)?\s*(?:(?:жуық|астам|артық|таяу|көп|с лишним|more|new|additional)\s+)*"
)


def indicator_of(
    text: str,
    sentence: Sentence,
    amount: Amount,
    unit: str,
    role: FigureRole,
    words: FigureWords,
    things: Things,
) -> tuple[str, Span | None, IndicatorKind]:
    """The indicator's words, their span and what they measure; `things` are nouns of works ("plant", "railway")."""
    head = _nearest_head(text, sentence, amount, words)
    kind = _kind(head[1] if head else None, unit, role)
    if unit in _COUNTED and (counted := _counted(text, sentence, amount, words)):
        return *_named(text, counted), kind
    if unit == "percent" and (match := _SHARE_OF.match(text, amount.end, sentence.end)):
        phrase = _cut(text, match.start("whole"), match.end("whole"))
        if phrase[1]:
            return *phrase, kind
    is_beside = head is not None and (
        0 <= amount.start - head[0].end < _BESIDE or 0 <= head[0].start - amount.end < _RIGHT_BEHIND
    )
    if role in _OF_THINGS and not is_beside and (thing := _nearest_thing(text, sentence, amount, things, words)):
        return *_named(text, thing), kind
    if head:
        return *_named(text, Span(*_widened(text, head[0], sentence, words))), kind
    if _REFERS_BACK.search(text, sentence.start, amount.start) and (earlier := _earlier_head(text, sentence, words)):
        return *_named(text, earlier[0]), earlier[1]
    subject = _subject(text, sentence, amount, words)
    if subject and unit == "percent" and not _is_name(text, subject):
        return *_named(text, subject), kind
    after = text[amount.end : min(amount.end + 70, sentence.end)]
    match = _OF.match(after) or _NOUN_AFTER.match(after)
    phrase = _cut(text, amount.end + match.start(1), amount.end + match.end(1)) if match else ("", None)
    if phrase[1] and not (words.actual.match(phrase[0]) or words.target.match(phrase[0])):
        return *phrase, kind
    return *(_named(text, subject) if subject and not _is_name(text, subject) else ("", None)), kind


def _named(text: str, span: Span) -> tuple[str, Span]:
    """The words of a span in the nominative, and the span."""
    return without_accusative(" ".join(text[span.start : span.end].split())), span


def _is_name(text: str, span: Span) -> bool:
    """Whether every word of a phrase has a capital letter: who does something is no indicator."""
    return all(not word[0].islower() for word in text[span.start : span.end].split())


def _counted(text: str, sentence: Sentence, amount: Amount, words: FigureWords) -> Span | None:
    """The counted noun right behind the number with the words before it: "permanent jobs", "жұмыс орны"."""
    after = text[amount.end : sentence.end]
    for pattern in (*(pattern for pattern, _ in words.counted), words.persons):
        if match := pattern.match(after):
            begin = _COUNTED_START.match(text, amount.end)
            end = amount.end + match.end()
            while end < sentence.end and (text[end].isalnum() or text[end] == "-"):
                end += 1
            start = begin.end() if begin else amount.end
            return Span(start, end) if start < end else None
    return None


def _nearest_thing(text: str, sentence: Sentence, amount: Amount, things: Things, words: FigureWords) -> Span | None:
    """The work nearest to the figure: right behind it ("45 MW wind farm"), else before it, else behind it."""
    best: tuple[int, Span] | None = None
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        if not things.named_by(fold(match.group())) or (match.start() < amount.end and match.end() > amount.start):
            continue
        is_before = match.end() <= amount.start
        between = text[match.end() : amount.start] if is_before else text[amount.end : match.start()]
        distance = len(between) + 60 * len(_DIGIT.findall(between)) + (0 if is_before else 10)
        if not is_before and _ATTRIBUTES.fullmatch(between):
            distance = 0
        if best is None or distance < best[0]:
            best = distance, Span(match.start(), match.end())
    if best is None or best[0] > _FARTHEST_THING:
        return None
    start = best[1].start
    for match in reversed(list(_WORD_BEFORE.finditer(text, max(sentence.start, start - 50), start))[-3:]):
        word = match.group(1)
        is_part = not (_STOP.fullmatch(word) or words.no_part.match(word) or _ENDS_LEFT.match(word.casefold()))
        if match.end() != start or not is_part:
            break
        start = match.start()
    start = max(start, amount.end) if best[1].start >= amount.end else start
    while start < best[1].start and not text[start].isalnum():
        start += 1
    return Span(start, best[1].end)


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
    if _VERB_OF_SPEECH.search(phrase) or _CYRILLIC_VERB.search(phrase):
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
            if not is_before and (
                _BREAK.search(text, amount.end, match.start()) or _DIGIT.search(text, amount.end, match.start())
            ):
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
