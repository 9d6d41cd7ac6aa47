"""The mission report with its plan of measures (T4): for leadership, co-executors and those who control the plan."""

from blocks import Note, add_page_marks
from docx.shared import Mm
from phrases import (
    COMMITMENT,
    DAYS,
    DUE,
    HEADING_OF_PAPER,
    KIND_AND_PLACE,
    PURPOSE_OF_PAPER,
)
from requisites import annex, requisites, signature, sources
from sections import attention, commitments, discussed, document_table, people_of_ours

BASIS = "{{ visit.basis|stated|upper_first }}{% if visit.basis_ref|stated %}, {{ visit.basis_ref|stated }}{% endif %}"
PERSON_MET = (
    "{{ official.post|stated|upper_first }}{% if official.organisation %}, {{ official.organisation }}{% endif %}"
)


def compose(note: Note) -> None:
    """The report from its head to the annex of the draft."""
    add_page_marks(note)
    requisites(note, PURPOSE_OF_PAPER, HEADING_OF_PAPER)
    with note.only_if("visit.result or note.draft"):
        note.paragraph("{{ visit.result|stated }}", "Lead", bold_start="[[bottom_line]] ")
    mission(note)
    persons_met(note)
    discussed(note)
    results(note)
    commitments(note)
    issues(note)
    documents(note)
    attention(note)
    measures(note)
    expenses(note)
    sources(note)
    signature(note)
    annex(note)


def mission(note: Note) -> None:
    """Why, on what basis, where, when and who."""
    with note.only_if("note.sections.mission"):
        note.heading("mission", "[[mission]]")
        table = note.table((26, 74))
        table.row("[[aim]]", "{{ visit.purpose|stated|upper_first }}")
        table.row("[[basis]]", BASIS)
        table.row("[[kind_place]]", KIND_AND_PLACE)
        table.row("[[dates]]", DAYS)
        people_of_ours(table)


def persons_met(note: Note) -> None:
    """Whom the delegation met, with their posts."""
    with note.only_if("note.sections.persons_met"):
        note.heading("persons_met", "[[persons_met]]")
        table = note.table((34, 66), ["[[name]]", "[[post]]"])
        with table.only_if("not note.interlocutors"):
            table.row("{{ visit.hosts|stated }}", "")
        cells = ("{{ official.name }}", PERSON_MET)
        table.rows("official", "note.interlocutors", cells, section="persons_met")


def results(note: Note) -> None:
    """Every desired outcome, answered."""
    with note.only_if("note.sections.results"):
        note.heading("results", "[[results]]")
        table = note.table((44, 22, 34), ["[[desired_outcome]]", "[[reached]]", "[[remark]]"])
        with table.only_if("not visit.outcomes_sought"):
            table.row("{{ visit.outcomes_sought|stated }}", "", "")
        cells = ("{{ row.text|upper_first }}", "{{ row.reached|stated|upper_first }}", "{{ row.remark|upper_first }}")
        table.rows("row", "visit.outcomes_sought", cells, section="results")


def issues(note: Note) -> None:
    """What was difficult, and what should be done about it."""
    with note.only_if("note.sections.issues"):
        note.heading("issues", "[[issues]]")
        table = note.table((6, 47, 47), ["[[number]]", "[[issue]]", "[[recommendation]]"])
        with table.only_if("not visit.issues"):
            table.row("", "{{ visit.issues|stated }}", "")
        cells = ("{{ loop.index }}", "{{ row.text|upper_first }}", "{{ row.recommendation|stated|upper_first }}")
        table.rows("row", "visit.issues", cells, section="issues")


def documents(note: Note) -> None:
    """Documents that were signed or brought back."""
    with note.only_if("note.sections.documents"):
        note.heading("documents", "[[documents]]")
        document_table(note, "visit.documents", section="documents")


def measures(note: Note) -> None:
    """The plan: what is to be done, what proves it, who does it, with whom, by when."""
    with note.only_if("note.sections.measures"):
        note.heading("measures", "[[measures]]")
        columns = ["[[number]]", "[[measure]]", "[[form]]", "[[owner]]", "[[co_owners]]", "[[due]]"]
        table = note.table((6, 24, 15.5, 21, 19.5, 14), columns)
        with table.only_if("not note.measures"):
            table.row("", "[[measures_open]]", "", "", "", "")
        form = "{{ row.completion_form|stated|upper_first }}"
        cells = ("{{ loop.index }}", COMMITMENT, form, "{{ row.owner|stated }}", "{{ row.co_owners }}", DUE)
        table.rows("row", "note.measures", cells, section="measures", followed_by="visit.expenses")


def expenses(note: Note) -> None:
    """What the mission cost."""
    with note.only_if("visit.expenses"):
        paragraph = note.paragraph("{{ visit.expenses }}", bold_start="[[expenses]] ")
        paragraph.paragraph_format.space_before = Mm(2)
        paragraph.paragraph_format.keep_with_next = True
