"""The decision note as its reader finds it in Word."""

import io
from typing import Any

import pytest
from docx import Document

from briefing.model import LANGUAGE_CODES, Briefing, LanguageCode, remove, replace
from briefing.word.library import load_template
from briefing.word.note.context import template_context


def opened(briefing: Briefing, language: LanguageCode = "en", *, draft: bool = True) -> Any:
    context = template_context(replace(briefing, "template", "decision_note"), language, draft=draft)
    return Document(io.BytesIO(load_template("decision_note", language).render(context, language=language).package()))


def texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def rows(document: Any, head: str) -> list[list[str]]:
    """The rows of the table in whose head this column stands."""
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return next(table for table in tables if table and head in table[0])


def test_every_recommendation_has_a_number_a_day_and_the_words_to_tick(full_example: Briefing) -> None:
    first, second = rows(opened(full_example), "Recommendation")[1:]
    assert first[0] == "1.1"
    assert first[2] == "25 April 2025"  # the day of the whole note
    assert first[3] == "□ Approve\n□ Do not approve\n□ Discuss"
    assert (second[0], second[2]) == ("1.2", "12 May 2025")


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "□ Согласиться\n□ Не согласиться\n□ Обсудить"), ("kk", "□ Келісу\n□ Келіспеу\n□ Талқылау")],
)
def test_the_tick_words_are_those_of_the_language(full_example: Briefing, language: LanguageCode, words: str) -> None:
    assert any(cell.text == words for table in opened(full_example, language).tables for cell in table._cells)


def test_why_now_gives_day_and_reason(full_example: Briefing) -> None:
    reason = "The decision is needed by 25 April 2025: the hosts close the list of delegations"
    assert reason in texts(opened(full_example))


def test_options_are_compared_in_one_table_that_stays_together(full_example: Briefing) -> None:
    options = rows(opened(full_example), "Risk")
    assert options[0] == ["Option", "Cost", "Risk", "Legal side", "Public reaction"]
    assert options[3][0] == "Do nothing"
    table = next(table for table in opened(full_example).tables if table.rows[0].cells[0].text == "Option")
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for row in table.rows[1:] for cell in row.cells)


def test_where_there_is_no_alternative_the_note_says_why(full_example: Briefing) -> None:
    briefing = replace(full_example, "decision/no_alternative/en", "the treaty sets the day")
    assert not any("no alternative" in text for text in texts(opened(briefing)))
    for option in ("v1", "v2", "v3"):
        briefing = remove(briefing, f"decision/options/{option}")
    assert "There is no alternative because the treaty sets the day" in texts(opened(briefing))
    assert not any(table.rows[0].cells[0].text == "Option" for table in opened(briefing).tables)


def test_it_tells_who_was_consulted_and_what_they_said(full_example: Briefing) -> None:
    assert rows(opened(full_example), "What it said")[1:] == [
        ["Legal Department, A. Seitova", "Cleared, 16 April 2025", "No act of the Government is needed"],
        ["Ministry of Finance", "Comments, 17 April 2025", "Travel within the approved budget"],
    ]


def test_a_draft_from_an_article_has_what_was_reported_as_background_and_frames_for_the_rest(
    worked_example: Briefing,
) -> None:
    document = opened(worked_example)
    assert "Bottom line. [what is to be decided and why, in four lines]" in texts(document)
    assert any(text.startswith("In Ashgabat, Vice-Minister of Energy Dauren Saparov") for text in texts(document))
    assert rows(document, "Recommendation")[1][1] == "[what you ask to approve]"
    annex = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "List Number"]
    assert sum("whom you consulted" in line or "Who was consulted" in line for line in annex) == 1


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_last_line_is_for_the_decision(full_example: Briefing, language: LanguageCode) -> None:
    last = texts(opened(full_example, language, draft=False))[-1]
    assert last.startswith({"en": "Decision:\t___", "ru": "Решение:\t___", "kk": "Шешім:\t___"}[language])
