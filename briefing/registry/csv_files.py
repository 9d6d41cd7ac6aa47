"""CSV as spreadsheets write it: bytes to rows with their lines, and rows to bytes that spreadsheets open unharmed."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from briefing.messages import Message
from briefing.registry.errors import ListError

LARGEST_LIST = 32 * 2**20
"""Bytes. A hundred thousand officials take fewer."""
MOST_ROWS = 200_000
LONGEST_CELL = 2_000
"""Characters. The longest title of a post takes a few hundred."""
DELIMITERS = ";,\t"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line on which it begins.

    UTF-8, UTF-16 with its mark and Windows-1251 are told apart; so are
    semicolons, commas and tabs, by the first line. Raises ListError where the
    file is no list at all.
    """
    if len(data) > LARGEST_LIST:
        raise ListError(Message("The list is too large; divide it into several files."))
    text = _decoded(data)
    if "\0" in text:
        raise ListError(Message("The file is not a list: it is not text. Save it from the spreadsheet as CSV."))
    first, _, rest = text.partition("\n")
    lines_before, delimiter = 0, ""
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        lines_before, delimiter, text = 1, first.strip()[-1], rest  # Excel's own note
        first = text.partition("\n")[0]
    delimiter = delimiter or max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for count in range(MOST_ROWS + 1):
        line = reader.line_num + lines_before + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise ListError(
                Message("Line {line} of the list cannot be read: {reason}.", line=line, reason=str(error))
            ) from error
        if cells is None:
            return
        if count == MOST_ROWS:
            raise ListError(Message("The list is too large; divide it into several files."))
        if any(cell.strip() for cell in cells):
            yield line, cells


def write_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file that Excel opens with its letters and columns right: UTF-8 with a mark, semicolons.

    A cell that a spreadsheet would take for a formula gets an apostrophe
    before it; `plain` takes it away again.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in rows)
    return codecs.BOM_UTF8 + text.getvalue().encode()


def plain(cell: str) -> str:
    """What a cell says: spaces at its ends and an apostrophe before a formula are left out."""
    words = " ".join(cell.replace("\u00a0", " ").split())
    return words[1:] if words[:1] == "'" and words[1:2] in _FORMULA else words


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")
