"""The dialog of what was edited in Word: every edit beside what the briefing holds, to be taken over or left."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing.desktop.differences import difference_html
from briefing.desktop.look import GAP, colours
from briefing.desktop.widgets import paragraph, push_button, styled
from briefing.desktop.words import field_label, place_label, row_label, row_title, suggestion_text
from briefing.editing import WordEdit, WordEditKind, WordEdits
from briefing.model import Briefing, PathError, Suggestion
from briefing.translation import tr, tr_count, translated

_EDIT: Final = Qt.ItemDataRole.UserRole
_ONE_LINE: Final = 90
_WIDTHS: Final = (250, 300)
_VALUES: Final = frozenset({WordEditKind.CHANGED, WordEditKind.CONFLICT, WordEditKind.AMBIGUOUS})
"""The kinds that give a field another value; the others show the words of Word."""


class WordEditsDialog(QDialog):
    """Lists the edits in three groups; what only Word changed is chosen from the start."""

    taken = Signal(object)
    """The edits the user chose, as a tuple."""

    def __init__(self, name: str, edits: WordEdits, briefing: Briefing, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Edits in “{name}”", name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._briefing = briefing
        self._line = QSize(0, self.fontMetrics().lineSpacing() + 2 * GAP)
        self.tree = styled(QTreeWidget(), "wordEdits")
        self.tree.setAccessibleName(self.windowTitle())
        self.tree.setHeaderLabels([tr("Field"), tr("In the briefing"), tr("In Word")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(GAP)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.tree.header().setStretchLastSection(True)
        self.details = styled(QTextBrowser(), "details")
        self.take_button = push_button("", self._take, is_default=True)
        self._build(edits)
        self._fill(edits)
        self.tree.itemChanged.connect(self._follow_tick)
        self.tree.currentItemChanged.connect(lambda item, _: self._show_details(item))
        self._count()
        self.resize(900, 560)

    def chosen(self) -> tuple[WordEdit, ...]:
        """The edits that are ticked."""
        return tuple(
            item.data(0, _EDIT)
            for item in self._items()
            if item.data(0, _EDIT).can_be_taken and item.checkState(0) is Qt.CheckState.Checked
        )

    def _build(self, edits: WordEdits) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP + 2)
        for notice in edits.notices:
            column.addWidget(paragraph(translated(notice), "warning"))
        halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        halves.addWidget(self.tree)
        halves.addWidget(self.details)
        halves.setSizes([360, 130])
        column.addWidget(halves, 1)
        foot = QHBoxLayout()
        foot.addWidget(push_button(tr("Choose all"), lambda: self._tick_all(Qt.CheckState.Checked)))
        foot.addWidget(push_button(tr("Choose none"), lambda: self._tick_all(Qt.CheckState.Unchecked)))
        foot.addStretch(1)
        foot.addWidget(self.take_button)
        foot.addWidget(push_button(tr("Cancel"), self.reject))
        column.addLayout(foot)

    def _fill(self, edits: WordEdits) -> None:
        groups = {
            tr("Edited in Word"): [edit for edit in edits.edits if edit.can_be_taken and not edit.is_disputed],
            tr("For you to decide"): [edit for edit in edits.edits if edit.is_disputed],
            tr("Not taken over"): [edit for edit in edits.edits if not edit.can_be_taken],
        }
        bold = self.tree.font()
        bold.setBold(True)
        for title, found in groups.items():
            if found:
                group = QTreeWidgetItem(self.tree, [f"{title} ({len(found)})"])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                group.setFont(0, bold)
                group.setSizeHint(0, self._line)
                group.setFirstColumnSpanned(True)
                group.addChildren([self._item(edit) for edit in found])
        self.tree.expandAll()
        for index, width in enumerate(_WIDTHS):
            self.tree.setColumnWidth(index, width)
        first = next(self._items(), None)
        if first is not None:
            self.tree.setCurrentItem(first)
            self._show_details(first)

    def _item(self, edit: WordEdit) -> QTreeWidgetItem:
        before, after = self._values(edit)
        item = QTreeWidgetItem([self._place(edit), _short(before), _short(after)])
        item.setData(0, _EDIT, edit)
        item.setSizeHint(0, self._line)
        if edit.can_be_taken:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Unchecked if edit.is_disputed else Qt.CheckState.Checked)
        return item

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for group in map(self.tree.topLevelItem, range(self.tree.topLevelItemCount())):
            if group is not None:
                yield from filter(None, map(group.child, range(group.childCount())))

    def _place(self, edit: WordEdit) -> str:
        if edit.kind is WordEditKind.OUTSIDE:
            return tr("Text outside fields")
        if edit.kind is WordEditKind.ROW_ADDED:
            return tr("{list}: a new row", list=field_label(edit.path))
        if edit.kind is WordEditKind.ROW_REMOVED:
            return row_title(self._briefing, edit.path) or row_label(edit.path.parent)
        try:
            return place_label(self._briefing, edit.path)
        except PathError:
            return edit.path

    def _values(self, edit: WordEdit) -> tuple[str, str]:
        """What the briefing holds and what Word says, as people read them."""
        if edit.kind is WordEditKind.ROW_REMOVED:
            return row_title(self._briefing, edit.path), tr("removed")
        before = self._value(edit, edit.present)
        if edit.kind is WordEditKind.REMOVED:
            return before, tr("removed")
        return before, self._value(edit, edit.from_word) if edit.kind in _VALUES else edit.words

    def _value(self, edit: WordEdit, value: str) -> str:
        if not value:
            return ""
        try:
            return suggestion_text(self._briefing, Suggestion(edit.path, value))
        except PathError:
            return value

    def _show_details(self, item: QTreeWidgetItem | None) -> None:
        edit = item.data(0, _EDIT) if item is not None else None
        if edit is None:
            self.details.clear()
            return
        scheme = colours()
        before, after = self._values(edit)
        html = difference_html(before, after, gone=scheme.error, new=scheme.accent)
        reason = translated(edit.reason)
        note = f'<p style="color:{scheme.warning}">{reason}</p>' if reason else ""
        self.details.setHtml(f"<p>{html}</p>{note}")

    def _follow_tick(self, item: QTreeWidgetItem) -> None:
        """Of several values for one field only one can be taken."""
        edit: WordEdit = item.data(0, _EDIT)
        if edit.kind is WordEditKind.AMBIGUOUS and item.checkState(0) is Qt.CheckState.Checked:
            for other in self._items():
                if other is not item and other.data(0, _EDIT).path == edit.path:
                    other.setCheckState(0, Qt.CheckState.Unchecked)
        self._count()

    def _tick_all(self, state: Qt.CheckState) -> None:
        for item in self._items():
            if item.data(0, _EDIT).can_be_taken:
                item.setCheckState(0, state)

    def _count(self) -> None:
        count = len(self.chosen())
        self.take_button.setText(tr_count("Take over {count} edit", "Take over {count} edits", count))
        self.take_button.setEnabled(count > 0)

    def _take(self) -> None:
        self.taken.emit(self.chosen())
        self.accept()


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _ONE_LINE else f"{line[: _ONE_LINE - 1]}…"
