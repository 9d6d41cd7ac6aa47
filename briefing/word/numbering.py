"""The numbering of lists that values bring along: bullets and numbers, each list counting by itself."""

import re
from typing import Final

from briefing.word.ooxml import DECLARATION, W_NAMESPACE

NAME: Final = "word/numbering.xml"
CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
LEVELS: Final = 9
"""Levels of a list that Word has."""
_INDENT: Final = 360
"""How far each level is moved in, in twentieths of a point."""
_BULLETS: Final = "•–▪"
_FORMATS: Final = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))
_ABSTRACT: Final = re.compile(r'<w:abstractNum\b[^>]*?w:abstractNumId="(\d+)"')
_NUMBER: Final = re.compile(r'<w:num\b[^>]*?w:numId="(\d+)"')
_FIRST_NUMBER: Final = re.compile(r"<w:num\b|<w:numIdMacAtCleanup\b|</w:numbering>")
_LAST: Final = re.compile(r"<w:numIdMacAtCleanup\b|</w:numbering>")
_EMPTY: Final = f'{DECLARATION}<w:numbering xmlns:w="{W_NAMESPACE}"></w:numbering>'


class Numbering:
    """The lists that are added to the numbering of a template, which is None where it has none."""

    def __init__(self, data: bytes | None) -> None:
        text = (data or _EMPTY.encode()).decode()
        self._text = re.sub(r"<w:numbering\b([^>]*)/>", r"<w:numbering\1></w:numbering>", text)
        self._bullets = _next(_ABSTRACT, self._text)
        self._next_list = _next(_NUMBER, self._text)
        self._lists: list[str] = []
        self.is_usable = "</w:numbering>" in self._text

    def add(self, *, ordered: bool, start: int, level: int) -> int:
        """The number of a new list whose items of that level count from `start`."""
        number = self._next_list + len(self._lists)
        abstract = self._bullets + ordered
        restart = (
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>' if ordered else ""
        )
        self._lists.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{restart}</w:num>')
        return number

    def written(self) -> bytes:
        """The part with the lists: what lists look like stands before the lists, as Word wants it."""
        text = _before(_LAST, self._text, "".join(self._lists))
        looks = _look(self._bullets, ordered=False) + _look(self._bullets + 1, ordered=True)
        return _before(_FIRST_NUMBER, text, looks).encode()


def _next(pattern: re.Pattern[str], text: str) -> int:
    return max(map(int, pattern.findall(text)), default=0) + 1


def _before(pattern: re.Pattern[str], text: str, added: str) -> str:
    found = pattern.search(text)
    return f"{text[: found.start()]}{added}{text[found.start() :]}" if found else text


def _look(number: int, *, ordered: bool) -> str:
    levels = "".join(_level(level, ordered=ordered) for level in range(LEVELS))
    return (
        f'<w:abstractNum xmlns:w="{W_NAMESPACE}" w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    )


def _level(level: int, *, ordered: bool) -> str:
    if ordered:
        kind, pattern = _FORMATS[level % len(_FORMATS)]
        words = pattern.format(level + 1)
    else:
        kind, words = "bullet", _BULLETS[level % len(_BULLETS)]
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{words}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{_INDENT * (level + 1)}" w:hanging="{_INDENT}"/></w:pPr></w:lvl>'
    )
