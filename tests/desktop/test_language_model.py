"""The optional language model in the window: off by default, asked only with consent, cancelled, never trusted."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from briefing.desktop.language_model_page import LanguageModelPage
from briefing.desktop.program import Program
from briefing.desktop.window import MainWindow
from briefing.model import get
from tests.desktop.conftest import PreparedAsk
from tests.extraction.test_language_model import answer, drip, model_server, send

DEPUTY = ("officials/o1/post/en", "Deputy Minister of Energy", "Deputy Minister of Energy Batyr Amanov")
NAME = ("officials/o1/name/en", "Batyr Amanov", "Deputy Minister of Energy Batyr Amanov")
TOPIC = ("topics/t9/text/en", "Wider cooperation in energy", "widen energy cooperation")
LIE = ("visit/city/en", "Mary", "arrived in Mary")


def set_up(program: Program, address: str) -> None:
    for name, value in (("language_model", True), ("model_address", address), ("model_name", "small")):
        program.settings.set(name, value)


@pytest.fixture
def asked(qtbot: QtBot, window: MainWindow, article: Path) -> Callable[[], None]:
    """The window with an article; ask the model about it."""
    window.files.open_path(article)
    qtbot.waitUntil(lambda: bool(window.session.briefing.sources), timeout=30_000)
    return window.actions_by_name["ask_model"].trigger


def test_the_action_is_there_only_where_the_model_is_switched_on(program: Program, window: MainWindow) -> None:
    action = window.actions_by_name["ask_model"]
    assert not action.isVisible()
    program.settings.set("language_model", value=True)
    assert action.isVisible()
    assert not action.isEnabled()


def test_what_the_model_proves_is_proposed_and_the_rest_is_counted(
    qtbot: QtBot, program: Program, window: MainWindow, asked: Callable[[], None], ask: PreparedAsk
) -> None:
    before = window.session.briefing
    with model_server(answer(NAME, DEPUTY, TOPIC, LIE)) as model:
        set_up(program, model.address)
        ask.answers.append("send")
        asked()
        qtbot.waitUntil(lambda: window.session.briefing != before)
    assert "Send the text of" in ask.asked[0]
    assert "1 value was left out" in window.status.currentMessage()
    proposed = [item for item in window.session.briefing.suggestions if item.rule == "language model: small"]
    assert "Wider cooperation in energy" in {item.value for item in proposed}
    assert "Mary" not in {item.value for item in window.session.briefing.suggestions}
    (topic,) = [item for item in proposed if item.value == "Wider cooperation in energy"]
    assert topic.path != "topics/t1/text/en", "a row of its own, not one of the rules"
    window.session.accept([topic.path], "Accept")
    assert get(window.session.briefing, topic.path) == "Wider cooperation in energy"
    assert window.session.briefing.evidence[topic.path].quotes[0].words == "widen energy cooperation"
    window.actions_by_name["undo"].trigger()
    window.actions_by_name["undo"].trigger()
    assert window.session.briefing == before


def test_nothing_is_sent_without_consent(
    window: MainWindow, program: Program, asked: Callable[[], None], ask: PreparedAsk
) -> None:
    reached = threading.Event()
    with model_server(lambda _: reached.set()) as model:
        set_up(program, model.address)
        ask.answers.append("stay")
        asked()
        program.settings.set("model_address", model.address.replace("127.0.0.1", "model.example"))
        ask.answers.append("stay")
        asked()
    assert "not confirmed" in ask.asked[1]
    assert not reached.is_set()
    assert not window.background.is_busy


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (lambda handler: send(handler, b"no JSON"), "form asked for"),
        (lambda handler: send(handler, b" " * 3_000_000), "too long"),
        (lambda handler: send(handler, b"", status=404), "error 404"),
    ],
    ids=["wrong", "huge", "error"],
)
def test_a_bad_answer_is_told_and_changes_nothing(
    qtbot: QtBot, program: Program, window: MainWindow, asked: Callable[[], None], ask: PreparedAsk, reply, told: str
) -> None:
    before = window.session.briefing
    with model_server(reply) as model:
        set_up(program, model.address)
        ask.answers.append("send")
        asked()
        qtbot.waitUntil(lambda: len(ask.asked) == 2)
    assert told in ask.asked[1]
    assert window.session.briefing == before
    assert window.actions_by_name["ask_model"].isEnabled()


def test_a_slow_model_is_cancelled_while_the_window_goes_on(
    qtbot: QtBot, program: Program, window: MainWindow, asked: Callable[[], None], ask: PreparedAsk
) -> None:
    with model_server(drip) as model:
        set_up(program, model.address)
        ask.answers.append("send")
        asked()
        assert not window.actions_by_name["ask_model"].isEnabled()
        cancel = next(button for button in window.status.findChildren(QToolButton) if button.text() == "Cancel")
        qtbot.waitUntil(cancel.isVisible)
        window.show_path("visit/city/en")
        QTest.keyClicks(QApplication.focusWidget(), "Balkan")
        assert window.session.briefing.visit.city.en == "Balkan"
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
        assert not window.background.is_busy
        assert window.actions_by_name["ask_model"].isEnabled()
        assert len(ask.asked) == 1


def test_the_window_closes_at_once_while_a_model_is_asked(
    qtbot: QtBot, program: Program, window: MainWindow, asked: Callable[[], None], ask: PreparedAsk
) -> None:
    with model_server(drip) as model:
        set_up(program, model.address)
        ask.answers += ["send", "discard"]
        asked()
        start = time.monotonic()
        assert window.close()
        assert time.monotonic() - start < 2


def page_of(program: Program, window: MainWindow) -> LanguageModelPage:
    window.actions_by_name["settings"].trigger()
    page = QApplication.activeModalWidget().model_page
    assert page is not None
    return page


def test_the_connection_is_tested_in_the_settings(qtbot: QtBot, program: Program, window: MainWindow) -> None:
    page = page_of(program, window)
    assert not page.switch.isChecked()
    assert not page.test.isEnabled()
    with model_server(answer(("visit/city/en", "Astana", "arrived in Astana"))) as model:
        page.switch.click()
        page.address.setText(model.address)
        page.name.setText("small")
        page.test.click()
        qtbot.waitUntil(lambda: "answers as it should" in page.result.text())
        assert "1 value" in page.result.text()
    page.test.click()
    qtbot.waitUntil(lambda: "cannot be reached" in page.result.text())
    assert program.settings.folder.read_settings()["model_address"] == model.address
    page.window().close()


def test_a_test_of_the_connection_is_cancelled(qtbot: QtBot, program: Program, window: MainWindow) -> None:
    page = page_of(program, window)
    with model_server(drip) as model:
        set_up(program, model.address)
        page.window().close()
        page = page_of(program, window)
        page.test.click()
        assert not page.cancel.isHidden()
        page.cancel.click()
        assert page.result.text() == "The test was stopped."
        page.test.click()
        page.window().close()


def test_an_outside_address_needs_a_tick_of_its_own(program: Program, window: MainWindow) -> None:
    page = page_of(program, window)
    page.switch.click()
    page.name.setText("small")
    page.address.setText("https://model.example/v1")
    assert not page.confirmed.isHidden()
    assert not page.test.isEnabled()
    page.confirmed.click()
    assert page.test.isEnabled()
    page.address.setText("https://other.example/v1")
    assert not page.confirmed.isChecked()
    assert not page.test.isEnabled()
    page.address.setText("http://10.1.2.3:8080/v1")
    assert page.confirmed.isHidden()
    assert page.test.isEnabled()
    page.window().close()


def test_an_administrator_takes_the_model_away(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(program, "http://127.0.0.1:9/v1")
    monkeypatch.setenv("BRIEFING_NO_NETWORK", "1")
    assert not program.settings.get("language_model")
    window.actions_by_name["settings"].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog.model_page is None
    dialog.close()
