"""The bilateral fact sheet (T5): kept alive between contacts, and looked into before each of them."""

from blocks import Note, add_page_marks
from phrases import DAYS, FIGURE_REMARK, HEADING_OF_PAPER, KIND, PERSON, PLACE, TABLE_DATE
from requisites import annex, drafter, requisites, sources
from sections import commitments, document_table, figures, project_states

METHOD = "{% if target.definition %}{{ target.definition|upper_first }}. {% endif %}"
SHEET = (
    f"[[sheet_of]] {{{{ header.unit|stated }}}}; [[next_review]] {{{{ relations.next_review|{TABLE_DATE}|stated }}}}"
)


def compose(note: Note) -> None:
    """The sheet from its head to the annex of the draft."""
    add_page_marks(note)
    requisites(note, heading=HEADING_OF_PAPER)
    country(note)
    figures(note, METHOD + FIGURE_REMARK)
    treaties(note)
    visits(note)
    project_states(note)
    commitments(note)
    problems(note)
    talking_line(note)
    sources(note)
    note.paragraph(SHEET, "Source")
    drafter(note)
    annex(note)


def country(note: Note) -> None:
    """Names of the partner, and who speaks for it."""
    with note.only_if("note.sections.country"):
        note.heading("country", "[[country]]")
        table = note.table((30, 70))
        table.row("[[official_name]]", "{{ note.partner.official_name or relations.country|stated }}")
        with table.only_if("note.partner.capital"):
            table.row("[[capital]]", "{{ note.partner.capital }}")
        with table.only_if("relations.established"):
            table.row("[[established]]", f"{{{{ relations.established|{TABLE_DATE} }}}}")
        for field in ("head_of_state", "head_of_government", "partner_minister", "our_ambassador", "their_ambassador"):
            unless_unknown = f"relations.{field}" if field == "head_of_government" else f"relations.{field}|stated"
            with table.only_if(unless_unknown):
                table.row(f"[[{field}]]", _person(f"relations.{field}"))


def _person(field: str) -> str:
    """Name, post and since when; in a draft a frame where nobody is entered."""
    since = f"{{% if {field}.in_post_since %}}, [[since]] {{{{ {field}.in_post_since|{TABLE_DATE} }}}}{{% endif %}}"
    return (
        f"{{% if {field} %}}{PERSON.replace('official', field)}{since}{{% else %}}{{{{ {field}|stated }}}}{{% endif %}}"
    )


def treaties(note: Note) -> None:
    """The documents that bind both sides."""
    with note.only_if("note.sections.treaties"):
        note.heading("treaties", "[[treaties]]")
        with note.only_if("relations.treaties"):
            document_table(note, "relations.treaties", section="treaties")
        with note.only_if("not relations.treaties"):
            note.paragraph("{{ relations.treaties|stated }}")


def visits(note: Note) -> None:
    """Visits either way; the one that the briefing is about comes first."""
    with note.only_if("note.sections.visits"):
        note.heading("visits", "[[visits]]")
        table = note.table((20, 20, 34, 26), ["[[date_of_visit]]", "[[kind]]", "[[who_place]]", "[[result]]"])
        with table.only_if("note.visit_began"):
            head = "{% if visit.head %}{{ visit.head.name }}; {% endif %}"
            table.row(DAYS, KIND, head + PLACE, "{{ visit.result }}")
        with table.only_if("not relations.visits and relations.visits|stated"):
            table.row("{{ relations.visits|stated }}", "", "", "")
        who = "{{ row.who|upper_first }}{% if row.who and row.place %}; {% endif %}{{ row.place }}"
        cells = (f"{{{{ row.date|{TABLE_DATE} }}}}", "{{ row.kind|upper_first }}", who, "{{ row.result|upper_first }}")
        table.rows("row", "relations.visits", cells, section="visits")


def problems(note: Note) -> None:
    """What stands between the sides today."""
    with note.only_if("note.sections.problems"):
        note.heading("problems", "[[problems]]")
        with note.each("row", "relations.problems"):
            note.paragraph("{{ row.text|upper_first }}", "List Bullet")
        with note.only_if("not relations.problems"):
            note.paragraph("{{ relations.problems|stated }}", "List Bullet")


def talking_line(note: Note) -> None:
    """What can be said to the partner in any contact."""
    with note.only_if("relations.talking_line or note.draft"):
        note.paragraph("{{ relations.talking_line|stated }}", "Lead", bold_start="[[talking_line]] ")
