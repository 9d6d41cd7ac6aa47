"""Templates in the window: chosen, added and dropped; faults told at once; additional fields asked for and printed."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.program import Program
from briefing.desktop.template_dialog import TemplateDialog
from briefing.desktop.window import MainWindow
from briefing.model.schema import SECTIONS
from briefing.storage import DataFolder, open_file
from briefing.word.library import templates
from tests.desktop.conftest import PreparedAsk, lines_of
from tests.desktop.test_window import page_text, trigger, type_into
from tests.word.documents import document, paragraph

BUILT_IN = [info.title.en for info in templates()]
NOTE = document("Note on the visit to {{ visit.city }}", "Room {{ hotel_room }}", "Car {{ additional.car }}")
FAULTY = document("{% if visit.city %}", "{{ visit.city|uper }}", parts={"header1": paragraph("{{ header.unit ")})


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "Room note.docx"
    path.write_bytes(NOTE)
    return path


def dialog_of(window: MainWindow) -> TemplateDialog:
    trigger(window, "template")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TemplateDialog)
    return dialog


def names_in(dialog: TemplateDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def use(qtbot: QtBot, window: MainWindow, dialog: TemplateDialog) -> None:
    """Take the chosen template and go back to the window."""
    dialog.use_button.click()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def drop(widget: MainWindow | TemplateDialog, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.dropEvent(QDropEvent(QPointF(20, 20), copy, mime, left, plain))


def sections(window: MainWindow) -> list[str]:
    found = window.form.findChild(QListWidget, "sections")
    return [found.item(row).text() for row in range(found.count())]


def test_an_own_template_is_added_chosen_filled_rendered_and_saved(
    qtbot: QtBot, window: MainWindow, template: Path, ask: PreparedAsk, data_folder: DataFolder, tmp_path: Path
) -> None:
    dialog = dialog_of(window)
    assert names_in(dialog) == BUILT_IN
    ask.answers.append(template)
    dialog._choose_file()
    assert names_in(dialog) == [*BUILT_IN, "Room note (own)"]
    assert (data_folder.templates / "Room note.docx").read_bytes() == NOTE
    assert "The form also asks for: Hotel room, Car" in dialog.details.toPlainText()
    use(qtbot, window, dialog)
    assert window.session.briefing.template == "Room note"
    assert sections(window)[-1] == "Fields of the template"
    type_into(window, "visit/city/en", "Mary")
    type_into(window, "additional/hotel_room", "12")
    type_into(window, "additional/car", "Volga")
    qtbot.waitUntil(lambda: "Room 12 Car Volga" in " ".join(page_text(window).split()))
    saved, note = tmp_path / "visit.briefing", tmp_path / "note.docx"
    ask.answers += [saved, note]
    trigger(window, "save")
    trigger(window, "export_word")
    assert open_file(saved).additional == {"hotel_room": "12", "car": "Volga"}
    assert lines_of(note) == ["Note on the visit to Mary", "Room 12", "Car Volga"]
    trigger(window, "undo")
    assert "car" not in window.session.briefing.additional
    assert window.form.current_path == "additional/car"


def test_another_template_is_one_step_that_can_be_undone(qtbot: QtBot, window: MainWindow, template: Path) -> None:
    dialog = dialog_of(window)
    drop(dialog, template)
    use(qtbot, window, dialog)
    assert window.session.undo_label == "Template: Room note"
    trigger(window, "undo")
    assert window.session.briefing.template == "visit_note"
    assert "Fields of the template" not in sections(window)


def test_every_fault_is_told_with_its_place_and_a_mended_file_is_added(
    qtbot: QtBot, window: MainWindow, template: Path, ask: PreparedAsk, tmp_path: Path
) -> None:
    template.write_bytes(FAULTY)
    dialog = dialog_of(window)
    dialog.add_file(template)
    told = dialog.details.toPlainText()
    assert "3 faults." in told
    for words in (
        "The block “if” is never closed.",
        "Did you mean “upper”?",
        "never closed in its paragraph",
        "header",
    ):
        assert words in told
    assert not dialog.use_button.isEnabled()
    marked = tmp_path / "marked.docx"
    ask.answers.append(marked)
    dialog.mark_button.click()
    assert len(list(docx.Document(str(marked)).comments)) == 3
    template.write_bytes(NOTE)
    dialog.again_button.click()
    assert dialog.use_button.isEnabled()
    assert names_in(dialog) == [*BUILT_IN, "Room note (own)"]
    dialog.close()


def test_what_was_taken_out_of_a_template_is_told(window: MainWindow, tmp_path: Path) -> None:
    field = '<w:p><w:fldSimple w:instr="DDEAUTO excel"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    path = tmp_path / "active.docx"
    path.write_bytes(document("{{ visit.city }}", field))
    dialog = dialog_of(window)
    dialog.add_file(path)
    assert "the field “DDEAUTO excel”" in dialog.details.toPlainText()
    assert dialog.use_button.isEnabled()
    dialog.close()


def test_a_dropped_word_file_with_tags_is_offered_as_a_template(
    qtbot: QtBot, window: MainWindow, template: Path, ask: PreparedAsk
) -> None:
    ask.answers.append("template")
    drop(window, template)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert "Room note (own)" in names_in(dialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.session.briefing.template == "Room note"
    ask.answers += ["article", "add"]
    drop(window, template)
    qtbot.waitUntil(lambda: bool(window.session.briefing.sources), timeout=30_000)


def test_a_template_of_the_same_name_is_replaced_only_when_that_is_wanted(
    window: MainWindow, template: Path, ask: PreparedAsk, data_folder: DataFolder
) -> None:
    dialog = dialog_of(window)
    dialog.add_file(template)
    template.write_bytes(document("{{ visit.country }}"))
    ask.answers += ["stay", "replace"]
    dialog.add_file(template)
    assert (data_folder.templates / "Room note.docx").read_bytes() == NOTE
    dialog.add_file(template)
    assert (data_folder.templates / "Room note.docx").read_bytes() == template.read_bytes()
    assert (data_folder.templates / "Room note.docx.bak").read_bytes() == NOTE
    dialog.close()


def test_without_a_data_folder_one_is_asked_for(
    program: Program, window: MainWindow, template: Path, ask: PreparedAsk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program.settings, "_folder", None)
    dialog = dialog_of(window)
    ask.answers.append("settings")
    dialog.add_file(template)
    assert "data folder" in ask.asked[0]
    assert names_in(dialog) == BUILT_IN
    settings = QApplication.activeModalWidget()
    assert settings is not dialog
    settings.close()
    dialog.close()


def test_a_file_that_is_no_word_document_is_told(window: MainWindow, tmp_path: Path, ask: PreparedAsk) -> None:
    path = tmp_path / "text.docx"
    path.write_text("no package", encoding="utf-8")
    dialog = dialog_of(window)
    dialog.add_file(path)
    assert "not a Word document" in dialog.details.toPlainText()
    dialog.add_file(tmp_path / "none.docx")
    assert "none.docx" in ask.asked[-1]
    dialog.close()


def test_a_template_changed_in_word_is_followed(
    qtbot: QtBot, window: MainWindow, template: Path, data_folder: DataFolder
) -> None:
    dialog = dialog_of(window)
    dialog.add_file(template)
    use(qtbot, window, dialog)
    window.templates.follow_file()
    (data_folder.templates / "Room note.docx").write_bytes(document("Floor {{ floor }}"))
    window.templates.follow_file()
    assert window.templates.additional_fields() == ("floor",)
    qtbot.waitUntil(lambda: "Floor" in page_text(window))


def test_a_template_that_broke_is_told_in_the_place_of_the_note(
    qtbot: QtBot, window: MainWindow, template: Path, data_folder: DataFolder
) -> None:
    dialog = dialog_of(window)
    dialog.add_file(template)
    use(qtbot, window, dialog)
    qtbot.waitUntil(lambda: "Note on the visit" in page_text(window))
    assert window.exporting.gaps() == ("visit/city",)
    (data_folder.templates / "Room note.docx").write_bytes(FAULTY)
    type_into(window, "visit/city/en", "M")
    qtbot.waitUntil(lambda: window.preview.pages is None)
    told = window.preview._message.text()
    assert "its template has faults" in told
    assert "Did you mean “upper”?" in told
    assert "Ctrl+T" in told
    assert window.exporting.gaps() == ()


def test_faults_are_told_in_the_language_of_the_window(qtbot: QtBot, program: Program, template: Path) -> None:
    former = program.window
    program.settings.set("ui_language", "ru")
    qtbot.waitUntil(lambda: program.window is not former)
    template.write_bytes(FAULTY)
    dialog = dialog_of(program.window)
    dialog.add_file(template)
    told = dialog.details.toPlainText()
    assert "3 ошибки." in told
    assert "Блок «if» нигде не закрыт." in told
    assert "основной текст, абзац 1" in told
    dialog.close()


def test_sections_of_some_papers_are_shown_for_those_that_print_them(qtbot: QtBot, window: MainWindow) -> None:
    def shown() -> set[str]:
        items = [window.form.findChild(QListWidget).item(row) for row in range(len(SECTIONS))]
        return {item.text() for item in items if not item.isHidden()} & {"Relations", "Decision"}

    assert shown() == set()
    window.templates.choose("decision_note")
    assert shown() == {"Decision"}
    type_into(window, "decision/no_alternative/en", "The offer ends in May.")
    window.templates.choose("visit_note")
    assert shown() == {"Decision"}
    trigger(window, "undo")
    trigger(window, "undo")
    trigger(window, "undo")
    assert shown() == set()
