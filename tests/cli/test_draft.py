"""`briefing draft` and `briefing extract` lead from an article to files on disk."""

import json
from pathlib import Path

import docx
import pytest

from briefing.cli import main
from briefing.resources import resource_path
from briefing.storage import open_file
from tests.articles.packages import TYPES, package

ARTICLE = str(resource_path("samples/visit_en.txt"))


def test_a_draft_is_written_as_a_note_and_as_a_briefing(
    tmp_path: Path, qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    note, pages, briefing = (tmp_path / f"note.{ending}" for ending in ("docx", "pdf", "briefing"))
    assert main(["draft", ARTICLE, "-o", str(note), "-o", str(pages), "-o", str(briefing)]) == 0
    assert capsys.readouterr().out == f"Wrote {note}\nWrote {pages}\nWrote {briefing}\n"
    assert pages.read_bytes().startswith(b"%PDF-")
    assert "Yermek Tulegenov" in _words(note)
    assert open_file(briefing).officials[0].name.en == "Yermek Tulegenov"


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_note_is_written_in_the_language_of_the_article_unless_one_is_given(tmp_path: Path, language: str) -> None:
    article, draft = resource_path(f"samples/visit_{language}.txt"), tmp_path / "draft.briefing"
    assert main(["draft", str(article), "-o", str(draft)]) == 0
    assert open_file(draft).language == language
    assert main(["draft", str(article), "--language", "en", "-o", str(draft)]) == 0
    assert open_file(draft).language == "en"


def test_a_briefing_is_rendered_like_its_draft(tmp_path: Path) -> None:
    note, briefing, again = tmp_path / "note.docx", tmp_path / "note.briefing", tmp_path / "again.docx"
    main(["draft", ARTICLE, "-o", str(note), "-o", str(briefing)])
    assert main(["render", str(briefing), "-o", str(again)]) == 0
    assert _words(again) == _words(note)


def test_records_of_several_articles_are_named_after_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        Path(ARTICLE).read_text(encoding="utf-8").replace("Rustam Yuldashev", "Farhod Nazarov"), encoding="utf-8"
    )
    missing = tmp_path / "missing.txt"
    assert main(["extract", ARTICLE, str(missing), str(other), "-o", str(tmp_path / "out")]) == 1
    error = capsys.readouterr().err
    assert "missing.txt" in error
    assert error.count("\n") == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["other.json", "visit_en.json"]
    record = json.loads((tmp_path / "out" / "other.json").read_bytes())
    assert record["id"] == "other"
    assert "Farhod Nazarov" in [official["name"] for official in record["officials"]]


def test_a_folder_of_articles_is_read_by_several_processes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, records = tmp_path / "articles", tmp_path / "records"
    folder.mkdir()
    text = Path(ARTICLE).read_text(encoding="utf-8")
    for number in range(12):
        name = f"Minister Rustam Yuldashev{number}"
        folder.joinpath(f"a{number:02}.txt").write_text(text.replace("Rustam Yuldashev", name), encoding="utf-8")
    folder.joinpath("a05.bin").write_bytes(bytes(range(256)) * 8)
    assert main(["extract", str(folder), "-o", str(records)]) == 1
    assert "a05.bin" in capsys.readouterr().err
    written = sorted(path.name for path in records.iterdir())
    assert written == [f"a{number:02}.{'txt.' if number == 5 else ''}json" for number in range(12)]
    alone = tmp_path / "alone"
    main(["extract", str(folder / "a03.txt"), "-o", str(alone)])
    assert (records / "a03.json").read_bytes() == (alone / "a03.json").read_bytes()


@pytest.mark.parametrize("kind", ["missing", "empty"])
def test_a_folder_without_articles_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    folder = tmp_path / kind
    if kind == "empty":
        folder.mkdir()
    assert main(["extract", str(folder)]) == 1
    assert str(folder) in capsys.readouterr().err


def test_a_record_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", ARTICLE, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["published"] == "2025-05-14"


def test_suggestions_are_listed_with_the_words_that_prove_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", ARTICLE]) == 0
    assert "officials/o1/name/en = Yermek Tulegenov" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["draft", "missing.txt", "-o", "note.docx"], "missing.txt"),
        (["draft", ".", "-o", "note.docx"], "folder"),
        (["draft", ARTICLE, "-o", "note.odt"], "none of these endings: .docx"),
        (["draft", ARTICLE, "--own-country", "Atlantis", "-o", "note.docx"], "Atlantis"),
        (["draft", ARTICLE, "-o", "none/note.docx"], "There is no folder none"),
        (["draft", ARTICLE, "--template", "../../etc", "-o", "note.docx"], "There is no template"),
        (["draft", ARTICLE, "--data-folder", "none/data", "-o", "note.docx"], "There is no folder none"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    words: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 1
    error = capsys.readouterr().err
    assert sentence in error
    assert error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"\0\0\0\0\x01\x02\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"])
def test_bad_articles_are_refused_by_name(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    assert main(["draft", str(path), "-o", str(tmp_path / "note.docx")]) == 1
    error = capsys.readouterr().err
    assert "bad.txt" in error
    assert error.count("\n") == 1


def test_a_hostile_file_is_refused_in_a_sentence_and_the_next_one_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bomb = tmp_path / "bomb.docx"
    bomb.write_bytes(package({"[Content_Types].xml": TYPES, "word/document.xml": b"<a>" + b" " * 80_000_000}))
    assert main(["extract", str(bomb), ARTICLE, "--json"]) == 1
    output = capsys.readouterr()
    assert output.err.startswith("briefing extract: “bomb.docx” unpacks to far more than an article")
    assert output.err.count("\n") == 1
    assert json.loads(output.out)["id"] == "visit_en"
    assert main(["draft", str(bomb), "-o", str(tmp_path / "note.docx")]) == 1
    assert "bomb.docx" in capsys.readouterr().err
    assert not (tmp_path / "note.docx").exists()


def _words(note: Path) -> str:
    """Every word of a Word file: body, tables, headers and footers."""
    document = docx.Document(str(note))
    parts = [document.element, *(section.header._element for section in document.sections)]
    return "\n".join("".join(part.itertext()) for part in parts)


@pytest.mark.parametrize(("own_country", "direction"), [("KZ", "outgoing"), ("Узбекистан", "incoming")])
def test_the_own_country_tells_the_direction_of_a_visit(tmp_path: Path, own_country: str, direction: str) -> None:
    briefing = tmp_path / "note.briefing"
    assert main(["draft", ARTICLE, "--own-country", own_country, "-o", str(briefing)]) == 0
    assert open_file(briefing).visit.direction == direction
