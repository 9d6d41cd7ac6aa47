"""The meeting and visit brief as its reader finds it in Word."""

import io
from typing import Any

from docx import Document

from briefing.model import Briefing, LanguageCode, remove, replace
from briefing.word.library import load_template
from briefing.word.note.context import template_context


def opened(briefing: Briefing, language: LanguageCode = "en", *, draft: bool = True) -> Any:
    context = template_context(replace(briefing, "template", "visit_brief"), language, draft=draft)
    return Document(io.BytesIO(load_template("visit_brief", language).render(context, language=language).package()))


def lines(document: Any, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


def rows(document: Any, head: str) -> list[list[str]]:
    """The rows of the table whose first cell says so."""
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return next(table for table in tables if table and table[0][0] == head)


def test_page_one_says_why_what_for_when_and_what_to_say(full_example: Briefing) -> None:
    document = opened(full_example)
    (purpose,) = lines(document, "Lead")
    assert purpose.startswith("Aim. To agree the work of the joint group on gas")
    assert lines(document, "Heading 1")[:4] == [
        "1. Desired outcomes",
        "2. Programme",
        "3. Points to make",
        "4. If raised",
    ]
    facts = rows(document, "Kind, place")
    assert facts[1] == ["Dates", "23–24 April 2025 (Wednesday – Thursday)"]
    assert facts[-1] == ["Contact during the visit", "Aigerim Nurlanova, tel. +7 7172 00 00 00, a.nurlanova@example.kz"]


def test_the_programme_writes_a_day_once_with_its_weekday_and_local_time(full_example: Briefing) -> None:
    first, second, third = rows(opened(full_example), "Day, local time")[1:]
    assert first == [
        "23 April 2025, Wednesday\n09:30–10:30 (UTC+5)",
        "Talks with the Minister of Energy\nNarrow format; Ministry of Energy, hall 2",
        "Dauren Saparov",
        "Closed to the press; interpreter",
    ]
    assert second[0] == "11:00–13:00 (UTC+5)"
    assert third[0].startswith("24 April 2025, Thursday")
    russian = rows(opened(full_example, "ru"), "День, местное время")
    assert russian[1][0] == "23.04.2025, среда\n09:30–10:30 (UTC+5)"


def test_points_are_large_numbered_from_one_and_stay_on_one_page(full_example: Briefing) -> None:
    points = [paragraph for paragraph in opened(full_example).paragraphs if paragraph.style.name == "Speaking Point"]
    assert len(points) == 5
    assert points[0].style.font.size.pt == 14
    assert [bool(point.paragraph_format.keep_with_next) for point in points] == [True] * 4 + [False]


def test_a_draft_from_an_article_has_frames_for_what_no_article_says_and_a_final_has_not(
    worked_example: Briefing,
) -> None:
    draft = opened(worked_example)
    assert "[three to seven points]" in lines(draft, "Speaking Point")
    assert "[one to three results that can be tested]" in lines(draft, "List Bullet")
    assert rows(draft, "Day, local time")[1][0] == "[programme of the visit]"
    annex = lines(draft, "List Number")
    assert "Questions the other side is likely to raise, each with our line." in annex
    assert lines(opened(worked_example, draft=False), "Heading 1")[0] == "1. Relations in figures"


def test_an_old_commitment_that_is_not_done_is_overdue(full_example: Briefing) -> None:
    commitments = next(
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in opened(full_example).tables
        if table.rows[0].cells[-1].text == "State"
    )
    assert [row[4] for row in commitments[1:]] == ["In progress", "In progress, overdue", "Not stated"]
    done = replace(full_example, "commitments/c2/state", "done")
    assert "overdue" not in "".join(cell.text for table in opened(done).tables for cell in table._cells)


def test_every_interlocutor_has_a_card_in_an_annex_of_its_own(full_example: Briefing) -> None:
    document = opened(full_example)
    assert lines(document, "Card Name") == ["Merdan Annayev (mer-DAN an-NA-yev)", "Selbi Orazova"]
    cards = [
        [row.cells[0].text for row in table.rows] for table in document.tables if table.rows[0].cells[0].text == "Post"
    ]
    assert cards[1] == ["Post", "Organisation", "Languages"]
    assert lines(document, "Annex Heading")[:2] == ["Annex 1. Interlocutors", "Annex 2. Press and background"]
    alone = full_example
    for official in ("o2", "o3", "o5"):
        alone = remove(alone, f"officials/{official}")
    assert lines(opened(alone), "Annex Heading")[0] == "Annex 1. Press and background"
