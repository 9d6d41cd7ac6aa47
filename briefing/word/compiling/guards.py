"""Keeps a document whole when loops and conditions leave nothing: cells, notes, tables, columns.

Word refuses a cell or a header without a paragraph, a table without rows and a
row without cells. Where everything in one of these hangs on a condition, a guard
looks at what was printed. A table with a changing number of columns gets its
column widths anew. Guards are filter blocks that only the engine can write.
"""

from lxml import etree

from briefing.word.compiling.draft import Draft, mark_node, mark_of
from briefing.word.compiling.tags import Tag
from briefing.word.ooxml.markup import w

_P, _TBL, _TR, _TC = w("p"), w("tbl"), w("tr"), w("tc")
_PROPERTIES = frozenset(map(w, ("tcPr", "tblPr", "tblGrid", "trPr", "tblPrEx")))
_NEEDS = {
    **dict.fromkeys(map(w, ("tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent")), ("_filled", _P)),
    _TBL: ("_with_rows", _TR),
    _TR: ("_with_cells", _TC),
}
_OPENERS = frozenset(("if", "for", "macro", "call", "filter", "with", "set"))


def guard(draft: Draft, changing: set[etree._Element]) -> None:
    """Put guards round what a condition could empty; `changing` are tables whose number of columns changes."""
    marked = {
        parent
        for node in draft.root.iter(etree.ProcessingInstruction)
        if (parent := node.getparent()) is not None and parent.tag in _NEEDS
    }
    rows = {holder for holder in marked if holder.tag == _TR and not _surely_has(draft, holder, _TC)}
    marked |= {table for row in rows if (table := row.getparent()) is not None and table.tag == _TBL}
    for holder in sorted(marked, key=lambda holder: holder.tag != _TR):  # a row that may vanish can empty its table
        name, needed = _NEEDS[holder.tag]
        if not _surely_has(draft, holder, needed):
            if holder.tag in (_TBL, _TR):
                _wrap_node(draft, holder, name)
            else:
                _wrap_content(draft, holder, name)
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in draft.root.nsmap.items() if prefix)
    for table in changing:
        _wrap_node(draft, table, f"_fit_columns('{names}')")


def changing_tables(draft: Draft) -> set[etree._Element]:
    """The tables in which a tag stands for a cell or spans columns."""
    found = set()
    for tag in draft.tags:
        mark = draft.marks.get(tag.number)
        if mark is None:
            continue
        if tag.level == "tc" or (tag.is_statement and tag.keyword in ("colspan", "hm")):
            table = next(mark.iterancestors(_TBL), None)
            if table is not None:
                found.add(table)
    return found


def _surely_has(draft: Draft, holder: etree._Element, needed: str) -> bool:
    """Whether the needed child stands there under no condition, for paragraphs at the very end."""
    depth, sure = 0, False
    for child in holder:
        mark = mark_of(child)
        if mark is not None:
            letter, number = mark
            depth += _step(draft.tag(number)) if letter == "t" else {"s": 1, "e": -1}.get(letter, 0)
        elif child.tag not in _PROPERTIES:
            sure = (sure and needed != _P) or (depth == 0 and child.tag == needed)
    return sure


def _step(tag: Tag) -> int:
    if tag.keyword in _OPENERS and not (tag.keyword == "set" and "=" in tag.body):
        return 1
    return -1 if tag.keyword.startswith("end") else 0


def _statements(draft: Draft, name: str) -> tuple[etree._Element, etree._Element]:
    first = draft.tags[0]
    opening, closing = draft.add_statement(f"filter {name}", first), draft.add_statement("endfilter", first)
    return mark_node("t", opening.number), mark_node("t", closing.number)


def _wrap_content(draft: Draft, holder: etree._Element, name: str) -> None:
    opening, closing = _statements(draft, name)
    index = sum(1 for child in holder if child.tag in _PROPERTIES)
    holder.insert(index, opening)
    holder.append(closing)


def _wrap_node(draft: Draft, node: etree._Element, name: str) -> None:
    opening, closing = _statements(draft, name)
    node.addprevious(opening)
    node.addnext(closing)
