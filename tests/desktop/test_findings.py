"""What the checks find is seen in the list, at its field and in the status bar, and is settled there."""

import datetime as dt
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QToolButton
from pytestqt.qtbot import QtBot

from briefing.checks import Finding, Severity
from briefing.desktop.form.finding_strip import FindingStrip
from briefing.desktop.program import Program
from briefing.desktop.window import MainWindow
from briefing.storage import DataFolder, open_file
from tests.desktop.conftest import PreparedAsk
from tests.desktop.test_window import open_article, trigger, type_into

FRIDAY = "The talks were held on Friday, 20 March 2025."  # a Thursday


def findings_list(window: MainWindow) -> QListWidget:
    found = window.findings.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return found


def finding_of(window: MainWindow, check: str) -> Finding | None:
    findings = window.checking.findings
    return next((item for item in findings or () if item.check == check), None)


def choose(window: MainWindow, check: str) -> None:
    """Show the list and choose the finding of a check there, as with the arrow keys."""
    if window.findings.isHidden():
        trigger(window, "findings")
    keys = [item.check for item in window.checking.findings or ()]
    findings_list(window).setCurrentRow(keys.index(check))


@pytest.fixture
def wrong_day(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window whose text names a weekday that the date is not; the date is that of the visit."""
    window.session.edit("visit/date_from", "2025-03-20", "Edit")
    type_into(window, "text/attention/en", FRIDAY)
    qtbot.waitUntil(lambda: finding_of(window, "weekday") is not None)
    return window


def test_findings_follow_what_is_typed(qtbot: QtBot, wrong_day: MainWindow) -> None:
    trigger(wrong_day, "findings")
    texts = [findings_list(wrong_day).item(row).text() for row in range(findings_list(wrong_day).count())]
    assert any("Thursday" in text for text in texts)
    trigger(wrong_day, "undo")
    qtbot.waitUntil(lambda: finding_of(wrong_day, "weekday") is None)


def test_the_list_leads_to_the_field_from_the_keyboard(qtbot: QtBot, wrong_day: MainWindow) -> None:
    wrong_day.show_path("visit/city")
    choose(wrong_day, "weekday")
    QTest.keyClick(findings_list(wrong_day), Qt.Key.Key_Return)
    assert wrong_day.form.current_path.startswith("text/attention")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert wrong_day.form.isAncestorOf(focused)


def test_a_finding_stands_at_its_field(qtbot: QtBot, wrong_day: MainWindow) -> None:
    (strip,) = [strip for strip in wrong_day.form.findChildren(FindingStrip) if strip.isVisible()]
    assert [finding.check for finding in strip.findings] == ["weekday"]
    trigger(wrong_day, "undo")
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_a_finding_is_let_stand_with_a_reason_and_taken_up_again(
    qtbot: QtBot, wrong_day: MainWindow, ask: PreparedAsk
) -> None:
    type_into(wrong_day, "header/executor/en", "Aruzhan Sadykova")
    choose(wrong_day, "weekday")
    ask.answers.append("It is quoted so.")
    QTest.keyClick(findings_list(wrong_day), Qt.Key.Key_Delete)
    (waiver,) = wrong_day.session.briefing.waivers
    assert (waiver.reason, waiver.who) == ("It is quoted so.", "Aruzhan Sadykova")
    assert waiver.when == dt.datetime.now().astimezone().date()
    assert not [strip for strip in wrong_day.form.findChildren(FindingStrip) if strip.isVisible()]
    row = findings_list(wrong_day).count() - 1
    assert findings_list(wrong_day).item(row).text().endswith("It is quoted so.")
    findings_list(wrong_day).setCurrentRow(row)
    QTest.keyClick(findings_list(wrong_day), Qt.Key.Key_Delete)
    assert wrong_day.session.briefing.waivers == ()
    trigger(wrong_day, "undo")
    assert wrong_day.session.briefing.waivers == (waiver,)


def test_no_reason_lets_nothing_stand(wrong_day: MainWindow, ask: PreparedAsk) -> None:
    choose(wrong_day, "weekday")
    ask.answers.append("  ")
    QTest.keyClick(findings_list(wrong_day), Qt.Key.Key_Delete)
    assert wrong_day.session.briefing.waivers == ()


def test_a_correction_is_one_step_of_undo(qtbot: QtBot, wrong_day: MainWindow) -> None:
    finding = finding_of(wrong_day, "weekday")
    if finding is None or finding.fix is None:
        pytest.fail("a weekday beside a date offers its correction")
    choose(wrong_day, "weekday")
    QTest.keyClick(findings_list(wrong_day), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wrong_day.session.briefing.text.attention.en == FRIDAY.replace("Friday", "Thursday")
    assert finding_of(wrong_day, "weekday") is None
    trigger(wrong_day, "undo")
    assert wrong_day.session.briefing.text.attention.en == FRIDAY


def test_a_final_note_that_is_not_ready_can_be_exported_as_draft(
    qtbot: QtBot, window: MainWindow, article: Path, ask: PreparedAsk, tmp_path: Path
) -> None:
    open_article(qtbot, window, article)
    trigger(window, "accept_all")
    trigger(window, "draft")
    assert not window.exporting.is_draft
    written = tmp_path / "note.docx"
    ask.answers.extend(["draft", written])
    trigger(window, "export_word")
    assert window.exporting.is_draft
    assert window.actions_by_name["draft"].isChecked()
    header = " ".join(p.text for p in Document(str(written)).sections[0].header.paragraphs)
    assert "DRAFT" in header


def test_a_final_note_that_is_not_ready_leads_to_what_stops_it(window: MainWindow, ask: PreparedAsk) -> None:
    trigger(window, "draft")
    ask.answers.append("show")
    trigger(window, "export_pdf")
    assert window.findings.isVisible()
    assert window.findings.current is not None
    assert window.findings.current.severity is Severity.STOP


def test_the_status_bar_counts_and_opens_the_list(qtbot: QtBot, wrong_day: MainWindow) -> None:
    stops = len(wrong_day.checking.of(Severity.STOP))
    (button,) = [
        button for button in wrong_day.status.findChildren(QToolButton) if button.text().startswith(f"{stops} stop")
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert wrong_day.findings.isVisible()
    assert wrong_day.actions_by_name["findings"].isChecked()


def test_the_list_is_remembered(program: Program, data_folder: DataFolder, window: MainWindow) -> None:
    trigger(window, "findings")
    program.document.session.mark_saved()
    window.close()
    assert data_folder.read_settings()["window"]["findings"] is True


def test_all_findings_are_copied_for_a_colleague(wrong_day: MainWindow) -> None:
    choose(wrong_day, "weekday")
    QTest.keyClick(findings_list(wrong_day), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == findings_list(wrong_day).count()
    assert any(line.startswith("Stop: ") and "Thursday" in line for line in lines)


def test_a_briefing_with_a_waiver_is_saved_and_opened(wrong_day: MainWindow, ask: PreparedAsk, tmp_path: Path) -> None:
    choose(wrong_day, "weekday")
    ask.answers.append("It is quoted so.")
    QTest.keyClick(findings_list(wrong_day), Qt.Key.Key_Delete)
    saved = tmp_path / "note.briefing"
    ask.answers.append(saved)
    trigger(wrong_day, "save")
    assert open_file(saved) == wrong_day.session.briefing
