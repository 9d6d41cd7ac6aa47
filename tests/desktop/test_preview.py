"""The preview in the window: its tools, finding, gaps, what fields tell, printing."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from briefing.desktop.actions import SECTION_KEYS, declared_actions
from briefing.desktop.field_description import describe_field
from briefing.desktop.page_bar import PageBar
from briefing.desktop.page_thumbnails import PageThumbnails
from briefing.desktop.page_view import PageView
from briefing.desktop.preview_pane import PreviewPane
from briefing.desktop.print_preview import PrintPreview
from briefing.desktop.window import MainWindow
from briefing.storage import DataFolder
from briefing.word import read_package

EXAMPLE = Path(__file__).parents[1] / "golden" / "worked_example.briefing"
MEMO = Path(__file__).parents[1] / "pages" / "documents" / "memo.docx"


@pytest.fixture
def example(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window with a note of three pages, from a file that no other test holds open."""
    window.files.open_path(shutil.copy(EXAMPLE, tmp_path / EXAMPLE.name))
    qtbot.waitUntil(lambda: window.preview.page_count == 3)
    return window


def view_of(window: MainWindow) -> PageView:
    view = window.preview.findChild(PageView)
    assert view is not None
    return view


def trigger(window: MainWindow, name: str) -> None:
    window.actions_by_name[name].trigger()


def number_of(window: MainWindow) -> QLineEdit:
    return window.preview.findChild(PageBar).findChild(QLineEdit)


def test_a_page_number_leads_to_its_page_and_follows_scrolling(qtbot: QtBot, example: MainWindow) -> None:
    assert number_of(example).text() == "1"
    trigger(example, "go_to_page")
    number = number_of(example)
    assert number.hasFocus()
    QTest.keyClicks(number, "3")
    QTest.keyClick(number, Qt.Key.Key_Return)
    view = view_of(example)
    assert view.current_page == 2
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert number.text() == "1"


def test_thumbnails_and_two_pages_are_switched_and_remembered(
    qtbot: QtBot, example: MainWindow, data_folder: DataFolder
) -> None:
    thumbnails = example.preview.findChild(PageThumbnails)
    assert not thumbnails.isVisible()
    trigger(example, "thumbnails")
    trigger(example, "two_pages")
    assert thumbnails.isVisible()
    assert thumbnails.count() == 3
    view = view_of(example)
    assert view.page_rectangle(0).top() == view.page_rectangle(1).top()
    assert example.actions_by_name["two_pages"].isChecked()
    thumbnails.setCurrentRow(2)
    assert number_of(example).text() == "3"
    example.close()
    kept = data_folder.read_settings()["window"]
    assert (kept["thumbnails"], kept["two_pages"]) == (True, True)


def test_a_whole_page_is_shown(qtbot: QtBot, example: MainWindow) -> None:
    trigger(example, "fit_page")
    view = view_of(example)
    assert view.page_rectangle(0).height() <= view.viewport().height()
    trigger(example, "fit_width")
    assert view.page_rectangle(0).width() > view.viewport().width() * 0.9


def test_words_are_found_in_the_note_while_the_preview_has_the_keyboard(qtbot: QtBot, example: MainWindow) -> None:
    example.preview.focus_pages()
    trigger(example, "find")
    bar = example.preview.find_bar
    assert bar.isVisible()
    assert not example.navigation.find_bar.isVisible()
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "points to verify")
    assert view_of(example).found == (0, 1)
    assert view_of(example).current_page == 2
    QTest.keyClicks(field, "!")
    assert view_of(example).found == (-1, 0)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert view_of(example).hasFocus()


def test_what_is_found_stays_marked_while_the_note_changes(qtbot: QtBot, example: MainWindow) -> None:
    example.preview.search("Ashgabat")
    _, before = example.preview.found
    assert before > 0
    example.session.edit("header/addressee/en", "Ashgabat desk", "edit")
    qtbot.waitUntil(lambda: example.preview.found[1] == before + 1)


def test_required_fields_that_are_empty_are_marked_until_they_are_filled(qtbot: QtBot, example: MainWindow) -> None:
    assert "header/signatory_name" in view_of(example).gaps
    example.session.edit("header/signatory_name/en", "A. Seitkali", "edit")
    qtbot.waitUntil(lambda: "header/signatory_name" not in view_of(example).gaps)


def test_a_field_of_the_note_tells_its_name_and_the_words_behind_it(qtbot: QtBot, example: MainWindow) -> None:
    view = view_of(example)
    view.show_field("visit/city")
    words = view.description_at(view.field_rectangles("visit/city")[0].center())
    assert "City" in words
    assert "“Ashgabat”" in words
    assert "Caspian Wire" in words
    example.session.edit("visit/city/en", "<Mary>", "edit")
    assert "Typed by hand" in describe_field(example.session.briefing, "visit/city")
    assert "Not stated in source" in describe_field(example.session.briefing, "visit/date_from")
    assert "Mutual trade" in describe_field(example.session.briefing, "targets/g1/period_words")
    assert describe_field(example.session.briefing, "nothing/of/ours") == ""


def test_a_font_that_is_not_installed_is_told(qtbot: QtBot) -> None:
    pane = PreviewPane(lambda path: path)
    qtbot.addWidget(pane)
    parts = dict(read_package(MEMO.read_bytes()))
    for name in ("word/document.xml", "word/styles.xml"):
        parts[name] = parts[name].replace(b"Times New Roman", b"Court Hand")
    pane.show_parts(parts)
    bar = pane.findChild(PageBar)
    assert any("instead of Court Hand" in child.toolTip() for child in bar.children() if hasattr(child, "toolTip"))


def test_the_note_is_shown_as_it_will_be_printed(qtbot: QtBot, example: MainWindow) -> None:
    trigger(example, "print")
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PrintPreview)
    assert preview.view.page_count == 3
    assert preview.view.page_rectangle(0).height() <= preview.view.viewport().height()
    assert preview.view.gaps == ()
    preview.close()


def test_the_wanted_pages_are_printed(qtbot: QtBot, example: MainWindow, tmp_path: Path) -> None:
    assert example.preview.pages is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    preview = PrintPreview(example.preview.pages, printer)
    qtbot.addWidget(preview)
    preview.first.setValue(3)
    preview.last.setValue(2)
    preview.sides.setCurrentIndex(1)
    with qtbot.waitSignal(preview.accepted):
        preview.print_button.click()
    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == 2


def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, example: MainWindow, tmp_path: Path) -> None:
    assert example.preview.pages is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    preview = PrintPreview(example.preview.pages, printer)
    qtbot.addWidget(preview)
    preview.print_button.click()
    assert "did not take the note" in preview.note.text()


def test_printing_a_final_note_with_gaps_is_asked_about(qtbot: QtBot, example: MainWindow, ask) -> None:
    trigger(example, "draft")
    ask.answers.append("stay")
    trigger(example, "print")
    assert QApplication.activeModalWidget() is None


def test_no_key_belongs_to_two_actions() -> None:
    keys = [QKeySequence(key).toString() for action in declared_actions() for key in action.keys]
    keys += SECTION_KEYS.values()
    assert [key for key, count in Counter(keys).items() if count > 1] == []
