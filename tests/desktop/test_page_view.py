"""The page view: clicks lead to fields, the reader's place is kept, zoom."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from briefing.desktop.page_printing import prepare_printer, print_pages
from briefing.desktop.page_thumbnails import PageThumbnails
from briefing.desktop.page_view import PageView
from briefing.pages import Typesetter
from briefing.word.ooxml.package import Parts, read_package

MEMO = Path(__file__).parents[1] / "pages" / "documents" / "memo.docx"


@pytest.fixture
def parts():
    return read_package(MEMO.read_bytes())


@pytest.fixture
def view(qtbot, parts):
    view = PageView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show_pages(Typesetter().lay_out(parts))
    view.show()
    qtbot.waitExposed(view)
    return view


def edited(parts, old, new):
    document = parts["word/document.xml"].replace(old.encode(), new.encode())
    return Parts({**parts, "word/document.xml": document})


def test_a_click_names_the_field_and_the_character(qtbot, view):
    view.show_field("subject")
    place = view.field_rectangles("subject")[0].center()
    with qtbot.waitSignal(view.field_clicked) as clicked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    path, offset = clicked.args
    assert path == "subject"
    assert 10 < offset < 60


def test_showing_a_field_scrolls_to_it(view):
    view.show_field("annex.2")
    assert view.current_page == 2
    assert view.viewport().rect().contains(view.field_rectangles("annex.2")[0])


def test_other_pages_keep_the_readers_place(view, parts):
    view.verticalScrollBar().setValue(900)
    typesetter = Typesetter()
    view.show_pages(typesetter.lay_out(parts))
    view.show_pages(typesetter.lay_out(edited(parts, "Суть вопроса", "Суть дела")))
    assert view.verticalScrollBar().value() == 900


def test_control_and_wheel_zoom_at_the_pointer(view):
    before = view.zoom
    place = QPointF(300, 200)
    wheel = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom == pytest.approx(before * 1.1)


def test_a_pinch_zooms_and_keeps_the_place_under_the_fingers(view):
    view.show_page(1)
    at, before = QPointF(300, 200), view.zoom
    text = view.pages.text(1)
    offset = view.verticalScrollBar().value()
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, at, at,
        view.viewport().mapToGlobal(at), 0.5, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), pinch)
    assert view.zoom == pytest.approx(before * 1.5)
    assert view.verticalScrollBar().value() == pytest.approx((offset + 200) * 1.5 - 200, abs=20)
    assert view.pages.text(1) == text


def test_a_page_enlarged_to_the_utmost_is_painted_as_far_as_it_is_seen(view):
    view.set_zoom(5)
    view.show_field("subject")
    image = view.grab().toImage()
    place = view.field_rectangles("subject")[0]
    colors = {
        image.pixelColor(x, y).lightness() for x in range(200, 700, 5) for y in range(place.top(), place.bottom())
    }
    assert min(colors) < 60
    assert max(colors) > 200


def test_paper_is_white_in_every_colour_scheme(view):
    image = view.grab().toImage()
    assert image.pixelColor(view.viewport().width() // 2, 40).lightness() > 240


def test_dragging_selects_text_that_can_be_copied(qtbot, view):
    view.show_field("subject")
    first, last = view.field_rectangles("subject")[0], view.field_rectangles("subject")[-1]
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first.topLeft() + QPoint(2, first.height() // 2))
    qtbot.mouseMove(view.viewport(), last.center())
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last.center())
    assert view.selected_text.startswith("О ходе пилотного проекта")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == view.selected_text


def test_words_are_found_across_lines_and_pages(view):
    assert view.find_words("пилотного ПРОЕКТА по цифровому учёту") == 2
    view.find_next()
    assert view.find_words("nowhere to be found") == 0
    assert view.find_words("Приложение 1") == 1
    assert view.current_page == 2


def test_two_pages_stand_side_by_side(view):
    view.resize(1200, 900)
    view.set_pages_across(2)
    view.fit_page()
    first, second = (view.page_rectangle(index) for index in (0, 1))
    assert first.top() == second.top()
    assert first.right() < second.left()


def test_the_page_that_was_gone_to_is_the_current_one_while_it_is_seen_whole(qtbot, view):
    view.resize(1400, 700)
    view.set_pages_across(2)
    view.fit_page()
    assert view.current_page == 0
    with qtbot.waitSignal(view.page_changed) as changed:
        view.show_page(1)
    assert changed.args == [1]
    view.show_page(2)
    assert view.current_page == 2
    view.verticalScrollBar().setValue(0)
    assert view.current_page == 0


def test_changed_text_flashes_softly_and_fades(qtbot, view, parts):
    typesetter = Typesetter()
    view.show_pages(typesetter.lay_out(parts))
    still = view.grab().toImage()
    view.show_pages(typesetter.lay_out(edited(parts, "14 марта 2025 года", "15 марта 2025 года")))
    qtbot.waitUntil(lambda: view.grab().toImage() != still)
    qtbot.waitUntil(lambda: not view.is_flashing, timeout=3000)


def test_missing_fields_are_marked_on_the_page(view):
    before = view.grab().toImage()
    view.show_gaps(["date"])
    assert view.grab().toImage() != before


def test_resting_on_a_field_tells_about_it(view):
    view.describe_fields(lambda path: f"About {path}")
    assert view.description_at(view.field_rectangles("date")[0].center()) == "About date"


def test_thumbnails_lead_to_pages(qtbot, view):
    thumbnails = PageThumbnails()
    qtbot.addWidget(thumbnails)
    thumbnails.show_pages(view.pages)
    thumbnails.page_chosen.connect(view.show_page)
    with qtbot.waitSignal(thumbnails.page_chosen):
        thumbnails.setCurrentRow(2)
    assert view.current_page == 2
    assert not thumbnails.item(0).icon().isNull()


def test_printing_sends_every_page_in_its_size(view, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    prepare_printer(printer, view.pages)
    print_pages(printer, view.pages)
    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == 3
