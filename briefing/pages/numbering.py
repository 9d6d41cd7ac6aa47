"""Numbered and bulleted lists: level definitions, counters and labels (ECMA-376 17.9)."""

import re
from collections.abc import Mapping
from typing import Final

import msgspec

from briefing.pages.ooxml import VAL, Element, W, is_on, number, parse_part, value
from briefing.pages.properties import Properties, paragraph_properties, run_properties

# Bullets of Word use private-use codes of the Symbol and Wingdings fonts; these are their Unicode twins.
_SYMBOL_TO_UNICODE: Final = {
    0xB7: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xFC: "✓", 0xFB: "✗", 0x76: "❖", 0x6E: "■", 0x6C: "●",
    0x6F: "□", 0x71: "❑", 0xE0: "→", 0x2D: "–", 0xAE: "→", 0xF0: "⇒", 0xA3: "☐", 0x52: "☑", 0xFE: "☑",
    0x75: "◆", 0xAA: "✦", 0xD6: "√", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xA5: "∞", 0x78: "☒", 0xB6: "✰",
}  # fmt: skip
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_LEVELS: Final = 9


class Level(msgspec.Struct, frozen=True):
    """One level of a list."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    alignment: str = "left"
    suffix: str = "tab"
    legal: bool = False
    restart_after: int | None = None
    style: str = ""
    paragraph: Properties = {}
    run: Properties = {}
    picture: bool = False


def plain_bullet(text: str) -> str:
    """A bullet with the private-use codes of symbol fonts turned into Unicode."""
    return "".join(
        _SYMBOL_TO_UNICODE.get(ord(char) - 0xF000, "•") if 0xF000 <= ord(char) <= 0xF0FF else char for char in text
    )


class Numbering:
    """The list definitions of a document."""

    def __init__(self, parts: Mapping[str, bytes], name: str | None, theme: dict[str, str]) -> None:
        self._lists: dict[int, dict[int, Level]] = {}
        self._abstract_of: dict[int, str] = {}
        self._overridden: dict[int, dict[int, int]] = {}
        if name is None or name not in parts:
            return
        root = parse_part(parts, name)
        abstracts = {a.get(f"{W}abstractNumId", ""): a for a in root.iter(f"{W}abstractNum")}
        linked = {v: key for key, a in abstracts.items() if (v := value(a, "styleLink"))}
        for num in root.iter(f"{W}num"):
            abstract_id = value(num, "abstractNumId") or ""
            abstract = abstracts.get(abstract_id)
            via = value(abstract, "numStyleLink")
            if via in linked:
                abstract_id, abstract = linked[via], abstracts[linked[via]]
            self._read_list(num, abstract, abstract_id, theme)

    def _read_list(self, num: Element, abstract: Element | None, abstract_id: str, theme: dict[str, str]) -> None:
        list_id = int(number(num.get(f"{W}numId")))
        levels = {_index(e): _level(e, theme) for e in (abstract.iter(f"{W}lvl") if abstract is not None else ())}
        starts: dict[int, int] = {}
        for override in num.iter(f"{W}lvlOverride"):
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[_index(override)] = _level(own, theme)
            start = value(override, "startOverride")
            if start is not None:
                starts[_index(override)] = int(number(start, 1))
        self._lists[list_id], self._abstract_of[list_id], self._overridden[list_id] = levels, abstract_id, starts

    def level(self, list_id: int, level: int) -> Level | None:
        """The definition of a level, or None for a list that does not exist (`0`: no list)."""
        return self._lists.get(list_id, {}).get(level) if list_id else None

    def paragraph_properties(self, list_id: int, level: int) -> Properties:
        """The indents and tabs that a level gives its paragraphs."""
        found = self.level(list_id, level)
        return found.paragraph if found is not None else {}

    def level_of_style(self, list_id: int, style: str) -> int:
        """The level of a list that a paragraph style is tied to."""
        levels = self._lists.get(list_id, {})
        return next((index for index, level in levels.items() if style and level.style == style), 0)

    def counters(self) -> "Counters":
        """Fresh counters, for one pass over the document."""
        return Counters(self)


class Counters:
    """The running numbers of the lists of a document; lists of one definition share them."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()

    def next_label(self, list_id: int, level: int) -> str:
        """Count one paragraph and return its label, such as `2.1.`; empty for a list without one."""
        definition = self._numbering.level(list_id, level)
        if definition is None or not 0 <= level < _LEVELS:
            return ""
        abstract_of = self._numbering._abstract_of  # noqa: SLF001 - one module
        counts = self._counts.setdefault(abstract_of[list_id], [None] * _LEVELS)
        self._count(list_id, level, counts, definition)
        if definition.number_format == "bullet":
            return plain_bullet(definition.text)
        if definition.number_format == "none":
            return re.sub(r"%\d", "", definition.text)

        def written(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            other = self._numbering.level(list_id, index) or definition
            if counts[index] is None:
                counts[index] = other.start
            style = "decimal" if definition.legal else other.number_format
            return format_number(counts[index] or 0, style)

        return re.sub(r"%([1-9])", written, definition.text)

    def _count(self, list_id: int, level: int, counts: list[int | None], definition: Level) -> None:
        overrides = self._numbering._overridden[list_id]  # noqa: SLF001 - one module
        count = counts[level]
        if level in overrides and (list_id, level) not in self._started:
            counts[level] = overrides[level]
        else:
            counts[level] = definition.start if count is None else count + 1
        self._started.add((list_id, level))
        for deeper in range(level + 1, _LEVELS):
            below = self._numbering.level(list_id, deeper)
            restart = below.restart_after if below is not None else None
            if restart is None or (restart and level < restart):
                counts[deeper] = None


def format_number(count: int, style: str) -> str:
    """A number in a numbering format (ECMA-376 17.18.59); unknown formats are decimal."""
    if style in {"lowerLetter", "upperLetter", "russianLower", "russianUpper"}:
        letters = _LATIN if style.endswith("Letter") else _RUSSIAN
        turn, index = divmod(max(count, 1) - 1, len(letters))
        text = letters[index] * min(turn + 1, 20)
        return text.upper() if style.startswith("upper") or style.endswith("Upper") else text
    if style in {"lowerRoman", "upperRoman"}:
        text = _roman(count)
        return text.upper() if style == "upperRoman" else text
    if style == "decimalZero":
        return f"{count:02d}"
    if style == "none":
        return ""
    return f"{count}{_ordinal_ending(count)}" if style == "ordinal" else str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    text = ""
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        text += letters * times
    return text


def _ordinal_ending(count: int) -> str:
    if count % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def _index(element: Element) -> int:
    return int(number(element.get(f"{W}ilvl")))


def _level(element: Element, theme: dict[str, str]) -> Level:
    legal, restart = element.find(f"{W}isLgl"), value(element, "lvlRestart")
    text = element.find(f"{W}lvlText")
    return Level(
        start=int(number(value(element, "start"), 1)),
        number_format=value(element, "numFmt") or "decimal",
        text=(text.get(VAL, "") if text is not None else ""),
        alignment=value(element, "lvlJc") or "left",
        suffix=value(element, "suff") or "tab",
        legal=legal is not None and is_on(legal),
        restart_after=None if restart is None else int(number(restart)),
        style=value(element, "pStyle") or "",
        paragraph=paragraph_properties(element.find(f"{W}pPr")),
        run=run_properties(element.find(f"{W}rPr"), theme),
        picture=element.find(f"{W}lvlPicBulletId") is not None,
    )
