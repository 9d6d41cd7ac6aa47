"""The icons of the window: line drawings in `resources/icons`, drawn in the colour of the text."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefing.desktop.look import colours
from briefing.resources import resource_path

_SIZES = (16, 20, 40)


def icon(name: str, colour: str = "") -> QIcon:
    """The icon `resources/icons/<name>.svg` in a colour, the text's unless told otherwise."""
    scheme = colours()
    return _icon(name, colour or scheme.text, scheme.muted)


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, faint: str) -> QIcon:
    drawing = resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode()))
        for size in _SIZES:
            result.addPixmap(_drawn(renderer, size, faded=mode is QIcon.Mode.Disabled), mode)
    return result


def _drawn(renderer: QSvgRenderer, size: int, *, faded: bool) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(0.5 if faded else 1.0)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
