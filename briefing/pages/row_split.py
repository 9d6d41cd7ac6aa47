"""Splitting of a table row that is taller than the room left, line by line."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.pages.budget import Budget
from briefing.pages.display import Fill, Group, Line, Placed, Stroke

if TYPE_CHECKING:
    from briefing.pages.tables import CellLayout, RowLayout

Piece = tuple[Group, float]


def split_row(row: "RowLayout", first_room: float, page_room: float, budget: Budget) -> Iterator[Piece]:
    """The parts of a row for this page and the ones after, each with its height; none if nothing fits here.

    Raises LayoutError where that goes beyond the budget.
    """
    flows: list[Flow] = []
    for cell in row.cells:
        budget.check()
        flows.append(_flat(cell))
    places = [0] * len(flows)
    room, at_start = first_room, True
    while any(place < len(flow) for place, flow in zip(places, flows, strict=True)):
        ends, height = _take(flows, places, row, room)
        if ends == places:
            if at_start and room < page_room:
                return
            ends = [min(place + 1, len(flow)) for place, flow in zip(places, flows, strict=True)]
            height = _height(flows, places, ends, row)
        yield _piece(row, flows, places, ends, height), height
        places, room, at_start = ends, page_room, False


Flow = list[tuple[float, float, float, Placed]]


def _flat(cell: "CellLayout") -> Flow:
    """The things of a cell from top to bottom: top, bottom, left edge and the thing."""
    if cell.cell.merge == "continue":
        return []
    found: Flow = []
    leads = cell.stack.leads
    for x, y, item in cell.stack.items:
        if isinstance(item, Line):
            found.append((y - leads.get(y, 0.0), y + item.height, x, (x, y, item)))
        elif isinstance(item, Group):
            found.append((y - leads.get(y, 0.0), y + _extent(item), x, (x, y, item)))
        else:
            height = 0.0 if isinstance(item, Fill) else getattr(item, "height", 0.0)
            found.append((y, y + height, x, (x, y, item)))
    return found


def _extent(group: Group) -> float:
    """How far down a group reaches."""
    reach = 0.0
    for _, y, item in group.items:
        below = _extent(item) if isinstance(item, Group) else getattr(item, "height", 0.0)
        reach = max(reach, y + below)
    return reach


def _take(flows: list[Flow], places: list[int], row: "RowLayout", room: float) -> tuple[list[int], float]:
    """How much of each cell goes into a room, and the height that takes."""
    ends: list[int] = []
    for index, (flow, place) in enumerate(zip(flows, places, strict=True)):
        margins = row.cells[index].cell.margins
        end = place
        if place < len(flow):
            limit = flow[place][0] + room - margins.top - margins.bottom - row.top_border - row.bottom_border
            while end < len(flow) and flow[end][1] <= limit:
                end += 1
        ends.append(end)
    return ends, _height(flows, places, ends, row)


def _height(flows: list[Flow], places: list[int], ends: list[int], row: "RowLayout") -> float:
    tallest = 0.0
    for index, cell in enumerate(row.cells):
        used = _used(flows[index], places[index], ends[index], cell)
        if used:
            tallest = max(tallest, used + cell.cell.margins.top + cell.cell.margins.bottom)
    return tallest + row.top_border


def _used(flow: Flow, start: int, end: int, cell: "CellLayout") -> float:
    """The height of a part of a cell's text; the last part has the space after its last paragraph."""
    if end <= start:
        return 0.0
    bottom = max(flow[end - 1][1], cell.stack.height if end == len(flow) else 0.0)
    return bottom - flow[start][0]


def _piece(row: "RowLayout", flows: list[Flow], places: list[int], ends: list[int], height: float) -> Group:
    items: list[Placed] = []
    texts: list[Placed] = []
    for index, cell in enumerate(row.cells):
        if cell.cell.background:
            items.append((cell.x, 0, Fill(cell.width, height, cell.cell.background)))
        items += _strokes(cell, height)
        flow = flows[index][places[index] : ends[index]]
        if flow:
            left = cell.x + cell.cell.margins.left
            used = _used(flows[index], places[index], ends[index], cell)
            top = row.text_top(cell, used + cell.cell.margins.top + cell.cell.margins.bottom, height) - flow[0][0]
            texts += [(left + x, top + y, item) for _, _, _, (x, y, item) in flow]
    return Group(tuple(items + texts))


def _strokes(cell: "CellLayout", height: float) -> list[Placed]:
    borders = cell.borders
    sides = (
        (borders.top, 0.0, cell.width, 0.0),
        (borders.left, 0.0, 0.0, height),
        (borders.right, cell.width, 0.0, height),
    )
    return [
        (cell.x + x, 0.0, Stroke(across, down, border))
        for border, x, across, down in sides
        if border is not None and border.style != "none"
    ]
