"""The page view: the laid out pages on screen, to scroll, zoom, click, search and copy."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from briefing.desktop.page_arrangement import GAP, Arrangement, Place, fitted_zoom
from briefing.desktop.page_images import PageImages
from briefing.desktop.page_overlays import PageOverlays
from briefing.desktop.zoom_gestures import zoom_gesture
from briefing.pages import Pages, TextPlace, passage, place_at
from briefing.translation import tr

_SMALLEST_ZOOM, _LARGEST_ZOOM, _ZOOM_STEP = 0.1, 5.0, 1.2
_DRAG_DISTANCE: Final = 4
_FIT_WIDTH, _FIT_PAGE = "width", "page"

Describer = Callable[[str], str]


class PageView(QAbstractScrollArea):
    """Shows Pages. Paper stays white in every colour scheme."""

    field_clicked = Signal(str, int)
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
        self._sought = ""
        self._describer: Describer | None = None
        self._pressed: tuple[QPoint, TextPlace | None] | None = None
        self._overlays = PageOverlays(self)
        self._overlays.changed.connect(self._update_flash)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Page preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.verticalScrollBar().setSingleStep(40)

    # Contents

    @property
    def pages(self) -> Pages | None:
        """The pages that are shown."""
        return self._pages

    def show_pages(self, pages: Pages) -> None:
        """Show other pages; the reader stays at the same place, and equal pages keep their pictures."""
        before = self._pages
        place = self._place()
        self._images.keep_equal(before, pages)
        self._pages = pages
        self._overlays.selection = None
        self._overlays.find_again(pages, self._sought)
        self._arrange()
        self._restore(place)
        if before is not None:
            self._overlays.flash(before, pages)
        self.viewport().update()

    def show_field(self, path: str) -> None:
        """Highlight a field and bring it into view; an empty path takes the highlight away."""
        self._overlays.field = path
        self._bring_into_view(self._rectangles_of(path))
        self.viewport().update()

    def show_gaps(self, paths: Iterable[str]) -> None:
        """Mark the places of required fields that are still empty."""
        self._overlays.gaps = tuple(paths)
        self.viewport().update()

    @property
    def gaps(self) -> tuple[str, ...]:
        """The fields whose places are marked as gaps."""
        return self._overlays.gaps

    def describe_fields(self, describer: Describer) -> None:
        """Show what `describer` says of a field (its name, its evidence) while the pointer rests on it."""
        self._describer = describer

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

    # Finding and copying

    def find_words(self, words: str) -> int:
        """Mark every occurrence of words, go to the first from here on, and tell how many there are."""
        self._sought = words
        if self._pages is not None:
            self._overlays.find(self._pages, words, self.current_page)
        self._show_match()
        return len(self._overlays.matches)

    def find_next(self, step: int = 1) -> None:
        """Go to the next match, or to the one before with a step of -1."""
        self._overlays.go(step)
        self._show_match()

    @property
    def found(self) -> tuple[int, int]:
        """The match that was gone to, from 0 (-1 for none), and how many there are."""
        return self._overlays.current_match, len(self._overlays.matches)

    def _show_match(self) -> None:
        if self._overlays.current_match >= 0:
            match = self._overlays.matches[self._overlays.current_match]
            self._bring_into_view(
                [self._arrangement.rectangle_of(page, rectangle) for page, rectangle in match.rectangles]
            )
        self.viewport().update()

    @property
    def selected_text(self) -> str:
        """The text that the pointer selected."""
        return self._overlays.selection.text if self._overlays.selection is not None else ""

    def copy(self) -> None:
        """Put the selected text on the clipboard."""
        if self.selected_text:
            QGuiApplication.clipboard().setText(self.selected_text)

    def select_all(self) -> None:
        """Select the text of all pages."""
        if self._pages is not None and len(self._pages):
            last = len(self._pages) - 1
            lines = self._pages.pages[last].lines
            end = TextPlace(last, max(len(lines) - 1, 0), len(lines[-1][2].text) if lines else 0)
            self._overlays.selection = passage(self._pages, TextPlace(0, 0, 0), end)
            self.viewport().update()

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

    def _update_flash(self) -> None:
        """Paint anew where text is lit up, and nothing else."""
        if self._pages is not None:
            for page, rectangle in self._overlays.flash_places(self._pages, self._shown()):
                self.viewport().update(self._arrangement.rectangle_of(page, rectangle).translated(-self._offset()))

    def _area(self) -> QRect:
        return self.viewport().rect().translated(self._offset())

    def _shown(self) -> list[int]:
        return self._arrangement.shown(self._area())

    @property
    def _upper_middle(self) -> QPoint:
        return QPoint(self.viewport().width() // 2, 0)

    def field_rectangles(self, path: str) -> list[QRect]:
        """Where a field stands in the viewport now; places outside it are scrolled away."""
        offset = self._offset()
        return [rect.translated(-offset) for rect in self._rectangles_of(path)]

    def page_rectangle(self, index: int) -> QRect:
        """Where a page stands in the viewport now."""
        return self._arrangement.rects[index].translated(-self._offset())

    @property
    def is_flashing(self) -> bool:
        """Whether changed text is lit up just now."""
        return self._overlays.is_flashing

    def _rectangles_of(self, path: str) -> list[QRect]:
        """Where a field stands, scrolling not counted."""
        if self._pages is None or not path:
            return []
        return [self._arrangement.rectangle_of(page, rect) for page, rect in self._pages.rectangles_of(path)]

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
        offset = self._offset()
        painter.translate(-offset)
        shown = self._shown()
        for index in shown:
            self._images.paint(painter, self._pages, index, self._arrangement.rects[index], self._scale)
        self._overlays.paint(painter, self._pages, self._arrangement.rectangle_of, shown)
        self._images.forget_far_from(shown)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.description_at(event.pos()), self.viewport())
            return True
        zoom = zoom_gesture(event, self.viewport())
        if zoom is not None:
            self._zoom_at(*zoom)
            event.accept()
            return True
        return super().viewportEvent(event)

    def description_at(self, at: QPoint) -> str:
        """What there is to say about the field at a place of the viewport; empty beside every field."""
        place = self._place(at)
        hit = self._pages.field_at(*place) if self._pages is not None and place is not None else None
        return self._describer(hit.tag) if hit is not None and self._describer is not None else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            self._pressed = (at, self._text_place(at))
            self._overlays.selection = None
            self.viewport().update()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        dragged = self._pressed is not None and (at - self._pressed[0]).manhattanLength() > _DRAG_DISTANCE
        place = self._text_place(at) if dragged else None
        if self._pressed is not None and self._pressed[1] is not None and place is not None and self._pages is not None:
            self._overlays.selection = passage(self._pages, self._pressed[1], place)
            self.viewport().update()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        clicked = self._pressed is not None and not self.selected_text
        self._pressed = None
        place = self._place(at)
        if clicked and place is not None and self._pages is not None:
            hit = self._pages.field_at(*place)
            if hit is not None:
                self.field_clicked.emit(hit.tag, hit.offset)
        super().mouseReleaseEvent(event)

    def _text_place(self, at: QPoint) -> TextPlace | None:
        place = self._place(at)
        return place_at(self._pages, *place) if place is not None and self._pages is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
