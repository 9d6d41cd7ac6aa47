"""Figures and dates as they stand in texts; what was read once is kept, since the texts of sources never change."""

import datetime as dt
from functools import lru_cache

from briefing.languages import Amount, DateMention, read_dates, read_quantities
from briefing.model import LANGUAGE_CODES, LanguageCode, Quote, Source

LONGEST = 100_000
"""Characters of a text that are read; an article has a few thousand."""


@lru_cache(maxsize=512)
def amounts_in(text: str, language: LanguageCode) -> tuple[Amount, ...]:
    """Every number of the text that is no date, with its unit if it has one."""
    return tuple(read_quantities(text[:LONGEST], language))


@lru_cache(maxsize=512)
def dates_in(text: str, language: LanguageCode, reference: dt.date | None) -> tuple[DateMention, ...]:
    """Every day that the text names; those without a year only with a reference."""
    return tuple(read_dates(text[:LONGEST], language, reference))


def language_of(source: Source) -> LanguageCode | None:
    """The language a source is read in, None where it is none of ours."""
    return next((code for code in LANGUAGE_CODES if code == source.language), None)


def stands_in(source: Source, quote: Quote) -> bool:
    """Whether the quoted words are where the quotation says."""
    return source.text[quote.start : quote.end] == quote.words


def quoted_amounts(source: Source, quote: Quote) -> list[Amount]:
    """The amounts that the quoted words hold or are part of, read with what stands round them."""
    language = language_of(source)
    if language is None:
        return []
    if not stands_in(source, quote):
        return list(amounts_in(quote.words, language))
    found = amounts_in(source.text, language)
    return [amount for amount in found if amount.start < quote.end and quote.start < amount.end]


def quoted_dates(source: Source, quote: Quote) -> list[DateMention]:
    """The days that the quoted words hold or are part of."""
    language = language_of(source)
    if language is None:
        return []
    if not stands_in(source, quote):
        return list(dates_in(quote.words, language, source.published))
    found = dates_in(source.text, language, source.published)
    return [mention for mention in found if mention.start < quote.end and quote.start < mention.end]
