"""Sections that several papers have: topics, outcomes, figures, projects, commitments, what we propose."""

from blocks import Note, NoteTable
from docx.shared import Mm
from phrases import (
    COMMITMENT,
    DUE,
    FIGURE_REMARK,
    HEAD,
    NATURE,
    NATURE_AND_WHO,
    OWNER,
    PERSON,
    PROJECT_NAME_AND_PLACE,
    PROJECT_PLACE,
    PROJECT_SIZE,
    PROJECT_STAGE,
    PROJECT_STAGE_IN_TABLE,
    PROJECTS_NAMED,
    SPEAKER,
    STATE,
    TABLE_DATE,
    TOPIC,
    UNOFFICIAL,
    VALUE,
    WHEN,
    WORDS,
    one_below_other,
)


def people_of_ours(table: NoteTable) -> None:
    """The row of the delegation, its head first."""
    table.row("[[head]]", [HEAD, *one_below_other("official", "note.delegation", PERSON, "visit.members")])


def people(table: NoteTable) -> None:
    """The rows of the two sides of a visit."""
    people_of_ours(table)
    host_side = ["{%p if visit.host_side %}", "{{ visit.host_side }}", "{%p endif %}"]
    counterparts = one_below_other("official", "note.counterparts", PERSON, "visit.hosts")
    table.row("[[counterparts]]", [*host_side, *counterparts])


def discussed(note: Note) -> None:
    """What was discussed, under its heading."""
    with note.only_if("note.sections.discussed"):
        note.heading("discussed", "{% if note.about_visit %}[[discussed]]{% else %}[[discussed_article]]{% endif %}")
        reported(note)


def reported(note: Note) -> None:
    """Topics, reported words, quotations."""
    with note.each("topic", "topics"):
        note.paragraph(TOPIC, "List Bullet")
    with note.each("statement", "note.remarks"):
        note.paragraph(f"{SPEAKER}: {WORDS}{UNOFFICIAL}", "List Bullet")
    with note.each("statement", "note.quotations"):
        note.paragraph(f"[[opening]]{WORDS}[[closing]] – {SPEAKER}{UNOFFICIAL}", "Quote")


def outcomes(note: Note) -> None:
    """What the sides agreed, stated or reaffirmed."""
    with note.only_if("note.sections.outcomes"):
        note.heading("outcomes", "[[outcomes]]")
        with note.only_if("visit.result"):
            note.paragraph("{{ visit.result }}")
        with note.only_if("note.outcomes"):
            columns = ["[[number]]", "[[content]]", "[[nature]]", "[[deadline]]", "[[source]]"]
            table = note.table((5, 38, 24, 33 - note.profile.source_share, note.profile.source_share), columns)
            cells = ("{{ loop.index }}", "{{ row.text|upper_first }}", NATURE, DUE, "{{ row.cited }}")
            table.rows("row", "note.outcomes", cells, section="outcomes")


def figures(note: Note, remark: str = FIGURE_REMARK) -> None:
    """Every figure with its period, source and remark."""
    with note.only_if("targets"):
        note.heading("figures", "[[figures]]")
        columns = ["[[indicator]]", "[[value]]", "[[period]]", "[[source]]", "[[remark]]"]
        table = note.table((20, 36 - note.profile.source_share, 18, note.profile.source_share, 26), columns)
        cells = ("{{ target.name|stated|upper_first }}", VALUE, WHEN, "{{ target.cited }}", remark)
        table.rows("target", "targets", cells, section="figures", followed_by="note.named_projects")


def projects(note: Note) -> None:
    """Projects that are only named are a line; those with details have a table."""
    projects_named(note)
    with note.only_if("note.detailed_projects"):
        note.heading("projects", "[[projects]]")
        columns = ["[[project]]", "[[place_parties]]", "[[stage]]", "[[size]]", "[[source]]"]
        table = note.table((30, 20, 19, 31 - note.profile.source_share, note.profile.source_share), columns)
        cells = ("{{ project.name|upper_first }}", PROJECT_PLACE, PROJECT_STAGE, PROJECT_SIZE, "{{ project.cited }}")
        table.rows("project", "note.detailed_projects", cells, section="projects")


def projects_named(note: Note) -> None:
    """A line with the projects of which nothing but the name is known."""
    with note.only_if("note.named_projects"):
        paragraph = note.paragraph(PROJECTS_NAMED, bold_start="[[projects_named]] ")
        paragraph.paragraph_format.space_before = Mm(2)
        paragraph.paragraph_format.keep_with_next = True


def project_states(note: Note) -> None:
    """The projects with where they stand, what stops them and what we want."""
    projects_named(note)
    with note.only_if("note.detailed_projects"):
        note.heading("projects", "[[projects]]")
        columns = ["[[project]]", "[[stage]]", "[[issue_next_step]]", "[[our_position]]"]
        table = note.table((29, 22, 27, 22), columns)
        stage = [PROJECT_STAGE_IN_TABLE, "{%p if project.capacity or project.cost %}", PROJECT_SIZE, "{%p endif %}"]
        issues = [
            "{%p for issue in project.issues %}",
            "{{ issue.text|upper_first }}",
            "{%p endfor %}",
            "{%p if project.next_step %}",
            "[[next_step]] {{ project.next_step }}",
            "{%p endif %}",
        ]
        cells = (PROJECT_NAME_AND_PLACE, stage, issues, "{{ project.our_ask|upper_first }}")
        table.rows("project", "note.detailed_projects", cells, section="projects")


def document_table(note: Note, documents: str, *, section: str) -> None:
    """Documents with their kind, how far they have come and when they were signed."""
    columns = ["[[number]]", "[[document_title]]", "[[type]]", "[[state]]", "[[date_of_document]]"]
    table = note.table((5, 45, 16, 18, 16), columns)
    kind, state = "{{ row.type|upper_first }}", "{{ row.state|upper_first }}"
    cells = ("{{ loop.index }}", "{{ row.title }}", kind, state, f"{{{{ row.date|{TABLE_DATE} }}}}")
    table.rows("row", documents, cells, section=section)


def commitments(note: Note) -> None:
    """Who undertook what, by when, and what became of it."""
    with note.only_if("note.sections.commitments"):
        note.heading("commitments", "[[commitments]]")
        columns = ["[[number]]", "[[content]]", "[[nature]]", "[[deadline]]", "[[state]]"]
        table = note.table((5, 37, 21, 18.5, 18.5), columns)
        cells = ("{{ loop.index }}", COMMITMENT, NATURE_AND_WHO, DUE, STATE)
        table.rows("row", "note.outcomes", cells, section="commitments")


def attention(note: Note) -> None:
    """The unit's own judgement, marked as such."""
    with note.only_if("text.attention"):
        lead(note, "[[attention]]")
        note.paragraph("{{p text.attention|markdown }}")


def lead(note: Note, words: str) -> None:
    """A line in bold over what follows it, without a number."""
    paragraph = note.paragraph("", bold_start=words)
    paragraph.paragraph_format.space_before = Mm(2)
    paragraph.paragraph_format.keep_with_next = True


def proposals(note: Note) -> None:
    """What we propose, with owner, date and form."""
    with note.only_if("note.proposals"):
        note.heading("proposals", "[[proposals]]")
        columns = ["[[number]]", "[[measure]]", "[[owner]]", "[[due]]", "[[form]]"]
        table = note.table((6, 37, 23, 16, 18), columns)
        form = "{{ row.completion_form|stated|upper_first }}"
        cells = ("{{ loop.index }}", "{{ row.text|upper_first }}", OWNER, DUE, form)
        table.rows("row", "note.proposals", cells, section="proposals")
