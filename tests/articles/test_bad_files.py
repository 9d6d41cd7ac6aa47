"""Whatever a path leads to: one plain sentence that names the file, quickly, never a traceback."""

import os
import sys
from pathlib import Path

import pytest

from briefing.articles import ArticleError, read_article


def refusal(path: Path) -> str:
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    message = str(caught.value)
    assert path.name in message
    assert "\n" not in message
    return message


def test_missing_file(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "gone.txt")


def test_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


@pytest.mark.parametrize("content", [b"", b" \n\t ", b"\xef\xbb\xbf", b"- - -\n***\n"])
def test_nothing_in_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    assert "empty" in refusal(path) or "no text" in refusal(path)


@pytest.mark.parametrize("content", [bytes(range(256)) * 40, b"\x7fELF\x02\x01\x01" + bytes(4000), b"\0" * 5000])
def test_binary(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "program.txt"
    path.write_bytes(content)
    assert "not a text" in refusal(path) or "is a program" in refusal(path)


def test_fifty_megabytes_of_text(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"The minister met the delegation. " * (50 * 1024 * 1024 // 33))
    assert "50 MB" in refusal(path)


def test_a_gigabyte_of_zeros_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "zeros.txt"
    with path.open("wb") as file:
        file.truncate(1024**3)
    assert "1024 MB" in refusal(path)


def test_a_book_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_text("The minister met the delegation again and again.\n\n" * 32_000)
    assert "more than one and a half million letters" in refusal(path)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links as Unix has them")
def test_pipe_device_and_link_loop(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "pipe" in refusal(pipe)
    assert "device" in refusal(Path("/dev/null"))
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "leads back to itself" in refusal(loop)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user without all rights")
def test_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("secret")
    path.chmod(0)
    assert "You may not read" in refusal(path)


def test_name_with_a_zero() -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        read_article(Path("a\0b.txt"))


def test_error_survives_pickling() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(ArticleError("“{name}” is empty.", name="a{b}.txt")))
    assert (str(error), error.values) == ("“a{b}.txt” is empty.", {"name": "a{b}.txt"})
