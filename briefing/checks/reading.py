"""Figures and dates as they stand in texts; what was read once is kept, since the texts of sources never change."""

import datetime as dt
from functools import lru_cache

from briefing.languages import Amount, DateMention, read_dates, read_quantities
from briefing.model import LANGUAGE_CODES, LanguageCode, Quote, Source

LONGEST = 100_000
"""Characters of a text that are read; an article has a few thousand."""


_AROUND = 120  # characters on each side of quoted words


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


def is_wholly_read(source: Source) -> bool:
    """Whether a source is short enough to be read to its end."""
    return len(source.text) <= LONGEST


def quoted_amounts(source: Source, quote: Quote) -> list[Amount]:
    """The amounts that the quoted words hold or are part of, read with what stands round them.

    Their offsets count the characters of `surroundings`.
    """
    language = language_of(source)
    text, start, end = surroundings(source, quote)
    found = amounts_in(text, language) if language else ()
    return [amount for amount in found if amount.start < end and start < amount.end]


def quoted_dates(source: Source, quote: Quote) -> list[DateMention]:
    """The days that the quoted words hold or are part of."""
    language = language_of(source)
    text, start, end = surroundings(source, quote)
    found = dates_in(text, language, source.published) if language else ()
    return [mention for mention in found if mention.start < end and start < mention.end]


def surroundings(source: Source, quote: Quote) -> tuple[str, int, int]:
    """The quoted words with what stands round them in the source, and where in that text they are.

    The words alone, where the source does not hold them at their place.
    """
    if not stands_in(source, quote) or quote.start < 0:
        return quote.words, 0, len(quote.words)
    first = max(0, quote.start - _AROUND)
    return source.text[first : quote.end + _AROUND], quote.start - first, quote.end - first
