"""Marks contents tables, so that Word makes them anew when the finished note is opened."""

import re
from typing import Final

from lxml import etree

from briefing.word.ooxml.markup import w

_CONTENTS: Final = re.compile(r"\s*TOC\b", re.IGNORECASE)


def mark_contents_tables(root: etree._Element) -> None:
    """Mark every TOC field as out of date: loops and conditions change headings and pages."""
    for field in root.iter(w("fldSimple")):
        if _CONTENTS.match(field.get(w("instr"), "")):
            field.set(w("dirty"), "true")
    open_fields: list[tuple[etree._Element, list[str]]] = []
    for node in root.iter(w("fldChar"), w("instrText")):
        if node.tag == w("instrText"):
            if open_fields:
                open_fields[-1][1].append(node.text or "")
        elif node.get(w("fldCharType")) == "begin":
            open_fields.append((node, []))
        elif open_fields:
            beginning, code = open_fields[-1]
            if _CONTENTS.match("".join(code)):
                beginning.set(w("dirty"), "true")
            if node.get(w("fldCharType")) == "end":
                open_fields.pop()
