"""Pasting and dropping are as good as opening: what browsers, Word and mail programs give is read or answered."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QImage
from pytestqt.qtbot import QtBot

from briefing.articles import ArticleLoader
from briefing.desktop.program import Program
from briefing.desktop.window import MainWindow
from tests.articles.web_site import TITLE, web_site
from tests.desktop.conftest import ARTICLE, PreparedAsk
from tests.desktop.dropping import drop, drop_files, mime_of, only_source, paste

LEAD = "The ministers discussed the supply of natural gas."
LAST = "They agreed to meet again."
BODY = (
    "<h1>Ministers meet in Astana</h1><p>The <b>ministers</b> discussed the supply of natural gas.</p>"
    "<p>They agreed to <a href='https://press.example/x'>meet again</a>.</p>"
)
FROM_FIREFOX = f'<meta http-equiv="content-type" content="text/html; charset=utf-8">{BODY}'
FROM_CHROME = f"<meta charset='utf-8'><html><body><!--StartFragment-->{BODY}<!--EndFragment--></body></html>"
FROM_SAFARI = (
    '<meta charset="UTF-8"><span style="caret-color: rgb(0, 0, 0); font-family: Helvetica; display: inline !important">'
    f"</span>{BODY.replace('<p>', '<p style=' + chr(34) + 'margin: 0px 0px 12px; font-size: 16px' + chr(34) + '>')}"
    '<br class="Apple-interchange-newline">'
)
FROM_WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>'
    "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->"
    "<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style></head><body lang=EN-GB><!--StartFragment-->"
    "<p class=MsoNormal><b><span lang=EN-GB>Ministers meet in Astana<o:p></o:p></span></b></p>"
    f"<p class=MsoNormal><span lang=EN-GB>{LEAD}<o:p>&nbsp;</o:p></span></p>"
    f"<p class=MsoNormal><span lang=EN-GB>{LAST}</span></p><!--EndFragment--></body></html>"
)
RTF_FROM_WORD = (
    rb"{\rtf1\adeflang1025\ansi\ansicpg1251\uc1\deff0{\fonttbl{\f0\froman\fcharset204 Times New Roman;}}"
    rb"{\colortbl;\red0\green0\blue0;}{\stylesheet{\ql \f0\fs24 \snext0 Normal;}}"
    rb"{\*\generator Microsoft Word}\pard\plain \ql \f0\fs24 {\b Ministers meet in Astana}\par "
    rb"{\rtlch\fcs1 \af0 \ltrch\fcs0 The ministers discussed the supply of natural gas.}\par "
    rb"They agreed to meet again.\par }"
)
PLAIN = f"Ministers meet in Astana\n\n{LEAD}\n\n{LAST}\n"
PICTURE = '<img src="https://press.example/photo.jpg" alt="">'
PHOTO = "https://press.example/photo.jpg"

COPIED = {
    "Firefox": lambda: mime_of(html=FROM_FIREFOX, text=PLAIN),
    "Firefox, UTF-16": lambda: mime_of(html=BODY.encode("utf-16"), text=PLAIN),
    "Chrome": lambda: mime_of(html=FROM_CHROME, text=PLAIN),
    "Safari": lambda: mime_of(html=FROM_SAFARI, text=PLAIN),
    "Word": lambda: with_picture(mime_of(html=FROM_WORD, text=PLAIN, rtf=RTF_FROM_WORD)),
    "Word, rich text alone": lambda: mime_of(rtf=RTF_FROM_WORD),
    "plain text": lambda: mime_of(text=PLAIN),
    "plain text of Windows": lambda: mime_of(text=PLAIN.replace("\n", "\r\n")),
    "selected text of a browser": lambda: mime_of(html=FROM_CHROME, text=PLAIN, urls=["https://press.example/news"]),
}


def with_picture(mime: QMimeData) -> QMimeData:
    mime.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    return mime


@pytest.mark.parametrize("way", [paste, drop])
def test_every_form_of_an_article_is_read(
    qtbot: QtBot, window: MainWindow, way: Callable[[MainWindow, QMimeData], None]
) -> None:
    for count, (name, make) in enumerate(COPIED.items(), 1):
        way(window, make())
        source = only_source(qtbot, window)
        paragraphs = [line for line in source.text.split("\n") if line.strip()]
        assert paragraphs == ["Ministers meet in Astana", LEAD, LAST], f"{count}: {name}"
        window.session.undo()


UNREADABLE = {
    "nothing": (QMimeData, "There is no text and no file in it."),
    "a screenshot": (lambda: with_picture(QMimeData()), "It is a picture."),
    "a picture of a page": (lambda: with_picture(mime_of(html=PICTURE, text=PHOTO, urls=[PHOTO])), "It is a picture."),
    "a picture without its data": (lambda: mime_of(html=PICTURE, urls=[PHOTO]), "It is a picture."),
    "a mail of a mail program": (
        lambda: mime_of(text="imap-message://user@mail.example/INBOX#7", urls=["imap-message://user@mail.example/7"]),
        "imap-message://user@mail.example/INBOX#7",
    ),
    "an address of a person": (lambda: mime_of(text="mailto:press@ministry.example"), "mailto:press@ministry.example"),
}


@pytest.mark.parametrize("way", [paste, drop])
def test_what_cannot_be_read_says_what_to_do(
    window: MainWindow, ask: PreparedAsk, way: Callable[[MainWindow, QMimeData], None]
) -> None:
    for make, words in UNREADABLE.values():
        ask.asked.clear()
        way(window, make())
        (sentence,) = ask.asked
        assert words in sentence
        assert "opy" in sentence  # each offers the way that always works
    assert not window.session.briefing.sources


def test_several_addresses_are_refused_in_one_message_where_nothing_is_fetched(
    qtbot: QtBot, window: MainWindow, ask: PreparedAsk
) -> None:
    drop(window, mime_of(urls=["https://press.example/1", "https://press.example/2"]))
    qtbot.waitUntil(lambda: bool(ask.asked) and not window.background.is_busy, timeout=20_000)
    assert len(ask.asked) == 1
    assert "does not fetch" in ask.asked[0]


def test_a_shortcut_says_where_it_leads_and_is_followed_where_that_is_allowed(
    qtbot: QtBot,
    program: Program,
    window: MainWindow,
    ask: PreparedAsk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Pages of this machine are refused; only a loader made for tests lets them through.
    monkeypatch.setattr("briefing.articles.ArticleLoader", partial(ArticleLoader, allow_private=True))
    with web_site() as address:
        shortcut = tmp_path / "News.url"
        shortcut.write_text(f"[InternetShortcut]\nURL={address}/page\n", encoding="utf-8")
        drop_files(window, shortcut)
        qtbot.waitUntil(lambda: bool(ask.asked), timeout=20_000)
        assert ask.asked[0].startswith(f"“News.url” only leads to a web page ({address}/page).")
        program.settings.set("fetch_addresses", value=True)
        drop_files(window, shortcut)
        assert only_source(qtbot, window).title == TITLE


@pytest.mark.parametrize("make", [QMimeData, lambda: mime_of(text="x"), lambda: with_picture(QMimeData())])
def test_every_drag_from_elsewhere_is_taken_since_a_refusal_tells_why(
    window: MainWindow, make: Callable[[], QMimeData]
) -> None:
    mime = make()
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(20, 200), copy, mime, left, plain)
    event.ignore()
    window.dragEnterEvent(event)
    assert event.isAccepted()


def test_an_article_dragged_from_a_mail_program_as_text_is_read(qtbot: QtBot, window: MainWindow) -> None:
    drop(window, mime_of(text=ARTICLE, html=f"<div><div>{ARTICLE.replace(chr(10), '<br>')}</div></div>"))
    assert "Alibek Zhamauov" in only_source(qtbot, window).text
