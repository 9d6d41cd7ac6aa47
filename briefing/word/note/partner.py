"""The partner country of a paper: its names and capital as the gazetteer has them."""

from collections.abc import Mapping
from typing import Any

from briefing.languages.places import capital_of, country_named
from briefing.model import LanguageCode
from briefing.word.printing.values import Row


def partner_country(context: Mapping[str, Any], language: LanguageCode) -> Row:
    """`name`, `official_name` and `capital`; what the gazetteer does not know stays as it was entered, or empty."""
    words = _named(context)
    country = country_named(words) if words else None
    if country is None:
        return Row({"name": words, "official_name": words, "capital": ""}, None)
    capital = capital_of(country)
    names = {
        "name": country.name(language),
        "official_name": country.name(language, long=True) or country.name(language),
        "capital": capital.name.in_any_language(language) if capital else "",
    }
    return Row(names, None)


def _named(context: Mapping[str, Any]) -> str:
    """The country entered for the relations, else that of the other side of the visit."""
    visit = context["visit"]
    guest = visit["head"]["country"] if visit["head"] and visit["direction_code"] == "incoming" else ""
    return str(context["relations"]["country"] or guest or visit["country"])
