"""A note that was edited in Word comes back to the window that exported it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from briefing.desktop.differences import difference_html
from briefing.desktop.window import MainWindow
from briefing.desktop.word_edits_dialog import WordEditsDialog
from briefing.storage import open_file
from tests.desktop.conftest import PreparedAsk
from tests.desktop.test_window import trigger
from tests.word_user import WordUser

EXAMPLE = Path(__file__).parent.parent / "golden" / "worked_example.briefing"


@pytest.fixture
def note(window: MainWindow, ask: PreparedAsk, tmp_path: Path) -> Path:
    """The Word file of the worked example, exported from the window."""
    window.session.load(open_file(EXAMPLE))
    path = tmp_path / "note.docx"
    ask.answers.append(path)
    trigger(window, "export_word")
    return path


def edited(note: Path, **changes: str) -> Path:
    """The note with fields typed over in Word; `__` in a name stands for the slash of a path."""
    word = WordUser(note.read_bytes())
    for path, words in changes.items():
        word.type(path.replace("__", "/"), words)
    note.write_bytes(word.saved())
    return note


def dialog_of(qtbot: QtBot, window: MainWindow) -> WordEditsDialog:
    qtbot.waitUntil(lambda: window.word_editing.dialog is not None, timeout=30_000)
    assert window.word_editing.dialog is not None
    return window.word_editing.dialog


def items(dialog: WordEditsDialog) -> list[QTreeWidgetItem]:
    groups = [dialog.tree.topLevelItem(index) for index in range(dialog.tree.topLevelItemCount())]
    return [group.child(index) for group in groups for index in range(group.childCount())]


def test_an_edit_made_in_word_comes_back_in_one_step(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, note: Path
) -> None:
    ask.answers.append(edited(note, header__addressee="Deputy Minister of Energy", header__exec_phone="74-00-11"))
    trigger(window, "take_word_edits")
    dialog = dialog_of(qtbot, window)
    assert [item.checkState(0) for item in items(dialog)] == [Qt.CheckState.Checked] * 2
    former = window.session.briefing
    dialog.take_button.click()
    assert window.session.briefing.header.addressee.en == "Deputy Minister of Energy"
    assert window.session.briefing.header.exec_phone == "74-00-11"
    assert window.session.undo_label is not None
    assert "note.docx" in window.session.undo_label
    trigger(window, "undo")
    assert window.session.briefing == former


def test_only_what_is_ticked_comes_back(qtbot: QtBot, window: MainWindow, ask: PreparedAsk, note: Path) -> None:
    ask.answers.append(edited(note, header__addressee="Deputy Minister", header__exec_phone="74-00-11"))
    trigger(window, "take_word_edits")
    dialog = dialog_of(qtbot, window)
    items(dialog)[0].setCheckState(0, Qt.CheckState.Unchecked)
    dialog.take_button.click()
    header, former = window.session.briefing.header, open_file(EXAMPLE).header
    assert sum((header.addressee != former.addressee, header.exec_phone != former.exec_phone)) == 1


def test_what_both_sides_changed_is_left_to_the_user(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, note: Path
) -> None:
    ask.answers.append(edited(note, header__addressee="Deputy Minister of Energy"))
    window.session.edit("header/addressee/en", "Minister of Finance", "edit")
    trigger(window, "take_word_edits")
    dialog = dialog_of(qtbot, window)
    (item,) = items(dialog)
    assert item.checkState(0) is Qt.CheckState.Unchecked
    assert not dialog.take_button.isEnabled()
    assert (item.text(1), item.text(2)) == ("Minister of Finance", "Deputy Minister of Energy")
    dialog.reject()


def test_a_note_that_was_not_edited_is_said_to_be_the_same(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, note: Path
) -> None:
    ask.answers.append(note)
    trigger(window, "take_word_edits")
    qtbot.waitUntil(lambda: "nothing was edited" in window.status.currentMessage(), timeout=30_000)


def test_a_note_that_is_opened_offers_its_edits(qtbot: QtBot, window: MainWindow, ask: PreparedAsk, note: Path) -> None:
    ask.answers.append("edits")
    window.files.open_path(edited(note, header__exec_phone="74-00-11"))
    dialog = dialog_of(qtbot, window)
    assert [item.text(2) for item in items(dialog)] == ["74-00-11"]
    dialog.reject()


def test_a_file_that_is_no_note_is_told(qtbot: QtBot, window: MainWindow, ask: PreparedAsk, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"no Word file")
    ask.answers.append(path)
    trigger(window, "take_word_edits")
    qtbot.waitUntil(lambda: not window.background.is_busy, timeout=30_000)
    assert "Word" in ask.asked[-1]
    assert window.word_editing.dialog is None


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("a b one two", "a b one three", 'a b one <s style="color:red">two</s><u style="color:blue">three</u>'),
        ("one two", "three", '<s style="color:red">one two</s> <u style="color:blue">three</u>'),
        ("", "<b>", '<u style="color:blue">&lt;b&gt;</u>'),
        ("same", "same", "same"),
    ],
)
def test_two_wordings_are_shown_as_one(before: str, after: str, shown: str) -> None:
    assert difference_html(before, after, gone="red", new="blue") == shown


def test_a_row_removed_in_word_that_the_editor_changed_is_left_to_the_user(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, note: Path
) -> None:
    word = WordUser(note.read_bytes())
    word.delete_row("targets/g3/value")
    note.write_bytes(word.saved())
    window.session.edit("targets/g3/remark/en", "By customs statistics", "edit")
    ask.answers.append(note)
    trigger(window, "take_word_edits")
    dialog = dialog_of(qtbot, window)
    assert [item.checkState(0) for item in items(dialog)] == [Qt.CheckState.Unchecked]
    dialog.reject()
