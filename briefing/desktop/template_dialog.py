"""The dialog of templates: those there are, what is to be said about each, and files that are to become own ones."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from briefing.desktop.ask import Answer, Ask
from briefing.desktop.clips import files_of
from briefing.desktop.look import GAP, colours
from briefing.desktop.templates import Templates
from briefing.desktop.widgets import label, push_button, styled
from briefing.storage import StorageError, write_atomically
from briefing.storage.own_templates import WORD_ENDINGS, add_template, read_template_file, template_name
from briefing.translation import told, tr, ui_language

if TYPE_CHECKING:
    from briefing.word.faults import Fault
    from briefing.word.inspection.template_state import TemplateState

_NAME, _FILE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class TemplateDialog(QDialog):
    """Chooses the template of the note. A file with faults is not added; it stays in the list to be checked again."""

    def __init__(
        self, templates: Templates, ask: Callable[[], Ask], show_settings: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Template of the note"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._templates = templates
        self._ask = ask
        self._show_settings = show_settings
        self._faults: tuple[Fault, ...] = ()
        self._files: list[Path] = []
        self.list = styled(QListWidget(), "choices")
        self.list.setAccessibleName(tr("Templates"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda _: self._show_details())
        self.list.itemActivated.connect(lambda _: self._use())
        self.details = styled(QTextBrowser(), "details")
        self.details.setOpenLinks(False)
        self._build()
        self._fill(templates.chosen)
        self.resize(820, 520)

    def add_file(self, path: Path) -> None:
        """Make a file one of the own templates, or show what is wrong with it."""
        from briefing.word.inspection.template_state import state_of_template

        try:
            data = read_template_file(path)
        except StorageError as error:
            self._ask().tell(tr("The template was not added"), told(error))
            return
        name = template_name(path)
        if not state_of_template(data).is_usable:
            self._files = [*(file for file in self._files if file != path), path]
            self._fill(name, path)
            return
        folder = self._templates.own_folder
        if folder is None:
            self._offer_settings()
            return
        if self._templates.info_of(name) is not None and not self._may_replace(name):
            return
        try:
            name = add_template(data, path, folder)
        except StorageError as error:
            self._ask().tell(tr("The template was not added"), told(error))
            return
        self._files = [file for file in self._files if file != path]
        self._fill(name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        event.acceptProposedAction()
        for path in files_of(event.mimeData()):
            self.add_file(path)

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.details)
        split.setSizes([330, 470])
        self.use_button = push_button(tr("Use this template"), self._use, is_default=True)
        self.again_button = push_button(tr("Check again"), self._check_again)
        self.mark_button = push_button(
            tr("Save a copy with comments…"), self._save_marked, tip=tr("A copy with a Word comment at each fault")
        )
        foot = QHBoxLayout()
        foot.addWidget(push_button(tr("Add a Word file…"), self._choose_file))
        foot.addWidget(self.again_button)
        foot.addWidget(self.mark_button)
        foot.addStretch(1)
        foot.addWidget(self.use_button)
        foot.addWidget(push_button(tr("Close"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP + 4)
        column.addWidget(label(tr("Choose a template, or drop a Word file with tags here."), "muted"))
        column.addWidget(split, 1)
        column.addLayout(foot)

    def _fill(self, chosen: str, file: Path | None = None) -> None:
        from briefing.desktop.template_description import origin

        self.list.blockSignals(True)  # noqa: FBT003 (Qt's own argument)
        self.list.clear()
        for info in self._templates.all():
            item = QListWidgetItem(info.title.in_any_language(ui_language()))
            item.setToolTip(origin(info))
            item.setData(_NAME, info.name)
            if info.own:
                item.setText(f"{item.text()} ({tr('own')})")
            self.list.addItem(item)
        for path in self._files:
            item = QListWidgetItem(f"{path.name} ({tr('has faults')})")
            item.setForeground(QColor(colours().error))
            item.setData(_FILE, path)
            self.list.addItem(item)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_FILE) == file if file else item.data(_NAME) == chosen:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)  # noqa: FBT003
        self._show_details()

    def _show_details(self) -> None:
        from briefing.desktop.template_description import template_html

        item = self.list.currentItem()
        path = item.data(_FILE) if item else None
        self._faults, is_usable = (), False
        self.details.clear()
        try:
            state = self._state_of(item) if item else None
        except (StorageError, LookupError, OSError) as error:
            self.details.setPlainText(told(error))
        else:
            if state is not None:
                self._faults, is_usable = state.faults, state.is_usable
                info = self._templates.info_of(item.data(_NAME)) if path is None else None
                self.details.setHtml(template_html(info, state, colours().muted))
        self.use_button.setEnabled(path is None and is_usable)
        self.again_button.setVisible(path is not None or bool(self._faults))
        self.mark_button.setVisible(bool(self._faults))

    def _state_of(self, item: QListWidgetItem) -> "TemplateState":
        from briefing.word.inspection.template_state import state_of_template

        path = item.data(_FILE)
        return state_of_template(read_template_file(path)) if path else self._templates.state_of(item.data(_NAME))

    def _use(self) -> None:
        item = self.list.currentItem()
        if item is not None and self.use_button.isEnabled():
            self._templates.choose(item.data(_NAME))
            self.accept()

    def _choose_file(self) -> None:
        patterns = " ".join(f"*{ending}" for ending in WORD_ENDINGS)
        path = self._ask().file_to_open(tr("Add a template"), [f"{tr('Word documents')} ({patterns})"], None)
        if path is not None:
            self.add_file(path)

    def _check_again(self) -> None:
        item = self.list.currentItem()
        path = item.data(_FILE) if item else None
        if path is not None:
            self.add_file(path)
        else:
            self._show_details()

    def _save_marked(self) -> None:
        from briefing.word import read_package
        from briefing.word.inspection.marking import mark_faults

        item = self.list.currentItem()
        source = item.data(_FILE) or self._templates.file_of(item.data(_NAME))
        proposal = source.with_name(f"{source.stem} – {tr('faults')}.docx")
        path = self._ask().file_to_save(tr("Save a copy with comments"), [f"{tr('Word documents')} (*.docx)"], proposal)
        if path is None:
            return
        try:
            marked = mark_faults(read_package(read_template_file(source)), self._faults)
            write_atomically(path, marked.package())
        except (ValueError, OSError) as error:
            self._ask().tell(tr("The copy was not saved"), told(error))

    def _offer_settings(self) -> None:
        question = tr("Own templates are kept in the data folder. Choose one in the settings first.")
        if self._ask().wants_settings(tr("Add a template"), question):
            self._show_settings()

    def _may_replace(self, name: str) -> bool:
        answers = [Answer("replace", tr("Replace")), Answer("stay", tr("Cancel"), is_default=True, is_careful=True)]
        question = tr("There is a template “{name}” already. Replace it?", name=name)
        return self._ask().choose(tr("Add a template"), question, answers) == "replace"
