"""The first and last day of a visit or meeting, as far as they are stated."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from briefing.extraction.cues import cue_pattern, day_counts
from briefing.extraction.document import Sentence
from briefing.extraction.facts import Span
from briefing.extraction.visits.report import VisitReport
from briefing.languages import DateMention, read_dates

_IT = frozenset(["it", "он", "она", "ол"])
_REACH, _PREPOSITION = 20, 5


class Days(NamedTuple):
    """First and last day as far as they are stated."""

    start: dt.date | None = None
    start_span: Span | None = None
    end: dt.date | None = None
    end_span: Span | None = None


class VisitDays:
    """Reads one article for the days of its main visit."""

    def __init__(self, report: VisitReport) -> None:
        self.report = report

    def of(self, kind: str) -> Days:
        """The first and last day; only days that are stated for the visit or meeting count."""
        days = self._stated_days(kind)
        if not days.start and not days.end and kind == "phone" and self.report.document.article.published_time:
            days = Days(self.report.document.published)
        return self._lengthened(days)

    def _stated_days(self, kind: str) -> Days:
        visit, meeting = Days(), Days()
        for sentence in self.report.main_sentences:
            about_visit = self._is_about(kind, sentence)
            if not about_visit and not self.report.cue("meeting", sentence) and not self.report.cue("phone", sentence):
                continue
            for mention in self._dates(sentence):
                if not about_visit and self._is_still_to_come(mention):
                    continue
                found = self._as_days(mention, sentence)
                if mention.value_to and about_visit:
                    return found
                if about_visit:
                    visit = _filled(visit, found)
                else:
                    meeting = _filled(meeting, found)
        return visit if visit.start or visit.end else meeting

    def _is_still_to_come(self, mention: DateMention) -> bool:
        """Whether the day lies after the report: a meeting then is one that was agreed, not the one reported."""
        published = self.report.document.published
        return published is not None and mention.value > published

    def _is_about(self, kind: str, sentence: Sentence) -> bool:
        if kind == "forum":
            return bool(self.report.cue("event", sentence)) or bool(self.report.cue("end", sentence))
        if kind in ("meeting", "phone"):
            return False
        named = self.report.named_kind([sentence]) is not None
        return named or bool(self.report.cue("visit", sentence)) or self._goes_on(sentence)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence tells when what was named before began or ended: "It began on 3 May"."""
        folded = self.report.reading.folded
        if sentence.first + 1 >= sentence.last or folded[sentence.first] not in _IT:
            return False
        start = self.report.reading.tokens[sentence.first + 1].start
        return any(cue_pattern(self.report.language, cue).match(self.report.text, start) for cue in ("start", "end"))

    def _dates(self, sentence: Sentence) -> Iterator[DateMention]:
        dates, starts = self._all_dates
        for mention in dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]:
            if not self.report.in_dateline(mention.start):
                yield mention

    @cached_property
    def _all_dates(self) -> tuple[list[DateMention], list[int]]:
        dates = read_dates(self.report.text, self.report.language, self.report.document.published)
        return dates, [mention.start for mention in dates]

    def _as_days(self, mention: DateMention, sentence: Sentence) -> Days:
        span = Span(mention.start, mention.end)
        if mention.value_to:
            return Days(mention.value, span, mention.value_to, span)
        before = self.report.text[max(sentence.start, mention.start - 28) : mention.start]
        after = self.report.text[mention.end : min(sentence.end, mention.end + _REACH)]
        if self._ends(before, after):
            return Days(None, None, mention.value, span)
        return Days(mention.value, span)

    def _ends(self, before: str, after: str) -> bool:
        ends = list(cue_pattern(self.report.language, "end").finditer(before))
        starts = list(cue_pattern(self.report.language, "start").finditer(before))
        follows = cue_pattern(self.report.language, "end").match(after.lstrip())
        if follows and (self.report.language == "kk" or len(follows.group()) > _PREPOSITION):
            return True  # "23 августа завершился визит", but not "23 августа по"
        return bool(ends) and (not starts or starts[-1].start() < ends[-1].start())

    def _lengthened(self, days: Days) -> Days:
        """The last day from "a three-day visit", where only the first is stated."""
        if not days.start or days.end:
            return days
        pattern, numbers = day_counts()
        for sentence in self.report.main_sentences:
            found = pattern.search(self.report.text, sentence.start, sentence.end)
            if found and (self.report.cue("visit", sentence) or self.report.named_kind([sentence])):
                word = found.group("count").casefold()
                count = int(word) if word.isdigit() else numbers[word.replace("ё", "е")]
                end = days.start + dt.timedelta(days=count - 1)
                return days._replace(end=end, end_span=Span(found.start(), found.end()))
        return days


def _filled(days: Days, found: Days) -> Days:
    return Days(
        days.start or found.start,
        days.start_span or found.start_span,
        days.end or found.end,
        days.end_span or found.end_span,
    )
