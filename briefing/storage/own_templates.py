"""The ministry's own templates in the data folder: added under a name the library finds."""

import re
from pathlib import Path

from briefing.messages import Message
from briefing.model import LANGUAGE_CODES
from briefing.storage.atomic import write_atomically
from briefing.storage.errors import StorageError, reading_failed

LARGEST_TEMPLATE = 64 * 2**20
"""Bytes. Word templates with letterheads and logos take far less."""
_NOT_IN_NAMES = re.compile(r"[^\w\- ]+")


def read_template_file(path: Path) -> bytes:
    """The bytes of a template. Raises StorageError."""
    try:
        if path.stat().st_size > LARGEST_TEMPLATE:
            raise StorageError(Message("{path} is too large for a template; choose another file.", path=path))
        return path.read_bytes()
    except OSError as error:
        raise reading_failed(path, error) from error


def template_name(path: Path) -> str:
    """What a template is called by the name of its file: `Our note.ru.docx` is “Our note”, dots become low lines."""
    stem = path.name.removesuffix(path.suffix)
    base, _, language = stem.rpartition(".")
    name = base if base and language in LANGUAGE_CODES else stem
    return _NOT_IN_NAMES.sub("_", name).strip() or "template"


def add_template(data: bytes, path: Path, folder: Path) -> str:
    """Keep a template in the folder of own templates; its name. One of the same name is replaced, kept as `.bak`.

    A language in the file's name (`note.ru.docx`) makes it the version in that
    language. Raises StorageError.
    """
    language = path.name.removesuffix(path.suffix).rpartition(".")[2]
    ending = f".{language}.docx" if language in LANGUAGE_CODES and path.name != f"{language}{path.suffix}" else ".docx"
    name = template_name(path)
    target = folder / f"{name}{ending}"
    if target.absolute() != path.absolute():
        write_atomically(target, data, keep_previous=target.exists())
    return name
