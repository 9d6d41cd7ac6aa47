"""Tells in words where in a JSON file an error is."""

import json
import re

from briefing.messages import Message

_DECODER = json.JSONDecoder()
_GAP = re.compile(r"[\s,:]*")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]|\[\.\.\.\]")


def line_and_column(data: bytes, offset: int) -> Message:
    """`line 3, column 7` for a place counted in bytes."""
    before = data[:offset].decode("utf-8", "replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Message("line {line}, column {column}", line=line, column=column)


def place_of_syntax_error(data: bytes, message: str) -> Message:
    """The place a JSON reader complains about: `(byte 31)` in its message, else the end of the file."""
    byte = re.search(r"byte (\d+)", message)
    return line_and_column(data, int(byte[1]) if byte else len(data))


def place_of_value(data: bytes, pointer: str) -> Message:
    """The place of the value at a pointer such as `$.content.officials[0].post`, or of the nearest value round it."""
    text = data.decode("utf-8", "replace")
    position = _skip_gap(text, 0)
    for name, index in ((match[1], match[2]) for match in _STEP.finditer(pointer.removeprefix("$"))):
        found = _member(text, position, name) if name else _item(text, position, int(index)) if index else None
        if found is None:
            break
        position = found
    return line_and_column(data, len(text[:position].encode()))


def _member(text: str, position: int, name: str) -> int | None:
    """Where the value of a member of the object at `position` starts."""
    position = _skip_gap(text, position + 1)
    while text[position] != "}":
        key, position = _DECODER.raw_decode(text, position)
        position = _skip_gap(text, position)
        if key == name:
            return position
        position = _skip_gap(text, _DECODER.raw_decode(text, position)[1])
    return None


def _item(text: str, position: int, index: int) -> int | None:
    """Where an item of the array at `position` starts."""
    position = _skip_gap(text, position + 1)
    for _ in range(index):
        position = _skip_gap(text, _DECODER.raw_decode(text, position)[1])
    return position


def _skip_gap(text: str, position: int) -> int:
    match = _GAP.match(text, position)
    return match.end() if match else position
