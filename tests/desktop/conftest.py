"""A real window over a real data folder, with prepared answers to its questions."""

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.ask import Answer, Ask
from briefing.desktop.program import Program
from briefing.desktop.window import MainWindow
from briefing.storage import DataFolder

ARTICLE = """ASHGABAT, Turkmenistan, March 21. Kazakhstan and Turkmenistan widen energy cooperation, \
Trend reports via Kazakhstan's Ministry of Energy.

In the course of the working visit to Ashgabat, Vice-Minister of Energy of the Republic of Kazakhstan \
Alibek Zhamauov discussed the development of gas infrastructure with Deputy Minister of Energy Batyr Amanov.

Countries agreed to increase trade turnover to $1 billion.
"""


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def lines_of(note: Path) -> list[str]:
    """The paragraphs of a Word file, with the words in content controls, which python-docx passes over."""
    paragraphs = Document(str(note)).element.body.iter(f"{W}p")
    return ["".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in paragraphs]


_STARTS = 30_000  # milliseconds: what a window may take on a machine that does other things too


class PreparedAsk(Ask):
    """Answers from a list; a question nobody prepared for fails the test instead of hanging it."""

    def __init__(self) -> None:
        self.answers: deque[object] = deque()
        self.asked: list[str] = []

    def _answer(self, question: str) -> object:
        self.asked.append(question)
        assert self.answers, f"unexpected question: {question}"
        return self.answers.popleft()

    def file_to_open(self, title: str, filters: Sequence[str], folder: Path | None) -> Path | None:
        return self._answer(title)

    def file_to_save(self, title: str, filters: Sequence[str], proposal: Path) -> Path | None:
        return self._answer(title)

    def folder(self, title: str, folder: Path | None) -> Path | None:
        return self._answer(title)

    def line(self, title: str, question: str, proposal: str = "") -> str | None:
        return self._answer(question)

    def choose(self, title: str, question: str, answers: Sequence[Answer], details: str = "") -> str:
        key = self._answer(question)
        assert key in {answer.key for answer in answers}
        return key

    def tell(self, title: str, text: str, details: str = "") -> None:
        self.asked.append(text)

    def tell_list(self, title: str, text: str, lines: Sequence[str]) -> None:
        self.asked += [text, *lines]


@pytest.fixture
def data_folder(tmp_path: Path) -> DataFolder:
    path = tmp_path / "data"
    path.mkdir()
    folder = DataFolder(path)
    folder.write_settings({"ui_language": "en", "scheme": "light"})
    return folder


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> PreparedAsk:
    """The answers of every window of the test."""
    prepared = PreparedAsk()
    monkeypatch.setattr("briefing.desktop.window.Ask", lambda parent: prepared)
    return prepared


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, data_folder: DataFolder, ask: PreparedAsk) -> Iterator[Program]:
    """The running program; whatever it leaves behind fails the test."""
    program = Program(qapp, data_folder)
    program.start()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow, timeout=_STARTS)
    qtbot.waitUntil(lambda: program.window.preview.page_count > 0, timeout=_STARTS)
    yield program
    window = program.window
    if window.isVisible():
        program.document.session.mark_saved()
        window.close()
    window.deleteLater()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    timers = [timer for timer in window.findChildren(QTimer) if timer.isActive()] if _is_alive(window) else []
    threads = [thread.name for thread in threading.enumerate() if not thread.daemon and "Dummy" not in thread.name]
    assert (left, timers, threads) == ([], [], ["MainThread"])


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.window


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def _is_alive(window: MainWindow) -> bool:
    from shiboken6 import isValid

    return isValid(window)
