"""Painted pages kept as pictures while they are near the view."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from briefing.pages import Pages

_MOST_PIXELS: Final = 10_000_000
_SHADOW: Final = 2
_SHADE: Final = QColor(0, 0, 0, 60)


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

    def paint(self, painter: QPainter, pages: Pages, index: int, place: QRect, scale: float) -> None:
        """Paint a page with its shadow at a place, sharp on screens with several real pixels for each of ours.

        A page enlarged beyond what is worth keeping is painted directly, as far as it is seen.
        """
        for strip in (
            place.adjusted(_SHADOW, place.height(), _SHADOW, _SHADOW),
            place.adjusted(place.width(), _SHADOW, _SHADOW, 0),
        ):
            painter.fillRect(strip, _SHADE)
        ratio = painter.device().devicePixelRatio()
        if place.width() * place.height() * ratio**2 > _MOST_PIXELS:
            painter.save()
            painter.fillRect(place, Qt.GlobalColor.white)
            painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
            painter.translate(place.topLeft())
            painter.scale(scale, scale)
            pages.paint(index, painter)
            painter.restore()
            return
        image = self._images.get(index)
        if image is None or image.devicePixelRatio() != ratio:
            image = self._images[index] = _painted(pages, index, place.size(), scale, ratio)
        painter.drawImage(place.topLeft(), image)

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
