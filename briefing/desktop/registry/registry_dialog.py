"""The dialog of the registry: everybody it knows, found by words; added, changed, removed, imported, exported."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from briefing.desktop.ask import Ask
from briefing.desktop.background import Background
from briefing.desktop.icons import icon
from briefing.desktop.known_officials import KnownOfficials
from briefing.desktop.look import GAP, colours
from briefing.desktop.registry.exchange import ListExchange
from briefing.desktop.registry.official_form import OfficialForm
from briefing.desktop.registry.officials_table import OfficialsTable
from briefing.desktop.widgets import label, paragraph, push_button, styled
from briefing.storage import StorageError
from briefing.translation import told, tr, tr_count, ui_language

if TYPE_CHECKING:
    from briefing.registry import Official, Registry


class RegistryDialog(QDialog):
    """Shows the officials of the registry; every change is kept at once, a removal can be taken back."""

    def __init__(self, known: KnownOfficials, ask: Callable[[], Ask], background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Registry of officials"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._known = known
        self._ask = ask
        self._removed: Official | None = None
        self._help: Callable[[], object] = self.reject
        self._exchange = ListExchange(known, ask, background, self)
        self._exchange.done.connect(self._follow_exchange)
        self._exchange.busy_changed.connect(self._show_busy)
        self.officials = OfficialsTable()
        self._build()
        self._connect_keys()
        self.reload()
        self.resize(900, 560)

    def reload(self, chosen: int = 0) -> None:
        """Read the registry again; the official with this id is chosen if it is shown."""
        people, trouble = self._known.read()
        self.officials.show_officials(people)
        self._show_state(trouble)
        self._choose_row(self.officials.row_of(chosen))
        self._follow_selection()

    def done(self, result: int) -> None:
        """Close; a list that is being read is dropped."""
        self._exchange.stop()
        super().done(result)

    # -- its parts -------------------------------------------------------------------------

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search names, posts and bodies"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self._count = label("", "muted")
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self._count)
        self.pages = QStackedWidget()
        self.table = self._build_table()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self._build_empty_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP + 2)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addWidget(self._build_notice())
        column.addLayout(self._build_foot())
        column.addLayout(self._build_place())

    def _build_table(self) -> QTableView:
        table = styled(QTableView(), "officials")
        table.setModel(self.officials)
        table.setAccessibleName(tr("Officials"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + GAP + 4)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, width in enumerate((210, 240, 190, 120)):
            table.setColumnWidth(column, width)
        table.doubleClicked.connect(lambda _: self.edit())
        table.selectionModel().selectionChanged.connect(lambda *_: self._follow_selection())
        return table

    def _build_empty_page(self) -> QWidget:
        page = styled(QWidget(), "emptyRegistry")
        picture = QLabel()
        picture.setPixmap(icon("registry", colours().accent).pixmap(QSize(48, 48)))
        self._empty_title = paragraph("", "emptyTitle")
        self._empty_text = paragraph("", "muted")
        self._empty_button = push_button("", self._help_out)
        row = QHBoxLayout()
        row.addWidget(self._empty_button)
        row.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(6 * GAP, 3 * GAP, 6 * GAP, 3 * GAP)
        column.setSpacing(GAP)
        column.addStretch(2)
        for widget in (picture, self._empty_title, self._empty_text):
            column.addWidget(widget)
        column.addSpacing(GAP)
        column.addLayout(row)
        column.addStretch(3)
        return page

    def _build_notice(self) -> QWidget:
        self._notice = styled(QWidget(), "notice")
        self._notice_text = label()
        self.put_back_button = push_button(tr("Put back"), self.put_back, "link")
        row = QHBoxLayout(self._notice)
        row.setContentsMargins(GAP, GAP // 2, GAP, GAP // 2)
        row.addWidget(self._notice_text)
        row.addWidget(self.put_back_button)
        row.addStretch(1)
        self._notice.hide()
        return self._notice

    def _build_foot(self) -> QHBoxLayout:
        self.add_button = push_button(tr("Add…"), self.add)
        self.edit_button = push_button(tr("Edit…"), self.edit)
        self.remove_button = push_button(tr("Remove"), self.remove)
        self.import_button = push_button(tr("Import a list…"), self._exchange.import_list)
        self.export_button = push_button(tr("Export a list…"), self._exchange.export_list)
        foot = QHBoxLayout()
        for button in (self.add_button, self.edit_button, self.remove_button):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.import_button, self.export_button):
            foot.addWidget(button)
        foot.addWidget(push_button(tr("Close"), self.reject))
        return foot

    def _build_place(self) -> QHBoxLayout:
        self._place = paragraph("", "muted")
        self.place_button = push_button(tr("Another file…"), self._choose_file, "link")
        self.own_place_button = push_button(tr("That of the data folder"), partial(self._use_file, None), "link")
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addWidget(self._place, 1)
        row.addWidget(self.own_place_button)
        row.addWidget(self.place_button)
        return row

    def _connect_keys(self) -> None:
        for keys, slot in (("Ctrl+F", self.search.setFocus), ("Ins", self.add)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        # Shortcuts take the key away: left to the table, Return would also press the button of the form it opens.
        for keys, slot in (("Return", self.edit), ("Enter", self.edit), ("Del", self.remove)):
            QShortcut(QKeySequence(keys), self.table, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(slot)

    # -- what it shows ---------------------------------------------------------------------

    def _show_state(self, trouble: str) -> None:
        file, count = self._known.file, self.officials.count_of_all
        may_write = self._known.may_write and not trouble
        self.add_button.setEnabled(may_write)
        self.import_button.setEnabled(may_write)
        self.export_button.setEnabled(count > 0)
        self.search.setEnabled(count > 0)
        self._place.setText(_place_text(file, may_write=may_write or bool(trouble)))
        self.place_button.setVisible(file is not None)
        self.own_place_button.setVisible(self._known.is_elsewhere)
        if file is None:
            self._say(
                tr("Names and titles that are never retyped"),
                tr("The registry is kept in the data folder, and none is chosen yet."),
                tr("Open the settings"),
                self._open_settings,
            )
        elif trouble:
            self._say(tr("The registry cannot be read"), trouble, tr("Another file…"), self._choose_file)
        elif not count:
            self._say(
                tr("Nobody is known yet"),
                tr(
                    "Import a list (CSV) of officials, add them one by one, or keep a row of the form by its button. "
                    "Whom the registry knows is named rightly in three languages when an article is read."
                ),
                tr("Import a list…"),
                self._exchange.import_list,
            )
        self._show_rows()

    def _say(self, title: str, text: str, button: str, help_out: Callable[[], object]) -> None:
        self._empty_title.setText(title)
        self._empty_text.setText(text)
        self._empty_button.setText(button)
        self._empty_button.setEnabled(button != self.import_button.text() or self.import_button.isEnabled())
        self._help = help_out

    def _help_out(self) -> None:
        self._help()

    def _show_rows(self) -> None:
        shown, count = self.officials.rowCount(), self.officials.count_of_all
        self.pages.setCurrentIndex(0 if count else 1)
        words = tr_count("{count} official", "{count} officials", count)
        self._count.setText(tr("{shown} of {count}", shown=shown, count=words) if shown < count else words)
        self._count.setVisible(count > 0)

    def _search(self, words: str) -> None:
        self.officials.show_with_words(words)
        self._show_rows()
        self._follow_selection()

    def _follow_selection(self) -> None:
        is_one = self._chosen() is not None and self._known.may_write
        self.edit_button.setEnabled(is_one)
        self.remove_button.setEnabled(is_one)

    def _choose_row(self, row: int) -> None:
        if row >= 0:
            self.table.setCurrentIndex(self.officials.index(row, 0))

    def _chosen(self) -> "Official | None":
        rows = self.table.selectionModel().selectedRows()
        return self.officials.official(rows[0].row()) if rows else None

    # -- what it does ----------------------------------------------------------------------

    def add(self) -> None:
        """Write a new official."""
        if self.add_button.isEnabled():
            OfficialForm(None, self._keep_new, self).open()

    def edit(self) -> None:
        """Edit the chosen official."""
        official = self._chosen()
        if official is not None and self.edit_button.isEnabled():
            OfficialForm(official, partial(self._keep_changed, official), self).open()

    def remove(self) -> None:
        """Remove the chosen official; a line offers to put it back."""
        official = self._chosen()
        if official is None or not self.remove_button.isEnabled():
            return
        row = self.table.currentIndex().row()
        if self._change(lambda registry: registry.officials.remove(official)):
            self._removed = official
            name = official.name.in_any_language(ui_language())
            self._notice_text.setText(tr("Removed: {name}", name=name))
            self.put_back_button.show()
            self._notice.show()
            self.reload()
            self._choose_row(min(row, self.officials.rowCount() - 1))

    def put_back(self) -> None:
        """Take back the last removal."""
        removed = self._removed
        if removed is not None and self._keep_new(removed):
            self._notice.hide()

    def _keep_new(self, official: "Official") -> bool:
        kept: list[Official] = []
        is_done = self._change(lambda registry: kept.append(registry.officials.add(official)))
        if is_done:
            self.reload(kept[0].id)
        return is_done

    def _keep_changed(self, known: "Official", official: "Official") -> bool:
        is_done = self._change(lambda registry: registry.officials.replace(official, known))
        if is_done:
            self.reload(known.id)
        return is_done

    def _change(self, change: "Callable[[Registry], object]") -> bool:
        try:
            self._known.change(change)
        except StorageError as error:
            self._ask().tell(tr("The registry was not changed"), told(error))
            self.reload()
            return False
        return True

    def _follow_exchange(self, words: str) -> None:
        self._notice_text.setText(words)
        self.put_back_button.hide()
        self._notice.show()
        self.reload()

    def _show_busy(self, is_busy: bool) -> None:
        self._notice_text.setText(tr("Reading the list…"))
        self.put_back_button.hide()
        self._notice.setVisible(is_busy)
        if is_busy:
            for button in (self.import_button, self.export_button, self._empty_button):
                button.setEnabled(False)
        else:
            self.reload()

    def _choose_file(self) -> None:
        file = self._known.file
        filters = [f"{tr('Registries')} (*.sqlite *.db)", f"{tr('All files')} (*)"]
        path = self._ask().file_to_open(tr("Choose a registry"), filters, file.parent if file else None)
        if path is not None:
            self._use_file(path)

    def _use_file(self, path: Path | None) -> None:
        self._known.use_file(path)
        self._notice.hide()
        self.reload()

    def _open_settings(self) -> None:
        self.reject()
        self._known.open_settings()


def _place_text(file: Path | None, *, may_write: bool) -> str:
    if file is None:
        return ""
    return str(file) if may_write else tr("{path} (can only be read)", path=file)
