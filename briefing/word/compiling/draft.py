"""A part of a template while it is compiled: its tree, its tags and what is wrong with it."""

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

from briefing.messages import Message
from briefing.word.compiling.tags import Tag, TagKind, read_tag
from briefing.word.faults import FaultKind

MARK: Final = "briefing"
"""Target of the processing instructions that stand for tags in the tree."""
OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Stand round the number of a tag inside text and attributes: characters that no text may hold."""

_MARKS = re.compile(f"<\\?{MARK} ([a-z])(\\d+)\\?>|{OPEN}([a-z])(\\d+){CLOSE}")


class Flaw(NamedTuple):
    """A fault before its place is looked up."""

    kind: FaultKind
    problem: Message
    remedy: Message
    paragraph: int = 0
    tag: str = ""
    suggestion: str = ""
    number: int = 0


class Segment(NamedTuple):
    """A stretch of the part: markup where `mark` is empty, else a mark with its number."""

    mark: str
    number: int
    markup: str


@dataclass(slots=True)
class Draft:
    """`marks` holds, by the number of the tag, the node that stands for it in the tree.

    `freedom` says of each printed value whether its paragraph may be cut in two
    there and whether a content control may stand there; `holders` names the
    element and attribute of tags in plain text, `looks` the properties of the runs
    of values that take the place of their paragraph. `texts` are the words that are
    caught before they are printed, `caught_markup` the names of macros and of
    `{% set %}` blocks that hold whole paragraphs.
    """

    name: str
    root: etree._Element
    tags: list[Tag] = field(default_factory=list)
    marks: dict[int, etree._Element] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)
    freedom: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    holders: dict[int, tuple[etree._Element, str]] = field(default_factory=dict)
    looks: dict[int, etree._Element] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    caught_markup: set[str] = field(default_factory=set)

    def tag(self, number: int) -> Tag:
        """The tag of that number; numbers start at 1."""
        return self.tags[number - 1]

    def add_tag(self, source: str, paragraph: int) -> Tag:
        """A new tag, numbered after those there are."""
        tag = read_tag(len(self.tags) + 1, source)
        tag.paragraph = paragraph
        self.tags.append(tag)
        return tag

    def add_statement(self, body: str, like: Tag) -> Tag:
        """A tag that nobody wrote but that a written one asks for."""
        tag = self.add_tag(f"{{% {body} %}}", like.paragraph)
        tag.made_up = True
        return tag

    def complain(self, kind: FaultKind, tag: Tag, problem: Message, remedy: Message, suggestion: str = "") -> None:
        """Note a fault of a tag, once for both copies of a text box; the search for faults goes on."""
        if tag.in_fallback:
            return
        self.flaws.append(Flaw(kind, problem, remedy, tag.paragraph, tag.source, suggestion, tag.number))

    def forget_tree(self) -> None:
        """Let go of the tree, which is of no use once the segments are cut."""
        self.root = etree.Element(MARK)
        self.marks.clear()
        self.holders.clear()
        self.looks.clear()

    def segments(self) -> list[Segment]:
        """The part cut at its marks."""
        text = etree.tostring(self.root, encoding="unicode")
        segments: list[Segment] = []
        position = 0
        for found in _MARKS.finditer(text):
            if found.start() > position:
                segments.append(Segment("", 0, text[position : found.start()]))
            segments.append(Segment(found[1] or found[3], int(found[2] or found[4]), ""))
            position = found.end()
        segments.append(Segment("", 0, text[position:]))
        return segments


def mark_node(letter: str, number: int) -> etree._Element:
    """A mark for the tree: `t` a statement, `s` `v` `e` around, at and after a value, `q` `z` around properties."""
    return etree.ProcessingInstruction(MARK, f"{letter}{number}")


def mark_of(node: etree._Element) -> tuple[str, int] | None:
    """The letter and number of a mark, None for other nodes."""
    if getattr(node, "target", "") != MARK:
        return None
    text = node.text or ""
    return text[:1], int(text[1:])


def mark_text(tag: Tag) -> str:
    """A mark for text and attributes."""
    letter = {TagKind.OUTPUT: "v", TagKind.STATEMENT: "t"}.get(tag.kind)
    return f"{OPEN}{letter}{tag.number}{CLOSE}" if letter else ""
