"""Checks of the figures and days in free text: whether anything stands behind them, whether the languages agree."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from briefing.checks.check import Check, Found
from briefing.checks.finding import Severity
from briefing.checks.matter import Matter, Words
from briefing.checks.reading import amounts_in, dates_in, is_wholly_read, language_of
from briefing.checks.sentences import sentence_at
from briefing.checks.word_lists import pattern
from briefing.languages import Amount
from briefing.messages import Label, Message
from briefing.model import LANGUAGE_CODES, FieldPath, LanguageCode, Status, Text
from briefing.model.choices import CommitmentNature, Comparator
from briefing.model.schema import field_of

_NO_FIGURES = frozenset({"", "other", "x", "days", "hours", "minutes"})
"""Units of numbers that nobody is asked to prove: bare numbers, multiples, lengths of time."""

_PROPOSALS = frozenset({CommitmentNature.PROPOSAL, CommitmentNature.OUR_PROPOSAL})
_NOT_CLAIMED = ("projects/*/our_ask", "visit/outcomes_sought/*/text", "statements/*/translation")
_PROPOSED = ("decision/recommendations/", "decision/options/")
_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w%]|[.,/]\d)")
_NUMBER_AFTER = re.compile(r"[\w\s]{0,8}(?:№|N[or]?\b)")
"""After the date of a law or letter: its number."""

_SMALLEST_COMPARED = 13
_MOST_LISTED = 6
_ROUNDING = Decimal("0.05")

_LANGUAGE_NAMES = {
    "en": Label({"en": "English", "ru": "английский", "kk": "ағылшын"}),
    "ru": Label({"en": "Russian", "ru": "русский", "kk": "орыс"}),
    "kk": Label({"en": "Kazakh", "ru": "казахский", "kk": "қазақ"}),
}


def field_without_source(matter: Matter) -> Iterator[Found]:
    """A figure or a commitment of others that no source is given for."""
    proved = _proved_rows(matter)
    for target in matter.briefing.targets:
        path = FieldPath(f"targets/{target.id}/value")
        if target.value is not None and not target.source and path.parent not in proved:
            text = Message("{place}: no source is given for this figure.", place=matter.place(path))
            yield Found(path, text, words=f"{target.value}")
    for row in matter.briefing.commitments:
        path = FieldPath(f"commitments/{row.id}/text")
        is_claim = row.nature is not None and row.nature is not CommitmentNature.OUR_PROPOSAL
        if is_claim and row.text and not row.source and path.parent not in proved:
            text = Message("{place}: no source is given for what was promised.", place=matter.place(path))
            yield Found(path, text)


def _proved_rows(matter: Matter) -> set[str]:
    """The rows of which any field was quoted from a source, or worked out by the program."""
    return {
        "/".join(FieldPath(key).steps[:2])
        for key, evidence in matter.briefing.evidence.items()
        if evidence.quotes or evidence.status is Status.CALCULATED
    }


def figure_without_source(matter: Matter) -> Iterator[Found]:
    """A figure in free text that is in no field and no source."""
    known = _known_figures(matter)
    for words in _own_prose(matter):
        for amount in amounts_in(words.text, words.language):
            if amount.unit in _NO_FIGURES or _is_known(amount, known) or _is_far_on(matter, words, amount):
                continue
            if not _is_estimate(words, amount.start):
                yield _unproved(matter, words, amount.start, amount.end)


def _is_far_on(matter: Matter, words: Words, amount: Amount) -> bool:
    """Whether the digits of a figure stand in a source so long that it is not read to its end."""
    digits = words.text[amount.start : amount.number_end].strip("$€£ ")
    written = {digits, digits.replace(",", "."), digits.replace(".", ",")}
    long_ones = (source.text for source in matter.briefing.sources if not is_wholly_read(source))
    return any(any(form in text for form in written) for text in long_ones)


def day_without_source(matter: Matter) -> Iterator[Found]:
    """A day in free text that is in no field and no source."""
    if not all(map(is_wholly_read, matter.briefing.sources)):
        return
    days = {value for _, _, value in matter.dated()}
    for source in matter.briefing.sources:
        language = language_of(source)
        for mention in dates_in(source.text, language, source.published) if language else ():
            days |= {mention.value, mention.value_to or mention.value}
    for words in _own_prose(matter):
        for mention in dates_in(words.text, words.language, None):
            is_of_document = _NUMBER_AFTER.match(words.text, mention.end) is not None
            if mention.value not in days and not is_of_document and not _is_estimate(words, mention.start):
                yield _unproved(matter, words, mention.start, mention.end)


def _unproved(matter: Matter, words: Words, start: int, end: int) -> Found:
    figure = " ".join(words.text[start:end].split())
    text = Message(
        "{place}: “{figure}” is in no field and no source; name the source, or call it our estimate.",
        place=matter.place(words.path),
        figure=figure,
    )
    return Found(words.path, text, words=figure, span=(start, end))


def _own_prose(matter: Matter) -> Iterator[Words]:
    """What the drafter wrote himself, other than what we propose."""
    for words in matter.prose:
        if words.pattern in _NOT_CLAIMED or words.pattern.startswith(_PROPOSED):
            continue
        row = matter.value("/".join(words.path.steps[:2])) if words.pattern.startswith("commitments/*") else None
        if getattr(row, "nature", None) not in _PROPOSALS:
            yield words


def _is_estimate(words: Words, position: int) -> bool:
    """Whether the sentence around a position calls its figures an estimate or proposal of ours."""
    return pattern("estimates", words.language).search(sentence_at(words.text, position)) is not None


def _known_figures(matter: Matter) -> set[tuple[Decimal, str]]:
    """Every figure that stands in a field or in the text of a source, with its unit."""
    known = {(value, unit) for value, unit in _figures_of_fields(matter) if value is not None and value.is_finite()}
    for source in matter.briefing.sources:
        language = language_of(source)
        if language:
            known |= _figures_of(source.text, language)
    for statement in matter.briefing.statements:
        known |= _figures_of(statement.text, statement.language or matter.briefing.language)
    return known


def _figures_of_fields(matter: Matter) -> Iterator[tuple[Decimal | None, str]]:
    for row in matter.briefing.targets:
        for value in (row.value, row.value_to, row.baseline, row.actual):
            yield value, row.unit
        for before in (row.baseline, row.actual):
            yield _distance(row.value, before), row.unit
    for project in matter.briefing.projects:
        yield project.cost, project.cost_currency
        yield project.capacity, project.capacity_unit
        shares = [row.share for row in project.financing] + [row.share for row in project.parties]
        for share in (project.progress, *shares):
            yield share, "percent"


def _distance(value: Decimal | None, before: Decimal | None) -> Decimal | None:
    """How far a figure is from the one it started from."""
    if value is None or before is None or not (value.is_finite() and before.is_finite()):
        return None
    return abs(value - before)


@lru_cache(maxsize=64)
def _figures_of(text: str, language: LanguageCode) -> frozenset[tuple[Decimal, str]]:
    found = set()
    for amount in amounts_in(text, language):
        found.add((amount.value, amount.unit))
        if amount.value_to is not None:
            found.add((amount.value_to, amount.unit))
    return frozenset(found)


def _is_known(amount: Amount, known: set[tuple[Decimal, str]]) -> bool:
    values = [amount.value] if amount.value_to is None else [amount.value, amount.value_to]
    return all(_is_one_known(value, amount, known) for value in values)


def _is_one_known(value: Decimal, amount: Amount, known: set[tuple[Decimal, str]]) -> bool:
    if (value, amount.unit) in known:
        return True
    rounded = amount.comparator is Comparator.ABOUT
    return any(
        unit in (amount.unit, "", "other") and (value == other or (rounded and _is_near(value, other)))
        for other, unit in known
    )


def _is_near(value: Decimal, other: Decimal) -> bool:
    return abs(value - other) <= _ROUNDING * abs(other)


def languages_disagree(matter: Matter) -> Iterator[Found]:
    """A figure or year that one language of a field has and another has not."""
    for path, text in matter.texts:
        if not (field_of(path).multiline or path.name in ("title", "name")):
            continue
        written = [code for code in LANGUAGE_CODES if text.in_language(code)]
        for one, other in combinations(written, 2):
            yield from _disagreement(matter, path, text, one, other)


def _disagreement(
    matter: Matter, path: FieldPath, text: Text, one: LanguageCode, other: LanguageCode
) -> Iterator[Found]:
    left, right = (_figures_compared(text.in_language(code), code) for code in (one, other))
    all_left, all_right = (_figures_met(text.in_language(code), code) for code in (one, other))
    only_left = [words for value, words in left.items() if value not in all_right]
    only_right = [words for value, words in right.items() if value not in all_left]
    if only_left or only_right:
        message = Message(
            "{place}: the languages differ, {one}: {left}, {other}: {right}.",
            place=matter.place(path),
            one=_LANGUAGE_NAMES[one],
            left=_listed(only_left),
            other=_LANGUAGE_NAMES[other],
            right=_listed(only_right),
        )
        words = f"{', '.join(only_left)} ≠ {', '.join(only_right)}".strip()
        place = path.child(other if only_right or not only_left else one)
        is_contradiction = only_left and only_right
        yield Found(place, message, words=words, severity=None if is_contradiction else Severity.WARN)


def _listed(figures: list[str]) -> str:
    return ", ".join(figures[:_MOST_LISTED]) + (" …" if len(figures) > _MOST_LISTED else "") or "–"


def _figures_compared(text: str, language: LanguageCode) -> dict[Decimal, str]:
    """The figures that another language must have too, by value: with a unit or large, written in digits; years."""
    found = {Decimal(match.group()): match.group() for match in _YEAR.finditer(text)}
    for amount in amounts_in(text, language):
        written = " ".join(text[amount.start : amount.end].split())
        is_weighty = amount.unit not in ("", "x") or amount.value >= _SMALLEST_COMPARED
        if is_weighty and any(letter.isdigit() for letter in written):
            found.setdefault(amount.value, written)
            if amount.value_to is not None:
                found.setdefault(amount.value_to, written)
    return found


def _figures_met(text: str, language: LanguageCode) -> set[Decimal]:
    """Every number of the text, however it is written."""
    values = {Decimal(match.group()) for match in re.finditer(r"\d{1,20}", text)}
    for amount in amounts_in(text, language):
        values |= {value for value in (amount.value, amount.value_to) if value is not None}
    return values


CHECKS = (
    Check(
        "source_missing",
        Severity.STOP,
        Message("A figure, or what others promised, stands in a field without a source."),
        field_without_source,
    ),
    Check(
        "figure_unproved",
        Severity.STOP,
        Message("A figure in the text is in no field and in no source, and is not called an estimate of ours."),
        figure_without_source,
        sure=False,
    ),
    Check(
        "day_unproved",
        Severity.WARN,
        Message("A day in the text is in no field and in no source."),
        day_without_source,
        sure=False,
    ),
    Check(
        "languages_differ",
        Severity.STOP,
        Message("The same text has another figure or year in another language."),
        languages_disagree,
        sure=False,
    ),
)
