"""The text of a part of a Word document: what stands in content controls, what stands outside, the rows of tables."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from briefing.word.ooxml.markup import MC_NAMESPACE, value_of, w
from briefing.word.printing.bound_fields import FIELDS_NAMESPACE, FIELDS_STORE

_BINDING: Final = re.compile(r"/(?:\w+:)?fields(?:\[1\])?/(?:\w+:)?field\[(\d{1,6})\]$")
_BREAK, _FIELD_MARK, _CELL = w("br"), w("fldChar"), w("tc")
_REMOVED: Final = frozenset((w("del"), w("moveFrom"), w("delText"), w("instrText")))
_SIGNS: Final = {w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}


@dataclass(slots=True, eq=False)
class Control:
    """A content control: the number of the value it is bound to, its own number, the path in its tag.

    Numbers are 0 and the tag is empty where the control has none (LibreOffice 7.4 drops tags).
    """

    bound_to: int
    identity: int
    tag: str
    content: etree._Element
    is_empty: bool = False
    pieces: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The text in it; an empty string where it shows only its placeholder."""
        words = "".join(self.pieces).strip("\n")
        return "" if self.is_empty or not words.strip() else words


@dataclass(slots=True, eq=False)
class Cell:
    """A cell of a table: its text, and the controls in it."""

    pieces: list[str] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The whole text, that of controls included."""
        return "".join(self.pieces).strip()


@dataclass(slots=True, eq=False)
class Story:
    """What a part says: its controls, its paragraphs without what controls hold, its tables as rows of cells."""

    controls: list[Control] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    tables: list[list[list[Cell]]] = field(default_factory=list)


def read_story(root: etree._Element, is_own: Callable[[Control], bool]) -> Story:
    """The text of a part as its readers see it: tracked deletions left out, insertions counted.

    Controls that are not our own are text like any other.
    """
    reader = _StoryReader(is_own)
    reader.read(root)
    return reader.story


class _StoryReader:
    """Goes through a part once; knows in which control, paragraph and cell it is."""

    def __init__(self, is_own: Callable[[Control], bool]) -> None:
        self.story = Story()
        self._is_own = is_own
        self._control: Control | None = None
        self._paragraph: list[str] = []
        self._cells: list[Cell] = []
        self._rows: list[list[Cell]] = []
        self._fields = 0
        self._readers: dict[str, Callable[[etree._Element], None]] = {
            w("t"): lambda element: self._text(element.text or ""),
            w("p"): self._read_paragraph,
            w("sdt"): self._read_control,
            w("tbl"): self._read_table,
            w("tr"): self._read_row,
            w("fldSimple"): self._read_simple_field,
            _CELL: self._read_cell,
            _FIELD_MARK: self._read_field_mark,
            _BREAK: self._read_break,
            f"{{{MC_NAMESPACE}}}AlternateContent": self._read_first,
        }

    def read(self, element: etree._Element) -> None:
        """Read what lies inside an element."""
        for child in element.iterchildren(etree.Element):
            tag = str(child.tag)
            if tag in self._readers:
                self._readers[tag](child)
            elif tag in _SIGNS:
                self._text(_SIGNS[tag])
            elif tag not in _REMOVED and not tag.endswith("Pr"):
                self.read(child)

    def _text(self, words: str) -> None:
        if self._control is not None:
            self._control.pieces.append(words)
        elif not self._fields:  # what a field of Word says (a page number, a contents table) is no text of the writer
            self._paragraph.append(words)
        for cell in self._cells:
            cell.pieces.append(words)

    def _read_paragraph(self, element: etree._Element) -> None:
        outer, self._paragraph = self._paragraph, []
        self.read(element)
        if self._control is not None:
            self._control.pieces.append("\n")
        outside = " ".join("".join(self._paragraph).split())
        if outside:
            self.story.outside.append(outside)
        self._paragraph = outer

    def _read_control(self, element: etree._Element) -> None:
        content = element.find(w("sdtContent"))
        if content is None:
            return
        control = _control(element.find(w("sdtPr")), content)
        if not self._is_own(control):
            self.read(content)
            return
        self.story.controls.append(control)
        for cell in self._cells:
            cell.controls.append(control)
        outer, self._control = self._control, control
        self.read(content)
        self._control = outer

    def _read_table(self, element: etree._Element) -> None:
        outer, self._rows = self._rows, []
        self.read(element)
        self.story.tables.append(self._rows)
        self._rows = outer

    def _read_row(self, element: etree._Element) -> None:
        if element.find(f"{w('trPr')}/{w('del')}") is not None:
            return
        self._rows.append([])
        self.read(element)

    def _read_cell(self, element: etree._Element) -> None:
        cell = Cell()
        if self._rows:
            self._rows[-1].append(cell)
        self._cells.append(cell)
        self.read(element)
        self._cells.pop()

    def _read_simple_field(self, element: etree._Element) -> None:
        self._fields += 1
        self.read(element)
        self._fields -= 1

    def _read_field_mark(self, element: etree._Element) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._fields += 1
        elif kind == "end" and self._fields:
            self._fields -= 1

    def _read_break(self, element: etree._Element) -> None:
        if element.get(w("type"), "textWrapping") == "textWrapping":
            self._text("\n")

    def _read_first(self, element: etree._Element) -> None:
        """Of a drawing written in two ways only the first, which both programs show."""
        for child in element.iterchildren(etree.Element):
            self.read(child)
            return


def _control(properties: etree._Element | None, content: etree._Element) -> Control:
    if properties is None:
        return Control(0, 0, "", content)
    binding = properties.find(w("dataBinding"))
    number = value_of(properties.find(w("id")))
    return Control(
        bound_to=_bound_to(binding) if binding is not None else 0,
        identity=int(number) if re.fullmatch(r"-?\d{1,10}", number) else 0,
        tag=value_of(properties.find(w("tag"))),
        content=content,
        is_empty=properties.find(w("showingPlcHdr")) is not None,
    )


def _bound_to(binding: etree._Element) -> int:
    store, mappings = binding.get(w("storeItemID"), ""), binding.get(w("prefixMappings"), "")
    if store.upper() != FIELDS_STORE and FIELDS_NAMESPACE not in mappings:
        return 0
    match = _BINDING.search(binding.get(w("xpath"), ""))
    return int(match[1]) if match else 0
