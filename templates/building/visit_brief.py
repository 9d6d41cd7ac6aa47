"""The meeting and visit brief (T2): carried in hand by the leader who travels or receives.

What is said aloud stands on the first pages, what is looked up comes after it, and
what not everybody may see are annexes that can be taken out.
"""

from blocks import Note, add_page_marks
from layout import define_card_name, define_speaking_points
from phrases import (
    CONTACT,
    DAYS,
    EVENT_DAY,
    EVENT_PRESS,
    EVENT_TIME,
    KIND_AND_PLACE,
    PURPOSE_OF_PAPER,
    TABLE_DATE,
    WEEKDAYS,
)
from requisites import annex, drafter, requisites, sources
from sections import attention, commitments, document_table, figures, lead, people, project_states, proposals, reported


def compose(note: Note) -> None:
    """The brief from its head to the annex of the draft."""
    define_speaking_points(note.document)
    define_card_name(note.document, note.profile)
    add_page_marks(note)
    requisites(note, PURPOSE_OF_PAPER)
    purpose(note)
    outcomes_sought(note)
    programme(note)
    points_to_make(note)
    if_raised(note)
    sensitivities(note)
    documents(note)
    figures(note)
    project_states(note)
    commitments(note)
    attention(note)
    proposals(note)
    sources(note)
    drafter(note)
    interlocutors(note)
    background(note)
    annex(note)


def purpose(note: Note) -> None:
    """Why the visit takes place, and its facts."""
    aim = "{{ visit.purpose|stated }}{% if text.bottom_line %} {{ text.bottom_line }}{% endif %}"
    note.paragraph(aim, "Lead", bold_start="[[purpose_lead]] ")
    table = note.table((26, 74))
    table.row("[[kind_place]]", KIND_AND_PLACE)
    table.row("[[dates]]", DAYS + WEEKDAYS)
    people(table)
    with table.only_if("visit.basis"):
        basis = "{{ visit.basis|upper_first }}{% if visit.basis_ref %}, {{ visit.basis_ref }}{% endif %}"
        table.row("[[basis]]", basis)
    table.row("[[contact]]", CONTACT)


def outcomes_sought(note: Note) -> None:
    """What makes the visit a success."""
    with note.only_if("note.sections.outcomes_sought"):
        note.heading("outcomes_sought", "[[outcomes_sought]]")
        with note.each("outcome", "visit.outcomes_sought"):
            note.paragraph("{{ outcome.text|upper_first }}", "List Bullet")
        with note.only_if("not visit.outcomes_sought"):
            note.paragraph("{{ visit.outcomes_sought|stated }}", "List Bullet")


def programme(note: Note) -> None:
    """The items in order of time; a day is written where it begins."""
    with note.only_if("note.sections.programme"):
        note.heading("programme", "[[programme]]")
        table = note.table((27, 39, 18, 16), ["[[day_time]]", "[[event]]", "[[lead]]", "[[press]]"])
        with table.only_if("not visit.events"):
            table.row("{{ visit.events|stated }}", "", "", "")
        with table.each("event", "visit.events"):
            day = ["{%p if loop.first or loop.previtem.date != event.date %}", EVENT_DAY, "{%p endif %}"]
            time = ["{%p if event.starts_at %}", EVENT_TIME, "{%p endif %}"]
            item = [
                "{%p if event.title %}",
                "{{ event.title|upper_first }}",
                "{%p endif %}",
                "{{ event.format|upper_first }}{% if event.format and event.venue %}; {% endif %}{{ event.venue }}",
            ]
            lead = "{% if event.lead %}{{ event.lead.name }}{% endif %}"
            table.row([*day, *time], item, lead, EVENT_PRESS)


def points_to_make(note: Note) -> None:
    """Our points in the order of speaking."""
    with note.only_if("note.sections.points_to_make"):
        note.heading("points_to_make", "[[points_to_make]]")
        with note.each("point", "visit.points_to_make"):
            for condition, keep in (("not loop.last", True), ("loop.last", None)):  # all on one page, to be read aloud
                with note.only_if(condition):
                    point = note.paragraph("{{ point.text|upper_first }}", "Speaking Point")
                    point.paragraph_format.keep_with_next = keep
        with note.only_if("not visit.points_to_make"):
            note.paragraph("{{ visit.points_to_make|stated }}", "Speaking Point")


def if_raised(note: Note) -> None:
    """What the other side may ask, and our line."""
    with note.only_if("note.sections.if_raised"):
        note.heading("if_raised", "[[if_raised]]")
        table = note.table((36, 64), ["[[question]]", "[[our_line]]"])
        with table.only_if("not visit.if_raised"):
            table.row("{{ visit.if_raised|stated }}", "")
        answer = "{{ row.answer|stated }}{% if row.cited %} {{ row.cited }}{% endif %}"
        table.rows("row", "visit.if_raised", ("{{ row.question|stated }}", answer), section="if_raised")


def sensitivities(note: Note) -> None:
    """What to avoid, and wordings to keep."""
    with note.only_if("note.sections.sensitivities"):
        note.heading("sensitivities", "[[sensitivities]]")
        with note.each("row", "visit.sensitivities"):
            note.paragraph("{{ row.text|upper_first }}", "List Bullet")


def documents(note: Note) -> None:
    """Documents to be signed or adopted."""
    with note.only_if("note.sections.documents"):
        note.heading("documents", "[[documents]]")
        document_table(note, "visit.documents", section="documents")


def interlocutors(note: Note) -> None:
    """A card for each person on the other side."""
    with note.only_if("note.annexes.interlocutors"):
        note.annex("interlocutors", "[[interlocutors]]")
        with note.each("official", "note.interlocutors"):
            name = "{{ official.name }}{% if official.pronunciation %} ({{ official.pronunciation }}){% endif %}"
            note.paragraph(name, "Card Name")
            person_card(note)


def person_card(note: Note) -> None:
    """What is known of one person; what is not known has no row."""
    table = note.table((26, 74))
    organisation = "{{ official.organisation }}{% if official.organisation and official.country %}, {% endif %}"
    table.row("[[post]]", "{{ official.post|stated|upper_first }}")
    with table.only_if("official.organisation or official.country"):
        table.row("[[organisation]]", f"{organisation}{{{{ official.country }}}}")
    with table.only_if("official.in_post_since"):
        table.row("[[in_post_since]]", f"{{{{ official.in_post_since|{TABLE_DATE} }}}}")
    with table.only_if("official.address_form"):
        table.row("[[address_form]]", "{{ official.address_form }}")
    with table.only_if("official.languages or official.interpreter"):
        table.row(
            "[[languages]]",
            "{{ official.languages }}{% if official.interpreter %}{% if official.languages %}; {% endif %}"
            "[[interpreter]]{% endif %}",
        )
    with table.only_if("official.bio"):
        table.row("[[bio]]", "{{ official.bio }}")
    contact = f"{{{{ contact.date|{TABLE_DATE} }}}}" + "".join(
        f"{{% if contact.{name} %}}; {{{{ contact.{name} }}}}{{% endif %}}" for name in ("place", "topic", "result")
    )
    with table.only_if("official.met_before"):
        table.row("[[met_before]]", ["{%p for contact in official.met_before %}", contact, "{%p endfor %}"])
    position = "{{ position.text }}{% if position.source %} ({{ position.source }}){% endif %}"
    with table.only_if("official.positions"):
        table.row("[[positions]]", ["{%p for position in official.positions %}", position, "{%p endfor %}"])


def background(note: Note) -> None:
    """What the reader should know beforehand, and what was reported."""
    with note.only_if("note.annexes.background"):
        note.annex("background", "[[background]]")
        with note.only_if("text.press_line"):
            lead(note, "[[press_line]]")
            note.paragraph("{{p text.press_line|markdown }}")
        with note.only_if("text.background"):
            lead(note, "[[background_facts]]")
            note.paragraph("{{p text.background|markdown }}")
        with note.only_if("topics or note.remarks or note.quotations"):
            lead(note, "[[reported_so_far]]")
        reported(note)
