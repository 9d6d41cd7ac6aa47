"""A list of rows: cards in their order, rows that are proposed, and the button that adds one."""

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from briefing.desktop.form.context import FormContext
from briefing.desktop.form.field_menu import fill_field_menu
from briefing.desktop.form.proposed import ProposedCard
from briefing.desktop.form.row_card import RowCard
from briefing.desktop.icons import icon
from briefing.desktop.look import GAP, colours
from briefing.desktop.widgets import icon_button, label, push_button, styled
from briefing.desktop.words import field_label, reason_text, row_label, row_title
from briefing.editing import Change, evidence_of, proposed_rows
from briefing.model import EMPTY_REASONS, FieldPath, get
from briefing.model.schema import Required, field_of
from briefing.translation import tr, tr_count, ui_language

_UNFOLDED = 2
"""A list this short is shown unfolded."""
_PROPOSALS_AT_ONCE = 25
"""So many proposed rows are shown at first: a long article proposes hundreds, and a card takes milliseconds."""


class RowList(QWidget):
    """Shows the rows of a list of the session; cards live as long as their rows."""

    def __init__(self, context: FormContext, path: FieldPath, *, titled: bool = True) -> None:
        super().__init__()
        self.path = path
        self._context = context
        self._cards: dict[str, RowCard] = {}
        self._proposals: dict[str, ProposedCard] = {}
        self._shown_proposals = _PROPOSALS_AT_ONCE
        self._state = label("", "muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GAP)
        self._add = push_button(row_label(path), self.add, "addRow", tip=tr("Add a row"))
        self._add.setIcon(icon("add", colours().accent))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        if titled:
            column.addWidget(self._build_header())
        column.addLayout(self._rows)
        self._more_proposals = push_button("", self._show_more, "link")
        column.addWidget(self._more_proposals)
        column.addWidget(self._add)
        self.refresh()

    def react(self, change: Change) -> None:
        """Show what changed in the list and in its rows."""
        if change.touches(self.path):
            self.refresh()
        for card in self._cards.values():
            card.react(change)

    def refresh(self) -> None:
        """Bring the cards in line with the rows."""
        briefing = self._context.briefing
        ids = [row.id for row in get(briefing, self.path)]
        for row_id in [row_id for row_id in self._cards if row_id not in ids]:
            _discard(self._cards.pop(row_id), self._rows)
        for row_id in ids:
            if row_id not in self._cards:
                self._cards[row_id] = self._new_card(row_id, unfolded=len(ids) <= _UNFOLDED)
        all_proposed = proposed_rows(briefing, self.path)
        proposed = all_proposed[: self._shown_proposals]
        for row_id in [row_id for row_id in self._proposals if row_id not in proposed]:
            _discard(self._proposals.pop(row_id), self._rows)
        for row_id in proposed:
            if row_id not in self._proposals:
                self._proposals[row_id] = ProposedCard(self._context, self.path.child(row_id))
            self._proposals[row_id].refresh()
        self._arrange(ids, proposed)
        self._offer_more(len(all_proposed) - len(proposed))
        self._show_state()

    def add(self, index: int | None = None) -> None:
        """Add an empty row and go to its first field."""
        step = tr("Add: {row}", row=row_label(self.path))
        self.focus_path(self._context.session.insert_row(self.path, step, index))

    def row_paths(self) -> list[FieldPath]:
        """The paths of the rows, then of the proposed ones, in their order."""
        return [self.path.child(row_id) for row_id in (*self._cards, *self._proposals)]

    def focus_path(self, path: FieldPath) -> QWidget | None:
        """Focus the row or proposed row that the path leads into, or the list itself."""
        depth = len(self.path.steps)
        row_id = path.steps[depth] if len(path.steps) > depth else ""
        if row_id in self._cards:
            return self._cards[row_id].focus_path(path)
        self._show_proposal(row_id)
        if row_id in self._proposals:
            return self._proposals[row_id].focus_path()
        self._add.setFocus()
        self._context.field_focused.emit(self.path)
        return self

    def _offer_more(self, count: int) -> None:
        words = tr_count("Show {count} more proposed row", "Show {count} more proposed rows", count)
        self._more_proposals.setText(words)
        self._more_proposals.setVisible(count > 0)

    def _show_more(self) -> None:
        self._shown_proposals += _PROPOSALS_AT_ONCE
        self.refresh()

    def _show_proposal(self, row_id: str) -> None:
        """Show proposed rows up to this one."""
        proposed = proposed_rows(self._context.briefing, self.path)
        if row_id in proposed[self._shown_proposals :]:
            self._shown_proposals = proposed.index(row_id) + _PROPOSALS_AT_ONCE
            self.refresh()
            self._proposals[row_id].show()  # at once, so that it can take the keyboard

    def _new_card(self, row_id: str, *, unfolded: bool) -> RowCard:
        path = self.path.child(row_id)
        card = RowCard(self._context, path, unfolded=unfolded)
        card.moved.connect(lambda places: self.move_row(path, places))
        card.deleted.connect(lambda: self.delete_row(path))
        return card

    def move_row(self, path: FieldPath, places: int) -> None:
        """Move a row so many places down."""
        ids = [row.id for row in get(self._context.briefing, self.path)]
        index = min(max(ids.index(path.name) + places, 0), len(ids) - 1)
        self._context.session.move_row(path, index, tr("Move: {row}", row=self._title_of(path)))

    def delete_row(self, path: FieldPath) -> None:
        """Delete a row; undo brings it back, so nothing is asked."""
        self._context.session.remove_row(path, tr("Delete: {row}", row=self._title_of(path)))
        self._add.setFocus()

    def _title_of(self, path: FieldPath) -> str:
        return row_title(self._context.briefing, path) or row_label(self.path)

    def _arrange(self, ids: list[str], proposed: tuple[str, ...]) -> None:
        wanted: list[QWidget] = [self._cards[row_id] for row_id in ids]
        wanted += [self._proposals[row_id] for row_id in proposed]
        for index, widget in enumerate(wanted):
            item = self._rows.itemAt(index)
            if item is None or item.widget() is not widget:
                self._rows.insertWidget(index, widget)
        for index, row_id in enumerate(ids):
            self._cards[row_id].allow_moves(up=index > 0, down=index < len(ids) - 1)

    def _build_header(self) -> QWidget:
        header = styled(QWidget(), "fieldHeader")
        row = QHBoxLayout(header)
        row.setContentsMargins(0, GAP // 2, 0, 0)
        title = label(field_label(self.path), "groupTitle")
        title.setToolTip(field_of(self.path).help.in_any_language(ui_language()))
        more = icon_button("more", tr("More for this list"), lambda: self.open_menu(more), colour=colours().muted)
        row.addWidget(title)
        row.addWidget(self._state)
        row.addStretch(1)
        row.addWidget(more)
        return header

    def open_menu(self, under: QWidget | None = None) -> None:
        """Offer the reasons for an empty list."""
        place = under or self._add
        menu = QMenu(self)
        fill_field_menu(menu, self._context, self.path)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place.mapToGlobal(place.rect().bottomLeft()))

    def _show_state(self) -> None:
        briefing = self._context.briefing
        evidence = evidence_of(briefing, self.path)
        text = ""
        if not get(briefing, self.path):
            if evidence and evidence.status in EMPTY_REASONS:
                text = reason_text(evidence)
            elif field_of(self.path).required is Required.REQUIRED:
                text = tr("required and still empty")
        self._state.setText(text)


def _discard(widget: QWidget, rows: QVBoxLayout) -> None:
    """Take a row away. It stays a child of the list until Qt deletes it, or Python might free it amid that."""
    rows.removeWidget(widget)
    widget.hide()
    widget.deleteLater()
