"""What the program works out itself for a note: the group `note` of a template's values."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from briefing.model import Briefing, LanguageCode, Status
from briefing.word.library import outline_of
from briefing.word.note.automatic_text import automatic_bottom_line, automatic_title, is_about_visit
from briefing.word.note.empty_fields import EmptyField
from briefing.word.note.partner import partner_country
from briefing.word.note.points import points_to_verify
from briefing.word.note.sections import section_numbers
from briefing.word.printing.values import Row

_OF_THE_VISIT = ("head", "members", "accompanying", "host_head", "hosts")
_CLOSED = frozenset({"done", "dropped"})
_PROJECT_DETAILS = (
    "location",
    "stage",
    "capacity",
    "cost",
    "start",
    "commissioning",
    "operator",
    "parties",
    "next_step",
)


def note_values(
    briefing: Briefing, context: dict[str, Any], language: LanguageCode, *, draft: bool, annexes: bool
) -> dict[str, Any]:
    """The derived values, from values already in the document's language.

    `outcomes` are commitments of the sides, `proposals` our own, `measures` these and
    what has an owner of those; `quotations`
    are printed between quotation marks, `remarks` are reported words. `sections` and
    `annexes` have the numbers of what the template prints (`briefing.word.note.sections`);
    `heading` is the one entered, or `title`, which is made of the fields;
    the end of `last_section` stays with the signature.
    """
    note: dict[str, Any] = Row({"draft": draft, "about_visit": is_about_visit(context)}, None)
    context["note"] = note
    note["as_of"] = context["header"]["as_of"] or _newest(context)
    day = context["header"]["doc_date"] or note["as_of"]
    note["visit_began"] = note["about_visit"] and not _is_after(context["visit"]["date_from"], day)
    note |= _commitments(context["commitments"], day)
    note |= _statements(context["statements"], language) | _people(context) | _projects(context["projects"])
    note["partner"] = partner_country(context, language)
    outline = outline_of(briefing.template)
    note["sections"] = section_numbers(context, outline.sections)
    note["annexes"] = section_numbers(context, outline.annexes if annexes else ())
    note["last_section"] = max(note["sections"], key=note["sections"].__getitem__)
    documents = briefing.evidence.get("visit/documents")
    note["no_documents"] = documents is not None and documents.status is Status.NOT_STATED
    note["title"] = automatic_title(context, language, outline.heading)
    proposed = outline.heading and _is_proposed(briefing, f"header/title/{language}")
    note["heading"] = note["title"] if proposed else context["header"]["title"] or note["title"]
    note["bottom_line"] = automatic_bottom_line(context, language)
    note["points"] = points_to_verify(briefing, context, language) if draft else []
    return note


def _commitments(rows: Iterable[Row], day: dt.date | EmptyField) -> dict[str, Any]:
    """Commitments of the sides apart from our proposals; those neither done nor dropped are overdue after their day."""
    lists: dict[str, list[Row]] = {"outcomes": [], "proposals": []}
    for row in rows:
        kind = "proposal" if row["nature_code"] == "our_proposal" else "outcome"
        lists[f"{kind}s"].append(row)
        row["counted_as"], row["number"] = kind, len(lists[f"{kind}s"])
        row["overdue"] = _is_after(day, row["due"]) and row["state_code"] not in _CLOSED
    measures = [row for row in lists["outcomes"] if row["owner"]] + lists["proposals"]
    return {**lists, "measures": measures}


def _statements(rows: Iterable[Row], language: LanguageCode) -> dict[str, Any]:
    """Statements the note prints: all but those put aside; only direct speech gets quotation marks."""
    rows = list(rows)
    for row in rows:
        row["is_translated"] = bool(row["translation"]) and row["language"] not in {"", language}
    printed = [
        row for row in rows if row["text"] and row["printed"] is not False and row["use_code"] != "not_for_quotation"
    ]
    return {
        "quotations": [row for row in printed if row["mode_code"] == "direct"],
        "remarks": [row for row in printed if row["mode_code"] != "direct"],
    }


def _people(context: Mapping[str, Any]) -> dict[str, Any]:
    visit = context["visit"]
    named: list[Row] = []
    for name in _OF_THE_VISIT:
        value = visit[name]
        named.extend([value] if isinstance(value, Row) else value)
    ids = {row["id"] for row in named}
    counterparts = _unique([*_one(visit["host_head"]), *visit["hosts"]])
    others = [row for row in context["officials"] if row["id"] not in ids]
    return {
        "delegation": _unique([*visit["members"], *visit["accompanying"]]) or visit["members"],
        "counterparts": counterparts or visit["hosts"],
        "interlocutors": counterparts or [row for row in others if row["side_code"] == "host"],
        "others": others,
    }


def _is_proposed(briefing: Briefing, path: str) -> bool:
    """Whether a field holds what was proposed for a visit note, rather than what somebody typed."""
    evidence = briefing.evidence.get(path)
    return evidence is not None and evidence.status is not Status.TYPED


def _is_after(day: dt.date | EmptyField, other: dt.date | EmptyField) -> bool:
    """Whether both days are known and one comes after the other."""
    return isinstance(day, dt.date) and isinstance(other, dt.date) and day > other


def _one(value: Row | EmptyField) -> list[Row]:
    return [value] if isinstance(value, Row) else []


def _unique(rows: list[Row]) -> list[Row]:
    return list({row["id"]: row for row in rows}.values())


def _projects(rows: list[Row]) -> dict[str, Any]:
    """A table needs details; projects that are only named are a line of text."""
    detailed = any(row[name] for row in rows for name in _PROJECT_DETAILS)
    return {"detailed_projects": rows if detailed else [], "named_projects": [] if detailed else rows}


def _newest(context: Mapping[str, Any]) -> dt.date | EmptyField:
    """The date the facts stand at: that of the newest source."""
    dates: list[dt.date] = [row["published"] for row in context["sources"] if row["published"]]
    empty: EmptyField = context["header"]["as_of"]
    return max(dates) if dates else empty
