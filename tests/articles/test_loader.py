"""The worker process: reused, killed by time and memory, cancelled, and never the window's death."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.articles import ArticleError, ArticleLoader, LoadingStoppedError
from tests.articles.pdf import pdf_of

TEXT = "The ministers met in Astana on Monday.\n\nThey agreed to meet again in the autumn."
LONG_PDF = [[f"Sentence {line} of page {page} tells of the talks." for line in range(30)] for page in range(300)]


@pytest.fixture(scope="module")
def loader() -> Iterator[ArticleLoader]:
    with ArticleLoader() as loader:
        loader.start()
        yield loader


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def worker_of(loader: ArticleLoader) -> int:
    process = loader._process
    assert process is not None
    return process.pid


def test_one_worker_reads_file_after_file(loader: ArticleLoader, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT.encode())
    assert loader.load(path).text == TEXT
    worker = worker_of(loader)
    assert loader.load(path).file_name == "a.txt"
    assert loader.load_clipboard(html="<p>The ministers met in Astana.</p>").text == "The ministers met in Astana."
    assert worker_of(loader) == worker


def test_refusals_arrive_in_full(loader: ArticleLoader, tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"“gone\.txt”|There is no file") as caught:
        loader.load(tmp_path / "gone.txt")
    assert caught.value.values == {"path": str(tmp_path / "gone.txt")}


def test_warnings_arrive_so_that_they_can_be_translated(loader: ArticleLoader, tmp_path: Path) -> None:
    (warning,) = loader.load(write(tmp_path, "a.txt", "Министр посетил Aстану в марте.".encode())).warnings
    assert warning.values == {"words": "Aстану"}
    assert warning == warning.template.format(**warning.values)


def test_progress_of_a_long_pdf(loader: ArticleLoader, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    path = write(tmp_path, "long.pdf", pdf_of(LONG_PDF))
    assert loader.load(path, lambda done, whole: steps.append((done, whole))).language == "en"
    assert steps == [(page, 300) for page in range(1, 301)]


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process as Unix does")
def test_a_worker_that_hangs_is_killed_and_replaced(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT.encode())
    with ArticleLoader(time_limit=0.5) as loader:
        loader.start()
        os.kill(worker_of(loader), signal.SIGSTOP)
        with pytest.raises(ArticleError, match=r"“a\.txt” took too long"):
            loader.load(path)
    with ArticleLoader() as loader:
        assert loader.load(path).text == TEXT


def test_a_worker_that_swells_is_killed(tmp_path: Path) -> None:
    with (
        ArticleLoader(memory_limit=20 * 1024 * 1024) as loader,
        pytest.raises(ArticleError, match="took too much memory"),
    ):
        # Long enough to be looked at while it is read: a short text may be there before the first look.
        loader.load(write(tmp_path, "long.pdf", pdf_of(LONG_PDF)))


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process as Unix does")
def test_a_worker_that_crashes_is_replaced(loader: ArticleLoader, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT.encode())
    loader.load(path)
    os.kill(worker_of(loader), signal.SIGSTOP)
    threading.Timer(0.2, os.kill, (worker_of(loader), signal.SIGKILL)).start()
    with pytest.raises(ArticleError, match="stopped its reader"):
        loader.load(path)
    assert loader.load(path).text == TEXT


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process as Unix does")
def test_cancel_returns_at_once(loader: ArticleLoader, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT.encode())
    loader.load(path)
    os.kill(worker_of(loader), signal.SIGSTOP)
    threading.Timer(0.2, loader.cancel).start()
    began = time.monotonic()
    with pytest.raises(LoadingStoppedError):
        loader.load(path)
    assert time.monotonic() - began < 3
    assert loader.load(path).text == TEXT


def test_closing_ends_the_worker(tmp_path: Path) -> None:
    loader = ArticleLoader()
    loader.start()
    process = loader._process
    loader.close()
    assert process is not None
    assert process.poll() is not None
    with pytest.raises(LoadingStoppedError):
        loader.load(tmp_path / "a.txt")


def test_fetching_is_off_unless_allowed(loader: ArticleLoader) -> None:
    with pytest.raises(ArticleError, match="does not fetch web addresses"):
        loader.load_address("https://example.org/")


def test_importing_the_room_loads_no_parser() -> None:
    code = "import sys, briefing.articles; print([m for m in sys.modules if m.split('.')[0] in "
    code += "('lxml','trafilatura','pypdfium2','olefile','striprtf','email','PySide6','markdown')])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
