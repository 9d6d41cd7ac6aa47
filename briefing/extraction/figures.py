"""Figures: every amount that says something about trade, output, money, works or jobs."""

import re
from collections.abc import Iterator
from decimal import Decimal

from briefing.extraction.document import Document, Sentence
from briefing.extraction.facts import FigureFact, FigurePart, Span
from briefing.extraction.figure_periods import CLAUSE, SentencePeriods
from briefing.extraction.figure_words import FigureWords, figure_words
from briefing.extraction.indicators import indicator_of
from briefing.extraction.periods import Period
from briefing.languages.amount_reading import Amount, read_quantities
from briefing.languages.amount_writing import is_currency
from briefing.model.choices import Comparator, FigureRole

_RATES = {"year": "per year", "month": "per month", "day": "per day", "week": "per week"}
_TO = re.compile(r"(?:\bto|\bдо)\s+(?:(?:about|some|roughly|nearly|around|почти)\s+)?$", re.IGNORECASE)
_PHYSICAL = frozenset({"m3", "t", "bbl", "TEU", "units", "kWh"})


def find_figures(document: Document) -> tuple[FigureFact, ...]:
    """The figures of an article in the order of the text, each once."""
    words = figure_words(document.language)
    amounts = read_quantities(document.text, document.language)
    found: list[FigureFact] = []
    earlier: Period | None = None
    index = 0
    for sentence in document.short_sentences:
        inside: list[Amount] = []
        while index < len(amounts) and amounts[index].start < sentence.end:
            inside.append(amounts[index])
            index += 1
        if inside:
            figures = _SentenceFigures(document, sentence, inside, words, len(found), earlier)
            found.extend(figures.facts())
            earlier = figures.periods.last[0] if figures.periods.last else earlier
    return tuple(_each_once(found, document))


class _SentenceFigures:
    """The figures of one sentence."""

    def __init__(
        self, document: Document, sentence: Sentence, amounts: list[Amount], words: FigureWords, series: int,
        earlier: Period | None,
    ) -> None:  # fmt: skip
        self.document, self.sentence, self.words, self.series = document, sentence, words, series
        self.text, self.start = document.text, sentence.start
        self.amounts = amounts
        self.periods = SentencePeriods(document, sentence, amounts, words, earlier)

    def facts(self) -> Iterator[FigureFact]:
        """The figures that the guidelines call targets, in order."""
        last_unit = ""
        for position, amount in enumerate(self.amounts):
            unit = amount.unit or self._counted(amount) or self._carried(amount, last_unit)
            if not unit or unit == "other" or not self._is_figure(amount, unit):
                continue
            last_unit = unit
            yield from self._of_amount(position, amount, unit)

    def _counted(self, amount: Amount) -> str:
        """The unit of a bare number by the noun that follows it, or stands before a bare pair."""
        if amount.value < 5 and not amount.value_to:
            return ""
        after = self.text[amount.end : min(amount.end + 45, self.sentence.end)]
        before = self.text[max(self.start, amount.start - 60) : amount.start] if amount.value_to else ""
        return self.words.unit_of_count(after) or self.words.unit_of_count_before(before)

    def _carried(self, amount: Amount, last_unit: str) -> str:
        """The unit of the figure before it in the sentence, where no noun of its own follows."""
        if not amount.is_scaled and not self._before(amount, 12).rstrip().endswith((" to", " до")):
            return ""
        after = self.text[amount.end : amount.end + 12]
        return last_unit if self.words.no_noun.match(after) else ""

    def _is_figure(self, amount: Amount, unit: str) -> bool:
        after = self.text[amount.end : min(amount.end + 45, self.sentence.end)]
        if self.words.excluded_after.match(after) or self.words.excluded_near.search(self._near(amount, 40)):
            return False
        sentence = self.sentence.text
        if unit in ("days", "hours", "minutes"):
            return bool(self.words.duration.search(sentence))
        if unit == "m":
            return bool(self.words.length.search(sentence))
        if unit == "percent":
            return amount.value != 100
        return unit != "x" or not amount.is_verb or self._multiplies(amount, after)

    def _multiplies(self, amount: Amount, after: str) -> bool:
        word = self.text[amount.start : amount.end].casefold()
        return word != "twice" or after.lstrip().startswith(("that", "the", "as"))

    def _of_amount(self, position: int, amount: Amount, unit: str) -> Iterator[FigureFact]:
        period = self.periods.nearest(amount, is_goal=self._is_goal(amount) is True)
        role = self._role(amount, unit, period)
        if amount.value_to is None:
            part = self._part(amount, role)
            if part is FigurePart.BASELINE and role is FigureRole.TARGET:
                role = FigureRole.ACTUAL
                period = period if period and 0 <= period.start - amount.end < 12 else None
            elif part is not FigurePart.BASELINE:
                period = period or self.periods.carried(role)
            self.periods.remember(period, role)
            yield self._fact(amount, amount.value, unit, role, period, part, self._qualifier(amount))
            return
        self.periods.remember(period, role)
        series = self.series + position + 1
        if self._is_change(amount):
            first = FigureRole.ACTUAL if role is FigureRole.TARGET else role
            yield self._fact(amount, amount.value, unit, first, None, FigurePart.BASELINE, None, series)
            yield self._fact(
                amount, amount.value_to, unit, role, period or self.periods.carried(role), FigurePart.GOAL, "to", series
            )
            return
        yield self._fact(amount, amount.value, unit, role, period, FigurePart.LOWER, "at least", series)
        yield self._fact(amount, amount.value_to, unit, role, period, FigurePart.UPPER, "up to", series)

    def _is_change(self, amount: Amount) -> bool:
        """Whether a pair of numbers is "from … to …" of something that changes, not a span of one value."""
        if self.words.change.search(self._clause_before(amount)[-60:]):
            return True
        before = self._before(amount, 160)
        return bool(self.words.source.search(before) and self.words.change.search(before))

    def _part(self, amount: Amount, role: FigureRole) -> FigurePart:
        if self.words.source.search(self._before(amount, 25)):
            return FigurePart.BASELINE
        return FigurePart.GOAL if role is FigureRole.TARGET else FigurePart.WHOLE

    def _qualifier(self, amount: Amount) -> str | None:
        if amount.comparator in (None, Comparator.UP_TO, Comparator.ABOUT) and _TO.search(self._before(amount, 20)):
            return "to"
        if amount.comparator is Comparator.UP_TO and self.document.language != "en":
            return "to" if self.words.change.search(self.sentence.text) else None
        return None

    def _fact(
        self, amount: Amount, value: Decimal, unit: str, role: FigureRole, period: Period | None, part: FigurePart,
        qualifier: str | None, series: int = 0,
    ) -> FigureFact:  # fmt: skip
        indicator, indicator_span, kind = indicator_of(self.text, self.sentence, amount, unit, role, self.words)
        rate = _RATES.get(amount.per, "")
        return FigureFact(
            span=self._span(amount, period),
            value=value,
            unit=unit,
            indicator=indicator,
            role=role,
            rule=f"figure/{role.value}",
            confidence=self._confidence(amount, unit),
            value_span=Span(amount.start, amount.end),
            indicator_span=indicator_span,
            period_span=Span(period.start, period.end) if period else None,
            kind=kind,
            comparator=amount.comparator,
            qualifier=qualifier,
            period=period.value if period else rate,
            part=part,
            series=series,
        )

    def _confidence(self, amount: Amount, unit: str) -> float:
        if not amount.unit:
            return 0.75
        if unit == "x":
            return 0.8
        return 0.85 if unit in ("percent", "days", "hours", "minutes", "m") else 0.93

    def _span(self, amount: Amount, period: Period | None) -> Span:
        start, end = amount.full_start, max(amount.end, amount.full_end)
        if period and 0 <= period.start - end < 8:
            end = period.end
        return Span(max(start, self.start), min(end, self.sentence.end))

    def _before(self, amount: Amount, count: int) -> str:
        return self.text[max(self.start, amount.full_start - count) : amount.start]

    def _near(self, amount: Amount, count: int) -> str:
        after = self.text[amount.end : min(amount.end + count, self.sentence.end)]
        return f"{self.text[max(self.start, amount.start - count) : amount.start]} {after}"

    def _clause_before(self, amount: Amount) -> str:
        """What stands before the figure in its own clause."""
        before = self.text[self.start : amount.start]
        boundary = max((match.end() for match in CLAUSE.finditer(before)), default=0)
        return before[boundary:]

    def _clause_after(self, amount: Amount) -> str:
        after = self.text[amount.end : self.sentence.end]
        boundary = CLAUSE.search(after)
        return after[: boundary.start()] if boundary else after

    def _role(self, amount: Amount, unit: str, period: Period | None) -> FigureRole:
        before, near = self.text[self.start : amount.start], self._near(amount, 65)
        if is_currency(unit):
            is_trade = self.words.trade.search(before) or self.words.trade.search(self._clause_after(amount)[:30])
            is_money = self.words.investment.search(self._near(amount, 40))
            return self._goal_or_fact(amount, period) if is_trade and not is_money else FigureRole.INVESTMENT
        is_modifier = re.search(r"\d-[^\W\d]", self.text[amount.start : amount.end]) is not None
        if unit in ("MW", "km") or (is_modifier and unit == "ha"):
            return FigureRole.TARGET if self._is_new(near, period, unit) else FigureRole.CAPACITY
        if unit in _PHYSICAL and self.words.capacity.search(near):
            return FigureRole.CAPACITY
        is_facility = amount.per and period is None and self.words.facility.search(self.sentence.text)
        return FigureRole.CAPACITY if unit in _PHYSICAL and is_facility else self._goal_or_fact(amount, period)

    def _is_new(self, near: str, period: Period | None, unit: str) -> bool:
        return bool(self.words.works.search(near)) and (unit == "km" or period is not None)

    def _goal_or_fact(self, amount: Amount, period: Period | None) -> FigureRole:
        published = self.document.published.year if self.document.published else 0
        if self.words.planned.search(self._before(amount, 20)):
            return FigureRole.TARGET
        if period and published and period.last > published:
            return FigureRole.TARGET
        is_goal = self._is_goal(amount)
        if period and 0 < period.last < published and is_goal is not True:
            return FigureRole.ACTUAL
        return FigureRole.TARGET if is_goal else FigureRole.ACTUAL

    def _is_goal(self, amount: Amount) -> bool | None:
        """Whether the nearest cue before the figure in its clause, else the first after it, speaks of a goal."""
        before = self._clause_before(amount)
        goal = max((match.start() for match in self.words.target.finditer(before)), default=-1)
        fact = max((match.start() for match in self.words.actual.finditer(before)), default=-1)
        if goal >= 0 or fact >= 0:
            return goal > fact
        after = self._clause_after(amount)
        later, done = self.words.target.search(after), self.words.actual.search(after)
        if later is None and done is None:
            return None
        return later is not None and (done is None or later.start() < done.start())


def _each_once(found: list[FigureFact], document: Document) -> Iterator[FigureFact]:
    """Every figure once, and no headline's rounding of a figure that the text gives in full."""
    title_end = len(document.article.title) if document.text.startswith(document.article.title) else 0
    seen: set[tuple[Decimal, str]] = set()
    body = [(fact.value, fact.unit) for fact in found if fact.span.start >= title_end]
    for fact in found:
        key = (fact.value, fact.unit)
        in_title = fact.span.start < title_end
        if in_title and any(unit == fact.unit and abs(value - fact.value) <= abs(value) / 10 for value, unit in body):
            continue
        if key in seen and fact.unit != "x":
            continue
        seen.add(key)
        yield fact
