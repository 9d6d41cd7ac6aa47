"""The document of the window: its session, its file and its recovery copy."""

import contextlib
import secrets
from pathlib import Path

from briefing.editing import Session
from briefing.model import Briefing, LanguageCode
from briefing.storage import (
    BriefingFile,
    DataFolder,
    Recovery,
    RecoveryCopy,
    StorageError,
    discard_copy,
    open_copy,
    open_file,
)


class OpenDocument:
    """One briefing and where it is kept. Methods that touch the disk raise StorageError and then change nothing."""

    def __init__(self, folder: DataFolder | None = None) -> None:
        self.session = Session()
        self._file: BriefingFile | None = None
        self._folder = folder
        self._key = secrets.token_hex(4)
        self._recovery = self._recovery_for(None)
        self._recovered: RecoveryCopy | None = None

    @property
    def path(self) -> Path | None:
        """The file of the briefing, None if it was never saved."""
        return self._file.path if self._file else None

    @property
    def is_untouched(self) -> bool:
        """Whether this is the empty briefing a window begins with."""
        briefing = self.session.briefing
        return self._file is None and not self.session.is_modified and not briefing.sources

    def use_folder(self, folder: DataFolder) -> None:
        """Keep recovery copies in another data folder from now on."""
        self._recovery.discard()
        self._folder = folder
        self._recovery = self._recovery_for(self.path)

    def start_new(self, language: LanguageCode) -> None:
        """Put an empty briefing in place of the present one."""
        self._release()
        self.session.load(Briefing(language=language))

    def open(self, path: Path) -> None:
        """Open a file in place of the present briefing; the file of this briefing is read anew."""
        if self._file is not None and self._file.path.absolute() == path.absolute():
            briefing = self._file.read()
            self._recovery.discard()
            self.session.load(briefing)
            return
        file = BriefingFile(path)
        try:
            briefing = file.read()
        except Exception:
            file.close()
            raise
        self._release(file)
        self.session.load(briefing)

    def open_recovered(self, copy: RecoveryCopy) -> None:
        """Open a recovery copy in place of the present briefing; its file is untouched until it is saved."""
        briefing = open_copy(copy)
        file = BriefingFile(copy.original) if copy.original else None
        if file is not None:
            with contextlib.suppress(StorageError):  # gone or damaged: the copy is what is left
                file.read()
        self._release(file)
        self._recovered = copy
        self.session.load(briefing, saved=False)

    def open_copy_of(self, path: Path) -> None:
        """Open an older copy of a damaged file as a briefing that has no name yet."""
        briefing = open_file(path)
        self._release()
        self.session.load(briefing, saved=False)

    def save(self, *, overwrite: bool = False) -> None:
        """Save to the file of the briefing. Raises FileChangedError if somebody else changed it meanwhile."""
        assert self._file is not None
        self._file.save(self.session.briefing, overwrite=overwrite)
        self._saved()

    def save_as(self, path: Path) -> None:
        """Save to another file, which the user agreed to replace, and go on with that one."""
        if self.path == path:
            self.save(overwrite=True)
            return
        file = BriefingFile(path)
        try:
            file.save(self.session.briefing, overwrite=True)
        except Exception:
            file.close()
            raise
        self._release(file)
        self._saved()

    def write_recovery_copy(self) -> None:
        """Keep the present value for the case of a crash."""
        self._recovery.write(self.session.briefing)
        self._drop_recovered()

    def close(self) -> None:
        """Give the file back and remove the recovery copy: the user has saved, or wants no changes kept."""
        self._release()

    def _saved(self) -> None:
        self._recovery.discard()
        self._drop_recovered()
        self.session.mark_saved()

    def _drop_recovered(self) -> None:
        if self._recovered is not None and self._recovered.path != self._recovery.path:
            discard_copy(self._recovered)
        self._recovered = None

    def _release(self, file: BriefingFile | None = None) -> None:
        self._recovery.discard()
        self._drop_recovered()
        if self._file is not None:
            self._file.close()
        self._file = file
        self._recovery = self._recovery_for(file.path if file else None)

    def _recovery_for(self, path: Path | None) -> Recovery:
        return Recovery(self._folder.recovery if self._folder else None, path, self._key)
