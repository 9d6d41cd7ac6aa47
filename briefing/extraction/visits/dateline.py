"""Where a text was issued, as country and city of the gazetteer."""

from typing import NamedTuple

from briefing.extraction.bodies import national_body
from briefing.extraction.document import Document
from briefing.extraction.lexicon import fold
from briefing.extraction.places import Place
from briefing.extraction.reading import Reading
from briefing.extraction.regions import region_country
from briefing.model import Article


class Issued(NamedTuple):
    """Country code and English city of the dateline; empty where there is none."""

    country: str = ""
    city: str = ""


def place_of_issue(document: Document) -> Issued:
    """The place before the lead, the country of a bare city supplied."""
    stated = document.article.dateline_place
    if not stated:
        return Issued()
    places = places_in(stated, document.article)
    city = next((place.city for place in places if place.city), "")
    country = next((place.country for place in places if not place.city), "")
    country = country or next((place.country for place in places), "")
    country = country or next(filter(None, map(region_country, fold(stated).split())), "")
    return Issued(country, city or (stated.split(",")[0].strip() if not places or places[0].first > 0 else ""))


def places_in(text: str, article: Article) -> tuple[Place, ...]:
    """The places named in a string beside the text, such as the dateline or the outlet's name."""
    return Reading(Document(Article(text=text, language=article.language))).places


class Home(NamedTuple):
    """The country whose officials a text names without a country; `is_stated` where a dateline says it."""

    country: str
    is_stated: bool


def home_of(reading: Reading, issued: Issued) -> Home:
    """The dateline's country, else that of the issuing body, else Kazakhstan for Kazakh, else the first one named.

    A country somebody travels to is none; one that is named much oftener than the first goes before it.
    """
    if issued.country:
        return Home(issued.country, is_stated=True)
    article = reading.document.article
    for text in (article.outlet, article.relayed_from):
        body = national_body(text)
        if body:
            return Home(body, is_stated=False)
        for place in places_in(text, article):
            return Home(place.country, is_stated=False)
    if reading.document.language == "kk":
        return Home("KZ", is_stated=False)
    found = stays(reading)
    if not found or found[0].people or reading.possessive[found[0].last - 1]:
        return Home("", is_stated=False)
    counts = reading.countries
    most, number = counts.most_common(1)[0]
    return Home(most if number > counts[found[0].country] + _MUCH_OFTENER else found[0].country, is_stated=False)


def stays(reading: Reading) -> list[Place]:
    """The places that nobody is said to travel to."""
    found, travelled_until = list[Place](), -1
    for place in reading.places:
        between = reading.folded[travelled_until : place.first] if travelled_until >= 0 else ["."]
        if not place.people and (_is_goal(reading, place) or all(word in _JOINTS for word in between)):
            travelled_until = place.last
        else:
            found.append(place)
    return found


def _is_goal(reading: Reading, place: Place) -> bool:
    before = place.first - 1
    while before >= 0 and reading.folded[before] in ("the", "city", "of"):
        before -= 1
    return before >= 0 and (reading.folded[before] in _GOALS or leaves_for(reading, place))


def leaves_for(reading: Reading, place: Place) -> bool:
    """Whether somebody leaves for a place: "leaves for China"."""
    before = place.first - 1
    return before > 0 and reading.folded[before] == "for" and reading.folded[before - 1] in _LEAVES


_MUCH_OFTENER = 1
_LEAVES = frozenset(["leaves", "left", "leave", "departed", "departs", "bound"])
_JOINTS = frozenset([",", "and", "the", "и"])
_GOALS = frozenset(["to", "into", "visit", "visited", "visiting", "visits", "в", "во", "посетил", "посетила"])
