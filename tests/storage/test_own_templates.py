"""Own templates in the data folder: what they are called and which language they are in."""

from pathlib import Path

import pytest

from briefing.storage.own_templates import add_template, name_and_language


@pytest.mark.parametrize(
    ("file", "name", "language"),
    [
        ("note.docx", "note", None),
        ("note.ru.docx", "note", "ru"),
        ("note.2025.docx", "note.2025", None),
        ("ru.docx", "ru", None),
        (".kk.docx", ".kk", None),
    ],
)
def test_the_language_of_a_template_stands_before_the_ending(file: str, name: str, language: str | None) -> None:
    assert name_and_language(Path(file)) == (name, language)


def test_a_template_is_kept_under_a_name_the_library_finds(tmp_path: Path) -> None:
    assert add_template(b"one", Path("Our note.ru.docx"), tmp_path) == "Our note"
    assert add_template(b"two", Path("note.2025.dotx"), tmp_path) == "note_2025"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "Our note.ru.docx": b"one",
        "note_2025.docx": b"two",
    }
