"""`briefing template` tells what templates there are."""

from pathlib import Path

import pytest

from briefing.cli import main
from briefing.resources import data_folder


def test_templates_are_listed_with_their_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "list"]) == 0
    assert "visit_note  Visit information note (en" in capsys.readouterr().out


def test_own_templates_of_the_data_folder_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "templates").mkdir()
    note = (data_folder("templates") / "visit_note.en.docx").read_bytes()
    (tmp_path / "templates" / "our_note.en.docx").write_bytes(note)
    assert main(["template", "list", "--data-folder", str(tmp_path)]) == 0
    assert "our_note" in capsys.readouterr().out
