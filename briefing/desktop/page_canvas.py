"""Pages on the screen, to scroll and to zoom: where each stands, at which scale, and which is before the reader."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from briefing.desktop.page_arrangement import GAP, Arrangement, Place, fitted_zoom
from briefing.desktop.page_images import PageImages
from briefing.desktop.zoom_gestures import zoom_gesture
from briefing.pages import Pages

_SMALLEST_ZOOM, _LARGEST_ZOOM, _ZOOM_STEP = 0.1, 5.0, 1.2
_FIT_WIDTH, _FIT_PAGE = "width", "page"


class PageCanvas(QAbstractScrollArea):
    """Shows Pages as paper, which stays white in every colour scheme."""

    zoom_changed = Signal(float)
    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._arrangement = Arrangement()
        self._images = PageImages()
        self._zoom = 1.0
        self._fit = _FIT_WIDTH
        self._across = 1
        self._current = self._wanted = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.verticalScrollBar().setSingleStep(40)

    @property
    def pages(self) -> Pages | None:
        """The pages that are shown."""
        return self._pages

    def show_pages(self, pages: Pages) -> None:
        """Show other pages; the reader stays at the same place, and equal pages keep their pictures."""
        place = self._place()
        self._images.keep_equal(self._pages, pages)
        self._pages = pages
        self._arrange()
        self._restore(place)
        self.viewport().update()

    def show_page(self, index: int) -> None:
        """Scroll to the top of a page."""
        if 0 <= index < len(self._arrangement.rects):
            self._wanted = index
            self.verticalScrollBar().setValue(self._arrangement.rects[index].top() - GAP)
            self._tell_page()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages) if self._pages is not None else 0

    @property
    def current_page(self) -> int:
        """The page of which most is seen, from 0, among equals the one that was gone to; -1 without pages."""
        return self._arrangement.mostly_seen(self._area(), self._wanted)

    def page_rectangle(self, index: int) -> QRect:
        """Where a page stands in the viewport now."""
        return self._arrangement.rects[index].translated(-self._offset())

    # Zoom

    @property
    def zoom(self) -> float:
        """The scale: 1.0 shows the paper in its real size."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show at a scale."""
        self._fit = ""
        self._change_zoom(zoom)

    def enlarge(self, steps: int) -> None:
        """Enlarge the pages by steps of keys and buttons, or shrink them by negative ones."""
        self.set_zoom(self._zoom * _ZOOM_STEP**steps)

    def _zoom_at(self, factor: float, at: QPoint) -> None:
        """Enlarge or shrink; what stands at a point of the viewport stays there."""
        self._fit = ""
        self._change_zoom(self._zoom * factor, at)

    def fit_width(self) -> None:
        """Make the widest page as wide as the view, now and when the view changes."""
        self._refit(_FIT_WIDTH)

    def fit_page(self) -> None:
        """Show a whole page, now and when the view changes."""
        self._refit(_FIT_PAGE)

    def set_pages_across(self, count: int) -> None:
        """Show one page beside the other (2) or one below the other (1)."""
        place = self._place()
        self._across = max(1, count)
        self._arrange()
        self._restore(place)
        self.viewport().update()

    def _refit(self, kind: str) -> None:
        place = self._place()
        self._fit = kind
        self._arrange()
        self._restore(place)
        self.viewport().update()

    def _change_zoom(self, zoom: float, anchor: QPoint | None = None) -> None:
        zoom = max(_SMALLEST_ZOOM, min(_LARGEST_ZOOM, zoom))
        place = self._place(anchor)
        self._set_zoom(zoom)
        self._arrange()
        self._restore(place, anchor)
        self.viewport().update()

    def _set_zoom(self, zoom: float) -> None:
        if abs(zoom - self._zoom) > 1e-6:
            self._zoom = zoom
            self._images.clear()
            self.zoom_changed.emit(zoom)

    @property
    def _scale(self) -> float:
        """Pixels of the view for a point of paper."""
        return self._zoom * self.logicalDpiX() / 72

    # Geometry

    def _arrange(self) -> None:
        sizes = [self._pages.size(i) for i in range(len(self._pages))] if self._pages is not None else []
        if self._fit and sizes:
            room = self.maximumViewportSize()
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
            fitted = fitted_zoom(sizes, room, self._across, self.logicalDpiX() / 72, whole=self._fit == _FIT_PAGE)
            self._set_zoom(max(_SMALLEST_ZOOM, min(_LARGEST_ZOOM, fitted)))
        view = self.viewport().size()
        self._arrangement = Arrangement.of(sizes, self._scale, self._across, view.width())
        total = self._arrangement.total
        for bar, length, step in (
            (self.verticalScrollBar(), total.height(), view.height()),
            (self.horizontalScrollBar(), total.width(), view.width()),
        ):
            bar.setRange(0, max(0, length - step))
            bar.setPageStep(step)

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _place(self, anchor: QPoint | None = None) -> Place | None:
        """The place of paper at a point of the viewport, the middle of its upper edge without one."""
        return self._arrangement.place_at(self._offset() + (anchor or self._upper_middle))

    def _restore(self, place: Place | None, anchor: QPoint | None = None) -> None:
        if place is None or not self._arrangement.rects:
            return
        target = self._arrangement.point_of(place) - QPointF(anchor or self._upper_middle)
        self.verticalScrollBar().setValue(round(target.y()))
        self.horizontalScrollBar().setValue(round(target.x()))

    def _area(self) -> QRect:
        return self.viewport().rect().translated(self._offset())

    def _shown(self) -> list[int]:
        return self._arrangement.shown(self._area())

    @property
    def _upper_middle(self) -> QPoint:
        return QPoint(self.viewport().width() // 2, 0)

    def _bring_into_view(self, places: list[QRect]) -> None:
        if not places:
            return
        bar, height, rect = self.verticalScrollBar(), self.viewport().height(), places[0]
        if not bar.value() + GAP <= rect.top() <= bar.value() + height - rect.height() - GAP:
            bar.setValue(rect.top() - height // 3)

    # Qt events

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._place()
        self._arrange()
        self._restore(place)
        super().resizeEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        self._tell_page()
        self.viewport().update()

    def _tell_page(self) -> None:
        current = self.current_page
        if current != self._current:
            self._current = current
            self.page_changed.emit(current)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().mid())
        if self._pages is None:
            return
        painter.translate(-self._offset())
        shown = self._shown()
        for index in shown:
            self._images.paint(painter, self._pages, index, self._arrangement.rects[index], self._scale)
        self._paint_over(painter, self._pages, shown)
        self._images.forget_far_from(shown)

    def _paint_over(self, painter: QPainter, pages: Pages, shown: list[int]) -> None:
        """Paint marks over the paper of the pages that are shown; there are none here."""

    def viewportEvent(self, event: QEvent) -> bool:
        zoom = zoom_gesture(event, self.viewport())
        if zoom is not None:
            self._zoom_at(*zoom)
            event.accept()
            return True
        return super().viewportEvent(event)
