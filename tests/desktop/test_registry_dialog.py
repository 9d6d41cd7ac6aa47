"""The dialog of the registry: officials are found, added, changed, removed and put back; lists come in and go out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.registry.official_form import OfficialForm
from briefing.desktop.registry.registry_dialog import RegistryDialog
from briefing.desktop.window import MainWindow
from briefing.registry import Official, Registry
from briefing.storage import DataFolder
from tests.desktop.conftest import PreparedAsk
from tests.desktop.test_window import trigger
from tests.registry.people import ALIZADE, BEKENOV, SAPAROVA, registry_with

LIST = "name_en;country;post_en\nAnn Lee;SG;Minister\nAidar Bekenov;KZ;Vice Minister of Energy\n"


@pytest.fixture
def known(data_folder: DataFolder) -> Path:
    return registry_with(data_folder.registry, BEKENOV, SAPAROVA, ALIZADE)


def dialog_of(window: MainWindow) -> RegistryDialog:
    trigger(window, "registry")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RegistryDialog)
    return dialog


def press_in_table(qtbot: QtBot, dialog: RegistryDialog, key: Qt.Key) -> None:
    """Press a key while the table has the keyboard."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, key)


def form_of(dialog: RegistryDialog) -> OfficialForm:
    form = QApplication.activeModalWidget()
    assert isinstance(form, OfficialForm)
    return form


def shown(dialog: RegistryDialog) -> list[str]:
    table = dialog.officials
    return [table.index(row, 0).data() for row in range(table.rowCount())]


def kept(path: Path) -> list[Official]:
    with Registry(path) as registry:
        return registry.officials.all()


def test_officials_are_shown_by_surname_found_and_removed_and_put_back(
    qtbot: QtBot, window: MainWindow, known: Path
) -> None:
    dialog = dialog_of(window)
    assert shown(dialog) == ["Rovshan Alizade", "Aidar Bekenov", "Aliya Saparova"]
    assert dialog.officials.index(1, 1).data() == "Vice Minister of Energy"
    assert dialog.officials.index(1, 4).data() == "1 Sep 2023"
    spellings = dialog.officials.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert spellings == "<qt>Aidar Bekenov<br>Айдар Серикович Бекенов<br>Айдар Серікұлы Бекенов</qt>"
    dialog.search.setText("энерг вице")
    assert shown(dialog) == ["Aidar Bekenov"]
    dialog.search.clear()
    dialog.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    assert shown(dialog)[0] == "Aidar Bekenov"
    dialog.table.selectRow(0)
    press_in_table(qtbot, dialog, Qt.Key.Key_Delete)
    assert "Aidar Bekenov" not in shown(dialog)
    assert len(kept(known)) == 2
    dialog.put_back_button.click()
    assert "Aidar Bekenov" in shown(dialog)
    assert {official.name for official in kept(known)} == {BEKENOV.name, SAPAROVA.name, ALIZADE.name}
    assert kept(known)[-1].posts == BEKENOV.posts
    dialog.reject()


def test_an_official_is_written_and_changed_with_the_history_of_posts(
    qtbot: QtBot, window: MainWindow, data_folder: DataFolder
) -> None:
    dialog = dialog_of(window)
    assert dialog.pages.currentIndex() == 1
    dialog.add_button.click()
    form = form_of(dialog)
    form.keep_button.click()
    assert form.isVisible()  # a name is needed
    QTest.keyClicks(form.name.lines["en"], "Ann  Lee")
    form.country.setCurrentIndex(form.country.findData("SG"))
    QTest.keyClicks(form.spellings, "Anne Lee | Li An")
    QTest.keyClicks(form.fields.title.lines["en"], "Minister")
    QTest.keyClicks(form.fields.since, "1 March 2020")
    QTest.keyClicks(form.fields.until, "soon")
    form.keep_button.click()
    assert form.isVisible()  # that is no date
    form.fields.until.clear()
    QTest.keyClicks(form.fields.until, "31.12.2021")
    form.keep_button.click()
    assert not form.isVisible()
    (official,) = kept(data_folder.registry)
    assert (official.name.en, official.country, official.other_spellings) == ("Ann Lee", "SG", ("Anne Lee", "Li An"))
    assert [(post.title.en, post.since.isoformat(), post.until.isoformat()) for post in official.posts] == [
        ("Minister", "2020-03-01", "2021-12-31")
    ]
    press_in_table(qtbot, dialog, Qt.Key.Key_Return)
    form = form_of(dialog)
    form.add_button.click()
    QTest.keyClicks(form.fields.title.lines["en"], "Ambassador")
    form.list.setCurrentRow(0)
    form.remove_button.click()
    form.keep_button.click()
    (official,) = kept(data_folder.registry)
    assert [post.title.en for post in official.posts] == ["Ambassador"]
    dialog.reject()


def test_what_a_colleague_changed_meanwhile_is_told_and_what_was_typed_stays(
    qtbot: QtBot, window: MainWindow, known: Path, ask: PreparedAsk
) -> None:
    dialog = dialog_of(window)
    dialog.table.selectRow(1)
    dialog.edit()
    form = form_of(dialog)
    QTest.keyClicks(form.spellings, "Beken")
    with Registry(known, writing=True) as colleague:
        colleague.officials.remove(kept(known)[0])
    form.keep_button.click()
    assert ask.asked == [
        "Aidar Bekenov was changed in the registry by somebody else meanwhile; look at the record again."
    ]
    assert form.spellings.text() == "Beken"
    form.reject()
    assert shown(dialog) == ["Rovshan Alizade", "Aliya Saparova"]
    dialog.reject()


def test_a_list_is_imported_after_a_question_and_exported(
    qtbot: QtBot, window: MainWindow, known: Path, ask: PreparedAsk, tmp_path: Path
) -> None:
    dialog, path, out = dialog_of(window), tmp_path / "list.csv", tmp_path / "out.csv"
    path.write_text(LIST, encoding="utf-8")
    ask.answers += [path, "import"]
    dialog.import_button.click()
    qtbot.waitUntil(lambda: len(shown(dialog)) == 4)
    assert ask.asked == ["Import a list of officials", "Import the list list.csv?"]
    ask.answers.append(out)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: out.exists() and not window.background.is_busy)
    assert "Ann Lee" in out.read_text(encoding="utf-8-sig")
    dialog.reject()


def test_bad_rows_of_a_list_are_all_told(
    qtbot: QtBot, window: MainWindow, known: Path, ask: PreparedAsk, tmp_path: Path
) -> None:
    dialog, path = dialog_of(window), tmp_path / "list.csv"
    path.write_text(LIST + "X Y;Narnia;\n;KZ;\n", encoding="utf-8")
    ask.answers.append(path)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: len(ask.asked) > 1)
    assert ask.asked[2:] == ["Line 4: there is no country “Narnia”", "Line 5: it has no name"]
    assert len(kept(known)) == 3
    dialog.reject()


def test_a_registry_elsewhere_is_chosen_and_one_that_cannot_be_read_is_told(
    qtbot: QtBot, window: MainWindow, known: Path, ask: PreparedAsk, data_folder: DataFolder, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    registry_with(share / "ministry.sqlite", ALIZADE)
    (share / "other.sqlite").write_bytes(b"something else" * 100)
    dialog = dialog_of(window)
    ask.answers.append(share / "ministry.sqlite")
    dialog.place_button.click()
    assert shown(dialog) == ["Rovshan Alizade"]
    assert data_folder.registry_in_use == share / "ministry.sqlite"
    ask.answers.append(share / "other.sqlite")
    dialog.place_button.click()
    assert dialog.pages.currentIndex() == 1
    assert not dialog.add_button.isEnabled()
    dialog.own_place_button.click()
    assert len(shown(dialog)) == 3
    assert data_folder.registry_in_use == known
    ask.answers.append(registry_with(data_folder.path / "second.sqlite", SAPAROVA))
    dialog.place_button.click()
    assert shown(dialog) == ["Aliya Saparova"]
    ask.answers.append(known)
    dialog.place_button.click()
    assert not dialog.own_place_button.isVisible()
    dialog.reject()


def test_without_a_data_folder_the_dialog_leads_to_the_settings(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.settings, "_folder", None)
    dialog = dialog_of(window)
    assert not dialog.add_button.isEnabled()
    assert not dialog.import_button.isEnabled()
    opened: list[bool] = []
    monkeypatch.setattr(window.known_officials, "_show_settings", lambda: opened.append(True))
    dialog._empty_button.click()
    assert opened == [True]
