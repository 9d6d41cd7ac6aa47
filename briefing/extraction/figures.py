"""Figures: values with unit, period and role."""

from briefing.extraction.document import Document
from briefing.extraction.facts import FigureFact


def find_figures(document: Document) -> tuple[FigureFact, ...]:
    """The figures of an article in the order of the text."""
    del document
    return ()
