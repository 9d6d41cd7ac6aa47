"""Turns bytes into text: byte order mark, pattern of zeros, strict UTF-8, then the code page whose letters fit.

A declared encoding is only a hint: pages and mails that call themselves
windows-1251 while holding KZ-1048 or UTF-8 are common. Candidates are compared
by `letter_cost`, which knows how often letters occur in Russian and Kazakh.
"""

import codecs
import re
from functools import cache
from typing import NamedTuple

from briefing.articles.letter_cost import is_cyrillic, letter_cost

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_CODE_PAGES = ("cp1251", "kz1048", "koi8-r", "mac-cyrillic", "cp866", "iso8859-5", "koi8-u", "cp1252")
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
"""What browsers read where these are declared (WHATWG Encoding Standard): quotation marks stand at 0x80 to 0x9F."""
_NEVER_MEANT = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
_UNSURE_COST = 7.5
"""Mean cost of a letter above which none of our code pages is believed."""
_HINT_BONUS = 0.5
"""What a declaration is worth, in cost per letter."""
_TELLING_LETTERS = 3
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1a\x1b")) + b"\x7f"
_STRETCH = re.compile(rb"[\x80-\xff]+(?:[\x20-\x7f]{1,3}[\x80-\xff]+)*")
_SAMPLE_BYTES = 20_000
_GUESS_BYTES = 8_000


class Decoded(NamedTuple):
    """Text, the Python name of the encoding it was read with, and whether bytes had to be replaced."""

    text: str
    encoding: str
    damaged: bool = False


def decode(data: bytes, declared: str = "") -> Decoded | None:
    """The text of `data`, or None where the bytes are not text at all.

    `declared` is what the page, mail or file calls its encoding; it decides
    only between readings that fit equally well.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_with(data[len(mark) :], encoding)
    if b"\0" in data:
        return _decode_wide(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    mended = data.decode("utf-8", "replace")
    lost = mended.count("\ufffd")
    if lost * 10 < sum(1 for letter in mended if letter > "\x7f"):
        return Decoded(mended, "utf-8", damaged=True)
    if _is_binary(data):
        return None
    return _decode_with(data, _code_page(data, known_codec(declared)))


@cache
def known_codec(name: str) -> str:
    """Python's own name of a text encoding, or an empty string for an unknown one."""
    try:
        codec = codecs.lookup(name.strip().strip("\"'")).name
        b"a".decode(codec)
    except (LookupError, ValueError):
        return ""
    return "" if codec in _NEVER_MEANT else codec


def _decode_with(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, damaged="\ufffd" in text)


def _decode_wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark, or a text with a few stray zeros."""
    sample = data[: _SAMPLE_BYTES // 4 * 4]
    for encoding in _WIDE:
        width = 4 if "32" in encoding else 2
        try:
            text = sample[: len(sample) // width * width].decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_text(text):
            return _decode_with(data[: len(data) // width * width], encoding)
    if _is_binary(data):
        return None
    rest = decode(data.replace(b"\0", b""))
    return rest._replace(damaged=True) if rest else None


def _reads_as_text(text: str) -> bool:
    ours = sum(
        1 for letter in text if " " <= letter <= "\u052f" or "\u2010" <= letter <= "\u2122" or letter in "\r\n\t"
    )
    return bool(text) and ours > 0.9 * len(text)


def _is_binary(data: bytes) -> bool:
    """Whether over half a percent of the bytes are control codes no text uses."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls * 200 > len(data)


def _sample(data: bytes) -> bytes:
    """The stretches around letters beyond ASCII: they alone tell code pages apart."""
    taken = bytearray()
    for stretch in _STRETCH.finditer(data):
        taken += data[max(stretch.start() - 2, 0) : stretch.end() + 2] + b"\n"
        if len(taken) > _SAMPLE_BYTES:
            break
    return bytes(taken[:_SAMPLE_BYTES])


def _code_page(data: bytes, declared: str) -> str:
    declared = _MEANT.get(declared, declared)
    sample = _sample(data)
    letters = sum(1 for byte in sample if byte > 0x7F)
    readings = {
        encoding: sample.decode(encoding, "replace")
        for encoding in dict.fromkeys((*_CODE_PAGES, declared))
        if encoding and encoding not in _WIDE
    }
    costs = {
        encoding: letter_cost(reading) / letters - (_HINT_BONUS if encoding == declared else 0)
        for encoding, reading in readings.items()
    }
    best = min(costs, key=costs.__getitem__)
    western = not any(map(is_cyrillic, readings[best]))
    # Too few letters tell nothing; and Polish or Turkish letters stand in none of our code pages.
    if (letters < _TELLING_LETTERS or (western and declared not in _CODE_PAGES)) and _fits(data, declared):
        return declared
    return best if costs[best] < _UNSURE_COST else _guess(data, declared)


def _fits(data: bytes, declared: str) -> bool:
    return bool(declared) and "\ufffd" not in data.decode(declared, "replace")


def _guess(data: bytes, declared: str) -> str:
    """For languages beyond ours: the declaration if it fits, else what charset-normalizer makes of the bytes."""
    if _fits(data, declared):
        return declared
    from charset_normalizer import from_bytes

    match = from_bytes(data[:_GUESS_BYTES]).best()
    return match.encoding if match else "cp1252"
