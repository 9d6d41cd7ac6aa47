"""Figures of the rows as a note writes them, beside the plain numbers."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from babel.dates import format_date

from briefing.model import Briefing, LanguageCode
from briefing.word.empty_fields import EmptyField
from briefing.word.values import Row


def add_written_figures(briefing: Briefing, context: Mapping[str, Any], language: LanguageCode) -> None:
    """Adds `value_text` and `when` to targets, `capacity_text` and `cost_text` to projects."""
    for target in context["targets"]:
        target["value_text"] = _interim(target["value"], target["unit"], target["comparator"], language)
        target["period_text"] = target["period"].replace("-", "–")
        target["period_words"] = _words_of_period(briefing, target)
        target["when"] = target["period"] or target["deadline"]
    for project in context["projects"]:
        project["capacity_text"] = _interim(project["capacity"], project["capacity_unit"], "", language)
        project["cost_text"] = _interim(project["cost"], project["cost_currency"], "", language)


def _words_of_period(briefing: Briefing, target: Row) -> str:
    """How the source words a period that was worked out from them (`over the past two years`)."""
    evidence = briefing.evidence.get(f"{target.path}/period")
    words = evidence.quotes[0].words if evidence and evidence.quotes else ""
    return "" if any(character.isdigit() for character in words) else words


def _interim(value: Decimal | EmptyField, unit: str, comparator: str, language: LanguageCode) -> str:
    if not isinstance(value, Decimal):
        return ""
    words = {"en": {"USD": "US dollars"}, "ru": {"USD": "долларов США"}, "kk": {"USD": "АҚШ доллары"}}[language]
    scales = {"en": ("billion", "million"), "ru": ("млрд", "млн"), "kk": ("млрд", "млн")}[language]
    if value >= 10**9:
        number = f"{value / 10**9:.4g} {scales[0]}"
    elif value >= 10**6:
        number = f"{value / 10**6:.4g} {scales[1]}"
    else:
        number = f"{value}"
    return " ".join(
        filter(
            None, (comparator if comparator not in {"equal to", "равно", "тең"} else "", number, words.get(unit, unit))
        )
    )


def written_date(date: dt.date, language: LanguageCode) -> str:
    return format_date(date, "d MMMM y", locale=language)
