"""The bar that finds words in the article and in the form."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing.desktop.form.editors import LineEditor
from briefing.desktop.look import GAP
from briefing.desktop.searching import Hit, find_words
from briefing.desktop.translation import tr
from briefing.desktop.widgets import icon_button, label, styled
from briefing.editing import Session


class FindBar(QWidget):
    """Goes from hit to hit; Escape closes it."""

    hit_chosen = Signal(object)
    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        styled(self, "findBar")
        self._session = session
        self._place = -1
        self._input = LineEditor()
        self._input.setPlaceholderText(tr("Find in the article and in the form"))
        self._input.setAccessibleName(tr("Find in the article and in the form"))
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
        hits = find_words(self._session.briefing, self._input.text())
        if not hits:
            self._tell(hits)
            return
        self._place = (self._place + step) % len(hits) if self._place >= 0 or step > 0 else len(hits) - 1
        self._tell(hits)
        had_keyboard = self._input.hasFocus()
        self.hit_chosen.emit(hits[self._place])
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
        self._place = -1
        self._tell(find_words(self._session.briefing, self._input.text()))

    def _tell(self, hits: tuple[Hit, ...]) -> None:
        if not self._input.text().strip():
            self._count.setText("")
        elif not hits:
            self._count.setText(tr("Not found"))
        elif self._place < 0:
            self._count.setText(tr("{count} found", count=len(hits)))
        else:
            self._count.setText(tr("{place} of {count}", place=self._place + 1, count=len(hits)))
