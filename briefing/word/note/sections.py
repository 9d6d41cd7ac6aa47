"""Which sections of a paper have anything in them, and the numbers they get."""

import itertools
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

Context = Mapping[str, Any]

FILLED: Final[Mapping[str, Callable[[Context], Any]]] = {
    "glance": lambda context: context["note"]["about_visit"] or context["note"]["others"],
    "discussed": lambda context: context["topics"] or context["note"]["quotations"] or context["note"]["remarks"],
    "outcomes": lambda context: context["note"]["outcomes"] or context["visit"]["result"],
    "figures": lambda context: context["targets"],
    "projects": lambda context: context["note"]["detailed_projects"],
    "proposals": lambda context: context["note"]["proposals"],
    "outcomes_sought": lambda context: _to_fill_in(context, "outcomes_sought"),
    "programme": lambda context: _to_fill_in(context, "events"),
    "points_to_make": lambda context: _to_fill_in(context, "points_to_make"),
    "if_raised": lambda context: _to_fill_in(context, "if_raised"),
    "sensitivities": lambda context: context["visit"]["sensitivities"],
    "documents": lambda context: context["visit"]["documents"],
    "country": lambda context: context["note"]["partner"]["name"] or context["note"]["draft"],
    "treaties": lambda context: _to_fill_in(context, "treaties", "relations"),
    "visits": lambda context: _to_fill_in(context, "visits", "relations") or context["note"]["visit_began"],
    "problems": lambda context: _to_fill_in(context, "problems", "relations"),
    "commitments": lambda context: context["note"]["outcomes"],
    "recommendations": lambda context: _to_fill_in(context, "recommendations", "decision"),
    "why_now": lambda context: context["header"]["critical_date"] or context["note"]["draft"],
    "situation": lambda context: (
        context["text"]["background"] or context["note"]["about_visit"] or FILLED["discussed"](context)
    ),
    "options": lambda context: context["decision"]["no_alternative"] or _to_fill_in(context, "options", "decision"),
    "consultation": lambda context: _to_fill_in(context, "clearance", "header"),
    "mission": lambda context: context["note"]["about_visit"] or context["note"]["draft"],
    "persons_met": lambda context: context["note"]["interlocutors"] or context["note"]["draft"],
    "results": lambda context: context["visit"]["result"] or _to_fill_in(context, "outcomes_sought"),
    "issues": lambda context: _to_fill_in(context, "issues"),
    "measures": lambda context: context["note"]["measures"] or context["note"]["draft"],
    "interlocutors": lambda context: context["note"]["interlocutors"],
    "background": lambda context: (
        context["text"]["press_line"] or context["text"]["background"] or FILLED["discussed"](context)
    ),
}
"""Whether a section of any paper has something in it, from the values of `template_context`."""


def section_numbers(context: Context, sections: Iterable[str]) -> dict[str, int]:
    """The numbers of the sections that have anything in them; those that are empty or of other papers have 0."""
    numbers = itertools.count(1)
    counted = {name: next(numbers) for name in sections if FILLED[name](context)}
    return {name: counted.get(name, 0) for name in FILLED}


def _to_fill_in(context: Context, name: str, part: str = "visit") -> bool:
    """A draft has the section also while it is empty, because no article fills it."""
    return bool(context[part][name]) or context["note"]["draft"]
