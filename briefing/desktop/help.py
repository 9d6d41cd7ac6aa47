"""The dialogs of the Help menu."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefing import __version__
from briefing.desktop.actions import MENUS, SECTION_KEYS, Declared
from briefing.desktop.look import GAP, colours
from briefing.desktop.widgets import label, push_button
from briefing.desktop.words import field_label
from briefing.resources import resource_path
from briefing.translation import mark, tr

_ELSEWHERE = (
    (mark("Next field"), "Tab"),
    (mark("Previous field"), "Shift+Tab"),
    (mark("Fold or unfold a row"), "Space"),
    (mark("Close the find bar"), "Esc"),
)


def shortcuts_dialog(parent: QWidget) -> QDialog:
    """Every shortcut, as the table of actions declares it."""
    words = label(_shortcuts_html(), rich=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(words)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(words.sizeHint().width() + 3 * GAP)
    dialog = _dialog(parent, tr("Keyboard shortcuts"), area)
    dialog.resize(dialog.sizeHint().width(), 620)
    return dialog


def about_dialog(parent: QWidget) -> QDialog:
    """What the program is, its version and licence."""
    picture = label()
    picture.setAlignment(Qt.AlignmentFlag.AlignTop)
    picture.setPixmap(QIcon(str(resource_path("icons/briefing.svg"))).pixmap(QSize(64, 64)))
    text = tr("Turns a news article into an official briefing note, offline, in English, Russian and Kazakh.")
    version = tr("Version {version}", version=__version__)
    licence = tr("Free software under the MIT licence. Uses Qt under the LGPL.")
    words = label(
        f"<p><span style='font-size:150%'><b>Briefing</b></span><br>{escape(version)}</p>"
        f"<p>{escape(text)}</p><p>{escape(licence)}</p>",
        rich=True,
    )
    words.setWordWrap(True)
    words.setMinimumWidth(340)
    content = QWidget()
    row = QHBoxLayout(content)
    row.setSpacing(2 * GAP)
    row.addWidget(picture)
    row.addWidget(words, 1)
    return _dialog(parent, tr("About Briefing"), content)


def _dialog(parent: QWidget, title: str, content: QWidget) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    close = push_button(tr("Close"), dialog.accept, is_default=True)
    foot = QHBoxLayout()
    foot.addStretch(1)
    foot.addWidget(close)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
    column.setSpacing(2 * GAP)
    column.addWidget(content, 1)
    column.addLayout(foot)
    return dialog


def _shortcuts_html() -> str:
    parts = []
    for menu in MENUS:
        entries = [entry for entry in menu.entries if isinstance(entry, Declared) and entry.keys]
        lines = [(tr(entry.text), entry.keys) for entry in entries]
        parts.append(_table(tr(menu.text), lines))
    sections: list[tuple[str, tuple[str, ...]]] = [
        (field_label(section), (keys,)) for section, keys in SECTION_KEYS.items()
    ]
    parts.append(_table(tr("Sections of the form"), sections))
    parts.append(_table(tr("Elsewhere"), [(tr(text), (keys,)) for text, keys in _ELSEWHERE]))
    return "".join(parts)


def _table(title: str, lines: list[tuple[str, tuple[str, ...]]]) -> str:
    muted = colours().muted
    rows = "".join(
        f"<tr><td style='padding-right:40px'>{escape(text.replace('&', '').rstrip('…'))}</td>"
        f"<td style='color:{muted}'>{escape(_native(keys))}</td></tr>"
        for text, keys in lines
    )
    return f"<p><b>{escape(title.replace('&', ''))}</b></p><table cellpadding='2'>{rows}</table>"


def _native(keys: tuple[str, ...]) -> str:
    texts = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
    return ", ".join(dict.fromkeys(texts))
