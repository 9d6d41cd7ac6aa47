"""Reads rich text (.rtf, also from the clipboard) through striprtf, without pictures, objects and deleted text."""

import re

from briefing.articles.encoding import known_codec
from briefing.articles.file_bytes import check_size
from briefing.articles.reading import Reading
from briefing.articles.zip_parts import damaged_error

MAX_RTF_BYTES = 20 * 1024 * 1024
_DROPPED = re.compile(
    rb"\{\\(?:\*\\shppict|nonshppict|pict|object|\*\\themedata|\*\\datastore|\*\\blipuid)\b"
    rb"|\{(?:\\[a-z]+-?\d*[ \r\n]*){0,40}?\\(?:deleted|v)(?![a-z\d])"
)
"""Pictures, objects, and text that a tracked change deleted or that is hidden."""
_BRACE = re.compile(rb"\\[{}\\]|[{}]")
_CELL_END = re.compile(r"\|(\n|$)?")
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read(data: bytes, name: str = "") -> Reading:
    """The paragraphs of a rich text. Raises ArticleError if it is too large or damaged."""
    from striprtf.striprtf import rtf_to_text

    data = _without_dropped(data)
    check_size(len(data), MAX_RTF_BYTES, name)
    code_page = _CODE_PAGE.search(data, 0, 1000)
    encoding = known_codec(f"cp{int(code_page[1])}") if code_page else ""
    encoding = encoding or "cp1252"
    try:
        text: str = rtf_to_text(data.decode(encoding, "replace"), encoding=encoding, errors="replace")
    except (ValueError, LookupError, IndexError, KeyError, TypeError, RecursionError, OverflowError) as error:
        raise damaged_error(name) from error
    return Reading(tuple(line for line in _CELL_END.sub(_cell_mark, text).split("\n") if line.strip()))


def _cell_mark(bar: re.Match[str]) -> str:
    """striprtf ends every cell of a table with a bar; the last one of a row says nothing."""
    return "\n" if bar[1] is not None else " | "


def _without_dropped(data: bytes) -> bytes:
    """Cuts every group that is no text of the document, however braces are nested in it."""
    kept: list[bytes] = []
    position = 0
    while match := _DROPPED.search(data, position):
        kept.append(data[position : match.start()])
        position = _end_of_group(data, match.start())
    kept.append(data[position:])
    return b"".join(kept)


def _end_of_group(data: bytes, start: int) -> int:
    depth = 0
    for brace in _BRACE.finditer(data, start):
        depth += {b"{": 1, b"}": -1}.get(brace.group(), 0)
        if depth == 0:
            return brace.end()
    return len(data)
