"""The filters of templates: Jinja's harmless ones, and dates, numbers, money and names in the document's language."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, Final

from jinja2 import Environment, pass_context, pass_environment
from jinja2.filters import FILTERS, make_attrgetter

from briefing.word.printing.environment import RenderContext, check_length, glue
from briefing.word.printing.guards import GUARDS

_FORMATTED: Final = "briefing.word.printing.from_html"
_FIELDS: Final = "briefing.word.note.field_filters"
_OF_FIELDS: Final = (
    "date",
    "date_range",
    "month",
    "weekday",
    "time",
    "number",
    "amount",
    "money",
    "name",
    "stated",
    "written_as",
    "upper_first",
)
_FROM_JINJA: Final = (
    "abs",
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
    "reverse",
    "round",
    "select",
    "selectattr",
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
    filters |= {"replace": _replace, "join": _join, "batch": _batch, "slice": _slice}
    filters |= {"markdown": _markdown, "html": _html}
    filters |= dict.fromkeys(("e", "escape", "forceescape", "safe"), _as_it_is)
    filters |= {name: _of_fields(name) for name in _OF_FIELDS}
    return filters | GUARDS


def _of_fields(name: str) -> Callable[..., Any]:
    """A filter of `field_filters`, which is loaded when it is first called."""

    @pass_context
    def call(context: RenderContext, *arguments: Any, **named: Any) -> Any:
        return import_module(_FIELDS).FIELD_FILTERS[name](context, *arguments, **named)

    return call


def _markdown(text: object) -> Any:
    """`{{p visit.purpose|markdown }}`: Markdown as paragraphs in the styles of the template."""
    return import_module(_FORMATTED).from_markdown(str(text or ""))  # loaded by those who need it: it is slow to load


def _html(text: object) -> Any:
    """`{{p text|html }}`: pasted HTML as paragraphs, cleaned."""
    return import_module(_FORMATTED).from_html(str(text or ""))


def _as_it_is(value: object) -> object:
    """Every value is escaped where it is printed, so that `|e` must not do it twice."""
    return value


@pass_environment
def _join(environment: Environment, items: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
    parts = items if attribute is None else map(make_attrgetter(environment, attribute), items)
    return glue(parts, str(between))


def _batch(items: Iterable[Any], size: int, filling: object = None) -> list[list[Any]]:
    check_length(int(size))
    return list(FILTERS["batch"](items, int(size), filling))


def _slice(items: Iterable[Any], number: int, filling: object = None) -> list[list[Any]]:
    check_length(int(number))
    return list(FILTERS["slice"](list(items), int(number), filling))


def _replace(text: object, old: str, new: str, count: int = -1) -> str:
    words, old, new = str(text), str(old), str(new)
    times = words.count(old) if count < 0 else count
    check_length(len(words) + times * len(new))
    return words.replace(old, new, count)
