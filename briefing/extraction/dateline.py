"""Where a text was issued, as country and city of the gazetteer."""

from typing import NamedTuple

from briefing.extraction.bodies import national_body
from briefing.extraction.document import Document
from briefing.extraction.places import Place
from briefing.extraction.reading import Reading
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
    return Issued(country, city or (stated.split(",")[0].strip() if not places or places[0].first > 0 else ""))


def places_in(text: str, article: Article) -> tuple[Place, ...]:
    """The places named in a string beside the text, such as the dateline or the outlet's name."""
    return Reading(Document(Article(text=text, language=article.language))).places


class Home(NamedTuple):
    """The country whose officials a text names without a country; `is_stated` where a dateline says it."""

    country: str
    is_stated: bool


def _is_travelled_to(reading: Reading, place: Place) -> bool:
    before = reading.folded[max(0, place.first - 1) : place.first]
    return not place.people and any(
        word in ("to", "into", "visited", "visits", "в", "во", "посетил") for word in before
    )


def home_of(reading: Reading, issued: Issued) -> Home:
    """The dateline's country, else that of the issuing body, else Kazakhstan for Kazakh, else the first one named."""
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
    first = next((place for place in reading.places if not _is_travelled_to(reading, place)), None)
    owns = first is not None and (first.people or reading.possessive[first.last - 1])
    return Home(first.country if first and not owns else "", is_stated=False)
