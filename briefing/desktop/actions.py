"""Every action of the window, declared once: menus, toolbar, shortcuts and help are made from this table."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from briefing.desktop.icons import icon
from briefing.desktop.widgets import styled
from briefing.model.schema import SECTIONS
from briefing.translation import mark, tr

SECTION_KEYS: Final = {section: f"Ctrl+{(number + 1) % 10}" for number, section in enumerate(SECTIONS[:10])}
"""The keys that lead to sections of the form, as far as there are digits."""


@dataclass(frozen=True)
class Declared:
    """An action: its name in the code, its text, its keys, its icon and what it does in a sentence."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    is_switch: bool = False


@dataclass(frozen=True)
class DeclaredMenu:
    """A menu with its actions; None is a line between them, a name in brackets a submenu filled elsewhere."""

    text: str
    entries: tuple[Declared | str | None, ...]


_FILE = DeclaredMenu(
    mark("&File"),
    (
        Declared("new", mark("&New briefing"), ("Ctrl+N",), "new", mark("Begin an empty briefing")),
        Declared("open", mark("&Open…"), ("Ctrl+O",), "open", mark("Open a briefing or an article")),
        "recent",
        None,
        Declared(
            "open_article",
            mark("Open &article…"),
            ("Ctrl+Shift+O",),
            "article",
            mark("Read an article and propose what it says for the note"),
        ),
        Declared(
            "paste_article",
            mark("&Paste article"),
            ("Ctrl+Shift+V",),
            "paste",
            mark("Read the text on the clipboard as an article"),
        ),
        Declared("open_address", mark("Open we&b address…"), tip=mark("Fetch a web page and read it as an article")),
        Declared(
            "remove_article",
            mark("R&emove article"),
            ("Ctrl+W",),
            tip=mark("Take the article that is shown out of the briefing, with what it alone proposes"),
        ),
        None,
        Declared("save", mark("&Save"), ("Ctrl+S",), "save", mark("Save the briefing")),
        Declared("save_as", mark("Sa&ve as…"), ("Ctrl+Shift+S",), "", mark("Save the briefing under another name")),
        None,
        Declared("export_word", mark("Export to &Word…"), ("Ctrl+E",), "word", mark("Write the note as a Word file")),
        Declared("export_pdf", mark("Export to P&DF…"), ("Ctrl+Shift+E",), "pdf", mark("Write the note as a PDF file")),
        Declared(
            "print", mark("P&rint…"), ("Ctrl+P",), "print", mark("See the pages as the printer gets them, and print")
        ),
        Declared(
            "take_word_edits",
            mark("Ta&ke edits from Word…"),
            ("Ctrl+Alt+E",),
            "word_edits",
            mark("Read the Word file of the note again and take over what was edited in it"),
        ),
        None,
        Declared("settings", mark("Se&ttings…"), ("Ctrl+,",), "settings", mark("Language, colours, data folder")),
        Declared("quit", mark("&Quit"), ("Ctrl+Q",)),
    ),
)
_EDIT = DeclaredMenu(
    mark("&Edit"),
    (
        Declared("undo", mark("&Undo"), ("Ctrl+Z",), "undo", mark("Take the last step back")),
        Declared("redo", mark("&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", mark("Do the step again")),
        None,
        Declared(
            "find",
            mark("&Find…"),
            ("Ctrl+F",),
            "find",
            mark("Find words in the article and in the form, or in the note while the preview has the keyboard"),
        ),
        Declared("find_next", mark("Find &next"), ("F3",)),
        Declared("find_previous", mark("Find &previous"), ("Shift+F3",)),
        None,
        Declared("move_row_up", mark("&Move row up"), ("Alt+Shift+Up",)),
        Declared("move_row_down", mark("Move row &down"), ("Alt+Shift+Down",)),
        Declared("field_menu", mark("Reason for an &empty field…"), ("Ctrl+.",)),
    ),
)
_REVIEW = DeclaredMenu(
    mark("&Review"),
    (
        Declared(
            "accept",
            mark("&Accept proposal"),
            ("Ctrl+Return", "Ctrl+Enter"),
            "accept",
            mark("Take over what is proposed for the current field and go to the next proposal"),
        ),
        Declared(
            "reject",
            mark("&Reject proposal"),
            ("Ctrl+Del",),
            "reject",
            mark("Drop what is proposed for the current field and go to the next proposal"),
        ),
        Declared(
            "accept_all",
            mark("A&ccept all proposals"),
            ("Ctrl+Shift+Return",),
            "accept_all",
            mark("Take over every proposal that does not replace a value of yours"),
        ),
        Declared(
            "ask_model",
            mark("Ask the &language model…"),
            ("Ctrl+Shift+M",),
            "language_model",
            mark("Send the article that is shown to the language model of the settings; what it can prove is proposed"),
        ),
        None,
        Declared(
            "registry",
            mark("Registry of &officials…"),
            ("Ctrl+Shift+R",),
            "registry",
            mark("Names and titles of known officials, which are not typed again"),
        ),
        None,
        Declared("next_suggestion", mark("&Next proposal"), ("F4",), "next"),
        Declared("previous_suggestion", mark("&Previous proposal"), ("Shift+F4",), "previous"),
        None,
        Declared("next_gap", mark("Next empty required &field"), ("F8",), "gap"),
        Declared("previous_gap", mark("Previous empty required fi&eld"), ("Shift+F8",)),
        None,
        Declared(
            "findings",
            mark("F&indings of the checks"),
            ("F7",),
            "findings",
            mark("Show what the checks found before the note goes up"),
            is_switch=True,
        ),
    ),
)
_VIEW = DeclaredMenu(
    mark("&View"),
    (
        Declared("show_article", mark("&Article"), ("Ctrl+Alt+1",), "pane_article", is_switch=True),
        Declared("show_form", mark("&Form"), ("Ctrl+Alt+2",), "pane_form", is_switch=True),
        Declared("show_preview", mark("&Preview"), ("Ctrl+Alt+3",), "pane_preview", is_switch=True),
        None,
        Declared("next_article", mark("Ne&xt article"), ("Ctrl+PgDown",)),
        Declared("previous_article", mark("Previous artic&le"), ("Ctrl+PgUp",)),
        Declared("next_pane", mark("&Next pane"), ("F6",)),
        Declared("previous_pane", mark("Pre&vious pane"), ("Shift+F6",)),
        None,
        Declared("zoom_in", mark("Zoom &in"), ("Ctrl++", "Ctrl+="), "zoom_in"),
        Declared("zoom_out", mark("Zoom &out"), ("Ctrl+-",), "zoom_out"),
        Declared("fit_width", mark("Fit page &width"), ("Ctrl+Alt+0",), "fit_width"),
        Declared("fit_page", mark("Fit w&hole page"), ("Ctrl+Alt+9",), "fit_page"),
        Declared("two_pages", mark("&Two pages side by side"), ("Ctrl+Alt+8",), "two_pages", is_switch=True),
        Declared("thumbnails", mark("Page th&umbnails"), ("F9",), "thumbnails", is_switch=True),
        Declared("go_to_page", mark("&Go to page…"), ("Ctrl+G",)),
        None,
        Declared(
            "draft",
            mark("Show as &draft"),
            ("Ctrl+D",),
            tip=mark("A draft carries a mark and lists the points to verify"),
            is_switch=True,
        ),
        Declared(
            "template",
            mark("Te&mplate of the note…"),
            ("Ctrl+T",),
            "template",
            mark("Choose the Word template of the note, or add one of your own"),
        ),
        "language",
    ),
)
_HELP = DeclaredMenu(
    mark("&Help"),
    (
        Declared("shortcuts", mark("&Keyboard shortcuts"), ("F1",)),
        Declared("about", mark("&About Briefing")),
    ),
)
MENUS: Final = (_FILE, _EDIT, _REVIEW, _VIEW, _HELP)

TOOLBAR: Final = (
    ("open", "open_article", "paste_article", "save"),
    ("undo", "redo"),
    ("accept", "reject", "accept_all", "previous_suggestion", "next_suggestion", "ask_model"),
    ("find", "findings"),
    ("export_word", "export_pdf"),
    ("show_article", "show_form", "show_preview"),
)
"""The actions of the toolbar in groups; the last group stands at the right."""


def declared_actions() -> Iterable[Declared]:
    """Every declared action in the order of the menus."""
    return (entry for menu in MENUS for entry in menu.entries if isinstance(entry, Declared))


def build_actions(window: QMainWindow) -> dict[str, QAction]:
    """The actions by name; they do nothing before `connect_actions`."""
    return {entry.name: build_action(window, entry) for entry in declared_actions()}


def connect_actions(actions: Mapping[str, QAction], slots: Mapping[str, Callable[[], object]]) -> None:
    """Let each action call the slot of its name."""
    for name, action in actions.items():
        action.triggered.connect(lambda _=False, slot=slots[name]: slot())


def fill_menus(window: QMainWindow, actions: dict[str, QAction]) -> dict[str, QMenu]:
    """Build the menu bar; the submenus that are filled elsewhere, by name."""
    titles = {"recent": tr("Open &recent"), "language": tr("&Language of the note")}
    submenus: dict[str, QMenu] = {}
    for declared in MENUS:
        menu = window.menuBar().addMenu(tr(declared.text))
        menu.setToolTipsVisible(True)
        for entry in declared.entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, str):
                submenus[entry] = menu.addMenu(titles[entry])
            else:
                menu.addAction(actions[entry.name])
    return submenus


def build_toolbar(actions: dict[str, QAction]) -> QToolBar:
    """The toolbar with its groups of actions."""
    bar = styled(QToolBar(tr("Toolbar"), movable=False), "toolbar")
    bar.setIconSize(QSize(20, 20))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    spacer = QWidget()
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    for group in TOOLBAR[:-1]:
        for name in group:
            bar.addAction(actions[name])
        bar.addSeparator()
    bar.addWidget(spacer)
    for name in TOOLBAR[-1]:
        bar.addAction(actions[name])
    for action in bar.actions():
        button = bar.widgetForAction(action)
        if button is not None and not action.isSeparator():
            button.setAccessibleName(action.text().replace("&", ""))
    return bar


def build_action(owner: QWidget, entry: Declared) -> QAction:
    """An action as it is declared, which belongs to a window or a dialog."""
    action = QAction(tr(entry.text), owner)
    action.setObjectName(entry.name)
    action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
    if entry.icon:
        action.setIcon(icon(entry.icon))
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = tr(entry.tip) if entry.tip else tr(entry.text).replace("&", "")
    action.setToolTip(f"{words} ({keys})" if keys else words)
    action.setCheckable(entry.is_switch)
    owner.addAction(action)
    return action
