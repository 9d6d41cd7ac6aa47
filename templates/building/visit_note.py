"""The visit information note (T1): after a visit, made from a press release or an article."""

from blocks import Note, add_page_marks
from phrases import DATES, DOCUMENT, KIND_AND_PLACE, PERSON_AND_COUNTRY, one_below_other
from requisites import annex, bottom_line, requisites, signature, sources
from sections import attention, discussed, figures, outcomes, people, projects, proposals


def compose(note: Note) -> None:
    """The note from its head to the annex of the draft."""
    add_page_marks(note)
    requisites(note)
    bottom_line(note)
    glance(note)
    discussed(note)
    outcomes(note)
    figures(note)
    projects(note)
    attention(note)
    proposals(note)
    sources(note)
    signature(note)
    annex(note)


def glance(note: Note) -> None:
    """Section 1: the facts of the visit, and the people named."""
    with note.only_if("note.sections.glance"):
        note.heading("glance", "{% if note.about_visit %}[[glance]]{% else %}[[glance_article]]{% endif %}")
        table = note.table((26, 74), ["[[item]]", "[[information]]"])
        with table.only_if("note.about_visit"):
            table.row("[[kind_place]]", KIND_AND_PLACE)
            table.row("[[dates]]", DATES)
            people(table)
        for label, field in (("[[aim]]", "visit.purpose"), ("[[basis]]", "visit.basis")):
            with table.only_if(field):
                table.row(label, f"{{{{ {field}|upper_first }}}}")
        with table.only_if("note.about_visit"):
            table.row("[[documents]]", one_below_other("document", "visit.documents", DOCUMENT))
        with table.only_if("note.others"):
            table.row("[[others]]", one_below_other("official", "note.others", PERSON_AND_COUNTRY))
