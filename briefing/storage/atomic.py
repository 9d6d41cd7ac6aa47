"""Writes files whole or not at all."""

import contextlib
import os
import secrets
import shutil
import stat
from pathlib import Path

from briefing.storage.errors import writing_failed

PREVIOUS_SUFFIX = ".bak"
"""What is added to the name of a file to name the copy that a save keeps."""


def write_atomically(path: Path, data: bytes, *, keep_previous: bool = False) -> None:
    """Puts the bytes at the path; whatever happens, the old file or the new one is there, whole.

    The new file is written beside the old one, forced to the disk and then
    renamed. With `keep_previous` the old file stays under its name with
    `.bak` added. A symbolic link is followed. Raises StorageError.
    """
    target = Path(os.path.realpath(path))
    fresh = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.new")
    try:
        if target.is_dir():
            raise IsADirectoryError(target)
        try:
            _write(fresh, data, target)
            if keep_previous and target.exists():
                _keep(target)
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)  # it is there no more, unless an error or Ctrl+C came between
        _sync_folder(target.parent)
    except OSError as error:
        raise writing_failed(path, error) from error


def previous_copy(path: Path) -> Path:
    """Where a save keeps the file that stood at the path before."""
    return path.with_name(path.name + PREVIOUS_SUFFIX)


def _write(fresh: Path, data: bytes, target: Path) -> None:
    """Writes a new file, with the rights of the target and forced to the disk."""
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _mode(target))
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, fresh)


def _mode(target: Path) -> int:
    """The permissions of the file to replace, or the usual ones before the user's mask."""
    return stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666


def _keep(target: Path) -> None:
    """Copies the file to its `.bak`, itself whole or not at all."""
    copy = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.new")
    try:
        shutil.copy2(target, copy)
        copy.replace(previous_copy(target))
    finally:
        copy.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Forces the new name to the disk, where the system can; Windows does so by itself."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
