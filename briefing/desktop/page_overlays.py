"""What the page view paints over the paper: the field in hand, matches, the selection, changes, gaps."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from briefing.pages import Pages, Passage, find

OnView = Callable[[int, QRectF], QRect]

_FIELD: Final = QColor(255, 196, 0, 70)
_FIELD_EDGE: Final = QColor(180, 83, 9)
_MATCH: Final = QColor(255, 235, 59, 110)
_CURRENT_MATCH: Final = QColor(255, 152, 0, 140)
_SELECTION: Final = QColor(51, 144, 255, 90)
_CHANGE: Final = QColor(76, 175, 80)
_GAP_FILL: Final = QColor(220, 38, 38, 38)
_GAP_EDGE: Final = QColor(185, 28, 28, 170)
_FLASH_MS: Final = 900
_FLASH_STRENGTH: Final = 90
_MOST_FLASHED: Final = 12


class PageOverlays(QObject):
    """The marks over the pages; it paints them and says when they must be painted again."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.field = ""
        self.gaps: tuple[str, ...] = ()
        self.matches: list[Passage] = []
        self.current_match = -1
        self.selection: Passage | None = None
        self._flashed: tuple[str, ...] = ()
        self._strength = 0
        self._flash = QVariantAnimation(self)
        self._flash.setDuration(_FLASH_MS)
        self._flash.setStartValue(_FLASH_STRENGTH)
        self._flash.setEndValue(0)
        self._flash.valueChanged.connect(self._fade)

    def find(self, pages: Pages, words: str, first_page: int) -> None:
        """Mark every occurrence of words; the first from a page on is the current one."""
        self.matches = find(pages, words)
        self.current_match = next(
            (i for i, match in enumerate(self.matches) if match.rectangles[0][0] >= first_page),
            0 if self.matches else -1,
        )

    def find_again(self, pages: Pages, words: str) -> None:
        """Mark the words on other pages; the current occurrence keeps its number."""
        self.matches = find(pages, words)
        self.current_match = min(self.current_match, len(self.matches) - 1)

    def go(self, step: int) -> None:
        """Make the next occurrence (1) or the one before (-1) the current one."""
        if self.matches:
            self.current_match = (self.current_match + step) % len(self.matches)

    def flash_places(self, pages: Pages, shown: Iterable[int]) -> list[tuple[int, QRectF]]:
        """Where text is lit up on the pages that are shown."""
        return [place for tag in self._flashed for place in _places(pages, tag, shown)]

    def flash(self, before: Pages, after: Pages) -> None:
        """Let the fields light up softly whose text changed; not when a whole new document comes."""
        old, new = before.tags, after.tags
        changed = [tag for tag, text in new.items() if old.get(tag) != text]
        if not changed or len(changed) > _MOST_FLASHED:
            return
        self._flashed = tuple(changed)
        self._flash.stop()
        self._flash.start()

    @property
    def is_flashing(self) -> bool:
        """Whether changed text is lit up just now."""
        return self._flash.state() == QVariantAnimation.State.Running

    def _fade(self, strength: object) -> None:
        self._strength = int(strength) if isinstance(strength, int) else 0
        self.changed.emit()

    def paint(self, painter: QPainter, pages: Pages, on_view: OnView, shown: Iterable[int]) -> None:
        """Paint the marks of the pages that are shown."""
        visible = set(shown)
        self._paint_gaps(painter, pages, on_view, visible)
        if self._strength:
            light = QColor(_CHANGE)
            light.setAlpha(self._strength)
            for tag in self._flashed:
                _fill(painter, _places(pages, tag, visible), light, on_view, visible)
        for index, match in enumerate(self.matches):
            _fill(
                painter, match.rectangles, _CURRENT_MATCH if index == self.current_match else _MATCH, on_view, visible
            )
        if self.selection is not None:
            _fill(painter, self.selection.rectangles, _SELECTION, on_view, visible)
        if self.field:
            painter.setPen(QPen(_FIELD_EDGE, 1))
            for page, rectangle in _places(pages, self.field, visible):
                place = on_view(page, rectangle)
                painter.fillRect(place, _FIELD)
                painter.drawLine(place.bottomLeft(), place.bottomRight())

    def _paint_gaps(self, painter: QPainter, pages: Pages, on_view: OnView, visible: set[int]) -> None:
        painter.setPen(QPen(_GAP_EDGE, 1, Qt.PenStyle.DashLine))
        for tag in self.gaps:
            for page, rectangle in _places(pages, tag, visible):
                place = on_view(page, rectangle)
                place.setWidth(max(place.width(), 2 * place.height()))
                painter.fillRect(place, _GAP_FILL)
                painter.drawLine(place.bottomLeft(), place.bottomRight())


def _places(pages: Pages, tag: str, visible: Iterable[int]) -> list[tuple[int, QRectF]]:
    return [(page, rectangle) for page in visible for rectangle in pages.rectangles_on(page, tag)]


def _fill(
    painter: QPainter, places: Iterable[tuple[int, QRectF]], color: QColor, on_view: OnView, visible: set[int]
) -> None:
    for page, rectangle in places:
        if page in visible:
            painter.fillRect(on_view(page, rectangle), color)
