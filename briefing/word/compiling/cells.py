"""Statements that shape a table cell: `{% colspan %}`, `{% cellbg %}`, `{% vm %}`, `{% hm %}`."""

from collections.abc import Callable

from lxml import etree

from briefing.messages import Message
from briefing.word.compiling.blocks import Block
from briefing.word.compiling.draft import Draft, mark_node, mark_text
from briefing.word.compiling.tags import Tag, TagKind, Where
from briefing.word.faults import FaultKind
from briefing.word.ooxml.markup import w
from briefing.word.ooxml.tree import ancestor, remove_node

# The order of the properties of a cell; those that follow stay behind.
_ORDER = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")


def shape_cells(draft: Draft) -> list[Block]:
    """Turn the shaping statements of cells into properties of these cells; the conditions this takes."""
    conditions: list[Block] = []
    for tag in list(draft.tags):
        mark = draft.marks.get(tag.number)
        shape = _SHAPES.get(tag.keyword) if tag.is_statement else None
        if mark is None or shape is None:
            continue
        cell = ancestor(mark, "tc")
        if cell is None:
            draft.complain(
                FaultKind.OUTSIDE_TABLE,
                tag,
                Message("“{keyword}” shapes a table cell, but the tag is in no table.", keyword=tag.keyword),
                Message("Move it into a cell."),
            )
            continue
        conditions += shape(draft, tag, cell)
        remove_node(draft.marks.pop(tag.number))
        tag.kind = TagKind.COMMENT
    return conditions


def _span(draft: Draft, tag: Tag, cell: etree._Element) -> list[Block]:
    value = _value(draft, tag, tag.body.strip().removeprefix("colspan"))
    _property(cell, "gridSpan").set(w("val"), value)
    return []


def _shade(draft: Draft, tag: Tag, cell: etree._Element) -> list[Block]:
    shade = _property(cell, "shd")
    shade.attrib.clear()
    shade.set(w("val"), "clear")
    shade.set(w("color"), "auto")
    shade.set(w("fill"), _value(draft, tag, tag.body.strip().removeprefix("cellbg")))
    return []


def _merge_down(draft: Draft, tag: Tag, cell: etree._Element) -> list[Block]:
    """One cell over all turns of the loop: the first prints, the others continue it."""
    value = _value(draft, tag, "'restart' if loop.first else 'continue'")
    _property(cell, "vMerge").set(w("val"), value)
    conditions = []
    for paragraph in cell.findall(w("p")):
        block, opening, closing = _condition(draft, tag)
        conditions.append(block)
        properties = paragraph.find(w("pPr"))
        if properties is not None:
            properties.addnext(opening)
        else:
            paragraph.insert(0, opening)
        paragraph.append(closing)
    return conditions


def _merge_across(draft: Draft, tag: Tag, cell: etree._Element) -> list[Block]:
    """One cell as wide as all turns of the loop; only the first turn writes it."""
    span = _property(cell, "gridSpan")
    width = span.get(w("val"), "1")
    span.set(w("val"), _value(draft, tag, f"{width if width.isdigit() else 1} * loop.length"))
    block, opening, closing = _condition(draft, tag)
    cell.addprevious(opening)
    cell.addnext(closing)
    return [block]


_SHAPES: dict[str, Callable[[Draft, Tag, etree._Element], list[Block]]] = {
    "colspan": _span,
    "cellbg": _shade,
    "vm": _merge_down,
    "hm": _merge_across,
}


def _value(draft: Draft, tag: Tag, expression: str) -> str:
    """A mark that prints the expression into an attribute."""
    value = draft.add_tag(f"{{{{ {expression} }}}}", tag.paragraph)
    value.source, value.where, value.made_up = tag.source, Where.ATTRIBUTE, True
    return mark_text(value)


def _condition(draft: Draft, tag: Tag) -> tuple[Block, etree._Element, etree._Element]:
    opening, closing = draft.add_statement("if loop.first", tag), draft.add_statement("endif", tag)
    opening.source = closing.source = tag.source
    block = Block("if", [opening.number, closing.number])
    return block, mark_node("t", opening.number), mark_node("t", closing.number)


def _property(cell: etree._Element, name: str) -> etree._Element:
    """The property of the cell, made in its place where it is missing."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = etree.Element(w("tcPr"))
        cell.insert(0, properties)
    found = properties.find(w(name))
    if found is not None:
        return found
    before = [w(earlier) for earlier in _ORDER[: _ORDER.index(name)]]
    index = sum(1 for child in properties if child.tag in before)
    made = etree.Element(w(name))
    properties.insert(index, made)
    return made
