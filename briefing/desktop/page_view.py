"""The page view: the laid out pages on screen, to scroll, zoom and click."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from briefing.pages import Pages

_GAP: Final = 12
_SHADOW: Final = 2
_ZOOM_STEP: Final = 1.1
_SMALLEST_ZOOM, _LARGEST_ZOOM = 0.1, 5.0
_HIGHLIGHT: Final = QColor(255, 196, 0, 70)
_HIGHLIGHT_EDGE: Final = QColor(180, 83, 9)
_FIT_WIDTH, _FIT_PAGE = "width", "page"


class PageView(QAbstractScrollArea):
    """Shows Pages. Paper stays white in every colour scheme."""

    field_clicked = Signal(str, int)
    zoom_changed = Signal(float)
    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._rects: list[QRect] = []
        self._images: dict[int, QImage] = {}
        self._zoom = 1.0
        self._fit = _FIT_WIDTH
        self._field = ""
        self._current = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Page preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(40)

    # Contents

    def show_pages(self, pages: Pages) -> None:
        """Show other pages; the reader stays at the same place, and equal pages keep their pictures."""
        before = self._pages
        place = self._place()
        self._images = {
            index: image
            for index, image in self._images.items()
            if before is not None and index < len(pages) and pages.same_page(index, before, index)
        }
        self._pages = pages
        self._arrange()
        self._restore(place)
        self.viewport().update()

    def show_field(self, path: str) -> None:
        """Highlight a field and bring it into view; an empty path takes the highlight away."""
        self._field = path
        places = self._rectangles_of(self._field)
        if places:
            self._bring_into_view(places[0])
        self.viewport().update()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages) if self._pages is not None else 0

    @property
    def current_page(self) -> int:
        """The page at the middle of the view, from 0; -1 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return next((i for i, rect in enumerate(self._rects) if rect.bottom() + _GAP >= middle), len(self._rects) - 1)

    # Zoom

    @property
    def zoom(self) -> float:
        """The scale: 1.0 shows a point of paper as a point of screen."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show at a scale."""
        self._fit = ""
        self._change_zoom(zoom)

    def fit_width(self) -> None:
        """Make the widest page as wide as the view, now and when the view changes."""
        self._fit = _FIT_WIDTH
        self._arrange()

    def fit_page(self) -> None:
        """Show a whole page, now and when the view changes."""
        self._fit = _FIT_PAGE
        self._arrange()

    def _change_zoom(self, zoom: float, anchor: QPoint | None = None) -> None:
        zoom = max(_SMALLEST_ZOOM, min(_LARGEST_ZOOM, zoom))
        if zoom == self._zoom:
            return
        anchor = anchor or QPoint(self.viewport().width() // 2, 0)
        place = self._place(anchor)
        self._zoom = zoom
        self._images.clear()
        self._arrange()
        self._restore(place, anchor)
        self.zoom_changed.emit(zoom)
        self.viewport().update()

    def _fitted_zoom(self) -> float:
        assert self._pages is not None
        widest = max(self._pages.size(i).width() for i in range(len(self._pages)))
        tallest = max(self._pages.size(i).height() for i in range(len(self._pages)))
        room = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        across = (room.width() - bar - 2 * _GAP) / self._to_pixels(widest)
        down = (room.height() - 2 * _GAP) / self._to_pixels(tallest)
        return max(_SMALLEST_ZOOM, min(_LARGEST_ZOOM, across if self._fit == _FIT_WIDTH else min(across, down)))

    def _to_pixels(self, points: float) -> float:
        return points * self.logicalDpiX() / 72

    # Geometry

    def _arrange(self) -> None:
        if self._pages is None or not len(self._pages):
            self._rects = []
            return
        if self._fit:
            zoom = self._fitted_zoom()
            if abs(zoom - self._zoom) > 1e-6:
                self._zoom = zoom
                self._images.clear()
                self.zoom_changed.emit(zoom)
        scale = self._to_pixels(self._zoom)
        sizes = [self._pages.size(i) for i in range(len(self._pages))]
        across = max(round(size.width() * scale) for size in sizes) + 2 * _GAP
        width = max(across, self.viewport().width())
        y, rects = _GAP, []
        for size in sizes:
            page = QSize(round(size.width() * scale), round(size.height() * scale))
            rects.append(QRect(QPoint((width - page.width()) // 2, y), page))
            y += page.height() + _GAP
        self._rects = rects
        view = self.viewport().size()
        for bar, total, step in (
            (self.verticalScrollBar(), y, view.height()),
            (self.horizontalScrollBar(), across, view.width()),
        ):
            bar.setRange(0, max(0, total - step))
            bar.setPageStep(step)

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _place(self, anchor: QPoint | None = None) -> tuple[int, QPointF] | None:
        """The page and the point of it (in points) at a place of the view."""
        at = self._offset() + (anchor or QPoint(self.viewport().width() // 2, 0))
        index = next((i for i, rect in enumerate(self._rects) if rect.bottom() + _GAP >= at.y()), None)
        if index is None:
            return None
        scale = self._to_pixels(self._zoom)
        return index, QPointF(at - self._rects[index].topLeft()) / scale

    def _restore(self, place: tuple[int, QPointF] | None, anchor: QPoint | None = None) -> None:
        if place is None or not self._rects:
            return
        anchor = anchor or QPoint(self.viewport().width() // 2, 0)
        index = min(place[0], len(self._rects) - 1)
        target = QPointF(self._rects[index].topLeft()) + place[1] * self._to_pixels(self._zoom) - QPointF(anchor)
        self.verticalScrollBar().setValue(round(target.y()))
        self.horizontalScrollBar().setValue(round(target.x()))

    def field_rectangles(self, path: str) -> list[QRect]:
        """Where a field stands in the viewport now; places outside it are scrolled away."""
        offset = self._offset()
        return [rect.translated(-offset) for rect in self._rectangles_of(path)]

    def _rectangles_of(self, path: str) -> list[QRect]:
        """Where a field stands, scrolling not counted."""
        if self._pages is None or not path:
            return []
        return [self._on_view(page, rect) for page, rect in self._pages.rectangles_of(path)]

    def _on_view(self, page: int, rect: QRectF) -> QRect:
        scale = self._to_pixels(self._zoom)
        scaled = QRectF(rect.topLeft() * scale, rect.size() * scale)
        return scaled.toAlignedRect().adjusted(-2, -1, 2, 1).translated(self._rects[page].topLeft())

    def _bring_into_view(self, rect: QRect) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() + _GAP <= rect.top() <= bar.value() + height - rect.height() - _GAP:
            bar.setValue(rect.top() - height // 3)

    # Qt events

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._place()
        self._arrange()
        self._restore(place)
        super().resizeEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        current = self.current_page
        if current != self._current:
            self._current = current
            self.page_changed.emit(current)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().mid())
        if self._pages is None:
            return
        offset = self._offset()
        visible = self.viewport().rect().translated(offset)
        painter.translate(-offset)
        shown = [i for i, rect in enumerate(self._rects) if rect.intersects(visible)]
        for index in shown:
            rect = self._rects[index]
            painter.fillRect(rect.translated(_SHADOW, _SHADOW), QColor(0, 0, 0, 60))
            painter.drawImage(rect.topLeft(), self._image(index))
        self._paint_highlight(painter)
        self._forget_far_images(shown)

    def _paint_highlight(self, painter: QPainter) -> None:
        painter.setPen(QPen(_HIGHLIGHT_EDGE, 1))
        for rect in self._rectangles_of(self._field):
            painter.fillRect(rect, _HIGHLIGHT)
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _image(self, index: int) -> QImage:
        image = self._images.get(index)
        if image is not None:
            return image
        assert self._pages is not None
        ratio = self.devicePixelRatioF()
        image = QImage(self._rects[index].size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        scale = self._to_pixels(self._zoom)
        painter.scale(scale, scale)
        self._pages.paint(index, painter)
        painter.end()
        self._images[index] = image
        return image

    def _forget_far_images(self, shown: list[int]) -> None:
        if shown:
            near = range(shown[0] - 2, shown[-1] + 3)
            self._images = {index: image for index, image in self._images.items() if index in near}

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._pages is not None:
            place = self._place(event.position().toPoint())
            hit = self._pages.field_at(*place) if place is not None else None
            if hit is not None:
                self.field_clicked.emit(hit.tag, hit.offset)
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._fit = ""
            self._change_zoom(self._zoom * _ZOOM_STEP ** (event.angleDelta().y() / 120), event.position().toPoint())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)
