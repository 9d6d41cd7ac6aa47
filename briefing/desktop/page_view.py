"""The page view: laid out pages whose fields can be clicked and whose words can be found and copied."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from briefing.desktop.page_canvas import PageCanvas
from briefing.desktop.page_overlays import PageOverlays
from briefing.pages import Pages, TextPlace, passage, place_at
from briefing.translation import tr

_DRAG_DISTANCE: Final = 4

Describer = Callable[[str], str]


class PageView(PageCanvas):
    """Shows Pages with marks on them: the field in hand, what was found, what is selected, gaps and changes."""

    field_clicked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sought = ""
        self._describer: Describer | None = None
        self._pressed: tuple[QPoint, TextPlace | None] | None = None
        self._overlays = PageOverlays(self)
        self._overlays.changed.connect(self._update_flash)
        self.setAccessibleName(tr("Page preview"))
        self.viewport().setMouseTracking(True)

    def show_pages(self, pages: Pages) -> None:
        """Show other pages; what was found is found again there, and changed text lights up softly."""
        before = self.pages
        self._overlays.selection = None
        self._overlays.find_again(pages, self._sought)
        super().show_pages(pages)
        if before is not None:
            self._overlays.flash(before, pages)

    # Fields

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

    def field_rectangles(self, path: str) -> list[QRect]:
        """Where a field stands in the viewport now; places outside it are scrolled away."""
        offset = self._offset()
        return [rect.translated(-offset) for rect in self._rectangles_of(path)]

    def description_at(self, at: QPoint) -> str:
        """What there is to say about the field at a place of the viewport; empty beside every field."""
        place = self._place(at)
        hit = self._pages.field_at(*place) if self._pages is not None and place is not None else None
        return self._describer(hit.tag) if hit is not None and self._describer is not None else ""

    def _rectangles_of(self, path: str) -> list[QRect]:
        """Where a field stands, scrolling not counted."""
        if self._pages is None or not path:
            return []
        return [self._arrangement.rectangle_of(page, rect) for page, rect in self._pages.rectangles_of(path)]

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

    # Painting

    @property
    def is_flashing(self) -> bool:
        """Whether changed text is lit up just now."""
        return self._overlays.is_flashing

    def _paint_over(self, painter: QPainter, pages: Pages, shown: list[int]) -> None:
        self._overlays.paint(painter, pages, self._arrangement.rectangle_of, shown)

    def _update_flash(self) -> None:
        """Paint anew where text is lit up, and nothing else."""
        if self._pages is not None:
            for page, rectangle in self._overlays.flash_places(self._pages, self._shown()):
                self.viewport().update(self._arrangement.rectangle_of(page, rectangle).translated(-self._offset()))

    # Qt events

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.description_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

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
