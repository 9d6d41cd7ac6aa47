"""Whole Word documents as values of a template."""

from importlib import import_module
from typing import TYPE_CHECKING

from briefing.word.printing.values import Additions, WordValue

if TYPE_CHECKING:
    from briefing.word.ooxml.cleaning import Removal
    from briefing.word.subdocuments.source_document import SourceDocument


class SubDocument(WordValue):
    """The text of a Word document, for `{{p annex }}`: `SubDocument(path.read_bytes())`.

    It is printed as it looks in its own file: its styles, lists, pictures, tables,
    links and notes come with it. Its lists begin anew wherever it is printed. Its
    page size, headers and footers do not come: the text flows on in the section it
    is printed in, and a new page begins where one of its own sections did so.
    Comments, macros, embedded objects and whatever lies elsewhere are left out.
    Raises SubDocumentError for bytes that are no Word document.
    """

    is_block = True

    def __init__(self, data: bytes) -> None:
        # Loaded by those who need it, to keep the start of a new process short.
        self._source: SourceDocument = import_module("briefing.word.subdocuments.source_document").SourceDocument(data)

    @property
    def removed(self) -> "tuple[Removal, ...]":
        """What could have fetched or run something and was left out."""
        return self._source.removed

    def write(self, additions: Additions) -> str:
        """The paragraphs and tables of the document."""
        return additions.merged(self._source)

    def __str__(self) -> str:
        return self._source.text()

    def __bool__(self) -> bool:
        return len(self._source.body) > 0
