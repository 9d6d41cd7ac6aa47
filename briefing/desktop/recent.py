"""The menu of the files last opened."""

from PySide6.QtWidgets import QMenu

from briefing.desktop.file_actions import FileActions
from briefing.desktop.settings import Settings
from briefing.storage import StorageError
from briefing.translation import told, tr


class RecentMenu:
    """Fills itself each time it opens."""

    def __init__(self, menu: QMenu, settings: Settings, files: FileActions) -> None:
        self._menu = menu
        self._settings = settings
        self._files = files
        menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self._menu.clear()
        folder = self._settings.folder
        if folder is None:
            self._menu.addAction(tr("Choose a data folder in the settings to have files remembered")).setEnabled(False)
            return
        for path in folder.recent_files():
            action = self._menu.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, chosen=path: self._files.open_path(chosen))
        self._menu.addSeparator()
        forget = self._menu.addAction(tr("Forget these files"), self._forget)
        forget.setEnabled(bool(folder.recent_files()))

    def _forget(self) -> None:
        if self._settings.folder is None:
            return
        try:
            self._settings.folder.forget_files()
        except StorageError as error:
            self._files.told.emit(told(error))
