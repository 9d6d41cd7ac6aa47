"""Formatted text of a Word document as the Markdown a briefing keeps."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from briefing.word.ooxml.addresses import is_plain_address
from briefing.word.ooxml.markup import R_NAMESPACE, XmlError, parse_xml, value_of, w
from briefing.word.ooxml.package import Parts
from briefing.word.ooxml.parts import DOCUMENT, related_part, relationships_of

_SIGNS: Final = re.compile(
    r"\\(?=[^\w\s])|`|\*(?=\S)|(?<=\S)\*|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|\[(?=[^\]]{0,200}\]\()|<(?=[\w/!])"
)
"""Signs that Markdown would take for its own where they stand."""
_LINE_START: Final = re.compile(r"^(#|[-+>](?=\s)|\d+(?=[.)]\s))")
_HEADING: Final = re.compile(r"heading ?(\d)", re.IGNORECASE)
_OFF: Final = frozenset(("0", "false", "off", "none"))
_SKIPPED: Final = frozenset((w("del"), w("moveFrom"), w("pPr"), w("sdtPr")))
_TEXTS: Final = {w("t"): None, w("tab"): " ", w("br"): "  \n", w("noBreakHyphen"): "\u2011"}
_DEEPEST: Final = 8


def formatted_text(content: etree._Element, parts: Parts) -> str:
    """What a content control holds as Markdown: paragraphs, headings, lists, quotations, tables, links, emphasis."""
    return _Writer(parts).text(content)


class _Writer:
    """Writes the blocks of one control one after the other; knows how far each list has counted."""

    def __init__(self, parts: Parts) -> None:
        self._lists = _list_kinds(parts)
        self._addresses = _addresses(parts)
        self._counts: Counter[tuple[str, int]] = Counter()

    def text(self, content: etree._Element) -> str:
        """All blocks, those of one list line by line."""
        text, was_item = "", False
        for is_item, words in self._blocks(content):
            between = "\n" if is_item and was_item else "\n\n"
            text += f"{between if text else ''}{words}"
            was_item = is_item
        return text or _guarded(self._inline(content).strip())

    def _blocks(self, content: etree._Element) -> Iterator[tuple[bool, str]]:
        """Each block with whether it is an item of a list."""
        for child in content.iterchildren(etree.Element):
            if child.tag == w("p"):
                words = self._inline(child).strip()
                if words:
                    mark, is_item = self._mark(child)
                    yield is_item, f"{mark}{words if mark else _guarded(words)}"
            elif child.tag == w("tbl"):
                if child.find(f".//{w('tc')}") is not None:
                    yield False, self._table(child)
            elif child.tag not in _SKIPPED and child.tag != w("r"):
                yield from self._blocks(child)

    def _table(self, table: etree._Element) -> str:
        rows = [
            [" ".join(self._inline(cell).split()).replace("|", "\\|") for cell in row.iter(w("tc"))]
            for row in table.iter(w("tr"))
        ]
        width = max(map(len, rows), default=0)
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        lines.insert(1, f"|{' --- |' * width}")
        return "\n".join(lines).replace("**", "", lines[0].count("**"))  # the head of a table is bold by itself

    def _inline(self, element: etree._Element) -> str:
        """The words of a paragraph with marks round bold and italic ones."""
        pieces: list[tuple[str, str]] = []
        for look, words in self._runs(element):
            if pieces and (pieces[-1][0] == look or not words.strip()):
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + words)
            else:
                pieces.append((look, words))
        return re.sub(r"  \n +", "  \n", "".join(_marked(look, words) for look, words in pieces))

    def _runs(self, element: etree._Element) -> Iterator[tuple[str, str]]:
        """The words of each run with the marks of its look; a link is one piece."""
        for child in element.iterchildren(etree.Element):
            if child.tag == w("r"):
                yield "**" * _is_on(child, "b") + "*" * _is_on(child, "i"), _words(child)
            elif child.tag == w("hyperlink"):
                words = self._inline(child)
                address = self._addresses.get(child.get(f"{{{R_NAMESPACE}}}id", ""), "")
                yield "", f"[{words}]({address})" if address and words.strip() else words
            elif child.tag not in _SKIPPED:
                yield from self._runs(child)

    def _mark(self, paragraph: etree._Element) -> tuple[str, bool]:
        """What stands before a heading, a quotation or an item of a list, and whether it is such an item."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            return "", False
        style = value_of(properties.find(w("pStyle")))
        heading = _HEADING.match(style)
        if heading:
            return f"{'#' * min(int(heading[1]), 6)} ", False
        if style.lower() == "quote":
            return "> ", False
        number = value_of(properties.find(f"{w('numPr')}/{w('numId')}"))
        if number in self._lists or style.replace(" ", "").lower().startswith(("listbullet", "listnumber")):
            kind = self._lists.get(number) or ("decimal" if "number" in style.lower() else "bullet")
            return self._item_mark(number, kind, value_of(properties.find(f"{w('numPr')}/{w('ilvl')}"))), True
        return "", False

    def _item_mark(self, number: str, kind: str, level: str) -> str:
        depth = int(level) if level.isascii() and level.isdigit() and int(level) < _DEEPEST else 0
        self._counts[number, depth] += 1
        for deeper in range(depth + 1, _DEEPEST):
            self._counts.pop((number, deeper), None)
        return "    " * depth + ("- " if kind == "bullet" else f"{self._counts[number, depth]}. ")


def _words(run: etree._Element) -> str:
    pieces = (_TEXTS[str(node.tag)] or _SIGNS.sub(r"\\\g<0>", node.text or "") for node in run.iter(*_TEXTS))
    return "".join(pieces)


def _guarded(words: str) -> str:
    """A paragraph whose beginning Markdown does not take for a heading or an item of a list."""
    return _LINE_START.sub(lambda found: f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}", words)


def _marked(look: str, words: str) -> str:
    """Words between marks; Markdown wants the marks right beside a letter."""
    bare = words.strip()
    if not look or not bare:
        return words
    start = words.index(bare)
    return f"{words[:start]}{look}{bare}{look[::-1]}{words[start + len(bare) :]}"


def _is_on(run: etree._Element, name: str) -> int:
    found = run.find(f"{w('rPr')}/{w(name)}")
    return int(found is not None and value_of(found).lower() not in _OFF)


def _addresses(parts: Parts) -> Mapping[str, str]:
    """The web addresses that hyperlinks of the body lead to."""
    found = {relation.get("Id", ""): relation for relation in relationships_of(parts, DOCUMENT)}
    return {
        identity: address
        for identity, relation in found.items()
        if relation.get("TargetMode") == "External" and is_plain_address(address := relation.get("Target", ""))
    }


def _list_kinds(parts: Parts) -> Mapping[str, str]:
    """The kind of mark of each list of the document (`bullet`, `decimal` …) by its number."""
    try:
        root = parse_xml(parts[related_part(parts, DOCUMENT, "numbering")])
    except (KeyError, XmlError):
        return {}
    identity = w("abstractNumId")
    kinds = {
        item.get(identity, ""): value_of(item.find(f"{w('lvl')}/{w('numFmt')}")) for item in root.iter(w("abstractNum"))
    }
    return {
        number.get(w("numId"), ""): kinds.get(value_of(number.find(identity)), "") or "bullet"
        for number in root.iter(w("num"))
    }
