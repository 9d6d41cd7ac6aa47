"""Comment tags that go over several paragraphs, `{#p … #}`: they are drawn together into the first of them."""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from briefing.word.compiling.tags import find_tags
from briefing.word.ooxml.markup import w
from briefing.word.ooxml.tree import ancestor, remove_node

_P, _T, _PPR, _SECTION = w("p"), w("t"), w("pPr"), w("sectPr")
_OPENER, _CLOSER = "{#", "#}"
_ROWS_AND_CELLS: Final = ("tr", "tc")


def join_comments(root: etree._Element) -> None:
    """Put each comment into the paragraph it begins in; what it goes over disappears.

    A comment that is still open where another one begins is left as it is: its
    end was forgotten, and the text up to some later end must not vanish.
    """
    if not any("#" in (text.text or "") for text in root.iter(_T)):
        return
    paragraphs = list(root.iter(_P))
    first = 0
    while first < len(paragraphs):
        level = _open_level(_text(paragraphs[first]))
        last = _closing(paragraphs, first) if level is not None else first
        if level is None or last == first:
            first += 1
            continue
        _join(paragraphs[first : last + 1], level)
        first = last


def _open_level(text: str) -> str | None:
    """The level of a comment that begins in the text and does not end there; None where there is none."""
    if _OPENER not in text:
        return None
    for span in find_tags(text):
        if not span.closed and text.startswith(_OPENER, span.start):
            word = text[span.start + 2 :].split(maxsplit=1)
            return word[0] if word and word[0] in ("p", *_ROWS_AND_CELLS) else ""
    return None


def _closing(paragraphs: Sequence[etree._Element], first: int) -> int:
    """The index of the paragraph in which a comment ends; the first itself where it never does."""
    for index in range(first + 1, len(paragraphs)):
        text = _text(paragraphs[index])
        end, another = text.find(_CLOSER), text.find(_OPENER)
        if end >= 0 and not 0 <= another < end:
            return index
        if another >= 0:
            break
    return first


def _join(paragraphs: Sequence[etree._Element], level: str) -> None:
    first, last = paragraphs[0], paragraphs[-1]
    holders = [ancestor(paragraph, level) for paragraph in paragraphs] if level in _ROWS_AND_CELLS else []
    for paragraph in paragraphs[1:-1]:
        _empty(paragraph)
    _cut_before(last, _text(last).index(_CLOSER))
    if first.getparent() is last.getparent():
        for node in list(first.itersiblings()):
            if node is last:
                break
            if next(node.iter(_SECTION), None) is None:
                remove_node(node)
        first.extend(child for child in list(last) if child.tag != _PPR)
        if next(last.iter(_SECTION), None) is None:
            remove_node(last)
        return
    _cut_before(last, len(_CLOSER))
    texts = _texts(first)
    texts[-1].text = f"{texts[-1].text or ''} {_CLOSER}"
    for holder in dict.fromkeys(holders):
        if holder is not None and holder is not holders[0] and not any(_texts_below(holder)):
            remove_node(holder)


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The texts of a paragraph itself, without those of text boxes in it."""
    return [text for text in paragraph.iter(_T) if ancestor(text, "p") is paragraph]


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in _texts(paragraph))


def _texts_below(holder: etree._Element) -> list[str]:
    return [text.text for text in holder.iter(_T) if text.text]


def _empty(paragraph: etree._Element) -> None:
    for child in list(paragraph):
        if child.tag != _PPR:
            paragraph.remove(child)


def _cut_before(paragraph: etree._Element, length: int) -> None:
    """Take so many characters away at the beginning of a paragraph."""
    for text in _texts(paragraph):
        words = text.text or ""
        text.text = words[length:]
        length -= min(length, len(words))
