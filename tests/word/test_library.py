"""Templates are found: those that ship with the program and the ministry's own."""

import shutil
from pathlib import Path

import pytest

from briefing.resources import data_folder
from briefing.word import TemplateError
from briefing.word.library import (
    TemplateNotFoundError,
    load_template,
    needs_of,
    removed_from,
    template_bytes,
    templates,
)
from tests.word.documents import document, texts

BUILT_IN = data_folder("templates")


def test_the_built_in_note_is_there_in_three_languages_with_titles() -> None:
    note = next(info for info in templates() if info.name == "visit_note")
    assert note.languages == ("en", "ru", "kk")
    assert (note.title.en, note.title.ru) == ("Visit information note", "Справка о визите")
    assert not note.own


def test_a_template_is_compiled_once() -> None:
    assert load_template("visit_note", "en") is load_template("visit_note", "en")


def test_an_own_template_of_the_same_name_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    shutil.copy(BUILT_IN / "visit_note.ru.docx", tmp_path / "visit_note.en.docx")
    assert template_bytes("visit_note", "en", tmp_path) == (BUILT_IN / "visit_note.ru.docx").read_bytes()
    assert template_bytes("visit_note", "kk", tmp_path) == (BUILT_IN / "visit_note.kk.docx").read_bytes()
    assert [info.own for info in templates(tmp_path) if info.name == "visit_note"] == [True]


def test_an_own_template_is_known_by_the_title_in_its_properties(tmp_path: Path) -> None:
    shutil.copy(BUILT_IN / "visit_note.ru.docx", tmp_path / "spravka.docx")
    shutil.copy(BUILT_IN / "visit_note.ru.docx", tmp_path / "~$spravka.docx")
    own = [info for info in templates(tmp_path) if info.own]
    assert [(info.name, info.title.en) for info in own] == [("spravka", "Справка о визите")]
    assert load_template("spravka", "kk", tmp_path)
    assert needs_of("spravka") is None


def test_a_changed_own_template_is_compiled_again(tmp_path: Path) -> None:
    path = tmp_path / "spravka.docx"
    shutil.copy(BUILT_IN / "visit_note.ru.docx", path)
    first = load_template("spravka", "ru", tmp_path)
    shutil.copy(BUILT_IN / "visit_note.en.docx", path)
    assert load_template("spravka", "ru", tmp_path) is not first


def test_a_damaged_own_template_is_listed_and_its_fault_told(tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"not a document")
    assert [info.title.en for info in templates(tmp_path) if info.own] == ["broken"]
    with pytest.raises(TemplateError, match="not a Word document"):
        load_template("broken", "en", tmp_path)


@pytest.mark.parametrize("name", ["visit_notes", "../visit_note", "", "/etc/passwd", "a\0b"])
def test_a_name_that_is_no_template_is_refused_and_the_others_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateNotFoundError, match="visit_note"):
        template_bytes(name, "en", tmp_path)


def test_a_language_an_own_template_does_not_have_is_told(tmp_path: Path) -> None:
    shutil.copy(BUILT_IN / "visit_note.ru.docx", tmp_path / "spravka.ru.docx")
    with pytest.raises(TemplateNotFoundError, match="it has: ru"):
        template_bytes("spravka", "en", tmp_path)


def test_what_fetches_is_taken_out_of_an_own_template_and_told(tmp_path: Path) -> None:
    fetching = (
        '<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;x.docx&quot; "><w:r><w:t>old</w:t></w:r></w:fldSimple></w:p>'
    )
    (tmp_path / "own.docx").write_bytes(document("{{ a }}", fetching))
    markup = load_template("own", "en", tmp_path).render({"a": "x"})["word/document.xml"]
    assert texts(markup) == ["x", "old"]
    assert b"INCLUDETEXT" not in markup
    [removal] = removed_from("own", "en", tmp_path)
    assert "INCLUDETEXT" in removal.what
    assert removed_from("visit_note", "en", tmp_path) == ()


def test_an_own_template_with_a_part_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(document("{{ a }}", parts={"word/settings.xml": "<broken"}))
    with pytest.raises(TemplateError, match="cannot be read"):
        load_template("own", "en", tmp_path)
