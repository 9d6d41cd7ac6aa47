"""The bilateral fact sheet as its reader finds it in Word."""

import io
from typing import Any

import msgspec
import pytest
from docx import Document

from briefing.model import Briefing, Evidence, LanguageCode, Status, replace
from briefing.word.library import load_template
from briefing.word.note.context import template_context


def opened(briefing: Briefing, language: LanguageCode = "en", *, draft: bool = True) -> Any:
    context = template_context(replace(briefing, "template", "fact_sheet"), language, draft=draft)
    return Document(io.BytesIO(load_template("fact_sheet", language).render(context, language=language).package()))


def lines(document: Any, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


def rows(document: Any, head: str) -> list[list[str]]:
    """The rows of the table whose first cell says so."""
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return next(table for table in tables if table and table[0][0] == head)


@pytest.mark.parametrize(
    ("language", "heading", "official_name", "capital"),
    [
        ("en", "On cooperation with Uzbekistan", "Republic of Uzbekistan", "Tashkent"),
        ("ru", "о двустороннем сотрудничестве (Узбекистан)", "Республика Узбекистан", "Ташкент"),
        ("kk", "екіжақты ынтымақтастық (Өзбекстан) туралы", "Өзбекстан Республикасы", "Ташкент"),
    ],
)
def test_names_and_capital_of_the_partner_come_from_the_gazetteer(
    full_example: Briefing, language: LanguageCode, heading: str, official_name: str, capital: str
) -> None:
    document = opened(replace(full_example, "relations/country/en", "Uzbekistan"), language)
    assert lines(document, "Subtitle") == [heading]
    card = next(table for table in document.tables if table.rows[0].cells[1].text == official_name)
    assert card.rows[1].cells[1].text == capital


def test_the_partner_of_a_visit_to_us_is_the_country_of_the_guest(worked_example: Briefing) -> None:
    briefing = replace(replace(worked_example, "visit/country/en", "Kazakhstan"), "visit/direction", "incoming")
    briefing = replace(briefing, "officials/o1/country/en", "Turkmenistan")
    assert lines(opened(briefing), "Subtitle") == ["On cooperation with Turkmenistan"]


def test_a_heading_proposed_for_the_visit_gives_way_and_a_typed_one_stays(full_example: Briefing) -> None:
    briefing = replace(full_example, "header/title/en", "On the visit to Ashgabat")
    for status, heading in (
        (Status.QUOTED, "On cooperation with Turkmenistan"),
        (Status.TYPED, "On the visit to Ashgabat"),
    ):
        evidence = {**briefing.evidence, "header/title/en": Evidence(status=status)}
        assert lines(opened(msgspec.structs.replace(briefing, evidence=evidence)), "Subtitle") == [heading]


def test_a_visit_to_come_is_none_of_the_last_visits(full_example: Briefing) -> None:
    assert [row[0] for row in rows(opened(full_example), "Date")[1:]] == ["8 October 2024", "24 November 2023"]
    begun = replace(full_example, "header/doc_date", "2025-04-25")
    assert rows(opened(begun), "Date")[1][0] == "23–24 April 2025"


def test_who_speaks_for_the_partner_has_a_frame_in_a_draft_and_no_row_in_a_final(worked_example: Briefing) -> None:
    card = rows(opened(worked_example), "Official name")
    assert [row[1] for row in card[2:]] == [
        "[head of state]",
        "[partner minister]",
        "[our ambassador]",
        "[their ambassador]",
    ]
    assert [row[0] for row in rows(opened(worked_example, draft=False), "Official name")] == [
        "Official name",
        "Capital",
    ]


def test_every_figure_tells_its_method(full_example: Briefing) -> None:
    remark = rows(opened(full_example), "Indicator")[1][4]
    assert remark.strip() == "Goods only, national statistics. In the source: “over the past two years”."
