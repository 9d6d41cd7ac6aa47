"""Formatted text of a Word document as the Markdown a briefing keeps."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefing.word.ooxml.markup import XmlError, parse_xml, value_of, w
from briefing.word.ooxml.package import Parts
from briefing.word.ooxml.parts import DOCUMENT, related_part

_ESCAPED: Final = re.compile(r"([\\`*_\[\]<>])")
_LINE_START: Final = re.compile(r"^(#|[-+>]|\d+[.)])(?=\s)")
_HEADING: Final = re.compile(r"heading ?(\d)", re.IGNORECASE)
_OFF: Final = frozenset(("0", "false", "off", "none"))
_TEXTS: Final = {w("t"): None, w("tab"): " ", w("br"): "  \n", w("noBreakHyphen"): "\u2011"}
_SKIPPED: Final = frozenset((w("del"), w("moveFrom")))


def formatted_text(content: etree._Element, parts: Parts) -> str:
    """The paragraphs of a content control as Markdown: bold and italic words, lists, headings, line breaks."""
    paragraphs = list(content.iter(w("p")))
    if not paragraphs:
        return _inline(content).strip()
    lists = _list_kinds(parts)
    blocks: list[tuple[bool, str]] = []
    for paragraph in paragraphs:
        words = _inline(paragraph).strip()
        mark = _mark(paragraph, lists) if words else ""
        if words:
            blocks.append((bool(mark) and "#" not in mark, mark + (words if mark else _LINE_START.sub(r"\\\1", words))))
    text = ""
    for number, (is_item, words) in enumerate(blocks):
        between = "\n" if is_item and blocks[number - 1][0] else "\n\n"
        text += (between if number else "") + words
    return text


def _inline(element: etree._Element) -> str:
    """The words of a paragraph with marks round bold and italic ones."""
    pieces: list[tuple[str, str]] = []
    for run in _runs(element):
        words = "".join(
            sign if (sign := _TEXTS[str(node.tag)]) is not None else _ESCAPED.sub(r"\\\1", node.text or "")
            for node in run.iter(*_TEXTS)
        )
        look = "**" * _is_on(run, "b") + "*" * _is_on(run, "i")
        if pieces and (pieces[-1][0] == look or not words.strip()):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + words)
        else:
            pieces.append((look, words))
    return "".join(_marked(look, words) for look, words in pieces)


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    for child in element.iterchildren(etree.Element):
        if child.tag == w("r"):
            yield child
        elif child.tag not in _SKIPPED and child.tag != w("pPr"):
            yield from _runs(child)


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


def _mark(paragraph: etree._Element, lists: dict[str, str]) -> str:
    """What stands before a heading or an item of a list."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return ""
    style = value_of(properties.find(w("pStyle")))
    heading = _HEADING.match(style)
    if heading:
        return f"{'#' * min(int(heading[1]), 6)} "
    number = value_of(properties.find(f"{w('numPr')}/{w('numId')}"))
    if number in lists or style.replace(" ", "").lower().startswith(("listbullet", "listnumber")):
        kind = lists.get(number) or ("decimal" if "number" in style.lower() else "bullet")
        level = value_of(properties.find(f"{w('numPr')}/{w('ilvl')}"))
        indent = "    " * (int(level) if level.isascii() and level.isdigit() and len(level) == 1 else 0)
        return f"{indent}- " if kind == "bullet" else f"{indent}1. "
    return ""


def _list_kinds(parts: Parts) -> dict[str, str]:
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
