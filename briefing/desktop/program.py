"""The running program: the application object, its look and language, and the window over the open document."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from briefing.desktop.ask import Answer
from briefing.desktop.look import Look
from briefing.desktop.open_document import OpenDocument
from briefing.desktop.settings import Settings
from briefing.desktop.settings_dialog import SettingsDialog
from briefing.desktop.window import MainWindow
from briefing.resources import resource_path
from briefing.storage import (
    DataFolder,
    RecoveryCopy,
    StorageError,
    create_data_folder,
    discard_copy,
    remember_data_folder,
    waiting_copies,
)
from briefing.translation import system_language, told, tr, use_language


class Program(QObject):
    """Owns the document; a change of language or colours gives it another window."""

    def __init__(self, application: QApplication, folder: DataFolder | None = None) -> None:
        super().__init__()
        self._application = application
        self.settings = Settings(folder)
        self.document = OpenDocument(folder)
        self._look = Look(application)
        self._qt_words = QTranslator(self)
        self._dialog: SettingsDialog | None = None
        self._begin: Callable[[], None] = lambda: None
        application.setApplicationName("Briefing")
        application.setDesktopFileName("briefing")
        application.setWindowIcon(QIcon(str(resource_path("icons/briefing.svg"))))
        self._dress()
        if self.document.is_untouched:
            self.document.start_new(self.settings.get("document_language"))
        self.window = self._new_window()
        self.settings.changed.connect(self._follow)
        application.styleHints().colorSchemeChanged.connect(lambda _: self._follow("scheme"))

    def start(self, path: Path | None = None, trouble: str = "") -> None:
        """Show the window; what is heavy or asks something comes after the first paint."""
        self._begin = lambda: self._after_first_paint(path, trouble)
        self.window.show()
        self.window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin once the window is on the screen: handling this event paints it."""
        if event.type() is QEvent.Type.Expose:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._begin)
        return False

    def show_settings(self, *, model: bool = False) -> None:
        """Open the settings, on the page of the language model if that is wanted."""
        self._dialog = SettingsDialog(self.settings, self.choose_folder, self.window)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if model:
            self._dialog.show_model_page()
        self._dialog.open()

    def choose_folder(self) -> None:
        """Ask for the data folder, and whether to remember it outside of itself."""
        ask = self.window.ask
        path = ask.folder(tr("Choose the data folder"), self.settings.folder.path if self.settings.folder else None)
        if path is None:
            return
        try:
            folder = create_data_folder(path)
            answers = [
                Answer("remember", tr("Remember"), is_default=True),
                Answer("once", tr("Only this time"), is_careful=True),
            ]
            details = tr("Only the name of the folder is written to your profile, nothing else.")
            if ask.choose(tr("Data folder"), tr("Use this folder every time?"), answers, details) == "remember":
                remember_data_folder(folder)
        except StorageError as error:
            ask.tell(tr("The folder cannot be used"), told(error))
            return
        self.document.use_folder(folder)
        self.settings.move_to(folder)
        if self._dialog is not None:
            self._dialog.show_folder()

    def _after_first_paint(self, path: Path | None, trouble: str) -> None:
        self.window.begin_live_work()
        if trouble:
            self.window.ask.tell(tr("The data folder is not there"), trouble)
        if path is not None:
            self.window.files.open_path(path)
        self._offer_recovery()

    def _offer_recovery(self) -> None:
        folder = self.settings.folder
        if folder is None:
            return
        for copy in waiting_copies(folder.recovery):
            if copy.is_given_up:
                self.window.status.showMessage(
                    tr("A recovery copy that could not be opened lies in {path}", path=copy.path)
                )
            elif self._recover(copy):
                return

    def _recover(self, copy: RecoveryCopy) -> bool:
        name = copy.original.name if copy.original else tr("a briefing never saved")
        when = copy.written.astimezone().strftime("%d.%m.%Y %H:%M")
        answers = [
            Answer("open", tr("Open the copy"), is_default=True),
            Answer("discard", tr("Delete the copy")),
            Answer("later", tr("Ask again next time"), is_careful=True),
        ]
        question = tr("Briefing was not closed properly. Open the unsaved changes to {name}?", name=name)
        answer = self.window.ask.choose(tr("Recovery"), question, answers, tr("Written {when}", when=when))
        try:
            if answer == "discard":
                discard_copy(copy)
            elif answer == "open" and self.window.files.may_leave():
                self.document.open_recovered(copy)
                return True
        except StorageError as error:
            self.window.ask.tell(tr("The copy was not opened"), told(error))
        return False

    def _follow(self, name: str) -> None:
        if name in ("ui_language", "scheme", "font_size"):
            QTimer.singleShot(0, self, self._change_clothes)

    def _change_clothes(self) -> None:
        """Dress anew and put another window in the place of the present one."""
        self._dress()
        former, shows_settings = self.window, self._dialog is not None and self._dialog.isVisible()
        former.settings.keep_layout(former.arrangement.values())
        former.take_down()
        self.window = self._new_window()
        self.window.setGeometry(former.geometry())
        self.window.show()
        former.hide()
        former.deleteLater()
        self.window.begin_live_work()
        if shows_settings:
            self.show_settings()

    def _new_window(self) -> MainWindow:
        return MainWindow(self.document, self.settings, self.show_settings)

    def _dress(self) -> None:
        chosen = self.settings.get("ui_language")
        language = system_language() if chosen == "system" else chosen
        use_language(language)
        QLocale.setDefault(QLocale(language))
        self._application.removeTranslator(self._qt_words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_words.load(f"qtbase_{language}", folder):
            self._application.installTranslator(self._qt_words)
        self._look.apply(self.settings.get("scheme"), self.settings.get("font_size"))
