"""Currencies whose name several countries share ("Rs", "manat", "rial"), told by the countries of the article."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from briefing.extraction.document import Document
from briefing.languages.amount_reading import Amount
from briefing.resources import read_toml

# Words of scale that tell of India where no country is named.
_INDIAN_SCALE = re.compile(r"\b(?:crore|lakh)s?\b", re.IGNORECASE)


def with_own_currencies(amounts: Iterable[Amount], document: Document) -> list[Amount]:
    """The amounts, each in the currency of the country that the article names most among those that share it.

    An amount that names its country ("Indian rupees") and one whose countries the article never names stay.
    """
    shared = _shared()
    kept = list(amounts)
    if not any(amount.unit in shared and _is_bare(amount, document.text) for amount in kept):
        return kept
    named = Counter(place.country.code for place in document.named_places)
    return [_own(amount, shared.get(amount.unit, {}), named, document.text) for amount in kept]


def _own(amount: Amount, candidates: Mapping[str, str], named: Counter[str], text: str) -> Amount:
    if not candidates or not _is_bare(amount, text):
        return amount
    country = max(candidates, key=lambda code: named[code])
    if not named[country]:
        country = "IN" if _INDIAN_SCALE.search(text, amount.start, amount.end) else ""
    return amount._replace(unit=candidates.get(country, amount.unit))


def _is_bare(amount: Amount, text: str) -> bool:
    """Whether the words give the shared name alone, neither a country beside it nor the code itself."""
    words = " ".join(re.findall(r"[^\W\d]+", text[amount.start : amount.end].casefold()))
    return amount.unit.casefold() not in words and _bare_names().fullmatch(words) is not None


@cache
def _bare_names() -> re.Pattern[str]:
    names: list[str] = read_toml("lexicons/currencies.toml")["names"]
    scales: list[str] = read_toml("lexicons/currencies.toml")["scales"]
    name, scale = f"(?:{'|'.join(names)})", f"(?:{'|'.join(scales)})"
    # A country before the name ("Turkmen manats") is a word that is no scale.
    return re.compile(rf"(?:{name} )?(?:{scale}[^\W\d]{{0,4}}(?: |$))*(?:{name}[^\W\d]{{0,4}})?")


@cache
def _shared() -> dict[str, dict[str, str]]:
    """Currency code to the currencies that share its name, by country code."""
    groups: list[dict[str, str]] = read_toml("lexicons/currencies.toml")["shared"]
    return {code: group for group in groups for code in group.values()}
