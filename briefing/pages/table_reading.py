"""Reading of tables: rows, cells, merged cells, table styles and their conditional parts."""

from collections.abc import Callable
from typing import Final

import msgspec

from briefing.pages.document import Block, Cell, Floating, Marked, Row, Table
from briefing.pages.formats import Borders, CellMargins
from briefing.pages.ooxml import VAL, Element, W, attribute_twips, is_on, number, value
from briefing.pages.properties import (
    Properties,
    borders_of,
    margins_of,
    paragraph_properties,
    run_properties,
    shading_of,
)
from briefing.pages.styles import StyleSheet

# Conditional parts of a table style, weakest first (ECMA-376 17.7.6.5).
_CONDITIONS: Final = (
    "wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "lastCol", "firstCol", "lastRow", "firstRow",
    "swCell", "seCell", "nwCell", "neCell",
)  # fmt: skip
_LOOK_BITS: Final = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip


class TableLayer(msgspec.Struct, frozen=True, eq=False):
    """What one table style, or a conditional part of it, gives the cells it covers."""

    paragraph: Properties
    run: Properties
    borders: Borders
    background: str | None


class TableStyle:
    """A table style with its inheritance resolved."""

    def __init__(self, sheet: StyleSheet, name: str) -> None:
        self._layers: dict[str, list[TableLayer]] = {}
        self.borders = Borders()
        self.margins = CellMargins(left=0, right=0)
        self.row_band = 1
        self.indent: float = 0
        self._combined: dict[tuple[str, ...], list[TableLayer]] = {}
        for element in sheet.chain("table", name):
            properties = element.find(f"{W}tblPr")
            self._add("wholeTable", element, sheet)
            if properties is not None:
                self.borders = borders_of(properties.find(f"{W}tblBorders")).over(self.borders)
                self.margins = margins_of(properties.find(f"{W}tblCellMar"), self.margins)
                self.row_band = max(1, int(number(value(properties, "tblStyleRowBandSize"), self.row_band)))
                self.indent = attribute_twips(properties.find(f"{W}tblInd"), "w", default=self.indent)
            for condition in element.iter(f"{W}tblStylePr"):
                self._add(condition.get(f"{W}type", ""), condition, sheet)

    def _add(self, condition: str, element: Element, sheet: StyleSheet) -> None:
        cell = element.find(f"{W}tcPr")
        borders = borders_of(cell.find(f"{W}tcBorders") if cell is not None else None)
        table = element.find(f"{W}tblPr/{W}tblBorders")
        if condition != "wholeTable" and table is not None:
            borders = borders.over(borders_of(table))
        layer = TableLayer(
            paragraph_properties(element.find(f"{W}pPr")),
            run_properties(element.find(f"{W}rPr"), sheet.theme),
            borders,
            shading_of(cell.find(f"{W}shd") if cell is not None else None),
        )
        self._layers.setdefault(condition, []).append(layer)

    def layers(self, conditions: tuple[str, ...]) -> list[TableLayer]:
        """The layers of the conditions that hold for a cell, weakest first."""
        if conditions not in self._combined:
            self._combined[conditions] = [
                layer for name in _CONDITIONS if name in conditions for layer in self._layers.get(name, ())
            ]
        return self._combined[conditions]


class Look(msgspec.Struct, frozen=True):
    """Which conditional parts of its style a table uses (`w:tblLook`)."""

    first_row: bool = False
    last_row: bool = False
    first_column: bool = False
    last_column: bool = False
    row_bands: bool = True
    column_bands: bool = True


def _look(element: Element | None) -> Look:
    if element is None:
        return Look()
    try:
        bits = int(element.get(VAL, "0"), 16)
    except ValueError:
        bits = 0

    def flag(name: str) -> bool:
        own = element.get(W + name)
        return own in {"1", "true", "on"} if own is not None else bool(bits & _LOOK_BITS[name])

    return Look(
        flag("firstRow"), flag("lastRow"), flag("firstColumn"), flag("lastColumn"), not flag("noHBand"),
        not flag("noVBand"),
    )  # fmt: skip


CellReader = Callable[[Element, list[TableLayer]], tuple[Block, ...]]


class TableReader:
    """Reads the rows of one table; `read_cell` reads the blocks of a cell."""

    def __init__(self, element: Element, sheet: StyleSheet, style: TableStyle, read_cell: CellReader) -> None:
        self._properties = element.find(f"{W}tblPr")
        self._style = style
        self._sheet = sheet
        self._read_cell = read_cell
        self.look = _look(self._child("tblLook"))
        own = self._child("tblBorders")
        self.borders = borders_of(own).over(style.borders) if own is not None else style.borders
        self.margins = margins_of(self._child("tblCellMar"), style.margins)
        self.grid = tuple(max(0.0, attribute_twips(c, "w")) for c in element.iterfind(f"{W}tblGrid/{W}gridCol"))

    def _child(self, name: str) -> Element | None:
        return None if self._properties is None else self._properties.find(W + name)

    def conditions(self, row: int, rows: int) -> tuple[str, ...]:
        """The conditional parts that hold for a whole row."""
        found = ["wholeTable"]
        if self.look.row_bands:
            band = (row - self.look.first_row) // self._style.row_band
            if not (self.look.first_row and row == 0):
                found.append("band1Horz" if band % 2 == 0 else "band2Horz")
        if self.look.first_row and row == 0:
            found.append("firstRow")
        if self.look.last_row and row == rows - 1 and rows > 1:
            found.append("lastRow")
        return tuple(found)

    def row(self, element: Element, conditions: tuple[str, ...]) -> Row:
        """Read one row; the conditions are those of the row."""
        properties = element.find(f"{W}trPr")
        height = properties.find(f"{W}trHeight") if properties is not None else None
        before = properties.find(f"{W}wBefore") if properties is not None else None
        cells = _unwrapped(element, f"{W}tc")
        return Row(
            cells=tuple(
                self._cell(cell, (*conditions, *self._column_conditions(index, len(cells), conditions)))
                for index, cell in enumerate(cells)
            ),
            height=max(0.0, attribute_twips(height, "val")),
            height_rule=height.get(f"{W}hRule", "atLeast") if height is not None else "atLeast",
            header=_flag(properties, "tblHeader"),
            cannot_split=_flag(properties, "cantSplit"),
            columns_before=max(0, int(number(value(properties, "gridBefore")))),
            width_before=attribute_twips(before, "w") if before is not None else None,
        )

    def _column_conditions(self, index: int, count: int, row: tuple[str, ...]) -> tuple[str, ...]:
        first = self.look.first_column and index == 0
        last = self.look.last_column and index == count - 1 and count > 1
        found = (["firstCol"] if first else []) + (["lastCol"] if last else [])
        if self.look.column_bands and not first and not last:
            found.append("band1Vert" if (index - self.look.first_column) % 2 == 0 else "band2Vert")
        corners = {("firstRow", True): "nwCell", ("lastRow", True): "swCell"}
        other = {("firstRow", True): "neCell", ("lastRow", True): "seCell"}
        found += [corner for (name, _), corner in corners.items() if first and name in row]
        found += [corner for (name, _), corner in other.items() if last and name in row]
        return tuple(found)

    def _cell(self, element: Element, conditions: tuple[str, ...]) -> Cell:
        properties = element.find(f"{W}tcPr")
        layers = self._style.layers(conditions)
        borders = Borders()
        background = ""
        for layer in layers:
            borders = layer.borders.over(borders)
            background = background if layer.background is None else layer.background
        merge, width = None, None
        if properties is not None:
            borders = borders_of(properties.find(f"{W}tcBorders")).over(borders)
            own = shading_of(properties.find(f"{W}shd"))
            background = background if own is None else own
            merge = properties.find(f"{W}vMerge")
            width = properties.find(f"{W}tcW")
        absolute = width is not None and width.get(f"{W}type", "dxa") == "dxa"
        return Cell(
            blocks=self._read_cell(element, layers),
            width=attribute_twips(width, "w") or None if absolute else None,
            columns=max(1, min(63, int(number(value(properties, "gridSpan"), 1)))),
            merge="" if merge is None else merge.get(VAL, "continue"),
            borders=borders,
            background=background,
            margins=margins_of(properties.find(f"{W}tcMar") if properties is not None else None, self.margins),
            vertical_align=value(properties, "vAlign") or "top",
            direction=value(properties, "textDirection") or "",
        )

    def table(self, rows: tuple[Row, ...]) -> Table:
        """The table with its rows."""
        width, layout, indent = self._child("tblW"), self._child("tblLayout"), self._child("tblInd")
        kind = width.get(f"{W}type", "dxa") if width is not None else "auto"
        share = _share(width) if kind == "pct" else None
        alignment = value(self._properties, "jc") or "left"
        return Table(
            rows=rows,
            grid=self.grid,
            borders=self.borders,
            alignment={"start": "left", "end": "right"}.get(alignment, alignment),
            indent=attribute_twips(indent, "w", default=self._style.indent),
            width=attribute_twips(width, "w") or None if kind == "dxa" else None,
            width_share=share,
            fixed=layout is not None and layout.get(f"{W}type") == "fixed",
            cell_spacing=attribute_twips(self._child("tblCellSpacing"), "w"),
            left_margin=self.margins.left,
            floating=self._floating(),
        )

    def _floating(self) -> Floating | None:
        place = self._child("tblpPr")
        if place is None:
            return None
        anchors = {"text": "column"}
        horizontal, vertical = place.get(f"{W}horzAnchor", "text"), place.get(f"{W}vertAnchor", "text")
        return Floating(
            content=Marked(0, 0, ""),
            from_horizontal=anchors.get(horizontal, horizontal),
            from_vertical="paragraph" if vertical == "text" else vertical,
            x=attribute_twips(place, "tblpX"),
            y=attribute_twips(place, "tblpY"),
            align_horizontal=place.get(f"{W}tblpXSpec", ""),
            align_vertical=place.get(f"{W}tblpYSpec", ""),
            wrap="square",
            distances=(
                attribute_twips(place, "leftFromText"),
                attribute_twips(place, "topFromText"),
                attribute_twips(place, "rightFromText"),
                attribute_twips(place, "bottomFromText"),
            ),
        )


def _share(width: Element | None) -> float | None:
    text = width.get(f"{W}w", "") if width is not None else ""
    share = number(text.rstrip("%")) / 100 if text.endswith("%") else number(text) / 5000
    return min(share, 2) if share > 0 else None


def _flag(properties: Element | None, name: str) -> bool:
    child = properties.find(W + name) if properties is not None else None
    return child is not None and is_on(child)


def _unwrapped(parent: Element, tag: str) -> list[Element]:
    """The children of a kind, also those inside content controls and custom XML."""
    found: list[Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"}:
            found += _unwrapped(child, tag)
    return found
