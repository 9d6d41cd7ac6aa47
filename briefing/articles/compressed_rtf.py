"""Unpacks the RTF of an Outlook mail, which some mails hold instead of plain text or HTML ([MS-OXRTFCP])."""

import struct

_COMPRESSED, _PLAIN = b"LZFu", b"MELA"
_HEADER = struct.Struct("<II4sI")
_WINDOW = 4096
_MOST_BYTES = 8 * 1024 * 1024
_BEGINNING = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What the window holds before the first byte."""


def unpack_rtf(data: bytes) -> bytes:
    """The RTF of the stream, as far as it is whole; nothing where the stream is of another kind."""
    if len(data) < _HEADER.size:
        return b""
    _, size, kind, _ = _HEADER.unpack_from(data)
    packed = data[_HEADER.size :]
    if kind == _PLAIN:
        return packed[:size]
    return _unpacked(packed)[:size] if kind == _COMPRESSED else b""


def _unpacked(packed: bytes) -> bytes:
    """Bytes and references to the last 4096 ones, eight announced by each control byte."""
    found = bytearray(_BEGINNING)
    position = 0
    while position < len(packed) and len(found) < _MOST_BYTES:
        control, position = packed[position], position + 1
        for bit in range(8):
            if not control >> bit & 1:
                found += packed[position : position + 1]
                position += 1
                continue
            if position + 1 >= len(packed):
                return bytes(found[len(_BEGINNING) :])
            reference = int.from_bytes(packed[position : position + 2], "big")
            position += 2
            distance = (len(found) - (reference >> 4)) % _WINDOW
            if distance == 0:  # the end
                return bytes(found[len(_BEGINNING) :])
            for _ in range((reference & 15) + 2):
                found.append(found[-distance] if distance <= len(found) else 0)
    return bytes(found[len(_BEGINNING) :])
