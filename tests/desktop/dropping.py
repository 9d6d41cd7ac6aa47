"""Drops on the window and its clipboard, as other programs fill them."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.window import MainWindow
from briefing.model import Source


def mime_of(*, html: str | bytes = "", text: str = "", rtf: bytes = b"", urls: Iterable[str] = ()) -> QMimeData:
    mime = QMimeData()
    if html:
        mime.setData("text/html", html) if isinstance(html, bytes) else mime.setHtml(html)
    if text:
        mime.setText(text)
    if rtf:
        mime.setData("text/rtf", rtf)
    addresses = [QUrl(url) for url in urls]
    if addresses:
        mime.setUrls(addresses)
    return mime


def drop(window: MainWindow, mime: QMimeData) -> None:
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(20, 200), copy, mime, left, plain))


def drop_files(window: MainWindow, *paths: Path) -> None:
    drop(window, mime_of(urls=[QUrl.fromLocalFile(str(path)).toString() for path in paths]))


def paste(window: MainWindow, mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)
    window.actions_by_name["paste_article"].trigger()


def only_source(qtbot: QtBot, window: MainWindow) -> Source:
    qtbot.waitUntil(lambda: len(window.session.briefing.sources) == 1, timeout=20_000)
    return window.session.briefing.sources[0]
