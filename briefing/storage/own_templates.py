"""The ministry's own templates in the data folder: added under a name the library finds."""

import re
from pathlib import Path

from briefing.messages import Message
from briefing.model import LANGUAGE_CODES, LanguageCode
from briefing.storage.atomic import write_atomically
from briefing.storage.reading import read_file

LARGEST_TEMPLATE = 64 * 2**20
"""Bytes. Word templates with letterheads and logos take far less."""
WORD_ENDINGS = (".docx", ".dotx", ".docm", ".dotm")
"""How the names of Word files end that may be templates."""
_NOT_IN_NAMES = re.compile(r"[^\w\- ]+")


def read_template_file(path: Path) -> bytes:
    """The bytes of a template. Raises StorageError."""
    too_large = Message("{path} is too large for a template; choose another file.", path=path)
    return read_file(path, LARGEST_TEMPLATE, too_large)


def name_and_language(path: Path) -> tuple[str, LanguageCode | None]:
    """The name and the language in the name of a template's file; None for one that stands for every language.

    `note.ru.docx` is `note` in Russian, `note.docx` is `note` in every language.
    """
    base, _, ending = path.stem.rpartition(".")
    language = next((code for code in LANGUAGE_CODES if code == ending), None)
    return (base, language) if base and language else (path.stem, None)


def template_name(path: Path) -> str:
    """What a template is called by the name of its file: `Our note.ru.docx` is “Our note”, dots become low lines."""
    return _NOT_IN_NAMES.sub("_", name_and_language(path)[0]).strip() or "template"


def add_template(data: bytes, path: Path, folder: Path) -> str:
    """Keep a template in the folder of own templates; its name. One of the same name is replaced, kept as `.bak`.

    A language in the file's name (`note.ru.docx`) makes it the version in that
    language. Raises StorageError.
    """
    name, (_, language) = template_name(path), name_and_language(path)
    target = folder / (f"{name}.{language}.docx" if language else f"{name}.docx")
    if target.absolute() != path.absolute():
        write_atomically(target, data, keep_previous=target.exists())
    return name
