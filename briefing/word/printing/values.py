"""Values a template can print besides plain text, and what they may ask of the package."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from briefing.word.subdocuments.source_document import SourceDocument


class Row(dict[str, Any]):
    """A row or group that knows its field path, however the template reached it.

    `visit.head.name` gives `officials/o1/name` when `visit.head` is such a row.
    What is worked out and is no field of the briefing has the path None.
    """

    __slots__ = ("path",)

    def __init__(self, values: dict[str, Any], path: str | None) -> None:
        super().__init__(values)
        self.path = path


class Additions(Protocol):
    """What a value may add to the package for the part it is written into."""

    def relationship(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship of the part to a target."""
        ...

    def media(self, data: bytes, extension: str) -> str:
        """The id of a relationship to a picture that is put into the package."""
        ...

    def style(self, name: str, kind: str) -> str:
        """The id of the template's style of that name (or id), or an empty string."""
        ...

    def numbered_list(self, *, ordered: bool, start: int, level: int) -> int:
        """The number of a new list whose items count from `start`; 0 where there can be none."""
        ...

    def footnote(self, write: "Callable[[Additions], str]") -> str:
        """The run with the mark of a new footnote, whose runs `write` gives; empty where there can be none."""
        ...

    def instead(self, value: "WordValue") -> str:
        """What to write for a value in an attribute: its words, or the mark of a picture that replaces another."""
        ...

    def without_notes(self) -> "Additions":
        """The same for a place where Word allows no notes, as in a text box."""
        ...

    def merged(self, source: "SourceDocument") -> str:
        """The paragraphs and tables of another document, with what they need put into this one."""
        ...

    def number(self) -> int:
        """A number that no other drawing of the document has."""
        ...


class WordValue:
    """A value that brings markup of its own; `is_block` says whether it is whole paragraphs.

    `takes_look` says that its words take the look of the tag they are printed for.
    """

    is_block = False
    takes_look = False

    def write(self, additions: Additions) -> str:
        """The markup: runs, or paragraphs and tables where `is_block`."""
        raise NotImplementedError

    def __bool__(self) -> bool:
        return bool(str(self))


class Runs(WordValue):
    """Markup of runs that was made by this package."""

    def __init__(self, markup: str, text: str = "") -> None:
        self._markup = markup
        self._text = text

    def write(self, additions: Additions) -> str:
        """The markup as it is."""
        del additions
        return self._markup

    def __str__(self) -> str:
        return self._text

    def __bool__(self) -> bool:
        return bool(self._markup)


class Blocks(Runs):
    """Markup of paragraphs and tables that was made by this package."""

    is_block = True


class Listing(WordValue):
    """Text whose line ends (`\\n`), tabs, paragraph ends (`\\a`) and page ends (`\\f`) count.

    Plain text is treated so already; the class is there for those who know it.
    """

    def __init__(self, text: object) -> None:
        self._text = str(text)

    def __str__(self) -> str:
        return self._text
