"""Reads Word 97-2003 documents (.doc): body, tables and notes, through the document's piece table.

Offsets and signs are those of the published format [MS-DOC], sections 2.5 (Fib)
and 2.8 and 2.9 (piece table).
"""

import re
import struct
from itertools import pairwise

from briefing.articles.compound_file import CompoundFile
from briefing.articles.doc_deletions import UnseenLetters
from briefing.articles.errors import ArticleError
from briefing.articles.paragraphs import split_paragraphs
from briefing.articles.reading import Reading
from briefing.articles.zip_parts import damaged_error, password_error

_MAGIC = 0xA5EC
_WORD_97 = 0x00C1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_TEXT_COUNTS, _PIECE_TABLE = 0x4C, 0x01A2
_COMPRESSED = 0x40000000
_MAX_LETTERS = 5_000_000
_FIELD_CODE = re.compile(r"\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))")
_NOTHING = "\x05"
_SIGNS = str.maketrans(
    {
        "\x07": "\x07",
        "\x0b": "\n",
        "\x0c": "\n\n",
        "\r": "\n\n",
        "\x0e": "\n\n",
        "\x1e": "-",
        "\x15": "",
        "\x14": "",
        "\x01": "",
        "\x02": "",
        "\x03": "",
        "\x04": "",
        "\x05": "",
        "\x08": "",
        "\x1f": "",
        "\x13": "",
    }
)


def read(data: bytes, name: str = "") -> Reading:
    """The paragraphs of the document. Raises ArticleError for a damaged, encrypted or older one."""
    compound = CompoundFile(data, name)
    document = compound.stream("WordDocument")
    try:
        magic, version = struct.unpack_from("<HH", document)
        flags = struct.unpack_from("<H", document, 0x0A)[0]
        if flags & _ENCRYPTED:
            raise password_error(name)
        if magic != _MAGIC or version < _WORD_97:
            raise ArticleError(
                "“{name}” was written by a very old Word. Open it in Word or LibreOffice and save it as .docx.",
                name=name,
            )
        table = compound.stream("1Table" if flags & _SECOND_TABLE else "0Table")
        text = _text(document, table)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        if isinstance(error, ArticleError):
            raise
        raise damaged_error(name) from error
    return Reading(tuple(split_paragraphs(text)))


def _text(document: bytes, table: bytes) -> str:
    """Body, footnotes and endnotes; headers and comments, which lie between them, are left out."""
    body, notes, headers, _, comments, endnotes = struct.unpack_from("<6i", document, _TEXT_COUNTS)
    start, size = struct.unpack_from("<II", document, _PIECE_TABLE)
    letters = _pieces(document, table[start : start + size], UnseenLetters(document, table))
    endnotes_at = body + notes + headers + comments
    parts = letters[: body + notes], letters[endnotes_at : endnotes_at + endnotes]
    text = "\r".join(part for part in parts if part)
    while (shorter := _FIELD_CODE.sub("", text)) != text:
        text = shorter
    rows = re.sub(r"\x07\x07", "\r", text.translate(_SIGNS).replace("\n\n\x07", "\x07"))
    return rows.replace("\x07", " | ").replace("\r", "\n\n")


def _pieces(document: bytes, clx: bytes, unseen: UnseenLetters) -> str:
    """The document's letters in order: pieces are either 8-bit (windows-1252) or UTF-16.

    Letters out of sight become signs without text, so that the others keep their count.
    """
    position = 0
    while clx[position] == 1:  # formatting, which may stand before the table
        position += 3 + struct.unpack_from("<h", clx, position + 1)[0]
    size = struct.unpack_from("<I", clx, position + 1)[0]
    table = clx[position + 5 : position + 5 + size]
    count = (len(table) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}i", table)
    if ends[-1] > _MAX_LETTERS:
        raise ValueError
    text = []
    for number, (first, last) in enumerate(pairwise(ends)):
        offset = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)[0]
        width = 1 if offset & _COMPRESSED else 2
        begin = (offset & ~_COMPRESSED) // 2 if width == 1 else offset
        piece = document[begin : begin + width * (last - first)]
        letters = piece.decode("cp1252" if width == 1 else "utf-16-le", "replace")
        if unseen:
            letters = "".join(_NOTHING if unseen.cover(begin + width * at) else it for at, it in enumerate(letters))
        text.append(letters)
    return "".join(text)
