"""The parts all notes are built from: runs with tags, tables, headings, page header and foot."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor
from layout import AFTER_SHADING, DRAFT_COLOUR, LOCALES, RULE_COLOUR, SHADE_COLOUR, Profile, shading

Cell = str | Sequence[str]
"""One text or several paragraphs."""

_WORD = re.compile(r"\[\[(\w+)\]\]")
_AFTER_ROW_MARKS = ("w:trHeight", "w:tblHeader", "w:tblCellSpacing", "w:jc")


class Note:
    """A document under construction, in one language and profile."""

    def __init__(self, document: Any, profile: Profile, language: str, words: dict[str, str]) -> None:
        self.document = document
        self.profile = profile
        self._locale = LOCALES[language]
        self._words = words

    def paragraph(self, text: str, style: str = "Body Text", *, bold_start: str = "") -> Any:
        """A paragraph; `bold_start` is set in bold before the text."""
        paragraph = self.document.add_paragraph(style=style)
        self.write(paragraph, text, bold_start=bold_start)
        return paragraph

    def heading(self, section: str, title: str) -> None:
        """The heading of a section with its number, which depends on the sections before it."""
        self.paragraph(f"{{{{ note.sections.{section} }}}}. {title}", "Heading 1")

    def annex(self, annex: str, title: str) -> None:
        """The heading of an annex, which begins a page; its number depends on the annexes before it."""
        number = self._words["annex_number"].format(number=f"{{{{ note.annexes.{annex} }}}}")
        self.paragraph(f"{number} {title}", "Annex Heading")

    @contextmanager
    def only_if(self, condition: str) -> Iterator[None]:
        """What is written meanwhile is in the note only if the condition holds."""
        self.paragraph(f"{{%p if {condition} %}}", "Normal")
        yield
        self.paragraph("{%p endif %}", "Normal")

    @contextmanager
    def each(self, row: str, rows: str) -> Iterator[None]:
        """What is written meanwhile is in the note once for each row."""
        self.paragraph(f"{{%p for {row} in {rows} %}}", "Normal")
        yield
        self.paragraph("{%p endfor %}", "Normal")

    def write(self, paragraph: Any, text: str, *, bold_start: str = "", colour: RGBColor | None = None) -> None:
        """Adds text to a paragraph, marked as the language of the document; `[[name]]` stands for fixed words."""
        for part, bold in ((bold_start, True), (text, None)):
            if part:
                run = paragraph.add_run(_WORD.sub(lambda match: self._words[match[1]], part))
                run.bold = bold
                if colour is not None:
                    run.font.color.rgb = colour
                self._set_language(run)

    def write_field(self, paragraph: Any, code: str) -> None:
        """Adds a field of Word (`PAGE`, `NUMPAGES`) with a first value of 1."""
        for kind in ("begin", "code", "separate", "value", "end"):
            run = paragraph.add_run()
            self._set_language(run)
            if kind == "code":
                instruction = OxmlElement("w:instrText")
                instruction.set(qn("xml:space"), "preserve")
                instruction.text = f" {code} "
                run._r.append(instruction)
            elif kind == "value":
                run.text = "1"
            else:
                character = OxmlElement("w:fldChar")
                character.set(qn("w:fldCharType"), kind)
                run._r.append(character)

    def table(self, widths: Sequence[float], headings: Sequence[str] = (), *, ruled: bool = True) -> "NoteTable":
        """A table with columns of these shares of the text width, and a heading row that repeats."""
        return NoteTable(self, [share / sum(widths) * self.profile.text_width for share in widths], headings, ruled)

    def tabs(self, paragraph: Any, *stops: tuple[float, WD_TAB_ALIGNMENT]) -> None:
        """Sets the tab stops of a paragraph, in millimetres."""
        for place, alignment in stops:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(place), alignment)

    def _set_language(self, run: Any) -> None:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), self._locale)
        run._r.get_or_add_rPr().append(language)


class NoteTable:
    """A table under construction. Widths stand in the grid and in the cells, because readers heed either."""

    def __init__(self, note: Note, widths: Sequence[float], headings: Sequence[str], ruled: bool) -> None:
        self._note = note
        self._widths = widths
        self._table = note.document.add_table(rows=0, cols=len(widths))
        self._table.alignment = WD_TABLE_ALIGNMENT.LEFT
        self._table.autofit = False
        self._style(ruled=ruled)
        for column, width in zip(self._table.columns, widths, strict=True):
            column.width = Mm(width)
        if headings:
            self._head(headings)

    def rows(
        self, row: str, rows: str, cells: Sequence[str | Sequence[str]], *, section: str, followed_by: str = ""
    ) -> None:
        """A row for each row of the briefing; the last one of the last section stays with what follows the table.

        Unless text of the same section comes after the table, which then stays with it instead: the condition
        `followed_by`.
        """
        unless = f" and not {followed_by}" if followed_by else ""
        with self.each(row, rows):
            self._statement_row(f"if loop.last and note.last_section == '{section}'{unless}")
            self.row(*cells, keep=True)
            self._statement_row("else")
            self.row(*cells)
            self._statement_row("endif")

    def row(self, *cells: Cell, bold_first: bool = False, right: Sequence[int] = (), keep: bool = False) -> None:
        """A row; a cell is one text or several paragraphs. Columns in `right` are set flush right.

        A row that is to `keep` stays on the page of what comes after it.
        """
        row = self._new_row()
        for index, (cell, content) in enumerate(zip(row.cells, cells, strict=True)):
            paragraphs = [content] if isinstance(content, str) else list(content)
            for number, text in enumerate(paragraphs):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                paragraph.style = "Table Heading" if bold_first and index == 0 else "Table Text"
                if index in right:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                if keep:
                    paragraph.paragraph_format.keep_with_next = True
                self._note.write(paragraph, text)

    @contextmanager
    def only_if(self, condition: str) -> Iterator[None]:
        """The rows written meanwhile are in the note only if the condition holds."""
        self._statement_row(f"if {condition}")
        yield
        self._statement_row("endif")

    @contextmanager
    def each(self, row: str, rows: str) -> Iterator[None]:
        """The rows written meanwhile are in the note once for each row of the briefing."""
        self._statement_row(f"for {row} in {rows}")
        yield
        self._statement_row("endfor")

    def _statement_row(self, statement: str) -> None:
        paragraph = self._new_row().cells[0].paragraphs[0]
        paragraph.style = "Table Text"
        self._note.write(paragraph, f"{{%tr {statement} %}}")

    def _head(self, headings: Sequence[str]) -> None:
        row = self._new_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, text in zip(row.cells, headings, strict=True):
            cell.paragraphs[0].style = "Table Heading"
            cell._tc.get_or_add_tcPr().append(shading(SHADE_COLOUR))
            self._note.write(cell.paragraphs[0], text)

    def _new_row(self) -> Any:
        row = self._table.add_row()
        row._tr.get_or_add_trPr().insert_element_before(OxmlElement("w:cantSplit"), *_AFTER_ROW_MARKS)
        for cell, width in zip(row.cells, self._widths, strict=True):
            cell.width = Mm(width)
        return row

    def _style(self, *, ruled: bool) -> None:
        properties = self._table._tbl.tblPr
        for name in ("w:tblStyle", "w:tblLook"):
            element = properties.find(qn(name))
            if element is not None:
                properties.remove(element)
        if ruled:
            properties.append(self._borders())
        layout = properties.find(qn("w:tblLayout"))
        if layout is not None:
            properties.remove(layout)
            properties.append(layout)
        properties.append(self._cell_margins(85 if ruled else 0))
        look = OxmlElement("w:tblLook")
        look.set(qn("w:val"), "0020")
        look.set(qn("w:firstRow"), "1")
        properties.append(look)

    def _borders(self) -> Any:
        full = self._note.profile.full_grid
        borders = OxmlElement("w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            if full or side not in {"left", "right", "insideV"}:
                border = OxmlElement(f"w:{side}")
                border.set(qn("w:val"), "single")
                border.set(qn("w:sz"), "4")
                border.set(qn("w:space"), "0")
                border.set(qn("w:color"), "000000" if full else RULE_COLOUR)
                borders.append(border)
        return borders

    def _cell_margins(self, beside: int) -> Any:
        margins = OxmlElement("w:tblCellMar")
        for side, width in (("top", 40), ("left", beside), ("bottom", 40), ("right", beside)):
            margin = OxmlElement(f"w:{side}")
            margin.set(qn("w:w"), str(width))
            margin.set(qn("w:type"), "dxa")
            margins.append(margin)
        return margins


_MARK = "{% if header.access_mark_code != 'none' %}{{ header.access_mark|stated }}{% endif %}"
_MARK_CAPITALS = _MARK.replace("stated", "stated|upper")
_MARK_CAPITAL = _MARK.replace("stated", "stated|upper_first")
_COPY = "{% if header.copy_no %}, [[copy]] {{ header.copy_no }}{% endif %}"


def add_page_marks(note: Note) -> None:
    """Access mark, draft mark and page number of every page, as the profile puts them."""
    section = note.document.sections[0]
    if note.profile.full_grid:
        section.different_first_page_header_footer = True
        _cyrillic_header(note, section.first_page_header, first=True)
        _cyrillic_header(note, section.header, first=False)
    else:
        _english_header(note, section.header.paragraphs[0])
        _english_footer(note, section.footer)


def _english_header(note: Note, paragraph: Any) -> None:
    width = note.profile.text_width
    note.tabs(paragraph, (width / 2, WD_TAB_ALIGNMENT.CENTER), (width, WD_TAB_ALIGNMENT.RIGHT))
    note.write(paragraph, f"\t{_MARK_CAPITALS}{_COPY}\t")
    _write_draft_mark(note, paragraph)


def _english_footer(note: Note, footer: Any) -> None:
    number, mark = footer.paragraphs[0], footer.add_paragraph(style="Footer")
    number.alignment = mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
    note.write_field(number, "PAGE")
    note.write(number, " [[of]] ")
    note.write_field(number, "NUMPAGES")
    note.write(mark, _MARK_CAPITALS)


def _cyrillic_header(note: Note, header: Any, *, first: bool) -> None:
    """Draft mark at the left, page number in the middle from page 2, access mark at the right."""
    header.is_linked_to_previous = False
    paragraph, width = header.paragraphs[0], note.profile.text_width
    note.tabs(paragraph, (width / 2, WD_TAB_ALIGNMENT.CENTER), (width, WD_TAB_ALIGNMENT.RIGHT))
    _write_draft_mark(note, paragraph)
    note.write(paragraph, "\t")
    if not first:
        note.write_field(paragraph, "PAGE")
    note.write(paragraph, f"\t{_MARK_CAPITAL}{_COPY if first else ''}")


def _write_draft_mark(note: Note, paragraph: Any) -> None:
    for part in ("{% if note.draft %}", "[[draft]]", "{% endif %}"):
        note.write(paragraph, "", bold_start=part, colour=DRAFT_COLOUR)


def rule_below(paragraph: Any) -> None:
    """Draws a thin line under a paragraph."""
    _rule(paragraph, "bottom", space=1)


def rule_above(paragraph: Any) -> None:
    """Draws a thin line over a paragraph, with room below it."""
    _rule(paragraph, "top", space=10)


def _rule(paragraph: Any, side: str, *, space: int) -> None:
    borders, rule = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "6"), ("space", str(space)), ("color", RULE_COLOUR)):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", *AFTER_SHADING)
