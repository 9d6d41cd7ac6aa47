"""Where words may be parted: the patterns of installed hyphenation dictionaries, as LibreOffice uses them."""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

_LEAST_WORD: Final = 5
_LEAST_PART: Final = 2
_LARGEST_FILE: Final = 10_000_000
_MARKS: Final = re.compile(r"\d")
_ENCODINGS: Final = {"MICROSOFT-CP1251": "cp1251", "ISO8859-1": "latin-1"}


class Hyphenator:
    """The hyphenation patterns of one language (Liang's method, in the files of the Hyphen library)."""

    def __init__(self, data: bytes) -> None:
        name, _, rest = data.partition(b"\n")
        encoding = name.decode("ascii", "replace").strip()
        self._patterns: dict[str, tuple[int, ...]] = {}
        self._before, self._after = _LEAST_PART, _LEAST_PART
        try:
            text = rest.decode(_ENCODINGS.get(encoding.upper(), encoding), "replace")
        except LookupError:
            text = ""
        for line in text.splitlines():
            self._read(line.strip())
        self._beginnings = {word[:end] for word in self._patterns for end in range(1, len(word) + 1)}

    def _read(self, line: str) -> None:
        word, _, count = line.partition(" ")
        if word in {"LEFTHYPHENMIN", "RIGHTHYPHENMIN"} and count.strip().isdecimal():
            if word == "LEFTHYPHENMIN":
                self._before = max(_LEAST_PART, int(count))
            else:
                self._after = max(_LEAST_PART, int(count))
        elif line and not line[0].isupper() and line[0] not in "%#" and "/" not in line:
            self._patterns[_MARKS.sub("", line)] = _values(line)

    def places(self, word: str) -> list[int]:
        """After how many letters of a word it may be parted."""
        if len(word) < _LEAST_WORD:
            return []
        text = f".{word.lower()}."
        values = [0] * (len(text) + 1)
        stretch = ""
        for index, char in enumerate(text):
            # Like the Hyphen library: of all patterns that end here, only one that no longer beginning hides counts.
            stretch += char
            while stretch and stretch not in self._beginnings:
                stretch = stretch[1:]
            for offset, value in enumerate(self._patterns.get(stretch, ()), index + 1 - len(stretch)):
                values[offset] = max(values[offset], value)
        return [at for at in range(self._before, len(word) - self._after + 1) if values[at + 1] % 2]


def _values(pattern: str) -> tuple[int, ...]:
    """The numbers before, between and after the letters of a pattern: 0, 1 and 0 for `a1b`."""
    found, number = [], 0
    for char in pattern:
        if char.isdecimal():
            number = int(char)
        else:
            found.append(number)
            number = 0
    return (*found, number)


@cache
def hyphenator(language: str) -> Hyphenator | None:
    """The hyphenator of a language such as `ru-RU`; None where no dictionary of it is installed."""
    name = f"hyph_{language.replace('-', '_')}.dic"
    for folder in _folders():
        path = folder / name
        if path.is_file() and path.stat().st_size <= _LARGEST_FILE:
            return Hyphenator(path.read_bytes())
    return None


def _folders() -> Iterator[Path]:
    """Where the hyphenation dictionaries of the system and of LibreOffice lie."""
    yield Path("/usr/share/hyphen")
    suites = [Path("/usr/lib/libreoffice"), Path("/opt/libreoffice"), Path("/Applications/LibreOffice.app/Contents")]
    if sys.platform == "win32":
        suites = [Path(os.environ.get("PROGRAMFILES", "C:\\Program Files")) / "LibreOffice"]
    for suite in suites:
        yield from sorted((suite / "share" / "extensions").glob("dict-*"))
