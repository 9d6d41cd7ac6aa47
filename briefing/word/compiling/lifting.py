"""Tags that stand for a whole paragraph, row or cell, and paragraphs that tags join.

`{%p … %}`, `{%tr … %}` and `{%tc … %}` take the place of the paragraph, row or
cell they stand in; `{{p … }}` and the like put a value there. `{%-` joins its
paragraph to the one before, `-%}` to the one after. A paragraph that holds
nothing but statements and comments is lifted without being told to, so that
loops leave no empty lines.
"""

from lxml import etree

from briefing.messages import Message
from briefing.word.compiling.blocks import Block
from briefing.word.compiling.draft import Draft, mark_node
from briefing.word.compiling.tags import Tag, TagKind, Where
from briefing.word.faults import FaultKind
from briefing.word.ooxml.markup import W_NAMESPACE, w
from briefing.word.ooxml.tree import ancestor, remove_node, replace_node

_P, _R, _T, _PPR, _TR, _TC = w("p"), w("r"), w("t"), w("pPr"), w("tr"), w("tc")
_SECTION = w("sectPr")
_NAMES = {"p": Message("paragraph"), "tr": Message("table row"), "tc": Message("table cell")}
# What is seen on the page, so that it must not vanish with a tag that is lifted.
_VISIBLE = frozenset(map(w, ("t", "drawing", "pict", "object", "footnoteReference", "endnoteReference", "sym", "ptab")))


def join_paragraphs(draft: Draft) -> None:
    """Join paragraphs at `{%-` and `-%}`; where there is none to join, strip the white space there."""
    for tag in draft.tags:
        mark = draft.marks.get(tag.number)
        if mark is None or not (tag.trims_before or tag.trims_after) or tag.level in ("p", "tr", "tc"):
            continue
        if tag.trims_before and not (tag.is_statement and _is_first(mark) and _join(mark, following=False)):
            _strip(mark, before=True)
        if tag.trims_after and not (tag.is_statement and _is_last(mark) and _join(mark, following=True)):
            _strip(mark, before=False)


def lift_tags(draft: Draft) -> None:
    """Put `{%p`, `{%tr`, `{%tc` tags in the place of what they stand in; what would be lost is a fault.

    A comment takes what stands beside it along: `{#tr` puts a whole row out of use.
    """
    for tag in draft.tags:
        mark = draft.marks.get(tag.number)
        if tag.level not in _NAMES or mark is None:
            continue
        holder = ancestor(mark, tag.level)
        if holder is None:
            _complain_outside(draft, tag)
        elif _others_lifted(draft, tag, holder):
            draft.complain(
                FaultKind.TEXT_BESIDE_TAG,
                tag,
                Message("Two tags in one {level} each want to take its place.", level=_NAMES[tag.level]),
                Message("Give each of them a {level} of its own.", level=_NAMES[tag.level]),
            )
        elif tag.kind is not TagKind.COMMENT and (lost := _visible_text(holder)):
            draft.complain(
                FaultKind.TEXT_BESIDE_TAG,
                tag,
                Message(
                    "The {level} is replaced by the tag, and “{lost}” beside it would be lost.",
                    level=_NAMES[tag.level],
                    lost=lost,
                ),
                Message("Move it out, or leave out the “{letter}” of the tag.", letter=tag.level),
            )
        else:
            _lift(draft, tag, mark, holder)


def lift_lonely_statements(draft: Draft, blocks: list[Block]) -> None:
    """Lift paragraphs in which only statements and comments stand, where whole blocks can be lifted."""
    lonely = _lonely_paragraphs(draft)
    holder_of = {number: paragraph for paragraph, numbers in lonely.items() for number in numbers}
    changed = True
    while changed:
        changed = False
        for block in blocks:
            if not _can_lift(draft, block, holder_of):
                for number in block.numbers:
                    paragraph = holder_of.get(number)
                    if paragraph is not None:
                        changed = True
                        for other in lonely.pop(paragraph):
                            del holder_of[other]
    for paragraph, numbers in lonely.items():
        replace_node(paragraph, *(draft.marks[number] for number in numbers), *_kept_section(paragraph))


def _lonely_paragraphs(draft: Draft) -> dict[etree._Element, list[int]]:
    found: dict[etree._Element, list[int]] = {}
    for tag in draft.tags:
        mark = draft.marks.get(tag.number)
        parent = mark.getparent() if mark is not None else None
        if parent is not None and parent.tag == _P and parent not in found:
            others = [child for child in parent if isinstance(child.tag, str) and child.tag != _PPR]
            if not any(_holds_something(child) for child in others):
                found[parent] = [
                    other.number
                    for other in draft.tags
                    if (node := draft.marks.get(other.number)) is not None and node.getparent() is parent
                ]
    return found


def _holds_something(node: etree._Element) -> bool:
    return any(child.tag in _VISIBLE or child.tag == w("r") for child in node.iter(etree.Element)) or node.tag == _R


def _can_lift(draft: Draft, block: Block, holder_of: dict[int, etree._Element]) -> bool:
    """Whether all tags of a block stand, or would stand, beside each other."""
    holders = [holder_of.get(number) for number in block.numbers]
    if all(holder is not None for holder in holders) and len(set(holders)) == 1:
        return True
    parents = set()
    for number, holder in zip(block.numbers, holders, strict=True):
        node = holder if holder is not None else draft.marks.get(number)
        if node is None or (parent := node.getparent()) is None or (holder is None and parent.tag == _P):
            return False
        parents.add(parent)
    return len(parents) == 1


def _lift(draft: Draft, tag: Tag, mark: etree._Element, holder: etree._Element) -> None:
    if tag.kind is TagKind.OUTPUT:
        replace_node(holder, *_block_value(draft, tag, holder), *_kept_section(holder))
        return
    if tag.kind is TagKind.COMMENT:
        del draft.marks[tag.number]
        replace_node(holder, *_kept_section(holder))
        return
    replace_node(holder, mark, *_kept_section(holder))


def _block_value(draft: Draft, tag: Tag, holder: etree._Element) -> list[etree._Element]:
    """A value in the place of a paragraph; words given there get the look of the paragraph and of the tag."""
    tag.where = Where.BLOCK
    template = etree.Element(_P)
    if tag.level == "p":
        properties = holder.find(_PPR)
        if properties is not None:
            template.append(properties)
            for section in properties.findall(_SECTION):
                properties.remove(section)
    run = etree.SubElement(template, _R)
    if tag.number in draft.looks:
        run.append(draft.looks[tag.number])
    text = etree.SubElement(run, _T)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.append(mark_node("v", tag.number))
    return [mark_node("s", tag.number), template, mark_node("e", tag.number)]


def _kept_section(paragraph: etree._Element) -> list[etree._Element]:
    """The end of a section must outlive the paragraph that carried it."""
    properties = paragraph.find(_PPR) if paragraph.tag == _P else None
    section = properties.find(_SECTION) if properties is not None else None
    if properties is None or section is None:
        return []
    kept = etree.Element(_P)
    etree.SubElement(kept, _PPR).append(section)
    return [kept]


def _others_lifted(draft: Draft, tag: Tag, holder: etree._Element) -> bool:
    return any(
        other is not tag
        and other.level == tag.level
        and (mark := draft.marks.get(other.number)) is not None
        and ancestor(mark, tag.level) is holder
        for other in draft.tags
    )


def _visible_text(holder: etree._Element) -> Message:
    """What a reader would miss if the node were taken out."""
    words = "".join(node.text or "{{ … }}" for node in holder.iter(_T) if node.text or len(node)).strip()[:60]
    others = any(node.tag in _VISIBLE and node.tag != _T for node in holder.iter(etree.Element))
    found = [*([words] if words else []), *([Message("a picture or note")] if others else [])]
    return Message.joined(" ", found)


def _complain_outside(draft: Draft, tag: Tag) -> None:
    if tag.level == "p":
        problem, remedy = Message("The tag is in no paragraph."), Message("Move it into a paragraph.")
        draft.complain(FaultKind.BROKEN_STRUCTURE, tag, problem, remedy)
        return
    draft.complain(
        FaultKind.OUTSIDE_TABLE,
        tag,
        Message("The tag stands for a {level}, but it is in no table.", level=_NAMES[tag.level]),
        Message("Move it into a table, or write p for {letter} to repeat paragraphs.", letter=tag.level),
    )


def _is_first(mark: etree._Element) -> bool:
    return all(node.tag == _PPR for node in mark.itersiblings(etree.Element, preceding=True))


def _is_last(mark: etree._Element) -> bool:
    return next(mark.itersiblings(etree.Element), None) is None


def _join(mark: etree._Element, *, following: bool) -> bool:
    """Pour the paragraph of a mark into the one before it, or the following one into it; whether there is one."""
    paragraph = ancestor(mark, "p")
    other = None if paragraph is None else paragraph.getnext() if following else paragraph.getprevious()
    if paragraph is None or other is None or other.tag != _P:
        return False
    first, second = (paragraph, other) if following else (other, paragraph)
    for child in list(second):
        if child.tag != _PPR:
            first.append(child)
    replace_node(second, *_kept_section(second))
    return True


def _strip(mark: etree._Element, *, before: bool) -> None:
    for node in mark.itersiblings(preceding=before):
        if not isinstance(node.tag, str) or node.tag == _PPR:
            return
        texts = list(node.iter(f"{{{W_NAMESPACE}}}t"))
        if not texts:
            continue
        text = texts[-1 if before else 0]
        if len(text):
            return
        text.text = (text.text or "").rstrip() if before else (text.text or "").lstrip()
        if text.text:
            return
        remove_node(text)
