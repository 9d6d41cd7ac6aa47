"""Which of a sentence's periods each of its figures holds for."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.extraction.document import Document, Sentence
from briefing.extraction.figure_words import FigureWords
from briefing.extraction.periods import Period, read_periods
from briefing.languages.amount_reading import Amount
from briefing.model.choices import FigureRole

CLAUSE = re.compile(r"[;:]|,\s(?:and|while|but|а|но|и)\b|\s—\s")
_BRACKET = re.compile(r"[()]")
_INTO_BRACKET = re.compile(r"\s*(?:[^\W\d]+\.?)?\s*\(\s*(?:[^\W\d]+\s+)?")
_CLOSED = re.compile(r"(?:\s+год[уа])?(?:,|\s+(?:and|и)\b)")
_COMPARED_BEFORE = 60
_FARTHEST = 130


class _Placed(NamedTuple):
    """A period in its sentence: `opens` a clause, or another figure is `compared` with it."""

    period: Period
    opens: bool
    compared: bool


class Earlier(NamedTuple):
    """What the sentence before that had figures spoke of: its first period and the figure it was for."""

    paragraph: int = -1
    period: Period | None = None
    role: FigureRole | None = None
    unit: str = ""
    is_trade: bool = False


class SentencePeriods:
    """The periods of a sentence, asked for by figure.

    A period that opens a clause ("in 2024, …") serves the figures after it; one that follows a figure serves
    that figure, and those before it where none is nearer. A period compared with ("than in 2023") serves only the
    figure in brackets behind it.
    """

    def __init__(
        self, document: Document, sentence: Sentence, amounts: Sequence[Amount], words: FigureWords,
        earlier: Earlier,
    ) -> None:  # fmt: skip
        self.text, self.start, self.amounts, self.language = document.text, sentence.start, amounts, document.language
        self.published = document.published.year if document.published else 0
        found = read_periods(sentence.text, document.language, document.published, earlier.period)
        self.placed = [
            self._place(period, sentence, words)
            for period in found
            if not (
                words.event.search(sentence.text[max(0, period.start - _COMPARED_BEFORE) : period.start])
                and _CLOSED.match(sentence.text, period.end)
            )
        ]
        self.first: tuple[Period, FigureRole] | None = None
        self.last: tuple[Period, FigureRole] | None = None
        self.before = self._before(earlier, sentence, words)

    def _before(self, earlier: Earlier, sentence: Sentence, words: FigureWords) -> Period | None:
        """The period of the sentence before if this one names none and goes on about it."""
        if any(not placed.compared for placed in self.placed) or words.present.search(sentence.text):
            return None
        goes_on = earlier.paragraph == sentence.paragraph or words.same_period.search(sentence.text)
        return earlier.period if goes_on and earlier.role is FigureRole.ACTUAL else None

    def _place(self, period: Period, sentence: Sentence, words: FigureWords) -> _Placed:
        before = sentence.text[: period.start]
        return _Placed(
            period._replace(start=period.start + self.start, end=period.end + self.start),
            opens=words.clause_opening.search(before[-_COMPARED_BEFORE:]) is not None and self._has_figure(period),
            compared=words.comparison.search(before[-_COMPARED_BEFORE:]) is not None
            or words.comparison_after.match(sentence.text, period.end) is not None,
        )

    def _has_figure(self, period: Period) -> bool:
        return any(amount.start > period.start + self.start for amount in self.amounts)

    def nearest(self, amount: Amount, *, is_goal: bool) -> Period | None:
        """The period nearest to the figure; clause ends, brackets and other figures between part the two."""
        fitting = [
            (self._distance(placed, amount, is_goal=is_goal), placed.period)
            for placed in self.placed
            if self._serves(placed, amount)
        ]
        best = min(fitting, default=None, key=lambda item: item[0])
        return best[1] if best and best[0] < _FARTHEST else None

    def _serves(self, placed: _Placed, amount: Amount) -> bool:
        if placed.compared:
            return _INTO_BRACKET.fullmatch(self.text, placed.period.end, amount.start) is not None
        return not (placed.opens and placed.period.start > amount.start)

    def _distance(self, placed: _Placed, amount: Amount, *, is_goal: bool) -> int:
        period = placed.period
        is_after = period.start > amount.start
        low, high = (amount.end, period.start) if is_after else (period.end, amount.start)
        between = self.text[low:high]
        reach = 2 if placed.opens else 1
        length = min(high - low, 60) if placed.opens else high - low
        distance = length + (30 * is_after if self.language == "kk" else 10 * (not is_after))
        distance += 60 // reach * sum(low < other.start < high and bool(other.unit) for other in self.amounts)
        distance += 80 // reach * len(CLAUSE.findall(between))
        distance += 80 * len(_BRACKET.findall(between)) * (between.count("(") != between.count(")"))
        return distance + 60 * (is_goal and 0 < period.last < self.published)

    def carried(self, role: FigureRole) -> Period | None:
        """The period of the figure before, for a figure of the same role that has none."""
        if self.last and self.last[1] is role and role in (FigureRole.ACTUAL, FigureRole.TARGET):
            return self.last[0]
        return self.before if role is FigureRole.ACTUAL else None

    def remember(self, period: Period | None, role: FigureRole) -> None:
        """Note what a figure of the sentence was given."""
        if period:
            self.last = period, role
            self.first = self.first or self.last
