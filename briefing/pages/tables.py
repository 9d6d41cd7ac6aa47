"""Tables laid out: column edges, row heights, merged cells and borders."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

import msgspec

from briefing.pages.display import Fill, Group, Line, Placed, Stroke, Turned, lines_of
from briefing.pages.document import Block, Cell, Row, Table
from briefing.pages.formats import Border, Borders
from briefing.pages.stack import Stack

_LEAST_COLUMN: Final = 60.0
_CUT: Final = 40.0  # two points: less than the descent of small letters
_EDGE_MODE: Final = 15
_TURNED: Final = frozenset({"btLr", "btLrV", "tbRl", "tbRlV", "rl"})
_LONGEST_TURNED: Final = 4000.0


class CellSetter(Protocol):
    """What a table needs to lay out its cells."""

    def stack(self, blocks: Sequence[Block], width: float) -> Stack:
        """Blocks one below the other at a width."""

    def row_labels(self, row: Row) -> tuple[str, ...]:
        """The list labels of a row's paragraphs."""

    def cached_row(
        self, key: tuple[object, ...], row: Row, labels: tuple[str, ...], make: "Callable[[], RowCells]"
    ) -> "RowCells":
        """What `make` makes of a row, or what it made earlier."""

    @property
    def compatibility_mode(self) -> int:
        """The compatibility mode of the document."""


class CellLayout(msgspec.Struct, frozen=True, eq=False):
    """A cell with its text laid out; `x` and `width` are those of the whole cell."""

    cell: Cell
    x: float
    width: float
    stack: Stack
    borders: Borders

    @property
    def height(self) -> float:
        """The height that the text needs, margins counted."""
        return self.stack.height + self.cell.margins.top + self.cell.margins.bottom


class RowCells:
    """The laid out cells of a row, kept while the row does not change, and the groups painted of them."""

    def __init__(self, row: Row, cells: tuple[CellLayout, ...]) -> None:
        self.row, self.cells = row, cells
        self.groups: dict[object, Group] = {}


class RowLayout:
    """A row in its table; its height is known when merged cells are."""

    def __init__(self, made: RowCells) -> None:
        self.row, self.cells, self._made = made.row, made.cells, made
        self.height = 0.0
        self.top_border = max((_width(cell.borders.top) for cell in self.cells), default=0.0)
        self.bottom_border = max((_width(cell.borders.bottom) for cell in self.cells), default=0.0)
        self.spans: dict[int, float] = {}

    @property
    def notes(self) -> list[tuple[str, str]]:
        """The notes that the row's text refers to."""
        return [note for cell in self.cells for note in cell.stack.notes]

    @property
    def keep_next(self) -> bool:
        """Whether the row stays on the page of the next row."""
        first = self.row.cells[0].blocks[0] if self.row.cells and self.row.cells[0].blocks else None
        look = getattr(first, "format", None)
        return look is not None and bool(look.keep_next)

    @property
    def may_split(self) -> bool:
        """Whether the row may go over to the next page."""
        exact = self.row.height_rule == "exact" and self.row.height > 0
        return not self.row.cannot_split and not exact

    def group(self, room: float | None = None) -> Group:
        """The painted row, its top left corner at the table's; merged cells are seen for no more than the room."""
        spans = {index: span if room is None else min(span, room) for index, span in self.spans.items()}
        key = (self.height, tuple(spans.items()))
        group = self._made.groups.get(key)
        if group is None:
            group = self._made.groups[key] = Group(tuple(self._items(spans)))
        return group

    def _items(self, spans: dict[int, float]) -> list[Placed]:
        backgrounds: list[Placed] = []
        texts: list[Placed] = []
        strokes: list[Placed] = []
        for index, cell in enumerate(self.cells):
            height = spans.get(index, self.height)
            if cell.cell.background and cell.cell.merge != "continue":
                backgrounds.append((cell.x, 0, Fill(cell.width, height, cell.cell.background)))
            if cell.cell.merge != "continue":
                top = self.text_top(cell, cell.height, height)
                texts.append((cell.x + cell.cell.margins.left, top, Group(cell.stack.items)))
                if self.row.height_rule == "exact":
                    _mark_what_is_cut(cell, height - top)
            strokes += _cell_strokes(cell, self.height)
        return backgrounds + texts + strokes

    def text_top(self, cell: CellLayout, needed: float, height: float) -> float:
        """Where text that needs a height, margins counted, starts in a cell of a height."""
        spare = max(0.0, height - self.top_border - needed)
        share = {"center": 0.5, "bottom": 1.0}.get(cell.cell.vertical_align, 0.0)
        return self.top_border + cell.cell.margins.top + spare * share

    def bottom_strokes(self) -> list[Placed]:
        """The lower borders, painted where the row is the last on its page."""
        return [
            (cell.x, 0, Stroke(cell.width, 0, cell.borders.bottom))
            for cell in self.cells
            if cell.borders.bottom is not None and _width(cell.borders.bottom)
        ]


class TableLayout:
    """A table in rows."""

    def __init__(self, table: Table, rows: list[RowLayout], x: float) -> None:
        self.table, self.rows, self.x = table, rows, x
        self.before = self.after = 0.0
        self.height = sum(row.height for row in rows) + (rows[-1].bottom_border if rows else 0.0)

    @property
    def keep_next(self) -> bool:
        """A table as a whole does not keep with the next block."""
        return False

    @property
    def header_rows(self) -> int:
        """How many rows at the top repeat on every page; never all of them."""
        count = 0
        while count < len(self.rows) and self.rows[count].row.header:
            count += 1
        return count if count < len(self.rows) else 0

    def placed(self, y: float) -> list[Placed]:
        """The whole table with its top at a height."""
        items: list[Placed] = []
        for row in self.rows:
            items.append((self.x, y, row.group()))
            y += row.height
        if self.rows:
            items += [(self.x + x, y + dy, item) for x, dy, item in self.rows[-1].bottom_strokes()]
        return items


def lay_out_table(setter: CellSetter, table: Table, width: float) -> TableLayout:
    """Lay out a table for a column of a width."""
    total = table.width or (width * table.width_share if table.width_share else None)
    edges = [_edges(row, table, width, total) for row in table.rows]
    rows = [_row(setter, table, index, edges[index]) for index in range(len(table.rows))]
    _set_heights(rows, edges)
    across = max((e[-1] - e[0] for e in edges if e), default=0.0)
    if table.alignment in {"center", "right"}:
        x = (width - across) * (0.5 if table.alignment == "center" else 1.0)
    else:
        shift = 0.0 if setter.compatibility_mode >= _EDGE_MODE else table.left_margin
        x = table.indent - shift
    return TableLayout(table, rows, x)


def _edges(row: Row, table: Table, width: float, total: float | None) -> list[float]:
    """The vertical edges of the cells of a row, from the table's left edge."""
    grid = table.grid
    at = row.columns_before
    left = row.width_before if row.width_before is not None else sum(grid[:at])
    edges = [left]
    equal = (total or width) / max(1, sum(cell.columns for cell in row.cells))
    for cell in row.cells:
        # The grid goes before the width of the cell itself, as in LibreOffice; Word keeps both equal.
        spanned = sum(grid[at : at + cell.columns]) if at + cell.columns <= len(grid) else 0.0
        own = spanned or cell.width or equal * cell.columns
        edges.append(edges[-1] + max(own, _LEAST_COLUMN))
        at += cell.columns
    across = edges[-1] - edges[0]
    wanted = total if total is not None and not table.fixed and table.width_share else None
    if wanted and across > 0 and abs(wanted - across) > 1:
        edges = [left + (edge - left) * wanted / across for edge in edges]
    return edges


def _row(setter: CellSetter, table: Table, index: int, edges: list[float]) -> RowLayout:
    row = table.rows[index]
    labels = setter.row_labels(row)
    first, last = index == 0, index == len(table.rows) - 1
    above = table.rows[index - 1].cells if index else ()
    lines = tuple(cell.borders.bottom for cell in above)
    key = (tuple(edges), table.borders, first, last, lines, table.cell_spacing)

    def make() -> tuple[CellLayout, ...]:
        return tuple(
            _cell(setter, row, cell, (edges[i], edges[i + 1]), _cell_borders(table, index, i))
            for i, cell in enumerate(row.cells)
        )

    return RowLayout(setter.cached_row(key, row, labels, lambda: RowCells(row, make())))


def _cell(setter: CellSetter, row: Row, cell: Cell, edges: tuple[float, float], borders: Borders) -> CellLayout:
    left, right = edges
    inner = max(right - left - cell.margins.left - cell.margins.right, _LEAST_COLUMN)
    turned = cell.direction in _TURNED
    stack = _turned(setter, row, cell, inner) if turned else setter.stack(cell.blocks, inner)
    return CellLayout(cell, left, right - left, stack, borders)


def _turned(setter: CellSetter, row: Row, cell: Cell, across: float) -> Stack:
    """The text of a cell in a quarter turn: its lines are as long as the row is high, or as their text in one line."""
    length = row.height - cell.margins.top - cell.margins.bottom
    if length < _LEAST_COLUMN:
        whole = setter.stack(cell.blocks, _LONGEST_TURNED)
        longest = max((x + line.right for x, _, line in lines_of(whole.items)), default=0.0)
        length = min(max(longest, _LEAST_COLUMN), _LONGEST_TURNED)
    stack = setter.stack(cell.blocks, length)
    spare = max(0.0, across - stack.height) * {"center": 0.5, "bottom": 1.0}.get(cell.vertical_align, 0.0)
    items = tuple((x, y + spare, item) for x, y, item in stack.items)
    turned = Turned(items, across, length, upwards=cell.direction.startswith("bt"))
    return msgspec.structs.replace(stack, items=((0.0, 0.0, turned),), height=length, leads={})


def _cell_borders(table: Table, index: int, column: int) -> Borders:
    """The borders of a cell after the conflicts with the table and its neighbours are settled."""
    row = table.rows[index]
    cell, outer = row.cells[column], table.borders
    top = outer.top if index == 0 else outer.inside_horizontal
    bottom = outer.bottom if index == len(table.rows) - 1 else outer.inside_horizontal
    left = outer.left if column == 0 else outer.inside_vertical
    right = outer.right if column == len(row.cells) - 1 else outer.inside_vertical
    own = cell.borders
    top, bottom = _first(own.top, own.inside_horizontal if index else None, top), _first(own.bottom, bottom)
    left, right = _first(own.left, own.inside_vertical if column else None, left), _first(own.right, right)
    if index and (over := _above(table.rows[index - 1], row, column)) is not None:
        top = _stronger(over, top)
    if column:
        top_left = row.cells[column - 1].borders.right
        left = _stronger(top_left, left) if top_left is not None else left
    return Borders(top=None if cell.merge == "continue" else top, left=left, bottom=bottom, right=right)


def _above(over: Row, row: Row, column: int) -> Border | None:
    """The own lower border of the cell above a cell."""
    at = row.columns_before + sum(cell.columns for cell in row.cells[:column])
    start = over.columns_before
    for cell in over.cells:
        if start <= at < start + cell.columns:
            return cell.borders.bottom
        start += cell.columns
    return None


def _first(*borders: Border | None) -> Border | None:
    return next((border for border in borders if border is not None), None)


def _stronger(one: Border, other: Border | None) -> Border:
    """The wider border wins, as in Word; none loses against any."""
    if other is None:
        return one
    return one if _width(one) >= _width(other) else other


def _width(border: Border | None) -> float:
    if border is None or border.style == "none":
        return 0.0
    return border.width * (3 if border.style == "double" else 1)


def _mark_what_is_cut(cell: CellLayout, room: float) -> None:
    """Tell of lines that a row of fixed height cuts at its lower edge."""
    for _, y, item in cell.stack.items:
        if isinstance(item, Line) and y + item.height - item.surplus > room + _CUT:
            item.overfull = True


def _cell_strokes(cell: CellLayout, height: float) -> list[Placed]:
    borders = cell.borders
    found: list[Placed] = []
    if borders.top is not None and _width(borders.top):
        found.append((cell.x, 0, Stroke(cell.width, 0, borders.top)))
    if borders.left is not None and _width(borders.left):
        found.append((cell.x, 0, Stroke(0, height, borders.left)))
    if borders.right is not None and _width(borders.right):
        found.append((cell.x + cell.width, 0, Stroke(0, height, borders.right)))
    return found


def _set_heights(rows: list[RowLayout], edges: list[list[float]]) -> None:
    """Rows as tall as their tallest cell; what a merged cell needs more goes to its last row."""
    for row in rows:
        tallest = max((c.height for c in row.cells if c.cell.merge == ""), default=0.0)
        exact = row.row.height_rule == "exact" and row.row.height > 0
        # The height that a row is given does not count its upper border.
        row.height = (row.row.height if exact else max(tallest, row.row.height)) + row.top_border
    for first, row in enumerate(rows):
        for index, cell in enumerate(row.cells):
            if cell.cell.merge == "restart":
                last = _last_merged(rows, edges, first, edges[first][index])
                have = sum(r.height for r in rows[first : last + 1])
                need = cell.height + row.top_border
                if need > have and rows[last].row.height_rule != "exact":
                    rows[last].height += need - have
    for first, row in enumerate(rows):
        for index, cell in enumerate(row.cells):
            if cell.cell.merge == "restart":
                last = _last_merged(rows, edges, first, edges[first][index])
                row.spans[index] = sum(r.height for r in rows[first : last + 1])


def _last_merged(rows: list[RowLayout], edges: list[list[float]], first: int, left: float) -> int:
    last = first
    for index in range(first + 1, len(rows)):
        place = next((i for i, x in enumerate(edges[index][:-1]) if abs(x - left) < 20), None)
        if place is None or rows[index].cells[place].cell.merge != "continue":
            break
        last = index
    return last
