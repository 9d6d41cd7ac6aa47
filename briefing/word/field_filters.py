"""The filters that write fields of a briefing in the document's language."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from jinja2 import pass_context

from briefing.languages import format_date, format_date_range, format_month
from briefing.languages.date_writing import DateStyle
from briefing.word.automatic_text import upper_first
from briefing.word.empty_fields import stated
from briefing.word.environment import RenderContext


def field_filters() -> dict[str, Callable[..., Any]]:
    """Every filter of fields by its name."""
    return {
        "date": _date,
        "date_range": _date_range,
        "month": _month,
        "stated": stated,
        "written_as": _written_as,
        "upper_first": _upper_first,
    }


@pass_context
def _date(context: RenderContext, value: Any, style: DateStyle = "text") -> Any:
    """`{{ visit.date_from|date }}`: 21 March 2025; `date("requisite")` for heads and tables. Other values stay."""
    return format_date(value, context.state.language, style) if isinstance(value, dt.date) else value


@pass_context
def _date_range(context: RenderContext, first: Any, last: Any, style: DateStyle = "text") -> Any:
    """`{{ visit.date_from|date_range(visit.date_to) }}`: 24–25 November 2025; the first day alone without a last."""
    if isinstance(first, dt.date) and isinstance(last, dt.date):
        return format_date_range(first, last, context.state.language, style)
    return _date(context, first, style)


@pass_context
def _month(context: RenderContext, value: Any) -> Any:
    """`{{ visit.date_from|month }}`: March 2025, where only the month is known. Other values stay."""
    return format_month(value.year, value.month, context.state.language) if isinstance(value, dt.date) else value


def _written_as(value: Any, text: Any) -> Any:
    """`{{ target.value|written_as(target.value_text) }}`: other words that stay the field of the value."""
    del value
    return text


def _upper_first(value: Any) -> Any:
    """The words with a capital at the beginning and nothing else changed."""
    return upper_first(value) if isinstance(value, str) and value else value
