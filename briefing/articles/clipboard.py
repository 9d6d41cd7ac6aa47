"""Reads what other programs put on the clipboard: rich HTML, rich text or plain text, whichever says most."""

from collections.abc import Iterator
from contextlib import suppress

from briefing.articles.errors import ArticleError
from briefing.articles.from_html import MAX_HTML_BYTES
from briefing.articles.paragraphs import split_paragraphs
from briefing.articles.reading import Reading

_NAME = "The pasted text"


def read(html: str = "", rtf: bytes = b"", text: str = "") -> Reading:
    """The paragraphs of the clipboard.

    HTML is walked in full, since what was selected is what is meant. It is
    passed over where it holds less than half of the plain text's words, as
    with programs that put only a link there.
    """
    plain = split_paragraphs(text)
    for paragraphs in _rich_forms(html, rtf):
        if _words(paragraphs) * 2 > _words(plain):
            return Reading(tuple(paragraphs))
    return Reading(tuple(plain))


def _rich_forms(html: str, rtf: bytes) -> Iterator[list[str]]:
    if html.strip() and len(html) <= MAX_HTML_BYTES:
        from briefing.articles.fragment import html_paragraphs

        with suppress(ArticleError):
            yield html_paragraphs(_fragment(html), _NAME)
    if rtf.strip():
        from briefing.articles import from_rtf

        with suppress(ArticleError):
            yield list(from_rtf.read(rtf, _NAME).paragraphs)


def _fragment(html: str) -> str:
    """What stands between Windows' fragment marks, if there are any."""
    start, end = html.find("<!--StartFragment-->"), html.rfind("<!--EndFragment-->")
    return html[start + len("<!--StartFragment-->") : end] if 0 <= start < end else html


def _words(paragraphs: list[str]) -> int:
    return sum(len(line.split()) for line in paragraphs)
