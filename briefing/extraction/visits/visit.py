"""The visit or meeting an article is about: its kind, place and dates."""

from collections.abc import Sequence

from briefing.extraction.facts import PersonFact, Span, VisitFact
from briefing.extraction.visits.days import VisitDays
from briefing.extraction.visits.kind import kind_of
from briefing.extraction.visits.participants import caller_country, find_roles
from briefing.extraction.visits.report import VisitReport
from briefing.extraction.visits.stay import Stay, VisitPlace


def find_visit(report: VisitReport, people: Sequence[PersonFact], home: str) -> VisitFact | None:
    """The one visit or meeting that the article reports, or None."""
    kind, span, confidence = kind_of(report, people)
    if not kind:
        return None
    stay = _stay(report, kind, span, people, home)
    days = VisitDays(report).of(kind)
    hosting, legs = _host_country(report, kind, stay, people, home), VisitPlace(report).legs(stay.country)
    roles = find_roles(report.reading, people, kind, hosting, report.main_sentences, legs)
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


def _host_country(report: VisitReport, kind: str, stay: Stay, people: Sequence[PersonFact], home: str) -> str:
    """The country whose officials are hosts: that of the visit; on a call that of the side that reports it."""
    if kind != "phone":
        return stay.country
    return report.issued.country or caller_country(report.reading, people) or home


def _stay(report: VisitReport, kind: str, span: Span | None, people: Sequence[PersonFact], home: str) -> Stay:
    """Where it took place: as told, else at the host, at home or in the only country, by the kind."""
    if kind == "phone":
        return Stay()
    place = VisitPlace(report)
    stay = place.stay(kind, span)
    if not stay.country:
        stay = place.at_host(people)
    if not stay.country:
        stay = place.at_ambassador(people)
    if not stay.country and kind == "meeting" and len({person.country for person in people}) > 1:
        stay = place.at_home(home, people)
    if not stay.country and kind != "meeting":
        stay = place.in_the_only_country()
    return stay
