"""What can go wrong with files on disk, each told in one plain sentence."""

import errno
from pathlib import Path

from briefing.messages import Message

_NO_ROOM = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)}
"""Numbers of errors of the system that mean a full disk; Windows knows no EDQUOT."""


class StorageError(ValueError):
    """A file could not be read or written; the message names it and says what to do."""


class DamagedFileError(StorageError):
    """The file is not, or no longer, a readable briefing. `copies` are older copies that may be."""

    def __init__(self, message: Message, copies: tuple[Path, ...] = ()) -> None:
        super().__init__(message)
        self.copies = copies


class NewerVersionError(StorageError):
    """The file was written by a newer version of the program."""


class FileChangedError(StorageError):
    """The file on disk is not the one that was last read or written here."""


class FileInUseError(StorageError):
    """Somebody else has the file open for writing."""


def reading_failed(path: Path, error: OSError) -> StorageError:
    """The sentence for a file that could not be read."""
    if isinstance(error, FileNotFoundError):
        return StorageError(Message("There is no file {path}; check the name and the folder.", path=path))
    if isinstance(error, IsADirectoryError) or _is_folder(path):
        return StorageError(Message("{path} is a folder; choose a file in it.", path=path))
    if isinstance(error, PermissionError):
        return StorageError(
            Message("You are not allowed to read {path}; ask its owner or copy it to a folder of your own.", path=path)
        )
    return StorageError(Message("{path} cannot be read: {reason}.", path=path, reason=_reason(error)))


def writing_failed(path: Path, error: OSError) -> StorageError:
    """The sentence for a file that could not be written; what stood there before is untouched."""
    folder = path.parent
    if error.errno in _NO_ROOM:
        return StorageError(
            Message(
                "There is no room on the disk for {path}; nothing was changed. Free some space or choose another disk.",
                path=path,
            )
        )
    if _is_folder(path):
        return StorageError(Message("{path} is a folder; give the name of a file.", path=path))
    if not isinstance(error, PermissionError) and not _is_folder(folder):
        return StorageError(Message("There is no folder {folder}; create it or choose another one.", folder=folder))
    if isinstance(error, PermissionError):
        return StorageError(
            Message(
                "{path} cannot be written: the folder or the file is protected, or another program has it open. "
                "Close it there or choose another folder.",
                path=path,
            )
        )
    return StorageError(
        Message("{path} cannot be written: {reason}. Choose another name or folder.", path=path, reason=_reason(error))
    )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a folder above it may not be entered
        return False


def _reason(error: OSError) -> str:
    """Why it failed; in the words of the system where it is something rare."""
    match error.errno:
        case errno.ENAMETOOLONG:
            return Message("the name is too long")
        case errno.EROFS:
            return Message("the disk can only be read")
        case errno.EIO:
            return Message("the disk does not answer")
        case errno.ELOOP:
            return Message("its links lead in a circle")
    return (error.strerror or str(error)).rstrip(".").lower()
