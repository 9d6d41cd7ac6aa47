"""The officials of a registry as a table: sorted by any column, narrowed down by words."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCollator, QLocale, QModelIndex, QPersistentModelIndex, Qt

from briefing.desktop.words import date_text
from briefing.translation import tr, ui_language

if TYPE_CHECKING:
    from briefing.registry import Official
    from briefing.registry.searching import Searchable

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class OfficialsTable(QAbstractTableModel):
    """One official a row: name, present post, body, country and the first day in the post, in the window's language."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Searchable | None = None
        self._words = ""
        self._rows: list[tuple[Official, tuple[str, ...]]] = []
        self._column, self._order = 0, Qt.SortOrder.AscendingOrder

    def show_officials(self, officials: "Iterable[Official]") -> None:
        """Show other officials, narrowed down by the same words."""
        from briefing.registry.searching import Searchable

        self._all = Searchable(officials)
        self._fill()

    def show_with_words(self, words: str) -> None:
        """Show only those with these words."""
        self._words = words
        self._fill()

    @property
    def count_of_all(self) -> int:
        """How many there are, shown or not."""
        return len(self._all.officials) if self._all else 0

    def official(self, row: int) -> "Official":
        """The official in a row."""
        return self._rows[row][0]

    def row_of(self, id_: int) -> int:
        """The row of the official with an id, -1 if it is not shown."""
        return next((row for row, (official, _) in enumerate(self._rows) if official.id == id_), -1)

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
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][1][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self._rows[index.row()][0].spellings()) if index.column() == 0 else self.data(index)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._order = column, order
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        found = self._all.with_words(self._words) if self._all else []
        collator = QCollator(QLocale(ui_language()))
        collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        rows = [(official, _cells(official)) for official in found]
        rows.sort(
            key=lambda row: collator.sortKey(_sortable(row[0], row[1], self._column)),
            reverse=self._order is Qt.SortOrder.DescendingOrder,
        )
        self._rows = rows
        self.endResetModel()


def _titles() -> tuple[str, ...]:
    return (tr("Name"), tr("Post"), tr("Body"), tr("Country"), tr("Since"))


def _cells(official: "Official") -> tuple[str, ...]:
    from briefing.languages import countries

    language = ui_language()
    post = official.post_on(dt.date.today())  # noqa: DTZ011 (the user's own day)
    country = countries().get(official.country)
    return (
        official.name.in_any_language(language),
        post.title.in_any_language(language) if post else "",
        post.organisation.in_any_language(language) if post else "",
        country.name(language) if country else "",
        date_text(post.since) if post and post.since else "",
    )


def _sortable(official: "Official", cells: tuple[str, ...], column: int) -> str:
    """What a row is sorted by: people by their surnames, days by the calendar."""
    if column == 0:
        from briefing.languages import surname_first

        return surname_first(cells[0])
    if column == len(cells) - 1:
        post = official.post_on(dt.date.today())  # noqa: DTZ011 (the user's own day)
        return post.since.isoformat() if post and post.since else ""
    return cells[column]
