"""What the program works out itself for a note: the group `note` of a template's values."""

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping
from typing import Any

from briefing.model import Briefing, LanguageCode, Status
from briefing.word.note.automatic_text import automatic_bottom_line, automatic_title, is_about_visit
from briefing.word.note.empty_fields import EmptyField
from briefing.word.note.points import points_to_verify
from briefing.word.printing.values import Row

_OF_THE_VISIT = ("head", "members", "accompanying", "host_head", "hosts")
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


def note_values(briefing: Briefing, context: dict[str, Any], language: LanguageCode, *, draft: bool) -> dict[str, Any]:
    """The derived values, from values already in the document's language.

    `outcomes` are commitments of the sides, `proposals` our own; `quotations`
    are printed between quotation marks, `remarks` are reported words. The end of
    `last_section` stays with the signature.
    """
    note: dict[str, Any] = Row({"draft": draft, "about_visit": is_about_visit(context)}, None)
    context["note"] = note
    note |= _commitments(context["commitments"]) | _statements(context["statements"], language)
    note |= _people(context) | _projects(context["projects"])
    note["as_of"] = context["header"]["as_of"] or _newest(context)
    note["sections"] = _sections(context)
    note["last_section"] = max(note["sections"], key=note["sections"].__getitem__)
    documents = briefing.evidence.get("visit/documents")
    note["no_documents"] = documents is not None and documents.status is Status.NOT_STATED
    note["title"] = automatic_title(context, language)
    note["bottom_line"] = automatic_bottom_line(context, language)
    note["points"] = points_to_verify(briefing, context, language) if draft else []
    return note


def _commitments(rows: Iterable[Row]) -> dict[str, Any]:
    lists: dict[str, list[Row]] = {"outcomes": [], "proposals": []}
    for row in rows:
        kind = "proposal" if row["nature_code"] == "our_proposal" else "outcome"
        lists[f"{kind}s"].append(row)
        row["counted_as"], row["number"] = kind, len(lists[f"{kind}s"])
    return lists


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
    return {
        "delegation": _unique([*visit["members"], *visit["accompanying"]]) or visit["members"],
        "counterparts": _unique([*_one(visit["host_head"]), *visit["hosts"]]) or visit["hosts"],
        "others": [row for row in context["officials"] if row["id"] not in ids],
    }


def _sections(context: Mapping[str, Any]) -> dict[str, int]:
    """The numbers of the sections that have anything in them; those that are empty have 0."""
    note = context["note"]
    filled = {
        "glance": note["about_visit"] or note["others"],
        "discussed": context["topics"] or note["quotations"] or note["remarks"],
        "outcomes": note["outcomes"] or context["visit"]["result"],
        "figures": context["targets"],
        "projects": note["detailed_projects"],
        "proposals": note["proposals"],
    }
    numbers = itertools.count(1)
    return {name: next(numbers) if content else 0 for name, content in filled.items()}


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
