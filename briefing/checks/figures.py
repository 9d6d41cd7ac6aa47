"""Checks of figures and days that stand in fields, against the words they were taken from."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from briefing.checks.check import Check, Found
from briefing.checks.finding import Severity
from briefing.checks.matter import Matter
from briefing.checks.reading import quoted_amounts, quoted_dates, surroundings
from briefing.languages import format_amount, format_date
from briefing.messages import Label, Message
from briefing.model import LANGUAGE_CODES, Evidence, FieldPath, Quote
from briefing.model.choices import Comparator, FigureRole

_UNIT_OF = {"cost": "cost_currency", "capacity": "capacity_unit"}
_SENSES = {
    Comparator.OVER: "more",
    Comparator.AT_LEAST: "more",
    Comparator.UNDER: "less",
    Comparator.AT_MOST: "less",
    Comparator.UP_TO: "less",
    Comparator.ABOUT: "about",
}
"""What a comparator says of a number; those that are not here say the number itself."""


def differs_from_quote(matter: Matter) -> Iterator[Found]:
    """A number or day that is not the one in the words it is said to come from."""
    for key, evidence in matter.briefing.evidence.items():
        path, value = FieldPath(key), matter.value(key)
        if isinstance(value, Decimal) and value.is_finite():
            yield from _number_differs(matter, path, value, evidence)
        elif isinstance(value, dt.date) and evidence.quotes:
            yield from _day_differs(matter, path, value, evidence)


def sense_lost(matter: Matter) -> Iterator[Found]:
    """A figure that the source gives as more, less or about, and the note as something else."""
    for row in matter.briefing.targets:
        evidence = matter.briefing.evidence.get(f"targets/{row.id}/value")
        if row.value is None or row.value_to is not None or evidence is None:
            continue
        path = FieldPath(f"targets/{row.id}/comparator")
        for quote in evidence.quotes[:1]:
            said = _said_of(matter, quote, row.value)
            if said is Comparator.UP_TO and row.role is FigureRole.TARGET:
                continue  # a goal "up to" which something is raised is that number
            if said is not None and _SENSES.get(said) != _SENSES.get(row.comparator or Comparator.EQUAL):
                text = Message(
                    "{place}: the source gives this figure as “{words}”, and the note gives another sense.",
                    place=matter.place(path),
                    words=_with_surroundings(matter, quote),
                )
                yield Found(path, text, words=f"{row.comparator} {row.value}")


def _number_differs(matter: Matter, path: FieldPath, value: Decimal, evidence: Evidence) -> Iterator[Found]:
    quoted = [
        (quote, amount)
        for quote in evidence.quotes
        if (source := matter.source(quote.source))
        for amount in quoted_amounts(source, quote)
    ]
    unit = matter.value(path.parent.child(_UNIT_OF.get(path.name, "unit"))) or ""
    same = [(quote, amount) for quote, amount in quoted if value in (amount.value, amount.value_to)]
    if quoted and not same:
        yield _differing(matter, path, quoted[0][0], _written(value, unit))
    elif same and unit and not any(amount.unit in ("", "other", unit) for _, amount in same):
        yield _differing(matter, path, same[0][0], _written(value, unit))


def _day_differs(matter: Matter, path: FieldPath, value: dt.date, evidence: Evidence) -> Iterator[Found]:
    days = [
        (quote, mention)
        for quote in evidence.quotes
        if (source := matter.source(quote.source))
        for mention in quoted_dates(source, quote)
    ]
    whole = [quote for quote, mention in days if mention.kind == "full"]
    if whole and not any(value in (mention.value, mention.value_to) for _, mention in days):
        yield _differing(matter, path, whole[0], Label({code: format_date(value, code) for code in LANGUAGE_CODES}))


def _differing(matter: Matter, path: FieldPath, quote: Quote, value: Label) -> Found:
    words = " ".join(quote.words.split())
    text = Message(
        "{place}: {value} is not what the quoted words “{words}” say.",
        place=matter.place(path),
        value=value,
        words=words,
    )
    return Found(path, text, words=" ".join(f"{value} ≠ {words}".split()))


def _written(value: Decimal, unit: str) -> Label:
    return Label({code: format_amount(value, unit, code) for code in LANGUAGE_CODES})


def _said_of(matter: Matter, quote: Quote, value: Decimal) -> Comparator | None:
    """The comparator that stands beside the figure in its source; equal where there is none, None where it is not."""
    source = matter.source(quote.source)
    amounts = quoted_amounts(source, quote) if source else []
    here = next((amount for amount in amounts if amount.value == value and amount.value_to is None), None)
    return None if here is None else here.comparator or Comparator.EQUAL


def _with_surroundings(matter: Matter, quote: Quote) -> str:
    """The quoted words with the comparator beside them."""
    source = matter.source(quote.source)
    amounts = quoted_amounts(source, quote) if source else []
    if source is None or not amounts:
        return " ".join(quote.words.split())
    text, start, end = surroundings(source, quote)
    return " ".join(text[min(amounts[0].full_start, start) : max(amounts[0].full_end, end)].split())


CHECKS = (
    Check(
        "figure_differs",
        Severity.STOP,
        Message("A number, unit or day is not the one in the words of the source it was taken from."),
        differs_from_quote,
    ),
    Check(
        "figure_sense",
        Severity.STOP,
        Message("The source gives a figure as more, less or about a number, and the note as something else."),
        sense_lost,
    ),
)
