"""One writer per file: a lock file beside it, held by the operating system for as long as its owner lives."""

import contextlib
import getpass
import os
import socket
import sys
from pathlib import Path

import msgspec

from briefing.messages import Message
from briefing.storage.errors import FileInUseError

if sys.platform == "win32":
    import msvcrt

    _FAR = 2**30  # a byte nobody reads: Windows forbids others to read what is locked

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import errno
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # A file system without locks cannot tell; two careful people are better than none who can work.
            return error.errno in {errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS}
        return True


class _Owner(msgspec.Struct, frozen=True):
    """Who holds a file, for the eyes of the next one who wants it."""

    user: str
    computer: str
    process: int


class Ownership:
    """The right to write one file.

    The lock belongs to an open file handle, so it ends with its process however
    that ends; a lock file left by a dead owner is simply taken over.
    """

    def __init__(self, path: Path) -> None:
        """Takes the right. Raises FileInUseError when a living owner has it, OSError when no lock file can be made."""
        self._lock_file = lock_file(path)
        self._descriptor = self._taken(path)

    def release(self) -> None:
        """Gives the right back; a second call does nothing."""
        if self._descriptor < 0:
            return
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(self._descriptor)
            with contextlib.suppress(OSError):
                self._lock_file.unlink()
        else:
            with contextlib.suppress(OSError):
                self._lock_file.unlink()
            os.close(self._descriptor)
        self._descriptor = -1

    def _taken(self, path: Path) -> int:
        while True:
            descriptor = os.open(self._lock_file, os.O_RDWR | os.O_CREAT, 0o666)
            if not _try_lock(descriptor):
                os.close(descriptor)
                raise FileInUseError(_in_use(path, self._lock_file))
            if self._still_there(descriptor):
                _write_owner(descriptor)
                return descriptor
            os.close(descriptor)  # its last owner removed the lock file between our opening and our locking

    def _still_there(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), self._lock_file.stat())
        except FileNotFoundError:
            return False


def lock_file(path: Path) -> Path:
    """The lock file of a file, beside it."""
    return path.with_name(f".{path.name}.lock")


def is_owned(path: Path) -> bool:
    """Whether a living process (this one too) has the right to write the file."""
    if not lock_file(path).exists():
        return False
    try:
        Ownership(path).release()
    except FileInUseError:
        return True
    except OSError:
        return False
    return False


def _write_owner(descriptor: int) -> None:
    owner = _Owner(_user(), socket.gethostname(), os.getpid())
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, msgspec.json.encode(owner))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return ""


def _in_use(path: Path, lock: Path) -> Message:
    """Who has the file open, as far as the lock file tells."""
    try:
        owner = msgspec.json.decode(lock.read_bytes(), type=_Owner)
    except (OSError, msgspec.DecodeError):
        return Message("{path} is already open elsewhere; close it there first.", path=path)
    if owner.process == os.getpid() and owner.computer == socket.gethostname():
        return Message("{path} is already open in another window; close it there first.", path=path)
    if not owner.user:
        return Message(
            "{path} is already open on {computer}; close it there first.", path=path, computer=owner.computer
        )
    return Message(
        "{path} is already open on {computer} by {user}; close it there first.",
        path=path,
        computer=owner.computer,
        user=owner.user,
    )
