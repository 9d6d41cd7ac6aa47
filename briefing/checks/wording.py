"""Checks of words: placeholders, abbreviations, numbers without a unit, names that are not official, register."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.checks.check import Check, Found
from briefing.checks.finding import Fix, Severity
from briefing.checks.matter import Matter, Words
from briefing.checks.reading import amounts_in
from briefing.checks.sentences import sentence_at
from briefing.checks.word_lists import pattern, table, words_pattern
from briefing.languages import city_named
from briefing.messages import Message
from briefing.model import LanguageCode
from briefing.resources import read_toml

_TRANSLATED = "statements/*/translation"
_TITLES = ("/name", "/short_name", "documents/*/title", "legal_basis/*/text")
_SIGNS = re.compile(
    r"\[(?![\d\s,;–-]+\])(?!…|\.\.\.)[^\[\]\n]{0,60}\](?!\()|_{3,}|\?{2,}|(?<!\w)Х{3,}(?!\w)|(?<!\w)X{3,}(?!\w|\s[^\W\d_])"
)
_CAPITALS = re.compile(r"(?<![\w-])[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,6}(?![\w-])")
_ROMAN = re.compile(r"[IVXLCІХ]+")
_CAPITAL_BESIDE = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,}[\s,]*$|^[\s,]*[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,}")
_MILLION = 1_000_000
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SYMBOLS = re.compile(r"[$€£]|!|[\u2600-\u27bf\U0001f300-\U0001faff]")
_UNIT_FOLLOWS = re.compile(r"\s*[^\W\d_]")


def placeholders(matter: Matter) -> Iterator[Found]:
    """What stands where something is still to be written."""
    for words in matter.words:
        if words.pattern == _TRANSLATED:
            continue
        for found in (*_SIGNS.finditer(words.text), *pattern("placeholders", words.language).finditer(words.text)):
            text = Message(
                "{place}: “{words}” stands where something is still to be written.",
                place=matter.place(words.path),
                words=found.group(),
            )
            yield Found(words.path, text, words=found.group().casefold(), span=found.span())


def unit_missing(matter: Matter) -> Iterator[Found]:
    """Millions and billions of nothing, in a sentence that gives no unit at all."""
    for words in _own_words(matter):
        for amount in amounts_in(words.text, words.language):
            is_bare = amount.is_scaled and not amount.unit and abs(amount.value) >= _MILLION
            if is_bare and _nothing_follows(words, amount.end) and not _is_understood(words, amount.start):
                figure = " ".join(words.text[amount.start : amount.end].split())
                text = Message(
                    "{place}: “{figure}” has no unit or currency.", place=matter.place(words.path), figure=figure
                )
                yield Found(words.path, text, words=figure, span=(amount.start, amount.end))


def _nothing_follows(words: Words, end: int) -> bool:
    """Whether no noun stands after a number: a mark, the end, or a word that begins something else."""
    if not _UNIT_FOLLOWS.match(words.text, end):
        return words.text[end : end + 1] not in ("-", "‑", "–")
    following = words.text[end:].lstrip()
    return pattern("after_bare_number", words.language).match(following) is not None


def _is_understood(words: Words, position: int) -> bool:
    """Whether the sentence gives a unit with another figure, or speaks of people, so that the reader knows."""
    sentence = sentence_at(words.text, position)
    has_unit = any(amount.unit for amount in amounts_in(sentence, words.language))
    return has_unit or pattern("understood_units", words.language).search(sentence) is not None


def abbreviations(matter: Matter) -> Iterator[Found]:
    """An abbreviation that is not common and that the note does not write out."""
    met: set[tuple[LanguageCode, str]] = set()
    for words in _own_words(matter):
        for found in _CAPITALS.finditer(words.text):
            short = found.group()
            if (words.language, short) in met or _is_common(short, words.language) or _is_shouting(words.text, found):
                continue
            met.add((words.language, short))
            if not _is_written_out(matter, short):
                text = Message(
                    "{place}: “{short}” is written out nowhere.", place=matter.place(words.path), short=short
                )
                yield Found(words.path, text, words=short, span=found.span())


def _is_common(short: str, language: LanguageCode) -> bool:
    is_place = city_named(short.title(), language) is not None
    return is_place or short in _common_abbreviations(language) or _ROMAN.fullmatch(short) is not None


@cache
def _common_abbreviations(language: LanguageCode) -> frozenset[str]:
    """Those of the language, English ones, and the codes of units and currencies."""
    listed = table("wording")["abbreviations"]
    return frozenset(listed[language] + listed["en"] + list(read_toml("languages/units.toml")))


def _is_shouting(text: str, found: re.Match[str]) -> bool:
    """Whether the words beside it are in capitals too, as in a heading."""
    before, after = text[max(0, found.start() - 20) : found.start()], text[found.end() : found.end() + 20]
    return any(_CAPITAL_BESIDE.search(part) for part in (before, after))


def _is_written_out(matter: Matter, short: str) -> bool:
    """Whether the abbreviation is explained in the text, or is part of a name that the note prints in full."""
    explained = re.compile(rf"\([^()]{{0,40}}\b{short}\)|\b{short}\s*\([^()\d]{{8,}}\)")
    return any(
        explained.search(words.text) or (words.pattern.endswith(_TITLES) and short in words.text)
        for words in matter.words
    )


def unofficial_names(matter: Matter) -> Iterator[Found]:
    """A country or city under a name that is not, or no longer, official."""
    for words in matter.words:
        if words.pattern == _TRANSLATED or words.pattern.endswith(_TITLES):
            continue
        for name in _names(words.language):
            for found in name.old.finditer(words.text):
                if _is_of_its_time(words, found.start(), name.since):
                    continue
                text = Message(
                    "{place}: “{old}” is not the official name; it is “{new}”.",
                    place=matter.place(words.path),
                    old=found.group(),
                    new=name.new,
                )
                yield Found(words.path, text, words=found.group(), span=found.span(), fix=_renamed(words, found, name))


class _Name(NamedTuple):
    old: re.Pattern[str]
    plain: tuple[str, ...]
    new: str
    since: int


@cache
def _names(language: LanguageCode) -> tuple[_Name, ...]:
    rows = [row for row in table("official_names")["name"] if row["language"] == language]
    return tuple(
        _Name(
            re.compile(words_pattern(row["old"]).pattern, 0 if row["new"][0].isupper() else re.IGNORECASE),
            tuple(word.rstrip("*") for word in row["old"]),
            row["new"],
            row["since"],
        )
        for row in rows
    )


def _is_of_its_time(words: Words, position: int, since: int) -> bool:
    """Whether the sentence speaks of a year before the new name."""
    years = _YEAR.findall(sentence_at(words.text, position))
    return any(int(year) <= since for year in years)


def _renamed(words: Words, found: re.Match[str], name: _Name) -> Fix | None:
    """The text with the official name, where the old one has no case ending that would have to change."""
    if words.language == "ru" or found.group() not in name.plain:
        return None
    return Fix(words.path, words.text[: found.start()] + name.new + words.text[found.end() :])


def register(matter: Matter) -> Iterator[Found]:
    """Signs and words of newspapers."""
    for words in _own_words(matter):
        for found in (*_SYMBOLS.finditer(words.text), *pattern("register", words.language).finditer(words.text)):
            text = Message(
                "{place}: “{words}” is not in the register of a note.",
                place=matter.place(words.path),
                words=found.group(),
            )
            yield Found(words.path, text, words=found.group().casefold(), span=found.span())


def loaded(matter: Matter) -> Iterator[Found]:
    """Words that take sides."""
    for words in _own_words(matter):
        for found in pattern("loaded", words.language).finditer(words.text):
            text = Message("{place}: “{words}” takes sides.", place=matter.place(words.path), words=found.group())
            yield Found(words.path, text, words=found.group().casefold(), span=found.span())


def _own_words(matter: Matter) -> Iterator[Words]:
    """Prose other than what others said."""
    return (words for words in matter.prose if words.pattern != _TRANSLATED)


CHECKS = (
    Check(
        "placeholder",
        Severity.STOP,
        Message("Something is still to be written: brackets, lines, question marks, “to be confirmed”."),
        placeholders,
        sure=False,
    ),
    Check(
        "unit_missing",
        Severity.WARN,
        Message("A number in millions or billions has no unit or currency."),
        unit_missing,
        sure=False,
    ),
    Check(
        "abbreviation",
        Severity.HINT,
        Message("An abbreviation that is not common is written out nowhere in the note."),
        abbreviations,
        sure=False,
    ),
    Check(
        "unofficial_name",
        Severity.WARN,
        Message("A country or city stands under a name that is not official, or no longer."),
        unofficial_names,
        sure=False,
    ),
    Check(
        "register",
        Severity.HINT,
        Message("A sign or word belongs to newspapers, not to a note."),
        register,
        sure=False,
    ),
    Check(
        "loaded_word",
        Severity.WARN,
        Message("A word takes sides; the list is kept by the protocol officer."),
        loaded,
        sure=False,
    ),
)
