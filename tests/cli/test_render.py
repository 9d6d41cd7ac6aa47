"""`briefing render` writes the note of a briefing file."""

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from briefing.cli import main
from briefing.word import read_package
from briefing.word.edits.carried import read_origin

BRIEFING = str(Path(__file__).parents[1] / "legacy" / "version-1.briefing")


def test_a_draft_is_marked_and_a_final_note_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft, final = tmp_path / "draft.docx", tmp_path / "final.docx"
    assert main(["render", BRIEFING, "-o", str(draft)]) == 0
    assert main(["render", BRIEFING, "--final", "-o", str(final)]) == 0
    assert capsys.readouterr().out == f"Wrote {draft}\nWrote {final}\n"
    assert "Vice-Minister of Energy" in words_of(draft)
    assert "DRAFT" in words_of(draft)
    assert "DRAFT" not in words_of(final)


def test_the_language_of_the_note_can_be_chosen(tmp_path: Path) -> None:
    note = tmp_path / "note.docx"
    assert main(["render", BRIEFING, "--language", "ru", "-o", str(note)]) == 0
    assert "Даулет Серикбаев" in words_of(note)


def test_a_note_without_fields_holds_nothing_but_its_pages(tmp_path: Path) -> None:
    with_fields, without = tmp_path / "with.docx", tmp_path / "without.docx"
    assert main(["render", BRIEFING, "-o", str(with_fields)]) == 0
    assert main(["render", BRIEFING, "--without-fields", "-o", str(without)]) == 0
    assert words_of(with_fields) == words_of(without)
    assert read_origin(read_package(with_fields.read_bytes())) is not None
    parts = read_package(without.read_bytes())
    assert not any(b"urn:briefing" in parts[name] or b"<w:sdt>" in parts[name] for name in parts)


def test_a_template_may_be_named_by_its_file(tmp_path: Path) -> None:
    template, note = tmp_path / "our note (2).docx", tmp_path / "note.docx"
    written = docx.Document()
    written.add_paragraph("To {{ visit.city }}, as our own template says")
    written.save(str(template))
    assert main(["render", BRIEFING, "--template", str(template), "-o", str(note)]) == 0
    assert ", as our own template says" in words_of(note)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["missing.briefing", "-o", "note.docx"], "There is no file missing.briefing"),
        ([str(Path(__file__)), "-o", "note.docx"], "not a readable briefing"),
        ([".", "-o", "note.docx"], "is a folder"),
        ([BRIEFING, "-o", "note.odt"], "none of these endings: .docx"),
        ([BRIEFING, "-o", "none/note.docx"], "There is no folder none"),
        ([BRIEFING, "--template", "../../etc/passwd", "-o", "note.docx"], "There is no template"),
        ([BRIEFING, "--template", "none.docx", "-o", "note.docx"], "There is no file none.docx"),
        ([BRIEFING, "--data-folder", "none/data", "-o", "note.docx"], "There is no folder none"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    words: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["render", *words]) == 1
    error = capsys.readouterr().err
    assert sentence in error
    assert error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def words_of(note: Path) -> str:
    """Every word of a Word file: body, tables and headers."""
    document = docx.Document(str(note))
    parts = [document.element, *(section.header._element for section in document.sections)]
    return "\n".join("".join(piece.text or "" for piece in part.iter(qn("w:t"))) for part in parts)
