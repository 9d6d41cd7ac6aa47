"""Tells which letters of a Word 97-2003 document are deleted by a tracked change or hidden.

Such letters stay in the text; only their formatting tells. It lies in pages of
512 bytes, each for a range of the stream. Offsets and signs are those of
[MS-DOC]: 2.5.6 (FibRgFcLcb97), 2.8.5 (PlcBteChpx), 2.9.34 (ChpxFkp), 2.6.1 (character properties).
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator

_PAGES = 0xFA
_PAGE_BYTES = 512
_MOST_PAGES = 20_000
_DELETED, _HIDDEN = 0x0800, 0x083C
_OPERAND_BYTES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_VARIABLE = 6


class UnseenLetters:
    """The stretches of the stream, in bytes, whose letters a reader does not see."""

    def __init__(self, document: bytes, table: bytes) -> None:
        self._stretches = sorted(_unseen(document, table))
        self._starts = [first for first, _ in self._stretches]

    def __bool__(self) -> bool:
        return bool(self._stretches)

    def cover(self, offset: int) -> bool:
        """Whether the letter at this byte is deleted or hidden."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._stretches[at][1]


def _unseen(document: bytes, table: bytes) -> Iterator[tuple[int, int]]:
    start, size = struct.unpack_from("<II", document, _PAGES)
    count = (min(size, len(table) - start) - 4) // 8 if start < len(table) else 0
    for number in range(min(max(count, 0), _MOST_PAGES)):
        page = struct.unpack_from("<I", table, start + 4 * (count + 1) + 4 * number)[0] & 0x3FFFFF
        yield from _unseen_of_page(document[page * _PAGE_BYTES : (page + 1) * _PAGE_BYTES])


def _unseen_of_page(page: bytes) -> Iterator[tuple[int, int]]:
    if len(page) < _PAGE_BYTES:
        return
    runs = page[-1]
    if 5 * runs + 4 > _PAGE_BYTES:
        return
    ends = struct.unpack_from(f"<{runs + 1}I", page)
    for run in range(runs):
        at = 2 * page[4 * (runs + 1) + run]
        if at and _is_unseen(page[at + 1 : at + 1 + page[at]]):
            yield ends[run], ends[run + 1]


def _is_unseen(properties: bytes) -> bool:
    """Whether the properties of a run hold one that is switched on and takes it out of sight."""
    position = 0
    while position + 3 <= len(properties):
        code = int.from_bytes(properties[position : position + 2], "little")
        if code in (_DELETED, _HIDDEN) and properties[position + 2] == 1:
            return True
        kind = code >> 13
        position += 2 + (_OPERAND_BYTES[kind] if kind != _VARIABLE else 1 + properties[position + 2])
    return False
