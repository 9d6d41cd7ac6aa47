"""`briefing extract` on many files: progress on a terminal, errors told, nothing left half written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "resources/samples/visit_en.txt"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with three articles, one of them broken."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a.txt", "c.txt"):
        (folder / name).write_bytes(SAMPLE.read_bytes())
    (folder / "b.docx").write_bytes(b"PK\x03\x04 is no document")
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal for a test")
def test_progress_on_a_terminal_stands_on_a_line_of_its_own(articles: Path, tmp_path: Path) -> None:
    import pty

    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this machine has no pseudo-terminal")
    command = [sys.executable, "-m", "briefing", "extract", str(articles), "-o", str(tmp_path / "records")]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # how Linux tells that the other end was closed
                piece = b""
            if not piece:
                break
            shown += piece
    os.close(ours)
    assert process.returncode == 1
    pieces = [piece.strip() for line in shown.decode().splitlines() for piece in line.split("\r") if piece.strip()]
    assert [piece for piece in pieces if " of " in piece and len(piece) < 10] == ["1 of 3", "2 of 3", "3 of 3"]
    assert pieces[0].startswith("Wrote ")
    assert pieces[2].startswith("briefing extract: “b.docx”")
    assert sorted(path.name for path in (tmp_path / "records").iterdir()) == ["a.json", "c.json"]
