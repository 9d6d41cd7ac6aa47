"""What lies on the clipboard or in a drop: files, a text in its forms, web addresses, or nothing that can be read."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QMimeData

from briefing.messages import Message

_RTF_FORMATS = (
    "text/rtf",
    "application/rtf",
    "text/richtext",
    'application/x-qt-windows-mime;value="Rich Text Format"',
)
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"<a\s[^>]*>.*?</a>", re.DOTALL | re.IGNORECASE)
_PICTURE = re.compile(r"<img\s", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]+://|mailto:|mid:|data:)\S*", re.IGNORECASE)
_LONGEST_LINK = 4096
"""Letters of HTML that a browser writes at most for a link or a picture dragged on its own."""


@dataclass(frozen=True)
class Clip:
    """A copied or dragged text in the forms it came in, the web addresses that came with it, and whether a picture."""

    html: str = ""
    rtf: bytes = b""
    text: str = ""
    addresses: tuple[str, ...] = ()
    has_picture: bool = False

    @property
    def is_address(self) -> bool:
        """Whether there is nothing to read but addresses: a browser adds the link itself as HTML."""
        return bool(self.addresses) and not _has_words(self.html, beside_links=True)

    @property
    def refusal(self) -> Message | None:
        """Why there is nothing to read, and what to do about it; None where there is something."""
        if self._is_picture:
            return Message(
                "It is a picture. Copy the article’s text, or have the text of the picture recognised and save it."
            )
        if self.rtf.strip() or self.addresses or _has_words(self.html):
            return None
        text = self.text[:_LONGEST_LINK].strip()
        if not text:
            return Message(
                "There is no text and no file in it. Copy the article’s text in your browser or mail program, "
                "or save it as a file and open that."
            )
        if _ELSEWHERE.fullmatch(text):
            return Message(
                "It only leads to a place that Briefing cannot open ({address}). "
                "Save what is there as a file and open that, or copy its text.",
                address=text[:80],
            )
        return None

    @property
    def _is_picture(self) -> bool:
        if self.rtf.strip() or _has_words(self.html, beside_links=True):
            return False
        has_text = bool(self.text.strip()) and not self.addresses
        is_tag = _PICTURE.search(_LINK.sub("", self.html)) is not None
        return is_tag or (self.has_picture and not has_text and not _has_words(self.html))


def files_of(mime: QMimeData) -> list[Path]:
    """The files of a drop or of the clipboard."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def clip_of(mime: QMimeData) -> Clip:
    """The text of a drop or of the clipboard."""
    text = mime.text() if mime.hasText() else ""
    rtf = next((bytes(mime.data(name).data()) for name in _RTF_FORMATS if mime.hasFormat(name)), b"")
    urls = [url.toString() for url in mime.urls()]
    lines = urls or text.split()
    addresses = tuple(dict.fromkeys(lines)) if all(map(is_address, lines)) else ()
    html = mime.html() if mime.hasHtml() else ""
    return Clip(html, rtf, text or "\n".join(urls), addresses, mime.hasImage())


def is_address(text: str) -> bool:
    """Whether the text is one web address and nothing else."""
    if len(text.split()) != 1:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _has_words(html: str, *, beside_links: bool = False) -> bool:
    """Whether HTML holds words; HTML longer than a link always does."""
    if len(html) > _LONGEST_LINK:
        return True
    return bool(unescape(_TAG.sub("", _LINK.sub("", html) if beside_links else html)).strip())
