"""The input widgets of the form. They show a value and tell what the user typed; they keep no undo."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget

_HISTORY_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_MOST_LINES = 14


def is_history_key(event: QEvent) -> bool:
    """Whether a widget would undo by itself: such keys belong to the session."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        and any(event.matches(key) for key in _HISTORY_KEYS)
    )


def without_history(menu: QMenu) -> QMenu:
    """The context menu without the widget's own undo and redo."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    actions = menu.actions()
    if actions and actions[0].isSeparator():
        menu.removeAction(actions[0])
    return menu


def mark_refused(widget: QWidget, *, refused: bool) -> None:
    """Frame a field whose text cannot be its value."""
    if bool(widget.property("refused")) != refused:
        widget.setProperty("refused", refused)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class _WithoutHistory:
    """What text editors of the form share: undo and redo are the window's, and the form is told where the user is."""

    focused: SignalInstance

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if is_history_key(event):
            event.ignore()
            return False
        handled: bool = super().event(event)  # type: ignore[misc]
        return handled

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu without undo."""
        menu = without_history(self.createStandardContextMenu())  # type: ignore[attr-defined]
        menu.exec(event.globalPos())
        menu.deleteLater()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the user is here."""
        super().focusInEvent(event)  # type: ignore[misc]
        self.focused.emit()


class LineEditor(_WithoutHistory, QLineEdit):
    """One line of text."""

    changed_by_user = Signal(str)
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self.changed_by_user)

    def show_text(self, text: str) -> None:
        """Show a value; the cursor stays where it is if the text is the same."""
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(len(text) if self.hasFocus() else 0)


class TextEditor(_WithoutHistory, QPlainTextEdit):
    """Several lines of text, as high as they are."""

    changed_by_user = Signal(str)
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def text(self) -> str:
        """The text."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a value; the cursor stays where it is if the text is the same."""
        if self.toPlainText() == text:
            return
        self._is_showing = True
        place = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._is_showing = False

    def sizeHint(self) -> QSize:
        """As high as the text, within reason."""
        lines = min(max(self.document().size().height(), 2), _MOST_LINES)
        frame = 2 * self.frameWidth() + round(2 * self.document().documentMargin()) + 8
        return QSize(200, round(lines * self.fontMetrics().lineSpacing()) + frame)

    def minimumSizeHint(self) -> QSize:
        """The same: a form scrolls, its fields do not shrink."""
        return QSize(80, self.sizeHint().height())

    def _tell(self) -> None:
        if not self._is_showing:
            self.changed_by_user.emit(self.toPlainText())


class ChoiceEditor(QComboBox):
    """One of a few values; the first entry is the empty one."""

    changed_by_user = Signal(str)
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(lambda _: self.changed_by_user.emit(self.currentData()))

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Set what can be chosen: values and their words."""
        offered = [("", ""), *choices]
        present = [(self.itemData(index), self.itemText(index)) for index in range(self.count())]
        if offered == present:
            return
        chosen = self.currentData()
        self.clear()
        for value, words in offered:
            self.addItem(words, value)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    def show_text(self, text: str) -> None:
        """Show a value; one that is not offered any more is shown as it is."""
        index = self.findData(text)
        if index < 0:
            self.addItem(text, text)
            index = self.count() - 1
        self.setCurrentIndex(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form; a value is not changed in passing."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the user is here."""
        super().focusInEvent(event)
        self.focused.emit()
