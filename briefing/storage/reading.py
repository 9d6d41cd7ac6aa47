"""Reads files whole, without ever waiting on a pipe or a device that stands in the place of one."""

import os
import stat
from pathlib import Path

from briefing.messages import Message
from briefing.storage.errors import StorageError, reading_failed


def read_file(path: Path, largest: int, too_large: Message) -> bytes:
    """The bytes of a regular file. Raises StorageError, with the message `too_large` beyond so many bytes."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            _check(os.fstat(descriptor), path, largest, too_large)
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                return file.read()
        finally:
            os.close(descriptor)
    except OSError as error:
        raise reading_failed(path, error) from error


def _check(status: os.stat_result, path: Path, largest: int, too_large: Message) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(path)
    if not stat.S_ISREG(status.st_mode):
        raise StorageError(Message("{path} is a device or a pipe; choose a file.", path=path))
    if status.st_size > largest:
        raise StorageError(too_large)
