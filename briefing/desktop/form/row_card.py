"""One row of a list: a card that folds, moves and can be deleted."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from briefing.desktop.form.context import FormContext
from briefing.desktop.form.field_grid import FieldGrid, fields_within
from briefing.desktop.form.registry_menu import fill_registry_menu
from briefing.desktop.icons import icon
from briefing.desktop.look import GAP, colours
from briefing.desktop.widgets import ElidedButton, icon_button, label, styled
from briefing.desktop.words import row_label, row_title
from briefing.editing import Change, suggestions_within
from briefing.model import FieldPath
from briefing.translation import tr, tr_count


class RowCard(QFrame):
    """A row of the session. Its fields are built when it is unfolded for the first time."""

    moved = Signal(int)
    """The user wants it so many places further down (up with a negative number)."""
    deleted = Signal()

    def __init__(self, context: FormContext, path: FieldPath, *, unfolded: bool) -> None:
        super().__init__()
        styled(self, "card")
        self.path = path
        self._context = context
        self._grid: FieldGrid | None = None
        self._is_plain = len(fields_within(path)) == 1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP, GAP // 2, GAP // 2, GAP)
        self._column.setSpacing(GAP // 2)
        self._column.addWidget(self._build_header())
        self._name()
        if unfolded or self._is_plain:
            self.unfold()

    @property
    def is_unfolded(self) -> bool:
        """Whether its fields are shown."""
        return self._grid is not None and not self._grid.isHidden()

    def react(self, change: Change) -> None:
        """Show what changed."""
        if not change.touches(self.path) and not change.touches("officials"):
            return
        self._name()
        if self._grid is not None:
            self._grid.react(change)

    def focus_path(self, path: FieldPath) -> QWidget:
        """Unfold and focus the field at the path, or the row itself."""
        self.unfold()
        assert self._grid is not None
        found = self._grid.focus_path(path if path != self.path else fields_within(self.path)[0])
        return found or self

    def unfold(self) -> None:
        """Show the fields."""
        if self._grid is None:
            self._grid = FieldGrid(self._context, self.path)
            self._column.addWidget(self._grid)
        self._grid.show()
        self._name()

    def toggle(self) -> None:
        """Fold or unfold."""
        if self.is_unfolded and self._grid is not None:
            self._grid.hide()
            self._name()
        else:
            self.unfold()

    def allow_moves(self, *, up: bool, down: bool) -> None:
        """Say whether there is a place above and below."""
        self._up.setEnabled(up)
        self._down.setEnabled(down)

    def _build_header(self) -> QWidget:
        header = styled(QWidget(), "rowHeader")
        row = QHBoxLayout(header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._title = ElidedButton(self.toggle, "rowTitle")
        self._title.setEnabled(not self._is_plain)
        self._pending = label("", "muted")
        row.addWidget(self._title, 1)
        row.addWidget(self._pending)
        if self.path.parent == "officials":
            self.registry_button = self._button("registry", tr("Registry of officials"), self._open_registry_menu)
            row.addWidget(self.registry_button)
        self._up = self._button("up", tr("Move up (Alt+Shift+Up)"), lambda: self.moved.emit(-1))
        self._down = self._button("down", tr("Move down (Alt+Shift+Down)"), lambda: self.moved.emit(1))
        for button in (self._up, self._down, self._button("delete", tr("Delete this row"), self.deleted.emit)):
            row.addWidget(button)
        return header

    def _open_registry_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_registry_menu(menu, self._context, self.path)
        menu.popup(self.registry_button.mapToGlobal(self.registry_button.rect().bottomLeft()))

    def _button(self, name: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        return icon_button(name, tip, slot, colour=colours().muted)

    def _name(self) -> None:
        title = row_title(self._context.briefing, self.path)
        self._title.setIcon(icon("down" if self.is_unfolded else "right", colours().muted))
        if self._is_plain:
            title = ""
            self._title.setIcon(icon("more", colours().base))
        name = row_label(self.path.parent)
        self._title.show_text(title or name)
        self._title.setToolTip(title)
        count = len(suggestions_within(self._context.briefing, self.path))
        self._pending.setText(tr_count("{count} proposal", "{count} proposals", count))
        self._pending.setVisible(count > 0)
