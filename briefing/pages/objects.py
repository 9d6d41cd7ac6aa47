"""The pictures of a document: measured when they are laid out, decoded when they are painted."""

from collections import OrderedDict
from collections.abc import Mapping
from functools import cached_property
from math import sqrt
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from briefing.pages.display import Drawable, Image, MarkedBox
from briefing.pages.document import Marked, Picture
from briefing.pages.picture_writer import Jpeg

_FORMATS: Final = frozenset({b"bmp", b"gif", b"jpeg", b"jpg", b"png", b"tiff", b"webp"})
_JPEG: Final = frozenset({b"jpeg", b"jpg"})
_JPEG_KINDS: Final = (QImage.Format.Format_Grayscale8, QImage.Format.Format_RGB32)
_QUICK_SHARE: Final = 8  # a JPEG is decoded at an eighth of its size in a twentieth of the time
_MOST_PIXELS: Final = 50_000_000  # decoded, they fill 200 MB
_KEPT_PIXELS: Final = 24_000_000
_SHARP_ENOUGH: Final = 12_000_000  # more than 300 dots an inch on A4


class StoredPicture:
    """A picture part; its pixels are there while it was painted lately."""

    def __init__(self, data: bytes, kept: "OrderedDict[StoredPicture, QImage]") -> None:
        self._data, self._kept = data, kept
        self._size = _size(data)
        self.is_readable = 0 < self._size.width() * self._size.height() <= _MOST_PIXELS

    @cached_property
    def jpeg(self) -> Jpeg | None:
        """The file itself where it is a JPEG in grey or RGB that can be decoded."""
        buffer = _opened(self._data)
        reader = QImageReader(buffer)
        reader.setDecideFormatFromContent(True)
        if bytes(reader.format().data()) not in _JPEG:
            return None
        kind = reader.imageFormat()
        reader.setScaledSize(self._size / _QUICK_SHARE)
        if kind not in _JPEG_KINDS or reader.read().isNull():
            return None
        return Jpeg(self._data, self._size.width(), self._size.height(), kind is QImage.Format.Format_Grayscale8)

    def image(self) -> QImage:
        """The picture on white, as PDF/A allows no transparency; a null image where it is damaged."""
        image = self._kept.pop(self, None)
        if image is None:
            image = _decoded(self._data, self._size)
        self._kept[self] = image
        while len(self._kept) > 1 and sum(i.width() * i.height() for i in self._kept.values()) > _KEPT_PIXELS:
            self._kept.popitem(last=False)
        return image


class PictureShelf:
    """The pictures of a document, kept from one layout to the next."""

    def __init__(self) -> None:
        self._pictures: dict[bytes, StoredPicture] = {}
        self._kept: OrderedDict[StoredPicture, QImage] = OrderedDict()
        self._parts: Mapping[str, bytes] = {}

    def use(self, parts: Mapping[str, bytes]) -> None:
        """Take the pictures from these parts from now on."""
        self._parts = parts

    def drawable(self, content: Picture | Marked) -> Drawable:
        """The picture ready for painting; a marked box where it cannot be read."""
        if isinstance(content, Marked):
            return MarkedBox(content.width, content.height, content.label)
        data = self._parts.get(content.part, b"")
        picture = self._pictures.get(data)
        if picture is None:
            picture = self._pictures[data] = StoredPicture(data, self._kept)
        label = f"{content.description or 'Picture'} ({content.part.rpartition('.')[2].upper()})"
        if not picture.is_readable:
            return MarkedBox(content.width, content.height, label)
        return Image(content.width, content.height, picture, content.crop, label)


def _opened(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _size(data: bytes) -> QSize:
    """The width and height that a picture names in its head; nothing where it cannot be shown."""
    buffer = _opened(data)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    return reader.size() if bytes(reader.format().data()) in _FORMATS else QSize(0, 0)


def _decoded(data: bytes, size: QSize) -> QImage:
    buffer = _opened(data)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    pixels = size.width() * size.height()
    if pixels > _SHARP_ENOUGH:
        reader.setScaledSize(size * sqrt(_SHARP_ENOUGH / pixels))
    image = reader.read()
    if image.hasAlphaChannel():
        image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
        painter.fillRect(image.rect(), Qt.GlobalColor.white)
        painter.end()
        image.reinterpretAsFormat(QImage.Format.Format_RGB32)
    return image
