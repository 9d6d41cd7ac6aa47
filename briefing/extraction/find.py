"""All finders on one article, in the order in which they need each other."""

from briefing.extraction.document import Document
from briefing.extraction.facts import Facts
from briefing.extraction.figures.figures import find_figures
from briefing.extraction.figures.goal_setters import with_setters
from briefing.extraction.outcomes.commitments import find_commitments, find_signed
from briefing.extraction.outcomes.statements import find_statements
from briefing.extraction.outcomes.topics import find_sectors, find_topics
from briefing.extraction.people.officials import find_officials
from briefing.extraction.projects.projects import find_projects
from briefing.extraction.reading import Reading
from briefing.extraction.visits.dateline import home_of, place_of_issue
from briefing.extraction.visits.report import VisitReport
from briefing.extraction.visits.stay import VisitPlace
from briefing.extraction.visits.visit import find_visit
from briefing.model import Article


def find_facts(article: Article) -> Facts:
    """Everything the article supports, each fact with its span."""
    document = Document(article)
    reading = Reading(document)
    issued = place_of_issue(document)
    home = home_of(reading, issued)
    report = VisitReport(reading, issued)
    people = find_officials(reading, home, VisitPlace(report).goal())
    figures = with_setters(document, find_figures(document))
    return Facts(
        dateline_city=issued.city,
        dateline_country=issued.country,
        attributed_to=article.relayed_from,
        people=people,
        visit=find_visit(report, people, home.country),
        figures=figures,
        projects=find_projects(document, figures),
        topics=find_topics(document),
        sectors=find_sectors(document),
        statements=find_statements(document, people),
        commitments=find_commitments(document),
        signed=find_signed(document),
    )
