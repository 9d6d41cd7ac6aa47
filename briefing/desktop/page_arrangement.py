"""Where pages stand in the page view: one below the other, or two across. Lengths are in pixels."""

from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF

GAP: Final = 12
Place = tuple[int, QPointF]
"""A page, from 0, and a point of its paper."""


class Arrangement(msgspec.Struct, frozen=True):
    """The rectangle of every page, and the size of them all with the gaps round them.

    `scale` is the number of pixels for a point of paper.
    """

    rects: tuple[QRect, ...] = ()
    total: QSize = QSize()
    scale: float = 1.0

    @classmethod
    def of(cls, sizes: Sequence[QSizeF], scale: float, across: int, view_width: int) -> "Arrangement":
        """Arrange pages of sizes in points, `across` of them in a row, in the middle of the view."""
        pages = [QSize(round(size.width() * scale), round(size.height() * scale)) for size in sizes]
        rows = [pages[i : i + across] for i in range(0, len(pages), across)]
        widest = max((sum(page.width() + GAP for page in row) + GAP for row in rows), default=0)
        middle = max(widest, view_width) / 2
        rects: list[QRect] = []
        y = GAP
        for row in rows:
            x = round(middle - (sum(page.width() for page in row) + GAP * (len(row) - 1)) / 2)
            for page in row:
                rects.append(QRect(QPoint(x, y), page))
                x += page.width() + GAP
            y += max(page.height() for page in row) + GAP
        return cls(tuple(rects), QSize(widest, y), scale)

    def page_at(self, y: int) -> int:
        """The page at a height, from 0; -1 without pages."""
        return next((i for i, rect in enumerate(self.rects) if rect.bottom() + GAP >= y), len(self.rects) - 1)

    def mostly_seen(self, area: QRect, preferred: int) -> int:
        """The page of which an area shows most, the preferred one among equals; -1 without pages."""
        seen = {i: shown.width() * shown.height() for i in self.shown(area) if (shown := self.rects[i] & area)}
        if not seen:
            return self.page_at(area.center().y())
        most = max(seen.values())
        return preferred if seen.get(preferred) == most else next(i for i, size in seen.items() if size == most)

    def nearest(self, at: QPoint) -> int:
        """The page under or nearest to a place; -1 without pages."""
        first = self.page_at(at.y())
        if first < 0:
            return -1
        row = [i for i, rect in enumerate(self.rects) if rect.top() == self.rects[first].top()]
        return min(row, key=lambda i: max(self.rects[i].left() - at.x(), at.x() - self.rects[i].right(), 0))

    def place_at(self, at: QPoint) -> Place | None:
        """The place of paper under or nearest to a point; None without pages."""
        index = self.nearest(at)
        return (index, QPointF(at - self.rects[index].topLeft()) / self.scale) if index >= 0 else None

    def point_of(self, place: Place) -> QPointF:
        """Where a place of paper stands; on the last page where its own page is gone."""
        return QPointF(self.rects[min(place[0], len(self.rects) - 1)].topLeft()) + place[1] * self.scale

    def rectangle_of(self, page: int, rectangle: QRectF) -> QRect:
        """Where a rectangle of a page in points stands, with a little room round it."""
        scaled = QRectF(rectangle.topLeft() * self.scale, rectangle.size() * self.scale)
        return scaled.toAlignedRect().adjusted(-2, -1, 2, 1).translated(self.rects[page].topLeft())

    def shown(self, area: QRect) -> list[int]:
        """The pages that an area touches."""
        return [i for i, rect in enumerate(self.rects) if rect.intersects(area)]


def fitted_zoom(sizes: Sequence[QSizeF], room: QSize, across: int, pixels_per_point: float, *, whole: bool) -> float:
    """The scale at which the widest page, or with `whole` every whole page, fits into a room."""
    width = (room.width() - GAP * (across + 1)) / (max(size.width() for size in sizes) * across * pixels_per_point)
    height = (room.height() - 2 * GAP) / (max(size.height() for size in sizes) * pixels_per_point)
    return min(width, height) if whole else width
