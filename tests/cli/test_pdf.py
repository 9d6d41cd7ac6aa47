"""`briefing pdf` prints any Word file, without a display."""

from pathlib import Path

from briefing.cli import main

MEMO = Path(__file__).parents[1] / "pages" / "documents" / "memo.docx"


def test_a_word_file_is_printed(tmp_path, qapp):
    assert main(["pdf", str(MEMO), "-o", str(tmp_path / "memo.pdf")]) == 0
    assert (tmp_path / "memo.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_what_is_no_word_file_is_told_in_words(tmp_path, capsys, qapp):
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"no zip")
    assert main(["pdf", str(bad), "-o", str(tmp_path / "bad.pdf")]) == 1
    assert main(["pdf", str(tmp_path / "none.docx"), "-o", str(tmp_path / "bad.pdf")]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert not (tmp_path / "bad.pdf").exists()
