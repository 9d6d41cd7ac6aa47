"""`briefing merge` takes edits made in a Word file over into its briefing."""

import shutil
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.model import replace
from briefing.storage import BriefingFile, open_file, save_file
from tests.word_user import WordUser

EXAMPLE = Path(__file__).parents[1] / "golden" / "worked_example.briefing"


@pytest.fixture
def briefing(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, tmp_path / "visit.briefing"))


@pytest.fixture
def note(briefing: Path) -> Path:
    """The note of the briefing, edited in Word; the country was changed on both sides."""
    path = briefing.with_name("note.docx")
    assert main(["render", str(briefing), "-o", str(path)]) == 0
    word = WordUser(path.read_bytes())
    word.type("visit/city", "Mary")
    word.type("visit/country", "Turkmenia")
    path.write_bytes(word.saved())
    save_file(briefing, replace(open_file(briefing), "visit/country/en", "Türkmenistan"))
    return path


def test_edits_are_listed_and_taken_over(note: Path, briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["merge", str(note), "--into", str(briefing)]) == 1, "a conflict was left"
    assert capsys.readouterr().out == (
        "Edits from Word (1)\n"
        "  City: Ashgabat → Mary\n"
        "Left as it is (1)\n"
        "  Country: Türkmenistan → Turkmenia\n"
        "    It was changed in Word and in the editor.\n"
        "1 edit is taken over.\n"
        f"Wrote {briefing}\n"
    )
    visit = open_file(briefing).visit
    assert (visit.city.en, visit.country.en) == ("Mary", "Türkmenistan")
    assert briefing.with_name("visit.briefing.bak").exists()


@pytest.mark.parametrize(("side", "country"), [("word", "Turkmenia"), ("briefing", "Türkmenistan")])
def test_a_side_can_be_preferred(note: Path, briefing: Path, side: str, country: str) -> None:
    assert main(["merge", str(note), "--into", str(briefing), "--prefer", side]) == 0
    visit = open_file(briefing).visit
    assert (visit.city.en, visit.country.en) == ("Mary", country)


def test_a_dry_run_writes_nothing(note: Path, briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = briefing.read_bytes()
    assert main(["merge", str(note), "--into", str(briefing), "--dry-run", "--prefer", "word"]) == 0
    assert "2 edits can be taken over." in capsys.readouterr().out
    assert briefing.read_bytes() == before


def test_a_note_merged_again_brings_nothing(note: Path, briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = WordUser(note.read_bytes())
    word.delete_row("commitments/c2/text")
    word.add_row_below("commitments/c5/text", ["3", "Ask the embassy", "Legal unit", "2 April 2025", "Letter"])
    note.write_bytes(word.saved())
    assert main(["merge", str(note), "--into", str(briefing), "--prefer", "word"]) == 0
    assert [row.id for row in open_file(briefing).commitments] == ["c1", "c3", "c4", "c5", "c6"]
    capsys.readouterr()
    assert main(["merge", str(note), "--into", str(briefing)]) == 0
    assert capsys.readouterr().out == "Nothing was edited in Word.\n"


def test_an_unreadable_value_is_told_and_fails(note: Path, briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = WordUser(note.read_bytes())
    word.type("visit/reported_on", "sometime in May")
    note.write_bytes(word.saved())
    assert main(["merge", str(note), "--into", str(briefing), "--prefer", "briefing"]) == 1
    assert "“sometime in May” is no date with day, month and year." in capsys.readouterr().out


def test_what_cannot_be_merged_is_told_in_one_sentence(briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = Path(__file__).parents[2] / "templates" / "visit_note.en.docx"
    for words, sentence in (
        (["none.docx", "--into", str(briefing)], "There is no file none.docx"),
        ([str(briefing), "--into", str(briefing)], "not a Word document"),
        ([str(template), "--into", str(briefing)], "carries no fields of a briefing"),
        ([str(template), "--into", "none.briefing"], "none.briefing"),
    ):
        assert main(["merge", *words]) == 1
        error = capsys.readouterr().err
        assert sentence in error
        assert error.count("\n") == 1


def test_a_briefing_that_somebody_edits_is_not_written(note: Path, briefing: Path) -> None:
    before = briefing.read_bytes()
    with BriefingFile(briefing):
        assert main(["merge", str(note), "--into", str(briefing)]) == 1
    assert briefing.read_bytes() == before
