"""The way back from Word: a note that was edited there is read beside the window and its edits are offered."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing.desktop.ask import Ask
from briefing.desktop.background import Background
from briefing.editing import Session, WordEdit, WordEdits
from briefing.model import PathError
from briefing.storage import StorageError
from briefing.storage.own_templates import read_template_file
from briefing.translation import told, tr, tr_count

if TYPE_CHECKING:
    from briefing.desktop.word_edits_dialog import WordEditsDialog

_MOST_TO_LOOK_INTO = 20 * 2**20
"""Bytes up to which a Word file is looked into for fields while the window waits."""


class WordEditing(QObject):
    """Takes the edits of a Word file over into the session, those that the user chooses, in one step."""

    told = Signal(str)
    """Something worth a line in the status bar."""

    def __init__(
        self,
        session: Session,
        background: Background,
        own_templates: Callable[[], Path | None],
        ask: Callable[[], Ask],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._background = background
        self._own_templates = own_templates
        self._ask = ask
        self._window = window
        self.dialog: WordEditsDialog | None = None

    def choose_file(self) -> None:
        """Ask for the Word file and read its edits."""
        filters = [f"{tr('Word documents')} (*.docx)", f"{tr('All files')} (*)"]
        path = self._ask().file_to_open(tr("Word file of the note"), filters, None)
        if path is not None:
            self.take_from(path)

    def take_from(self, path: Path) -> None:
        """Read the edits of a Word file and offer them."""
        briefing, own_templates = self._session.briefing, self._own_templates()

        def read() -> WordEdits:
            from briefing.editing.word_comparison import find_word_edits

            return find_word_edits(briefing, read_template_file(path), own_templates)

        self._background.run_in_background(
            tr("Reading the edits in “{name}”…", name=path.name),
            read,
            lambda edits: self._offer(path, edits),
            lambda error: self._ask().tell(tr("The edits were not read"), told(error)),
        )

    def _offer(self, path: Path, edits: WordEdits) -> None:
        if not edits.edits and not edits.notices:
            self.told.emit(tr("“{name}” says what the briefing says: nothing was edited.", name=path.name))
            return
        from briefing.desktop.word_edits_dialog import WordEditsDialog

        self.dialog = WordEditsDialog(path.name, edits, self._session.briefing, self._window)
        self.dialog.taken.connect(lambda chosen: self._take(path, chosen))
        self.dialog.destroyed.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _take(self, path: Path, chosen: tuple[WordEdit, ...]) -> None:
        try:
            self._session.take_word_edits(chosen, tr("Edits from “{name}”", name=path.name))
        except PathError as error:
            self._ask().tell(tr("The edits were not taken over"), told(error))
            return
        self.told.emit(tr_count("{count} edit was taken over.", "{count} edits were taken over.", len(chosen)))


def is_exported_note(path: Path) -> bool:
    """Whether a Word file is a note that carries its fields; False for what cannot be read."""
    if path.suffix.lower() != ".docx":
        return False
    from briefing.word import PackageError, read_package
    from briefing.word.edits.carried import EditsError, read_origin

    try:
        if path.stat().st_size > _MOST_TO_LOOK_INTO:
            return False
        return read_origin(read_package(read_template_file(path))) is not None
    except EditsError:
        return True  # of a newer program: taking its edits tells so
    except (PackageError, StorageError, OSError):
        return False
