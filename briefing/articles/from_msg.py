"""Reads mail saved by Outlook (.msg): subject, text and the names of attachments.

Streams are named after the properties of [MS-OXMSG]: 0037 subject, 0C1A sender, 5D01 and 0C1F the sender's address,
1000 text, 1013 HTML, 1009 packed RTF, 3707 an attachment's long file name; 001F is UTF-16, 001E 8-bit.
"""

import datetime as dt
import re
import struct

from briefing.articles import from_rtf
from briefing.articles.compound_file import CompoundFile
from briefing.articles.compressed_rtf import unpack_rtf
from briefing.articles.encoding import decode
from briefing.articles.fragment import html_lines
from briefing.articles.from_html import declared_charset
from briefing.articles.from_mail import attachment_warning
from briefing.articles.letter import read_letter, with_letter, without_reply_marks
from briefing.articles.reading import Reading

_ATTACHMENT_NAME = re.compile(r"__attach_version1\.0_#[0-9A-F]{8}/__substg1\.0_3707001[EF]")
_SUBMITTED, _DELIVERED = 0x00390040, 0x0E060040
_PROPERTY_HEADER = 32
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)


def read(data: bytes, name: str = "") -> Reading:
    """The letter's text with its subject as title. Raises ArticleError for a damaged file."""
    compound = CompoundFile(data, name)
    plain = _text(compound, "1000")
    lines = plain.splitlines() if plain.strip() else []
    if not lines:
        page = compound.stream("__substg1.0_10130102")
        decoded = decode(page, declared_charset(page)) if page else None
        html = decoded.text if decoded else _text(compound, "1013")
        lines = html_lines(html, name) if html.strip() else []
    packed = compound.stream("__substg1.0_10090102") if not lines else b""
    if packed and (rtf := unpack_rtf(packed)):
        lines = [line for paragraph in from_rtf.read(rtf, name).paragraphs for line in (paragraph, "")]
    attached = [_decoded(compound, path) for path in compound.names if _ATTACHMENT_NAME.fullmatch(path)]
    reading = Reading(
        (),
        title=without_reply_marks(_text(compound, "0037")),
        guessed=_date(compound.stream("__properties_version1.0")),
        warnings=attachment_warning(attached),
    )
    sender = f"{_text(compound, '0C1A')} <{_text(compound, '5D01') or _text(compound, '0C1F')}>"
    return with_letter(reading, read_letter(lines), sender)


def _text(compound: CompoundFile, code: str) -> str:
    for kind in ("001F", "001E"):
        text = _decoded(compound, f"__substg1.0_{code}{kind}")
        if text:
            return text
    return ""


def _decoded(compound: CompoundFile, path: str) -> str:
    data = compound.stream(path)
    if path.endswith("001F"):
        return data.decode("utf-16-le", "replace").rstrip("\0")
    decoded = decode(data) if data else None
    return decoded.text.rstrip("\0") if decoded else ""


def _date(properties: bytes) -> dt.date | None:
    """The day the letter was sent, else delivered: 16-byte entries of tag, flags and value."""
    found = {}
    for position in range(_PROPERTY_HEADER, len(properties) - 15, 16):
        tag, _, value = struct.unpack_from("<IIQ", properties, position)
        found[tag] = value
    ticks = found.get(_SUBMITTED) or found.get(_DELIVERED)
    try:
        return (_EPOCH + dt.timedelta(microseconds=ticks // 10)).date() if ticks else None
    except OverflowError:
        return None
