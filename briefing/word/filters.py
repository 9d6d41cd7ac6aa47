"""The filters of templates: Jinja's harmless ones, and dates, numbers, money and names in the document's language."""

from collections.abc import Callable
from typing import Any, Final

from jinja2.filters import FILTERS

from briefing.word.environment import check_length
from briefing.word.field_filters import field_filters
from briefing.word.guards import GUARDS

_FROM_JINJA: Final = (
    "abs",
    "batch",
    "capitalize",
    "count",
    "d",
    "default",
    "dictsort",
    "first",
    "float",
    "groupby",
    "int",
    "items",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "random",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "select",
    "selectattr",
    "slice",
    "sort",
    "string",
    "sum",
    "title",
    "trim",
    "truncate",
    "unique",
    "upper",
    "wordcount",
)


def text_filters() -> dict[str, Callable[..., Any]]:
    """Every filter by its name."""
    filters: dict[str, Callable[..., Any]] = {name: FILTERS[name] for name in _FROM_JINJA}
    filters["replace"] = _replace
    return filters | field_filters() | GUARDS


def _replace(text: object, old: str, new: str, count: int = -1) -> str:
    words, old, new = str(text), str(old), str(new)
    times = words.count(old) if count < 0 else count
    check_length(len(words) + times * len(new))
    return words.replace(old, new, count)
