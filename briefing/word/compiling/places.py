"""Tells where in a document a paragraph stands, as a person would say it."""

import re
from functools import cached_property

from lxml import etree

from briefing.word.compiling.draft import Flaw
from briefing.word.faults import Fault, Place
from briefing.word.ooxml.markup import w
from briefing.word.ooxml.properties import style_of

_P, _T, _TBL, _TR, _TC = w("p"), w("t"), w("tbl"), w("tr"), w("tc")
_HEADING = re.compile(r"(heading|title|заголовок|тақырып)\s*\d*$", re.IGNORECASE)


class PlaceFinder:
    """The places of one part. `label` is what people call the part, `headings` the styles of headings."""

    def __init__(self, name: str, label: str, root: etree._Element, headings: frozenset[str]) -> None:
        self._name, self._label, self._root, self._headings = name, label, root, headings

    @cached_property
    def _paragraphs(self) -> list[etree._Element]:
        return list(self._root.iter(_P))

    def place(self, paragraph: int) -> Place:
        """The place of a paragraph, counted from 1 in the order of the file; 0 is the part itself."""
        if not 0 < paragraph <= len(self._paragraphs):
            return Place(part=self._label, part_name=self._name)
        element = self._paragraphs[paragraph - 1]
        table, row, cell = self._cell(element)
        return Place(
            part=self._label,
            part_name=self._name,
            heading=self._heading_before(paragraph),
            paragraph=paragraph,
            table=table,
            row=row,
            cell=cell,
            text=_words(element)[:120],
        )

    def fault(self, flaw: Flaw) -> Fault:
        """A fault with its place."""
        return Fault(
            kind=flaw.kind,
            problem=flaw.problem,
            remedy=flaw.remedy,
            tag=flaw.tag,
            place=self.place(flaw.paragraph),
            suggestion=flaw.suggestion,
        )

    def _heading_before(self, paragraph: int) -> str:
        for element in reversed(self._paragraphs[:paragraph]):
            outline = element.find(f"{w('pPr')}/{w('outlineLvl')}")
            name = style_of(element, "pPr", "pStyle")
            if outline is not None or name in self._headings or _HEADING.match(name):
                words = _words(element)
                if words:
                    return words[:80]
        return ""

    def _cell(self, element: etree._Element) -> tuple[int, int, int]:
        cell = next(element.iterancestors(_TC), None)
        row = next(cell.iterancestors(_TR), None) if cell is not None else None
        table = next(row.iterancestors(_TBL), None) if row is not None else None
        if cell is None or row is None or table is None:
            return 0, 0, 0
        tables = list(self._root.iter(_TBL))
        return tables.index(table) + 1, list(table.iter(_TR)).index(row) + 1, list(row.iter(_TC)).index(cell) + 1


def _words(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(_T)).strip()
