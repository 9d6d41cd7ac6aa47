"""The visit information note as its reader finds it in Word."""

import io
import re
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest
from docx import Document
from docx.oxml.ns import qn

from briefing.model import LANGUAGE_CODES, Briefing, LanguageCode, insert, replace
from briefing.model.schema import pattern_of
from briefing.word import Parts
from briefing.word.library import load_template
from briefing.word.note.context import template_context


def render(briefing: Briefing, language: LanguageCode = "en", *, draft: bool = True, controls: bool = False) -> Parts:
    context = template_context(briefing, language, draft=draft)
    return load_template("visit_note", language).render(context, language=language, controls=controls)


def opened(briefing: Briefing, language: LanguageCode = "en", *, draft: bool = True) -> Any:
    return Document(io.BytesIO(render(briefing, language, draft=draft).package()))


def paragraphs(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def rows(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def headings(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]


def text_of(document: Any) -> str:
    cells = [cell for table in document.tables for row in rows(table) for cell in row]
    return "\n".join(paragraphs(document) + cells)


def test_the_note_holds_the_facts_of_the_visit(worked_example: Briefing) -> None:
    document = opened(worked_example)
    assert paragraphs(document)[:2] == [
        "Information note",
        "On the working visit of Vice-Minister of Energy Dauren Saparov to Ashgabat",
    ]
    assert headings(document) == [
        "1. The visit at a glance",
        "2. What was discussed",
        "3. Outcomes and commitments",
        "4. Key figures",
        "5. Proposed follow-up",
    ]
    glance = rows(document.tables[1])
    assert ["Kind, place", "Working visit; Ashgabat, Turkmenistan"] in glance
    assert ["Dates", "Not stated; reported on 14 March 2025"] in glance
    assert ["Counterparts", "Not stated"] in glance
    assert ["Documents signed", "None reported"] in glance
    assert ["Head, delegation", "Dauren Saparov, Vice-Minister of Energy\nother members not stated"] in glance


def test_the_date_of_the_report_is_never_a_date_of_the_visit(worked_example: Briefing) -> None:
    text = text_of(opened(worked_example))
    dates = [line for line in text.splitlines() if "14 March 2025" in line]
    assert dates
    assert all(
        "reported on" in line or "Facts as of" in line or "Caspian Wire" in line or "date of the report" in line
        for line in dates
    )


def test_dates_that_are_known_are_written_as_a_range(worked_example: Briefing) -> None:
    briefing = replace(worked_example, "visit/date_from", "2025-03-11")
    briefing = replace(briefing, "visit/date_to", "2025-03-12")
    for language, words in (("en", "11–12 March 2025"), ("ru", "11–12\u00a0марта 2025\u00a0г.")):
        assert words in text_of(opened(briefing, language))  # type: ignore[arg-type]


def test_figures_keep_comparator_unit_period_and_source(worked_example: Briefing) -> None:
    figures = rows(opened(worked_example).tables[3])
    assert figures[1][:4] == ["Mutual trade", "over 700\u00a0million US dollars", "2023–2024", "[1]"]
    assert figures[1][4].strip() == "In the source: “over the past two years”."
    assert figures[2][:4] == ["Goal for mutual trade", "2\u00a0billion US dollars", "no date given", "[1]"]
    assert figures[2][4].strip() == "Target, set by the presidents of both countries."
    assert figures[3][3] == "[2]"


def test_the_quotation_stands_verbatim_with_its_speaker(worked_example: Briefing) -> None:
    said = "“Gas gives our industry time to change, and our region a product the world will buy” – Dauren Saparov"
    assert any(text.startswith(said) for text in paragraphs(opened(worked_example)))
    russian = text_of(opened(worked_example, "ru"))
    assert "«Газ даёт нашей промышленности время" in russian
    assert "(неофициальный перевод)" in russian


def test_outcomes_and_our_proposals_stand_in_two_tables(worked_example: Briefing) -> None:
    document = opened(worked_example)
    outcome = ["1", "Strengthen energy cooperation further", "Reaffirmed", "Not stated", "[1]"]
    assert rows(document.tables[2])[1] == outcome
    first, second = rows(document.tables[4])[1:]
    assert first[2:] == ["International cooperation unit", "26 March 2025", "Report"]
    assert second[2:] == ["Gas industry unit", "[date]", "Table"]


def test_a_draft_says_so_on_every_page_and_has_the_annex_and_a_final_has_neither(worked_example: Briefing) -> None:
    for language, mark, annex in (("en", "DRAFT", "Annex"), ("ru", "ПРОЕКТ", "Приложение"), ("kk", "ЖОБА", "Жобаға")):
        for draft in (True, False):
            document = opened(worked_example, language, draft=draft)  # type: ignore[arg-type]
            section = document.sections[0]
            headers = [section.header] + ([section.first_page_header] if language != "en" else [])
            assert [mark in header.paragraphs[0].text for header in headers] == [draft] * len(headers)
            assert any(text.startswith(annex) for text in paragraphs(document)) is draft
            assert ("[" + {"en": "access mark", "ru": "пометка", "kk": "белгі"}[language] in text_of(document)) is False
    assert "[addressee]" not in text_of(opened(replace(worked_example, "header/addressee/en", ""), draft=False))


def test_the_access_mark_is_on_every_page_and_its_absence_is_too(worked_example: Briefing) -> None:
    section = opened(worked_example).sections[0]
    assert "[ACCESS MARK: CHOOSE]" in section.header.paragraphs[0].text
    marked = opened(replace(worked_example, "header/access_mark", "in_confidence")).sections[0]
    assert "IN-CONFIDENCE" in marked.header.paragraphs[0].text
    assert "IN-CONFIDENCE" in marked.footer.paragraphs[1].text
    free = opened(replace(worked_example, "header/access_mark", "none")).sections[0]
    assert free.header.paragraphs[0].text.strip() == "DRAFT"


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_nothing_of_the_template_is_left_in_the_note(worked_example: Briefing, language: LanguageCode) -> None:
    for briefing in (worked_example, Briefing()):
        for draft in (True, False):
            xml = b"".join(render(briefing, language, draft=draft).values())
            text = re.sub(rb"<[^>]+>", b" ", xml)
            assert not re.search(rb"\{\{|\{%|%\}|\}\}|\bNone\b(?! reported)|\[\[|Undefined", text)


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_sections_with_nothing_in_them_are_not_there(language: LanguageCode) -> None:
    document = opened(Briefing(), language, draft=False)
    assert headings(document) == []
    assert len(document.tables) == (1 if language == "en" else 0)


def test_an_article_without_a_visit_but_with_many_names_and_figures_has_its_note() -> None:
    briefing = replace(insert(Briefing(), "sources/s1"), "sources/s1/title", "Output of the fields in 2025")
    for number in range(12):
        official, project, target = f"officials/o{number}", f"projects/p{number}", f"targets/g{number}"
        briefing = insert(insert(insert(briefing, official), project), target)
        briefing = replace(briefing, f"{official}/name/en", f"Person {number}")
        briefing = replace(briefing, f"{project}/name/en", f"Field {number}")
        briefing = replace(replace(briefing, f"{project}/capacity", "1500"), f"{project}/capacity_unit", "MW")
        briefing = replace(replace(briefing, f"{target}/value", "12.5"), f"{target}/unit", "percent")
    document = opened(briefing)
    assert paragraphs(document)[1] == "On the report “Output of the fields in 2025”"
    assert headings(document) == ["1. At a glance", "2. Key figures", "3. Projects"]
    assert rows(document.tables[1])[1] == ["Others named", "\n".join(f"Person {number}" for number in range(12))]
    assert rows(document.tables[2])[12][1] == "12.5%"
    assert rows(document.tables[3])[12][3] == "1,500\u00a0MW"


def test_every_table_with_headings_repeats_them_and_no_row_splits(worked_example: Briefing) -> None:
    for table in opened(worked_example).tables[1:]:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        widths = [column.width for column in table.columns]
        assert all([cell.width for cell in row.cells] == widths for row in others)


@pytest.mark.parametrize(("language", "locale"), [("en", "en-GB"), ("ru", "ru-RU"), ("kk", "kk-KZ")])
def test_every_run_tells_its_language(worked_example: Briefing, language: LanguageCode, locale: str) -> None:
    runs = [run for paragraph in opened(worked_example, language).paragraphs for run in paragraph.runs if run.text]
    assert {run._r.rPr.find(qn("w:lang")).get(qn("w:val")) for run in runs} == {locale}


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_what_can_be_clicked_is_a_field_of_the_briefing(worked_example: Briefing, language: LanguageCode) -> None:
    xml = render(worked_example, language, controls=True)["word/document.xml"].decode()
    tags = set(re.findall(r'<w:tag w:val="([^"]+)"', xml))
    worked_out = {tag for tag in tags if tag.endswith(("/cited", "/period_words"))}
    fields = tags - worked_out
    assert {"visit/city", "visit/date_from", "officials/o1/name", "officials/o1/post"} <= fields
    assert {"targets/g1/value", "targets/g1/period", "commitments/c2/text", "header/title"} <= fields
    for tag in fields:
        pattern_of(tag)


def test_hostile_words_are_words(worked_example: Briefing) -> None:
    hostile = "<w:p>&amp; {{ 7*7 }} {% raw %} \x00"
    document = opened(replace(worked_example, "visit/city/en", hostile))
    assert "<w:p>&amp; {{ 7*7 }} {% raw %}" in text_of(document)


def test_the_note_is_rendered_within_a_keystroke(worked_example: Briefing) -> None:
    import time

    def once() -> float:
        start = time.process_time()
        render(worked_example, controls=True)
        return time.process_time() - start

    once()
    assert min(once() for _ in range(10)) < 0.03


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_printed_note_has_two_pages_and_an_annex(
    worked_example: Briefing, language: LanguageCode, tmp_path: Path
) -> None:
    path = tmp_path / "note.docx"
    path.write_bytes(render(worked_example, language).package())
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = subprocess.run(
        ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = text.removesuffix("\f").split("\f")
    assert len(pages) == 3
    draft, number = {"en": ("DRAFT", "2 of 3"), "ru": ("ПРОЕКТ", "2"), "kk": ("ЖОБА", "2")}[language]
    assert all(draft in page for page in pages)
    assert number in pages[1]
    for value in {
        "en": ("over 700", "2023–2024"),
        "ru": ("свыше 700", "Собеседники не названы"),
        "kk": ("700", "2 млрд"),
    }[language]:
        assert value in text.replace("\u00a0", " ")


def test_a_briefing_file_makes_the_same_note_as_the_briefing(worked_example: Briefing) -> None:
    again = msgspec.json.decode(msgspec.json.encode(worked_example), type=Briefing)
    assert dict(render(again)) == dict(render(worked_example))


def test_a_final_does_not_print_the_frame_of_a_requisite_nobody_filled_in(worked_example: Briefing) -> None:
    assert any(text.startswith("Drafted by: [name]") for text in paragraphs(opened(worked_example)))
    final = opened(worked_example, draft=False)
    assert not any(text.startswith("Drafted by") for text in paragraphs(final))
    assert ["From", "Ministry of Energy of the Republic of Kazakhstan"] in rows(final.tables[0])


def test_a_date_known_to_the_month_is_not_printed_to_the_day(worked_example: Briefing) -> None:
    briefing = replace(replace(worked_example, "visit/date_from", "2025-03-01"), "visit/dates_known", "month_only")
    assert ["Dates", "March 2025; reported on 14 March 2025"] in rows(opened(briefing).tables[1])
    assert "2025 жылғы\u00a0наурыз; " in text_of(opened(briefing, "kk"))


def test_words_not_known_to_be_direct_speech_get_no_quotation_marks(worked_example: Briefing) -> None:
    text = text_of(opened(replace(worked_example, "statements/q1/mode", "")))
    assert "Dauren Saparov, Vice-Minister of Energy: Gas gives our industry time" in text
    assert "“Gas gives" not in text


def test_points_of_attention_are_written_in_markdown(worked_example: Briefing) -> None:
    briefing = replace(worked_example, "text/attention/en", "A **confirmation**, not a deal.\n\n- Confirm the total\n")
    texts = paragraphs(opened(briefing))
    start = texts.index("Points of attention (our assessment).")
    assert texts[start + 1 : start + 3] == ["A confirmation, not a deal.", "Confirm the total"]
