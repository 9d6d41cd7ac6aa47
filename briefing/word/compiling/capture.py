"""Blocks whose text is caught before it is printed: `{% set %}`, `{% filter %}`, `{% macro %}`, `{% call %}`.

Within one paragraph they catch plain text, so that `{{ name|upper }}` works on
words and not on markup. Over several paragraphs they catch whole paragraphs.
"""

import copy
import re

from lxml import etree

from briefing.messages import Message
from briefing.word.compiling.blocks import Block
from briefing.word.compiling.draft import Draft, mark_node, mark_of
from briefing.word.compiling.tags import Tag, Where
from briefing.word.faults import FaultKind
from briefing.word.ooxml.markup import XML_SPACE, w
from briefing.word.ooxml.tree import remove_node

_CATCHING = frozenset(("set", "filter", "macro", "call"))
_NAME = re.compile(r"\s*(?:set|macro)\s+(\w+)")
_LETTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_P, _R, _T, _RPR = w("p"), w("r"), w("t"), w("rPr")


def catch_texts(draft: Draft, blocks: list[Block]) -> None:
    """Turn the blocks that lie in one paragraph into blocks of plain text; note the names of the others."""
    for block in blocks:
        if block.keyword not in _CATCHING:
            continue
        opening, closing = (draft.marks.get(number) for number in (block.numbers[0], block.numbers[-1]))
        tag = draft.tag(block.numbers[0])
        if opening is None or closing is None:
            continue
        parent = opening.getparent()
        if parent is not None and parent is closing.getparent() and parent.tag == _P:
            _catch(draft, block, tag, opening, closing)
        elif block.keyword == "filter":
            draft.complain(
                FaultKind.BROKEN_STRUCTURE,
                tag,
                Message("A filter changes words, so its block cannot go over several paragraphs."),
                Message("Use the filter in each tag: {{ name|upper }}."),
            )
        elif name := _NAME.match(tag.body):
            draft.caught_markup.add(name[1])
        elif block.keyword == "call":
            draft.caught_markup.add("caller")


def _catch(draft: Draft, block: Block, tag: Tag, opening: etree._Element, closing: etree._Element) -> None:
    look: etree._Element | None = None
    for node in list(opening.itersiblings()):
        if node is closing:
            break
        if node.tag == _R:
            look = node.find(_RPR) if look is None else look
            _flatten(draft, node)
        elif (mark := mark_of(node)) is None:
            opening.addprevious(node)
        elif mark[0] in "se":
            remove_node(node)
    if block.keyword in ("filter", "call"):
        _print_later(draft, block, tag, look)


def _flatten(draft: Draft, run: etree._Element) -> None:
    """Put the words of a run, and the values in it, in its place."""
    for child in run.iter():
        if mark := mark_of(child):
            number = mark[1]
            draft.tag(number).where = Where.CAPTURE
            run.addprevious(mark_node("v", number))
        elif text := _LETTERS.get(child.tag) or (child.text if child.tag == _T else ""):
            draft.texts.append(text)
            run.addprevious(mark_node("x", len(draft.texts)))
    remove_node(run)


def _print_later(draft: Draft, block: Block, tag: Tag, look: etree._Element | None) -> None:
    """Catch the block under a name, and print that after it, as a run."""
    name = f"caught_{tag.number}"
    closing = draft.marks[block.numbers[-1]]
    if block.keyword == "filter":
        tag.body = f" set {name} | {tag.body.strip().removeprefix('filter').strip()} "
        tag.keyword = "set"
        end = draft.tag(block.numbers[-1])
        end.body, end.keyword = " endset ", "endset"
    else:
        draft.marks[tag.number].addprevious(mark_node("t", draft.add_statement(f"set {name}", tag).number))
        end_mark = mark_node("t", draft.add_statement("endset", tag).number)
        closing.addnext(end_mark)
        closing = end_mark
    value = draft.add_tag(f"{{{{ {name} }}}}", tag.paragraph)
    value.source, value.made_up = tag.source, True
    run = etree.Element(_R)
    if look is not None:
        run.append(copy.deepcopy(look))
    text = etree.SubElement(run, _T)
    text.set(XML_SPACE, "preserve")
    text.append(mark_node("v", value.number))
    draft.marks[value.number] = run
    for node in (mark_node("e", value.number), run, mark_node("s", value.number)):
        closing.addnext(node)
