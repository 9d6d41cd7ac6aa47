"""The officials of a registry as a table: sorted by any column, narrowed down by words."""

import datetime as dt
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCollator, QLocale, QModelIndex, QPersistentModelIndex, Qt

from briefing.desktop.words import date_text
from briefing.translation import tr, ui_language

if TYPE_CHECKING:
    from briefing.registry import Official
    from briefing.registry.searching import Searchable

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NAME, _POST, _BODY, _COUNTRY, _SINCE = range(5)


class OfficialsTable(QAbstractTableModel):
    """One official a row: name, present post, body, country and the first day in the post, in the window's language."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Official] = []
        self._searched: Searchable | None = None
        self._words = ""
        self._rows: list[Official] = []
        self._column, self._order = 0, Qt.SortOrder.AscendingOrder

    def show_officials(self, officials: "Iterable[Official]") -> None:
        """Show other officials, narrowed down by the same words."""
        self._all = list(officials)
        self.sort(self._column, self._order)

    def show_with_words(self, words: str) -> None:
        """Show only those with these words."""
        self._words = words
        self._fill()

    @property
    def count_of_all(self) -> int:
        """How many there are, shown or not."""
        return len(self._all)

    def official(self, row: int) -> "Official":
        """The official in a row."""
        return self._rows[row]

    def row_of(self, id_: int) -> int:
        """The row of the official with an id, -1 if it is not shown."""
        return next((row for row, official in enumerate(self._rows) if official.id == id_), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_titles())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        official = self._rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            words = official.spellings() if index.column() == _NAME else [_cell(official, index.column())]
            return f"<qt>{'<br>'.join(map(escape, words))}</qt>"  # a list from elsewhere may hold markup
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(official, index.column())
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._order = column, order
        collator = QCollator(QLocale(ui_language()))
        collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        is_down = order is Qt.SortOrder.DescendingOrder
        self._all.sort(key=lambda official: collator.sortKey(_sortable(official, column)), reverse=is_down)
        self._searched = None
        self._fill()

    def _fill(self) -> None:
        from briefing.registry.searching import Searchable

        self.beginResetModel()
        if self._words.strip() and self._searched is None:
            self._searched = Searchable(self._all)
        self._rows = self._searched.with_words(self._words) if self._searched else self._all
        self.endResetModel()


def _titles() -> tuple[str, ...]:
    return (tr("Name"), tr("Post"), tr("Body"), tr("Country"), tr("Since"))


def _cell(official: "Official", column: int) -> str:
    language = ui_language()
    if column == _NAME:
        return official.name.in_any_language(language)
    if column == _COUNTRY:
        from briefing.languages import countries

        country = countries().get(official.country)
        return country.name(language) if country else ""
    post = official.post_on(dt.date.today())  # noqa: DTZ011 (the user's own day)
    if post is None:
        return ""
    if column == _SINCE:
        return date_text(post.since) if post.since else ""
    return (post.title if column == _POST else post.organisation).in_any_language(language)


def _sortable(official: "Official", column: int) -> str:
    """What a row is sorted by: people by their surnames, days by the calendar."""
    if column == _NAME:
        from briefing.languages import surname_first

        return surname_first(_cell(official, column))
    if column == _SINCE:
        post = official.post_on(dt.date.today())  # noqa: DTZ011 (the user's own day)
        return post.since.isoformat() if post and post.since else ""
    return _cell(official, column)
