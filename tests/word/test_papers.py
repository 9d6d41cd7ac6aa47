"""What holds for every paper that ships with the program."""

import io
import re
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from docx import Document
from docx.oxml.ns import qn

from briefing.model import LANGUAGE_CODES, Briefing, LanguageCode, replace
from briefing.model.gaps import open_gaps
from briefing.model.schema import pattern_of
from briefing.resources import data_folder, read_toml
from briefing.storage import open_file
from briefing.word import Parts, read_package
from briefing.word.library import load_template, needs_of, outline_of, templates
from briefing.word.note.context import template_context

BUILDING = Path(__file__).resolve().parents[2] / "templates" / "building"
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
PAPERS = [info.name for info in templates()]


@pytest.fixture
def filled_in(paper: str) -> Briefing:
    """A briefing in which a unit has filled in what the paper needs; all of it invented."""
    return open_file(GOLDEN / f"{'mission' if paper == 'mission_report' else 'full'}_example.briefing")


def render(paper: str, briefing: Briefing, language: LanguageCode, *, draft: bool, controls: bool = False) -> Parts:
    context = template_context(replace(briefing, "template", paper), language, draft=draft)
    return load_template(paper, language).render(context, language=language, controls=controls)


def opened(paper: str, briefing: Briefing, language: LanguageCode, *, draft: bool) -> Any:
    return Document(io.BytesIO(render(paper, briefing, language, draft=draft).package()))


def test_the_committed_templates_are_what_the_builder_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, BUILDING / "build.py", tmp_path], check=True)
    committed = {path.name: path for path in data_folder("templates").glob("*.docx")}
    assert {path.name for path in tmp_path.iterdir()} == set(committed)
    for name, path in committed.items():
        built = read_package((tmp_path / name).read_bytes())
        assert dict(built) == dict(read_package(path.read_bytes())), f"run “make templates”: {name} is not as built"


def test_every_paper_is_there_in_three_languages_with_a_title_in_each() -> None:
    for info in templates():
        assert info.languages == LANGUAGE_CODES
        assert len({info.title.in_language(language) for language in LANGUAGE_CODES}) == 3


@pytest.mark.parametrize("path", sorted(BUILDING.glob("*_words.toml")), ids=lambda path: str(path.stem))
def test_fixed_words_stand_in_the_three_languages(path: Path) -> None:
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    assert list(words) == list(LANGUAGE_CODES)
    assert len({tuple(words[language]) for language in LANGUAGE_CODES}) == 1


@pytest.mark.parametrize("paper", PAPERS)
def test_what_a_paper_needs_is_told_in_the_annex_of_its_draft(paper: str) -> None:
    needs = needs_of(paper)
    assert needs is not None
    told = {field for point in read_toml("points.toml")["point"] for field in point.get("fields", ())}
    for need in (*needs.required, *needs.recommended):
        first = need.split(" | ")[0]
        assert pattern_of(first.replace("*", "x1")) == first
        assert first in told or (first.startswith("header/") and "header" in told), (
            f"resources/points.toml says nothing of {first}"
        )


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_nothing_of_the_template_is_left_in_the_paper(
    paper: str, language: LanguageCode, worked_example: Briefing, filled_in: Briefing
) -> None:
    for briefing in (worked_example, filled_in, Briefing()):
        for draft in (True, False):
            xml = b"".join(render(paper, briefing, language, draft=draft).values())
            text = re.sub(rb"<[^>]+>", b" ", xml)
            assert not re.search(rb"\{\{|\{%|%\}|\}\}|\bNone\b(?! reported)|\[\[|Undefined", text)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_sections_are_numbered_without_a_gap(paper: str, language: LanguageCode, filled_in: Briefing) -> None:
    for draft in (True, False):
        document = opened(paper, filled_in, language, draft=draft)
        headings = [line.text for line in document.paragraphs if line.style.name == "Heading 1"]
        numbers = [int(heading.partition(".")[0]) for heading in headings]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) > 3


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_final_of_an_empty_briefing_has_no_section(paper: str, language: LanguageCode) -> None:
    document = opened(paper, Briefing(), language, draft=False)
    assert [line.text for line in document.paragraphs if line.style.name in {"Heading 1", "Annex Heading"}] == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_tables_repeat_their_heads_and_no_row_splits(paper: str, language: LanguageCode, filled_in: Briefing) -> None:
    for table in opened(paper, filled_in, language, draft=True).tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        widths = [column.width for column in table.columns]
        assert all([cell.width for cell in row.cells] == widths for row in table.rows)
        is_head = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert not any(later and not earlier for earlier, later in pairwise(is_head))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_what_can_be_clicked_is_a_field(paper: str, language: LanguageCode, filled_in: Briefing) -> None:
    xml = render(paper, filled_in, language, draft=True, controls=True)["word/document.xml"].decode()
    tags = set(re.findall(r'<w:tag w:val="([^"]+)"', xml))
    assert len(tags) > 20
    for tag in tags:
        if not tag.endswith(("/cited", "/period_words")):
            pattern_of(tag)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_all_words_of_a_paper_are_of_its_language(paper: str, language: LanguageCode, filled_in: Briefing) -> None:
    locales = {"en": "en-GB", "ru": "ru-RU", "kk": "kk-KZ"}
    document = opened(paper, filled_in, language, draft=True)
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if run.text]
    assert {run._r.rPr.find(qn("w:lang")).get(qn("w:val")) for run in runs} == {locales[language]}


@pytest.mark.parametrize("paper", PAPERS)
def test_the_example_leaves_nothing_open(paper: str, filled_in: Briefing) -> None:
    assert open_gaps(filled_in, needs_of(paper)) == ()


@pytest.mark.parametrize("paper", PAPERS)
def test_limits_of_pages_are_measured_without_annexes(paper: str, filled_in: Briefing) -> None:
    briefing = replace(filled_in, "template", paper)
    with_annexes = template_context(briefing, "en", draft=False)["note"]["annexes"]
    without = template_context(briefing, "en", draft=False, annexes=False)["note"]["annexes"]
    assert any(with_annexes.values()) is bool(outline_of(paper).annexes)
    assert not any(without.values())


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_made_from_a_file_is_the_same(paper: str, filled_in: Briefing) -> None:
    again = msgspec.json.decode(msgspec.json.encode(filled_in), type=Briefing)
    assert dict(render(paper, again, "en", draft=True)) == dict(render(paper, filled_in, "en", draft=True))
