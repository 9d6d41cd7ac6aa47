"""The role of a figure: goal, fact, capacity or investment."""

import re
from typing import Final

from briefing.extraction.document import Document, Sentence
from briefing.extraction.figures.figure_periods import Earlier
from briefing.extraction.figures.periods import Period
from briefing.extraction.figures.surroundings import Surroundings
from briefing.extraction.figures.words import FigureWords
from briefing.extraction.lexicon import fold
from briefing.extraction.projects.lexicon import compound_pattern, things
from briefing.languages.amount_reading import Amount
from briefing.languages.amount_writing import is_currency
from briefing.model.choices import FigureRole

_BEFORE_SIZE = re.compile(r"(?P<noun>[^\W\d]{4,30})\sна\s$")
PHYSICAL: Final = frozenset({"m3", "t", "bbl", "TEU", "units", "kWh"})
"""Units in which works have a capacity."""


class FigureRoles:
    """Tells the roles of the figures of one sentence."""

    def __init__(
        self, document: Document, sentence: Sentence, amounts: list[Amount], words: FigureWords, earlier: Earlier
    ) -> None:
        self.document, self.sentence, self.amounts = document, sentence, amounts
        self.words, self.earlier = words, earlier
        self.around = Surroundings(document, sentence)

    def of(self, amount: Amount, unit: str, period: Period | None) -> FigureRole:
        """Whether a figure is a goal, a fact, a capacity or an investment."""
        before, near = self.document.text[self.sentence.start : amount.start], self.around.near(amount, 65)
        if is_currency(unit):
            return self.goal_or_fact(amount, period) if self._is_trade(amount, before) else FigureRole.INVESTMENT
        is_modifier = re.search(r"\d-[^\W\d]", self.document.text[amount.start : amount.end]) is not None
        if is_modifier and unit == "km":
            return FigureRole.CAPACITY
        if unit == "ha" and self.words.area.search(self.around.before(amount, 25)):
            return FigureRole.CAPACITY
        if self.is_so_far(amount):
            return FigureRole.ACTUAL
        if unit in ("MW", "km") or (is_modifier and unit == "ha"):
            is_goal = self._is_new(near, period, unit) or self._is_national_goal(amount, period)
            return FigureRole.TARGET if is_goal else FigureRole.CAPACITY
        is_part = self.earlier.unit == unit and self.words.part_of.match(self.sentence.text)
        if is_part and self.earlier.last_role is FigureRole.CAPACITY:
            return FigureRole.CAPACITY
        if self.words.emission.search(self.document.text, amount.end, min(amount.end + 30, self.sentence.end)):
            return self.goal_or_fact(amount, period)
        if unit in PHYSICAL and self._has_capacity(near, unit) and not self._is_done(amount):
            return FigureRole.CAPACITY
        is_facility = amount.per and self._is_of_facility(amount, period)
        return FigureRole.CAPACITY if unit in PHYSICAL and is_facility else self.goal_or_fact(amount, period)

    def _is_of_facility(self, amount: Amount, period: Period | None) -> bool:
        """Whether the sentence is about works, or the figure stands right behind one: "завод на 3 млн тонн"."""
        if period is None:
            return self.words.facility.search(self.sentence.text) is not None
        works = _BEFORE_SIZE.search(self.around.before(amount, 40))
        if works is None:
            return False
        word = fold(works.group("noun"))
        return things("ru").named_by(word) or compound_pattern().fullmatch(word) is not None

    def is_so_far(self, amount: Amount) -> bool:
        """Whether the words right before the figure tell of work done so far."""
        return self.words.so_far.search(self.around.before(amount, 25)) is not None

    def _has_capacity(self, near: str, unit: str) -> bool:
        """Whether words around tell a capacity; the length of bridges is none of their number."""
        cue = self.words.capacity.search(near)
        return cue is not None and not (unit == "units" and self.words.length.search(cue.group()))

    def _is_done(self, amount: Amount) -> bool:
        """Whether a verb of fact parts the figure from the figure before it, whose capacity the words around tell."""
        before = max((other.end for other in self.amounts if other.unit and other.end <= amount.start), default=0)
        return before > 0 and self.words.done.search(self.document.text, before, amount.start) is not None

    def _is_trade(self, amount: Amount, before: str) -> bool:
        """Whether money is turnover rather than cost: by the words beside it, else by the figure before."""
        words = self.words
        money = words.investment.search(self.around.near(amount, 40))
        if money:
            return self._is_worth_of_goods(amount, money.group())
        is_carried = not amount.unit and self.earlier.money != ""
        if is_carried and self.earlier.is_trade and self.earlier.paragraph == self.sentence.paragraph:
            return True
        if words.trade.search(before) or words.trade.search(self.around.clause_after(amount)[:30]):
            return True
        return (
            self.earlier.is_trade
            and self.earlier.paragraph == self.sentence.paragraph
            and words.pronoun.search(before) is not None
            and words.investment.search(self.sentence.text) is None
        )

    def _is_worth_of_goods(self, amount: Amount, money: str) -> bool:
        """Whether "worth" tells the sum of what was sold or of trade, and not of a contract."""
        words, before = self.words, self.around.clause_before(amount)
        if not words.worth.fullmatch(money) or words.deals.search(before):
            return bool(words.worth.fullmatch(money) and words.sold.search(self.around.clause(amount)))
        return bool(words.sold.search(self.around.clause(amount)) or words.trade.search(before))

    def _is_new(self, near: str, period: Period | None, unit: str) -> bool:
        return bool(self.words.works.search(near)) and (unit == "km" or period is not None)

    def _is_national_goal(self, amount: Amount, period: Period | None) -> bool:
        """Whether power is to be reached by a year, rather than the capacity of one plant."""
        if amount.unit != "MW" or period is None or self.words.capacity.search(self.around.before(amount, 30)):
            return False
        year = self.document.published.year if self.document.published else 0
        return 0 < year <= period.last and self.is_goal(amount) is True

    def goal_or_fact(self, amount: Amount, period: Period | None) -> FigureRole:
        """Whether a figure is to be reached or was: by its period, else by the verbs around."""
        published = self.document.published.year if self.document.published else 0
        if self.is_planned(amount):
            return FigureRole.TARGET
        if period and published and period.last > published:
            return FigureRole.TARGET
        is_goal = self.is_goal(amount)
        if period and 0 < period.last < published and is_goal is not True:
            return FigureRole.ACTUAL
        return FigureRole.TARGET if is_goal else FigureRole.ACTUAL

    def is_goal(self, amount: Amount) -> bool | None:
        """Whether the nearest cue before the figure in its clause, else the first after it, speaks of a goal."""
        before = self.around.clause_before(amount)
        goals = list(self.words.target.finditer(before))
        fact = max((match.start() for match in self.words.actual.finditer(before)), default=-1)
        closing = self._closing_verb(amount) if self.document.language == "kk" else None
        if closing is not None:
            return closing
        if goals or fact >= 0:
            # "rose to reach" tells what came of a fact, "is to reach" a goal.
            firm = [match.start() for match in goals if fact < 0 or not self.words.result.fullmatch(match.group())]
            return max(firm, default=-1) > fact
        after = self.around.clause_after(amount)
        later, done = self.words.target.search(after), self.words.actual.search(after)
        if later is None and done is None:
            return None
        return later is not None and (done is None or later.start() < done.start())

    def _closing_verb(self, amount: Amount) -> bool | None:
        """Whether the first verb behind the figure speaks of a goal: in Kazakh it closes the clause."""
        target = self.words.target.search(self.document.text, amount.end, self.sentence.end)
        actual = self.words.actual.search(self.document.text, amount.end, self.sentence.end)
        if target is None or actual is None:
            return None if target is actual else target is not None
        return target.start() < actual.start()

    def is_planned(self, amount: Amount) -> bool:
        """Whether the figure itself is called a plan, so that its time may be over."""
        return self.words.planned.search(self.around.before(amount, 20)) is not None
