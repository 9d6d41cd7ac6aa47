"""Reads the lines around an article's body: crawl header, rubric, headline, byline, date, place, dateline.

What is read becomes a field and leaves the text, except the headline and the
dateline, which are part of it.
"""

import datetime as dt
import re
from collections.abc import Callable
from itertools import islice

import msgspec

from briefing.articles.dateline import is_place_line, is_short_name, place_beside, read_dateline
from briefing.articles.outlets import outlet_named
from briefing.articles.printed_date import PrintedDate, date_line, day_line, find_date, find_time, find_zone, hour_line
from briefing.articles.reading import Reading
from briefing.articles.remnants import is_rubric, without_role

_CRAWL_HEADER = re.compile(r"\s*date\s+((?:19|20)\d{2}-\d{2}-\d{2})\s+", re.IGNORECASE)
_WIRE_TAG = re.compile(r"\(\s*([A-Z]{2,}[\w .]*?)\s*[-–—]\s*([^()]{2,60})\)\s*")
_BYLINE = re.compile(
    r"(?:(?:written )?by|authors?\s*:|автор(?:ы|лар)?\s*:|текст\s*:|авторы?\s*[-–—]|мәтін\s*:)\s+"
    r"(?P<author>[^.|]{3,80}?)\s*(?:[|,]\s*(?P<rest>.*))?",
    re.IGNORECASE,
)
_ABOUT_AUTHOR = re.compile(r"\s+(?:in|on|at)\b|\s*[|,•·–—-]\s")
_ISSUER = re.compile(r"(?:from|source|issued by|источник|дереккөз)\s*:\s*(?P<issuer>.{3,120})", re.IGNORECASE)
_SIGNED_BY_DESK = re.compile(r"(?P<outlet>[A-Z]{2,10})/(?P<author>[A-ZА-Я][\w'’ .-]{3,50})")
_SIGNATURE = re.compile(
    r"(?:press service|press office|пресс-служба|баспасөз қызметі|office of the)\b.{3,120}|.{3,120}баспасөз қызметі",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w'’.-]+(?: [A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w'’.-]+){1,3}")
_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*$")
_LONGEST_TITLE = 250
_SHORT_LINE = 60
_LABEL_WORDS, _LONGEST_LABEL = 2, 40
_OPENING, _CLOSING, _TAGGED = 8, 4, 3


class _Opening:
    """The fields found so far; earlier lines win over later ones."""

    def __init__(self, reading: Reading) -> None:
        self.found = {name: getattr(reading, name) for name in Reading.__struct_fields__ if name != "paragraphs"}
        self.rubric = ""
        self.dateline_place = ""
        self.in_body = reading.extent == "article"

    def put(self, **values: object) -> None:
        for name, value in values.items():
            if value and not self.found.get(name):
                self.found[name] = value

    def put_date(self, date: PrintedDate, line: str = "", *, sure: bool = True) -> None:
        """Takes the date; one that is not sure only confirms what the file itself suggests, if it suggests any."""
        doubtful = not sure and self.found["guessed"] not in (None, date.full)
        if date.full and not self.found["published"] and not doubtful:
            self.put(
                published=date.full,
                published_time=find_time(line[date.end :] + " " + line[: date.start]),
                time_zone=find_zone(line),
            )


class Opened(msgspec.Struct, frozen=True):
    """A reading whose paragraphs are body text only, and what was read around it."""

    reading: Reading
    rubric: str = ""
    dateline_place: str = ""


def read_opening(reading: Reading) -> Opened:
    """Takes headline, byline, dates, places and signatures from the paragraphs into fields."""
    opening = _Opening(reading)
    paragraphs = _without_wire_marks(list(reading.paragraphs), opening)
    _take_title(paragraphs, opening)
    _take_lines(paragraphs, opening)
    _take_dateline(paragraphs, opening)
    _take_closing(paragraphs, opening)
    return Opened(
        msgspec.structs.replace(reading, **opening.found, paragraphs=tuple(paragraphs)),
        opening.rubric,
        opening.dateline_place,
    )


def _without_wire_marks(paragraphs: list[str], opening: _Opening) -> list[str]:
    """Reads the crawler's “date 2025-03-21” off the first paragraph and a syndicator's tag off the headline or lead."""
    header = _CRAWL_HEADER.match(paragraphs[0]) if paragraphs else None
    if header:
        date = find_date(header.group())
        if date:
            opening.put_date(date)
        paragraphs[0] = paragraphs[0][header.end() :]
    for number, line in enumerate(paragraphs[:_TAGGED]):
        tag = _WIRE_TAG.match(line)
        if tag:
            opening.put(outlet=outlet_named(tag[2]) or tag[2])
            paragraphs[number] = line[tag.end() :]
            break
    return [line for line in paragraphs if line]


def _take_title(paragraphs: list[str], opening: _Opening) -> None:
    """The first line that is a headline: short, no full stop, with text after it."""
    if opening.found["title"]:
        wanted = _comparable(opening.found["title"])
        longest = 2 * len(opening.found["title"])
        paragraphs[:] = [line for line in paragraphs if len(line) > longest or _comparable(line) != wanted]
        return
    for number, line in enumerate(paragraphs[:4]):
        if is_rubric(line) or (is_short_name(line) and not is_place_line(line)):
            continue
        if date_line(line) or _byline(line) or day_line(line) is not None:
            continue
        if _is_label(line) and _longer_headline_follows(paragraphs, number):
            continue
        followed = any(len(later) > len(line) or _SENTENCE_END.search(later) for later in paragraphs[number + 1 :])
        if followed and _is_headline(line):
            opening.put(title=line)
            if (dateline := read_dateline(line)) and not dateline.date:
                opening.dateline_place = dateline.place
            del paragraphs[number]
        return


def _is_headline(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or line.endswith((".", ":", ";", ",")) or line.startswith(("- ", "– ", "— ", "•")):
        return False
    dateline = read_dateline(line)
    return not (dateline and dateline.date) and not is_place_line(line)


def _is_label(line: str) -> bool:
    """Whether the line may name a page's section, such as “Economy”: a word or two that are no place and no name."""
    few = len(line.split()) <= _LABEL_WORDS and len(line) <= _LONGEST_LABEL and not re.search(r"[\d,]", line)
    return few and not _SENTENCE_END.search(line) and not _PERSON.fullmatch(line) and not is_place_line(line)


def _longer_headline_follows(paragraphs: list[str], number: int) -> bool:
    following = [line for line in paragraphs[number + 1 : number + 3] if not date_line(line)]
    return bool(following) and len(following[0].split()) > _LABEL_WORDS + 1 and _is_headline(following[0])


def _comparable(line: str) -> str:
    return re.sub(r"\W+", "", line).casefold()


def _take_lines(paragraphs: list[str], opening: _Opening) -> None:
    """Takes every line near the top that one of the line readers knows."""
    kept: list[str] = []
    for number, line in enumerate(paragraphs):
        if number < _OPENING and _body_follows(paragraphs, number) and _read_line(line, opening):
            if len(kept) == 1 and opening.found["title"]:
                _take_line_before(kept, paragraphs[number + 1 :], opening)
            continue
        kept.append(line)
        opening.in_body = opening.in_body or len(line) > _SHORT_LINE
    paragraphs[:] = kept


def _body_follows(paragraphs: list[str], number: int) -> bool:
    return any(len(later) > _SHORT_LINE for later in islice(paragraphs, number + 1, None))


def _take_line_before(kept: list[str], later: list[str], opening: _Opening) -> None:
    """Between headline and date stands the author's name, or one sentence: the standfirst."""
    line = kept[-1] if kept else ""
    name = without_role(line)
    if _PERSON.fullmatch(name) and not name.isupper() and not is_place_line(name):
        kept.pop()
        opening.put(author=name)
    elif _SENTENCE_END.search(line) and len(line) < 300 and any(len(text) > len(line) for text in later):
        opening.put(subtitle=line)


def _rubric_line(line: str, opening: _Opening) -> bool:
    if not is_rubric(line):
        return False
    opening.rubric = opening.rubric or line
    return True


def _label_line(line: str, opening: _Opening) -> bool:
    """A section's name above the text, once the headline is known."""
    if not opening.found["title"] or opening.in_body or not _is_label(line):
        return False
    opening.rubric = opening.rubric or line
    return True


def _date_line(line: str, opening: _Opening) -> bool:
    date = date_line(line)
    if not date:
        return False
    opening.put_date(date, line, sure=False)
    opening.dateline_place = opening.dateline_place or place_beside(date, line)
    for part in re.split(r"\s*[|•·]\s*|\s+[-–—]\s+", line):
        if is_rubric(part):
            opening.rubric = opening.rubric or part
        elif not find_date(part) and _PERSON.fullmatch(part) and part != opening.dateline_place:
            opening.put(author=part)
    return True


def _hour_line(line: str, opening: _Opening) -> bool:
    hour = hour_line(line)
    if hour and opening.found["published"]:
        opening.put(published_time=hour)
    return hour is not None


def _day_line(line: str, opening: _Opening) -> bool:
    """“Yesterday, 18:05”, which counts from the day a letter was sent; elsewhere nobody knows from when."""
    days, sent = day_line(line), opening.found["sent"]
    if days is not None and sent and not opening.found["published"]:
        opening.put(published=sent + dt.timedelta(days=days), published_time=find_time(line))
    return days is not None


def _byline(line: str) -> re.Match[str] | None:
    return _BYLINE.fullmatch(line) if len(line) <= 160 and not _SENTENCE_END.search(line) else None


def _byline_line(line: str, opening: _Opening) -> bool:
    match = _byline(line)
    if not match:
        return False
    author, date = match["author"], find_date(line)
    if date:
        opening.put_date(date, line, sure=False)
        author = _ABOUT_AUTHOR.split(line[match.start("author") : max(date.start, match.start("author"))])[0]
    opening.put(author=without_role(author.strip(" ,")))
    return True


def _issuer_line(line: str, opening: _Opening) -> bool:
    match = _ISSUER.fullmatch(line) if len(line) < 140 else None
    if not match:
        return False
    opening.put(outlet=outlet_named(match["issuer"]) or match["issuer"])
    return True


def _desk_line(line: str, opening: _Opening) -> bool:
    match = _SIGNED_BY_DESK.fullmatch(line)
    if not match:
        return False
    opening.put(outlet=outlet_named(match["outlet"]) or match["outlet"], author=match["author"])
    return True


_LINE_READERS: tuple[Callable[[str, _Opening], bool], ...] = (
    _rubric_line,
    _byline_line,
    _date_line,
    _hour_line,
    _day_line,
    _issuer_line,
    _desk_line,
    _label_line,
)


def _read_line(line: str, opening: _Opening) -> bool:
    """Whether one of the line readers knew the line and took what it says."""
    return any(reader(line, opening) for reader in _LINE_READERS)


def _take_dateline(paragraphs: list[str], opening: _Opening) -> None:
    """The dateline of the lead, or a line with nothing but the place above it."""
    for number, line in enumerate(paragraphs[:3]):
        dateline = read_dateline(line)
        if dateline:
            opening.dateline_place = opening.dateline_place or dateline.place
            opening.put(outlet=dateline.outlet)
            if dateline.date:
                opening.put_date(dateline.date)
            return
        if is_place_line(line) and opening.found["published"] and number + 1 < len(paragraphs):
            opening.dateline_place = opening.dateline_place or (line.title() if line.isupper() else line)
            del paragraphs[number]
            return
        if _SENTENCE_END.search(line):
            return


def _take_closing(paragraphs: list[str], opening: _Opening) -> None:
    """Place and date, desk mark or signature under the text."""
    for line in paragraphs[-1 : -_CLOSING - 1 : -1]:
        if _SIGNATURE.fullmatch(line) and not _SENTENCE_END.search(line):
            opening.put(outlet=line)
        elif (
            (date_line(line) and len(line) <= _SHORT_LINE) or _SIGNED_BY_DESK.fullmatch(line) or _ISSUER.fullmatch(line)
        ):
            position = len(paragraphs) - 1 - paragraphs[::-1].index(line)
            _read_line(line, opening)
            del paragraphs[position]
            if position and len(paragraphs) == position and is_place_line(paragraphs[-1]):
                opening.dateline_place = opening.dateline_place or paragraphs.pop()
