"""A report of a visit: the sentences that speak of it, and the cues in them."""

import re
from collections.abc import Sequence
from functools import cached_property

from briefing.extraction.cues import KINDS, cue_pattern, first_span, kind_pattern, months_told
from briefing.extraction.document import Sentence
from briefing.extraction.facts import Span
from briefing.extraction.reading import Reading
from briefing.extraction.visits.dateline import Issued

_LEAD = 3
_DATELINE_END = re.compile(r"(?:--|[—–-]\s|\.\s|:\s|\)\s)")
_SHORT = frozenset(["Sept", "Jan", "Feb", "Mar", "Apr", "Aug", "Oct", "Nov", "Dec", "ept", "сен", "окт", "ноя", "дек"])


class VisitReport:
    """An article read for its main visit; `issued` is where it was issued."""

    def __init__(self, reading: Reading, issued: Issued) -> None:
        self.reading, self.issued = reading, issued
        self.document = reading.document
        self.text, self.language = reading.text, reading.document.language

    def cue(self, cue: str, sentence: Sentence) -> Span | None:
        """The first words of a group of cues in a sentence."""
        return first_span(cue_pattern(self.language, cue), self.text, sentence.start, sentence.end)

    @cached_property
    def lead(self) -> list[Sentence]:
        """The headline and the first sentences of the text."""
        return self.document.sentences[: _LEAD + bool(self.document.article.title)]

    @cached_property
    def main_sentences(self) -> list[Sentence]:
        """The sentences that may speak of the main visit: those that recall an earlier one or announce another do not.

        What the first sentence tells is the visit; what the lead announces belongs to it.
        """
        first = 1 + bool(self.document.article.title)
        return [
            sentence
            for number, sentence in enumerate(self.document.sentences)
            if (number < first or not self._recalls(sentence))
            and (number < len(self.lead) or not self.cue("later", sentence))
        ]

    def _recalls(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of something earlier: "in May", "былтыр", but not the day "3 мамырда"."""
        month = self._month
        found = cue_pattern(self.language, "earlier").finditer(self.text, sentence.start, sentence.end)
        return any(
            match.group().casefold() != month
            and not self.text[max(0, match.start() - 2) : match.start()].strip().isdigit()
            for match in found
        )

    @cached_property
    def _month(self) -> str:
        """The words for the month of the report, in which nothing is earlier; empty without a date."""
        published = self.document.published
        return months_told(self.language)[published.month - 1] if published else ""

    def named_kind(self, sentences: Sequence[Sentence]) -> tuple[str, Span] | None:
        """The first kind of visit that sentences name, with its words."""
        for sentence in sentences:
            found = [
                (span, kind)
                for kind in KINDS
                if (span := first_span(kind_pattern(self.language, kind), self.text, sentence.start, sentence.end))
            ]
            if found:
                span, kind = min(found)
                return kind, span
        return None

    def first(self, cue: str, sentences: Sequence[Sentence]) -> Span | None:
        """The first words of a group of cues in several sentences."""
        return next((span for sentence in sentences if (span := self.cue(cue, sentence))), None)

    def in_dateline(self, offset: int) -> bool:
        """Whether a character belongs to the dateline before the lead."""
        return offset in self._dateline

    @cached_property
    def _dateline(self) -> range:
        """The characters of "BAKU, Azerbaijan, April 30." before the lead."""
        stated, body = self.document.article.dateline_place, self.document.article.body
        start = self.text.find(body[:40])
        if not stated or not body[:200].casefold().startswith(stated.split(",")[0].casefold()):
            return range(0)
        found = _DATELINE_END.search(self.text, start + len(stated.split(",")[0]), start + 120)
        while found and found.group()[0] == "." and self.text[found.start() - 4 : found.start()].strip() in _SHORT:
            found = _DATELINE_END.search(self.text, found.end(), start + 120)
        return range(start, found.end()) if found else range(0)
