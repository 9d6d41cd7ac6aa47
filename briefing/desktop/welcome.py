"""What an empty window says: how to begin."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from briefing.desktop.icons import icon
from briefing.desktop.look import GAP, colours
from briefing.desktop.widgets import label, paragraph, push_button, styled
from briefing.translation import tr

_MOST_RECENT = 5


class Welcome(QWidget):
    """Offers to open an article, to paste one, and the files last worked on."""

    recent_chosen = Signal(str)

    def __init__(self, actions: list[QAction], recent: tuple[Path, ...]) -> None:
        super().__init__()
        styled(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
        column.setSpacing(GAP)
        column.addStretch(2)
        picture = QLabel()
        picture.setPixmap(icon("article", colours().accent).pixmap(QSize(48, 48)))
        column.addWidget(picture)
        column.addWidget(paragraph(tr("Begin with an article"), "emptyTitle"))
        text = tr(
            "Drop a file here, or paste a text copied from a page or a letter. "
            "Briefing marks what it found and proposes it for the note; you decide."
        )
        column.addWidget(paragraph(text, "muted"))
        column.addSpacing(GAP)
        buttons = [_button(action) for action in actions]
        for button in buttons:
            column.addWidget(button)
        self.setFocusProxy(buttons[0])
        if recent:
            column.addSpacing(2 * GAP)
            column.addWidget(label(tr("Last opened"), "groupTitle"))
        for path in recent[:_MOST_RECENT]:
            chosen = partial(self.recent_chosen.emit, str(path))
            column.addWidget(push_button(path.name, chosen, "recent", tip=str(path)))
        column.addStretch(3)


def _button(action: QAction) -> QPushButton:
    button = push_button(action.text().replace("&", ""), action.trigger, tip=action.toolTip())
    button.setIcon(action.icon())
    return button
