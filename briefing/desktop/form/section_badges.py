"""Draws the list of sections: the colour of a section's facts and how many proposals wait."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefing.desktop.look import GAP, colours

COLOUR_ROLE = Qt.ItemDataRole.UserRole + 1
BADGE_ROLE = Qt.ItemDataRole.UserRole + 2


_ROOM_FOR_DOT = 5 * GAP


def _badge_width(metrics: QFontMetrics, text: str) -> int:
    """The width of a count with the space on both sides of it."""
    height = metrics.height() * 0.95
    return round(max(metrics.horizontalAdvance(text) + height * 0.6, height)) + 2 * GAP


class SectionDelegate(QStyledItemDelegate):
    """Adds a dot in the colour of the article's highlights and a count at the right."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Leave room for the dot."""
        super().initStyleOption(option, index)
        count = index.data(BADGE_ROLE)
        room = option.rect.width() - _ROOM_FOR_DOT - (_badge_width(option.fontMetrics, str(count)) if count else 0)
        words = (
            option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room) if room > 0 else option.text
        )
        option.text = f"    {words}"

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the text, then the dot and the count over it."""
        super().paint(painter, option, index)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(index.data(COLOUR_ROLE))
        painter.drawEllipse(QRectF(box.left() + 13, box.center().y() - 3.5, 8, 8))
        count = index.data(BADGE_ROLE)
        if count:
            self._paint_count(painter, box, str(count))
        painter.restore()

    def _paint_count(self, painter: QPainter, box: QRectF, text: str) -> None:
        metrics = painter.fontMetrics()
        height = metrics.height() * 0.95
        width = _badge_width(metrics, text) - 2 * GAP
        pill = QRectF(box.right() - width - GAP, box.center().y() - height / 2 + 0.5, width, height)
        painter.setBrush(QColor(colours().accent))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(colours().on_accent))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
