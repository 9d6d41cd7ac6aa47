"""Pages of a laid out document: sizes, painting, hit test, the places of fields, text."""

from collections.abc import Mapping
from functools import cached_property

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from briefing.pages.display import Line, Placed, lines_of
from briefing.pages.hit import FieldHit, Rectangle, field_at, field_rectangles

_POINT = 20.0


class Page:
    """One page. Everything inside is in twips; the public side of Pages speaks points."""

    def __init__(
        self, size: tuple[float, float], body: tuple[float, float], label: str, items: tuple[Placed, ...]
    ) -> None:
        self.width, self.height = size
        self.top, self.bottom = body
        self.label, self.items = label, items

    @cached_property
    def lines(self) -> list[tuple[float, float, Line]]:
        """The lines of the page with their places, in reading order."""
        return list(lines_of(self.items))

    @cached_property
    def fields(self) -> dict[str, list[Rectangle]]:
        """Where each field of the page stands."""
        return field_rectangles(self.lines)


class Outline(msgspec.Struct, frozen=True):
    """A heading: its text, its level from 0, and where it stands (page from 0, points from the top)."""

    text: str
    level: int
    page: int
    y: float


class Pages:
    """A document laid out into pages. Every length of this class is in points (1/72 inch)."""

    def __init__(
        self,
        pages: list[Page],
        outline: tuple[Outline, ...],
        stand_ins: Mapping[str, str],
        bookmarks: Mapping[str, int],
        properties: Mapping[str, str],
    ) -> None:
        self.pages = pages
        self.outline = outline
        self.stand_ins = stand_ins
        self.bookmarks = bookmarks
        self.properties = properties

    def __len__(self) -> int:
        return len(self.pages)

    def size(self, index: int) -> QSizeF:
        """The paper size of a page."""
        page = self.pages[index]
        return QSizeF(page.width / _POINT, page.height / _POINT)

    def label(self, index: int) -> str:
        """The page number as the document counts it."""
        return self.pages[index].label

    def paint(self, index: int, painter: QPainter) -> None:
        """Paint a page with its top left corner at the origin; one painter unit is one point."""
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.scale(1 / _POINT, 1 / _POINT)
        for x, y, item in self.pages[index].items:
            item.paint(painter, x, y)
        painter.restore()

    def same_page(self, index: int, other: "Pages", other_index: int) -> bool:
        """Whether a page looks exactly like a page of another layout by the same typesetter."""
        mine, theirs = self.pages[index], other.pages[other_index]
        return mine is theirs or (
            (mine.width, mine.height) == (theirs.width, theirs.height) and mine.items == theirs.items
        )

    def field_at(self, index: int, point: QPointF) -> FieldHit | None:
        """The field and character under a point of a page, or None beside every field."""
        return field_at(self.pages[index].lines, point.x() * _POINT, point.y() * _POINT)

    def rectangles_of(self, tag: str) -> list[tuple[int, QRectF]]:
        """Where the content controls with a tag stand: page and rectangle, one for each line."""
        return [(index, rectangle) for index in range(len(self)) for rectangle in self.rectangles_on(index, tag)]

    def rectangles_on(self, index: int, tag: str) -> list[QRectF]:
        """Where the content controls with a tag stand on one page."""
        return [
            QRectF(x / _POINT, y / _POINT, width / _POINT, height / _POINT)
            for x, y, width, height in self.pages[index].fields.get(tag, ())
        ]

    @cached_property
    def tags(self) -> dict[str, str]:
        """The text of every content control on the pages, by its tag."""
        found: dict[str, list[str]] = {}
        for page in self.pages:
            for _, _, line in page.lines:
                for span in line.spans:
                    if span.tag:
                        found.setdefault(span.tag, []).append(line.text[span.start : span.end])
        return {tag: "".join(texts) for tag, texts in found.items()}

    def text(self, index: int) -> str:
        """The text of a page, line by line."""
        return "\n".join(line.text.rstrip(" \n\f\v") for _, _, line in self.pages[index].lines)
