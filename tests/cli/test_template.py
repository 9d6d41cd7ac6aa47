"""`briefing template` tells what templates there are, what is wrong in one and which fields it uses."""

import json
from pathlib import Path

import docx
import pytest

from briefing.cli import main
from briefing.resources import data_folder
from tests.word.documents import document, paragraph


def test_templates_are_listed_with_their_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "list"]) == 0
    assert "visit_note  Visit information note (en" in capsys.readouterr().out


def test_the_titles_of_templates_are_in_the_language_of_the_user(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "kk_KZ.UTF-8")
    assert main(["template", "list"]) == 0
    listed = capsys.readouterr().out
    assert "visit_brief  Сапар (кездесу) материалдары (en, ru, kk)" in listed
    assert "visit_note  Сапар туралы анықтама (en, ru, kk)" in listed


def test_own_templates_of_the_data_folder_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "templates").mkdir()
    note = (data_folder("templates") / "visit_note.en.docx").read_bytes()
    (tmp_path / "templates" / "our_note.en.docx").write_bytes(note)
    assert main(["template", "list", "--data-folder", str(tmp_path)]) == 0
    assert "our_note" in capsys.readouterr().out


def test_a_faulty_template_is_told_and_marked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faulty, marked = tmp_path / "faulty.docx", tmp_path / "marked.docx"
    faulty.write_bytes(document("{{ visit.ctiy }}", parts={"header1": paragraph("{{ header.org ")}))
    assert main(["template", "check", str(faulty), "--mark", str(marked)]) == 1
    told = capsys.readouterr().out
    assert "Did you mean “city”?" in told
    assert "header, paragraph 1" in told
    comments = [comment.text for comment in docx.Document(str(marked)).comments]
    assert len(comments) == 2
    assert any("visit.ctiy" in text for text in comments)
    assert main(["template", "check", str(faulty), "--json"]) == 1
    assert {fault["kind"] for fault in json.loads(capsys.readouterr().out)["faults"]} == {
        "unknown-field",
        "unclosed-tag",
    }


def test_the_fields_of_a_template_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = tmp_path / "own.docx"
    template.write_bytes(document("{{ visit.city }} {{ hotel_room }}", "{{ visit.city }}"))
    assert main(["template", "fields", str(template)]) == 0
    told = capsys.readouterr().out
    assert "visit.city  text, 2×  (body, paragraph 1)" in told
    assert "hotel_room  value, 1×  additional" in told


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "check", str(tmp_path / "none.docx")]) == 1
    assert "There is no file" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_built_in_templates_are_in_order(language: str) -> None:
    assert main(["template", "check", str(data_folder("templates") / f"visit_note.{language}.docx")]) == 0
