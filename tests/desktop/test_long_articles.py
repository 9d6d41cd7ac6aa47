"""An article that proposes hundreds of values leaves the form short and every proposal within reach."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from briefing.desktop.form.proposed import ProposedCard
from briefing.desktop.window import MainWindow
from briefing.editing.proposal_limit import MOST_PROPOSALS
from briefing.model import Article, Quote, SourceRef, Suggestion

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "visit_en.txt"
TEXT = "".join(f"The parties stressed point {number}.\n" for number in range(1, 61))


def sixty_statements() -> list[Suggestion]:
    found = []
    for number in range(1, 61):
        words = f"stressed point {number}."
        start = TEXT.index(words)
        quote = Quote(SourceRef("s1"), start, start + len(words), words)
        found.append(Suggestion(f"statements/s{number}/text", f"Point {number}", (quote,), 0.9, "test"))
    return found


def shown_cards(window: MainWindow) -> list[ProposedCard]:
    return [card for card in window.form.findChildren(ProposedCard) if card.isVisible()]


def button_for_more(window: MainWindow) -> QPushButton:
    found = [button for button in window.form.findChildren(QPushButton) if "more proposed row" in button.text()]
    return next(button for button in found if button.parentWidget().isVisible())


def test_proposed_rows_are_shown_by_and_by(qtbot: QtBot, window: MainWindow) -> None:
    article = Article(text=TEXT, title="", outlet="", sha256="a1", language="en")
    window.session.add_article(article, sixty_statements(), "Add article")
    window.form.focus_section("statements")
    assert len(shown_cards(window)) == 25
    assert button_for_more(window).text() == "Show 35 more proposed rows"
    button_for_more(window).click()
    qtbot.waitUntil(lambda: len(shown_cards(window)) == 50)
    shown_cards(window)[0].accept()
    assert window.session.briefing.statements[0].text == "Point 1"
    qtbot.waitUntil(lambda: len(shown_cards(window)) == 50)
    assert button_for_more(window).text() == "Show 9 more proposed rows"


def test_the_keyboard_reaches_a_proposed_row_that_is_not_shown_yet(window: MainWindow) -> None:
    article = Article(text=TEXT, title="", outlet="", sha256="a1", language="en")
    window.session.add_article(article, sixty_statements(), "Add article")
    window.show_path("statements/s1")
    window.actions_by_name["previous_suggestion"].trigger()
    assert window.form.current_path == "statements/s60"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert [str(card.path) for card in shown_cards(window) if card.isAncestorOf(focused)] == ["statements/s60"]
    assert not button_for_more(window).isVisible()


def test_of_too_many_proposals_the_first_are_kept_and_the_user_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_text((SAMPLE.read_text(encoding="utf-8") + "\n\n") * 130, encoding="utf-8")
    with qtbot.waitSignal(window.files.told, timeout=30_000) as told:
        window.files.open_path(path)
    briefing = window.session.briefing
    assert told.args[0].startswith("The article is very long: the first ")
    assert MOST_PROPOSALS - 20 < len(briefing.suggestions) < MOST_PROPOSALS + 20
    text = briefing.sources[0].text
    assert max(quote.start for item in briefing.suggestions for quote in item.quotes) < len(text)
