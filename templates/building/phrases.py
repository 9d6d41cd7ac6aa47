"""The phrases of all papers: fields with what stands between them. `[[name]]` stands for fixed words."""

DATE = "date('[[date_style]]')"
TABLE_DATE = "date('[[table_date_style]]')"

HEADING = "{{ header.title or note.title }}"
HEADING_OF_PAPER = "{{ header.title|written_as(note.heading) }}"
"""For papers whose subject is not the visit."""

PURPOSE = "{{ header.purpose or '[[purpose_default]]' }}"
PURPOSE_OF_PAPER = (
    "{% if header.purpose and header.purpose_code != 'information' %}{{ header.purpose }}"
    "{% else %}[[purpose_default]]{% endif %}"
)
"""For papers that are never only for information."""

DOCUMENT_DATE = f"{{{{ header.doc_date|{DATE}|stated }}}}"
AS_OF = f"[[as_of]] {{{{ note.as_of|{DATE} }}}}"
REFERENCE = "[[reference]] {{ header.reg_no|stated }}"
BOTTOM_LINE = "{{ text.bottom_line or note.bottom_line }}"

KIND = "{{ visit.kind|stated|upper_first }}"
PLACE = "{{ visit.city|stated }}{% if visit.country and visit.country != visit.city %}, {{ visit.country }}{% endif %}"
KIND_AND_PLACE = f"{KIND}; {PLACE}"
DAYS = (
    "{% if visit.dates_known_code == 'month_only' %}{{ visit.date_from|month|stated }}{% else %}"
    "{{ visit.date_from|date_range(visit.date_to, '[[date_style]]')|stated }}{% endif %}"
)
DATES = DAYS + f"{{% if visit.reported_on %}}; [[reported]] {{{{ visit.reported_on|{DATE} }}}}{{% endif %}}"
WEEKDAYS = (
    "{% if visit.date_from and visit.dates_known_code != 'month_only' %} ({{ visit.date_from|weekday }}"
    "{% if visit.date_to and visit.date_to != visit.date_from %} – {{ visit.date_to|weekday }}{% endif %}){% endif %}"
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

COMMITMENT = "{{ row.text|upper_first }}{% if row.cited %} {{ row.cited }}{% endif %}"
NATURE_AND_WHO = "{{ row.nature|stated|upper_first }}{% if row.by %}: {{ row.by }}{% endif %}"
NATURE = NATURE_AND_WHO + "{% if row.state %}; {{ row.state }}{% endif %}"
STATE = "{{ row.state|stated|upper_first }}{% if row.overdue %}, [[overdue]]{% endif %}"
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
PROJECT_NAME_AND_PLACE = (
    "{{ project.name|upper_first }}{% if project.location or project.parties %} (" + PROJECT_PLACE + "){% endif %}"
    "{% if project.cited %} {{ project.cited }}{% endif %}"
)
PROJECT_STAGE_IN_TABLE = PROJECT_STAGE.replace(DATE, TABLE_DATE)
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
EVENT_DAY = f"{{{{ event.date|{TABLE_DATE}|stated }}}}{{% if event.date %}}, {{{{ event.date|weekday }}}}{{% endif %}}"
EVENT_TIME = (
    "{{ event.starts_at|time }}{% if event.ends_at %}–{{ event.ends_at|time }}{% endif %}"
    "{% if event.time_zone %} ({{ event.time_zone }}){% endif %}"
)
EVENT_PRESS = (
    "{{ event.press|upper_first }}{% if event.interpreter %}{% if event.press %}; {% endif %}[[interpreter]]{% endif %}"
)
CONTACT = (
    "{{ header.executor|stated }}, [[phone]] {{ header.exec_phone|stated }}"
    "{% if header.exec_mail %}, {{ header.exec_mail }}{% endif %}"
)
EXECUTOR = f"[[executor]] {CONTACT}"


def one_below_other(row: str, rows: str, text: str, field: str = "") -> list[str]:
    """The paragraphs of a cell that lists rows, or says why the field has none."""
    return [f"{{%p for {row} in {rows} %}}", text, "{%p else %}", f"{{{{ {field or rows}|stated }}}}", "{%p endfor %}"]
