"""The window: three panes over one session, wired together in one place."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from briefing.desktop.action_slots import slots_of
from briefing.desktop.actions import build_actions, build_toolbar, connect_actions, fill_menus
from briefing.desktop.article_pane import ArticlePane
from briefing.desktop.ask import Ask
from briefing.desktop.asking_model import ModelAsker
from briefing.desktop.background import Background
from briefing.desktop.checking import Checking
from briefing.desktop.exporting import Exporting, load_heavy_modules
from briefing.desktop.field_description import describe_field
from briefing.desktop.file_actions import FileActions
from briefing.desktop.final_pages import FinalPages
from briefing.desktop.findings_panel import FindingsPanel, counts_text
from briefing.desktop.form.context import FormContext
from briefing.desktop.form.form_pane import FormPane
from briefing.desktop.help import about_dialog, shortcuts_dialog
from briefing.desktop.known_officials import KnownOfficials
from briefing.desktop.language_menu import DocumentLanguage
from briefing.desktop.navigation import Navigation
from briefing.desktop.open_document import OpenDocument
from briefing.desktop.pane import Pane
from briefing.desktop.panes import Panes
from briefing.desktop.preview_pane import PreviewPane
from briefing.desktop.reading_articles import ArticleReader
from briefing.desktop.recent import RecentMenu
from briefing.desktop.recovery_timer import RecoveryTimer
from briefing.desktop.settings import Settings, ShowSettings
from briefing.desktop.status import Status
from briefing.desktop.template_dialog import TemplateDialog
from briefing.desktop.templates import Templates
from briefing.desktop.welcome import Welcome
from briefing.desktop.window_arrangement import WindowArrangement
from briefing.desktop.word_edits import WordEditing
from briefing.editing import Change, ChangeKind
from briefing.storage import StorageError
from briefing.translation import told, tr

_WHAT_THE_TEMPLATE_HANGS_ON = {"template", "language"}


class MainWindow(QMainWindow):
    """Shows one open document. It holds no truth: another window over the same document shows the same."""

    def __init__(self, document: OpenDocument, settings: Settings, show_settings: ShowSettings) -> None:
        super().__init__()
        self.document = document
        self.session = document.session
        self.settings = settings
        self._show_settings = show_settings
        self.ask = Ask(self)
        self.background = Background(self)
        self.reader = ArticleReader(self.background, settings, self)
        self.files = FileActions(document, lambda: self.ask, self.reader, self.background, settings, self)
        self.model_asker = ModelAsker(
            self.session, settings, self.background, lambda: self.ask, partial(show_settings, model=True), self
        )
        self._recovery_timer = RecoveryTimer(self._write_recovery_copy, self)
        self._is_live = False
        self.actions_by_name = build_actions(self)
        self._build_parts()
        self._build_frame()
        connect_actions(self.actions_by_name, self._dialogs() | slots_of(self))
        self._connect()
        self._unsubscribe = self.session.subscribe(self._react)
        self.setAcceptDrops(True)
        self.arrangement.restore(settings.layout())
        self._show_all()

    def begin_live_work(self) -> None:
        """Build the form, load what is heavy and show the note; called once the window is on the screen."""
        self.form.show_first_section()
        if not self._is_live:
            label = tr("Getting the preview ready…")
            self.background.run_in_background(label, load_heavy_modules, lambda _: self._go_live(), self._tell_failure)

    def _go_live(self) -> None:
        self._is_live = True
        self.exporting.begin()
        self.checking.begin()
        self.reader.start_soon()
        self._count_gaps()
        self._fit_form_to_template()

    def _tell_failure(self, error: Exception) -> None:
        self.preview.show_message(tr("The note cannot be shown: {reason}", reason=told(error)))

    def show_path(self, path: str) -> None:
        """Bring the field at the path before the user: in the form, the article and the preview."""
        self.form.focus_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, then leave nothing behind."""
        if not self.files.may_leave():
            event.ignore()
            return
        self.settings.keep_layout(self.arrangement.values())
        self.take_down()
        self.document.close()
        event.accept()

    def take_down(self) -> None:
        """End all work of this window; the document stays open."""
        self._unsubscribe()
        self.settings.changed.disconnect(self._follow_setting)
        self.settings.not_kept.disconnect(self._tell_in_passing)
        self._recovery_timer.forget()
        self._gap_timer.stop()
        self.exporting.stop()
        self.checking.stop()
        self.reader.close()
        self.model_asker.close()
        self.background.shut_down()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take whatever comes from elsewhere: what cannot be read is answered with words."""
        if event.source() is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped, once the drop is over."""
        event.acceptProposedAction()
        self.files.take(event.mimeData())

    def _build_parts(self) -> None:
        self.known_officials = KnownOfficials(self.session, self.settings, lambda: self.ask, self._show_settings, self)
        self.form_context = FormContext(self.session, lambda: self.ask, self.known_officials, self)
        self.form = FormPane(self.form_context)
        self.preview = PreviewPane(lambda path: describe_field(self.session.briefing, path))
        self.status = Status()
        self.language = DocumentLanguage(self.form_context, self)
        self.templates = Templates(self.session, self.settings, self)
        final_pages = FinalPages(self.session, lambda: self.templates.own_folder)
        self.checking = Checking(self.session, self.templates.needs, final_pages.count, lambda: self.ask, self)
        self.exporting = Exporting(
            self.session, self.files, self.preview, self.templates, self.checking, lambda: self.ask, self
        )
        self.findings = FindingsPanel(self.checking)
        self.word_editing = WordEditing(
            self.session, self.background, lambda: self.templates.own_folder, lambda: self.ask, self
        )
        self.article = ArticlePane(self._build_welcome())
        self.panes = Panes(
            {
                "article": Pane(tr("Article"), self.article),
                "form": Pane(tr("Form"), self.form, self.language.switch),
                "preview": Pane(tr("Preview"), self.preview, *self.exporting.tools(self.actions_by_name)),
            }
        )
        self.navigation = Navigation(
            self.session,
            self.panes,
            self.article,
            self.form,
            self.preview,
            self.exporting.gaps,
            self.templates.additional_fields,
        )
        self.arrangement = WindowArrangement(self, self.panes, self.preview, self.findings, self.actions_by_name)
        self._gap_timer = QTimer(self, singleShot=True, interval=150)
        self._gap_timer.timeout.connect(self._count_gaps)

    def _build_welcome(self) -> Welcome:
        recent = self.settings.folder.recent_files() if self.settings.folder else ()
        ways = [self.actions_by_name[name] for name in ("open_article", "paste_article", "open")]
        welcome = Welcome(ways, recent)
        welcome.recent_chosen.connect(lambda name: self.files.open_path(Path(name)))
        return welcome

    def _build_frame(self) -> None:
        actions = self.actions_by_name
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=1)
        halves.addWidget(self.panes)
        halves.addWidget(self.findings)
        halves.setStretchFactor(0, 1)
        column.addWidget(halves, 1)
        column.addWidget(self.navigation.find_bar)
        self.setCentralWidget(central)
        self.preview.add_tools(actions)
        self.setStatusBar(self.status)
        submenus = fill_menus(self, actions)
        self._recent_menu = RecentMenu(submenus["recent"], self.settings, self.files)
        self.language.fill_menu(submenus["language"])
        self.addToolBar(build_toolbar(actions))
        self.navigation.add_section_keys(self)

    def _dialogs(self) -> dict[str, Callable[[], object]]:
        return {
            "settings": self._show_settings,
            "template": self._choose_template,
            "registry": self._show_registry,
            "shortcuts": lambda: shortcuts_dialog(self).open(),
            "about": lambda: about_dialog(self).open(),
        }

    def _connect(self) -> None:
        self.form_context.field_focused.connect(self.navigation.follow_field)
        self.form_context.quote_wanted.connect(self.navigation.go_to_quote)
        self.form_context.correction_wanted.connect(self.checking.correct)
        self.form_context.waiver_wanted.connect(self.checking.let_stand)
        self.known_officials.registry_wanted.connect(self._show_registry)
        self.checking.changed.connect(self._show_findings)
        self.exporting.stops_wanted.connect(self.arrangement.show_findings)
        self.exporting.draft_wanted.connect(self.actions_by_name["draft"].trigger)
        self.findings.path_chosen.connect(self.navigation.go_to_field)
        self.findings.closed.connect(self.actions_by_name["findings"].trigger)
        self.status.findings_clicked.connect(self.actions_by_name["findings"].trigger)
        self.article.phrase_clicked.connect(self.navigation.go_to_field)
        self.article.removal_wanted.connect(self.files.remove_article)
        self.preview.field_clicked.connect(self.navigation.go_to_field)
        for teller in (self.files, self.known_officials):
            teller.told.connect(self._tell_in_passing)
        self.files.template_opened.connect(lambda path: self._choose_template().add_file(path))
        self.files.word_edits_opened.connect(self.word_editing.take_from)
        self.word_editing.told.connect(lambda text: self.status.showMessage(text, 8000))
        self.templates.changed.connect(self._show_template)
        self.model_asker.told.connect(lambda text: self.status.showMessage(text, 20_000))
        self.model_asker.busy_changed.connect(self._show_state)
        self.exporting.size_changed.connect(self.status.show_size)
        self.background.progress_changed.connect(self.status.show_work)
        self.background.steps_changed.connect(self.status.show_steps)
        self.status.cancelled.connect(self.background.cancel)
        self.settings.changed.connect(self._follow_setting)
        self.settings.not_kept.connect(self._tell_in_passing)
        self.status.gaps_clicked.connect(self.actions_by_name["next_gap"].trigger)
        self.status.proposals_clicked.connect(self.actions_by_name["next_suggestion"].trigger)

    def _react(self, change: Change) -> None:
        if change.kind is ChangeKind.SAVED:
            self._recovery_timer.forget()
        else:
            self.article.react(change)
            self.form.react(change)
            self.exporting.update()
            self.checking.update()
            self._gap_timer.start()
            if self._is_live and (change.kind is ChangeKind.LOADED or change.paths & _WHAT_THE_TEMPLATE_HANGS_ON):
                self._fit_form_to_template()
            if change.kind is ChangeKind.LOADED:
                self.language.show()
                self.form.show_first_section()
            elif self.session.is_modified and self.settings.get("recovery_copies"):
                self._recovery_timer.edited()
        self._show_state()
        if change.kind in (ChangeKind.UNDONE, ChangeKind.REDONE) and change.focus:
            self.form.focus_path(change.focus)

    def _follow_setting(self, name: str) -> None:
        action = {"fetch_addresses": "open_address", "language_model": "ask_model"}.get(name)
        if action is not None:
            self.actions_by_name[action].setVisible(self.settings.get(name))

    def _show_all(self) -> None:
        self._follow_setting("fetch_addresses")
        self._follow_setting("language_model")
        self.article.show_briefing(self.session.briefing)
        self.language.show()
        self.actions_by_name["draft"].setChecked(self.exporting.is_draft)
        self._show_state()

    def _show_state(self) -> None:
        session, actions = self.session, self.actions_by_name
        for name, label, words in (
            ("undo", session.undo_label, tr("&Undo")),
            ("redo", session.redo_label, tr("&Redo")),
        ):
            actions[name].setEnabled(label is not None)
            actions[name].setText(f"{words}: {label.replace('&', '&&')}" if label else words)
        pending = len(session.briefing.suggestions)
        for name in ("accept", "reject", "accept_all", "next_suggestion", "previous_suggestion"):
            actions[name].setEnabled(pending > 0)
        has_text = any(source.text for source in session.briefing.sources)
        for name in ("remove_article", "next_article", "previous_article"):
            actions[name].setEnabled(has_text)
        actions["ask_model"].setEnabled(has_text and not self.model_asker.is_asking)
        self.status.show_saved(is_modified=session.is_modified, is_named=self.document.path is not None)
        self.setWindowTitle(f"{self.files.name()}[*] – Briefing")
        self.setWindowModified(session.is_modified)
        self.setWindowFilePath(str(self.document.path or ""))

    def _count_gaps(self) -> None:
        if self._is_live:
            self.status.show_open_points(len(self.form.pending()), len(self.exporting.gaps()))

    def _show_findings(self) -> None:
        self.form_context.show_findings(self.checking.findings)
        self.status.show_findings(counts_text(self.checking))

    def _show_registry(self) -> None:
        from briefing.desktop.registry.registry_dialog import RegistryDialog

        RegistryDialog(self.known_officials, lambda: self.ask, self.background, self).open()

    def _choose_template(self) -> TemplateDialog:
        dialog = TemplateDialog(self.templates, lambda: self.ask, self._show_settings, self)
        dialog.open()
        return dialog

    def _fit_form_to_template(self) -> None:
        self.form.show_additional(self.templates.additional_fields())
        self.form.show_sections_of_some_papers(self.templates.sections())

    def _show_template(self) -> None:
        self._fit_form_to_template()
        self.exporting.update()
        self.checking.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow an own template that was changed in Word meanwhile."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self._is_live and self.isActiveWindow():
            self.templates.follow_file()

    def _write_recovery_copy(self) -> None:
        try:
            self.document.write_recovery_copy()
        except StorageError as error:
            self._tell_in_passing(told(error))

    def _tell_in_passing(self, text: str) -> None:
        self.status.showMessage(text, 8000)
