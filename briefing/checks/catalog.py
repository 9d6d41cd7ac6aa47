"""All checks, each declared once in the module of its family."""

from briefing.checks import dates, figures, length, outcomes, quotations, requisites, text_figures
from briefing.checks.check import Check

CHECKS: tuple[Check, ...] = (
    *requisites.CHECKS,
    *dates.CHECKS,
    *figures.CHECKS,
    *text_figures.CHECKS,
    *outcomes.CHECKS,
    *quotations.CHECKS,
    *length.CHECKS,
)
"""In the order of the documentation."""


def check_named(name: str) -> Check | None:
    """The check with this id; None for one that this program does not know."""
    return next((check for check in CHECKS if check.id == name), None)
