"""The filters that write fields of a briefing in the document's language.

Each takes the context first. The module is loaded when the first of them is
called: what dates, money and names need is slow to load.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from briefing.languages import (
    format_amount,
    format_date,
    format_date_range,
    format_month,
    format_number,
    format_weekday,
    short_name,
    surname_first,
)
from briefing.languages.date_writing import DateStyle
from briefing.messages import Message
from briefing.word.note.automatic_text import upper_first
from briefing.word.note.empty_fields import stated
from briefing.word.printing.environment import RenderContext


def _date(context: RenderContext, value: Any, style: DateStyle = "text") -> Any:
    """`{{ visit.date_from|date }}`: 21 March 2025; `date("requisite")` for heads and tables. Other values stay."""
    return format_date(value, context.state.language, style) if isinstance(value, dt.date) else value


def _date_range(context: RenderContext, first: Any, last: Any, style: DateStyle = "text") -> Any:
    """`{{ visit.date_from|date_range(visit.date_to) }}`: 24–25 November 2025; the first day alone without a last."""
    if isinstance(first, dt.date) and isinstance(last, dt.date):
        return format_date_range(first, last, context.state.language, style)
    return _date(context, first, style)


def _month(context: RenderContext, value: Any) -> Any:
    """`{{ visit.date_from|month }}`: March 2025, where only the month is known. Other values stay."""
    return format_month(value.year, value.month, context.state.language) if isinstance(value, dt.date) else value


def _weekday(context: RenderContext, value: Any) -> Any:
    """`{{ event.date|weekday }}`: Friday · пятница · жұма. Other values stay."""
    return format_weekday(value, context.state.language) if isinstance(value, dt.date) else value


def _time(context: RenderContext, value: Any) -> Any:
    """`{{ event.starts_at|time }}`: 09:30, in all languages. Other values stay."""
    del context
    return f"{value:%H:%M}" if isinstance(value, dt.time) else value


def _number(context: RenderContext, value: Any) -> Any:
    """`{{ target.value|number }}`: 1,234.5 · 1 234,5. Other values stay."""
    return format_number(value, context.state.language) if _is_number(value) else value


def _amount(context: RenderContext, value: Any, unit: str = "") -> Any:
    """`{{ project.cost|money("USD") }}`, `{{ target.value|amount(target.unit) }}`: 5 million US dollars."""
    return format_amount(value, str(unit), context.state.language) if _is_number(value) else value


def _name(context: RenderContext, value: Any, style: str = "short") -> Any:
    """`{{ official.name|name }}`: A. Zhamauov; `name("surname_first")`: Zhamauov Alibek."""
    del context
    write = {"short": short_name, "surname_first": surname_first}.get(style)
    if write is None:
        raise ValueError(Message("“{style}” is no way to write a name; there are: short, surname_first.", style=style))
    return write(value) if isinstance(value, str) and value else value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _written_as(context: RenderContext, value: Any, text: Any) -> Any:
    """`{{ target.value|written_as(target.value_text) }}`: other words that stay the field of the value."""
    del context, value
    return text


def _upper_first(context: RenderContext, value: Any) -> Any:
    """The words with a capital at the beginning and nothing else changed."""
    del context
    return upper_first(value) if isinstance(value, str) and value else value


def _stated(context: RenderContext, value: Any) -> Any:
    """`{{ visit.city|stated }}`: the value, or what the note says in the place of an empty field."""
    del context
    return stated(value)


FIELD_FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "date": _date,
    "date_range": _date_range,
    "month": _month,
    "weekday": _weekday,
    "time": _time,
    "number": _number,
    "amount": _amount,
    "money": _amount,
    "name": _name,
    "stated": _stated,
    "written_as": _written_as,
    "upper_first": _upper_first,
}
"""Every filter of fields by its name."""
