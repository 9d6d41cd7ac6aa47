"""Reads mail (.eml): the letter's own text; attachments are named, not opened."""

import datetime as dt
import email
import email.policy
import re
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message as Mail
from email.utils import parsedate_to_datetime

from briefing.articles.encoding import decode, known_codec
from briefing.articles.errors import ArticleError
from briefing.articles.file_bytes import check_size
from briefing.articles.fragment import html_lines
from briefing.articles.letter import read_letter, with_letter, without_reply_marks
from briefing.articles.mojibake import repair
from briefing.articles.reading import Reading
from briefing.articles.zip_parts import damaged_error
from briefing.messages import Message

MAX_MAIL_BYTES = 32 * 1024 * 1024
MAX_HEADER_BYTES = 64 * 1024
MAX_PARTS = 1_000
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LONG_HEADER = re.compile(rb"^[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.MULTILINE)
_SHOWN_NAMES = 5


def read(data: bytes, name: str = "") -> Reading:
    """The letter's text with its subject as title. Raises ArticleError for a damaged or endlessly nested mail."""
    message = parse_message(data, name)
    html, plain, attached = _texts(message, name)
    lines = plain.splitlines() if len(plain.split()) * 2 > len(html.split()) else []
    if not any(line.strip() for line in lines) and html:
        lines = html_lines(html, name)
    reading = Reading(
        (),
        title=without_reply_marks(header_text(message, "Subject")),
        guessed=_date(message),
        warnings=attachment_warning(attached),
    )
    return with_letter(reading, read_letter(lines), header_text(message, "From"))


def _date(message: Mail) -> dt.date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def attachment_warning(names: list[str]) -> tuple[Message, ...]:
    """Tells that a letter has attachments, with the first few names."""
    if not names:
        return ()
    shown = ", ".join(names[:_SHOWN_NAMES]) + (" …" if len(names) > _SHOWN_NAMES else "")
    return (
        Message(
            "The letter has attachments that were not read ({names}); save them and open them separately.", names=shown
        ),
    )


def parse_message(data: bytes, name: str) -> Mail:
    """The parsed mail. The size of file and headers is checked before the parser sees them."""
    check_size(len(data), MAX_MAIL_BYTES, name)
    end = _HEADER_END.search(data)
    head = data[: end.start() if end else len(data)]
    if any(len(header.group()) > MAX_HEADER_BYTES for header in _LONG_HEADER.finditer(head)):
        raise damaged_error(name)
    try:
        return email.message_from_bytes(data, policy=email.policy.compat32)
    except (RecursionError, MessageError, ValueError, LookupError) as error:
        raise damaged_error(name) from error


def header_text(message: Mail, header: str) -> str:
    """A header decoded, whatever encodings its words claim."""
    value = str(message.get(header, ""))
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError, LookupError):
        return value
    return " ".join("".join(_word(*part) for part in parts).split())


def _word(value: str | bytes, charset: str | None) -> str:
    if isinstance(value, str):
        return value
    decoded = decode(value, charset or "")
    return decoded.text if decoded else ""


def parts_of(message: Mail, name: str) -> list[Mail]:
    """All parts that hold no further parts, in order. Raises ArticleError for too many or too deep ones."""
    found: list[Mail] = []
    waiting: list[Mail] = [message]
    while waiting:
        part = waiting.pop()
        payload = part.get_payload()
        if isinstance(payload, list):
            waiting.extend(item for item in payload[::-1] if isinstance(item, Mail))
        else:
            found.append(part)
        if len(found) + len(waiting) > MAX_PARTS:
            raise ArticleError(
                "“{name}” holds more than a thousand parts. Open the letter and save its text.", name=name
            )
    return found


def part_text(part: Mail) -> str:
    """The text of a part, decoded by our own rule with its charset as a hint."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset() or ""
    decoded = decode(data, charset if known_codec(charset) else "")
    return repair(decoded.text) if decoded else ""


def _texts(message: Mail, name: str) -> tuple[str, str, list[str]]:
    """The HTML and the plain form of the letter, and the names of its attachments."""
    html: list[str] = []
    plain: list[str] = []
    attached: list[str] = []
    for part in parts_of(message, name):
        file_name = part.get_filename()
        if file_name or part.get_content_disposition() == "attachment":
            attached.append(header_text_of(str(file_name or part.get_content_type())))
        elif part.get_content_type() == "text/plain":
            plain.append(part_text(part))
        elif part.get_content_type() == "text/html":
            html.append(part_text(part))
    return "\n".join(html), "\n\n".join(plain), attached


def header_text_of(value: str) -> str:
    """A file name decoded from its header form."""
    try:
        return "".join(_word(*part) for part in decode_header(value))
    except (HeaderParseError, ValueError, LookupError):
        return value
