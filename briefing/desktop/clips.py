"""What lies on the clipboard or in a drop: files, a text in its forms, or a web address."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QMimeData

_RTF_FORMATS = (
    "text/rtf",
    "application/rtf",
    "text/richtext",
    'application/x-qt-windows-mime;value="Rich Text Format"',
)
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"<a\s[^>]*>.*?</a>", re.DOTALL | re.IGNORECASE)
_LONGEST_LINK = 4096
"""Letters of HTML that a browser writes at most for a link dragged on its own."""


@dataclass(frozen=True)
class Clip:
    """A copied or dragged text in the forms it came in, and the one web address that came with it."""

    html: str = ""
    rtf: bytes = b""
    text: str = ""
    address: str = ""

    @property
    def is_address(self) -> bool:
        """Whether there is nothing to read but the address: a browser adds the link itself as HTML."""
        if not self.address or len(self.html) > _LONGEST_LINK:
            return False
        return not unescape(_TAG.sub("", _LINK.sub("", self.html))).strip()


def files_of(mime: QMimeData) -> list[Path]:
    """The files of a drop or of the clipboard."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def clip_of(mime: QMimeData) -> Clip:
    """The text of a drop or of the clipboard."""
    text = mime.text() if mime.hasText() else ""
    rtf = next((bytes(mime.data(name).data()) for name in _RTF_FORMATS if mime.hasFormat(name)), b"")
    addresses = [url.toString() for url in mime.urls()] or [text.strip()]
    address = addresses[0] if len(addresses) == 1 and is_address(addresses[0]) else ""
    return Clip(mime.html() if mime.hasHtml() else "", rtf, text, address)


def is_readable(mime: QMimeData) -> bool:
    """Whether there is anything in it that could be an article or a briefing."""
    has_rtf = any(mime.hasFormat(name) for name in _RTF_FORMATS)
    return bool(mime.urls()) or mime.hasText() or mime.hasHtml() or has_rtf


def is_address(text: str) -> bool:
    """Whether the text is one web address and nothing else."""
    if len(text.split()) != 1:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
