"""Reads articles: a file or pasted text becomes an `Article`."""

from pathlib import Path

from briefing.articles import clipboard
from briefing.articles.compose import compose_article
from briefing.articles.errors import ArticleError
from briefing.articles.file_bytes import read_file_bytes
from briefing.articles.formats import is_plain_text, read_format
from briefing.articles.loader import ArticleLoader, LoadingStoppedError
from briefing.articles.paragraphs import split_paragraphs
from briefing.articles.reading import Progress, Reading
from briefing.articles.shortcuts import address_in_shortcut
from briefing.model import Article

__all__ = [
    "ArticleError",
    "ArticleLoader",
    "LoadingStoppedError",
    "address_in_shortcut",
    "is_plain_text",
    "read_article",
    "read_bytes",
    "read_clipboard",
    "read_file_bytes",
    "read_text",
]


def read_article(path: Path, on_progress: Progress | None = None) -> Article:
    """The article in a file of any format Briefing knows.

    Raises ArticleError, whose message names the file and says what to do, for
    whatever cannot be read. `on_progress` is called with the pages read and
    the pages in all of a PDF. Files of unknown origin are better read by an
    `ArticleLoader`, which survives what a parser does not.
    """
    return read_bytes(read_file_bytes(path), path.name, on_progress)


def read_bytes(data: bytes, file_name: str = "", on_progress: Progress | None = None) -> Article:
    """The article in a file's bytes; `file_name` is shown in messages and kept with the article."""
    return compose_article(read_format(data, file_name, on_progress), data, file_name)


def read_text(text: str) -> Article:
    """The article in pasted or typed text. Raises ArticleError if there is none."""
    if not text.strip():
        raise ArticleError("There is no text to read. Copy the article's text and paste it again.")
    return compose_article(Reading(tuple(split_paragraphs(text))), text.encode("utf-8", "surrogatepass"))


def read_clipboard(html: str = "", rtf: bytes = b"", text: str = "") -> Article:
    """The article on the clipboard, in whichever of its forms says most. Raises ArticleError if there is none."""
    reading = clipboard.read(html, rtf, text)
    if not reading.paragraphs:
        raise ArticleError("There is no text to read. Copy the article's text and paste it again.")
    return compose_article(reading, (html or text).encode("utf-8", "surrogatepass") or rtf)
