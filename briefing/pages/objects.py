"""Pictures decoded for painting, each once."""

from collections.abc import Mapping

from PySide6.QtGui import QImage

from briefing.pages.display import Drawable, Image, MarkedBox, image_of
from briefing.pages.document import Marked, Picture


class PictureShelf:
    """The decoded pictures of a document; kept from one layout to the next."""

    def __init__(self) -> None:
        self._images: dict[bytes, QImage] = {}
        self._parts: Mapping[str, bytes] = {}

    def use(self, parts: Mapping[str, bytes]) -> None:
        """Take the pictures from these parts from now on."""
        self._parts = parts

    def drawable(self, content: Picture | Marked) -> Drawable:
        """The picture ready for painting; a marked box where it cannot be read."""
        if isinstance(content, Marked):
            return MarkedBox(content.width, content.height, content.label)
        data = self._parts.get(content.part, b"")
        image = self._images.get(data)
        if image is None:
            image = self._images[data] = image_of(data)
        if image.isNull():
            kind = content.part.rpartition(".")[2].upper()
            return MarkedBox(content.width, content.height, f"{content.description or 'Picture'} ({kind})")
        left, top, right, bottom = content.crop
        width, height = image.width(), image.height()
        source = (left * width, top * height, (1 - left - right) * width, (1 - top - bottom) * height)
        return Image(content.width, content.height, image, source)
