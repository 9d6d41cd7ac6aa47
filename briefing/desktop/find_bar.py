"""The bar that finds words: in the article and in the form, or on the pages of the note."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing.desktop.form.editors import LineEditor
from briefing.desktop.look import GAP
from briefing.desktop.widgets import icon_button, label, styled
from briefing.translation import tr


class Finder(Protocol):
    """What a find bar searches."""

    def search(self, words: str) -> None:
        """Search for other words."""

    def go(self, step: int) -> None:
        """Show the next hit (1) or the one before (-1)."""

    @property
    def found(self) -> tuple[int, int]:
        """The hit that is shown, from 0 (-1 for none), and how many there are."""


class FindBar(QWidget):
    """Goes from hit to hit; Escape closes it."""

    closed = Signal()

    def __init__(self, finder: Finder, prompt: str) -> None:
        super().__init__()
        styled(self, "findBar")
        self._finder = finder
        self._input = LineEditor()
        self._input.setPlaceholderText(prompt)
        self._input.setAccessibleName(prompt)
        self._input.setClearButtonEnabled(True)
        self._input.setMaximumWidth(420)
        self._input.textChanged.connect(self._start)
        self._input.installEventFilter(self)
        self._count = label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, GAP // 2, GAP, GAP // 2)
        row.addWidget(self._input, 1)
        row.addWidget(icon_button("up", tr("Find previous"), lambda: self.go(-1)))
        row.addWidget(icon_button("down", tr("Find next"), lambda: self.go(1)))
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(icon_button("close", tr("Close"), self.close_bar))
        self.hide()

    def open_bar(self) -> None:
        """Show the bar and take the keyboard."""
        self.show()
        self._start()
        self._input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._input.selectAll()

    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def go(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1)."""
        if self.isHidden():
            self.open_bar()
        had_keyboard = self._input.hasFocus()
        self._finder.go(step)
        self._tell()
        if had_keyboard:
            self._input.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, Escape closes."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _start(self) -> None:
        self._finder.search(self._input.text())
        self._tell()

    def _tell(self) -> None:
        place, count = self._finder.found
        if not self._input.text().strip():
            self._count.setText("")
        elif not count:
            self._count.setText(tr("Not found"))
        elif place < 0:
            self._count.setText(tr("{count} found", count=count))
        else:
            self._count.setText(tr("{place} of {count}", place=place + 1, count=count))
