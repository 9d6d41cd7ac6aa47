"""Reads the bytes of a file, whatever the path leads to, without ever waiting on it."""

import errno
import os
import stat
from pathlib import Path

from briefing.articles.errors import ArticleError

MAX_FILE_BYTES = 100 * 1024 * 1024
"""Larger files are refused unread, whatever their format."""


def read_file_bytes(path: Path) -> bytes:
    """The bytes of a regular file of at most `MAX_FILE_BYTES`.

    Raises ArticleError for a missing file, a folder, a device or pipe, a link
    that leads back to itself, a file without permission or of too great size.
    """
    name = path.name or str(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _refusal(error, path, name) from error
    try:
        _check_regular(os.fstat(descriptor), name)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MAX_FILE_BYTES)
    except OSError as error:
        raise _refusal(error, path, name) from error
    finally:
        os.close(descriptor)


def _check_regular(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ArticleError("“{name}” is a folder, not an article. Open a file inside it.", name=name)
    if not stat.S_ISREG(status.st_mode):
        raise ArticleError(
            "“{name}” is a device or a pipe, not a file. Save the article as a file and open that.", name=name
        )
    check_size(status.st_size, MAX_FILE_BYTES, name)


def check_size(size: int, limit: int, name: str) -> None:
    """Raises ArticleError if `size` bytes are more than `limit`."""
    if size > limit:
        raise ArticleError(
            "“{name}” holds {size} MB; Briefing reads at most {limit} MB of this kind. "
            "Save the article alone in a smaller file and open that.",
            name=name,
            size=str(-(-size // 1024**2)),
            limit=str(limit // 1024**2),
        )


def _refusal(error: Exception, path: Path, name: str) -> ArticleError:
    if isinstance(error, FileNotFoundError):
        return ArticleError("There is no file “{path}”. Check the name, or choose the file again.", path=str(path))
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return ArticleError("“{name}” is a folder, not an article. Open a file inside it.", name=name)
    if isinstance(error, PermissionError):
        return ArticleError(
            "You may not read “{name}”. Ask for the right to read it, or copy it to a folder of your own.", name=name
        )
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return ArticleError(
            "“{name}” is a link that leads back to itself. Open the file that it should lead to.", name=name
        )
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name is not valid"
    return ArticleError(
        "“{name}” cannot be read ({reason}). Copy it to another folder and try again.", name=name, reason=reason
    )
