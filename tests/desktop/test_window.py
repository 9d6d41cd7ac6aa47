"""Staff draft a note in the window: open an article, accept, edit, undo, save, reopen, export."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.form.reading import read_date
from briefing.desktop.form.section_badges import BADGE_ROLE
from briefing.desktop.form.suggestion_strip import SuggestionStrip
from briefing.desktop.program import Program
from briefing.desktop.window import MainWindow
from briefing.model import Quote, SourceRef, Suggestion, get
from briefing.storage import DataFolder, open_file
from tests.desktop.conftest import ARTICLE, PreparedAsk, lines_of


def open_article(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.files.open_path(path)
    qtbot.waitUntil(lambda: not window.background.is_busy and bool(window.session.briefing.sources))


def trigger(window: MainWindow, name: str) -> None:
    window.actions_by_name[name].trigger()


def type_into(window: MainWindow, path: str, text: str) -> None:
    window.show_path(path)
    assert QApplication.focusWidget() is not None
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_an_article_is_read_and_its_proposals_wait(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    open_article(qtbot, window, article)
    briefing = window.session.briefing
    assert briefing.sources[0].text.startswith("ASHGABAT") or "Ashgabat" in briefing.sources[0].text
    assert any(item.path.startswith("visit/city") for item in briefing.suggestions)
    assert not briefing.visit.city
    assert window.windowTitle().endswith("[*] – Briefing")
    assert window.isWindowModified()


def test_the_sections_count_the_proposals_that_the_keyboard_visits(
    qtbot: QtBot, window: MainWindow, article: Path
) -> None:
    open_article(qtbot, window, article)
    sections = window.form.findChild(QListWidget)
    counts = {sections.item(row).text(): sections.item(row).data(BADGE_ROLE) for row in range(sections.count())}
    assert sum(counts.values()) == len(window.form.pending())
    assert counts["Officials"] == 2


def test_accept_edit_undo_save_reopen_export(
    qtbot: QtBot, program: Program, window: MainWindow, article: Path, ask: PreparedAsk, tmp_path: Path
) -> None:
    open_article(qtbot, window, article)
    trigger(window, "accept_all")
    assert window.session.briefing.visit.city.en == "Ashgabat"
    type_into(window, "visit/purpose/en", "Gas")
    assert window.session.briefing.visit.purpose.en == "Gas"
    trigger(window, "undo")
    assert window.session.briefing.visit.purpose.en == ""
    assert window.form.current_path == "visit/purpose/en"
    trigger(window, "redo")
    saved = tmp_path / "visit.briefing"
    ask.answers.append(saved)
    trigger(window, "save")
    assert not window.isWindowModified()
    assert open_file(saved) == window.session.briefing
    note = tmp_path / "note.docx"
    ask.answers.append(note)
    trigger(window, "export_word")
    assert "Alibek Zhamauov" in "\n".join(lines_of(note))
    pdf = tmp_path / "note.pdf"
    ask.answers.append(pdf)
    trigger(window, "export_pdf")
    assert pdf.read_bytes().startswith(b"%PDF")
    before = window.session.briefing
    trigger(window, "new")
    assert not window.session.briefing.sources
    window.files.open_path(saved)
    assert window.session.briefing == before
    assert program.settings.folder
    assert program.settings.folder.recent_files()[0] == saved


def test_a_proposal_is_accepted_and_rejected_from_the_keyboard(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    open_article(qtbot, window, article)
    window.show_path("visit/city")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.session.briefing.visit.city.en == "Ashgabat"
    window.show_path("visit/kind")
    before = len(window.session.briefing.suggestions)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert len(window.session.briefing.suggestions) < before
    assert window.session.briefing.visit.kind is None


def test_undo_in_a_field_is_undo_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    type_into(window, "visit/city/en", "Mary")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.briefing.visit.city.en == ""
    assert editor.text() == ""


def test_the_preview_follows_typing_and_a_click_in_it_leads_to_the_field(qtbot: QtBot, window: MainWindow) -> None:
    type_into(window, "header/addressee/en", "Minister of Energy")
    qtbot.waitUntil(lambda: "Minister of Energy" in page_text(window))
    window.preview.field_clicked.emit("header/unit")
    assert window.form.current_path == "header/unit/en"


def page_text(window: MainWindow) -> str:
    pages = window.preview._view._pages
    return " ".join(pages.text(index) for index in range(len(pages)))


def test_a_proposal_that_comes_later_is_shown_whole(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    open_article(qtbot, window, article)
    window.form.focus_section("visit")
    before = set(window.form.findChildren(SuggestionStrip))
    source = window.session.briefing.sources[0]
    start = source.text.index("widen energy cooperation")
    quote = Quote(SourceRef(source.id), start, start + 24, "widen energy cooperation")
    proposed = Suggestion("visit/purpose/en", "Wider cooperation in energy between the two states", (quote,), 0.5)
    window.session.add_suggestions(source.id, [proposed], "Add")
    (strip,) = set(window.form.findChildren(SuggestionStrip)) - before
    qtbot.waitUntil(lambda: strip.height() >= strip.heightForWidth(strip.width()) > 0)


def test_a_click_on_a_phrase_of_the_article_leads_to_its_field(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    open_article(qtbot, window, article)
    window.article.phrase_clicked.emit("visit/city/en")
    assert window.form.current_path == "visit/city/en"


def test_rows_are_added_moved_and_deleted(qtbot: QtBot, window: MainWindow) -> None:
    window.form.show_section("topics")
    content = window.form._page("topics").content
    content.add()
    QTest.keyClicks(QApplication.focusWidget(), "Gas")
    content.add()
    QTest.keyClicks(QApplication.focusWidget(), "Power")
    assert [row.text.en for row in window.session.briefing.topics] == ["Gas", "Power"]
    trigger(window, "move_row_up")
    assert [row.text.en for row in window.session.briefing.topics] == ["Power", "Gas"]
    content.delete_row(content.row_paths()[0])
    assert len(window.session.briefing.topics) == 1
    trigger(window, "undo")
    assert [row.text.en for row in window.session.briefing.topics] == ["Power", "Gas"]


def test_a_date_that_cannot_be_read_is_refused_and_not_lost(qtbot: QtBot, window: MainWindow) -> None:
    type_into(window, "visit/date_from", "21 March 2025")
    assert str(window.session.briefing.visit.date_from) == "2025-03-21"
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "soon")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "soon"
    assert editor.property("refused")


@pytest.mark.parametrize(
    "typed",
    ["21.03.2025", "2025-03-21", "21-03-2025", "2025/03/21", "21 03 2025", "21 марта 2025 г.", "March 21, 2025"],
)
def test_dates_are_typed_in_many_ways(typed: str) -> None:
    assert read_date(typed) == "2025-03-21"


def test_files_are_dropped(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(article))])
    event = QDropEvent(
        QPointF(20, 200),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: bool(window.session.briefing.sources))
    assert window.session.briefing.sources[0].file == "article.txt"


def test_an_article_is_pasted_and_a_second_one_is_asked_about(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk
) -> None:
    QGuiApplication.clipboard().setText(ARTICLE)
    trigger(window, "paste_article")
    qtbot.waitUntil(lambda: len(window.session.briefing.sources) == 1)
    QGuiApplication.clipboard().setText(ARTICLE.replace("Ashgabat", "Mary").replace("ASHGABAT", "MARY"))
    ask.answers.append("add")
    trigger(window, "paste_article")
    qtbot.waitUntil(lambda: len(window.session.briefing.sources) == 2)


@pytest.mark.parametrize("name", ["missing.txt", "folder.txt", "empty.txt", "binary.txt", "broken.briefing"])
def test_a_bad_file_is_told_by_name_and_leaves_the_window_alive(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    if name.startswith("folder"):
        path.mkdir()
    elif name.startswith("empty"):
        path.write_bytes(b"")
    elif name.startswith("binary"):
        path.write_bytes(bytes(range(256)) * 50)
    elif name.startswith("broken"):
        path.write_text('{"format": "briefing"', encoding="utf-8")
    window.files.open_path(path)
    qtbot.waitUntil(lambda: bool(ask.asked))
    assert name in ask.asked[0]
    type_into(window, "visit/city/en", "Mary")
    assert window.session.briefing.visit.city.en == "Mary"


def test_unsaved_changes_are_asked_about(qtbot: QtBot, window: MainWindow, ask: PreparedAsk) -> None:
    type_into(window, "visit/city/en", "Mary")
    ask.answers.append("stay")
    assert not window.close()
    assert window.isVisible()
    ask.answers.append("discard")
    assert window.close()


def test_a_folder_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, tmp_path: Path
) -> None:
    type_into(window, "visit/city/en", "Mary")
    ask.answers.append(tmp_path / "nowhere" / "visit.briefing")
    trigger(window, "save")
    assert "nowhere" in ask.asked[-1]
    assert window.isWindowModified()


def test_panes_are_hidden_and_remembered(qtbot: QtBot, window: MainWindow, data_folder: DataFolder) -> None:
    trigger(window, "show_article")
    assert not window.panes.is_shown("article")
    window.close()
    assert data_folder.read_settings()["window"]["hidden"] == ["article"]


def test_words_are_found_in_fields_and_in_the_article(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    open_article(qtbot, window, article)
    trigger(window, "accept_all")
    trigger(window, "find")
    QTest.keyClicks(QApplication.focusWidget(), "ashgabat")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "ashgabat" in get(window.session.briefing, window.form.current_path).casefold()
    assert window.navigation.find_bar.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not window.navigation.find_bar.isVisible()


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_language_changes_while_the_briefing_stays(
    qtbot: QtBot, program: Program, article: Path, language: str
) -> None:
    open_article(qtbot, program.window, article)
    before, former = program.document.session.briefing, program.window
    program.settings.set("ui_language", language)
    qtbot.waitUntil(lambda: program.window is not former)
    assert program.document.session.briefing == before
    assert program.window.actions_by_name["save"].text() != "&Save"
    program.settings.set("ui_language", "en")
    changed = program.window
    qtbot.waitUntil(lambda: program.window is not changed)


def test_errors_of_files_are_told_in_the_language_of_the_window(
    qtbot: QtBot, program: Program, ask: PreparedAsk, tmp_path: Path
) -> None:
    former = program.window
    program.settings.set("ui_language", "ru")
    qtbot.waitUntil(lambda: program.window is not former)
    path = tmp_path / "broken.briefing"
    path.write_text('{"format": "briefing"', encoding="utf-8")
    program.window.files.open_path(path)
    assert ask.asked == [f"{path} не читается как справка: он обрывается слишком рано (строка 1, столбец 22)."]


def test_an_unsaved_briefing_is_kept_and_offered_at_the_next_start(
    qtbot: QtBot, program: Program, window: MainWindow, data_folder: DataFolder, ask: PreparedAsk
) -> None:
    type_into(window, "visit/city/en", "Mary")
    window._recovery_timer.write_now()
    copies = list(data_folder.recovery.glob("*.recovery"))
    assert len(copies) == 1
    assert "Mary" in copies[0].read_text(encoding="utf-8")
    kept = copies[0].read_bytes()
    program.document.session.mark_saved()
    window.close()
    assert not list(data_folder.recovery.glob("*.recovery"))
    copies[0].write_bytes(kept)
    again = Program(QApplication.instance(), data_folder)
    ask.answers.append("open")
    again.start()
    qtbot.waitUntil(lambda: bool(again.document.session.briefing.visit.city))
    assert again.document.session.briefing.visit.city.en == "Mary"
    assert again.document.session.is_modified
    again.document.session.mark_saved()
    again.window.close()
    again.window.deleteLater()


def test_the_older_copy_of_a_damaged_file_is_offered(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, tmp_path: Path
) -> None:
    path = tmp_path / "visit.briefing"
    for city in ("Mary", "Ashgabat"):
        type_into(window, "visit/city/en", city)
        if window.document.path is None:
            ask.answers.append(path)
        trigger(window, "save")
    path.write_bytes(path.read_bytes()[:200])
    ask.answers.append("older")
    window.files.open_path(path)
    assert window.session.briefing.visit.city.en == "Mary"
    assert window.document.path is None
    assert window.isWindowModified()


def test_changes_left_by_a_crash_are_offered_with_their_file(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, data_folder: DataFolder, tmp_path: Path
) -> None:
    path = tmp_path / "visit.briefing"
    type_into(window, "visit/city/en", "Mary")
    ask.answers.append(path)
    trigger(window, "save")
    type_into(window, "visit/city/en", "!")
    window._recovery_timer.write_now()
    (copy,) = data_folder.recovery.glob("*.recovery")
    kept = copy.read_bytes()
    ask.answers.append("discard")
    trigger(window, "new")
    copy.write_bytes(kept)
    ask.answers.append("open")
    window.files.open_path(path)
    assert window.session.briefing.visit.city.en == "Mary!"
    assert window.isWindowModified()
    assert open_file(path).visit.city.en == "Mary"
    trigger(window, "save")
    assert open_file(path).visit.city.en == "Mary!"
    assert not list(data_folder.recovery.glob("*.recovery"))


def test_settings_and_help_open(qtbot: QtBot, program: Program, window: MainWindow) -> None:
    for name in ("settings", "shortcuts", "about"):
        trigger(window, name)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.close()


def test_the_own_country_of_the_settings_tells_the_direction(
    qtbot: QtBot, program: Program, window: MainWindow, article: Path
) -> None:
    program.settings.set("own_country", "TM")
    open_article(qtbot, window, article)
    proposed = {item.path: item.value for item in program.document.session.briefing.suggestions}
    assert proposed["visit/direction"] == "incoming"


def test_the_figures_of_the_status_bar_make_way_in_a_narrow_window(qtbot: QtBot, program: Program) -> None:
    program.settings.set("ui_language", "ru")
    qtbot.waitUntil(lambda: program.window.actions_by_name["open"].text() == "&Открыть…")
    window = program.window
    window.status.show_open_points(28, 15)
    window.status.show_findings("15 препятствий · 3 предупреждения · 3 подсказки")
    window.status.show_size(1217, 12)
    window.resize(800, 640)
    qtbot.waitUntil(lambda: window.width() == 800)
    shown = [label for label in window.status.findChildren(QLabel) if label.isVisible() and label.text()]
    assert all(label.geometry().right() <= window.width() for label in shown)
    assert not any("1217" in label.text() for label in shown)
    window.resize(1500, 640)
    qtbot.waitUntil(
        lambda: any("1217" in label.text() and label.isVisible() for label in window.status.findChildren(QLabel))
    )
    program.settings.set("ui_language", "en")
    qtbot.waitUntil(lambda: program.window.actions_by_name["open"].text() == "&Open…")
