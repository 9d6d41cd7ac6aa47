"""Small pictures of the pages, to go to one."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from briefing.desktop.look import GAP
from briefing.desktop.widgets import styled
from briefing.pages import Pages
from briefing.translation import tr

_WIDTH: Final = 96


class PageThumbnails(QListWidget):
    """A list of page pictures; only those of changed pages are painted anew."""

    page_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        styled(self, "thumbnails")
        self.setAccessibleName(tr("Page thumbnails"))
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setIconSize(QSize(_WIDTH, round(_WIDTH * 1.42)))
        self.currentRowChanged.connect(self._choose)

    def sizeHint(self) -> QSize:
        """Room for one picture beside the scroll bar."""
        return QSize(_WIDTH + self.verticalScrollBar().sizeHint().width() + 4 * GAP, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as one picture."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def show_pages(self, pages: Pages) -> None:
        """Show the pictures of these pages."""
        before, self._pages = self._pages, pages
        while self.count() > len(pages):
            self.takeItem(self.count() - 1)
        for index in range(len(pages)):
            fresh = index >= self.count()
            if fresh:
                self.addItem(QListWidgetItem())
            unchanged = before is not None and index < len(before) and pages.same_page(index, before, index)
            if fresh or not unchanged:
                self.item(index).setIcon(self._picture(pages, index))
            self.item(index).setText(pages.label(index))

    def show_page(self, index: int) -> None:
        """Mark the page that the reader sees."""
        with QSignalBlocker(self):
            self.setCurrentRow(index)

    def _choose(self, index: int) -> None:
        if index >= 0:
            self.page_chosen.emit(index)

    def _picture(self, pages: Pages, index: int) -> QIcon:
        size, ratio = pages.size(index), self.devicePixelRatioF()
        scale = min(self.iconSize().width() / size.width(), self.iconSize().height() / size.height()) * ratio
        image = QImage(round(size.width() * scale), round(size.height() * scale), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(scale, scale)
        pages.paint(index, painter)
        painter.end()
        picture = QPixmap.fromImage(image)
        result = QIcon(picture)
        result.addPixmap(picture, QIcon.Mode.Selected)  # else the style tints the paper
        return result
