"""The noun phrase round the head noun of a project, and its name in the nominative."""

import re
from functools import cache
from typing import NamedTuple

from briefing.extraction.document import Document, Sentence, Token
from briefing.extraction.facts import Span
from briefing.extraction.project_words import ProjectWords
from briefing.languages.kazakh import stems
from briefing.languages.places import read_places
from briefing.model import LanguageCode
from briefing.model.choices import ProjectKind

_MOST_LOWER = 3
_DASHES = frozenset("–—-‑")
_PLACE_AFTER = re.compile(
    r"\s(?:in|near|at|on|of|between|with|for|to)\s(?:the\s)?"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|[A-Z]\w+day)\b)(?:[A-Z][\w’'-]*)(?:[\s–-]+(?:and\s)?[A-Z][\w’'-]*){0,4}"
)
_SUBJECT_AFTER = re.compile(r"\s(?:on|for|of)\s(?:the\s|an?\s)?((?:[\w’'-]+[\s–-]){0,9}[\w’'-]+)")
_SUBJECT_END = re.compile(
    r"\s(?:was|were|is|are|will|would|has|had|have|by|which|that|signed|between|under|during|worth"
    r"|and then|could|to be|in [A-Z])\b"
)
_RUSSIAN_AFTER = re.compile(
    r"\s(?:(?:длиной|протяж[её]нностью|мощностью)\s\d[\d\s,.]*\s?\w+\sот\s[А-ЯЁ]\w+\sдо\s[А-ЯЁ]\w+|(?:[а-яё]+\s){0,2}[«“][^»”\n]{2,60}[»”]|[А-ЯЁA-Z][\w-]*(?:\s[–-]\s[А-ЯЁ][\w-]*)+|[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)"
)
_RUSSIAN_PLACE = re.compile(
    r"\s(?:[а-яё]+(?:ой|ого|ых|ий|ей)\s)?(?:в|на|под|из|от|до|через)\s(?:[а-яё]+\s)?[А-ЯЁ][\w-]+(?:\sдо\s[А-ЯЁ][\w-]+)?"
)
_RUSSIAN_SUBJECT = re.compile(r"\s(?:о|об|по|на|в области|сотрудничества)\s(?:[\w«»–-]+\s?){1,9}")
_RUSSIAN_END = re.compile(
    r"\s(?:был[аио]?|будет|который|которая|подписан\w*|и\s(?:сообщил|меморандум|соглашение))\b|[,.;]"
)
_RUSSIAN_ADJECTIVE = re.compile(
    r"[А-ЯЁа-яё-]+(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ую|юю|ым|им|ом|ем|ые|ие|ых|их)\s$"
)


_KAZAKH_CAPITAL = re.compile(r"(?<![\w–-])[А-ЯӘҒҚҢӨҰҮҺІA-Z][\w-]*|[«“][^»”\n]{2,50}[»”]")


class Phrase(NamedTuple):
    """A project's noun phrase: `names` are its capitalised words, `is_led` tells of "construction of …"."""

    span: Span
    name: str
    names: frozenset[str]
    is_named: bool
    has_place: bool
    is_led: bool
    location: tuple[str, Span | None]


def phrase_of(
    document: Document, sentence: Sentence, head: Span, kind: ProjectKind, words: ProjectWords
) -> Phrase | None:
    """The phrase with its modifiers and its place or subject; None where the head alone stands."""
    text = document.text
    start = {"en": _english_start, "ru": _russian_start, "kk": _kazakh_start}[document.language](
        document, sentence, head, words
    )
    end = _end(text, sentence, head, kind, document.language)
    lead = words.leading.search(text[max(sentence.start, start - 60) : start])
    inner = text[start:end]
    if end - start <= head.end - head.start and not lead and kind is not ProjectKind.OTHER:
        return None
    names = frozenset(
        w[:6].casefold()
        for w in re.findall(r"[^\W\d][\w’'-]+", inner)
        if w[0].isupper() and start + inner.find(w) > sentence.start
    )
    name = " ".join(inner.split()).strip(" ,.;")
    before_head = text[start : head.end]
    is_named = bool(re.search(r"[«“\"]", inner)) or any(c.isupper() for c in before_head[1:]) or (
        before_head[:1].isupper() and start > sentence.start
    )  # fmt: skip
    place = next((m for m in read_places(text[head.end : end], document.language) if m.form != "people"), None)
    location = (
        (text[head.end + place.start : head.end + place.end], Span(head.end + place.start, head.end + place.end))
        if place
        else ("", None)
    )
    return Phrase(
        Span(start, end),
        name,
        names,
        is_named,
        bool(re.search(r"\s[^\W\d_a-zа-я]\w", text[head.end : end])),
        bool(lead),
        location,
    )


def is_definite(phrase: Phrase, kind: ProjectKind) -> bool:
    """Whether the words name one concrete thing."""
    if kind is ProjectKind.AGREEMENT:
        return phrase.name.count(" ") >= 2 or phrase.is_named
    if kind is ProjectKind.INFRASTRUCTURE:
        return phrase.is_named or phrase.has_place
    return kind is ProjectKind.OTHER or phrase.is_named or phrase.has_place or phrase.name.count(" ") >= 3


def _english_start(document: Document, sentence: Sentence, head: Span, words: ProjectWords) -> int:
    """Where the phrase begins: modifiers to the left until a function word or a mark."""
    index = document.token_at(head.start)
    start, lower = head.start, 0
    while index > sentence.first:
        index -= 1
        token = document.tokens[index]
        if token.text == ")" and _is_acronym(document.tokens, index):
            index -= 2
            start = document.tokens[index].start
            continue
        if token.text in _DASHES and index > sentence.first and _joins(document.tokens, index):
            continue
        if (
            not (token.is_word or token.is_number)
            or token.text.casefold() in words.stop
            or "\n\n" in document.text[token.end : start]
        ):
            break
        if document.text[token.end : start].strip(" \n–—-‑"):
            break
        if token.text[0].islower():
            lower += 1
            if lower > _MOST_LOWER or token.text.endswith(("ly", "ed")):
                break
        if token.text.endswith(("'s", "’s")):
            break
        start = token.start
    return start


def _is_acronym(tokens: list[Token], index: int) -> bool:
    """Whether a bracket closes an acronym after a name (the Trans-Afghan (TAR) railway)."""
    return index > 2 and tokens[index - 2].text == "(" and tokens[index - 1].text.isupper()


def _joins(tokens: list[Token], index: int) -> bool:
    """Whether a dash joins two capitalised words (Kars–Sadarak)."""
    return index + 1 < len(tokens) and tokens[index - 1].text[0].isupper() and tokens[index + 1].text[0].isupper()


def _russian_start(document: Document, sentence: Sentence, head: Span, words: ProjectWords) -> int:
    del words
    start = head.start
    for _ in range(3):
        match = _RUSSIAN_ADJECTIVE.search(document.text[max(sentence.start, start - 30) : start])
        if not match or match.group().strip() in ("своим", "этом", "таком", "каком"):
            break
        start -= len(match.group())
    return start


def _kazakh_start(document: Document, sentence: Sentence, head: Span, words: ProjectWords) -> int:
    del words
    before = document.text[sentence.start : head.start]
    capitals = [match.start() for match in _KAZAKH_CAPITAL.finditer(before) if before.count(" ", match.start()) <= 7]
    if len(capitals) > 1 and capitals[0] == 0:
        capitals = capitals[1:]
    return sentence.start + capitals[0] if capitals else head.start


def _end(text: str, sentence: Sentence, head: Span, kind: ProjectKind, language: LanguageCode) -> int:
    if language == "kk":
        return head.end
    tail = text[head.end : sentence.end]
    if language == "ru":
        return head.end + _russian_tail(tail, kind)
    is_action = text[head.start : head.end].casefold().endswith(("ation", "repairs"))
    if (is_action or kind in (ProjectKind.AGREEMENT, ProjectKind.PROGRAMME)) and (match := _SUBJECT_AFTER.match(tail)):
        words = match.group()
        stop = _SUBJECT_END.search(words)
        return head.end + (stop.start() if stop else len(words))
    match = _PLACE_AFTER.match(tail)
    return head.end + len(match.group()) if match else head.end


def _russian_tail(tail: str, kind: ProjectKind) -> int:
    if match := _RUSSIAN_AFTER.match(tail):
        return len(match.group())
    if kind in (ProjectKind.AGREEMENT, ProjectKind.PROGRAMME, ProjectKind.OTHER) and (
        match := _RUSSIAN_SUBJECT.match(tail)
    ):
        stop = _RUSSIAN_END.search(match.group())
        return stop.start() if stop else len(match.group().rstrip())
    match = _RUSSIAN_PLACE.match(tail)
    return len(match.group()) if match else 0


def to_nominative(name: str, language: LanguageCode) -> str:
    """A project's name with its head in the nominative as far as endings tell."""
    if language == "kk":
        *before, last = name.split(" ")
        short = [stem for stem in stems(last, 1) if stem.endswith(("ы", "і"))]
        return " ".join([*before, short[-1] if short else last])
    if language != "ru":
        return name
    words = name.split(" ")
    for place, word in enumerate(words):
        adjective = _RUSSIAN_OBLIQUE.match(word)
        if not adjective or place + 1 == len(words):
            words[place] = _russian_nominative(word)
            break
        stem, ending = adjective.groups()
        masculine = "ий" if stem[-1] in "кгхжшчщ" else "ый"
        words[place] = stem + (masculine if ending in _MASCULINE else "ая")
    return " ".join(words)


@cache
def _russian_nominative(word: str) -> str:
    for pattern, ending in _RUSSIAN_ENDINGS:
        if re.search(pattern, word):
            return re.sub(pattern, ending, word)
    return word


_MASCULINE = frozenset({"ого", "ому", "ым", "ом", "им"})
_RUSSIAN_OBLIQUE = re.compile(r"([а-яё-]{3,})(ого|ому|ым|ом|им|ой|ую)$")
_RUSSIAN_ENDINGS = (
    (r"(провод|ндум|токол|форум|завод|бинат|минал|ридор|ракт)(?:а|у|ом|е)$", r"\1"),
    (r"(лашен|ложден|прият)(?:ию|ия|ием|ии)$", r"\1ие"),
    (r"(дорог|карт|трасс|грамм|форм)(?:и|ы|у|е|ой)$", r"\1а"),
    (r"(лини|танци|нциатив|тратеги|ларац)(?:и|ю|ей)$", r"\1я"),
)
