"""Where a visit or meeting took place."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from briefing.extraction import certainty
from briefing.extraction.bodies import seat_of_embassy
from briefing.extraction.cues import post_pattern
from briefing.extraction.document import Sentence
from briefing.extraction.facts import PersonFact, Span
from briefing.extraction.places import Place
from briefing.extraction.regions import region_before, region_country
from briefing.extraction.visits.participants import receiver
from briefing.extraction.visits.report import VisitReport
from briefing.languages.places import capital_of, countries

_APPOSITIONS = frozenset(["the", "city", "of", "capital", "столицу", "г", ".", "город"])
_TO_PLACE = frozenset(
    ["to", "in", "at", "through", "across", "into", "в", "во", "на", "по", "visited", "visits", "visiting", "visit"]
)
_KAZAKH_GOALS = ("ға", "ге", "қа", "ке", "да", "де", "та", "те", "на", "не", "нда", "нде")


_JOINTS = frozenset([",", "and", "the", "и", "а", "также", "в", "to", "then", "затем", "және", "мен", "пен", "бен"])
_GOES_ON = ("выехал", "отправил", "отбыл", "вылетел", "уехал", "направил")
_SENT_TO = frozenset(["to", "in", "в", "во"])


class Stay(NamedTuple):
    """Where something took place: country code, English city, and the words that say so."""

    country: str = ""
    country_span: Span | None = None
    city: str = ""
    city_span: Span | None = None
    rule: str = ""
    confidence: float = certainty.COUNTRY_ALONE


class VisitPlace:
    """Finds the place of the visit that a report tells of."""

    def __init__(self, report: VisitReport) -> None:
        self.report, self.issued = report, report.issued
        self.reading, self.language = report.reading, report.language

    def goal(self) -> str:
        """The country that the text says somebody visited, empty where it tells of no journey."""
        for sentence in self.report.main_sentences:
            cue = self.report.cue("visit", sentence)
            place = self._place_near(sentence, cue, "visit") if cue else None
            if place:
                return place.country
        return ""

    def stay(self, kind: str, kind_span: Span | None) -> Stay:
        """Where the visit took place: where its sentence says so, else the place of issue."""
        cue_name = {"forum": "event", "meeting": "meeting"}.get(kind, "visit")
        if self.issued.country and self._is_here():
            return self._issued(kind)
        for sentence in self._ordered(kind_span):
            if self.issued.country and not self._is_trusted(sentence, kind_span):
                continue
            cue = self.report.cue(cue_name, sentence)
            named = kind_span if kind_span and sentence.start <= kind_span.start < sentence.end else None
            if cue or named:
                place = self._place_near(sentence, named or cue, kind)
                if place:
                    return self._completed(place)
        return self._issued(kind)

    def near(self, sentence: Sentence, cue: Span) -> Place | None:
        """The place in a sentence that its words of a visit lead to."""
        return self._place_near(sentence, cue, "visit")

    def legs(self, country: str) -> frozenset[str]:
        """The countries of a tour that is reported as a whole, the given one among them; none for another visit."""
        for sentence in self.report.main_sentences:
            cue = self.report.cue("visit", sentence)
            place = self._place_near(sentence, cue, "visit") if cue else None
            found = {place.country} if place else set()
            for other in self._places(sentence) if place else ():
                between = self.reading.folded[place.last : other.first] if place else []
                if place and other.first >= place.last and between and all(word in _JOINTS for word in between):
                    found.add(other.country)
                    place = other
            if len(found) > 1 and country in found:
                return frozenset(found)
        return frozenset()

    def of_the_meeting(self) -> Place | None:
        """The city in which the lead says that a meeting was held, of no journey."""
        for sentence in self.report.lead:
            cue = self.report.cue("meeting", sentence)
            if cue and not self.report.cue("visit", sentence):
                return self._place_near(sentence, cue, "meeting")
        return None

    def _is_here(self) -> bool:
        """Whether the lead says "here" for the place of issue."""
        words = {word for sentence in self.report.lead for word in self.reading.folded[sentence.first : sentence.last]}
        return self.language == "en" and "here" in words

    def _is_trusted(self, sentence: Sentence, kind_span: Span | None) -> bool:
        """Against a dateline only the lead counts, and the sentence that names the kind."""
        return sentence in self.report.lead or bool(kind_span and sentence.start <= kind_span.start < sentence.end)

    def _ordered(self, kind_span: Span | None) -> list[Sentence]:
        """The sentences of the visit, the one with the kind first."""
        sentences = self.report.main_sentences
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
        if (
            place.people
            or reading.possessive[place.last - 1]
            or self.report.in_dateline(reading.tokens[place.first].start)
        ):
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
        for sentence in self.report.lead:
            for other in self._places(sentence):
                if other.city and other.country == place.country and self._is_goal(other):
                    return self._in_city(place, other, certainty.CITY_IN_LEAD)
        if self.issued.country == place.country:
            return Stay(
                place.country, span, self.issued.city, self._issue_span(), "place of issue", certainty.ISSUED_IN_COUNTRY
            )
        cities = list(self._seen_on_the_way())
        if not self._is_of_a_region(place.country):
            cities.extend(filter(self._is_capital, self.reading.places))
        city = next((other for other in cities if other.country == place.country), None)
        if city:
            return self._in_city(place, city, certainty.CITY_ELSEWHERE)
        return Stay(place.country, span, "", None, "place of the visit", certainty.COUNTRY_ALONE)

    def _seen_on_the_way(self) -> Iterator[Place]:
        """The cities where later sentences say that somebody came, met or was: "In Ankara she was received by …"."""
        for sentence in self.report.main_sentences:
            visit = self.report.cue("visit", sentence)
            told = visit or self.report.cue("meeting", sentence)
            for place in self._places(sentence):
                goal = (told or place.first <= sentence.first + 1) and self._is_goal(place)
                if self._is_left_for(sentence, place):
                    continue
                if place.city and (goal or (visit and sentence in self.report.lead)):
                    yield place

    def _is_left_for(self, sentence: Sentence, place: Place) -> bool:
        """Whether a sentence after the lead tells that somebody went on to a place: "выехал в Самарканд"."""
        before = self.reading.folded[max(0, place.first - 2)]
        return sentence not in self.report.lead and before.startswith(_GOES_ON)

    def _is_of_a_region(self, country: str) -> bool:
        """Whether the lead names a region of the country, in which guests were then rather than in the capital."""
        lead = self.report.lead
        return bool(lead) and region_before(self.reading.folded, lead[-1].last, lead[0].first) == country

    def _is_capital(self, place: Place) -> bool:
        """Whether a place is the capital of its country, where guests are received unless another city is told."""
        capital = capital_of(countries()[place.country])
        return bool(place.city) and capital is not None and capital.name.en == place.city

    def _in_city(self, place: Place, city: Place, confidence: float) -> Stay:
        country_span = self.reading.span(place.first, place.last)
        span = self.reading.span(city.first, city.last)
        return Stay(place.country, country_span, city.city, span, "place of the visit", confidence)

    def _issued(self, kind: str) -> Stay:
        if self.issued.country:
            span = self._issue_span()
            return Stay(self.issued.country, span, self.issued.city, span, "place of issue", certainty.PLACE_OF_ISSUE)
        sentences = self.report.main_sentences if kind == "meeting" else self.report.document.sentences
        places = (place for sentence in sentences for place in self._places(sentence))
        place = next((place for place in places if self._is_goal(place)), None)
        return self._completed(place) if place else Stay()

    def at_host(self, people: Sequence[PersonFact]) -> Stay:
        """The country of who received the guests, for a meeting whose place is not told."""
        host = receiver(self.reading, people, self.report.lead)
        if host is None or not people[host].country:
            return Stay()
        return Stay(
            people[host].country,
            people[host].country_span,
            rule="country of the host",
            confidence=certainty.COUNTRY_OF_HOST,
        )

    def at_ambassador(self, people: Sequence[PersonFact]) -> Stay:
        """The country to which an ambassador of the lead is sent, who meets people there as a rule."""
        for person in people:
            if not post_pattern("resident").search(person.title) or not person.title_span:
                continue
            if person.title_span.end > max(sentence.end for sentence in self.report.lead):
                continue
            first = self.report.document.token_at(person.title_span.start)
            last = self.report.document.token_at(person.title_span.end - 1) + 1
            place = seat_of_embassy(self.reading, first, last, person.country)
            if place:
                span = self.reading.span(place.first, place.last)
                return Stay(place.country, span, rule="country of the post", confidence=certainty.COUNTRY_OF_HOST)
        return Stay()

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
        stated = self.report.document.article.dateline_place
        start = self.report.text.casefold().find(stated.casefold()) if stated else -1
        return Span(start, start + len(stated)) if start >= 0 else None
