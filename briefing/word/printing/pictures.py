"""Pictures as values of a template: in the text, in headers, in text boxes."""

import struct
from typing import Final, NamedTuple

from briefing.messages import Message
from briefing.word.ooxml.markup import A_NAMESPACE, PIC_NAMESPACE, R_NAMESPACE, WP_NAMESPACE, escape_attribute
from briefing.word.printing.values import Additions, WordValue

EMU_PER_INCH: Final = 914_400
EMU_PER_MILLIMETRE: Final = 36_000
_FRAMES: Final = frozenset((0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF))
MAX_PICTURE: Final = 32 * 2**20
"""Largest picture, in bytes."""


class PictureError(ValueError):
    """Bytes that are no picture Word can show."""


class _Size(NamedTuple):
    extension: str
    width: int
    height: int
    dots_per_inch: float = 96.0


class Picture(WordValue):
    """A picture in its own paragraph or between words: `Picture(data, width_mm=40, description="Emblem")`.

    The data are PNG, JPEG, GIF or BMP. Where only one of width and height is
    given, the other follows; where none is, the picture says how large it is. In
    the alternative text of a picture of the template it takes that picture's place.
    `address` makes it a hyperlink. Raises PictureError for anything else.
    """

    def __init__(
        self, data: bytes, *, width_mm: float = 0, height_mm: float = 0, description: str = "", address: str = ""
    ) -> None:
        if len(data) > MAX_PICTURE:
            raise PictureError(Message("The picture is larger than {limit} MB.", limit=MAX_PICTURE // 2**20))
        self._data = data
        self._size = _size_of(data)
        self._width, self._height = self._extent(width_mm, height_mm)
        self._has_own_extent = bool(width_mm or height_mm)
        self._address = address
        self.description = description

    def write(self, additions: Additions) -> str:
        """The run that shows the picture."""
        relation = self.relation(additions)
        number = additions.number()
        name = f'id="{number}" name="Picture {number}" descr="{escape_attribute(self.description)}"'
        link = additions.relationship("hyperlink", self._address, external=True) if self._address else ""
        click = f'<a:hlinkClick xmlns:a="{A_NAMESPACE}" xmlns:r="{R_NAMESPACE}" r:id="{link}"/>' if link else ""
        extent = f'cx="{self._width}" cy="{self._height}"'
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{WP_NAMESPACE}" distT="0" distB="0" distL="0" distR="0">'
            f"<wp:extent {extent}/><wp:docPr {name}>{click}</wp:docPr>"
            f'<a:graphic xmlns:a="{A_NAMESPACE}"><a:graphicData uri="{PIC_NAMESPACE}">'
            f'<pic:pic xmlns:pic="{PIC_NAMESPACE}">'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip xmlns:r="{R_NAMESPACE}" r:embed="{relation}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def relation(self, additions: Additions) -> str:
        """The id of the relationship to the picture itself."""
        return additions.media(self._data, self._size.extension)

    def extent_in(self, width: int, height: int) -> tuple[int, int]:
        """Width and height in EMU of the picture in a frame: the largest that fits, unless it was given a size."""
        if self._has_own_extent or not (width > 0 and height > 0):
            return self._width, self._height
        scale = min(width / self._width, height / self._height)
        return round(self._width * scale), round(self._height * scale)

    def __str__(self) -> str:
        return self.description or "picture"

    def _extent(self, width_mm: float, height_mm: float) -> tuple[int, int]:
        """Width and height in EMU."""
        own_width = self._size.width * EMU_PER_INCH / self._size.dots_per_inch
        own_height = self._size.height * EMU_PER_INCH / self._size.dots_per_inch
        width, height = width_mm * EMU_PER_MILLIMETRE, height_mm * EMU_PER_MILLIMETRE
        if width and not height:
            height = own_height * width / own_width
        elif height and not width:
            width = own_width * height / own_height
        return int(width or own_width), int(height or own_height)


def _size_of(data: bytes) -> _Size:
    try:
        size = _read_size(data)
    except (struct.error, IndexError) as error:
        raise PictureError(Message("The picture is damaged.")) from error
    if size is None or size.width <= 0 or size.height <= 0:
        raise PictureError(Message("The picture is of a kind Word may not show; save it as PNG or JPEG."))
    return size


def _read_size(data: bytes) -> _Size | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        width, height = struct.unpack(">II", data[16:24])
        return _Size("png", width, height, _png_density(data))
    if data.startswith((b"GIF87a", b"GIF89a")):
        return _Size("gif", *struct.unpack("<HH", data[6:10]))
    if data.startswith(b"BM"):
        width, height = struct.unpack("<ii", data[18:26])
        return _Size("bmp", width, abs(height))
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else None


def _png_density(data: bytes) -> float:
    """Dots per inch, from the chunk pHYs in dots per metre."""
    place = data.find(b"pHYs", 0, 4096)
    if place < 0:
        return 96.0
    per_metre, _, unit = struct.unpack(">IIB", data[place + 4 : place + 13])
    return per_metre * 0.0254 if unit == 1 and per_metre else 96.0


def _jpeg_size(data: bytes) -> _Size | None:
    density, place = 96.0, 2
    while place + 9 < len(data):
        if data[place] != 0xFF:
            return None
        marker, length = data[place + 1], struct.unpack(">H", data[place + 2 : place + 4])[0]
        if marker == 0xE0 and data[place + 4 : place + 8] == b"JFIF":
            unit, value = struct.unpack(">BH", data[place + 11 : place + 14])
            density = {1: float(value), 2: value * 2.54}.get(unit, 96.0) or 96.0
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return _Size("jpeg", width, height, density)
        place += 2 + max(length, 2)
    return None
