"""Facts become suggestions: one field path each, with the exact words that prove it."""

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from briefing.extraction import certainty
from briefing.extraction.document import Document
from briefing.extraction.facts import (
    CommitmentFact,
    Facts,
    FigureFact,
    FigurePart,
    PersonFact,
    ProjectFact,
    SignedDocumentFact,
    Span,
    StatementFact,
    TopicFact,
    VisitFact,
)
from briefing.extraction.figures.goal_setters import setter_words
from briefing.extraction.heading import heading
from briefing.extraction.places import city_name, country_name
from briefing.model import LANGUAGE_CODES, FieldPath, Quote, SourceRef, Suggestion
from briefing.model.choices import (
    Comparator,
    Direction,
    DocumentKind,
    Purpose,
    RankLevel,
    Side,
    StatementMode,
    VisitKind,
)

_WRITTEN_WITH_CAPITALS = (RankLevel.HEAD_OF_STATE, RankLevel.HEAD_OF_GOVERNMENT)
_KINDS = {
    "state": VisitKind.STATE,
    "official": VisitKind.OFFICIAL,
    "working": VisitKind.WORKING,
    "private": VisitKind.PRIVATE,
    "business": VisitKind.BUSINESS_TRIP,
    "forum": VisitKind.EVENT,
    "meeting": VisitKind.MEETING,
    "phone": VisitKind.PHONE_CALL,
}


class Suggestions(msgspec.Struct, frozen=True):
    """What an article supports: `items` are ready for a briefing, `facts` is what they were made from.

    `gaps` are the field paths that a note needs and the article leaves open.
    """

    items: tuple[Suggestion, ...]
    facts: Facts
    gaps: tuple[FieldPath, ...] = ()


class SuggestionWriter:
    """Collects the suggestions of one article."""

    def __init__(self, document: Document, source: str, own_country: str = "") -> None:
        self.document, self.language = document, document.language
        self.source, self.own_country = SourceRef(source), own_country
        self.items: list[Suggestion] = []

    def write(self, facts: Facts) -> tuple[Suggestion, ...]:
        """The suggestions for all facts, in the order of the briefing."""
        self._header(facts)
        if facts.visit:
            self._visit(facts, facts.visit)
        for number, person in enumerate(facts.people, 1):
            self._official(f"officials/o{number}", person, self._side(facts, number - 1))
        for number, project in enumerate(facts.projects, 1):
            self._project(f"projects/p{number}", project)
        for number, row in enumerate(rows_of_figures(facts.figures), 1):
            self._target(f"targets/t{number}", row)
        for number, commitment in enumerate(facts.commitments, 1):
            self._commitment(f"commitments/c{number}", commitment)
        for number, statement in enumerate(facts.statements, 1):
            self._statement(f"statements/s{number}", statement)
        for number, topic in enumerate(facts.topics, 1):
            self._topic(f"topics/t{number}", topic)
        for number, signed in enumerate(facts.signed, 1):
            self._signed(f"visit/documents/d{number}", signed)
        return tuple(self.items)

    def add(self, path: str, value: object, spans: Iterable[Span | None], confidence: float, rule: str) -> None:
        """One suggestion; nothing for an empty value. Missing spans are left out."""
        text = "" if value is None else str(value)
        if text:
            quotes = tuple(self._quote(span) for span in spans if span and span.end > span.start)
            self.items.append(Suggestion(path, text, quotes, round(confidence, 2), rule))

    def add_text(self, path: str, value: str, spans: Iterable[Span | None], confidence: float, rule: str) -> None:
        """A suggestion for a text in the language of the article."""
        self.add(f"{path}/{self.language}", value, spans, confidence, rule)

    def _quote(self, span: Span) -> Quote:
        return Quote(self.source, span.start, span.end, self.document.text[span.start : span.end])

    def _add_country(self, path: str, code: str, span: Span | None, confidence: float, rule: str) -> None:
        for language in LANGUAGE_CODES:
            self.add(f"{path}/{language}", country_name(code, language), [span], confidence, rule)

    def _header(self, facts: Facts) -> None:
        title, spans = heading(facts, self.language)
        confidence = min((facts.visit.confidence, certainty.HEADING)) if facts.visit else 0.0
        self.add(
            "header/doc_kind", DocumentKind.INFORMATION_NOTE, [], certainty.NOTE_ON_AN_ARTICLE, "note on an article"
        )
        self.add("header/purpose", Purpose.INFORMATION, [], certainty.NOTE_ON_AN_ARTICLE, "note on an article")
        self.add("header/as_of", self.document.published, [], certainty.DATE_OF_NOTE, "date of the report")
        self.add_text("header/title", title, spans, confidence, "heading from the visit")

    # -- the visit ---------------------------------------------------------------

    def _visit(self, facts: Facts, visit: VisitFact) -> None:
        rule, confidence = visit.rule, visit.confidence
        self.add("visit/kind", _KINDS.get(visit.kind), [visit.kind_span], confidence, rule)
        self.add(
            "visit/direction",
            self._direction(facts, visit),
            [visit.country_span],
            confidence - certainty.MUCH_LESS,
            rule,
        )
        place_rule = visit.place_rule or rule
        self._add_country("visit/country", visit.country, visit.country_span, visit.place_confidence, place_rule)
        for language in LANGUAGE_CODES:
            name = city_name(visit.city, language) or (visit.city if language == self.language else "")
            confidence = min(visit.place_confidence, certainty.MOST_OF_A_CITY)
            self.add(f"visit/city/{language}", name, [visit.city_span], confidence, place_rule)
        self.add("visit/date_from", visit.start, [visit.start_span], certainty.STATED_DAY, "stated date")
        self.add("visit/date_to", visit.end, [visit.end_span], certainty.STATED_DAY, "stated date")
        self.add("visit/reported_on", self.document.published, [], certainty.STATED_IN_HEADER, "date of the report")
        self._participants(facts, visit)

    def _participants(self, facts: Facts, visit: VisitFact) -> None:
        for people, head, rest in ((visit.visitors, "head", "members"), (visit.hosts, "host_head", "hosts")):
            spans = [facts.people[index].name_span for index in people]
            ids = [f"o{index + 1}" for index in people]
            self.add(f"visit/{head}", ids[0] if ids else None, spans[:1], certainty.LEADS_A_SIDE, "who visits whom")
            self.add(f"visit/{rest}", " ".join(ids[1:]), spans[1:], certainty.MEMBER_OF_A_SIDE, "who visits whom")

    def _direction(self, facts: Facts, visit: VisitFact) -> Direction | None:
        if visit.kind == "phone":
            return Direction.ONLINE
        if not self.own_country or not visit.country:
            return None
        visitors = {facts.people[index].country for index in visit.visitors}
        if visit.country == self.own_country:
            return Direction.DOMESTIC if visitors == {self.own_country} else Direction.INCOMING
        return Direction.OUTGOING if self.own_country in visitors else Direction.THIRD_PLACE

    def _side(self, facts: Facts, index: int) -> Side | None:
        country = facts.people[index].country
        if self.own_country and country == self.own_country:
            return Side.OURS
        if facts.visit and index in facts.visit.hosts:
            return Side.HOST
        return Side.THIRD if self.own_country and country else None

    # -- rows --------------------------------------------------------------------

    def _official(self, path: str, person: PersonFact, side: Side | None) -> None:
        rule, confidence = person.rule, person.confidence
        self.add_text(f"{path}/name", person.name, [person.name_span], confidence, rule)
        of_post = min(confidence, certainty.MOST_OF_A_POST.get(rule, 1))
        self.add_text(f"{path}/post", self._post(person), [person.title_span], of_post, rule)
        spans = [person.organisation_span or person.title_span]
        self.add_text(f"{path}/organisation", person.organisation, spans, confidence - certainty.LESS, rule)
        country_rule = f"{rule}; country stated" if person.country_span else "country from context"
        country_confidence = confidence if person.country_span else min(confidence, certainty.COUNTRY_FROM_CONTEXT)
        self._add_country(f"{path}/country", person.country, person.country_span, country_confidence, country_rule)
        self.add(
            f"{path}/side", side, [person.country_span or person.name_span], certainty.SIDE, "side by country and role"
        )
        self.add(
            f"{path}/rank_level", person.rank, [person.title_span], confidence - certainty.LESS, "level of the post"
        )

    def _post(self, person: PersonFact) -> str:
        """The post as it stands after a name: without the capital that the beginning of a sentence gave it.

        English keeps the capitals of posts; Russian and Kazakh keep those of the highest ones.
        """
        title, span = person.title, person.title_span
        if self.language == "en" or span is None or person.rank in _WRITTEN_WITH_CAPITALS or title[1:2].isupper():
            return title
        begins_sentence = self.document.sentence_at(span.start).start == span.start
        return f"{title[:1].lower()}{title[1:]}" if begins_sentence else title

    def _project(self, path: str, project: ProjectFact) -> None:
        spans, rule = [project.span, *project.others], project.rule
        self.add_text(f"{path}/name", project.name, spans, project.confidence, rule)
        self.add(f"{path}/kind", project.kind, [project.span], project.confidence, rule)
        self.add(f"{path}/sector", project.sector, [project.span], project.confidence - certainty.MUCH_LESS, rule)
        self.add(f"{path}/stage", project.stage, [project.stage_span], project.confidence - certainty.MUCH_LESS, rule)
        self.add_text(
            f"{path}/location",
            project.location,
            [project.location_span],
            project.confidence - certainty.MUCH_LESS,
            rule,
        )

    def _target(self, path: str, row: list[FigureFact]) -> None:
        main = next((figure for figure in row if figure.part in _MAIN_PARTS), row[0])
        baseline = next((figure for figure in row if figure.part is FigurePart.BASELINE), None)
        upper = next((figure for figure in row if figure.part is FigurePart.UPPER), None)
        spans, rule, confidence = [main.span], main.rule, main.confidence
        self.add_text(
            f"{path}/name", main.indicator, [main.indicator_span or main.span], confidence - certainty.LESS, rule
        )
        self.add(f"{path}/kind", main.kind, spans, confidence - certainty.MUCH_LESS, rule)
        self.add(f"{path}/role", main.role, spans, min(confidence, certainty.MOST_OF_A_ROLE[main.role]), rule)
        comparator = Comparator.RANGE if upper else main.comparator
        self.add(f"{path}/comparator", comparator, spans, confidence, rule)
        self.add(f"{path}/value", plain_number(main.value), [main.value_span or main.span], confidence, rule)
        self.add(f"{path}/unit", main.unit, [main.value_span or main.span], confidence, rule)
        of_period = min(confidence, certainty.MOST_OF_A_PERIOD)
        self.add(f"{path}/period", main.period, [main.period_span or main.span], of_period, rule)
        self.add(f"{path}/deadline", main.deadline, [main.period_span or main.span], of_period, rule)
        if upper:
            self.add(f"{path}/value_to", plain_number(upper.value), [upper.value_span or upper.span], confidence, rule)
        if baseline and baseline is not main:
            span = baseline.value_span or baseline.span
            self.add(f"{path}/baseline", plain_number(baseline.value), [span], baseline.confidence, rule)
            self.add(f"{path}/baseline_period", baseline.period, [span], baseline.confidence - certainty.LESS, rule)
        if main.set_by:
            words = setter_words(self.document, main.set_by)
            self.add_text(f"{path}/set_by", words, [main.set_by], confidence - certainty.LESS, rule)

    def _commitment(self, path: str, commitment: CommitmentFact) -> None:
        rule, confidence = commitment.rule, commitment.confidence
        self.add_text(f"{path}/text", commitment.text, [commitment.span], confidence, rule)
        self.add(f"{path}/nature", commitment.nature, [commitment.nature_span], confidence, rule)
        self.add_text(f"{path}/by", commitment.by, [commitment.by_span], confidence - certainty.MUCH_LESS, rule)
        self.add(f"{path}/due", commitment.due, [commitment.due_span], confidence, "date by which it is due")
        self.add_text(
            f"{path}/due_note",
            commitment.due_note,
            [commitment.due_note_span],
            confidence - certainty.LESS,
            "time by which it is due",
        )

    def _statement(self, path: str, statement: StatementFact) -> None:
        rule, confidence, spans = statement.rule, statement.confidence, [statement.span]
        self.add(f"{path}/text", statement.text, spans, confidence, rule)
        self.add(f"{path}/language", self.language, spans, confidence, rule)
        self.add(f"{path}/mode", StatementMode.DIRECT, spans, confidence, rule)
        if statement.speaker is not None:
            self.add(
                f"{path}/speaker",
                f"o{statement.speaker + 1}",
                [statement.speaker_span],
                confidence - certainty.LESS,
                rule,
            )

    def _topic(self, path: str, topic: TopicFact) -> None:
        self.add_text(f"{path}/text", topic.text, [topic.span], topic.confidence, topic.rule)

    def _signed(self, path: str, signed: SignedDocumentFact) -> None:
        rule, confidence = signed.rule, signed.confidence
        self.add_text(f"{path}/title", signed.title, [signed.span], confidence, rule)
        self.add(f"{path}/type", signed.type, [signed.span], confidence, rule)
        self.add(f"{path}/state", signed.state, [signed.state_span or signed.span], confidence, rule)


_MAIN_PARTS = (FigurePart.WHOLE, FigurePart.GOAL, FigurePart.LOWER)


def rows_of_figures(figures: Iterable[FigureFact]) -> list[list[FigureFact]]:
    """Figures of one series together, each series and each lone figure one row."""
    rows: dict[object, list[FigureFact]] = {}
    for number, figure in enumerate(figures):
        rows.setdefault(("series", figure.series) if figure.series else number, []).append(figure)
    return list(rows.values())


def plain_number(value: Decimal) -> str:
    """A number in plain digits, without exponent or needless zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
