"""Runs all checks over a briefing."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from functools import cache

import msgspec

from briefing.checks.catalog import CHECKS
from briefing.checks.check import Check, Found
from briefing.checks.finding import Finding, Findings, Severity
from briefing.checks.matter import Matter
from briefing.model import Briefing, FieldPath
from briefing.model.gaps import Needs
from briefing.model.paths import field_types

_SEVEREST_FIRST = tuple(Severity)
_LAST = 10**6
_MOST_IN_A_FIELD = 100
"""Findings of one check in one field; a text that is no prose does not fill the memory with them."""


def run_checks(
    briefing: Briefing, *, needs: Needs | None = None, page_count: int | None = None, today: dt.date | None = None
) -> Findings:
    """Everything the checks find in a briefing, the severest first and then in the order of the form.

    `needs` are the requirements of its template, those of the schema without them; `page_count` is the number of pages
    of the final note as it was laid out, estimated without it; `today` is the day of the check. What was waived is
    among the findings, with its waiver. Raises nothing, whatever the briefing holds.
    """
    day = today or dt.datetime.now().astimezone().date()
    matter = Matter(briefing, needs=needs, page_count=page_count, today=day)
    waivers = {waiver.finding: waiver for waiver in briefing.waivers}
    order = _Order(briefing)
    found = [finding for check in CHECKS for finding in _findings(check, matter)]
    found.sort(key=lambda item: (_SEVEREST_FIRST.index(item.severity), order.of(item.path), item.span or (0, 0)))
    return Findings(
        tuple(
            msgspec.structs.replace(item, waiver=waivers[item.key]) if item.key in waivers else item for item in found
        )
    )


def _findings(check: Check, matter: Matter) -> Iterator[Finding]:
    met: dict[tuple[str, str], int] = {}
    told: Counter[str] = Counter()
    for found in check.find(matter):
        told[found.path] += 1
        if told[found.path] > _MOST_IN_A_FIELD:
            continue
        times = met[found.path, found.words] = met.get((found.path, found.words), 0) + 1
        yield _finding(check, found, times)


def _finding(check: Check, found: Found, times: int) -> Finding:
    """The finding; where the same words of a field are found again, their number tells them apart."""
    return Finding(
        check=check.id,
        severity=found.severity or check.severity,
        path=found.path,
        message=found.message,
        words=found.words if times == 1 else f"{found.words} #{times}",
        span=found.span,
        fix=found.fix,
        sure=check.sure,
    )


class _Order:
    """The place of a field in the form, as numbers that can be compared."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing

    def of(self, path: FieldPath) -> tuple[int, ...]:
        """The place of each step among its neighbours."""
        value: object = self._briefing
        places = []
        for step in path.steps:
            if isinstance(value, msgspec.Struct):
                names = _names(type(value))
                places.append(names.index(step) if step in names else _LAST)
                value = getattr(value, step, None)
            elif isinstance(value, tuple):
                ids = [getattr(row, "id", "") for row in value]
                places.append(ids.index(step) if step in ids else _LAST)
                value = value[places[-1]] if step in ids else None
        return tuple(places)


@cache
def _names(struct: type) -> tuple[str, ...]:
    return tuple(field_types(struct))
