"""The decision note (T3): for a leader who must choose, and ticks what is chosen."""

from blocks import Note, add_page_marks, rule_above
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm
from phrases import DATE, HEADING_OF_PAPER, PURPOSE_OF_PAPER, TABLE_DATE
from requisites import annex, requisites, signature, sources
from sections import attention, figures, proposals, reported

TICK_WORDS = ["\u25a1 [[approve]]", "\u25a1 [[do_not_approve]]", "\u25a1 [[discuss]]"]
"""Each after an empty box."""

OFFICE = "{{ row.office }}{% if row.person %}, {{ row.person }}{% endif %}"
ANSWER = f"{{{{ row.state|stated|upper_first }}}}{{% if row.date %}}, {{{{ row.date|{TABLE_DATE} }}}}{{% endif %}}"


def compose(note: Note) -> None:
    """The note from its head to the annex of the draft."""
    add_page_marks(note)
    requisites(note, PURPOSE_OF_PAPER, HEADING_OF_PAPER)
    with note.only_if("text.bottom_line or note.draft"):
        note.paragraph("{{ text.bottom_line|stated }}", "Lead", bold_start="[[bottom_line]] ")
    recommendations(note)
    why_now(note)
    situation(note)
    figures(note)
    options(note)
    consultation(note)
    attention(note)
    proposals(note)
    sources(note)
    signature(note)
    decision_line(note)
    annex(note)


def recommendations(note: Note) -> None:
    """What is to be decided, each with the words the reader ticks."""
    with note.only_if("note.sections.recommendations"):
        note.heading("recommendations", "[[recommendations]]")
        columns = ["[[number]]", "[[recommendation]]", "[[decide_by]]", "[[tick]]"]
        table = note.table((8, 52, 18, 22), columns)
        with table.only_if("not decision.recommendations"):
            table.row("", "{{ decision.recommendations|stated }}", "", TICK_WORDS)
        number = "{{ note.sections.recommendations }}.{{ loop.index }}"
        day = (
            f"{{% if row.by %}}{{{{ row.by|{TABLE_DATE} }}}}"
            f"{{% else %}}{{{{ header.critical_date|{TABLE_DATE}|stated }}}}{{% endif %}}"
        )
        with table.each("row", "decision.recommendations"):
            table.row(number, "{{ row.text|stated|upper_first }}", day, TICK_WORDS)


def why_now(note: Note) -> None:
    """The day by which the decision is needed, and why."""
    with note.only_if("note.sections.why_now"):
        note.heading("why_now", "[[why_now]]")
        note.paragraph(
            f"[[needed_by]] {{{{ header.critical_date|{DATE}|stated }}}}: {{{{ header.critical_reason|stated }}}}"
        )


def situation(note: Note) -> None:
    """What the reader must know; what was reported where nobody has written it."""
    with note.only_if("note.sections.situation"):
        note.heading("situation", "[[situation]]")
        with note.only_if("text.background"):
            note.paragraph("{{p text.background|markdown }}")
        with note.only_if("not text.background"):
            note.paragraph("{{ note.bottom_line }}")
            reported(note)


def options(note: Note) -> None:
    """Between what there is to choose, and where the money comes from."""
    with note.only_if("note.sections.options"):
        note.heading("options", "[[options]]")
        with note.only_if("decision.options or not decision.no_alternative"):
            columns = ["[[option]]", "[[cost]]", "[[risk]]", "[[legal]]", "[[reaction]]"]
            table = note.table((24, 18, 20, 19, 19), columns)
            with table.only_if("not decision.options"):
                table.row("{{ decision.options|stated }}", "", "", "", "")
            fields = ("title", "cost", "risk", "legal", "reaction")
            with table.each("row", "decision.options"):
                table.row(
                    *(f"{{{{ row.{field}|upper_first }}}}" for field in fields), keep=True
                )  # to compare at a glance
        with note.only_if("decision.no_alternative and not decision.options"):
            note.paragraph("{{ decision.no_alternative }}", bold_start="[[no_alternative]] ")
        with note.only_if("decision.funding or note.draft"):
            funding = note.paragraph("{{ decision.funding|stated }}", bold_start="[[funding]] ")
            funding.paragraph_format.space_before = Mm(2)


def consultation(note: Note) -> None:
    """Who was asked, and what they said."""
    with note.only_if("note.sections.consultation"):
        note.heading("consultation", "[[consultation]]")
        table = note.table((36, 24, 40), ["[[office]]", "[[answer]]", "[[remark_of_office]]"])
        with table.only_if("not header.clearance"):
            table.row("{{ header.clearance|stated }}", "", "")
        cells = (OFFICE, ANSWER, "{{ row.remark|upper_first }}")
        table.rows("row", "header.clearance", cells, section="consultation")


def decision_line(note: Note) -> None:
    """Room for the reader's decision."""
    width = note.profile.text_width
    line = note.paragraph("[[decision_of]]\t____________\t[[date_of_decision]] ____________", "Signature")
    note.tabs(line, (width * 0.55, WD_TAB_ALIGNMENT.CENTER), (width, WD_TAB_ALIGNMENT.RIGHT))
    rule_above(line)
