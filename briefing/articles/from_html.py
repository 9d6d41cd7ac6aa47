"""Reads saved web pages: the article's own text, without menus, captions, share bars and notices.

trafilatura finds the body; a page whose paragraphs hold far more than it found
(a body cut in pieces by advertisements, say) is read again by its other rules.
Nothing is ever fetched.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from briefing.articles.encoding import decode
from briefing.articles.errors import ArticleError
from briefing.articles.file_bytes import check_size
from briefing.articles.from_text import REPAIRED, text_of
from briefing.articles.reading import Reading

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

MAX_HTML_BYTES = 20 * 1024 * 1024
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(https?://\S+?)\s*-->|\burl:\s*(https?://\S+)")
_WORD = re.compile(r"\w+|[^\w\s]+")
_HEAD = 8192
_LAYOUT_PARAGRAPHS = 3
_LONG_PARAGRAPH = 80
_AGREEING = 2
"""A body agrees with the page's long paragraphs where neither holds over so many times the other's words."""
_TELLING_WORDS = 100
"""Paragraphs of fewer words tell nothing of the body; it may stand elsewhere."""
_FEW_WORDS = 30
"""A body of fewer words is doubted whatever the paragraphs hold."""
_HARDLY_LONGER = 1.05
"""The simple reading takes in lists of teasers and comments where it exceeds the page's paragraphs by more."""


def read(data: bytes, name: str = "") -> Reading:
    """The article of a saved page. Raises ArticleError for a page without text or of too great size."""
    check_size(len(data), MAX_HTML_BYTES, name)
    text, warnings = text_of(data, name, declared_charset(data))
    reading = read_page(text, name)
    if REPAIRED in warnings and not _holds_repaired(reading, data, text):
        warnings = ()
    return msgspec.structs.replace(reading, warnings=(*warnings, *reading.warnings))


def _holds_repaired(reading: Reading, data: bytes, text: str) -> bool:
    """Whether a repaired word stands in the article, and not only in a menu or an attribute of the page."""
    decoded = decode(data, declared_charset(data))
    repaired = set(_WORD.findall(text)) - set(_WORD.findall(decoded.text if decoded else ""))
    return not repaired.isdisjoint(_WORD.findall(" ".join((reading.title, *reading.paragraphs))))


def declared_charset(data: bytes) -> str:
    """The encoding a page's first lines claim, or an empty string."""
    match = _CHARSET.search(data, 0, _HEAD) or _XML_CHARSET.match(data)
    return match[1].decode("ascii", "replace") if match else ""


def read_page(text: str, name: str, url: str = "") -> Reading:
    """The article of a decoded page; `url` is its address where the caller knows it."""
    from briefing.articles.fragment import parse_html
    from briefing.articles.lead_paragraph import lead_apart
    from briefing.articles.page_metadata import read_metadata

    tree = parse_html(text, name)
    saved_from = _SAVED_FROM.search(text, 0, _HEAD)
    address = url or (saved_from and (saved_from[1] or saved_from[2])) or ""
    metadata = read_metadata(tree, address)
    paragraphs = _body(tree)
    if not paragraphs:
        raise ArticleError(
            "“{name}” is a web page without an article in it. "
            "Open the article in the browser, copy its text and paste it.",
            name=name,
        )
    lead = lead_apart(tree, metadata.title, paragraphs)
    return Reading(
        (lead, *paragraphs) if lead else tuple(paragraphs),
        title=metadata.title,
        subtitle=metadata.subtitle,
        author=metadata.author,
        outlet=metadata.outlet,
        published=metadata.published,
        published_time=metadata.published_time,
        time_zone=metadata.time_zone,
        guessed=metadata.guessed,
        url=metadata.url or address,
        extent="article",
    )


def _unwrap_layout_tables(tree: "HtmlElement") -> None:
    """Older ministry sites set whole pages in tables: a headline, or several paragraphs in a cell, gives one away."""
    for table in list(tree.iter("table")):
        in_cells = max((len(cell.findall("p")) for cell in table.iter("td")), default=0)
        if in_cells >= _LAYOUT_PARAGRAPHS or table.find(".//h1") is not None:
            for element in table.iter("table", "tbody", "tr", "td"):
                element.tag = "div"


def _body(tree: "HtmlElement") -> list[str]:
    _unwrap_layout_tables(tree)
    return [line for line in _body_text(tree).split("\n") if line.strip()]


def _body_text(tree: "HtmlElement") -> str:
    expected = _words_in_paragraphs(tree)
    if expected >= _TELLING_WORDS:
        text = _main_text(tree, precise=True, fast=True)
        if expected <= _AGREEING * _words(text) and _words(text) <= _AGREEING * expected:
            return text
    text = _main_text(tree, precise=True)
    if expected > _AGREEING * _words(text) or _words(text) < _FEW_WORDS:
        return _text_found_otherwise(tree, expected, text)
    return text


def _main_text(tree: "HtmlElement", *, precise: bool = False, fast: bool = False) -> str:
    """What trafilatura takes for the body; unless it is to be fast, it compares two more ways of finding it."""
    from trafilatura import bare_extraction

    document = bare_extraction(tree, options=_options(precise=precise, fast=fast))
    return (document.text or "") if document and not isinstance(document, dict) else ""


@cache
def _options(*, precise: bool, fast: bool) -> "Extractor":
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", precision=precise, fast=fast, comments=False)


def _text_found_otherwise(tree: "HtmlElement", expected: int, text: str) -> str:
    """A text far longer than the doubted one: the simple reading if it keeps to the paragraphs, or the wider one."""
    from trafilatura import baseline

    enough = _AGREEING * _words(text)
    _, simple, _ = baseline(tree)
    if enough < _words(simple) <= _HARDLY_LONGER * expected:
        return simple
    wider = _main_text(tree)
    return wider if _words(wider) > enough else text


def _words(text: str) -> int:
    return len(text.split())


def _words_in_paragraphs(tree: "HtmlElement") -> int:
    """The words of all paragraphs that are text rather than teasers: long, and hardly any of it links."""
    words = 0
    for paragraph in tree.iter("p"):
        text = paragraph.text_content()
        linked = sum(len(link.text_content()) for link in paragraph.iter("a"))
        if len(text) >= _LONG_PARAGRAPH and linked < len(text) / 3:
            words += len(text.split())
    return words
