"""Which statements belong together: `{% if %}` with its `{% endif %}`, and whether they pair."""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from briefing.messages import Message
from briefing.word.compiling.draft import Draft, mark_of
from briefing.word.compiling.tags import Tag
from briefing.word.faults import FaultKind

_PAIRED: Final = frozenset({"if", "for", "set", "filter", "macro", "call", "with", "autoescape"})
_BETWEEN: Final = {"elif": ("if",), "else": ("if", "for")}
SINGLE: Final = frozenset({"colspan", "cellbg", "vm", "hm"})
"""Statements that no end belongs to; `{% set x = … %}` is one more."""
_BLOCK_SET = re.compile(r"\s*set\s[^=]*$")
_PAIRING: Final = frozenset((FaultKind.UNCLOSED_BLOCK, FaultKind.UNOPENED_BLOCK, FaultKind.CROSSING_BLOCKS))
_FILES: Final = frozenset({"include", "import", "from", "extends", "block"})


@dataclass(slots=True)
class Block:
    """The tags of one block in their order, from the opening one to the closing one."""

    keyword: str
    numbers: list[int]


def find_blocks(draft: Draft) -> list[Block]:
    """The closed blocks of a part, inner ones first; faults of the others are noted."""
    closed: list[Block] = []
    stack: list[Block] = []
    for tag in draft.tags:
        if not tag.is_statement:
            continue
        if tag.keyword.startswith("end"):
            _close(draft, tag, stack, closed)
        elif tag.keyword in _BETWEEN:
            _continue(draft, tag, stack)
        elif tag.keyword in _PAIRED and (tag.keyword != "set" or _BLOCK_SET.match(tag.body)):
            stack.append(Block(tag.keyword, [tag.number]))
        elif tag.keyword != "set" and tag.keyword not in SINGLE:
            _complain_unknown(draft, tag)
    for block in stack:
        tag = draft.tag(block.numbers[0])
        draft.complain(
            FaultKind.UNCLOSED_BLOCK,
            tag,
            Message("The block “{keyword}” is never closed.", keyword=block.keyword),
            Message("Write {{% end{keyword} %}} where it ends.", keyword=block.keyword),
        )
    return closed


def _close(draft: Draft, tag: Tag, stack: list[Block], closed: list[Block]) -> None:
    keyword = tag.keyword[3:]
    if stack and stack[-1].keyword == keyword:
        block = stack.pop()
        block.numbers.append(tag.number)
        closed.append(block)
        return
    openers = [block for block in stack if block.keyword == keyword]
    if not openers:
        if keyword in _PAIRED:
            problem = Message("“{keyword}” closes a block that was never opened.", keyword=tag.keyword)
            remedy = Message("Write {{% {keyword} … %}} before it, or take the tag out.", keyword=keyword)
            draft.complain(FaultKind.UNOPENED_BLOCK, tag, problem, remedy)
        else:
            _complain_unknown(draft, tag)
        return
    while stack[-1] is not openers[-1]:
        _complain_crossing(draft, draft.tag(stack.pop().numbers[0]), tag)
    block = stack.pop()
    block.numbers.append(tag.number)
    closed.append(block)


def _complain_crossing(draft: Draft, inner: Tag, tag: Tag) -> None:
    draft.complain(
        FaultKind.CROSSING_BLOCKS,
        inner,
        Message(
            "The block “{keyword}” is still open where {tag} closes one that began before it.",
            keyword=inner.keyword,
            tag=tag.source,
        ),
        Message("Write {{% end{keyword} %}} before {tag}.", keyword=inner.keyword, tag=tag.source),
    )


def _continue(draft: Draft, tag: Tag, stack: list[Block]) -> None:
    openers = _BETWEEN[tag.keyword]
    if stack and stack[-1].keyword in openers:
        stack[-1].numbers.append(tag.number)
        return
    draft.complain(
        FaultKind.UNOPENED_BLOCK,
        tag,
        Message("“{keyword}” stands in no “{block}” block.", keyword=tag.keyword, block=openers[0]),
        Message("Write it between {{% {block} … %}} and {{% end{block} %}}.", block=openers[0]),
    )


def _complain_unknown(draft: Draft, tag: Tag) -> None:
    if tag.keyword in _FILES:
        draft.complain(
            FaultKind.FORBIDDEN,
            tag,
            Message("“{keyword}” would read another file, which a template may not do.", keyword=tag.keyword),
            Message("Copy the text into this template."),
        )
        return
    draft.complain(
        FaultKind.UNKNOWN_STATEMENT,
        tag,
        Message("There is no statement “{keyword}”.", keyword=tag.keyword or tag.body.strip()),
        Message("Statements are: if, elif, else, for, set, with, filter, macro, call, colspan, cellbg, vm, hm."),
    )


def check_structure(draft: Draft, blocks: list[Block]) -> None:
    """A block may begin and end in different paragraphs, but not at different depths of the document."""
    for block in blocks:
        chains = [_chain(draft, number) for number in block.numbers]
        shared = 0
        while all(len(chain) > shared and chain[shared] == chains[0][shared] for chain in chains):
            shared += 1
        shapes = {tuple(attribute or node.tag for node, attribute in chain[shared:]) for chain in chains}
        if len(shapes) > 1:
            tag = draft.tag(block.numbers[0])
            last = draft.tag(block.numbers[-1])
            draft.complain(
                FaultKind.BROKEN_STRUCTURE,
                tag,
                Message(
                    "The block begins {first} and ends with {tag} {last}, so that half of it would be cut off.",
                    first=_words(chains[0], shared),
                    tag=last.source,
                    last=_words(chains[-1], shared),
                ),
                Message(
                    "Put both tags at the same level: both in one cell, or both in rows of one table, "
                    "or both between paragraphs."
                ),
            )


def check_conditions(draft: Draft, blocks: list[Block], conditions: list[Block]) -> None:
    """The conditions of merged cells lie in a loop, and no block begins in such a cell and ends outside it.

    A cell that is merged is printed at the first turn of its loop only, and with it
    what it holds: half a block, or outside a loop everything.
    """
    if not conditions or any(flaw.kind in _PAIRING for flaw in draft.flaws):
        return
    block_of = {number: block for block in (*blocks, *conditions) for number in block.numbers}
    merged = {block.numbers[0] for block in conditions}
    stack: list[Block] = []
    outside: set[tuple[int, str]] = set()
    for node in draft.root.iter(etree.ProcessingInstruction):
        letter, number = mark_of(node) or ("", 0)
        block = block_of.get(number)
        if letter != "t" or block is None:
            continue
        if number in merged and not any(outer.keyword == "for" for outer in stack):
            tag = draft.tag(number)
            if (tag.paragraph, tag.source) not in outside:
                outside.add((tag.paragraph, tag.source))
                _complain_outside_loop(draft, tag)
        if number == block.numbers[0]:
            stack.append(block)
        elif not stack or stack[-1] is not block:
            halved = next((item for item in (block, *reversed(stack)) if item.numbers[0] not in merged), block)
            _complain_halved(draft, draft.tag(halved.numbers[0]))
            return
        elif number == block.numbers[-1]:
            stack.pop()


def _complain_outside_loop(draft: Draft, tag: Tag) -> None:
    draft.complain(
        FaultKind.BROKEN_STRUCTURE,
        tag,
        Message("The tag merges the cells that a loop makes, but it is in no loop."),
        Message("Put it between {% for … %} and {% endfor %}, or merge the cells in Word."),
    )


def _complain_halved(draft: Draft, tag: Tag) -> None:
    draft.complain(
        FaultKind.BROKEN_STRUCTURE,
        tag,
        Message("Half of the block lies in a cell that {% hm %} or {% vm %} merges, so that it would be cut off."),
        Message("Put both tags of the block into that cell, or both outside it."),
    )


def _chain(draft: Draft, number: int) -> list[tuple[etree._Element, str]]:
    """What the mark of a tag lies in, from the root down: elements, and an attribute at the end."""
    if number in draft.holders:
        element, attribute = draft.holders[number]
        elements = [*reversed(list(element.iterancestors())), element]
        return [*((node, "") for node in elements), *([(element, attribute)] if attribute else [])]
    mark = draft.marks.get(number)
    return [(node, "") for node in reversed(list(mark.iterancestors()))] if mark is not None else []


_PLACES = {
    "tc": Message("in a table cell"),
    "tr": Message("in a table row"),
    "tbl": Message("in a table"),
    "txbxContent": Message("in a text box"),
}


def _words(chain: list[tuple[etree._Element, str]], shared: int) -> Message:
    for node, attribute in chain[shared:]:
        if attribute:
            return Message("in a property of a picture or field")
        if place := _PLACES.get(etree.QName(node).localname):
            return place
    return Message("in a paragraph") if len(chain) > shared else Message("between paragraphs")
