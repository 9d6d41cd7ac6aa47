"""From an article to the finished note by the commands a user types, read back as Word and as LibreOffice's PDF."""

import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from briefing.cli import main
from briefing.resources import resource_path
from briefing.storage import open_file

HERE = Path(__file__).parent
NOTES = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))["note"]
each_note = pytest.mark.parametrize("note", NOTES, ids=lambda note: note["article"])


@pytest.fixture(scope="session")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the note and the briefing of every article."""
    folder = tmp_path_factory.mktemp("drafts")
    for note in NOTES:
        path = folder / note["article"]
        outputs = ["-o", str(path.with_suffix(".docx")), "-o", str(path.with_suffix(".briefing"))]
        assert main(["draft", str(_article(note["article"])), "--language", note["language"], *outputs]) == 0
    return folder


@pytest.fixture(scope="session")
def pages(drafts: Path) -> Path:
    """The same folder with each note as LibreOffice prints it."""
    notes = sorted(map(str, drafts.glob("*.docx")))
    profile = f"-env:UserInstallation={(drafts / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", drafts, *notes],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return drafts


@each_note
def test_the_word_file_says_what_the_article_proves(drafts: Path, note: dict[str, list[str]]) -> None:
    document = docx.Document(str(drafts / note["article"]).replace(".txt", ".docx"))
    parts = [document.element, *(section.header._element for section in document.sections)]
    _assert_says("".join(piece.text for part in parts for piece in part.iter(qn("w:t"))), note)


@each_note
def test_every_quoted_value_stands_in_the_article(drafts: Path, note: dict[str, list[str]]) -> None:
    briefing = open_file(drafts / str(note["article"]).replace(".txt", ".briefing"))
    texts = {source.id: source.text for source in briefing.sources}
    quotes = [quote for evidence in briefing.evidence.values() for quote in evidence.quotes]
    assert quotes
    assert [quote for quote in quotes if texts[quote.source][quote.start : quote.end] != quote.words] == []


@pytest.mark.office
@each_note
def test_the_printed_pages_say_it_too(pages: Path, note: dict[str, list[str]]) -> None:
    pdf = str(pages / note["article"]).replace(".txt", ".pdf")
    printed = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, encoding="utf-8").stdout
    _assert_says(printed, note)


def _assert_says(text: str, note: dict[str, list[str]]) -> None:
    words = _plain(text)
    assert [value for value in _plain_all(note["says"]) if value not in words] == []
    assert [value for value in _plain_all(note["silent_about"]) if value in words] == []


def _plain_all(values: Iterable[str]) -> list[str]:
    return [_plain(value) for value in values]


def _plain(text: str) -> str:
    """Without the differences that layout makes: white space and capitals."""
    return "".join(text.casefold().split())


def _article(name: str) -> Path:
    sample = resource_path(f"samples/{name}")
    return sample if sample.exists() else HERE / "articles" / name
