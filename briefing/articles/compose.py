"""A format's reading becomes an `Article`: clean paragraphs, opening lines read, language told, warnings given."""

import hashlib
import re

import msgspec

from briefing.articles.errors import ArticleError
from briefing.articles.language import detect_language
from briefing.articles.opening import read_opening
from briefing.articles.outlets import outlet_mentioned, outlet_named, outlet_of_site
from briefing.articles.page_frame import article_part
from briefing.articles.paragraphs import clean_line
from briefing.articles.printed_date import date_line, hour_line, with_date_apart
from briefing.articles.reading import Reading
from briefing.articles.relay import read_relay
from briefing.articles.remnants import is_remnant
from briefing.articles.site_name import name_in_rights
from briefing.languages.lookalikes import lookalike_words
from briefing.messages import Message
from briefing.model import Article

MAX_TEXT = 1_500_000
"""Longer texts are refused: an article has thousands of letters, a closely printed report of 300 pages a million."""
_SHOWN_WORDS = 5
_LONGEST_RIGHTS = 300
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")


def compose_article(reading: Reading, data: bytes, file_name: str = "") -> Article:
    """The article of a reading. Raises ArticleError if no text is left or there is far too much."""
    name = file_name or "The text"
    parts = (part for paragraph in reading.paragraphs for part in _EMPTY_LINE.split(paragraph))
    paragraphs = [line for part in parts if (line := clean_line(part))]
    if sum(map(len, paragraphs)) > MAX_TEXT:
        raise ArticleError(
            "“{name}” holds more than one and a half million letters, far more than an article. "
            "Save the part you need in a file of its own and open that.",
            name=name,
        )
    part = list(map(with_date_apart, paragraphs))
    if reading.extent != "article":
        part = article_part(part, clean_line(reading.title), page=reading.extent == "page")
    kept = tuple(line for line in part if not is_remnant(line) or date_line(line) or hour_line(line))
    opened = read_opening(msgspec.structs.replace(reading, paragraphs=kept, title=clean_line(reading.title)))
    body = opened.reading.paragraphs
    text = "\n\n".join([opened.reading.title, *body] if opened.reading.title else body)
    if not text:
        raise ArticleError("“{name}” holds no text. Check that it is the right file.", name=name)
    language = detect_language(text)
    relay = read_relay(body, language)
    found = opened.reading
    return Article(
        text=text,
        title=found.title,
        subtitle=found.subtitle,
        author=found.author,
        outlet=relay.outlet or found.outlet or _outlet_around(found.url, paragraphs),
        relayed_from=relay.source,
        published=found.published or found.guessed,
        published_time=found.published_time,
        time_zone=found.time_zone,
        dateline_place=opened.dateline_place,
        rubric=opened.rubric,
        language=language,
        url=found.url,
        file_name=file_name,
        sha256=hashlib.sha256(data).hexdigest(),
        warnings=(*found.warnings, *_date_warning(found), *_lookalike_warning(text)),
    )


def _outlet_around(url: str, paragraphs: list[str]) -> str:
    """The outlet at the address, of a standing sentence or of a line of rights, whatever became of that line."""
    known = outlet_of_site(url) or outlet_mentioned("\n".join(paragraphs))
    short = (line for line in reversed(paragraphs) if len(line) <= _LONGEST_RIGHTS)
    return known or next((outlet_named(name) or name for line in short if (name := name_in_rights(line))), "")


def _date_warning(found: Reading) -> tuple[Message, ...]:
    if found.published or not found.guessed:
        return ()
    date = f"{found.guessed:%d.%m.%Y}"
    return (Message("The date {date} was worked out from the page, which does not state it; check it.", date=date),)


def _lookalike_warning(text: str) -> tuple[Message, ...]:
    words = lookalike_words(text)
    if not words:
        return ()
    shown = ", ".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")
    return (Message("Latin letters stand inside Cyrillic words ({words}); searches miss such words.", words=shown),)
