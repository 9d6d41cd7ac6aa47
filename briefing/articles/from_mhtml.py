"""Reads web pages saved as one file by Chrome, Edge and others (.mhtml): the page itself, none of its pictures."""

from briefing.articles.errors import ArticleError
from briefing.articles.from_html import read_page
from briefing.articles.from_mail import parse_message, part_text, parts_of
from briefing.articles.reading import Reading

_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read(data: bytes, name: str = "") -> Reading:
    """The article of the saved page. The date the page was saved is not taken for that of the article."""
    message = parse_message(data, name)
    pages = [part for part in parts_of(message, name) if part.get_content_type() in _PAGE_TYPES]
    if not pages:
        raise ArticleError("“{name}” is a saved page without a page in it. Save it again in the browser.", name=name)
    url = str(message.get("Snapshot-Content-Location") or pages[0].get("Content-Location") or "")
    return read_page(part_text(pages[0]), name, url if url.startswith("http") else "")
