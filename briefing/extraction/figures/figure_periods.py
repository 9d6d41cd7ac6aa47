"""Which of a sentence's periods each of its figures holds for."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.extraction.document import Document, Sentence
from briefing.extraction.figures.periods import Period, read_periods
from briefing.extraction.figures.words import FigureWords
from briefing.languages.amount_reading import Amount
from briefing.model.choices import FigureRole

CLAUSE = re.compile(r"[;:]|,\s(?:and|while|but|а|но|и)\b|\s—\s")
_BRACKET = re.compile(r"[()]")
_INTO_BRACKET = re.compile(
    r"\s*(?:[^\W\d]+\.?)?\s*\(\s*(?:[^\W\d]+\s+)?|(?:\s+года?)?,?\s+(?:when|когда)\s(?:[^\W\d]+\s+){0,6}", re.IGNORECASE
)
_ABLATIVE = re.compile(r"(?:[дт][ае]н|\sжылғыдан)$")  # "өткен жылғыдан": more than last year
_OF_YEAR = re.compile(r"\sжылғыдан\b")
_CLOSED = re.compile(r"(?:\s+год[уа])?(?:,|\s+(?:and|и)\b)")
_COMPARED_BEFORE = 60
_TO_END = re.compile(r"\s(?:to|through|until)\s")  # "by 5 percent from January through March" compares nothing
_FARTHEST = 130
_BESIDE = 14
_GOODS = re.compile(r"\sof(?:\s[a-z-]+){1,3}?(?=\s(?:in|by)\s)")


class _Placed(NamedTuple):
    """A period in its sentence: it `opens` a clause, another figure is `compared` with it, or it serves `only` one.

    `only` is where that figure starts, -1 where there is none: in "from 3 tons in 2023 to 5" the year is of the 3 tons.
    """

    period: Period
    opens: bool
    compared: bool
    only: int = -1

    @property
    def is_aside(self) -> bool:
        """Whether it is told only beside what the sentence is about."""
        return self.compared or self.only >= 0


class Earlier(NamedTuple):
    """What the sentence before that had figures spoke of: its first period and the figure it was for."""

    paragraph: int = -1
    period: Period | None = None
    role: FigureRole | None = None
    unit: str = ""
    last_role: FigureRole | None = None
    is_trade: bool = False
    money: str = ""


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
        self.words = words
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
        near = sentence.paragraph - earlier.paragraph
        units = {amount.unit for amount in self.amounts}
        is_statistics = near == 1 and (words.trade.search(sentence.text) or earlier.unit in units - {"percent", "x"})
        goes_on = near == 0 or is_statistics or words.same_period.search(sentence.text)
        return earlier.period if goes_on and earlier.role is FigureRole.ACTUAL else None

    def _place(self, period: Period, sentence: Sentence, words: FigureWords) -> _Placed:
        before = sentence.text[max(0, period.start - _COMPARED_BEFORE) : period.start]
        opens = words.clause_opening.search(before) is not None and self._has_figure(period)
        is_span = before.endswith("from ") and _TO_END.search(sentence.text, period.start, period.end) is not None
        is_compared = (
            (words.comparison.search(before) is not None and not opens and not is_span)
            or words.comparison_after.match(sentence.text, period.end) is not None
            or (self.language == "kk" and _ABLATIVE.search(_with_last_word(sentence.text, period)) is not None)
        )
        return _Placed(
            period._replace(start=period.start + self.start, end=period.end + self.start),
            opens=opens,
            compared=is_compared,
            only=self._baseline_before(period.start + self.start),
        )

    def _baseline_before(self, start: int) -> int:
        """Where the "from" figure right before a period starts, -1 where there is none."""
        before = [amount for amount in self.amounts if self.is_beside(amount, start) and not amount.value_to]
        if not before or CLAUSE.search(self.text, before[-1].end, start):
            return -1
        figure = before[-1]
        is_baseline = self.words.source.search(self.text[max(self.start, figure.full_start - 25) : figure.start])
        return figure.start if is_baseline else -1

    def is_beside(self, amount: Amount, start: int) -> bool:
        """Whether at most what is counted stands between a figure and its period: "3 tons of milled rice in"."""
        goods = _GOODS.match(self.text, amount.end, max(start, amount.end))
        return 0 <= start - (goods.end() if goods else amount.end) < _BESIDE

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
        if best and (best[0] < _FARTHEST or self._is_of_rise(amount)):
            return best[1]
        return None

    def _is_of_rise(self, amount: Amount) -> bool:
        """Whether the figure tells a rise "from … in 2023 to … in 2024", which is of the second year."""
        return any(placed.only > amount.end and placed.only - amount.end < _BESIDE for placed in self.placed)

    def _serves(self, placed: _Placed, amount: Amount) -> bool:
        if placed.only >= 0:
            return placed.only == amount.start
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

    def carried(self, role: FigureRole, *, is_multiple: bool = False) -> Period | None:
        """The period of the figure before, for a figure of the same role that has none, or a multiple of a sum."""
        if self.last and self.last[1] is role and role is not FigureRole.CAPACITY:
            return self.last[0]
        if self.last and is_multiple and (self.last[1], role) == (FigureRole.INVESTMENT, FigureRole.ACTUAL):
            return self.last[0]
        return self.before if role is FigureRole.ACTUAL else None

    def remember(self, period: Period | None, role: FigureRole) -> None:
        """Note what a figure of the sentence was given."""
        if period and not any(placed.is_aside for placed in self.placed if placed.period == period):
            self.last = period, role
            self.first = self.first or self.last


def _with_last_word(text: str, period: Period) -> str:
    """The words of a period with the "жылғыдан" of its year: "2024 жылғыдан"."""
    rest = _OF_YEAR.match(text, period.end)
    return text[period.start : rest.end() if rest else period.end]
