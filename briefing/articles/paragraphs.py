"""Plain text becomes paragraphs: line ends, hard-wrapped lines, odd spaces and invisible letters put in order."""

import re
import unicodedata

_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\u2029")
_LIST_ITEM = re.compile(r"\s*[-*•·▪–—]\s")
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s")
_MIN_WRAP, _MAX_WRAP = 40, 120
_NEARLY = 0.85
_FULL = 0.7
_ENOUGH_LINES = 4


def clean_line(text: str) -> str:
    """One paragraph's text: composed letters, plain single spaces, nothing invisible."""
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text; lines wrapped to a width are joined, other lines stand alone."""
    text = _LINE_END.sub("\n", text)
    blocks = [[line.rstrip() for line in block.split("\n") if line.strip()] for block in _BLANK_LINE.split(text)]
    width = _wrap_width(blocks)
    found: list[str] = []
    for lines in blocks:
        found.extend(_join_wrapped(lines, width) if _MIN_WRAP <= width <= _MAX_WRAP else lines)
    return [line for line in map(clean_line, found) if line]


def _wrap_width(blocks: list[list[str]]) -> int:
    """The width lines were wrapped to, if they were: most lines that are followed by another come near it."""
    followed = sorted(len(line) for block in blocks for line in block[:-1])
    if len(followed) >= _ENOUGH_LINES:
        width = followed[len(followed) * 9 // 10]
        full = sum(1 for length in followed if length > _FULL * width)
        return width if full * 2 > len(followed) else 0
    return max((len(line) for block in blocks for line in block), default=0)


def _join_wrapped(lines: list[str], width: int) -> list[str]:
    """Joins a line to the one before where its first word would hardly have fitted there."""
    joined: list[str] = []
    for number, line in enumerate(lines):
        if number and _continues(lines[number - 1], line, width):
            joined[-1] = _glue(joined[-1], line.strip())
        else:
            joined.append(line)
    return joined


def _continues(before: str, line: str, width: int) -> bool:
    first_word = line.strip().split(" ", 1)[0]
    full = len(before) + 1 + len(first_word) > _NEARLY * width
    new_item = _LIST_ITEM.match(line) or (_NUMBERED.match(line) and before.endswith((".", ";", ":", "!", "?")))
    return full and not new_item


def _glue(text: str, line: str) -> str:
    """A hyphen at the line's end stays: “Kazakh-” + “Georgian” is one compound."""
    return text + line if text.endswith("-") and line[:1].isalpha() else f"{text} {line}"
