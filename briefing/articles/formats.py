"""Recognises a format by its content, never by the file's ending alone, and reads it with that format's reader."""

import importlib
import re
from enum import StrEnum
from typing import cast

from briefing.articles.errors import ArticleError
from briefing.articles.file_bytes import check_size
from briefing.articles.from_text import MAX_TEXT_BYTES
from briefing.articles.reading import Progress, Reading
from briefing.articles.shortcuts import address_in_shortcut

_HEAD = 4096
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKDOWN = re.compile(rb"\s*(?:#{1,2} \S|---\s*\n(?:[\w-]+\s*:.*\n)+---)")
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|article|section|main|div|p|br|table|h1)[\s>/]",
    re.IGNORECASE,
)
_HEADER = rb"[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n"
_MAIL = re.compile(rb"(?:From [^\r\n]*\r?\n)?(?:" + _HEADER + rb"){2,}", re.IGNORECASE)
_MAIL_HEADERS = re.compile(
    rb"^(?:received|mime-version|message-id|from|return-path|subject|date|to):", re.IGNORECASE | re.MULTILINE
)
_SAVED_PAGE = re.compile(
    rb"^(?:snapshot-content-location:|from: <saved by|content-type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE
)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
_REFUSED = (
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"BM", "picture"),
    (b"RIFF", "picture"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"ID3", "recording"),
    (b"\0\0\0\x18ftyp", "recording"),
    (b"\0\0\0 ftyp", "recording"),
    (b"OggS", "recording"),
)


class Format(StrEnum):
    """The formats Briefing reads; each is read by the module `from_` and its value."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    WEBARCHIVE = "webarchive"
    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    PDF = "pdf"
    MAIL = "mail"
    MSG = "msg"


def recognise(data: bytes, file_name: str = "") -> Format:
    """The format of the bytes; the file's ending decides only between kinds of plain text.

    Raises ArticleError for pictures, programs, spreadsheets and other files without an article.
    """
    head = data[:_HEAD]
    if address := address_in_shortcut(data):
        raise ArticleError(
            "“{name}” only leads to a web page ({address}). Open the page in a browser and save or copy the article.",
            name=file_name or "The file",
            address=address,
        )
    if head.startswith(b"PK\x03\x04"):
        return _zip_format(data, file_name)
    if head.startswith(_COMPOUND):
        return _compound_format(data, file_name)
    if head.startswith(b"%PDF-") or b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"bplist00"):
        return Format.WEBARCHIVE
    if head.startswith(b"{\\rtf"):
        return Format.RTF
    for mark, kind in _REFUSED:
        if head.startswith(mark) and b"\0" in head:
            raise _other_kind(file_name, kind)
    return _text_format(_as_ascii(head), file_name)


def is_plain_text(data: bytes, file_name: str = "") -> bool:
    """Whether the bytes need no parser of a format. Raises ArticleError for what holds no article."""
    if data.startswith((b"PK\x03\x04", _COMPOUND)):
        return False  # to tell more, the container would have to be opened
    return recognise(data, file_name) is Format.TEXT


def read_format(data: bytes, file_name: str = "", on_progress: Progress | None = None) -> Reading:
    """What the right reader makes of the bytes. Raises ArticleError where none can."""
    name = file_name or "The text"
    if not data.strip():
        raise ArticleError("“{name}” is empty. Choose a file with text in it.", name=name)
    kind = recognise(data, file_name)
    if kind is Format.TEXT:
        check_size(len(data), MAX_TEXT_BYTES, name)
    reader = importlib.import_module(f"briefing.articles.from_{kind}")
    if kind is Format.PDF:
        return cast("Reading", reader.read(data, name, on_progress))
    return cast("Reading", reader.read(data, name))


def _as_ascii(head: bytes) -> bytes:
    """The head without marks and zeros, so that UTF-16 pages and mails are recognised too."""
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip()


def _text_format(head: bytes, file_name: str) -> Format:
    if head.startswith(b"<?xml") and b"office:document" in head:
        return Format.ODT
    if (head.startswith(b"<?xml") and b"WebMainResource" in head) or b"<plist" in head[:300]:
        return Format.WEBARCHIVE
    if _MAIL.match(head) and len(_MAIL_HEADERS.findall(head)) >= 2:
        return Format.MHTML if _SAVED_PAGE.search(head) and b"text/html" in head.lower() else Format.MAIL
    ending = file_name.lower().rpartition(".")[2]
    if head.startswith(b"<") and _HTML.search(head):
        return Format.HTML
    if ending in ("htm", "html", "xhtml") and _HTML.search(head):
        return Format.HTML
    if ending in ("md", "markdown") or _MARKDOWN.match(head):
        return Format.MARKDOWN
    return Format.TEXT


def _zip_format(data: bytes, file_name: str) -> Format:
    from briefing.articles.zip_parts import ZipParts

    parts = ZipParts(data, file_name or "The file")
    if "[Content_Types].xml" in parts.names:
        types = parts.read("[Content_Types].xml")
        if b"wordprocessingml" in types or b"ms-word" in types:
            return Format.DOCX
        raise _other_kind(file_name, "spreadsheet or presentation")
    kind = parts.read("mimetype") if "mimetype" in parts.names else b""
    if kind.startswith(_OPEN_DOCUMENT) or (not kind and "content.xml" in parts.names):
        return Format.ODT
    if kind.startswith(b"application/vnd.oasis"):
        raise _other_kind(file_name, "spreadsheet or presentation")
    raise _other_kind(file_name, "archive")


def _compound_format(data: bytes, file_name: str) -> Format:
    from briefing.articles.compound_file import CompoundFile
    from briefing.articles.zip_parts import password_error

    name = file_name or "The file"
    names = CompoundFile(data, name).names
    if "EncryptedPackage" in names:
        raise password_error(name)
    if "WordDocument" in names:
        return Format.DOC
    if any(path.startswith("__properties_version1.0") for path in names):
        return Format.MSG
    raise _other_kind(file_name, "spreadsheet or presentation")


def _other_kind(file_name: str, kind: str) -> ArticleError:
    return ArticleError(
        "“{name}” is a {kind}, not an article. Briefing reads text, web pages, Word, OpenDocument, RTF, PDF and mail.",
        name=file_name or "The file",
        kind=kind,
    )
