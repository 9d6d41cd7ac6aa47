"""What stands round the text of every paper: head, bottom line, sources, signature, the annex of a draft."""

from blocks import Note, rule_below
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm
from phrases import AS_OF, BOTTOM_LINE, DOCUMENT_DATE, EXECUTOR, HEADING, PURPOSE, REFERENCE, SOURCES


def requisites(note: Note, purpose: str = PURPOSE, heading: str = HEADING) -> None:
    """The head of the paper, as the profile puts it."""
    write = requisites_cyrillic if note.profile.full_grid else requisites_english
    write(note, purpose, heading)


def requisites_english(note: Note, purpose: str, heading: str) -> None:
    """Heading first, then a block of requisites."""
    note.paragraph("[[document]]", "Title")
    rule_below(note.paragraph(heading, "Subtitle"))
    table = note.table((15, 85), ruled=False)
    table.row("[[to]]", "{{ header.addressee|stated }}", bold_first=True)
    with table.only_if("header.through"):
        table.row("[[through]]", "{{ header.through }}", bold_first=True)
    unit = (
        "{{ header.unit|stated }}{% if header.org %}{% if header.unit|stated %}, {% endif %}{{ header.org }}{% endif %}"
    )
    table.row("[[from]]", unit, bold_first=True)
    dates = f"{DOCUMENT_DATE}   ·   {AS_OF}   ·   {REFERENCE}"
    table.row("[[date]]", dates, bold_first=True)
    table.row("[[purpose]]", purpose, bold_first=True)


def requisites_cyrillic(note: Note, purpose: str, heading: str) -> None:
    """Addressee at the right, kind of document and heading in the middle, the line of date and number."""
    width = note.profile.text_width
    addressee = note.paragraph("{{ header.addressee|stated }}", "Requisite")
    addressee.paragraph_format.left_indent = Mm(width / 2 + 5)
    note.paragraph("[[document]]", "Title")
    note.paragraph(heading, "Subtitle")
    line = note.paragraph(f"{DOCUMENT_DATE}\t{{{{ header.place|stated }}}}\t{REFERENCE}", "Requisite")
    note.tabs(line, (width / 2, WD_TAB_ALIGNMENT.CENTER), (width, WD_TAB_ALIGNMENT.RIGHT))
    rule_below(note.paragraph(f"{purpose}; {AS_OF}", "Source"))


def bottom_line(note: Note) -> None:
    """The drafter's own words, else those the program joins from the fields."""
    with note.only_if("text.bottom_line or note.bottom_line"):
        note.paragraph(BOTTOM_LINE, "Lead", bold_start="[[bottom_line]] ")


def sources(note: Note) -> None:
    """The numbered sources in one paragraph."""
    with note.only_if("sources"):
        paragraph = note.paragraph(SOURCES, "Source", bold_start="[[sources]] ")
        paragraph.paragraph_format.space_before = Mm(3)
        paragraph.paragraph_format.keep_with_next = True


def signature(note: Note) -> None:
    """Who signs, with room for the signature, and who drafted."""
    width = note.profile.text_width
    line = note.paragraph(
        "{{ header.signatory_post|stated }}\t____________\t{{ header.signatory_name|stated }}", "Signature"
    )
    line.paragraph_format.keep_with_next = True
    note.tabs(line, (width * 0.55, WD_TAB_ALIGNMENT.CENTER), (width, WD_TAB_ALIGNMENT.RIGHT))
    drafter(note)


def drafter(note: Note) -> None:
    """Who drafted the paper, at its foot."""
    with note.only_if("note.draft or header.executor"):
        note.paragraph(EXECUTOR, "Executor")


def annex(note: Note) -> None:
    """Of a draft only: what to verify before signature, on a page of its own."""
    with note.only_if("note.points"):
        note.paragraph("[[annex]]", "Annex Heading")
        note.paragraph("[[annex_note]]", "Source").paragraph_format.space_after = Mm(2)
        with note.each("point", "note.points"):
            note.paragraph("{{ point|written_as(point.text) }}", "List Number")
