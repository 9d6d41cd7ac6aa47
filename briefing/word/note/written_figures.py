"""Figures of the rows as a note writes them, beside the plain numbers."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from briefing.languages import format_amount, format_date, format_period
from briefing.model import Briefing, LanguageCode
from briefing.word.printing.values import Row


def add_written_figures(briefing: Briefing, context: Mapping[str, Any], language: LanguageCode) -> None:
    """Adds `value_text`, `when` and the like to targets, `capacity_text` and `cost_text` to projects."""
    for target in context["targets"]:
        _add_to_target(target, language)
        target["period_words"] = _words_of_period(briefing, target)
    for project in context["projects"]:
        project["capacity_text"] = _amount(project["capacity"], project["capacity_unit"], language)
        project["cost_text"] = _amount(project["cost"], project["cost_currency"], language)
        if project["cost_text"] and project["cost_year"]:
            project["cost_text"] += f" ({project['cost_year']})"


def _add_to_target(target: Row, language: LanguageCode) -> None:
    """`value_text`, `baseline_text`, `actual_text` and `period_text`; `when` is the period, else the deadline."""
    compared = {"comparator": target["comparator_code"] or None, "value_to": target["value_to"] or None}
    target["value_text"] = _amount(target["value"], target["unit"], language, **compared)
    for name in ("baseline", "actual"):
        target[f"{name}_text"] = _amount(target[name], target["unit"], language)
    target["period_text"] = format_period(target["period"], language) if target["period"] else ""
    if target["period"]:
        target["when"] = target["period_text"]
    else:
        deadline = target["deadline"]
        target["when"] = format_date(deadline, language) if deadline else _open_date(target)


def _open_date(target: Row) -> Any:
    """A target lacks its deadline, another figure its period."""
    return target["deadline"] if target["role_code"] == "target" else target["period"]


def _amount(value: Any, unit: str, language: LanguageCode, **compared: Any) -> str:
    return format_amount(value, unit, language, **compared) if isinstance(value, Decimal) else ""


def _words_of_period(briefing: Briefing, target: Row) -> str:
    """How the source words a period that was worked out from them (`over the past two years`)."""
    evidence = briefing.evidence.get(f"{target.path}/period")
    words = evidence.quotes[0].words if evidence and evidence.quotes else ""
    return "" if any(character.isdigit() for character in words) else words
