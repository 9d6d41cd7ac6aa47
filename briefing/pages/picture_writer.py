"""The PDF device: pictures are drawn as stand-ins, which their own data replace afterwards.

Qt would decode every picture and pack its pixels anew, which takes seconds and
many megabytes for photographs.
"""

from typing import Protocol

import msgspec
from PySide6.QtCore import QIODevice, Qt
from PySide6.QtGui import QImage, QPdfWriter


class Jpeg(msgspec.Struct, frozen=True):
    """A JPEG file in grey or in RGB."""

    data: bytes
    width: int
    height: int
    is_grey: bool


class PictureSource(Protocol):
    """Where a picture gets its pixels from."""

    def image(self) -> QImage:
        """The pixels, without transparency; a null image where they cannot be had."""

    @property
    def jpeg(self) -> Jpeg | None:
        """The file the picture came as, where a PDF can hold it as it is."""


class PictureWriter(QPdfWriter):
    """Writes a PDF and collects the pictures whose stand-ins it drew.

    A stand-in is one pixel wide and as high as the place of its picture among
    them, counted from 1.
    """

    def __init__(self, device: QIODevice) -> None:
        super().__init__(device)
        self.pictures: list[PictureSource] = []
        self._stand_ins: dict[PictureSource, QImage] = {}

    def stand_in(self, picture: PictureSource) -> QImage:
        """The stand-in of a picture, the same each time it is drawn; a null image for a damaged one."""
        found = self._stand_ins.get(picture)
        if found is None:
            found = self._stand_ins[picture] = self._new_stand_in(picture)
        return found

    def _new_stand_in(self, picture: PictureSource) -> QImage:
        if picture.jpeg is None and picture.image().isNull():
            return QImage()
        self.pictures.append(picture)
        image = QImage(1, len(self.pictures), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        return image
