"""Whatever the user does in whatever order: nothing fails, and everything can be taken back."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.window import MainWindow
from briefing.model import Briefing, get
from briefing.model.schema import SECTIONS
from tests.desktop.conftest import ARTICLE, PreparedAsk
from tests.desktop.test_window import trigger
from tests.fuzzing import TIMES

STEPS = 120
LISTS = ("officials", "projects", "targets", "commitments", "topics", "header/annexes", "visit/documents")
TYPED = ("abc", "12", "Friday, 20 March 2025", "-5", "\t")
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape)
ELSEWHERE = {"quit", "print", "shortcuts", "about", "settings", "template", "open_address", "ask_model"}
"""Actions that end the window or open another, which have tests of their own."""


class AnyAnswer(PreparedAsk):
    """Answers whatever is asked."""

    def __init__(self, chance: random.Random, folder: Path) -> None:
        super().__init__()
        self.chance, self.folder = chance, folder

    def _answer(self, question: str) -> object:
        return self.chance.choice((None, self.folder / "article.txt", self.folder / "other.briefing"))

    def line(self, title: str, question: str, proposal: str = "") -> str | None:
        return self.chance.choice((None, "because", "  "))

    def choose(self, title: str, question: str, answers: object, details: str = "") -> str:
        return self.chance.choice([answer.key for answer in answers])


class User:
    """Does something to a window, chosen by chance."""

    def __init__(self, window: MainWindow, chance: random.Random) -> None:
        self.window, self.chance = window, chance
        self.actions = [name for name in window.actions_by_name if name not in ELSEWHERE]

    def act(self) -> None:
        """One step."""
        ways: list[tuple[Callable[[], None], int]] = [
            (self.use_action, 8), (self.type, 4), (self.press, 3), (self.add_row, 2), (self.remove_row, 2),
            (self.go, 3), (self.paste, 1), (self.go_back_and_forth, 2), (self.change_language, 1),
        ]  # fmt: skip
        (way,) = self.chance.choices([way for way, _ in ways], [weight for _, weight in ways])
        way()
        for widget in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if widget is not None:
                widget.close()

    def use_action(self) -> None:
        action = self.window.actions_by_name[self.chance.choice(self.actions)]
        if action.isEnabled():
            action.trigger()

    def type(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            QTest.keyClicks(focused, self.chance.choice(TYPED))

    def press(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            QTest.keyClick(focused, self.chance.choice(KEYS))

    def add_row(self) -> None:
        self.window.session.insert_row(self.chance.choice(LISTS), "row")

    def remove_row(self) -> None:
        path = self.chance.choice(LISTS)
        rows = get(self.window.session.briefing, path)
        if rows:
            self.window.session.remove_row(f"{path}/{self.chance.choice(rows).id}", "row")

    def go(self) -> None:
        suggestions = self.window.session.briefing.suggestions
        if suggestions and self.chance.random() < 0.5:
            self.window.show_path(self.chance.choice(suggestions).path)
        else:
            self.window.form.show_section(self.chance.choice(SECTIONS))

    def paste(self) -> None:
        QGuiApplication.clipboard().setText(ARTICLE)
        trigger(self.window, "paste_article")

    def go_back_and_forth(self) -> None:
        for step in (self.window.session.undo, self.window.session.redo):
            for _ in range(self.chance.randrange(10)):
                step()

    def change_language(self) -> None:
        self.window.session.edit("language", self.chance.choice(("en", "ru", "kk")), "language")


def test_another_briefing_comes_while_rows_of_the_former_one_stand_open(qtbot: QtBot, window: MainWindow) -> None:
    path = window.session.insert_row("officials", "row")
    window.show_path(path.child("name"))
    qtbot.wait(1)
    window.session.load(Briefing(language="ru"))
    assert window.form_context.language == "ru"


@pytest.mark.parametrize("seed", range(2 * TIMES))
def test_nothing_fails_and_everything_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    window.ask = AnyAnswer(chance, tmp_path)
    user = User(window, chance)
    for _ in range(STEPS):
        user.act()
        qtbot.wait(chance.choice((1, 1, 10)))
    qtbot.waitUntil(lambda: not window.background.is_busy, timeout=30_000)
    session = window.session
    while session.redo_label is not None:
        session.redo()
    last = session.briefing
    while session.undo_label is not None:
        session.undo()
    while session.redo_label is not None:
        session.redo()
    assert session.briefing == last
