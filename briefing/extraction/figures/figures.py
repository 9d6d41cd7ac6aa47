"""Figures: every amount that says something about trade, output, money, works or jobs."""

import re
from collections.abc import Iterator
from decimal import Decimal

from briefing.extraction import certainty
from briefing.extraction.document import Document, Sentence
from briefing.extraction.facts import FigureFact, FigurePart, Span
from briefing.extraction.figures.currencies import with_own_currencies
from briefing.extraction.figures.figure_periods import Earlier, SentencePeriods
from briefing.extraction.figures.indicators import indicator_of
from briefing.extraction.figures.periods import Period
from briefing.extraction.figures.roles import PHYSICAL, FigureRoles
from briefing.extraction.figures.surroundings import Surroundings
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
# A bare number that closes a clause and repeats the noun before: "отремонтировано 190."
_ELLIPTIC = re.compile(r"(?:[а-я]{2,}(?:но|то|ло|ли)|не (?:менее|более))\s$")
_CLOSED = re.compile(r"[.,;)]?(?:\s|$)")
_GREW = re.compile(r"\b(?:grew|rose|grown|risen|increased|expanded)\s(?:\w+\s)?$")
_GOODS_A_YEAR = re.compile(
    r"\sof\s[a-z]{3,20}\s(?:(?:a|per|each|every)\s)?(?P<rate>year|month|week|day|annually)\b"
    r"|\s[а-я-]{4,20}\sв\s(?P<rate_ru>год|месяц|сутки|день)\b"
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
_LASTING = frozenset({"MW", "km", "ha"})
_FEWEST_STAFF = 20
_NEAR_STAFF = 60
_BEFORE_FURTHER = 20  # characters in which "another" stands before its figure
_CARRIED_INDICATOR = frozenset({"percent", "x", "t", "m3", "bbl", "kWh"})
_TRADE = frozenset({IndicatorKind.TRADE_TURNOVER, IndicatorKind.EXPORT, IndicatorKind.IMPORT})


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
        self.around = Surroundings(document, sentence)
        self.roles = FigureRoles(document, sentence, amounts, words, earlier)
        self.periods = SentencePeriods(document, sentence, amounts, words, earlier)

    def facts(self) -> Iterator[FigureFact]:
        """The figures that the guidelines call targets, in order."""
        last_unit = ""
        for position, amount in enumerate(self.amounts):
            unit = self._unit(amount, last_unit)
            if not unit or unit == "other" or not self._is_figure(amount, unit):
                continue
            last_unit = unit
            yield from self._of_amount(position, self._with_rate(amount), unit)

    def told(self, facts: list[FigureFact]) -> Earlier:
        """What the next sentence may refer to."""
        period, role = self.periods.first or (self.earlier.period, self.earlier.role)
        money = [fact.role for fact in facts if is_currency(fact.unit)]
        is_trade = FigureRole.INVESTMENT not in money if money else self.earlier.is_trade
        sums = [fact.unit for fact in facts if is_currency(fact.unit)]
        unit, last_role = facts[0].unit, facts[0].role
        return Earlier(self.sentence.paragraph, period, role, unit, last_role, is_trade, sums[-1] if sums else "")

    def _unit(self, amount: Amount, last_unit: str) -> str:
        """The unit as written, or by what is counted; an empty string for a number that is no figure."""
        if amount.unit:
            return amount.unit
        return self._counted(amount) or self._carried(amount, last_unit) or self._of_any_noun(amount)

    def _counted(self, amount: Amount) -> str:
        """The unit of a bare number by the noun that follows it, or stands before a bare pair."""
        if amount.value < 5 and not amount.value_to:
            return ""
        after = self.text[amount.end : min(amount.end + 45, self.sentence.end)]
        before = self.text[max(self.start, amount.start - 60) : amount.start] if amount.value_to else ""
        unit = self.words.unit_of_count(after)
        if not unit and self._is_staff(amount, after):
            return "people"
        unit = unit or self.words.unit_of_count_before(before)
        if unit == "units" and self.words.served.search(self.around.before(amount, 45)):
            return ""
        return unit or self._made(amount, after)

    def _is_staff(self, amount: Amount, after: str) -> bool:
        """Whether persons are counted who work or learn."""
        is_many = amount.value >= _FEWEST_STAFF and self.words.persons.match(after)
        return bool(is_many and self.words.employment.search(self.around.near(amount, _NEAR_STAFF)))

    def _of_any_noun(self, amount: Amount) -> str:
        """Units, where a noun follows that no list knows and that is neither a body, a paper, a person nor a time."""
        after = self.text[amount.end : min(amount.end + 45, self.sentence.end)]
        is_year = not amount.is_scaled and 1900 < amount.value < 2100
        is_served = self.words.served.search(self.around.before(amount, 45))
        if amount.value < _FEWEST_STAFF or is_year or is_served or self.words.persons.match(after):
            return ""
        return "units" if self.words.any_noun.match(after) else ""

    def _with_rate(self, amount: Amount) -> Amount:
        """A bare number with the rate that stands behind its noun."""
        if amount.per:
            return amount
        noun = None if amount.unit else _A_YEAR.match(self.text, amount.end)
        noun = noun or _GOODS_A_YEAR.match(self.text, amount.end)
        rate = noun.group("rate") or noun.group("rate_ru") if noun and amount.unit in {"", *PHYSICAL} else ""
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
        before, after = self.around.before(amount, 30), self.text[amount.end : amount.end + 12]
        if not self.words.no_noun.match(after):
            return ""
        if amount.is_scaled:
            is_told_before = self.earlier.paragraph == self.sentence.paragraph
            return last_unit or (self.earlier.money if is_told_before else "")
        is_changed = before.rstrip().endswith((" to", " до")) or self.words.source.search(before)
        return last_unit if is_changed or (_ELLIPTIC.search(before) and _CLOSED.match(after)) else ""

    def _is_figure(self, amount: Amount, unit: str) -> bool:
        after = self.text[amount.end : min(amount.end + 45, self.sentence.end)]
        if self.words.excluded_after.match(after) or self.words.excluded_near.search(self.around.near(amount, 40)):
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
        grew = _GREW.search(self.around.before(amount, 25))
        return word != "twice" or grew is not None or after.lstrip().startswith(("that", "the", "as"))

    def _of_amount(self, position: int, amount: Amount, unit: str) -> Iterator[FigureFact]:
        period = self.periods.nearest(amount, is_goal=self.roles.is_goal(amount) is True)
        role = self.roles.of(amount, unit, period)
        if period and self._is_not_of(period, amount, unit, role):
            period = None
        is_over = period and role is FigureRole.TARGET and period.is_over(self.document.published)
        if period and is_over and not self._is_baseline(amount) and not self.roles.is_planned(amount):
            period = None  # the time when the goal was set
        if amount.value_to is None:
            part = self._part(amount, role)
            if part is FigurePart.BASELINE and role is FigureRole.TARGET:
                role = FigureRole.ACTUAL
                period = period if period and self.periods.is_beside(amount, period.start) else None
            elif part is not FigurePart.BASELINE:
                is_share = unit == "percent" and self.text.startswith(" of ", amount.end)
                period = period or (None if is_share else self.periods.carried(role, is_multiple=unit == "x"))
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

    def _is_not_of(self, period: Period, amount: Amount, unit: str, role: FigureRole) -> bool:
        """Whether a figure has no period of its own: what a plant can do, and what was done before a time to come."""
        if role is FigureRole.CAPACITY:
            return unit in _LASTING or (amount.per != "" and period.start < amount.start)
        published = self.document.published
        return self.roles.is_so_far(amount) and published is not None and period.last > published.year

    def _is_change(self, amount: Amount) -> bool:
        """Whether a pair of numbers is "from … to …" of something that changes, not a span of one value."""
        if _DASH_PAIR.search(self.text, amount.start, amount.second):
            return False
        if self.words.change.search(self.around.clause_before(amount)[-60:]):
            return True
        is_spelled = self.document.language == "kk" or self._is_baseline(amount)
        return is_spelled and self.words.change.search(self.sentence.text) is not None

    def _is_baseline(self, amount: Amount) -> bool:
        return self.words.source.search(self.around.before(amount, 25)) is not None

    def _part(self, amount: Amount, role: FigureRole) -> FigurePart:
        if self._is_baseline(amount):
            return FigurePart.BASELINE
        return FigurePart.GOAL if role is FigureRole.TARGET else FigurePart.WHOLE

    def _qualifier(self, amount: Amount) -> str | None:
        if amount.comparator in (None, Comparator.UP_TO, Comparator.ABOUT) and _TO.search(
            self.around.before(amount, 20)
        ):
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
            role = self.roles.goal_or_fact(amount, period)
        is_yearly = self.words.yearly.search(self.around.before(amount, 35))
        rate = _RATES.get(amount.per, "") or ("per year" if is_yearly and unit in PHYSICAL else "")
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
