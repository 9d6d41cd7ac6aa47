"""Hostile, broken and vanished files through the window: one sentence each, and the open briefing stays as it is."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from briefing.desktop.program import Program
from briefing.desktop.window import MainWindow
from briefing.storage import open_file
from tests.articles.packages import TYPES, package
from tests.articles.pdf import pdf_of
from tests.desktop.conftest import ARTICLE, PreparedAsk
from tests.desktop.dropping import drop_files, mime_of, paste


def text_of_50_megabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"The ministers met in Astana.\n" * 1000)
        file.truncate(50 * 2**20)


def nul_bytes(path: Path) -> None:
    path.write_bytes(bytes(2_000_000))


def zip_bomb(path: Path) -> None:
    path.write_bytes(package({"[Content_Types].xml": TYPES, "word/document.xml": b"<a>" + b" " * 20_000_000}))


def encrypted_pdf(path: Path) -> None:
    data = pdf_of([["The ministers met in Astana."]])
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>" % (b"o" * 32, b"u" * 32)
    path.write_bytes(data.replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock + b" /ID [(a) (a)]"))


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def folder(path: Path) -> None:
    path.mkdir()


def empty(path: Path) -> None:
    path.touch()


def vanished(path: Path) -> None:
    """Nothing is there any more."""


def unreadable(path: Path) -> None:
    path.write_text(ARTICLE, encoding="utf-8")
    path.chmod(0)


HOSTILE = [
    ("long.txt", text_of_50_megabytes, "holds 50 MB"),
    ("zeros.txt", nul_bytes, "zeros.txt"),
    ("bomb.docx", zip_bomb, "bomb.docx"),
    ("locked.pdf", encrypted_pdf, "password"),
    ("folder", folder, "is a folder"),
    ("empty.txt", empty, "is empty"),
    ("gone.docx", vanished, "There is no file"),
]
HOSTILE_ON_UNIX = [
    ("pipe.txt", pipe, "is a device or a pipe"),
    ("pipe.docx", pipe, "is a device or a pipe"),
    ("pipe.briefing", pipe, "is a device or a pipe"),
    ("loop.html", link_to_itself, "leads back to itself"),
]


def hostile_files() -> list[tuple[str, Callable[[Path], None], str]]:
    """The name of each, what makes it, and words that tell what is wrong with it."""
    if sys.platform == "win32":
        return HOSTILE
    has_all_rights = os.geteuid() == 0
    return HOSTILE + HOSTILE_ON_UNIX + ([] if has_all_rights else [("secret.txt", unreadable, "secret.txt")])


@contextmanager
def heartbeats() -> Iterator[list[int]]:
    """Counts how often the event loop comes round."""
    beats, owner = [0], QObject()

    def beat() -> None:
        beats[0] += 1

    timer = QTimer(owner, interval=10)
    timer.timeout.connect(beat)
    timer.start()
    yield beats
    timer.stop()


def choose(window: MainWindow, ask: PreparedAsk, path: Path) -> None:
    ask.answers.append(path)
    window.actions_by_name["open_article"].trigger()


def drop(window: MainWindow, ask: PreparedAsk, path: Path) -> None:
    del ask
    drop_files(window, path)


@pytest.mark.parametrize("way", [choose, drop])
def test_each_is_told_in_a_sentence_and_the_briefing_stays(
    qtbot: QtBot,
    window: MainWindow,
    ask: PreparedAsk,
    tmp_path: Path,
    way: Callable[[MainWindow, PreparedAsk, Path], None],
) -> None:
    window.session.edit("visit/city/en", "Mary", "Edit")
    window.document.save_as(tmp_path / "kept.briefing")
    before = window.session.briefing
    for name, make, words in hostile_files():
        make(tmp_path / name)
        ask.asked.clear()
        with heartbeats() as beats:
            way(window, ask, tmp_path / name)
            questions = 1 if way is choose else 0
            qtbot.waitUntil(lambda: len(ask.asked) > questions and not window.background.is_busy, timeout=20_000)  # noqa: B023
        (sentence,) = ask.asked[questions:]
        assert name in sentence
        assert words in sentence
        assert "\n" not in sentence
        assert "Error" not in sentence
        assert beats[0] > 0 or name.endswith(".briefing")
        assert window.session.briefing is before
    window.session.undo()
    assert window.session.briefing.visit.city.en == ""


def test_a_mail_with_500_attachments_is_read(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    part = b"--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n"
    head = b"From: a@b.example\r\nSubject: Talks in Astana\r\nMIME-Version: 1.0\r\n"
    head += b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
    (tmp_path / "mail.eml").write_bytes(head + b"The ministers met in Astana.\r\n" + part * 500 + b"--b--\r\n")
    drop_files(window, tmp_path / "mail.eml")
    qtbot.waitUntil(lambda: bool(window.session.briefing.sources), timeout=20_000)
    assert window.session.briefing.sources[0].title == "Talks in Astana"


def test_of_several_files_the_good_are_read_and_the_bad_are_told_of_at_once(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, tmp_path: Path
) -> None:
    window.session.edit("visit/purpose/en", "Gas", "Edit")
    names = ["one.txt", "empty.txt", "two.txt", "bomb.docx", "gone.html", "three.txt"]
    for number, name in enumerate(("one", "two", "three")):
        (tmp_path / f"{name}.txt").write_text(f"{ARTICLE}\nThis is report {number}.\n", encoding="utf-8")
    empty(tmp_path / "empty.txt")
    zip_bomb(tmp_path / "bomb.docx")
    ask.answers.append("add")
    drop_files(window, *(tmp_path / name for name in names))
    qtbot.waitUntil(lambda: len(ask.asked) == 2 and not window.background.is_busy, timeout=30_000)
    assert ask.asked[0] == "Add the 6 articles to the open briefing?"
    assert [name for name in names if name in ask.asked[1]] == ["empty.txt", "bomb.docx", "gone.html"]
    assert [source.file for source in window.session.briefing.sources] == ["one.txt", "two.txt", "three.txt"]
    for count in (2, 1, 0):
        window.session.undo()
        assert len(window.session.briefing.sources) == count
    assert window.session.briefing.visit.purpose.en == "Gas"


def test_several_articles_that_nobody_wants_leave_the_briefing_alone(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, article: Path, tmp_path: Path
) -> None:
    window.session.edit("visit/purpose/en", "Gas", "Edit")
    before = window.session.briefing
    (tmp_path / "other.txt").write_text(ARTICLE.replace("Ashgabat", "Mary"), encoding="utf-8")
    ask.answers.append("stay")
    drop_files(window, article, tmp_path / "other.txt")
    qtbot.waitUntil(lambda: bool(ask.asked) and not window.background.is_busy, timeout=20_000)
    assert window.session.briefing is before
    assert len(ask.asked) == 1


def test_a_briefing_dropped_with_articles_is_opened_first(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, article: Path, tmp_path: Path
) -> None:
    for name in ("one.briefing", "two.briefing"):
        window.session.edit("visit/city/en", name, "Edit")
        window.document.save_as(tmp_path / name)
    drop_files(window, article, tmp_path / "one.briefing", tmp_path / "two.briefing")
    assert ask.asked.pop().startswith("Only one briefing can be open at a time.")
    assert window.session.briefing.visit.city.en == "two.briefing"
    ask.answers.append("add")
    drop_files(window, article, tmp_path / "one.briefing")
    assert window.session.briefing.visit.city.en == "one.briefing"
    qtbot.waitUntil(lambda: bool(window.session.briefing.sources), timeout=20_000)


def test_a_copied_file_is_pasted_as_a_dropped_one(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, article: Path, tmp_path: Path
) -> None:
    nul_bytes(tmp_path / "zeros.txt")
    paste(window, mime_of(urls=[path.as_uri() for path in (article, tmp_path / "zeros.txt")]))
    qtbot.waitUntil(lambda: bool(ask.asked) and not window.background.is_busy, timeout=20_000)
    assert "zeros.txt" in ask.asked[0]
    assert [source.file for source in window.session.briefing.sources] == ["article.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files in a way only POSIX has")
def test_a_full_disk_is_told_and_nothing_is_lost(
    qtbot: QtBot, program: Program, window: MainWindow, ask: PreparedAsk, article: Path, tmp_path: Path
) -> None:
    window.files.open_path(article)
    qtbot.waitUntil(lambda: bool(window.session.briefing.sources), timeout=20_000)
    window.actions_by_name["accept_all"].trigger()
    saved = tmp_path / "visit.briefing"
    window.document.save_as(saved)
    window.session.edit("visit/city/en", "Mary", "Edit")
    before, kept = window.session.briefing, saved.read_bytes()
    with full_disk():
        window.actions_by_name["save"].trigger()
        ask.answers.append(tmp_path / "other.briefing")
        window.actions_by_name["save_as"].trigger()
        ask.answers.append(tmp_path / "note.docx")
        window.actions_by_name["export_word"].trigger()
        ask.answers.append(tmp_path / "note.pdf")
        window.actions_by_name["export_pdf"].trigger()
        window._recovery_timer.write_now()
        assert "no room on the disk" in window.status.currentMessage()
        window.status.clearMessage()
        program.settings.set("own_country", "TM")
    told = [words for words in ask.asked if "no room on the disk" in words]
    assert len(told) == 4
    assert all(name in words for name, words in zip(("visit", "other", "note.docx", "note.pdf"), told, strict=True))
    assert "no room on the disk" in window.status.currentMessage()
    assert program.settings.get("own_country") == "TM"
    assert program.settings.folder is not None
    assert window.session.briefing is before
    assert window.isWindowModified()
    assert window.document.path == saved
    assert saved.read_bytes() == kept
    assert sorted(path.name for path in tmp_path.iterdir() if "visit" not in path.name) == ["article.txt", "data"]
    window.actions_by_name["save"].trigger()
    assert open_file(saved).visit.city.en == "Mary"
    assert not window.isWindowModified()


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow beyond a few letters."""
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
