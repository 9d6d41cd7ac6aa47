"""Pictures in a PDF: photographs as the JPEG files they came as, everything else as its exact pixels."""

import zlib
from collections.abc import Sequence
from typing import Final

from pikepdf import Name, Pdf, Stream
from PySide6.QtGui import QImage

from briefing.pages.budget import Budget
from briefing.pages.picture_writer import PictureSource

_LARGE: Final = 1_000_000  # pixels; more are packed less tightly, in a fraction of the time
_LEVEL, _LEVEL_OF_LARGE = 9, 4


def place_pictures(pdf: Pdf, pictures: Sequence[PictureSource], budget: Budget) -> None:
    """Replace each stand-in by its picture. Raises LayoutError where that goes beyond the budget."""
    for stream in pdf.objects:
        if isinstance(stream, Stream) and stream.get(Name.Subtype) == Name.Image:
            budget.check()
            _place(stream, pictures[int(stream.Height) - 1])


def _place(stream: Stream, picture: PictureSource) -> None:
    jpeg = picture.jpeg
    if jpeg is not None:
        width, height, is_grey = jpeg.width, jpeg.height, jpeg.is_grey
        stream.write(jpeg.data, filter=Name.DCTDecode)
    else:
        image = picture.image()
        width, height, is_grey = image.width(), image.height(), image.isGrayscale()
        level = _LEVEL if width * height < _LARGE else _LEVEL_OF_LARGE
        stream.write(zlib.compress(_pixels(image, is_grey=is_grey), level), filter=Name.FlateDecode)
    stream.Width, stream.Height, stream.BitsPerComponent = width, height, 8
    stream.ColorSpace = Name.DeviceGray if is_grey else Name.DeviceRGB


def _pixels(image: QImage, *, is_grey: bool) -> bytes:
    """The bytes of the pixels, row by row, without the padding that Qt puts at the end of rows."""
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8 if is_grey else QImage.Format.Format_RGB888)
    data, stride = plain.constBits(), plain.bytesPerLine()
    used = plain.width() * (1 if is_grey else 3)
    if used == stride:
        return bytes(data)
    return b"".join(bytes(data[start : start + used]) for start in range(0, stride * plain.height(), stride))
