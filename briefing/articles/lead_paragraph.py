"""Finds a page's lead where it stands apart from the body: a block of its own between headline and first paragraph.

A block that the body repeats nearly word for word is a summary, no lead.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKED = re.compile(r"(?:^|[\s_-])(?:lead|lede|lid|intro|anons|announce|preamble)(?:$|[\s_-])", re.IGNORECASE)
_BLOCKS = frozenset({"div", "p", "section", "h2", "h3", "strong", "header"})
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*$")
_SHORTEST, _LONGEST = 60, 900
_BEGINNING = 40
_TELLING = re.compile(r"\w{4,}|\d+")
_REPEATED = 0.8


def lead_apart(tree: "HtmlElement", title: str, paragraphs: list[str]) -> str:
    """The lead that a page marks as one and the body lacks, or an empty string."""
    wanted, first, body = _key(title), _key(paragraphs[0])[:_BEGINNING], _key("".join(paragraphs))
    below_headline = False
    for element in tree.iter():
        if element.tag in _HEADINGS and not below_headline:
            below_headline = bool(wanted) and wanted in _key(element.text_content())
        elif below_headline and element.tag in _BLOCKS:
            marked = _MARKED.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}")
            text = " ".join(element.text_content().split()) if marked or element.tag == "p" else ""
            if first and text and _key(text[: 2 * _BEGINNING]).startswith(first):
                return ""
            if marked and _SHORTEST <= len(text) <= _LONGEST and _SENTENCE_END.search(text):
                return "" if _key(text) in body or _is_summary(text, paragraphs) else text
    return ""


def _is_summary(text: str, paragraphs: list[str]) -> bool:
    """Whether the body says nearly all of it again."""
    words, said = set(_TELLING.findall(text.casefold())), set(_TELLING.findall(" ".join(paragraphs).casefold()))
    return len(words & said) > _REPEATED * len(words)


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
