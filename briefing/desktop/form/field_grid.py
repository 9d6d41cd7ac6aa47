"""The fields of a group or a row, short ones two abreast, rarely used ones folded away."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from briefing.desktop.form.context import FormContext
from briefing.desktop.form.field_row import FieldRow
from briefing.desktop.look import GAP
from briefing.desktop.widgets import label, push_button
from briefing.desktop.words import field_label
from briefing.editing import Change, evidence_of, suggestions_within
from briefing.model import FieldPath, exists, get, is_empty
from briefing.model.schema import FieldKind, Required, field_of, pattern_of, schema
from briefing.translation import tr_count

_SHORT = frozenset(
    {FieldKind.DATE, FieldKind.TIME, FieldKind.NUMBER, FieldKind.INTEGER, FieldKind.CHOICE, FieldKind.YES_NO}
    | {FieldKind.OFFICIAL, FieldKind.SOURCE}
)
_ROOM_FOR_TWO = 56
"""How many characters wide a grid must be to show two short fields abreast."""

_ROOM_FOR_ONE = 26
"""How many characters wide a grid is at least."""


def fields_within(path: str) -> list[FieldPath]:
    """The paths of the fields directly in a group or a row, in the order of the schema."""
    pattern = pattern_of(path)
    return [FieldPath(path).child(entry.name) for entry in schema() if entry.parent == pattern and entry.name != "*"]


class FieldGrid(QWidget):
    """Builds the inputs of a group or row when they are needed and keeps them in order."""

    def __init__(self, context: FormContext, path: FieldPath, paths: Sequence[FieldPath] = ()) -> None:
        """The fields of the schema at the path, or the `paths` if the schema knows none there."""
        super().__init__()
        self._context = context
        self._paths = list(paths) or fields_within(path)
        self._widgets: dict[FieldPath, QWidget] = {}
        self._shows_all = False
        self._columns = 0
        self._room: dict[FieldPath, int] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP + 4)
        self._grid.setVerticalSpacing(GAP + 2)
        self._more = push_button("", self._toggle, "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._grid)
        column.addWidget(self._more)
        self._arrange(2)

    def react(self, change: Change) -> None:
        """Pass a change on to the fields it touches; arrange anew if a field now needs more or less room."""
        for widget in self._widgets.values():
            widget.react(change)  # type: ignore[attr-defined]
        if any(change.touches(path) for path in self._paths) and self._room_wanted() != self._room:
            self._arrange(self._columns)

    def focus_path(self, path: FieldPath) -> QWidget | None:
        """Focus the field at or above the path, unfolding it; the widget that has it now."""
        for own in self._paths:
            if path.is_within(own):
                if not self._is_shown(own):
                    self._toggle()
                widget = self._widgets[own]
                if isinstance(widget, FieldRow):
                    widget.focus_input(path)
                    return widget
                focused: QWidget | None = widget.focus_path(path)  # type: ignore[attr-defined]
                return focused
        return None

    def minimumSizeHint(self) -> QSize:
        """Narrower than two columns need: the grid itself goes over to one."""
        narrow = _ROOM_FOR_ONE * self.fontMetrics().averageCharWidth()
        return QSize(narrow, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go over to one column where two would be too narrow."""
        super().resizeEvent(event)
        columns = 2 if self.width() >= _ROOM_FOR_TWO * self.fontMetrics().averageCharWidth() else 1
        is_there = exists(self._context.briefing, self._paths[0])  # a row that is gone may be sized before Qt takes it
        if is_there and columns != self._columns:
            self._arrange(columns)

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        self._room = self._room_wanted()
        for widget in self._widgets.values():
            self._grid.removeWidget(widget)  # not takeAt: an item that lives on makes Qt keep stale heights
        line, column = 0, 0
        folded = 0
        for path in self._paths:
            if not self._room[path]:
                folded += 1
                if path in self._widgets:
                    self._widgets[path].hide()
                continue
            widget = self._widget(path)
            is_short = self._room[path] == 1 and columns > 1
            if column and not is_short:
                line, column = line + 1, 0
            self._grid.addWidget(widget, line, column, 1, 1 if is_short else columns, Qt.AlignmentFlag.AlignTop)
            widget.show()
            line, column = (line, 1) if is_short and not column else (line + 1, 0)
        for index in range(columns):
            self._grid.setColumnStretch(index, 1)
        self._grid.setColumnStretch(1, 1 if columns > 1 else 0)
        self._name_fold(folded)

    def _name_fold(self, folded: int) -> None:
        self._more.setVisible(bool(folded) or self._shows_all)
        if self._shows_all:
            spare = sum(not self._has_something(path) for path in self._paths)
            self._more.setText(tr_count("Hide {count} empty field", "Hide {count} empty fields", spare))
            self._more.setVisible(spare > 0)
        else:
            self._more.setText(tr_count("{count} more field", "{count} more fields", folded))

    def _room_wanted(self) -> dict[FieldPath, int]:
        """How many columns each field takes: none if it is folded away, one if it is short and nothing is proposed."""
        briefing = self._context.briefing
        return {
            path: (1 if field_of(path).kind in _SHORT and not suggestions_within(briefing, path) else 2)
            if self._is_shown(path)
            else 0
            for path in self._paths
        }

    def _is_shown(self, path: FieldPath) -> bool:
        return self._shows_all or self._has_something(path)

    def _has_something(self, path: FieldPath) -> bool:
        briefing = self._context.briefing
        field = field_of(path)
        return (
            field.required is not Required.OPTIONAL
            or not is_empty(get(briefing, path))
            or bool(suggestions_within(briefing, path))
            or (field.kind is not FieldKind.GROUP and evidence_of(briefing, path) is not None)
        )

    def _toggle(self) -> None:
        self._shows_all = not self._shows_all
        self._arrange(self._columns)

    def _widget(self, path: FieldPath) -> QWidget:
        if path not in self._widgets:
            self._widgets[path] = self._built(path)
        return self._widgets[path]

    def _built(self, path: FieldPath) -> QWidget:
        from briefing.desktop.form.row_list import RowList  # rows hold grids, grids hold rows

        kind = field_of(path).kind
        if kind is FieldKind.ROWS:
            return RowList(self._context, path)
        if kind is FieldKind.GROUP:
            return TitledGrid(self._context, path)
        return FieldRow(self._context, path)


class TitledGrid(QWidget):
    """A group within a group, under its name."""

    def __init__(self, context: FormContext, path: FieldPath) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(label(field_label(path), "groupTitle"))
        self._grid = FieldGrid(context, path)
        column.addWidget(self._grid)

    def react(self, change: Change) -> None:
        """Pass a change on."""
        self._grid.react(change)

    def focus_path(self, path: FieldPath) -> QWidget | None:
        """Focus a field of the group."""
        return self._grid.focus_path(path)
