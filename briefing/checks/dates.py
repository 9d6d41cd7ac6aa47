"""Checks of dates: their order, weekdays, holidays, and the date of a report taken for that of the visit."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from briefing.checks.check import Check, Found
from briefing.checks.finding import Fix, Severity
from briefing.checks.holidays import is_holiday, is_weekend
from briefing.checks.matter import Matter, Words, code_of
from briefing.languages import DateMention, format_weekday, read_dates
from briefing.languages.date_reading import date_words
from briefing.messages import Label, Message
from briefing.model import LANGUAGE_CODES, FieldPath, LanguageCode
from briefing.model.choices import CommitmentState

_ORDERED = (
    ("visit/date_from", "visit/date_to"),
    ("header/doc_date", "header/critical_date"),
    ("header/as_of", "header/doc_date"),
)
"""Pairs of fields of which the first is not after the second."""

_ORDERED_IN_ROWS = (
    ("officials", "in_post_since", "valid_to"),
    ("visit/events", "starts_at", "ends_at"),
    ("sources", "published", "accessed"),
)
"""The same within each row of a list."""

_NOTHING_DUE = frozenset({CommitmentState.DONE, CommitmentState.DROPPED})


def impossible_order(matter: Matter) -> Iterator[Found]:
    """A day before another that it must follow."""
    rows = (
        (f"{section}/{row.id}/{first}", f"{section}/{row.id}/{last}")
        for section, first, last in _ORDERED_IN_ROWS
        for row in matter.value(section)
    )
    for first, last in (*_ORDERED, *rows):
        earlier, later = matter.value(first), matter.value(last)
        if earlier is not None and later is not None and _is_after(earlier, later):
            text = Message("{place}: it is before “{other}”.", place=matter.place(last), other=matter.place(first))
            yield Found(FieldPath(last), text)
    yield from _events_outside(matter)


def _is_after(moment: dt.date | dt.time, other: dt.date | dt.time) -> bool:
    """Whether a day or hour is after another one of its kind; hours with a time zone are taken as local ones."""
    if isinstance(moment, dt.time) and isinstance(other, dt.time):
        return moment.replace(tzinfo=None) > other.replace(tzinfo=None)
    return isinstance(moment, dt.date) and isinstance(other, dt.date) and moment > other


def _events_outside(matter: Matter) -> Iterator[Found]:
    visit = matter.briefing.visit
    first, last = visit.date_from, visit.date_to or visit.date_from
    for event in visit.events:
        if event.date and first and last and not first <= event.date <= last:
            path = FieldPath(f"visit/events/{event.id}/date")
            yield Found(path, Message("{place}: the event is outside the days of the visit.", place=matter.place(path)))


def due_too_early(matter: Matter) -> Iterator[Found]:
    """A commitment that is due before the date of the note, as long as it is neither done nor dropped."""
    date = matter.briefing.header.doc_date
    for row in matter.briefing.commitments:
        if date and row.due and row.due < date and row.state not in _NOTHING_DUE:
            path = FieldPath(f"commitments/{row.id}/due")
            text = Message(
                "{place}: the day is before the date of the note; correct it, or tell what became of it.",
                place=matter.place(path),
            )
            yield Found(path, text)


def day_off(matter: Matter) -> Iterator[Found]:
    """An event, a decision or a result that falls on a holiday or a weekend."""
    visit = matter.briefing.visit
    here, there = matter.own_country, code_of(visit.country)
    met = [(FieldPath(f"visit/events/{row.id}/date"), row.date) for row in visit.events]
    if not met:
        met = [(FieldPath("visit/date_from"), visit.date_from)]
    due = [(FieldPath("header/critical_date"), matter.briefing.header.critical_date)]
    due += [(FieldPath(f"commitments/{row.id}/due"), row.due) for row in matter.briefing.commitments]
    for path, day in met:
        if day and any(is_holiday(day, country) for country in (here, there)):
            yield Found(path, Message("{place}: this is a public holiday.", place=matter.place(path)), words=f"{day}")
    for path, day in due:
        if day and (is_holiday(day, here) or is_weekend(day)):
            text = Message("{place}: this is a public holiday or a weekend.", place=matter.place(path))
            yield Found(path, text, words=f"{day}")


def report_date_as_visit_date(matter: Matter) -> Iterator[Found]:
    """The visit begins on the day of its report, and no source says so."""
    visit = matter.briefing.visit
    path = FieldPath("visit/date_from")
    reported = {row.published for row in matter.briefing.sources} | {visit.reported_on}
    evidence = matter.briefing.evidence.get(path)
    is_read = evidence is not None and (evidence.quotes or evidence.rule)
    if visit.date_from and visit.date_from in reported and not is_read:
        text = Message(
            "{place}: this is the day of the report, and no source gives it as that of the visit.",
            place=matter.place(path),
        )
        yield Found(path, text, words=f"{visit.date_from}")


def wrong_weekday(matter: Matter) -> Iterator[Found]:
    """A date in a text with a weekday beside it that it does not fall on."""
    for words in matter.words:
        for mention in _dates_with_year(words, matter):
            beside = _weekday_beside(words.text, mention, words.language)
            if beside and beside[2] != mention.value.weekday():
                start, end, _ = beside
                yield _on_another_day(matter, words, (start, end), mention.value)


def _on_another_day(matter: Matter, words: Words, span: tuple[int, int], date: dt.date) -> Found:
    start, end = span
    written = words.text[start:end]
    text = Message(
        "{place}: the date after or before “{words}” is a {weekday}.",
        place=matter.place(words.path),
        words=written,
        weekday=Label({code: format_weekday(date, code) for code in LANGUAGE_CODES}),
    )
    right = format_weekday(date, words.language)
    fix = Fix(words.path, words.text[:start] + right + words.text[end:]) if words.language == "en" else None
    return Found(words.path, text, words=f"{written} {date}", span=span, fix=fix)


def _dates_with_year(words: Words, matter: Matter) -> list[DateMention]:
    if not _weekday(words.language).search(words.text):
        return []
    mentions = read_dates(words.text, words.language, matter.briefing.visit.reported_on or matter.date)
    return [mention for mention in mentions if mention.kind in ("full", "no_year") and mention.value_to is None]


def _weekday_beside(text: str, mention: DateMention, language: LanguageCode) -> tuple[int, int, int] | None:
    """The weekday right before or after a date: where it stands, and its number from Monday."""
    for match in _weekday(language).finditer(text, max(0, mention.start - 30), mention.end + 30):
        if match.end() <= mention.start:
            between = text[match.end() : mention.start]
        elif match.start() >= mention.end:
            between = text[mention.end : match.start()]
        else:
            continue
        if len(between) < 4 and not between.strip(" ,(\u00a0"):
            return match.start(), match.end(), _numbers(language)[match.group().casefold()]
    return None


@cache
def _weekday(language: LanguageCode) -> re.Pattern[str]:
    names = sorted(_numbers(language), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)


@cache
def _numbers(language: LanguageCode) -> dict[str, int]:
    """Weekdays by their names in any case; Monday is 0."""
    words = date_words(language)
    numbers = {name.casefold(): number for number, name in enumerate(words["weekdays"])}
    return numbers | {name: number for number, names in enumerate(words["read_weekdays"]) for name in names}


CHECKS = (
    Check(
        "date_order",
        Severity.STOP,
        Message("Two dates cannot both be right: an end before its beginning, an event outside the visit."),
        impossible_order,
    ),
    Check(
        "weekday",
        Severity.STOP,
        Message("The weekday written beside a date is not the one the date falls on."),
        wrong_weekday,
        sure=False,
    ),
    Check(
        "report_date",
        Severity.WARN,
        Message("The visit is said to begin on the day of its report, which is seldom the day it took place."),
        report_date_as_visit_date,
    ),
    Check(
        "due_passed",
        Severity.WARN,
        Message("A commitment that is neither done nor dropped is due before the date of the note."),
        due_too_early,
    ),
    Check(
        "day_off",
        Severity.WARN,
        Message("An event is on a public holiday, or something is due on one or on a weekend."),
        day_off,
    ),
)
