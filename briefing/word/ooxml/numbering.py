"""The numbering of a document while lists are added to it: each list counts by itself."""

import copy
from itertools import chain
from typing import Final

from lxml import etree

from briefing.word.ooxml.markup import W_NAMESPACE, XmlError, parse_xml, w, write_xml

LEVELS: Final = 9
"""Levels of a list that Word has."""
_INDENT: Final = 360
"""How far each level is moved in, in twentieths of a point."""
_BULLETS: Final = "•–▪"
_FORMATS: Final = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))
_ABSTRACT, _LIST, _LAST = w("abstractNum"), w("num"), w("numIdMacAtCleanup")
_EMPTY: Final = f'<w:numbering xmlns:w="{W_NAMESPACE}"/>'.encode()


class Numbering:
    """The lists of a template, which has none where `data` is None, and those that are added to them."""

    def __init__(self, data: bytes | None) -> None:
        try:
            self._root: etree._Element | None = parse_xml(data or _EMPTY)
        except XmlError:
            self._root = None
        self.is_usable = self._root is not None and self._root.tag == w("numbering")
        self._looks: list[etree._Element] = []
        self._lists: list[etree._Element] = []
        self._next_look = self._next(_ABSTRACT, "abstractNumId")
        self._next_list = self._next(_LIST, "numId")
        self._own: dict[bool, int] = {}

    def add(self, *, ordered: bool, start: int, level: int) -> int:
        """The number of a new list in our own look, whose items of that level count from `start`."""
        if ordered not in self._own:
            self._own[ordered] = self.add_look(_look(ordered=ordered))
        overrides = [_override(level, start)] if ordered else []
        return self.add_list(self._own[ordered], overrides)

    def add_look(self, look: etree._Element) -> int:
        """The number of what a list looks like (`w:abstractNum`), which is taken over as it is."""
        number = self._next_look + len(self._looks)
        look.set(w("abstractNumId"), str(number))
        identity = look.find(w("nsid"))
        if identity is not None:
            # Word joins lists whose looks share this number.
            identity.set(w("val"), f"{0x4B000000 + number:08X}")
        self._looks.append(look)
        return number

    def add_list(self, look: int, overrides: list[etree._Element]) -> int:
        """The number of a new list (`w:num`) that looks like `look`, with the overrides of its levels."""
        number = self._next_list + len(self._lists)
        made = etree.Element(_LIST)
        made.set(w("numId"), str(number))
        etree.SubElement(made, w("abstractNumId")).set(w("val"), str(look))
        made.extend(overrides)
        self._lists.append(made)
        return number

    def written(self) -> bytes:
        """The part with the lists: what lists look like stands before the lists, as Word wants it."""
        root = copy.deepcopy(self._root)
        assert root is not None
        first = next(root.iterchildren(_LIST, _LAST), None)
        last = next(root.iterchildren(_LAST), None)
        for node, following in chain(((look, first) for look in self._looks), ((made, last) for made in self._lists)):
            if following is not None:
                following.addprevious(copy.deepcopy(node))
            else:
                root.append(copy.deepcopy(node))
        return write_xml(root)

    def _next(self, tag: str, attribute: str) -> int:
        found = () if self._root is None else self._root.iter(tag)
        numbers = (node.get(w(attribute), "") for node in found)
        return max((int(number) for number in numbers if number.isascii() and number.isdigit()), default=0) + 1


def _override(level: int, start: int) -> etree._Element:
    override = etree.Element(w("lvlOverride"))
    override.set(w("ilvl"), str(level))
    etree.SubElement(override, w("startOverride")).set(w("val"), str(start))
    return override


def _look(*, ordered: bool) -> etree._Element:
    levels = "".join(_level(level, ordered=ordered) for level in range(LEVELS))
    return etree.fromstring(
        f'<w:abstractNum xmlns:w="{W_NAMESPACE}"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
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
