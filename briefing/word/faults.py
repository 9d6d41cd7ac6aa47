"""What is wrong in a template, where, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from briefing.messages import Message


class FaultKind(StrEnum):
    """The kinds of faults; the code of each is stable, for programs that read them."""

    BROKEN_PACKAGE = "broken-package"
    BROKEN_PART = "broken-part"
    UNCLOSED_TAG = "unclosed-tag"
    BAD_TAG = "bad-tag"
    QUOTES = "quotes"
    UNKNOWN_FILTER = "unknown-filter"
    UNKNOWN_TEST = "unknown-test"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_STATEMENT = "unknown-statement"
    UNCLOSED_BLOCK = "unclosed-block"
    UNOPENED_BLOCK = "unopened-block"
    CROSSING_BLOCKS = "crossing-blocks"
    BROKEN_STRUCTURE = "broken-structure"
    OUTSIDE_TABLE = "outside-table"
    TEXT_BESIDE_TAG = "text-beside-tag"
    HALF_TRACKED = "half-tracked"
    FORBIDDEN = "forbidden"
    VALUE = "value"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document a tag stands, in the words of a person who looks at it.

    Numbers start at 1; 0 means that the tag is in no table. `text` are the words
    around the tag.
    """

    part: str = ""
    part_name: str = ""
    heading: str = ""
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    text: str = ""

    @property
    def message(self) -> Message:
        """The place in words."""
        words = [self.part] if self.part else []
        if self.heading:
            words.append(Message("under “{heading}”", heading=self.heading))
        if self.paragraph:
            words.append(Message("paragraph {number}", number=self.paragraph))
        if self.table:
            words.append(
                Message("table {table}, row {row}, cell {cell}", table=self.table, row=self.row, cell=self.cell)
            )
        return Message.joined(", ", words)

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the tag, what is wrong with it and what to do."""

    kind: FaultKind
    problem: Message
    remedy: Message
    tag: str = ""
    place: Place = Place()
    suggestion: str = ""
    number: int = 0

    @property
    def message(self) -> Message:
        """Place, tag, problem and remedy in one line."""
        told = Message.joined(" ", (self.problem, self.remedy))
        told = Message("{tag} — {told}", tag=self.tag, told=told) if self.tag else told
        place = self.place.message
        return Message("{place}: {told}", place=place, told=told) if place else told

    def __str__(self) -> str:
        return str(self.message)


class TemplateError(ValueError):
    """A template that cannot be used; `faults` holds everything that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(Message.joined("\n", (fault.message for fault in faults)))
        self.faults = faults


class RenderError(TemplateError):
    """A value that a tag cannot print, or a limit passed while a document was made."""


class SubDocumentError(ValueError):
    """Bytes that are no Word document which could be put into another one."""
