"""Reads parts of zip packages (docx, odt) and their XML without falling for bombs, entities or remote references."""

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from briefing.articles.errors import ArticleError

if TYPE_CHECKING:
    from lxml import etree

MAX_PARTS = 5_000
MAX_PART_BYTES = 60 * 1024 * 1024
MAX_RATIO = 200
"""A part that unpacks to more than this many times its packed size is a bomb."""
_SMALL_PART = 1024 * 1024


class ZipParts:
    """The parts of a package. Raises ArticleError for a damaged, encrypted or swollen one."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._damaged() from error
        if len(self._archive.filelist) > MAX_PARTS:
            raise self._swollen()
        self.names = frozenset(self._archive.namelist())

    def read(self, part: str) -> bytes:
        """The bytes of a part, or none if it is missing. Sizes are checked before and while reading."""
        if part not in self.names:
            return b""
        info = self._archive.getinfo(part)
        if info.flag_bits & 1:
            raise password_error(self._name)
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > MAX_PART_BYTES or (info.file_size > _SMALL_PART and ratio > MAX_RATIO):
            raise self._swollen()
        try:
            with self._archive.open(info) as file:
                data = file.read(MAX_PART_BYTES + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise self._damaged() from error
        if len(data) > MAX_PART_BYTES:
            raise self._swollen()
        return data

    def xml(self, part: str) -> "etree._Element | None":
        """The root of an XML part, or None if the part is missing."""
        data = self.read(part)
        return parse_xml(data, self._name) if data else None

    def _damaged(self) -> ArticleError:
        return damaged_error(self._name)

    def _swollen(self) -> ArticleError:
        return ArticleError(
            "“{name}” unpacks to far more than an article holds and was not opened. "
            "Open it in the program it was made with, copy the text you need and paste it.",
            name=self._name,
        )


def parse_xml(data: bytes, name: str) -> "etree._Element":
    """The root of an XML text: no document type, no entities, no network, however deep it is nested."""
    from lxml import etree

    if b"<!DOCTYPE" in data.replace(b"\0", b"") or b"<!ENTITY" in data:
        raise damaged_error(name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, collect_ids=False, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged_error(name) from error


def damaged_error(name: str) -> ArticleError:
    """What is said of a file that is not what it claims to be."""
    return ArticleError(
        "“{name}” is damaged. Open it in the program it was made with and save it again, or ask for another copy.",
        name=name,
    )


def password_error(name: str) -> ArticleError:
    """What is said of an encrypted file."""
    return ArticleError(
        "“{name}” is protected by a password. Save it without the password and open it again.", name=name
    )
