"""Articles reach the window by file, clipboard and drop; hostile ones, cancelled ones and forbidden ones do no harm."""

import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabWidget, QToolButton
from pytestqt.qtbot import QtBot

from briefing.articles import ArticleLoader
from briefing.desktop.form.suggestion_strip import SuggestionStrip
from briefing.desktop.program import Program
from briefing.desktop.window import MainWindow
from briefing.desktop.words import rule_text
from briefing.model import Text
from briefing.registry import Official, Post
from briefing.storage import DataFolder
from tests.articles.packages import TYPES, package
from tests.articles.web_site import TITLE, web_site
from tests.desktop.conftest import ARTICLE, PreparedAsk
from tests.desktop.dropping import drop, mime_of, only_source, paste
from tests.registry.people import registry_with

RICH = (
    "<html><body><!--StartFragment--><h1>Ministers meet in Astana</h1>"
    "<p>ASTANA, March 21. The <b>ministers</b> discussed the supply of natural gas.</p>"
    '<p>They agreed to <a href="https://press.example/x">meet again</a>.</p><!--EndFragment--></body></html>'
)
RTF = rb"{\rtf1\ansi The ministers met in Astana and discussed the supply of natural gas.\par They agreed.\par}"
ADDRESS = "http://127.0.0.1/article"
TITLE_LINK = f'<a href="{ADDRESS}">Ministers meet in Astana to discuss gas</a>'


def zip_bomb(path: Path) -> None:
    path.write_bytes(package({"[Content_Types].xml": TYPES, "word/document.xml": b"<a>" + b" " * 80_000_000}))


def slow_page(path: Path) -> None:
    """A web page that keeps its reader busy for seconds."""
    path.write_text(
        "<!DOCTYPE html><html><head><title>x</title></head><body>" + "<p>word</p>" * 20_000, encoding="utf-8"
    )


def cancel_button(window: MainWindow) -> QToolButton:
    return next(button for button in window.status.findChildren(QToolButton) if button.text() == "Cancel")


def test_rich_text_is_pasted_whole(qtbot: QtBot, window: MainWindow) -> None:
    paste(window, mime_of(html=RICH, text="Ministers meet in Astana"))
    source = only_source(qtbot, window)
    assert "The ministers discussed the supply of natural gas." in source.text
    assert "They agreed to meet again." in source.text
    assert "<" not in source.text


def test_rtf_is_pasted(qtbot: QtBot, window: MainWindow) -> None:
    paste(window, mime_of(rtf=RTF))
    assert "supply of natural gas.\n" in only_source(qtbot, window).text


@pytest.mark.parametrize("urls", [[], [ADDRESS]])
def test_what_a_browser_drops_is_read_from_its_html(qtbot: QtBot, window: MainWindow, urls: list[str]) -> None:
    drop(window, mime_of(html=RICH, text=urls[0] if urls else "Ministers meet in Astana", urls=urls))
    assert "supply of natural gas" in only_source(qtbot, window).text


@pytest.mark.parametrize("html", ["", TITLE_LINK])
def test_a_bare_address_is_fetched_only_where_that_is_allowed(
    qtbot: QtBot, program: Program, window: MainWindow, ask: PreparedAsk, html: str
) -> None:
    mime = mime_of(html=html, text=ADDRESS, urls=[ADDRESS])
    drop(window, mime)
    qtbot.waitUntil(lambda: len(ask.asked) == 1)
    assert "does not fetch" in ask.asked[0]
    program.settings.set("fetch_addresses", value=True)
    drop(window, mime)
    qtbot.waitUntil(lambda: len(ask.asked) == 2)
    assert "private network" in ask.asked[1]
    assert not window.session.briefing.sources


def test_the_action_for_addresses_is_there_only_where_fetching_is_allowed(
    qtbot: QtBot, program: Program, window: MainWindow, ask: PreparedAsk
) -> None:
    action = window.actions_by_name["open_address"]
    assert not action.isVisible()
    program.settings.set("fetch_addresses", value=True)
    assert action.isVisible()
    ask.answers.append("ftp://press.example/x")
    action.trigger()
    qtbot.waitUntil(lambda: len(ask.asked) == 2)
    assert "ftp://press.example/x" in ask.asked[1]


def test_a_page_is_fetched_and_becomes_a_source(
    qtbot: QtBot, program: Program, window: MainWindow, ask: PreparedAsk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Pages of this machine are refused; only a loader made for tests lets them through.
    monkeypatch.setattr("briefing.articles.ArticleLoader", partial(ArticleLoader, allow_private=True))
    program.settings.set("fetch_addresses", value=True)
    with web_site() as address:
        ask.answers.append(f"{address}/moved")
        window.actions_by_name["open_address"].trigger()
        source = only_source(qtbot, window)
    assert (source.title, source.url) == (TITLE, f"{address}/page")
    assert "discussed the supply of natural gas" in source.text


@pytest.mark.parametrize("way", ["variable", "file"])
def test_an_administrator_takes_the_network_away(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    program.settings.set("fetch_addresses", value=True)
    if way == "variable":
        monkeypatch.setenv("BRIEFING_NO_NETWORK", "1")
    else:
        (tmp_path / "no-network").touch()
        monkeypatch.setattr("briefing.storage.administration.NO_NETWORK_FILE", tmp_path / "no-network")
    assert not program.settings.get("fetch_addresses")
    window.actions_by_name["settings"].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert "fetch_addresses" not in dialog.inputs
    dialog.close()


def test_a_zip_bomb_is_refused_in_a_sentence_and_the_window_lives(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, article: Path, tmp_path: Path
) -> None:
    before = window.session.briefing
    zip_bomb(tmp_path / "bomb.docx")
    window.files.open_path(tmp_path / "bomb.docx")
    qtbot.waitUntil(lambda: bool(ask.asked), timeout=12_000)
    assert "bomb.docx" in ask.asked[0]
    assert "\n" not in ask.asked[0]
    assert window.session.briefing is before
    window.files.open_path(article)
    assert only_source(qtbot, window).file == "article.txt"


def test_the_refusal_speaks_the_language_of_the_user(
    qtbot: QtBot, program: Program, ask: PreparedAsk, tmp_path: Path
) -> None:
    program.settings.set("ui_language", "ru")
    qtbot.waitUntil(lambda: program.window.actions_by_name["open"].text() == "&Открыть…")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    program.window.files.open_path(tmp_path / "photo.png")
    qtbot.waitUntil(lambda: bool(ask.asked))
    assert ask.asked[0].startswith("«photo.png» — не статья (изображение).")
    program.settings.set("ui_language", "en")
    qtbot.waitUntil(lambda: program.window.actions_by_name["open"].text() == "&Open…")


def test_what_to_check_in_an_article_is_told_in_the_language_of_the_user(
    qtbot: QtBot, program: Program, article: Path
) -> None:
    program.settings.set("ui_language", "ru")
    qtbot.waitUntil(lambda: program.window.actions_by_name["open"].text() == "&Открыть…")
    article.write_text("Министр посетил Aстану.\n\nСтороны обсудили поставки газа и транзит.", encoding="utf-8")
    with qtbot.waitSignal(program.window.files.told, timeout=20_000) as told:
        program.window.files.open_path(article)
    assert told.args == ["В словах кириллицей есть латинские буквы (Aстану); поиск такие слова не находит."]
    program.settings.set("ui_language", "en")
    qtbot.waitUntil(lambda: program.window.actions_by_name["open"].text() == "&Open…")


def test_a_long_reading_is_cancelled_and_all_stays_as_it_was(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, article: Path, tmp_path: Path
) -> None:
    slow_page(tmp_path / "slow.html")
    before = window.session.briefing
    window.files.open_path(tmp_path / "slow.html")
    window.files.open_path(tmp_path / "slow.html")
    qtbot.waitUntil(cancel_button(window).isVisible)
    assert window.isEnabled()
    QTest.mouseClick(cancel_button(window), Qt.MouseButton.LeftButton)
    assert not cancel_button(window).isVisible()
    assert not window.background.is_busy
    window.files.open_path(article)
    assert only_source(qtbot, window).file == "article.txt"
    assert ask.asked == []
    window.session.undo()
    assert window.session.briefing == before


def test_finding_what_an_article_proposes_is_cancelled_too(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, article: Path, tmp_path: Path
) -> None:
    long = tmp_path / "long.txt"
    long.write_text(ARTICLE * (900_000 // len(ARTICLE)), encoding="utf-8")
    window.files.open_path(long)
    qtbot.waitUntil(cancel_button(window).isVisible)
    QTest.mouseClick(cancel_button(window), Qt.MouseButton.LeftButton)
    assert not window.background.is_busy
    window.files.open_path(article)
    assert only_source(qtbot, window).file == "article.txt"
    assert ask.asked == []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are listed by Linux alone")
def test_one_worker_is_started_ahead_reused_and_ended_with_the_window(
    former_workers: set[int], qtbot: QtBot, program: Program, window: MainWindow, article: Path, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: len(workers() - former_workers) == 1)
    started = workers()
    window.files.open_path(article)
    only_source(qtbot, window)
    assert workers() == started
    slow_page(tmp_path / "slow.html")
    window.files.open_path(tmp_path / "slow.html")
    program.document.session.mark_saved()
    window.close()
    assert workers() == former_workers
    assert "article worker watch" not in [thread.name for thread in threading.enumerate()]


@pytest.fixture
def former_workers() -> set[int]:
    """What other tests of this process have running."""
    return workers()


def workers() -> set[int]:
    """The article workers this process started and that have not ended."""
    lists = Path("/proc/self/task").glob("*/children")
    numbers = {int(number) for path in lists for number in path.read_text(encoding="ascii").split()}
    return {number for number in numbers if b"article_worker" in Path(f"/proc/{number}/cmdline").read_bytes()}


def test_each_article_gets_a_tab_and_its_evidence_leads_there(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk, article: Path, tmp_path: Path
) -> None:
    window.files.open_path(article)
    only_source(qtbot, window)
    other = tmp_path / "other.txt"
    other.write_text(ARTICLE.replace("Ashgabat", "Mary").replace("Alibek Zhamauov", "Yermek Tulegenov"), "utf-8")
    ask.answers.append("add")
    window.files.open_path(other)
    qtbot.waitUntil(lambda: len(window.session.briefing.sources) == 2)
    tabs = window.article.findChild(QTabWidget)
    assert tabs.count() == 2
    assert tabs.tabBar().isVisible()
    assert tabs.tabText(0) != tabs.tabText(1)
    strips = [strip for strip in window.form.findChildren(SuggestionStrip) if strip.isVisible()]
    shown = [label.text() for strip in strips for label in strip.findChildren(QLabel) if label.isVisible()]
    assert sum(words.endswith((f"— {tabs.tabText(0)}", f"— {tabs.tabText(1)}")) for words in shown) == len(strips) > 0
    briefing = window.session.briefing
    texts = {str(source.id): source.text for source in briefing.sources}
    quotes = [quote for item in briefing.suggestions for quote in item.quotes]
    assert {quote.source for quote in quotes} == texts.keys()
    assert all(texts[str(quote.source)][quote.start : quote.end] == quote.words for quote in quotes)
    for name, index in (("Zhamauov", 0), ("Tulegenov", 1)):
        path = next(
            item.path for item in briefing.suggestions if item.path.startswith("officials") and name in item.value
        )
        window.show_path(path)
        assert tabs.currentIndex() == index
        sentences = [label.text() for label in window.form.findChildren(QLabel) if label.isVisible()]
        assert any(name in words and words.endswith(f"— {tabs.tabText(index)}") for words in sentences)


def test_names_of_the_registry_are_proposed_beside_those_of_the_article(
    qtbot: QtBot, window: MainWindow, article: Path, data_folder: DataFolder
) -> None:
    name = Text(en="Alibek Zhamauov", ru="Алибек Жамауов", kk="Әлібек Жамауов")
    post = Post(Text(en="Vice Minister of Energy", ru="вице-министр энергетики"))
    registry_with(data_folder.registry, Official(name, "KZ", (post,)))
    window.files.open_path(article)
    only_source(qtbot, window)
    proposed = {item.path: item for item in window.session.briefing.suggestions}
    assert proposed["officials/o1/name/kk"].value == "Әлібек Жамауов"
    assert proposed["officials/o1/post/ru"].value == "вице-министр энергетики"
    assert rule_text(proposed["officials/o1/post/ru"].rule, 1.0) == "From the registry of officials"
    window.form.focus_path("officials")
    labels = [label for label in window.form.findChildren(QLabel) if "from the registry" in label.text()]
    assert sum(label.isVisible() for label in labels) == 1


def test_a_registry_that_cannot_be_read_is_told_with_the_article(
    qtbot: QtBot, window: MainWindow, article: Path, data_folder: DataFolder
) -> None:
    data_folder.registry.write_bytes(b"something else" * 100)
    told: list[str] = []
    window.files.told.connect(told.append)
    window.files.open_path(article)
    only_source(qtbot, window)
    qtbot.waitUntil(lambda: any(f"{data_folder.registry} is not a registry" in text for text in told))
    assert window.session.briefing.suggestions
