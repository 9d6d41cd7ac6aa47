"""Public holidays and working days (`resources/checks/holidays.toml`)."""

import datetime as dt
from functools import cache

from briefing.resources import read_toml

_SATURDAY, _YEAR = 5, 365


def is_holiday(day: dt.date, country: str) -> bool:
    """Whether a day is a public holiday of a country (ISO code), as far as the list knows."""
    every_year, movable = _of_country(country)
    return (day.month, day.day) in every_year or day in movable


def is_weekend(day: dt.date) -> bool:
    """Whether a day is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


def working_days(first: dt.date, last: dt.date, country: str) -> int:
    """The working days after the first day up to the last, 0 where that is not later; a year is counted at most."""
    length = min((last - first).days, _YEAR)
    days = (first + dt.timedelta(days=number) for number in range(1, length + 1))
    return sum(not is_weekend(day) and not is_holiday(day, country) for day in days)


@cache
def _of_country(country: str) -> tuple[frozenset[tuple[int, int]], frozenset[dt.date]]:
    table = read_toml("checks/holidays.toml").get(country, {})
    every_year = (day.split("-") for day in table.get("every_year", ()))
    movable = map(dt.date.fromisoformat, table.get("movable", ()))
    return frozenset((int(month), int(day)) for month, day in every_year), frozenset(movable)
