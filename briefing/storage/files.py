"""Opens and saves briefing files."""

import hashlib
from pathlib import Path
from typing import Self

from briefing.messages import Message, message_of
from briefing.model import Briefing
from briefing.storage.atomic import previous_copy, write_atomically
from briefing.storage.errors import DamagedFileError, FileChangedError
from briefing.storage.file_format import LARGEST_FILE, from_bytes, to_bytes
from briefing.storage.ownership import Ownership
from briefing.storage.reading import read_file
from briefing.storage.recovery import recovery_beside

SUFFIX = ".briefing"


def open_file(path: Path) -> Briefing:
    """The briefing in a file. Raises StorageError; for a damaged file its `copies` may still be good."""
    return _read(path, _bytes_of(path))


def save_file(path: Path, briefing: Briefing) -> None:
    """Writes the briefing, whole or not at all, and keeps the former file as `.bak`. Raises StorageError."""
    write_atomically(path, to_bytes(briefing), keep_previous=True)


class BriefingFile:
    """A briefing file while somebody edits it.

    It holds the right to write the file and remembers what was last read or
    written, so that a file changed by somebody else is noticed before it is
    overwritten. Use it as a context manager, or call `close`.
    """

    def __init__(self, path: Path) -> None:
        """Takes the right to write. Raises FileInUseError when somebody else has it."""
        self.path = path
        self._digest = ""
        self._ownership = _owned(path)

    def read(self) -> Briefing:
        """The briefing in the file. Raises StorageError."""
        data = _bytes_of(self.path)
        briefing = _read(self.path, data)
        self._digest = _digest(data)
        return briefing

    def has_changed(self) -> bool:
        """Whether the file on disk is another one than was last read or written here."""
        if not self.path.exists():
            return False
        return _digest(_bytes_of(self.path)) != self._digest

    def save(self, briefing: Briefing, *, overwrite: bool = False) -> None:
        """Writes the briefing.

        Raises FileChangedError when somebody else changed the file meanwhile,
        unless told to overwrite it, and StorageError when it cannot be written.
        """
        if not overwrite and self.has_changed():
            raise FileChangedError(
                Message(
                    "{path} was changed by another program since it was opened here. "
                    "Save under another name, or save over it if your version is the right one.",
                    path=self.path,
                )
            )
        data = to_bytes(briefing)
        write_atomically(self.path, data, keep_previous=True)
        self._digest = _digest(data)

    def close(self) -> None:
        """Gives the right to write back; the file stays as it was last saved."""
        if self._ownership:
            self._ownership.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _owned(path: Path) -> Ownership | None:
    """The right to write, or None where the folder takes no lock file: then a save will tell that it cannot write."""
    try:
        return Ownership(path)
    except OSError:
        return None


def _read(path: Path, data: bytes) -> Briefing:
    try:
        return from_bytes(data, path)
    except DamagedFileError as error:
        copies = tuple(copy for copy in (recovery_beside(path), previous_copy(path)) if copy.exists())
        if not copies:
            raise
        named = ", ".join(map(str, copies))
        message = Message("{problem} An older copy may be good: {copies}.", problem=message_of(error), copies=named)
        raise DamagedFileError(message, copies) from error


def _bytes_of(path: Path) -> bytes:
    too_large = Message(
        "{path} is larger than {limit} MB; a briefing never is. Choose another file.",
        path=path,
        limit=LARGEST_FILE // 2**20,
    )
    return read_file(path, LARGEST_FILE, too_large)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
