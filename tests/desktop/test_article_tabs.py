"""Several articles of one briefing: a tab each, in their order, closed with undo, reached with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar, QTabWidget

from briefing.desktop.form.proposed import ProposedCard
from briefing.desktop.window import MainWindow
from briefing.model import Article, Quote, SourceRef, Suggestion


def add(window: MainWindow, name: str, **facts: str) -> None:
    text = f"{name}.\n\nThe ministers discussed {name}."
    article = Article(text=text, title=name, outlet=facts.get("outlet", ""), sha256=name, language="en")
    start = text.rindex(name)
    quote = Quote(SourceRef("s1"), start, start + len(name), name)
    window.session.add_article(article, [Suggestion("topics/t1/text/en", name, (quote,), 0.9, "test")], "Add article")


def tabs_of(window: MainWindow) -> QTabWidget:
    return window.article.findChild(QTabWidget)


def names(window: MainWindow) -> list[str]:
    return [tabs_of(window).tabText(index) for index in range(tabs_of(window).count())]


def shown(window: MainWindow) -> str:
    return names(window)[tabs_of(window).currentIndex()]


@pytest.fixture
def three(window: MainWindow) -> MainWindow:
    for name in ("Gas", "Power", "Water"):
        add(window, name)
    return window


def test_a_closed_tab_takes_its_proposals_along_and_undo_brings_both_back(three: MainWindow) -> None:
    before = three.session.briefing
    bar = tabs_of(three).tabBar()
    close = bar.tabButton(1, QTabBar.ButtonPosition.RightSide)
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert names(three) == ["Gas", "Water"]
    assert [item.value for item in three.session.briefing.suggestions] == ["Gas", "Water"]
    assert three.status.currentMessage().startswith("“Power” was removed")
    three.form.show_section("topics")
    assert len(three.form.findChildren(ProposedCard)) == 2
    assert three.actions_by_name["undo"].text().endswith("Remove article “Power”")
    three.actions_by_name["undo"].trigger()
    assert three.session.briefing == before
    assert names(three) == ["Gas", "Power", "Water"]
    assert shown(three) == "Power"


def test_articles_are_gone_through_and_removed_with_the_keyboard(three: MainWindow) -> None:
    assert shown(three) == "Water"
    for keys, name in ((Qt.Key.Key_PageDown, "Gas"), (Qt.Key.Key_PageDown, "Power"), (Qt.Key.Key_PageUp, "Gas")):
        QTest.keyClick(three, keys, Qt.KeyboardModifier.ControlModifier)
        assert shown(three) == name
    for left in (["Power", "Water"], ["Water"], []):
        QTest.keyClick(three, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
        assert names(three) == left
    assert three.isVisible()
    assert not three.session.briefing.suggestions
    assert not three.actions_by_name["remove_article"].isEnabled()


def test_tabs_follow_the_order_and_the_names_of_the_sources(three: MainWindow) -> None:
    view = tabs_of(three).widget(0)
    three.session.move_row("sources/s1", 2, "Move")
    assert names(three) == ["Power", "Water", "Gas"]
    assert tabs_of(three).widget(2) is view
    three.session.edit("sources/s1/publisher", "Ministry of Energy", "Edit")
    assert names(three) == ["Power", "Water", "Ministry of Energy"]
    assert shown(three) == "Water"


def test_a_new_article_comes_to_the_front_and_others_keep_their_place(three: MainWindow) -> None:
    three.actions_by_name["previous_article"].trigger()
    former = tabs_of(three).currentWidget()
    add(three, "Roads")
    assert shown(three) == "Roads"
    assert former in [tabs_of(three).widget(index) for index in range(4)]
    three.session.undo()
    assert names(three) == ["Gas", "Power", "Water"]


def test_long_names_leave_room_for_other_tabs(window: MainWindow) -> None:
    for number in range(8):
        add(window, f"Report {number} on the development of gas infrastructure and the transit of electric power")
    bar = tabs_of(window).tabBar()
    window.resize(1000, 700)
    widest = max(bar.tabRect(index).width() for index in range(8))
    assert widest < 20 * bar.fontMetrics().horizontalAdvance("n")
    assert tabs_of(window).tabToolTip(0).endswith("electric power")
