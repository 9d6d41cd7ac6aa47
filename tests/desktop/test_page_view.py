"""The page view: clicks lead to fields, the reader's place is kept, zoom."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from briefing.desktop.page_view import PageView
from briefing.pages import Typesetter
from briefing.word.package import Parts, read_package

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


def test_paper_is_white_in_every_colour_scheme(view):
    image = view.grab().toImage()
    assert image.pixelColor(view.viewport().width() // 2, 40).lightness() > 240
