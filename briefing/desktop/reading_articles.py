"""What is read as an article: files, dropped things and the clipboard."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from briefing.model import Article, Suggestion
from briefing.storage import SUFFIX


@dataclass(frozen=True)
class ReadArticle:
    """An article with what it proposes."""

    article: Article
    suggestions: tuple[Suggestion, ...]


def read_file(path: Path, own_country: str) -> ReadArticle:
    """Read a file and see what it proposes to a ministry of this country (ISO code); runs beside the window.

    Raises ArticleError.
    """
    from briefing.articles import read_article

    return _with_suggestions(read_article(path), own_country)


def read_clip(html: bytes, text: str, own_country: str) -> ReadArticle:
    """Read what was copied or dragged from a page or a letter: its HTML if there is any. Raises ArticleError."""
    from briefing.articles import ArticleError, read_bytes, read_text

    if html:
        try:
            return _with_suggestions(read_bytes(html, "clipboard.html"), own_country)
        except ArticleError:
            if not text:
                raise
    return _with_suggestions(read_text(text), own_country)


def files_of(mime: QMimeData) -> list[Path]:
    """The files of a drop or of the clipboard."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def clip_of(mime: QMimeData) -> tuple[bytes, str]:
    """The HTML and the plain text of a drop or of the clipboard."""
    html = mime.html().encode() if mime.hasHtml() else b""
    return html, mime.text() if mime.hasText() else ""


def is_readable(mime: QMimeData) -> bool:
    """Whether there is anything in it that could be an article or a briefing."""
    return bool(files_of(mime)) or mime.hasText() or mime.hasHtml()


def is_briefing(path: Path) -> bool:
    """Whether the name says that the file is a briefing."""
    return path.suffix.lower() == SUFFIX


def _with_suggestions(article: Article, own_country: str) -> ReadArticle:
    from briefing.extraction import extract

    return ReadArticle(article, tuple(extract(article, own_country=own_country).items))
