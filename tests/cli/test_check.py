"""`briefing check` tells everything that stops a briefing, for people and for programs."""

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest

from briefing.cli import main
from briefing.model import Briefing, Waiver, replace
from briefing.storage import open_file, save_file

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "visit_en.txt"
REQUISITES = {
    "header/access_mark": "none",
    "header/doc_date": "2025-05-20",
    "header/unit/en": "Gas unit",
    "header/addressee/en": "the Minister of Energy",
    "header/signatory_post/en": "Director",
    "header/signatory_name/en": "A. Omarova",
    "header/executor/en": "B. Nurlanov",
    "header/exec_phone": "74-00-00",
}


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """The sample article as `briefing draft` makes it."""
    path = tmp_path_factory.mktemp("drafted") / "sample.briefing"
    assert main(["draft", str(SAMPLE), "-o", str(path)]) == 0
    return open_file(path)


def test_a_draft_of_the_sample_is_stopped_by_what_nobody_has_filled_in(
    drafted: Briefing, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "note.briefing"
    save_file(path, drafted)
    assert main(["check", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Stops (")
    assert "  Access mark: the note needs it; fill it in, or say why it is empty.  [requisite_missing]" in lines
    assert lines[-1].endswith("findings.")


def test_a_note_without_stops_may_go_up_and_its_waivers_are_told(
    drafted: Briefing, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefing = drafted
    for field, value in REQUISITES.items():
        briefing = replace(briefing, field, value)
    waiver = Waiver("requisite_missing", "visit/documents", reason="Nothing was signed", who="B. Nurlanov")
    briefing = msgspec.structs.replace(briefing, waivers=(msgspec.structs.replace(waiver, when=dt.date(2025, 5, 20)),))
    path = tmp_path / "note.briefing"
    save_file(path, briefing)
    assert open_file(path).waivers == briefing.waivers
    assert main(["check", str(path)]) == 0
    out = capsys.readouterr().out
    assert "Stops" not in out
    assert "Waived (1)" in out
    assert "    Nothing was signed (B. Nurlanov, 2025-05-20)" in out


def test_a_program_gets_every_finding_as_json(
    drafted: Briefing, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "note.briefing"
    save_file(path, replace(drafted, "text/background/en", "Talks on Monday, 21 March 2025."))
    assert main(["check", str(path), "--format", "json"]) == 1
    records = json.loads(capsys.readouterr().out)
    (weekday,) = [record for record in records if record["check"] == "weekday"]
    assert weekday["severity"] == "stop"
    assert weekday["path"] == "text/background/en"
    assert weekday["span"] == [9, 15]
    assert weekday["fix"]["value"] == "Talks on Friday, 21 March 2025."
    assert weekday["waiver"] is None


def test_the_pages_are_counted_as_they_are_laid_out(
    drafted: Briefing, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "note.briefing"
    save_file(path, replace(drafted, "text/attention/en", "\n\n".join(["A paragraph of some words."] * 150)))
    main(["check", str(path)])
    assert "pages, and 2 are allowed.  [too_many_pages]" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "none.briefing"]) == 1
    assert capsys.readouterr().err.startswith("briefing check: There is no file")
