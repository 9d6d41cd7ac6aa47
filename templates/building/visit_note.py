"""Builds the Word templates of the visit information note (T1): `python templates/building/visit_note.py [FOLDER]`.

A person may open the built files in Word and change them; what should outlive
the next build is changed here. `[[name]]` stands for fixed words of the
language, which are in `visit_note_words.toml`; the rest is the template's own
language of `{{ fields }}` and `{% statements %}`.
"""

import sys
import tomllib
from pathlib import Path

from blocks import Note, add_page_marks, rule_below
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm
from layout import PROFILES, new_document, save

HERE = Path(__file__).resolve().parent

DATE = "date('[[date_style]]')"
TABLE_DATE = "date('[[table_date_style]]')"

HEADING = "{{ header.title or note.title }}"
PURPOSE = "{{ header.purpose or '[[purpose_default]]' }}"
DOCUMENT_DATE = f"{{{{ header.doc_date|{DATE}|stated }}}}"
AS_OF = f"[[as_of]] {{{{ note.as_of|{DATE} }}}}"
REFERENCE = "[[reference]] {{ header.reg_no|stated }}"
BOTTOM_LINE = "{{ text.bottom_line or note.bottom_line }}"

KIND_AND_PLACE = (
    "{{ visit.kind|stated|upper_first }}; {{ visit.city|stated }}"
    "{% if visit.country and visit.country != visit.city %}, {{ visit.country }}{% endif %}"
)
DATES = (
    "{% if visit.dates_known_code == 'month_only' %}{{ visit.date_from|month|stated }}{% else %}"
    "{{ visit.date_from|date_range(visit.date_to, '[[date_style]]')|stated }}{% endif %}"
    f"{{% if visit.reported_on %}}; [[reported]] {{{{ visit.reported_on|{DATE} }}}}{{% endif %}}"
)
HEAD = (
    "{% if visit.head %}{{ visit.head.name }}, {{ visit.head.post|stated }}{% else %}{{ visit.head|stated }}{% endif %}"
)
PERSON = "{{ official.name }}{% if official.post %}, {{ official.post }}{% endif %}"
PERSON_AND_COUNTRY = PERSON + "{% if official.country %} ({{ official.country }}){% endif %}"
DOCUMENT = (
    "{{ document.title }}{% if document.state %} – {{ document.state }}{% endif %}"
    f"{{% if document.date %}}, {{{{ document.date|{DATE} }}}}{{% endif %}}"
)

TOPIC = "{{ topic.text|upper_first }}{% if topic.cited %} {{ topic.cited }}{% endif %}"
SPEAKER = (
    "{% if statement.speaker %}{{ statement.speaker.name }}{% else %}{{ statement.speaker_name }}{% endif %}"
    "{% if statement.post_then or statement.speaker.post %}, "
    "{{ statement.post_then if statement.post_then else statement.speaker.post }}{% endif %}"
)
WORDS = "{% if statement.is_translated %}{{ statement.translation }}{% else %}{{ statement.text }}{% endif %}"
UNOFFICIAL = (
    "{% if statement.is_translated and statement.unofficial_translation %} ([[unofficial]]){% endif %}"
    " {{ statement.cited }}"
)

NATURE = (
    "{{ row.nature|stated|upper_first }}{% if row.by %}: {{ row.by }}{% endif %}"
    "{% if row.state %}; {{ row.state }}{% endif %}"
)
DUE = f"{{% if row.due_note %}}{{{{ row.due_note }}}}{{% else %}}{{{{ row.due|{TABLE_DATE}|stated }}}}{{% endif %}}"
OWNER = "{{ row.owner|stated }}{% if row.co_owners %}, {{ row.co_owners }}{% endif %}"

VALUE = "{{ target.value|written_as(target.value_text) }}"
WHEN = (
    "{% if target.period or not target.deadline %}{{ target.period|written_as(target.when)|stated }}"
    "{% else %}{{ target.deadline|written_as(target.when) }}{% endif %}"
)
FIGURE_REMARK = (
    "{% if target.role and target.role_code != 'actual' %}{{ target.role|upper_first }}"
    "{% if target.set_by %}, [[set_by]] {{ target.set_by }}{% endif %}. {% endif %}"
    "{% if target.period_words %}[[in_source]] [[opening]]{{ target.period_words }}[[closing]]. {% endif %}"
    "{{ target.remark }}"
)

PROJECTS_NAMED = (
    "{% for project in note.named_projects %}{{ project.name }}"
    "{% if not loop.last %}; {% endif %}{% endfor %} ([[projects_open]])."
)
PROJECT_PLACE = (
    "{{ project.location }}{% if project.location and project.parties %}; {% endif %}"
    "{% for party in project.parties %}{{ party.organisation }}{% if not loop.last %}, {% endif %}{% endfor %}"
)
PROJECT_STAGE = (
    "{{ project.stage|stated|upper_first }}"
    f"{{% if project.stage and project.as_of %}}, [[as_of_short]] {{{{ project.as_of|{DATE} }}}}{{% endif %}}"
)
PROJECT_SIZE = (
    "{{ project.capacity|written_as(project.capacity_text) }}"
    "{% if project.capacity and project.cost %}; {% endif %}{{ project.cost|written_as(project.cost_text) }}"
)

SOURCE = (
    "[{{ loop.index }}] {{ source.publisher }}"
    "{% if source.title %}{% if source.publisher %}, {% endif %}[[opening]]{{ source.title }}[[closing]]{% endif %}"
    "{% if source.published %}, {{ source.published|date }}{% endif %}"
    "{% if source.cites %}, [[relaying]] {{ source.cites }}{% endif %}"
    "{% if source.url %}, {{ source.url }}{% endif %}."
)
SOURCES = "{% for source in sources %}" + SOURCE + "{% if not loop.last %} {% endif %}{% endfor %}"
EXECUTOR = (
    "[[executor]] {{ header.executor|stated }}, [[phone]] {{ header.exec_phone|stated }}"
    "{% if header.exec_mail %}, {{ header.exec_mail }}{% endif %}"
)


def main(folder: Path) -> None:
    """Writes the note in each language into the folder."""
    words = tomllib.loads((HERE / "visit_note_words.toml").read_text(encoding="utf-8"))
    for language, profile in PROFILES.items():
        document = new_document(profile, language, words[language]["title"])
        compose(Note(document, profile, language, words[language]))
        save(document, folder / f"visit_note.{language}.docx")


def compose(note: Note) -> None:
    """The note from its head to the annex of the draft."""
    add_page_marks(note)
    if note.profile.full_grid:
        requisites_cyrillic(note)
    else:
        requisites_english(note)
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


def requisites_english(note: Note) -> None:
    """Heading first, then a block of requisites."""
    note.paragraph("[[document]]", "Title")
    rule_below(note.paragraph(HEADING, "Subtitle"))
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
    table.row("[[purpose]]", PURPOSE, bold_first=True)


def requisites_cyrillic(note: Note) -> None:
    """Addressee at the right, kind of document and heading in the middle, the line of date and number."""
    width = note.profile.text_width
    addressee = note.paragraph("{{ header.addressee|stated }}", "Requisite")
    addressee.paragraph_format.left_indent = Mm(width / 2 + 5)
    note.paragraph("[[document]]", "Title")
    note.paragraph(HEADING, "Subtitle")
    line = note.paragraph(f"{DOCUMENT_DATE}\t{{{{ header.place|stated }}}}\t{REFERENCE}", "Requisite")
    note.tabs(line, (width / 2, WD_TAB_ALIGNMENT.CENTER), (width, WD_TAB_ALIGNMENT.RIGHT))
    rule_below(note.paragraph(f"{PURPOSE}; {AS_OF}", "Source"))


def bottom_line(note: Note) -> None:
    """The drafter's own words, else those the program joins from the fields."""
    with note.only_if("text.bottom_line or note.bottom_line"):
        note.paragraph(BOTTOM_LINE, "Lead", bold_start="[[bottom_line]] ")


def glance(note: Note) -> None:
    """Section 1: the facts of the visit, and the people named."""
    with note.only_if("note.sections.glance"):
        note.heading("glance", "{% if note.about_visit %}[[glance]]{% else %}[[glance_article]]{% endif %}")
        table = note.table((26, 74), ["[[item]]", "[[information]]"])
        with table.only_if("note.about_visit"):
            table.row("[[kind_place]]", KIND_AND_PLACE)
            table.row("[[dates]]", DATES)
            table.row("[[head]]", [HEAD, *one_below_other("official", "note.delegation", PERSON, "visit.members")])
            host_side = ["{%p if visit.host_side %}", "{{ visit.host_side }}", "{%p endif %}"]
            table.row(
                "[[counterparts]]",
                [*host_side, *one_below_other("official", "note.counterparts", PERSON, "visit.hosts")],
            )
        for label, field in (("[[aim]]", "visit.purpose"), ("[[basis]]", "visit.basis")):
            with table.only_if(field):
                table.row(label, f"{{{{ {field}|upper_first }}}}")
        with table.only_if("note.about_visit"):
            table.row("[[documents]]", one_below_other("document", "visit.documents", DOCUMENT))
        with table.only_if("note.others"):
            table.row("[[others]]", one_below_other("official", "note.others", PERSON_AND_COUNTRY))


def one_below_other(row: str, rows: str, text: str, field: str = "") -> list[str]:
    """The paragraphs of a cell that lists rows, or says why the field has none."""
    return [f"{{%p for {row} in {rows} %}}", text, "{%p else %}", f"{{{{ {field or rows}|stated }}}}", "{%p endfor %}"]


def discussed(note: Note) -> None:
    """Section 2: topics, reported words, quotations."""
    with note.only_if("note.sections.discussed"):
        note.heading("discussed", "{% if note.about_visit %}[[discussed]]{% else %}[[discussed_article]]{% endif %}")
        with note.each("topic", "topics"):
            note.paragraph(TOPIC, "List Bullet")
        with note.each("statement", "note.remarks"):
            note.paragraph(f"{SPEAKER}: {WORDS}{UNOFFICIAL}", "List Bullet")
        with note.each("statement", "note.quotations"):
            note.paragraph(f"[[opening]]{WORDS}[[closing]] – {SPEAKER}{UNOFFICIAL}", "Quote")


def outcomes(note: Note) -> None:
    """Section 3: what the sides agreed, stated or reaffirmed."""
    with note.only_if("note.sections.outcomes"):
        note.heading("outcomes", "[[outcomes]]")
        with note.only_if("visit.result"):
            note.paragraph("{{ visit.result }}")
        with note.only_if("note.outcomes"):
            columns = ["[[number]]", "[[content]]", "[[nature]]", "[[deadline]]", "[[source]]"]
            table = note.table((5, 38, 24, 33 - note.profile.source_share, note.profile.source_share), columns)
            cells = ("{{ loop.index }}", "{{ row.text|upper_first }}", NATURE, DUE, "{{ row.cited }}")
            table.rows("row", "note.outcomes", cells, section="outcomes")


def figures(note: Note) -> None:
    """Section 4: every figure with its period, source and remark."""
    with note.only_if("targets"):
        note.heading("figures", "[[figures]]")
        columns = ["[[indicator]]", "[[value]]", "[[period]]", "[[source]]", "[[remark]]"]
        table = note.table((20, 36 - note.profile.source_share, 18, note.profile.source_share, 26), columns)
        cells = ("{{ target.name|stated|upper_first }}", VALUE, WHEN, "{{ target.cited }}", FIGURE_REMARK)
        table.rows("target", "targets", cells, section="figures", followed_by="note.named_projects")


def projects(note: Note) -> None:
    """Projects that are only named are a line; those with details have a table."""
    with note.only_if("note.named_projects"):
        paragraph = note.paragraph(PROJECTS_NAMED, bold_start="[[projects_named]] ")
        paragraph.paragraph_format.space_before = Mm(2)
        paragraph.paragraph_format.keep_with_next = True
    with note.only_if("note.detailed_projects"):
        note.heading("projects", "[[projects]]")
        columns = ["[[project]]", "[[place_parties]]", "[[stage]]", "[[size]]", "[[source]]"]
        table = note.table((30, 20, 19, 31 - note.profile.source_share, note.profile.source_share), columns)
        cells = ("{{ project.name|upper_first }}", PROJECT_PLACE, PROJECT_STAGE, PROJECT_SIZE, "{{ project.cited }}")
        table.rows("project", "note.detailed_projects", cells, section="projects")


def attention(note: Note) -> None:
    """The unit's own judgement, marked as such."""
    with note.only_if("text.attention"):
        paragraph = note.paragraph("", bold_start="[[attention]]")
        paragraph.paragraph_format.space_before = Mm(2)
        paragraph.paragraph_format.keep_with_next = True
        note.paragraph("{{p text.attention|markdown }}")


def proposals(note: Note) -> None:
    """Section 5: what we propose, with owner, date and form."""
    with note.only_if("note.proposals"):
        note.heading("proposals", "[[proposals]]")
        columns = ["[[number]]", "[[measure]]", "[[owner]]", "[[due]]", "[[form]]"]
        table = note.table((6, 37, 23, 16, 18), columns)
        form = "{{ row.completion_form|stated|upper_first }}"
        cells = ("{{ loop.index }}", "{{ row.text|upper_first }}", OWNER, DUE, form)
        table.rows("row", "note.proposals", cells, section="proposals")


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
    with note.only_if("note.draft or header.executor"):
        note.paragraph(EXECUTOR, "Executor")


def annex(note: Note) -> None:
    """Of a draft only: what to verify before signature, on a page of its own."""
    with note.only_if("note.points"):
        note.paragraph("[[annex]]", "Annex Heading")
        note.paragraph("[[annex_note]]", "Source").paragraph_format.space_after = Mm(2)
        with note.each("point", "note.points"):
            note.paragraph("{{ point|written_as(point.text) }}", "List Number")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent)
