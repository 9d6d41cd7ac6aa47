"""The fields a document takes along: which content control is bound to which value of its custom XML part.

Word shows in a bound control what the part says and writes into the part what is
typed into the control, so that all prints of a field follow each other and the
values can be read back without knowing the page.
"""

import zlib
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

FIELDS_NAMESPACE: Final = "urn:briefing:fields"
"""Of the custom XML part whose elements the controls are bound to; readers find the part by it."""
FIELDS_STORE: Final = "{B7F0C1B4-52D3-4B9E-9C57-3E6A2F1D8A40}"
"""The identity that bindings name; the same in every document, since each has one such part."""
MAX_FIELDS: Final = 2_000
"""Prints of fields that one document takes along; Word takes long to open documents with more bound controls."""

_MAPPING: Final = f"xmlns:b='{FIELDS_NAMESPACE}'"
_LOCK: Final = '<w:lock w:val="sdtLocked"/>'


class PrintedField(NamedTuple):
    """A field as the document prints it; prints of one field in the same words are one."""

    path: str
    words: str


class BoundFields:
    """What one document takes along, noted while it is rendered.

    `field_at` gives the field that a path of the template stands for, or an
    empty string where it stands for none; what is no field stays plain text.
    """

    def __init__(self, field_at: Callable[[str], str]) -> None:
        self.printed: list[PrintedField] = []
        self.formatted: dict[int, str] = {}
        self.is_complete = True
        self._field_at = field_at
        self._numbers: dict[tuple[str, str], int] = {}
        self._ids: set[int] = {0}

    def avoid(self, ids: Iterable[int]) -> None:
        """Give no control one of these numbers, which controls of the template have."""
        self._ids.update(ids)

    def plain(self, path: str, words: str) -> str:
        """The number, lock and binding of a control with these words; empty where it is not to be one."""
        if self._is_full():
            return ""
        number = self._numbers.get((path, words)) or self._added(path, words)
        if not number:
            return ""
        # A locked control keeps its table row from being deleted, so those of rows are not locked.
        return (
            f'<w:id w:val="{self._id(path)}"/>{_LOCK if path.count("/") < 2 else ""}'
            f'<w:dataBinding w:prefixMappings="{_MAPPING}" w:xpath="/b:fields[1]/b:field[{number}]"'
            f' w:storeItemID="{FIELDS_STORE}"/>'
        )

    def rich(self, path: str) -> str:
        """The number of a control with formatted text, which Word binds to nothing; empty as in `plain`."""
        field = "" if self._is_full() else self._field_at(path)
        if not field:
            return ""
        number = self._id(path)
        self.formatted[number] = field
        return f'<w:id w:val="{number}"/>'

    def _added(self, path: str, words: str) -> int:
        field = self._field_at(path)
        if not field:
            return 0
        self.printed.append(PrintedField(field, words))
        self._numbers[path, words] = len(self.printed)
        return len(self.printed)

    def _is_full(self) -> bool:
        if len(self._ids) <= MAX_FIELDS:
            return False
        self.is_complete = False
        return True

    def _id(self, path: str) -> int:
        """A number for a control, the same in every document as long as nothing is printed before it twice."""
        number = zlib.crc32(path.encode()) & 0x7FFFFFFF
        while number in self._ids:
            number = (number + 1) & 0x7FFFFFFF
        self._ids.add(number)
        return number
