"""The heading of a note, proposed from what was found: "On the working visit of … to Ashgabat"."""

from briefing.extraction.facts import Facts, PersonFact, Span, VisitFact
from briefing.extraction.places import city_name, country_name
from briefing.model import LanguageCode

_KINDS = {"state": "state", "official": "official", "working": "working", "private": "private", "business": "business"}


def heading(facts: Facts, language: LanguageCode) -> tuple[str, list[Span]]:
    """The heading in the language of the article and the spans it rests on; empty where the article has no visit.

    Russian and Kazakh headings need case forms of names that cannot be derived
    surely; they are proposed in English only for now.
    """
    visit = facts.visit
    if not visit or language != "en" or not visit.visitors:
        return "", []
    leader = facts.people[visit.visitors[0]]
    spans = [span for span in (visit.kind_span, leader.title_span, leader.name_span, visit.city_span) if span]
    return f"On {_what(facts, visit, leader)}", spans


def _what(facts: Facts, visit: VisitFact, leader: PersonFact) -> str:
    who = f"{_capitalised(leader.title)} {leader.name}"
    place = city_name(visit.city, "en") or visit.city or country_name(visit.country, "en")
    if visit.kind == "phone" and visit.hosts:
        host = facts.people[visit.hosts[0]]
        return f"the telephone conversation of {_capitalised(host.title)} {host.name} with {who}"
    if visit.kind == "meeting" and visit.hosts:
        host = facts.people[visit.hosts[0]]
        return f"the meeting of {_capitalised(host.title)} {host.name} with {who}"
    if visit.kind == "forum":
        return f"the participation of {who} in an event in {place}" if place else ""
    kind = f"{_KINDS[visit.kind]} visit" if visit.kind in _KINDS else "visit"
    return f"the {kind} of {who} to {place}" if place else f"the {kind} of {who}"


def _capitalised(title: str) -> str:
    return title[:1].upper() + title[1:]
