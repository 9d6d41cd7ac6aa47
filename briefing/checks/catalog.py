"""All checks, each declared once in the module of its family."""

from briefing.checks import (
    access,
    dates,
    figures,
    length,
    names,
    outcomes,
    people,
    quotations,
    reader,
    requisites,
    setting,
    text_figures,
    wording,
)
from briefing.checks.check import Check

CHECKS: tuple[Check, ...] = (
    *requisites.CHECKS,
    *access.CHECKS,
    *dates.CHECKS,
    *figures.CHECKS,
    *text_figures.CHECKS,
    *outcomes.CHECKS,
    *quotations.CHECKS,
    *names.CHECKS,
    *people.CHECKS,
    *reader.CHECKS,
    *wording.CHECKS,
    *setting.CHECKS,
    *length.CHECKS,
)
"""In the order of the documentation."""


def check_named(name: str) -> Check | None:
    """The check with this id; None for one that this program does not know."""
    return next((check for check in CHECKS if check.id == name), None)
