"""Figures: every amount that says something about trade, output, money, works or jobs."""

import re
from collections.abc import Iterator
from decimal import Decimal

from briefing.extraction import certainty
from briefing.extraction.document import Document, Sentence
from briefing.extraction.facts import FigureFact, FigurePart, Span
from briefing.extraction.figures.currencies import with_own_currencies
from briefing.extraction.figures.figure_periods import CLAUSE, Earlier, SentencePeriods
from briefing.extraction.figures.indicators import indicator_of
from briefing.extraction.figures.periods import Period
from briefing.extraction.figures.words import FigureWords, figure_words
from briefing.extraction.projects.lexicon import things
from briefing.languages.amount_reading import Amount, read_quantities
from briefing.languages.amount_writing import is_currency
from briefing.model.choices import Comparator, FigureRole, IndicatorKind

_RATES = {"year": "per year", "month": "per month", "day": "per day", "week": "per week"}
_TO = re.compile(r"(?:\bto|\bдо)\s+(?:(?:about|some|roughly|nearly|around|почти)\s+)?$", re.IGNORECASE)
_DASH_PAIR = re.compile(r"\w\s?[-‐‑–—]\s?$")
# A counted noun and the time it takes, right behind the number.
_A_YEAR = re.compile(
    r"\s(?:[a-z-]{3,20}\s)?(?P<noun>[a-z]{3,20}s|people)\s(?:(?:a|per|each|every)\s)?(?P<rate>year|month|week|day|annually|daily)\b"
    r"|\s(?:[а-я-]{3,20}\s)?(?P<noun_ru>[а-я]{3,20}(?:ов|ев|ей|ий|ок))\s(?:в\s)?(?P<rate_ru>год|месяц|сутки|день|ежегодно)\b"
)
_RATE_WORDS = (
    ("year", "year"),
    ("annual", "year"),
    ("год", "year"),
    ("ежегодно", "year"),
    ("month", "month"),
    ("меся", "month"),
    ("week", "week"),
    ("da", "day"),
    ("сут", "day"),
    ("день", "day"),
)
_FEWEST_STAFF = 20
_BEFORE_FURTHER = 20  # characters in which "another" stands before its figure
_CARRIED_INDICATOR = frozenset({"percent", "x", "t", "m3", "bbl", "kWh"})
_TRADE = frozenset({IndicatorKind.TRADE_TURNOVER, IndicatorKind.EXPORT, IndicatorKind.IMPORT})
_PHYSICAL = frozenset({"m3", "t", "bbl", "TEU", "units", "kWh"})


def find_figures(document: Document) -> tuple[FigureFact, ...]:
    """The figures of an article in the order of the text, each once."""
    words = figure_words(document.language)
    amounts = with_own_currencies(read_quantities(document.text, document.language), document)
    found: list[FigureFact] = []
    earlier = Earlier()
    index = 0
    for sentence in document.short_sentences:
        inside: list[Amount] = []
        while index < len(amounts) and amounts[index].start < sentence.end:
            inside.append(amounts[index])
            index += 1
        if inside:
            figures = _SentenceFigures(document, sentence, inside, words, len(found), earlier)
            facts = list(figures.facts())
            found.extend(facts)
            earlier = figures.told(facts) if facts else earlier
    return tuple(_each_once(found, document, words))


class _SentenceFigures:
    """The figures of one sentence."""

    def __init__(
        self, document: Document, sentence: Sentence, amounts: list[Amount], words: FigureWords, series: int,
        earlier: Earlier,
    ) -> None:  # fmt: skip
        self.document, self.sentence, self.words, self.series = document, sentence, words, series
        self.text, self.start = document.text, sentence.start
        self.amounts = amounts
        self.earlier = earlier
        self.last_indicator: tuple[str, Span | None] | None = None
        self.periods = SentencePeriods(document, sentence, amounts, words, earlier)

    def facts(self) -> Iterator[FigureFact]:
        """The figures that the guidelines call targets, in order."""
        last_unit = ""
        for position, amount in enumerate(self.amounts):
            unit = amount.unit or self._counted(amount) or self._carried(amount, last_unit)
            if not unit or unit == "other" or not self._is_figure(amount, unit):
                continue
            last_unit = unit
            yield from self._of_amount(position, self._with_rate(amount), unit)

    def told(self, facts: list[FigureFact]) -> Earlier:
        """What the next sentence may refer to."""
        period, role = self.periods.first or (self.earlier.period, self.earlier.role)
        money = [fact.role for fact in facts if is_currency(fact.unit)]
        is_trade = FigureRole.INVESTMENT not in money if money else self.earlier.is_trade
        return Earlier(self.sentence.paragraph, period, role, facts[0].unit, facts[0].role, is_trade)

    def _counted(self, amount: Amount) -> str:
        """The unit of a bare number by the noun that follows it, or stands before a bare pair."""
        if amount.value < 5 and not amount.value_to:
            return ""
        after = self.text[amount.end : min(amount.end + 45, self.sentence.end)]
        before = self.text[max(self.start, amount.start - 60) : amount.start] if amount.value_to else ""
        unit = self.words.unit_of_count(after) or self.words.unit_of_count_before(before)
        if unit == "units" and self.words.served.search(self._before(amount, 45)):
            return ""
        is_staff = (
            not unit
            and amount.value >= _FEWEST_STAFF
            and self.words.persons.match(after)
            and self.words.employment.search(self._near(amount, 60))
        )
        return "people" if is_staff else unit or self._made(amount, after)

    def _with_rate(self, amount: Amount) -> Amount:
        """A bare number with the rate that stands behind its noun."""
        noun = None if amount.per or amount.unit else _A_YEAR.match(self.text, amount.end)
        rate = noun.group("rate") or noun.group("rate_ru") if noun else ""
        per = next((per for word, per in _RATE_WORDS if rate.startswith(word)), "")
        return amount._replace(per=per) if per else amount

    def _made(self, amount: Amount, after: str) -> str:
        """The unit of what is made or carried in a time: "13 thousand transformers a year"."""
        noun = _A_YEAR.match(after) if amount.is_scaled or amount.value >= _FEWEST_STAFF else None
        if not noun:
            return ""
        name = noun.group("noun") or noun.group("noun_ru")
        return "people" if self.words.passengers.match(name) else "units"

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
        is_over = period and role is FigureRole.TARGET and period.is_over(self.document.published)
        if period and is_over and not self._is_baseline(amount) and not self._is_planned(amount):
            period = None  # the time when the goal was set
        if amount.value_to is None:
            part = self._part(amount, role)
            if part is FigurePart.BASELINE and role is FigureRole.TARGET:
                role = FigureRole.ACTUAL
                period = period if period and 0 <= period.start - amount.end < 12 else None
            elif part is not FigurePart.BASELINE:
                is_share = unit == "percent" and self.text.startswith(" of ", amount.end)
                period = period or (None if is_share else self.periods.carried(role))
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
        if _DASH_PAIR.search(self.text, amount.start, amount.second):
            return False
        if self.words.change.search(self._clause_before(amount)[-60:]):
            return True
        is_spelled = self.document.language == "kk" or self._is_baseline(amount)
        return is_spelled and self.words.change.search(self.sentence.text) is not None

    def _is_baseline(self, amount: Amount) -> bool:
        return self.words.source.search(self._before(amount, 25)) is not None

    def _is_planned(self, amount: Amount) -> bool:
        """Whether the figure itself is called a plan, so that its time may be over."""
        return self.words.planned.search(self._before(amount, 20)) is not None

    def _part(self, amount: Amount, role: FigureRole) -> FigurePart:
        if self._is_baseline(amount):
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
        indicator, indicator_span, kind = indicator_of(
            self.text, self.sentence, amount, unit, role, self.words, things(self.document.language)
        )
        if indicator:
            self.last_indicator = indicator, indicator_span
        elif self.last_indicator and unit in _CARRIED_INDICATOR:
            indicator, indicator_span = self.last_indicator
        if role is FigureRole.INVESTMENT and kind in _TRADE:  # the sentence only says "it", meaning trade
            role = self._goal_or_fact(amount, period)
        is_yearly = self.words.yearly.search(self._before(amount, 35))
        rate = _RATES.get(amount.per, "") or ("per year" if is_yearly and unit in _PHYSICAL else "")
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
            return certainty.FIGURE_WITHOUT_UNIT
        if unit == "x":
            return certainty.FIGURE_OF_MULTIPLE
        is_share = unit in ("percent", "days", "hours", "minutes", "m")
        return certainty.FIGURE_OF_SHARE if is_share else certainty.FIGURE

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

    def _clause(self, amount: Amount) -> str:
        return f"{self._clause_before(amount)} {self._clause_after(amount)}"

    def _clause_after(self, amount: Amount) -> str:
        after = self.text[amount.end : self.sentence.end]
        boundary = CLAUSE.search(after)
        return after[: boundary.start()] if boundary else after

    def _role(self, amount: Amount, unit: str, period: Period | None) -> FigureRole:
        before, near = self.text[self.start : amount.start], self._near(amount, 65)
        if is_currency(unit):
            return self._goal_or_fact(amount, period) if self._is_trade(amount, before) else FigureRole.INVESTMENT
        is_modifier = re.search(r"\d-[^\W\d]", self.text[amount.start : amount.end]) is not None
        if is_modifier and unit == "km":
            return FigureRole.CAPACITY
        if unit == "ha" and self.words.area.search(self._before(amount, 25)):
            return FigureRole.CAPACITY
        if unit in ("MW", "km") or (is_modifier and unit == "ha"):
            is_goal = self._is_new(near, period, unit) or self._is_national_goal(amount, period)
            return FigureRole.TARGET if is_goal else FigureRole.CAPACITY
        is_part = self.earlier.unit == unit and self.words.part_of.match(self.sentence.text)
        if is_part and self.earlier.last_role is FigureRole.CAPACITY:
            return FigureRole.CAPACITY
        if self.words.emission.search(self.text, amount.end, min(amount.end + 30, self.sentence.end)):
            return self._goal_or_fact(amount, period)
        if unit in _PHYSICAL and self._has_capacity(near, unit) and not self._is_done(amount):
            return FigureRole.CAPACITY
        is_facility = amount.per and period is None and self.words.facility.search(self.sentence.text)
        return FigureRole.CAPACITY if unit in _PHYSICAL and is_facility else self._goal_or_fact(amount, period)

    def _has_capacity(self, near: str, unit: str) -> bool:
        """Whether words around tell a capacity; the length of bridges is none of their number."""
        cue = self.words.capacity.search(near)
        return cue is not None and not (unit == "units" and self.words.length.search(cue.group()))

    def _is_done(self, amount: Amount) -> bool:
        """Whether a verb of fact parts the figure from the figure before it, whose capacity the words around tell."""
        before = max((other.end for other in self.amounts if other.unit and other.end <= amount.start), default=0)
        return before > 0 and self.words.done.search(self.text, before, amount.start) is not None

    def _is_trade(self, amount: Amount, before: str) -> bool:
        """Whether money is turnover rather than cost: by the words beside it, else by the figure before."""
        words = self.words
        money = words.investment.search(self._near(amount, 40))
        if money:
            return self._is_worth_of_goods(amount, money.group())
        if words.trade.search(before) or words.trade.search(self._clause_after(amount)[:30]):
            return True
        return (
            self.earlier.is_trade
            and self.earlier.paragraph == self.sentence.paragraph
            and words.pronoun.search(before) is not None
            and words.investment.search(self.sentence.text) is None
        )

    def _is_worth_of_goods(self, amount: Amount, money: str) -> bool:
        """Whether "worth" tells the sum of what was sold or of trade, and not of a contract."""
        words, before = self.words, self._clause_before(amount)
        if not words.worth.fullmatch(money) or words.deals.search(before):
            return bool(words.worth.fullmatch(money) and words.sold.search(self._clause(amount)))
        return bool(words.sold.search(self._clause(amount)) or words.trade.search(before))

    def _is_new(self, near: str, period: Period | None, unit: str) -> bool:
        return bool(self.words.works.search(near)) and (unit == "km" or period is not None)

    def _is_national_goal(self, amount: Amount, period: Period | None) -> bool:
        """Whether power is to be reached by a year, rather than the capacity of one plant."""
        if amount.unit != "MW" or period is None or self.words.capacity.search(self._before(amount, 30)):
            return False
        year = self.document.published.year if self.document.published else 0
        return 0 < year <= period.last and self._is_goal(amount) is True

    def _goal_or_fact(self, amount: Amount, period: Period | None) -> FigureRole:
        published = self.document.published.year if self.document.published else 0
        if self._is_planned(amount):
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
        goals = list(self.words.target.finditer(before))
        fact = max((match.start() for match in self.words.actual.finditer(before)), default=-1)
        closing = self._closing_verb(amount) if self.document.language == "kk" else None
        if closing is not None:
            return closing
        if goals or fact >= 0:
            # "rose to reach" tells what came of a fact, "is to reach" a goal.
            firm = [match.start() for match in goals if fact < 0 or not self.words.result.fullmatch(match.group())]
            return max(firm, default=-1) > fact
        after = self._clause_after(amount)
        later, done = self.words.target.search(after), self.words.actual.search(after)
        if later is None and done is None:
            return None
        return later is not None and (done is None or later.start() < done.start())

    def _closing_verb(self, amount: Amount) -> bool | None:
        """Whether the first verb behind the figure speaks of a goal: in Kazakh it closes the clause."""
        target = self.words.target.search(self.text, amount.end, self.sentence.end)
        actual = self.words.actual.search(self.text, amount.end, self.sentence.end)
        if target is None or actual is None:
            return None if target is actual else target is not None
        return target.start() < actual.start()


def _each_once(found: list[FigureFact], document: Document, words: FigureWords) -> Iterator[FigureFact]:
    """Every figure once, no headline's rounding of one that the text gives in full; "another 3 million" is one more."""
    title_end = len(document.article.title) if document.text.startswith(document.article.title) else 0
    seen: dict[tuple[Decimal, str], int] = {}  # the paragraph in which each was told last
    body = [(fact.value, fact.unit) for fact in found if fact.span.start >= title_end]
    for fact in found:
        key = (fact.value, fact.unit)
        in_title = fact.span.start < title_end
        if in_title and any(unit == fact.unit and abs(value - fact.value) <= abs(value) / 10 for value, unit in body):
            continue
        place = document.sentence_at(fact.span.start)
        nearby = max(place.start, fact.span.start - _BEFORE_FURTHER)
        is_further = seen.get(key) == place.paragraph and words.further.search(document.text, nearby, fact.span.start)
        if key in seen and fact.unit != "x" and not is_further:
            continue
        seen[key] = place.paragraph
        yield fact
