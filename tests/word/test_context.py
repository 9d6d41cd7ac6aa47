"""What a template sees of a briefing."""

import datetime as dt
import time

import msgspec
import pytest

from briefing.model import LANGUAGE_CODES, Briefing, Evidence, LanguageCode, Status, insert, replace
from briefing.word.note.context import template_context
from briefing.word.note.empty_fields import stated


def with_evidence(briefing: Briefing, path: str, evidence: Evidence) -> Briefing:
    return msgspec.structs.replace(briefing, evidence={**briefing.evidence, path: evidence})


def test_values_are_plain_and_in_the_language_of_the_document(worked_example: Briefing) -> None:
    for language, city, kind in (
        ("en", "Ashgabat", "working visit"),
        ("ru", "Ашхабад", "рабочий визит"),
        ("kk", "Ашхабад", "жұмыс сапары"),
    ):
        visit = template_context(worked_example, language, draft=False)["visit"]
        assert visit["city"] == city
        assert (visit["kind"], visit["kind_code"]) == (kind, "working")
        assert visit["reported_on"] == dt.date(2025, 3, 14)


def test_references_are_the_rows_they_name_and_rows_know_their_path(worked_example: Briefing) -> None:
    context = template_context(worked_example, "en", draft=False)
    assert context["visit"]["head"]["name"] == "Dauren Saparov"
    assert context["visit"]["head"].path == "officials/o1"
    assert context["statements"][0]["speaker"] is context["officials"][0]
    assert context["targets"][0]["source"]["publisher"] == "Caspian Wire"
    assert context["commitments"][1].path == "commitments/c2"


def test_a_reference_to_a_removed_row_is_an_empty_field(worked_example: Briefing) -> None:
    briefing = msgspec.structs.replace(worked_example, officials=())
    visit = template_context(briefing, "en", draft=False)["visit"]
    assert not visit["head"]
    assert stated(visit["head"]) == "Not stated"


def test_words_missing_in_the_language_stand_in_the_language_they_have(worked_example: Briefing) -> None:
    briefing = replace(worked_example, "visit/city/ru", "")
    assert template_context(briefing, "ru", draft=True)["visit"]["city"] == "Ashgabat"


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (None, "Not stated"),
        (Evidence(status=Status.NOT_STATED), "Not stated"),
        (Evidence(status=Status.NOT_APPLICABLE), "Not applicable"),
        (
            Evidence(status=Status.TO_BE_CONFIRMED, confirm_by="the protocol unit"),
            "To be confirmed by the protocol unit",
        ),
    ],
)
def test_an_empty_field_prints_nothing_but_knows_its_reason(
    worked_example: Briefing, evidence: Evidence | None, words: str
) -> None:
    briefing = worked_example if evidence is None else with_evidence(worked_example, "visit/host_side", evidence)
    value = template_context(briefing, "en", draft=False)["visit"]["host_side"]
    assert str(value) == ""
    assert not value
    assert list(value) == []
    assert stated(value) == words


def test_requisites_to_fill_in_show_in_brackets_in_drafts_only(worked_example: Briefing) -> None:
    draft = template_context(worked_example, "en", draft=True)["header"]
    final = template_context(worked_example, "en", draft=False)["header"]
    assert stated(draft["access_mark"]) == "[access mark: choose]"
    assert stated(final["access_mark"]) == ""


def test_what_an_article_leaves_open_is_not_stated_what_we_leave_open_is_to_fill_in(
    worked_example: Briefing,
) -> None:
    rows = template_context(worked_example, "ru", draft=True)["commitments"]
    assert stated(rows[0]["due"]) == "Не указан"
    assert stated(rows[4]["due"]) == "[срок]"


def test_every_fact_names_the_numbers_of_its_sources(worked_example: Briefing) -> None:
    context = template_context(worked_example, "en", draft=False)
    assert context["topics"][0]["cited"] == "[1]"
    assert [target["cited"] for target in context["targets"]] == ["[1]", "[1]", "[2]"]
    assert context["visit"]["cited_by"]["city"] == "[1]"
    assert context["commitments"][3]["cited"] == ""


def test_outcomes_of_the_sides_and_our_proposals_are_kept_apart(worked_example: Briefing) -> None:
    note = template_context(worked_example, "en", draft=False)["note"]
    assert [row["id"] for row in note["outcomes"]] == ["c1", "c2", "c3"]
    assert [row["id"] for row in note["proposals"]] == ["c4", "c5"]


def test_words_put_aside_or_not_for_quotation_are_not_printed(worked_example: Briefing) -> None:
    briefing = replace(worked_example, "statements/q1/use", "not_for_quotation")
    assert template_context(briefing, "en", draft=False)["note"]["quotations"] == []
    briefing = replace(worked_example, "statements/q1/printed", "false")
    assert template_context(briefing, "en", draft=False)["note"]["quotations"] == []


def test_sections_with_nothing_in_them_take_no_number(worked_example: Briefing) -> None:
    briefing = msgspec.structs.replace(worked_example, topics=(), statements=())
    sections = template_context(briefing, "en", draft=False)["note"]["sections"]
    counted = {name: number for name, number in sections.items() if number}
    assert counted == {"glance": 1, "outcomes": 2, "figures": 3, "proposals": 4}
    assert sections["discussed"] == sections["projects"] == 0


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "On the working visit of Vice-Minister of Energy Dauren Saparov to Ashgabat"),
        ("ru", "о рабочем визите Даурена Сапарова в город Ашхабад (Туркменистан)"),
        ("kk", "Ашхабад қаласына (Түрікменстан) жұмыс сапары туралы"),
    ],
)
def test_the_heading_is_made_of_the_fields_of_the_visit(
    worked_example: Briefing, language: LanguageCode, title: str
) -> None:
    assert template_context(worked_example, language, draft=False)["note"]["title"] == title


def test_the_bottom_line_joins_fields_in_at_most_sixty_words(worked_example: Briefing) -> None:
    for language in LANGUAGE_CODES:
        text = template_context(worked_example, language, draft=False)["note"]["bottom_line"]
        assert 20 < len(text.split()) <= 60
        assert "2" in text
    text = template_context(worked_example, "en", draft=False)["note"]["bottom_line"]
    assert text.startswith("In Ashgabat, Vice-Minister of Energy Dauren Saparov discussed gas infrastructure")
    assert "no signed document is reported" in text


def test_a_briefing_without_anything_has_a_context() -> None:
    for language in LANGUAGE_CODES:
        context = template_context(Briefing(), language, draft=True)
        assert context["note"]["bottom_line"] == ""
        assert not context["note"]["about_visit"]


def test_an_article_without_a_visit_is_headed_by_its_title() -> None:
    briefing = replace(insert(Briefing(), "sources/s1"), "sources/s1/title", "Gas exports grow")
    note = template_context(briefing, "en", draft=False)["note"]
    assert note["title"] == "On the report “Gas exports grow”"
    assert note["bottom_line"] == ""


def test_the_annex_names_what_is_to_verify(worked_example: Briefing) -> None:
    points = template_context(worked_example, "en", draft=True)["note"]["points"]
    texts = [point["text"] for point in points]
    assert "Exact dates of the visit: not stated; 14 March 2025 is only the date of the report." in texts
    assert "One spelling: the sources write “Vice-Minister of Energy”, “Vice Minister of Energy”." in texts
    assert any("[1] relays Kazakhstan's Ministry of Energy" in text for text in texts)
    assert any(text.startswith("Requisites to fill in: access mark") for text in texts)
    assert points[0].path == "visit/date_from"
    assert template_context(worked_example, "en", draft=False)["note"]["points"] == []


def test_additional_fields_of_a_template_are_seen(worked_example: Briefing) -> None:
    briefing = replace(worked_example, "additional/case_number", "17-4")
    assert template_context(briefing, "en", draft=False)["additional"]["case_number"] == "17-4"


def test_it_is_quick_enough_for_every_keystroke(worked_example: Briefing) -> None:
    template_context(worked_example, "en", draft=True)

    def once() -> float:
        start = time.process_time()
        template_context(worked_example, "en", draft=True)
        return time.process_time() - start

    assert min(once() for _ in range(20)) < 0.01


def test_that_nothing_was_signed_is_said_only_when_the_evidence_says_so(worked_example: Briefing) -> None:
    evidence = {path: found for path, found in worked_example.evidence.items() if path != "visit/documents"}
    briefing = msgspec.structs.replace(worked_example, evidence=evidence)
    context = template_context(briefing, "en", draft=True)
    assert stated(context["visit"]["documents"]) == "Not stated"
    assert "signed" not in context["note"]["bottom_line"]


def test_a_source_without_a_date_is_not_told_as_no_source(worked_example: Briefing) -> None:
    briefing = replace(worked_example, "sources/s2/published", "")
    lines = [point["text"] for point in template_context(briefing, "en", draft=True)["note"]["points"]]
    assert "Date of publication: [2]." in lines
    assert not any("none is entered" in line for line in lines)
