"""Reads the dateline before a lead, such as “ASHGABAT, Turkmenistan, March 21.” or “АСТАНА. KAZINFORM —”."""

import re
from typing import NamedTuple

from briefing.articles.outlets import outlet_named
from briefing.articles.printed_date import PrintedDate, find_date
from briefing.languages.places import city_named, country_named

_UPPER = "A-ZÀ-ÖØ-ÞĞİŞА-ЯЁӘІҢҒҮҰҚӨҺЎ"
_CAPITALS = re.compile(rf"(?:ST\. )?[{_UPPER}][{_UPPER}'’\- ]*[{_UPPER}]\b")
_NAME = re.compile(rf"[{_UPPER}][\w'’-]+(?:[ -][{_UPPER}][\w'’-]+){{0,3}}")
_BRACKETED = re.compile(rf"\s*\[([{_UPPER}][\w'’ -]{{2,40}})\]")
_REGION = re.compile(rf",\s*((?:[{_UPPER}][\w'’.-]*)(?:\s+[{_UPPER}][\w'’.-]*|\s+of){{0,3}})")
_AGENCY = re.compile(r"[,.]?\s*(?:\(([^()]{2,40})\)|/([^/]{2,40})/\.?)")
_SIGNED = re.compile(r"[.,]?\s*[-–—]?\s*([^\s.,:–—()]+(?: [^\s.,:–—()]+){0,3})(?=\s*[.:–—]|\s--?\s)")
_END = re.compile(r"\s*(?:[.:]|[-–—]{1,2})(?=\s|$)")
_LONGEST_PLACE = 3
_LONGEST_DATE = 40


class Dateline(NamedTuple):
    """Place as printed (capitals lowered), the date and outlet of a dateline, and where it ends."""

    place: str
    date: PrintedDate | None
    outlet: str
    end: int


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline the paragraph opens with, or None.

    A known place in capitals suffices; one in ordinary letters needs an outlet
    behind it, since any sentence begins with a capital. A place that is not
    known needs a date or a known outlet, since alerts and names are in capitals too.
    """
    match = _CAPITALS.match(paragraph) or _NAME.match(paragraph)
    if not match or outlet_named(match.group()):
        return None
    shouted = match.group().isupper()
    place, position = _with_region(paragraph, match)
    date = _date_at(paragraph, position, after_mark=not shouted)
    position = _end_of(date, paragraph) if date else position
    outlet, position = _outlet_at(paragraph, position)
    end = _END.match(paragraph, position)
    if date:
        accepted = bool(end or outlet)
    elif outlet:
        accepted = bool(outlet_named(outlet)) or _is_known(match.group())
    else:
        accepted = end is not None and shouted and ":" not in end.group() and _is_known(match.group())
    if not accepted:
        return None
    return Dateline(_lowered(place) if shouted else place, date, outlet, end.end() if end else position)


def _with_region(paragraph: str, match: re.Match[str]) -> tuple[str, int]:
    """The place with the country or state behind its comma or in square brackets, and where that ends."""
    place, position = match.group().strip(" -"), match.end()
    region = _BRACKETED.match(paragraph, position) or _REGION.match(paragraph, position)
    if region and not outlet_named(region[1]) and not _date_at(paragraph, position):
        return f"{place}, {region[1]}", region.end()
    return place, position


def _date_at(paragraph: str, position: int, *, after_mark: bool = False) -> PrintedDate | None:
    """The date that starts here; with `after_mark`, only behind a comma, stop or dash."""
    date = find_date(paragraph, position, position + _LONGEST_DATE)
    if not date:
        return None
    between = paragraph[position : date.start]
    if between.strip(" ,.–—-/(") or (after_mark and not between.strip()):
        return None
    return date


def _end_of(date: PrintedDate, paragraph: str) -> int:
    """Where the date ends; a full stop it may share with a short month name is left to the dateline."""
    return date.end - 1 if paragraph[date.end - 1] == "." else date.end


def _outlet_at(paragraph: str, position: int) -> tuple[str, int]:
    """An agency in brackets, between strokes, or a known one spelled out, and where it ends."""
    agency = _AGENCY.match(paragraph, position)
    if agency:
        words = agency[1] or agency[2]
        return outlet_named(words) or words, agency.end()
    signed = _SIGNED.match(paragraph, position)
    if signed and (name := outlet_named(signed[1])):
        return name, signed.end()
    return "", position


def _lowered(place: str) -> str:
    """“ABU DHABI, UAE” becomes “Abu Dhabi, UAE”: the first part alone is shouted by habit."""
    city, comma, region = place.partition(",")
    return re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), city) + comma + region


def is_place_line(paragraph: str) -> bool:
    """Whether the paragraph is nothing but a known place, as printed above some leads."""
    match = _CAPITALS.fullmatch(paragraph) or _NAME.fullmatch(paragraph)
    return bool(match) and len(paragraph.split()) <= _LONGEST_PLACE and _is_known(paragraph)


def _is_known(place: str) -> bool:
    return bool(city_named(place) or country_named(place))
