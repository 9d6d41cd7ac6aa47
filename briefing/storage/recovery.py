"""Recovery copies: the current value of an open briefing, kept apart from the saved file.

A copy is itself a briefing file with one more member, `recovery`, so it can be
opened by hand under any name. It lies in the data folder, or beside its file
when no data folder was chosen; a briefing without a name has a copy only in a
data folder. A copy never replaces the saved file.
"""

import contextlib
import datetime as dt
import hashlib
from pathlib import Path

import msgspec

from briefing.messages import Message
from briefing.model import Briefing
from briefing.storage.atomic import write_atomically
from briefing.storage.errors import StorageError, reading_failed
from briefing.storage.file_format import from_bytes, to_bytes
from briefing.storage.ownership import Ownership, is_owned

SUFFIX = ".recovery"
MOST_ATTEMPTS = 2
"""After so many openings that did not end well a copy is no longer offered, only named."""


class _Note(msgspec.Struct, frozen=True, omit_defaults=True):
    original: str = ""
    written: dt.datetime | None = None
    attempts: int = 0


class _NotedFile(msgspec.Struct, frozen=True):
    recovery: _Note = _Note()


class RecoveryCopy(msgspec.Struct, frozen=True):
    """A copy that was found. `original` is the file it belongs to, None for a briefing never saved."""

    path: Path
    original: Path | None
    written: dt.datetime
    attempts: int

    @property
    def is_given_up(self) -> bool:
        """Whether opening it went wrong so often that it should only be named to the user."""
        return self.attempts >= MOST_ATTEMPTS


class Recovery:
    """Keeps the recovery copy of one open briefing."""

    def __init__(self, folder: Path | None, original: Path | None, key: str = "") -> None:
        """The copy of the file `original`, or of a briefing never saved that is told apart by `key`.

        `folder` is the recovery folder of the data folder, None without one.
        """
        self.path = _place(folder, original, key)
        self._original = original
        self._ownership: Ownership | None = None

    def write(self, briefing: Briefing) -> None:
        """Writes the copy; does nothing for a briefing without a name when there is no data folder.

        Raises StorageError when the copy cannot be written.
        """
        if self.path is None:
            return
        if self._ownership is None:
            with contextlib.suppress(OSError, StorageError):
                self.path.parent.mkdir(exist_ok=True)
                self._ownership = Ownership(self.path)
        note = _Note(str(self._original.absolute()) if self._original else "", dt.datetime.now(dt.UTC))
        write_atomically(self.path, _noted(to_bytes(briefing), note))

    def discard(self) -> None:
        """Removes the copy: the briefing was saved, or its changes were given up by the user."""
        if self.path is not None:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Lets the copy lie for the next start."""
        if self._ownership is not None:
            self._ownership.release()
            self._ownership = None


def recovery_beside(original: Path) -> Path:
    """Where the copy of a file lies when no data folder was chosen."""
    return original.with_name(f".{original.name}{SUFFIX}")


def recovery_of(original: Path, folder: Path | None) -> RecoveryCopy | None:
    """The copy that belongs to a file, if its owner is dead; the newest if both places hold one."""
    places = {_place(folder, original, ""), recovery_beside(original)} - {None}
    found = [copy for place in places if place is not None and (copy := _found(place)) is not None]
    return max(found, key=lambda copy: copy.written, default=None)


def waiting_copies(folder: Path) -> tuple[RecoveryCopy, ...]:
    """The copies in a recovery folder whose owners are dead, newest first."""
    found = [copy for path in folder.glob(f"*{SUFFIX}") if (copy := _found(path)) is not None]
    return tuple(sorted(found, key=lambda copy: copy.written, reverse=True))


def open_copy(copy: RecoveryCopy) -> Briefing:
    """The briefing in a copy; counts the attempt first, so that a copy that crashes the program is not tried for ever.

    Raises StorageError.
    """
    data = _bytes_of(copy.path)
    briefing = from_bytes(data, copy.path)
    original = str(copy.original) if copy.original else ""
    write_atomically(copy.path, _noted(to_bytes(briefing), _Note(original, copy.written, copy.attempts + 1)))
    return briefing


def discard_copy(copy: RecoveryCopy) -> None:
    """Removes a copy the user does not want. Raises StorageError when it cannot be removed."""
    try:
        copy.path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(Message("{path} cannot be removed; remove it by hand.", path=copy.path)) from error


def _place(folder: Path | None, original: Path | None, key: str) -> Path | None:
    if original is None:
        return folder / f"unnamed-{key or 'briefing'}{SUFFIX}" if folder else None
    if folder is None:
        return recovery_beside(original)
    digest = hashlib.sha256(str(original.absolute()).encode()).hexdigest()[:12]
    return folder / f"{original.stem[:80]}-{digest}{SUFFIX}"


def _found(path: Path) -> RecoveryCopy | None:
    """The copy at a place; None when there is none or a living owner writes it."""
    if not path.is_file() or is_owned(path):
        return None
    note = _note_of(path)
    written = note.written or dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    return RecoveryCopy(path, Path(note.original) if note.original else None, written, note.attempts)


def _note_of(path: Path) -> _Note:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_NotedFile).recovery
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _Note()  # opening it will tell what is wrong


def _noted(data: bytes, note: _Note) -> bytes:
    members = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    members["recovery"] = msgspec.Raw(msgspec.json.encode(note))
    return msgspec.json.format(msgspec.json.encode(members), indent=2) + b"\n"


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise reading_failed(path, error) from error
