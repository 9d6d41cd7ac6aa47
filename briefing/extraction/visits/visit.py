"""The visit or meeting an article is about: its kind, place and dates."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from briefing.extraction import certainty
from briefing.extraction.cues import KINDS, cue_pattern, first_span, kind_pattern
from briefing.extraction.document import Sentence
from briefing.extraction.facts import PersonFact, Span, VisitFact
from briefing.extraction.places import Place
from briefing.extraction.reading import Reading
from briefing.extraction.regions import region_country
from briefing.extraction.visits.dateline import Issued
from briefing.extraction.visits.days import VisitDays
from briefing.extraction.visits.participants import find_roles, receiver

_LEAD = 3
_APPOSITIONS = frozenset(["the", "city", "of", "capital", "столицу", "г", ".", "город"])
_TO_PLACE = frozenset(
    ["to", "in", "at", "through", "across", "into", "в", "во", "на", "по", "visited", "visits", "visiting", "visit"]
)
_DATELINE_END = re.compile(r"(?:--|[—–-]\s|\.\s|:\s|\)\s)")


class Stay(NamedTuple):
    """Where something took place: country code, English city, and the words that say so."""

    country: str = ""
    country_span: Span | None = None
    city: str = ""
    city_span: Span | None = None
    rule: str = ""
    confidence: float = certainty.COUNTRY_ALONE


def find_visit(finder: "VisitFinder", people: Sequence[PersonFact], home: str) -> VisitFact | None:
    """The one visit or meeting that the article reports, or None."""
    kind, span, confidence = finder.kind(people)
    if not kind:
        return None
    stay = Stay() if kind == "phone" else finder.stay(kind, span)
    if not stay.country and kind != "phone":
        stay = finder.at_host(people)
    if not stay.country and kind == "meeting" and len({person.country for person in people}) > 1:
        stay = finder.at_home(home, people)
    if not stay.country and kind not in ("phone", "meeting"):
        stay = finder.in_the_only_country()
    days = VisitDays(finder).of(kind)
    roles = find_roles(finder.reading, people, kind, stay.country, home, finder.main_sentences)
    return VisitFact(
        kind=kind,
        kind_span=span,
        country=stay.country,
        country_span=stay.country_span,
        city=stay.city,
        city_span=stay.city_span,
        place_rule=stay.rule,
        place_confidence=stay.confidence,
        start=days.start,
        start_span=days.start_span,
        end=days.end,
        end_span=days.end_span,
        visitors=roles.visitors,
        hosts=roles.hosts,
        rule=f"kind of visit: {kind}",
        confidence=confidence,
    )


class VisitFinder:
    """Reads one article for its main visit."""

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
            if (number < first or not self.cue("earlier", sentence))
            and (number < len(self.lead) or not self.cue("later", sentence))
        ]

    # -- kind --------------------------------------------------------------------

    def kind(self, people: Sequence[PersonFact]) -> tuple[str, Span | None, float]:
        """The kind in the article's word, its words and how sure it is; an empty kind where no visit is reported."""
        named = self.named_kind([one for one in self.lead if one in self.main_sentences])
        phone = self._first("phone", self.lead)
        if phone and not named:
            return "phone", phone, certainty.PHONE_CALL
        named = named or self.named_kind(self.main_sentences)
        if named:
            return *named, certainty.NAMED_KIND
        event = self._event()
        if event:
            return "forum", event, certainty.EVENT
        if not people:
            return "", None, 0
        visit = self._first("visit", self.main_sentences)
        meeting = self._first("meeting", self.lead)
        if visit and (meeting or self._first("visit", self.lead) or self._first("meeting", self.main_sentences)):
            return "unspecified", visit, certainty.UNNAMED_VISIT
        if meeting:
            return "meeting", meeting, certainty.MEETING
        later = self._first("meeting", self.main_sentences) if len({p.country for p in people}) > 1 else None
        return ("meeting", later, certainty.MEETING_IN_THE_BODY) if later else ("", None, 0)

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

    def _first(self, cue: str, sentences: Sequence[Sentence]) -> Span | None:
        return next((span for sentence in sentences if (span := self.cue(cue, sentence))), None)

    def _event(self) -> Span | None:
        for sentence in self.lead:
            if self.cue("event_action", sentence) and not self.cue("sidelines", sentence):
                span = self.cue("event", sentence)
                if span:
                    return span
        return None

    # -- place -------------------------------------------------------------------

    def goal(self) -> str:
        """The country that the text says somebody visited, empty where it tells of no journey."""
        for sentence in self.main_sentences:
            cue = self.cue("visit", sentence)
            place = self._place_near(sentence, cue, "visit") if cue else None
            if place:
                return place.country
        return ""

    def stay(self, kind: str, kind_span: Span | None) -> Stay:
        """Where the visit took place: where its sentence says so, else the place of issue."""
        cue_name = {"forum": "event", "meeting": "meeting"}.get(kind, "visit")
        if self.issued.country and self._is_here():
            return self._issued()
        for sentence in self._ordered(kind_span):
            if self.issued.country and not self._is_trusted(sentence, kind_span):
                continue
            cue = self.cue(cue_name, sentence)
            named = kind_span if kind_span and sentence.start <= kind_span.start < sentence.end else None
            if cue or named:
                place = self._place_near(sentence, named or cue, kind)
                if place:
                    return self._completed(place)
        return self._issued()

    def _is_here(self) -> bool:
        """Whether the lead says "here" for the place of issue."""
        words = {word for sentence in self.lead for word in self.reading.folded[sentence.first : sentence.last]}
        return self.language == "en" and "here" in words

    def _is_trusted(self, sentence: Sentence, kind_span: Span | None) -> bool:
        """Against a dateline only the lead counts, and the sentence that names the kind."""
        return sentence in self.lead or bool(kind_span and sentence.start <= kind_span.start < sentence.end)

    def _ordered(self, kind_span: Span | None) -> list[Sentence]:
        """The sentences of the visit, the one with the kind first."""
        sentences = self.main_sentences
        if not kind_span:
            return sentences
        return sorted(sentences, key=lambda s: not s.start <= kind_span.start < s.end)

    def _place_near(self, sentence: Sentence, cue: Span | None, kind: str) -> Place | None:
        """The place in a sentence that somebody came to or was in, after the cue rather than before it."""
        places = [place for place in self._places(sentence) if self._is_goal(place)]
        if not places or cue is None:
            return places[0] if places else None
        if kind == "meeting":
            places = [place for place in places if place.city]
        after = [place for place in places if self.reading.tokens[place.first].start >= cue.start]
        return next(iter(after or places), None)

    def _places(self, sentence: Sentence) -> list[Place]:
        places, starts = self.reading.places, self._place_starts
        return list(places[bisect_left(starts, sentence.first) : bisect_left(starts, sentence.last)])

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.first for place in self.reading.places]

    def _is_goal(self, place: Place) -> bool:
        """Whether a place is where somebody went or was: "to Baku", "в Ташкент", "Бакуге"."""
        reading = self.reading
        if place.people or reading.possessive[place.last - 1] or self.in_dateline(reading.tokens[place.first].start):
            return False
        if self.language == "kk":
            return reading.folded[place.last - 1].endswith(_KAZAKH_GOALS)
        before = place.first - 1
        while before >= 0 and self._is_apposition(before):
            before -= 1
        if before >= 0 and reading.folded[before] in _TO_PLACE:
            return True
        return (
            self.language == "ru" and before >= 0 and reading.folded[before].startswith(("посетил", "посещ", "визитом"))
        )

    def _is_apposition(self, index: int) -> bool:
        """Whether a word stands between a preposition and a place: "to the Azerbaijani capital Baku"."""
        place = self.reading.place_of.get(index)
        people = place is not None and place.people and self.reading.folded[index + 1] in ("capital", "city")
        return people or self.reading.folded[index] in _APPOSITIONS

    def _completed(self, place: Place) -> Stay:
        """A place with its city: its own, another named with it, the place of issue, or the first one named."""
        span = self.reading.span(place.first, place.last)
        if place.city:
            return Stay(place.country, span, place.city, span, "place of the visit", certainty.PLACE_WITH_CITY)
        for sentence in self.lead:
            for other in self._places(sentence):
                if other.city and other.country == place.country and self._is_goal(other):
                    return self._in_city(place, other, certainty.CITY_IN_LEAD)
        if self.issued.country == place.country:
            return Stay(
                place.country, span, self.issued.city, self._issue_span(), "place of issue", certainty.ISSUED_IN_COUNTRY
            )
        cities = [other for other in self.reading.places if other.city and other.country == place.country]
        goals = [other for other in cities if self._is_goal(other)] or cities[:1]
        if goals:
            return self._in_city(place, goals[0], certainty.CITY_ELSEWHERE)
        return Stay(place.country, span, "", None, "place of the visit", certainty.COUNTRY_ALONE)

    def _in_city(self, place: Place, city: Place, confidence: float) -> Stay:
        country_span = self.reading.span(place.first, place.last)
        span = self.reading.span(city.first, city.last)
        return Stay(place.country, country_span, city.city, span, "place of the visit", confidence)

    def _issued(self) -> Stay:
        if self.issued.country:
            span = self._issue_span()
            return Stay(self.issued.country, span, self.issued.city, span, "place of issue", certainty.PLACE_OF_ISSUE)
        for place in self.reading.places:
            if not place.people and self._is_goal(place):
                return self._completed(place)
        return Stay()

    def at_host(self, people: Sequence[PersonFact]) -> Stay:
        """The country of who received the guests, for a meeting whose place is not told."""
        host = receiver(self.reading, people, self.lead)
        if host is None or not people[host].country:
            return Stay()
        return Stay(
            people[host].country,
            people[host].country_span,
            rule="country of the host",
            confidence=certainty.COUNTRY_OF_HOST,
        )

    def at_home(self, home: str, people: Sequence[PersonFact]) -> Stay:
        """The home country of a text whose officials met others, if the text is in its own language."""
        if self.language != "kk" or home not in {person.country for person in people}:
            return Stay()
        return Stay(home, rule="home country", confidence=certainty.HOME_COUNTRY)

    def in_the_only_country(self) -> Stay:
        """The one country that a text names or whose regions it names, where it tells no place of the visit."""
        countries = {place.country for place in self.reading.places}
        countries = countries or set(filter(None, map(region_country, self.reading.folded)))
        if len(countries) != 1:
            return Stay()
        return Stay(countries.pop(), rule="only country named", confidence=certainty.ONLY_COUNTRY_NAMED)

    def _issue_span(self) -> Span | None:
        stated = self.document.article.dateline_place
        start = self.text.casefold().find(stated.casefold()) if stated else -1
        return Span(start, start + len(stated)) if start >= 0 else None

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


_KAZAKH_GOALS = ("ға", "ге", "қа", "ке", "да", "де", "та", "те", "на", "не", "нда", "нде")
_SHORT = frozenset(["Sept", "Jan", "Feb", "Mar", "Apr", "Aug", "Oct", "Nov", "Dec", "ept", "сен", "окт", "ноя", "дек"])
