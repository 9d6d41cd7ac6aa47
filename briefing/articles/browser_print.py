"""Reads the lines a browser prints at the edges of every page: day, title, address and page number."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_HOUR = r"\d{1,2}:\d{2}(?:\s*[AP]M)?"
_URL = r"(?:https?|file)://\S+"
_COUNT = r"\d{1,4}\s*(?:/|of|из|ішінен)\s*\d{1,4}"
_EDGES = (
    re.compile(rf"(?P<stamp>{_DAY},? {_HOUR})(?:\s+(?P<title>.*))?"),
    re.compile(rf"(?P<url>{_URL})\s+{_COUNT}"),
    re.compile(rf"(?P<title>.*\S)\s+(?P<url>{_URL})"),
    re.compile(rf"{_COUNT}\s+{_DAY},? {_HOUR}"),
    re.compile(_COUNT),
)


class BrowserPrint(NamedTuple):
    """What the edges of a printed page say; all empty where no browser printed it."""

    title: str = ""
    url: str = ""


def is_edge(line: str) -> bool:
    """Whether a line at a page's edge was put there by a browser."""
    return any(pattern.fullmatch(line.strip()) for pattern in _EDGES)


def read_edges(lines: Iterable[str]) -> BrowserPrint:
    """Title and address in the edges of printed pages; without an address they are those of some other program."""
    title = url = ""
    for line in lines:
        for pattern in _EDGES:
            if match := pattern.fullmatch(line.strip()):
                found = match.groupdict()
                title, url = title or found.get("title") or "", url or found.get("url") or ""
                break
    return BrowserPrint(title, url) if url else BrowserPrint()
