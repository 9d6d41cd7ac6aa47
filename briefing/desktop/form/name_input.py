"""The name of an official: while it is typed, people of the registry are offered, and a chosen one fills the row."""

from html import escape

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView

from briefing.desktop.form.context import FormContext
from briefing.desktop.form.inputs import TextInput
from briefing.desktop.known_officials import official_text
from briefing.desktop.look import GAP
from briefing.desktop.widgets import styled
from briefing.model import FieldPath

_SHORTEST = 2
"""Letters from which on offers are made."""
_WIDEST = 560
"""Pixels that the offers take at most."""
_PERSON = Qt.ItemDataRole.UserRole


class NameInput(TextInput):
    """One line with offers below it; Down and Return choose one, Escape sends them away."""

    def __init__(self, path: FieldPath, context: FormContext) -> None:
        super().__init__(multiline=False)
        self._path = path
        self._context = context
        self._people = QStandardItemModel(self)
        self._offers = QCompleter(self._people, self)
        self._offers.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._offers.setWidget(self.editor)
        self._list = styled(QListView(), "offers")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._offers.setPopup(self._list)
        self._offers.activated[QModelIndex].connect(self._choose)  # type: ignore[index]  # of two overloads
        self.edited.connect(self._offer)

    def _offer(self, text: str) -> None:
        """Show whom the registry knows by what is typed so far."""
        people = self._context.known_officials.offers(text) if len(text.strip()) >= _SHORTEST else []
        self._people.clear()
        for person in people:
            item = QStandardItem(official_text(person, self._context.language))
            item.setToolTip(f"<qt>{escape(item.text())}</qt>")  # a list from elsewhere may hold markup
            item.setData(person, _PERSON)
            self._people.appendRow(item)
        if people:
            self._offers.complete(self._room())
        else:
            self._list.hide()

    def _room(self) -> QRect:
        """The place of the offers: below the input, and wide enough for them within bounds."""
        room = self.editor.rect()
        room.setWidth(max(room.width(), min(self._list.sizeHintForColumn(0) + 2 * GAP, _WIDEST)))
        return room

    def _choose(self, index: QModelIndex) -> None:
        self._context.known_officials.fill(self._path.parent, index.data(_PERSON))
