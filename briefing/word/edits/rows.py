"""Rows that were added to a table of a returned document, read by the columns of the rows above them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.model import FieldPath
from briefing.model.schema import ADDITIONAL, FieldKind, field_of
from briefing.word.edits.carried import Origin
from briefing.word.edits.export import mark_of
from briefing.word.edits.story import Cell, Control, Story


@dataclass(frozen=True)
class AddedRow:
    """A row that was typed into a table: the list it belongs to, the words for each field of the row, all its cells.

    Fields are named from the row down (`text/en`, `due`).
    """

    list_path: FieldPath
    words: Mapping[str, str]
    cells: tuple[str, ...]


def added_rows(
    stories: Iterable[Story], shown: Mapping[Control, int], origin: Origin
) -> tuple[tuple[AddedRow, ...], frozenset[Control]]:
    """The rows added to tables, and the controls of copied rows, which say nothing of the row they were copied from."""
    added: list[AddedRow] = []
    copies: set[Control] = set()
    for story in stories:
        for table in story.tables:
            reader = _TableReader(shown, origin)
            for row in table:
                reader.read(row)
            added += reader.added
            copies |= reader.copies
    return tuple(added), frozenset(copies)


class _TableReader:
    """Goes down a table; knows which field stands in which column of the rows so far."""

    def __init__(self, shown: Mapping[Control, int], origin: Origin) -> None:
        self.added: list[AddedRow] = []
        self.copies: set[Control] = set()
        self._shown = shown
        self._origin = origin
        self._seen: dict[int, str] = {}
        self._list = FieldPath("")
        self._columns: dict[int, str] = {}
        self._width = 0

    def read(self, row: list[Cell]) -> None:
        """The next row of the table."""
        controls = [control for cell in row for control in cell.controls if control in self._shown]
        if not controls:
            self._read_plain(row)
        elif all(self._shown[control] in self._seen for control in controls):
            self._read_copy(row, controls)
        else:
            self._learn(row, controls)

    def _learn(self, row: list[Cell], controls: Iterable[Control]) -> None:
        """Note what the columns of a row of a list hold."""
        rows = {found for control in controls if (found := row_of(self._path(control)))}
        self._seen |= {self._shown[control]: control.words for control in controls}
        self._columns, self._width = {}, len(row)
        if len(rows) != 1:
            return
        row_path = rows.pop()
        self._list = row_path.parent
        for number, cell in enumerate(row):
            inside = [control for control in cell.controls if control in self._shown]
            if len(inside) == 1 and _same(inside[0].words, cell.words):
                self._columns[number] = self._path(inside[0]).removeprefix(f"{row_path}/")

    def _read_plain(self, row: list[Cell]) -> None:
        cells = tuple(cell.words for cell in row)
        marks = set(filter(None, map(mark_of, cells)))
        if self._columns and len(row) == self._width and marks and not marks <= self._origin.outside:
            self._add(cells)

    def _read_copy(self, row: list[Cell], controls: Iterable[Control]) -> None:
        """A row copied with its controls: the first one speaks for the row, this one for a new row."""
        if any(not _same(control.words, self._seen[self._shown[control]]) for control in controls):
            self.copies.update(controls)
            if self._columns:
                self._add(tuple(cell.words for cell in row))

    def _add(self, cells: tuple[str, ...]) -> None:
        words = {name: cells[number] for number, name in self._columns.items() if cells[number]}
        if words:
            self.added.append(AddedRow(self._list, words, cells))

    def _path(self, control: Control) -> str:
        return self._origin.printed[self._shown[control] - 1].path


def row_of(path: str) -> FieldPath | None:
    """The outermost row of a list that a path lies in: `officials/o1` for `officials/o1/post/en`."""
    steps = FieldPath(path).steps
    for count in range(1, len(steps) - 1):
        parent = FieldPath("/".join(steps[:count]))
        if parent != ADDITIONAL and field_of(parent).kind is FieldKind.ROWS:
            return parent.child(steps[count])
    return None


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
