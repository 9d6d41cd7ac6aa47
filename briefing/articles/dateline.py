"""Reads the dateline before a lead, such as “ASHGABAT, Turkmenistan, March 21.” or “АСТАНА. KAZINFORM —”."""

import re
from functools import lru_cache
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
_BEFORE_PLACE = re.compile(r"\s*[,.]\s*(?:г\.\s*)?")
_PARTS = re.compile(r"\s*[,|•·;()]\s*|\s+[-–—]\s+|\s{2,}")
_DESK = re.compile(r".*\bby\s+(?:[A-Z]{2,6}\s+)?")
_REPORTER = re.compile(r"(?:корр(?:еспондент)?|cor(?:r|respondent)?)\b\.?\s+", re.IGNORECASE)
_LONGEST_PLACE = 3
_LONGEST_DATE = 40


class Dateline(NamedTuple):
    """Place as printed (capitals lowered), the date and outlet of a dateline, and where it ends."""

    place: str
    date: PrintedDate | None
    outlet: str
    end: int


@lru_cache(maxsize=4)  # headline, dateline and relay are all sought in the same first paragraphs
def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline the paragraph opens with, or None.

    A known place in capitals suffices, one with its region, or a known city before a colon;
    one in ordinary letters needs an outlet behind it, since any sentence begins with a capital.
    A place that is not known needs a date or a known outlet, since alerts are in capitals too.
    """
    first, start = _date_before(paragraph)
    match = _CAPITALS.match(paragraph, start) or _NAME.match(paragraph, start)
    if not match or outlet_named(match.group()) or (first and not _is_known(match.group())):
        return None
    shouted = match.group().isupper()
    place, position = _with_region(paragraph, match)
    date = first or _date_at(paragraph, position, after_mark=not shouted)
    position = _end_of(date, paragraph) if date and not first else position
    outlet, position = _outlet_at(paragraph, position)
    end = _END.match(paragraph, position)
    if date:
        accepted = bool(end or outlet or not paragraph[position:].strip(" ."))
    elif outlet:
        accepted = bool(outlet_named(outlet)) or _is_known(match.group())
    elif end and ":" in end.group():
        accepted = bool(city_named(match.group()))
    else:
        accepted = end is not None and shouted and ("," in place or _is_known(match.group()))
    if not accepted:
        return None
    return Dateline(_lowered(place) if shouted else place, date, outlet, end.end() if end else position)


def _date_before(paragraph: str) -> tuple[PrintedDate | None, int]:
    """The date before a place, as in “12 октября, Минск /БЕЛТА/.”, and where the place begins."""
    date = find_date(paragraph, 0, _LONGEST_DATE)
    between = _BEFORE_PLACE.match(paragraph, date.end) if date and not date.start else None
    return (date, between.end()) if between else (None, 0)


def _is_known(place: str) -> bool:
    """Whether a part of the place is a city or country of the gazetteer."""
    return any(city_named(part) or country_named(part) for part in place.split(","))


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
        words = _REPORTER.sub("", agency[1] or agency[2])
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
    place, _, region = paragraph.partition(", ")
    return is_short_name(place) and (not region or is_short_name(region)) and (_is_known(place) or _is_known(region))


def is_short_name(paragraph: str) -> bool:
    """Whether the paragraph is nothing but a name of a few words: a place, a rubric, a person."""
    match = _CAPITALS.fullmatch(paragraph) or _NAME.fullmatch(paragraph)
    return bool(match) and len(paragraph.split()) <= _LONGEST_PLACE


def place_beside(date: PrintedDate, line: str) -> str:
    """The known city printed in a line beside its date: “Brussels, 19 May 2025”, “Posted on 31 July by PIB Delhi”."""
    parts = _PARTS.split(line[: date.start] + " | " + line[date.end :])
    names = (_DESK.sub("", part.strip(" .:")) for part in parts)
    return next((name for name in names if name and _NAME.fullmatch(name) and city_named(name)), "")
