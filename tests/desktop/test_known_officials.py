"""Rows of officials are filled from the registry while a name is typed, and kept in it when the user says so."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu
from pytestqt.qtbot import QtBot

from briefing.desktop.form.row_card import RowCard
from briefing.desktop.program import Program
from briefing.desktop.window import MainWindow
from briefing.model import Text
from briefing.registry import Registry
from briefing.storage import DataFolder
from tests.desktop.conftest import PreparedAsk
from tests.desktop.test_window import type_into
from tests.registry.people import ALIZADE, BEKENOV, SAPAROVA, registry_with

NAME = "officials/o1/name/en"


@pytest.fixture
def known(data_folder: DataFolder) -> Path:
    return registry_with(data_folder.registry, BEKENOV, SAPAROVA, ALIZADE)


def offers() -> QListView | None:
    """The list under the name that is typed, if it is shown."""
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QListView) else None


def menu_of(window: MainWindow) -> QMenu:
    """The registry menu of the first row."""
    card = next(card for card in window.form.findChildren(RowCard) if card.path == "officials/o1")
    card.registry_button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(window: MainWindow, text: str) -> None:
    """Choose an entry of the registry menu of the first row."""
    menu = menu_of(window)
    action = next(action for action in menu.actions() if action.text().startswith(text))
    assert action.isEnabled()
    action.trigger()
    menu.close()


def add_row(window: MainWindow) -> None:
    window.session.insert_row("officials", "Add")
    window.form.focus_path(NAME)


def test_a_surname_offers_known_people_and_a_chosen_one_fills_the_row(
    qtbot: QtBot, window: MainWindow, known: Path
) -> None:
    add_row(window)
    type_into(window, NAME, "B")
    assert offers() is None
    QTest.keyClicks(QApplication.focusWidget(), "ek")
    shown = offers()
    assert shown is not None
    assert shown.model().index(0, 0).data().startswith("Aidar Bekenov – Vice Minister of Energy, Ministry of Energy")
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    official = window.session.briefing.officials[0]
    assert official.name == BEKENOV.name
    assert official.post.kk == "энергетика вице-министрі"
    assert QApplication.focusWidget().text() == "Aidar Bekenov"
    assert window.session.undo_label == "Fill from the registry: Aidar Bekenov"
    window.session.undo()
    assert window.session.briefing.officials[0].name == Text(en="Bek")


def test_escape_sends_offers_away_and_typing_goes_on(qtbot: QtBot, window: MainWindow, known: Path) -> None:
    add_row(window)
    type_into(window, NAME, "Sap")
    shown = offers()
    assert shown is not None
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert offers() is None
    QTest.keyClicks(QApplication.focusWidget(), "x")
    assert window.session.briefing.officials[0].name.en == "Sapx"
    assert offers() is None


def test_without_a_registry_nothing_is_offered_and_no_file_is_made(
    qtbot: QtBot, window: MainWindow, data_folder: DataFolder
) -> None:
    add_row(window)
    type_into(window, NAME, "Bek")
    assert offers() is None
    menu = menu_of(window)
    assert "Nobody of this name is known" in [action.text() for action in menu.actions()]
    menu.close()
    assert not data_folder.registry.exists()


def test_a_row_is_kept_in_a_registry_that_begins_with_it(
    qtbot: QtBot, window: MainWindow, data_folder: DataFolder
) -> None:
    add_row(window)
    type_into(window, NAME, "Ann Lee")
    type_into(window, "officials/o1/post/en", "Minister")
    choose(window, "Keep in the registry")
    with Registry(data_folder.registry) as registry:
        (official,) = registry.officials.all()
    assert (official.name.en, official.posts[0].title.en) == ("Ann Lee", "Minister")
    assert window.status.currentMessage() == "Kept in the registry: Ann Lee – Minister"


def test_what_a_new_post_is_to_the_known_one_is_asked(
    qtbot: QtBot, window: MainWindow, known: Path, ask: PreparedAsk
) -> None:
    add_row(window)
    type_into(window, NAME, "Aidar Bekenov")
    type_into(window, "officials/o1/post/en", "Minister of Energy")
    question = "The registry knows Aidar Bekenov as Vice Minister of Energy, this row as Minister of Energy."
    for answer, still_held in (
        ("stay", [False, True]),
        ("SAME", [False, True]),
        ("BESIDE", [False, True, True]),
        ("FOLLOWS", [False, False, True]),
    ):
        known.unlink()
        registry_with(known, BEKENOV)
        ask.answers.append(answer)
        choose(window, "Keep in the registry")
        assert ask.asked.pop() == question
        with Registry(known) as registry:
            held = registry.officials.all()[0].posts
        assert [post.until is None for post in held] == still_held
        assert (held[-1].title.en == "Minister of Energy") is (answer != "stay")


def test_a_row_is_filled_by_its_menu(qtbot: QtBot, window: MainWindow, known: Path) -> None:
    add_row(window)
    type_into(window, NAME, "Rovshan Alizade")
    choose(window, "Rovshan Alizade – Minister of Energy")
    official = window.session.briefing.officials[0]
    assert (official.name.ru, official.country.kk) == ("Ровшан Ализаде", "Әзербайжан")


def test_a_registry_that_cannot_be_changed_is_told_and_the_row_stays(
    qtbot: QtBot, window: MainWindow, data_folder: DataFolder, ask: PreparedAsk
) -> None:
    data_folder.registry.write_bytes(b"of another program" * 99)
    add_row(window)
    type_into(window, NAME, "Ann Lee")
    choose(window, "Keep in the registry")
    assert ask.asked == [f"{data_folder.registry} is not a registry of Briefing; choose another file."]
    assert window.session.briefing.officials[0].name.en == "Ann Lee"


def test_without_a_data_folder_the_settings_are_offered(
    qtbot: QtBot, qapp: QApplication, ask: PreparedAsk, program: Program, window: MainWindow
) -> None:
    program.settings._folder = None
    add_row(window)
    type_into(window, NAME, "Ann Lee")
    ask.answers.append("stay")
    choose(window, "Keep in the registry")
    assert ask.asked == ["The registry is kept in the data folder, and none is chosen yet. Choose one in the settings."]
