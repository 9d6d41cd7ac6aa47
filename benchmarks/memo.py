"""A two-page ministry memo as a template, for measuring template engines."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

_COLUMNS = {
    "officials": (("Name", "name"), ("Position", "position"), ("Agency", "agency"), ("Phone", "phone")),
    "projects": (
        ("Project", "title"),
        ("Location", "location"),
        ("Cost (M)", "cost"),
        ("Status", "status"),
        ("Done %", "done"),
    ),
    "targets": (("Indicator", "indicator"), ("Unit", "unit"), ("Target", "target"), ("Actual", "actual")),
}


def memo_template() -> bytes:
    """The memo in the syntax that docxtpl and Briefing share; some tags are split over runs."""
    document = Document()
    normal = document.styles["Normal"].font
    normal.name, normal.size = "Calibri", Pt(10.5)
    _letterhead(document)
    document.add_heading("Memorandum", 1)
    _addresses(document)
    document.add_heading("1. Purpose of the visit", 2)
    _write(document.add_paragraph(), "This note briefs {{ visitor }} for the visit to ")
    _write(document.paragraphs[-1], "{{ venue }}", split=True, bold=True)
    _write(document.paragraphs[-1], ", {{ province }}, on ")
    _write(document.paragraphs[-1], "{{ visit_date }}", split=True)
    _write(document.add_paragraph(), "{{ purpose }}", split=True)
    document.add_heading("2. Background", 2)
    _lines(document, "{%p for row in background %}", "{{ row.text }}", "{%p endfor %}")
    for number, (title, rows) in enumerate(
        (
            ("Officials to be met", "officials"),
            ("Projects in the area", "projects"),
            ("Targets and progress", "targets"),
        ),
        3,
    ):
        document.add_heading(f"{number}. {title}", 2)
        _table(document, rows)
    _lines(document, "{%p if has_risks %}", "Points that may be raised: {{ risks }}", "{%p endif %}")
    _lines(document, "{%p if has_press %}", "Press line: {{ press_line }}", "{%p endif %}")
    _lines(document, "Recommendation: take note of the above.", "", "Reviewed by {{ reviewed_by }}")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _letterhead(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    cells = section.header.add_table(rows=1, cols=2, width=Mm(166)).rows[0].cells
    _write(cells[0].paragraphs[0], "MINISTRY OF PUBLIC WORKS", bold=True)
    _write(cells[1].paragraphs[0], "Ref: {{ ref_no }}")
    _write(cells[1].add_paragraph(), "{{ classification }}", bold=True)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(foot, "Prepared by {{ prepared_by }}")


def _addresses(document: WordDocument) -> None:
    lines = (
        ("To", "recipient"),
        ("From", "sender"),
        ("Copy", "copy_to"),
        ("Date", "memo_date"),
        ("Subject", "subject"),
    )
    table = document.add_table(rows=len(lines), cols=2, style="Table Grid")
    for index, (label, name) in enumerate(lines):
        _write(table.rows[index].cells[0].paragraphs[0], label, bold=True)
        _write(table.rows[index].cells[1].paragraphs[0], f"{{{{ {name} }}}}", split=index % 2 == 0)


def _table(document: WordDocument, rows: str) -> None:
    columns = _COLUMNS[rows]
    empty = [""] * (len(columns) - 1)
    lines: Sequence[Sequence[str]] = (
        [title for title, _ in columns],
        [f"{{%tr for row in {rows} %}}", *empty],
        [f"{{{{ row.{name} }}}}" for _, name in columns],
        ["{%tr endfor %}", *empty],
    )
    table = document.add_table(rows=len(lines), cols=len(columns), style="Light Grid Accent 1")
    for line, texts in zip(table.rows, lines, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            _write(cell.paragraphs[0], text)


def _lines(document: WordDocument, *texts: str) -> None:
    for text in texts:
        _write(document.add_paragraph(), text)


def _write(paragraph: Paragraph, text: str, *, split: bool = False, bold: bool = False) -> None:
    """Text as one run, or as three with proofing marks between them, the way Word leaves it."""
    third = len(text) // 3
    for piece in (text[:third], text[third : 2 * third], text[2 * third :]) if split else (text,):
        paragraph.add_run(piece).bold = bold or None
        if split:
            mark = OxmlElement("w:proofErr")
            mark.set(qn("w:type"), "spellStart")
            paragraph._p.append(mark)  # noqa: SLF001 (python-docx has no public way)
