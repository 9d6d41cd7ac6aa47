"""The mission report and its plan of measures as their reader finds them in Word."""

import io
from typing import Any

from docx import Document

from briefing.model import LANGUAGE_CODES, Briefing, LanguageCode, replace
from briefing.model.gaps import open_gaps
from briefing.word.library import load_template, needs_of
from briefing.word.note.context import template_context


def opened(briefing: Briefing, language: LanguageCode = "en", *, draft: bool = True) -> Any:
    context = template_context(replace(briefing, "template", "mission_report"), language, draft=draft)
    return Document(io.BytesIO(load_template("mission_report", language).render(context, language=language).package()))


def rows(document: Any, head: str) -> list[list[str]]:
    """The rows of the table in whose head this column stands."""
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return next(table for table in tables if table and head in table[0])


def test_every_desired_outcome_is_answered(mission_example: Briefing) -> None:
    assert rows(opened(mission_example), "Desired outcome")[1:] == [
        ["Dates and agenda of the first meeting of the joint group are agreed", "Reached", "20 May 2025, Astana"],
        ["The Turkmen side names the person responsible for the plants", "Reached", "Selbi Orazova"],
        ["At least: the minutes keep the word “schedule”", "Partly reached", "In the minutes, but without dates"],
    ]
    russian = rows(opened(mission_example, "ru"), "Ожидаемый результат")
    assert [row[1] for row in russian[1:]] == ["Достигнут", "Достигнут", "Достигнут частично"]


def test_an_outcome_without_an_answer_is_a_frame_in_a_draft_and_stops_a_final(full_example: Briefing) -> None:
    assert rows(opened(full_example), "Desired outcome")[1][1] == "[reached, partly or not]"
    assert "visit/outcomes_sought/d1/reached" in open_gaps(full_example, needs_of("mission_report"))


def test_the_plan_holds_our_proposals_and_what_the_sides_agreed_and_gave_an_owner(mission_example: Briefing) -> None:
    plan = rows(opened(mission_example), "With")
    assert plan[0] == ["#", "Measure", "Form", "Owner", "With", "Due"]
    assert plan[1] == [
        "1",
        "Keep up a dialogue on the region's gas potential [1]",
        "Meeting",
        "Department for International Cooperation",
        "Gas industry unit",
        "20 May 2025",
    ]
    assert [row[0] for row in plan[1:]] == ["1", "2", "3"]


def test_owner_and_form_are_asked_of_our_proposals_only(mission_example: Briefing) -> None:
    briefing = mission_example
    for language in LANGUAGE_CODES:
        briefing = replace(briefing, f"commitments/c4/owner/{language}", "")
    gaps = open_gaps(briefing, needs_of("mission_report"))
    assert "commitments/c4/owner" in gaps
    assert "commitments/c1/owner" not in gaps


def test_persons_met_stand_with_their_posts(mission_example: Briefing) -> None:
    assert rows(opened(mission_example), "Post, organisation")[1:] == [
        ["Merdan Annayev", "Minister of Energy, Ministry of Energy"],
        ["Selbi Orazova", "Head of the Gas Department, Ministry of Energy"],
    ]


def test_issues_have_a_recommendation_each(mission_example: Briefing) -> None:
    issues = rows(opened(mission_example), "Issue")
    assert [row[0] for row in issues[1:]] == ["1", "2", "3"]
    assert all(row[2] for row in issues)


def test_expenses_are_told_only_where_there_are_any(mission_example: Briefing, full_example: Briefing) -> None:
    def expenses(briefing: Briefing) -> list[str]:
        return [line.text for line in opened(briefing).paragraphs if line.text.startswith("Expenses:")]

    assert expenses(mission_example) == ["Expenses: within the travel budget of the Ministry for 2025"]
    assert expenses(full_example) == []


def test_a_known_first_day_is_not_told_as_unknown(worked_example: Briefing) -> None:
    document = opened(replace(worked_example, "visit/date_from", "2025-03-11"))
    annex = [line.text for line in document.paragraphs if line.style.name == "List Number"]
    assert annex
    assert not any("Exact dates" in line for line in annex)
