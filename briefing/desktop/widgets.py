"""The small widgets of the window, made alike everywhere. A `look` is a name of `resources/window.qss`."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from briefing.desktop.icons import icon
from briefing.desktop.look import GAP

Widget = TypeVar("Widget", bound=QWidget)
Slot = Callable[[], object]


def styled(widget: Widget, look: str) -> Widget:
    """The widget with a look of the style sheet."""
    widget.setObjectName(look)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def label(text: str = "", look: str = "", *, rich: bool = False) -> QLabel:
    """Words on one line; plain unless they are said to be rich."""
    words = QLabel(text)
    words.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    words.setObjectName(look)
    return words


def paragraph(text: str = "", look: str = "", *, rich: bool = False) -> QLabel:
    """Words that wrap and take the width they get."""
    words = label(text, look, rich=rich)
    words.setWordWrap(True)
    words.setSizePolicy(_as_high_as_needed(QSizePolicy.Policy.Ignored))
    return words


def tall_paragraph(text: str = "", look: str = "") -> QLabel:
    """Words that wrap and are never cut: a form gives them the height they need at its width."""
    words = label(text, look)
    words.setWordWrap(True)
    words.setSizePolicy(_as_high_as_needed(QSizePolicy.Policy.Expanding))
    return words


def icon_button(name: str, tip: str, slot: Slot, *, colour: str = "", takes_focus: bool = True) -> QToolButton:
    """A flat button with an icon; its tip is also its name for a screen reader."""
    button = QToolButton()
    button.setIcon(icon(name, colour))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    if not takes_focus:
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(lambda _=False: slot())
    return button


def push_button(text: str, slot: Slot, look: str = "", *, tip: str = "", is_default: bool = False) -> QPushButton:
    """A button with words."""
    button = QPushButton(text.replace("&", "&&"))
    button.setObjectName(look)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    button.setDefault(is_default)
    button.clicked.connect(lambda _=False: slot())
    return button


def _as_high_as_needed(width: QSizePolicy.Policy) -> QSizePolicy:
    policy = QSizePolicy(width, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


class ElidedButton(QPushButton):
    """A button with words that are cut short with … where there is no room."""

    def __init__(self, slot: Slot, look: str) -> None:
        super().__init__()
        self._words = ""
        self.setObjectName(look)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _=False: slot())

    def show_text(self, text: str) -> None:
        """Show other words."""
        self._words = text
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - self.iconSize().width() - 3 * GAP
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(room, 0))
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(self._words)
