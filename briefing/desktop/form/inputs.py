"""One input for each kind of field: shows the field's value, tells the value typed as text."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QMenu, QVBoxLayout, QWidget, QWidgetAction

from briefing.desktop.form.context import FormContext
from briefing.desktop.form.editors import ChoiceEditor, LineEditor, TextEditor, mark_refused
from briefing.desktop.form.reading import read_date, read_number, read_time
from briefing.desktop.look import colours
from briefing.desktop.widgets import icon_button, label
from briefing.desktop.words import choices_of, official_name, source_name, value_text
from briefing.model import FieldPath
from briefing.model.schema import Field, FieldKind
from briefing.translation import tr


class FieldInput(QWidget):
    """What all inputs offer. `edited` carries the value as `briefing.model.replace` reads it."""

    edited = Signal(str)
    refused = Signal(str)
    """What the user typed cannot be read; the text says what is expected. Empty: it can."""
    focused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(2)

    def take(self, editor: LineEditor | TextEditor | ChoiceEditor) -> None:
        """Make an editor the one that has the keyboard."""
        self.row.addWidget(editor, 1)
        editor.focused.connect(self.focused)
        self.setFocusProxy(editor)

    def show_value(self, value: Any) -> None:
        """Show the field's value."""
        raise NotImplementedError

    def show_hint(self, text: str) -> None:
        """Show a hint in the empty input."""


class TextInput(FieldInput):
    """Words, on one line or several."""

    def __init__(self, *, multiline: bool) -> None:
        super().__init__()
        self.editor = TextEditor() if multiline else LineEditor()
        self.editor.changed_by_user.connect(self.edited)
        self.take(self.editor)

    def show_value(self, value: Any) -> None:
        """Show the words."""
        self.editor.show_text(value)

    def show_hint(self, text: str) -> None:
        """Show why there are none."""
        self.editor.setPlaceholderText(text)


class ReadInput(FieldInput):
    """A date, time or number typed as words and read; the session gets only what could be read."""

    def __init__(self, path: FieldPath, context: FormContext, read: Callable[[str], str | None], expected: str) -> None:
        super().__init__()
        self._path = path
        self._context = context
        self._read = read
        self._expected = expected
        self._editor = LineEditor()
        self._editor.changed_by_user.connect(self._typed)
        self._editor.editingFinished.connect(self._finish)
        self.take(self._editor)

    def show_value(self, value: Any) -> None:
        """Show the value; what the user is typing is not rewritten under the cursor."""
        text = "" if value is None else value_text(self._context.briefing, self._path, value)
        plain = "" if value is None else str(value)
        if self._editor.hasFocus() and self._read(self._editor.text()) == self._read(plain):
            return
        self._editor.show_text(text)
        self._tell_refusal(refused=False)

    def show_hint(self, text: str) -> None:
        """Show why there is none."""
        self._editor.setPlaceholderText(text)

    def _typed(self, text: str) -> None:
        value = self._read(text) if text.strip() else ""
        if value is not None:
            self._tell_refusal(refused=False)
            self.edited.emit(value)

    def _finish(self) -> None:
        text = self._editor.text()
        value = self._read(text) if text.strip() else ""
        self._tell_refusal(refused=value is None)

    def _tell_refusal(self, *, refused: bool) -> None:
        mark_refused(self._editor, refused=refused)
        self.refused.emit(self._expected if refused else "")


class DateInput(ReadInput):
    """A date, typed or picked from a calendar."""

    def __init__(self, path: FieldPath, context: FormContext) -> None:
        super().__init__(path, context, read_date, tr("Not a date: write it like 21.03.2025 or 21 March 2025."))
        button = icon_button(
            "calendar", tr("Choose from a calendar"), self._pick, colour=colours().muted, takes_focus=False
        )
        self.row.addWidget(button)
        self._button = button

    def _pick(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        chosen = QDate.fromString(read_date(self._editor.text()) or "", Qt.DateFormat.ISODate)
        if chosen.isValid():
            calendar.setSelectedDate(chosen)
        calendar.activated.connect(lambda date: self._picked(date, menu))
        calendar.clicked.connect(lambda date: self._picked(date, menu))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def _picked(self, date: QDate, menu: QMenu) -> None:
        menu.close()
        self.edited.emit(date.toString(Qt.DateFormat.ISODate))
        self._editor.setFocus()


class ChoiceInput(FieldInput):
    """One of a list; references offer what the briefing holds at the moment."""

    def __init__(self, offers: Callable[[], list[tuple[str, str]]]) -> None:
        super().__init__()
        self._offers = offers
        self._editor = ChoiceEditor()
        self._editor.changed_by_user.connect(self.edited)
        self.take(self._editor)

    def show_value(self, value: Any) -> None:
        """Show what is chosen."""
        self._editor.offer(self._offers())
        if isinstance(value, bool):
            value = "true" if value else "false"
        self._editor.show_text("" if value is None else str(value))

    def show_hint(self, text: str) -> None:
        """Show why nothing is chosen."""
        self._editor.setItemText(0, text) if self._editor.count() else None


class OfficialsInput(FieldInput):
    """Several officials in an order of their own."""

    def __init__(self, context: FormContext) -> None:
        super().__init__()
        self._context = context
        self._chosen: tuple[str, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(self._lines)
        self._adder = ChoiceEditor()
        self._adder.changed_by_user.connect(self._add)
        self._adder.focused.connect(self.focused)
        column.addWidget(self._adder)
        self.row.addLayout(column, 1)
        self.setFocusProxy(self._adder)

    def show_value(self, value: Any) -> None:
        """Show who is chosen, one a line."""
        self._chosen = tuple(value)
        while self._lines.count():
            item = self._lines.takeAt(0)
            if item is not None and (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        for official_id in self._chosen:
            self._lines.addWidget(self._line(official_id))
        others = [person for person in officials_offered(self._context) if person[0] not in self._chosen]
        self._adder.clear()
        self._adder.offer(others)
        self._adder.setItemText(0, tr("Add…") if others else tr("No other official in this briefing"))

    def _line(self, official_id: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(official_name(self._context.briefing, official_id)), 1)
        row.addWidget(icon_button("up", tr("Move up"), lambda: self._move_up(official_id)))
        row.addWidget(icon_button("close", tr("Remove from the list"), lambda: self._remove(official_id)))
        return line

    def _add(self, official_id: str) -> None:
        if official_id:
            self._tell((*self._chosen, official_id))

    def _remove(self, official_id: str) -> None:
        self._tell(other for other in self._chosen if other != official_id)

    def _move_up(self, official_id: str) -> None:
        people = list(self._chosen)
        place = people.index(official_id)
        people.insert(max(place - 1, 0), people.pop(place))
        self._tell(people)

    def _tell(self, people: Any) -> None:
        self.edited.emit(" ".join(people))


def officials_offered(context: FormContext) -> list[tuple[str, str]]:
    """The officials of the briefing by id and name."""
    briefing = context.briefing
    return [(person.id, official_name(briefing, person.id)) for person in briefing.officials]


def input_for(path: FieldPath, field: Field, context: FormContext) -> FieldInput:
    """The input for a field of this kind."""
    match field.kind:
        case FieldKind.DATE:
            return DateInput(path, context)
        case FieldKind.TIME:
            return ReadInput(path, context, read_time, tr("Not a time: write it like 09:30."))
        case FieldKind.NUMBER | FieldKind.INTEGER:
            return ReadInput(path, context, read_number, tr("Not a number: write it like 1000 or 1.5 billion."))
        case FieldKind.CHOICE:
            return ChoiceInput(lambda: choices_of(field))
        case FieldKind.YES_NO:
            return ChoiceInput(lambda: [("true", tr("Yes")), ("false", tr("No"))])
        case FieldKind.OFFICIAL:
            return ChoiceInput(lambda: officials_offered(context))
        case FieldKind.OFFICIALS:
            return OfficialsInput(context)
        case FieldKind.SOURCE:
            return ChoiceInput(
                lambda: [(row.id, source_name(context.briefing, row.id)) for row in context.briefing.sources]
            )
        case _:
            return TextInput(multiline=field.multiline)
