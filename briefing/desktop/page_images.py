"""Painted pages kept as pictures while they are near the view."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from briefing.pages import Pages


class PageImages:
    """The pictures of pages at one scale; a page that did not change keeps its picture."""

    def __init__(self) -> None:
        self._images: dict[int, QImage] = {}

    def clear(self) -> None:
        """Forget every picture, as after a change of scale."""
        self._images.clear()

    def keep_equal(self, before: Pages | None, after: Pages) -> None:
        """Keep the pictures of pages that look the same in another layout."""
        self._images = {
            index: image
            for index, image in self._images.items()
            if before is not None and index < len(after) and after.same_page(index, before, index)
        }

    def image(self, pages: Pages, index: int, size: QSize, scale: float, ratio: float) -> QImage:
        """The picture of a page, sharp on a screen with so many real pixels for each of ours."""
        image = self._images.get(index)
        if image is None or image.devicePixelRatio() != ratio:
            image = self._images[index] = _painted(pages, index, size, scale, ratio)
        return image

    def forget_far_from(self, shown: Sequence[int]) -> None:
        """Keep only the pictures of the pages in view and of two on either side."""
        if shown:
            near = range(shown[0] - 2, shown[-1] + 3)
            self._images = {index: image for index, image in self._images.items() if index in near}


def _painted(pages: Pages, index: int, size: QSize, scale: float, ratio: float) -> QImage:
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    pages.paint(index, painter)
    painter.end()
    return image
