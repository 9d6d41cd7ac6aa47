"""Reads web pages saved by Safari (.webarchive): a property list around the page."""

import plistlib
from xml.parsers.expat import ExpatError

from briefing.articles.encoding import decode
from briefing.articles.file_bytes import check_size
from briefing.articles.from_html import MAX_HTML_BYTES, read_page
from briefing.articles.reading import Reading
from briefing.articles.zip_parts import damaged_error

_FAULTS = (
    plistlib.InvalidFileException,
    ExpatError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OverflowError,
    RecursionError,
    MemoryError,
)


def read(data: bytes, name: str = "") -> Reading:
    """The article of the saved page. Raises ArticleError for a damaged archive."""
    try:
        page = plistlib.loads(data)["WebMainResource"]
        html, url = bytes(page["WebResourceData"]), str(page.get("WebResourceURL", ""))
        charset = str(page.get("WebResourceTextEncodingName", ""))
    except _FAULTS as error:
        raise damaged_error(name) from error
    check_size(len(html), MAX_HTML_BYTES, name)
    decoded = decode(html, charset)
    if decoded is None:
        raise damaged_error(name)
    return read_page(decoded.text, name, url if url.startswith("http") else "")
