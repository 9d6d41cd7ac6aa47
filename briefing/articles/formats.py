"""Recognises a format by its content, never by the file's ending alone, and reads it with that format's reader."""

import importlib
import re
from enum import StrEnum
from typing import cast

from briefing.articles.errors import ArticleError
from briefing.articles.file_bytes import check_size
from briefing.articles.from_text import MAX_TEXT_BYTES
from briefing.articles.reading import Reading

_MARKDOWN = re.compile(rb"\s*(?:#{1,2} \S|---\s*\n(?:[\w-]+\s*:.*\n)+---)")
_HEAD = 4096


class Format(StrEnum):
    """The formats Briefing reads; the value names the reader module's ending."""

    TEXT = "text"
    MARKDOWN = "markdown"


def recognise(data: bytes, file_name: str = "") -> Format:
    """The format of the bytes; the file's ending decides only between kinds of plain text."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if file_name.lower().endswith((".md", ".markdown")) or _MARKDOWN.match(head):
        return Format.MARKDOWN
    return Format.TEXT


def read_format(data: bytes, file_name: str = "") -> Reading:
    """What the right reader makes of the bytes. Raises ArticleError where none can."""
    name = file_name or "The text"
    if not data.strip():
        raise ArticleError("“{name}” is empty. Choose a file with text in it.", name=name)
    kind = recognise(data, file_name)
    if kind is Format.TEXT:
        check_size(len(data), MAX_TEXT_BYTES, name)
    reader = importlib.import_module(f"briefing.articles.from_{kind}")
    return cast("Reading", reader.read(data, name))
