"""The words around a figure: before it, near it, in its own clause."""

from briefing.extraction.document import Document, Sentence
from briefing.extraction.figures.figure_periods import CLAUSE
from briefing.languages.amount_reading import Amount


class Surroundings:
    """What stands around the figures of one sentence; nothing reaches beyond the sentence."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.text, self.start, self.end = document.text, sentence.start, sentence.end

    def before(self, amount: Amount, count: int) -> str:
        """As many letters before the figure and what belongs to it, up to its number."""
        return self.text[max(self.start, amount.full_start - count) : amount.start]

    def near(self, amount: Amount, count: int) -> str:
        """As many letters on both sides of the figure."""
        after = self.text[amount.end : min(amount.end + count, self.end)]
        return f"{self.text[max(self.start, amount.start - count) : amount.start]} {after}"

    def clause_before(self, amount: Amount) -> str:
        """What stands before the figure in its own clause."""
        before = self.text[self.start : amount.start]
        boundary = max((match.end() for match in CLAUSE.finditer(before)), default=0)
        return before[boundary:]

    def clause(self, amount: Amount) -> str:
        """The clause of the figure without the figure."""
        return f"{self.clause_before(amount)} {self.clause_after(amount)}"

    def clause_after(self, amount: Amount) -> str:
        """What stands behind the figure in its own clause."""
        after = self.text[amount.end : self.end]
        boundary = CLAUSE.search(after)
        return after[: boundary.start()] if boundary else after
