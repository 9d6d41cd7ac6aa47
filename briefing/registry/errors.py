"""What can go wrong with a registry, each told in one sentence that names the file and the cause."""

import sqlite3
from pathlib import Path

import msgspec

from briefing.messages import Message
from briefing.storage import StorageError


class RegistryError(StorageError):
    """The registry could not be read or changed; nothing was changed."""


class RecordChangedError(RegistryError):
    """The record is not what it was when the user began to change it: a colleague was faster."""


class RowProblem(msgspec.Struct, frozen=True):
    """What is wrong with a row of a list; `line` is where the row begins in the file, counted from 1."""

    line: int
    reason: Message


class ListError(RegistryError):
    """A list cannot be imported; `problems` are all of its bad rows. Nothing was imported."""

    def __init__(self, message: Message, problems: tuple[RowProblem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


def registry_error(path: Path, error: sqlite3.Error) -> RegistryError:
    """The sentence for an error of SQLite."""
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return RegistryError(
                Message("The registry {path} is being changed by somebody else; try again in a moment.", path=path)
            )
        case sqlite3.SQLITE_NOTADB:
            return not_a_registry(path)
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path, str(error))
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return RegistryError(
                Message(
                    "The disk has no room for the registry {path} or does not answer; nothing was changed.", path=path
                )
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return read_only(path)
        case sqlite3.SQLITE_CANTOPEN:
            return RegistryError(
                Message(
                    "The registry {path} cannot be opened; check the name and your rights to its folder.", path=path
                )
            )
        case sqlite3.SQLITE_INTERRUPT:
            return RegistryError(
                Message("The registry {path} takes too long to answer; it may be damaged or too large.", path=path)
            )
    return RegistryError(
        Message("The registry {path} cannot be used: {reason}. Nothing was changed.", path=path, reason=str(error))
    )


def not_a_registry(path: Path) -> RegistryError:
    """The sentence for a file of something else."""
    return RegistryError(Message("{path} is not a registry of Briefing; choose another file.", path=path))


def damaged(path: Path, reason: str) -> RegistryError:
    """The sentence for a registry that lost its shape."""
    return RegistryError(
        Message("The registry {path} is damaged ({reason}); put back a copy of it.", path=path, reason=reason)
    )


def read_only(path: Path) -> RegistryError:
    """The sentence for a registry that this user may not change."""
    return RegistryError(
        Message("The registry {path} can only be read; whoever keeps it has to make the change.", path=path)
    )
