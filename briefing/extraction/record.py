"""The annotation record of an article: the JSON that the scorer of extraction reads."""

from typing import Any

from briefing.extraction.document import Document
from briefing.extraction.facts import Facts, FigureFact, PersonFact, ProjectFact, Span, VisitFact
from briefing.extraction.find import find_facts
from briefing.extraction.places import country_name
from briefing.model import Article
from briefing.model.choices import Comparator

Record = dict[str, Any]

_QUALIFIERS = {
    Comparator.OVER: "over",
    Comparator.ABOUT: "about",
    Comparator.UP_TO: "up to",
    Comparator.AT_MOST: "up to",
    Comparator.AT_LEAST: "at least",
}


def annotation_record(article_id: str, article: Article) -> Record:
    """The record of one article: visit, officials, projects, figures and topics as plain values."""
    facts, document = find_facts(article), Document(article)
    return {
        "id": article_id,
        "language": document.language,
        "published": article.published.isoformat() if article.published else None,
        "dateline": {
            "city": facts.dateline_city or None,
            "country": country_name(facts.dateline_country, "en") or None,
        },
        "source": article.outlet or None,
        "attributed_to": facts.attributed_to or None,
        "visit": _visit(facts, facts.visit) if facts.visit else None,
        "officials": [_official(person) for person in facts.people],
        "projects": [_project(project, article.text) for project in facts.projects],
        "targets": [_figure(figure, article.text) for figure in facts.figures],
        "topics": list(facts.sectors),
    }


def _visit(facts: Facts, visit: VisitFact) -> Record:
    return {
        "kind": visit.kind,
        "country": country_name(visit.country, "en") or None,
        "city": visit.city or None,
        "start": visit.start.isoformat() if visit.start else None,
        "end": visit.end.isoformat() if visit.end else None,
        "visitors": [facts.people[index].name for index in visit.visitors],
        "hosts": [facts.people[index].name for index in visit.hosts],
    }


def _official(person: PersonFact) -> Record:
    return {
        "name": person.name,
        "title": person.title or None,
        "organisation": person.organisation or None,
        "country": country_name(person.country, "en") or None,
        "mentions": list(dict.fromkeys(mention.text for mention in person.mentions)),
        "confidence": person.confidence,
    }


def _project(project: ProjectFact, text: str) -> Record:
    return {
        "name": project.name,
        "evidence": _words(project.span, text),
        "kind": project.kind.value,
        "confidence": project.confidence,
    }


def _figure(figure: FigureFact, text: str) -> Record:
    qualifier = _QUALIFIERS.get(figure.comparator) if figure.comparator else None
    return {
        "indicator": figure.indicator,
        "value": int(figure.value) if figure.value == figure.value.to_integral_value() else float(figure.value),
        "unit": figure.unit,
        "qualifier": figure.qualifier or qualifier,
        "period": figure.period or None,
        "role": figure.role.value,
        "evidence": _words(figure.span, text),
        "confidence": figure.confidence,
    }


def _words(span: Span, text: str) -> str:
    return text[span.start : span.end]
