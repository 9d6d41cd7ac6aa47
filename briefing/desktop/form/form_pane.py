"""The form: the list of its sections beside the page of the chosen one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from briefing.desktop.form.context import FormContext
from briefing.desktop.form.field_row import FieldRow
from briefing.desktop.form.order import next_path, pending_paths
from briefing.desktop.form.row_list import RowList
from briefing.desktop.form.section_badges import BADGE_ROLE, COLOUR_ROLE, SectionDelegate
from briefing.desktop.form.section_page import SectionPage
from briefing.desktop.look import GAP, kind_colour
from briefing.desktop.widgets import styled
from briefing.desktop.words import field_label, row_of
from briefing.editing import Change, ChangeKind, suggestions_within
from briefing.model import FieldPath, exists, get, is_empty
from briefing.model.schema import ADDITIONAL, SECTIONS, SECTIONS_OF_SOME_PAPERS

_NARROWEST_LIST = 40
_SHARE_OF_LIST = 0.36


class FormPane(QWidget):
    """Builds the page of a section when it is shown for the first time."""

    def __init__(self, context: FormContext) -> None:
        super().__init__()
        self._context = context
        self.current_path = FieldPath("visit")
        self._pages: dict[FieldPath, SectionPage] = {}
        self._sections: list[str] = list(SECTIONS)
        self._additional: tuple[str, ...] = ()
        self._asked: frozenset[str] = frozenset()
        self._list = styled(QListWidget(), "sections")
        self._list.setItemDelegate(SectionDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(field_label("header"))
        self._stack = QStackedWidget()
        self._nothing = QWidget()
        self._stack.addWidget(self._nothing)
        for section in SECTIONS:
            self._list.addItem(_item(section))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(self._stack, 1)
        self.setMinimumSize(QSize(300, 200))
        context.field_focused.connect(self._remember)
        self._list.currentRowChanged.connect(self._show_row)
        self._count()
        self._fit_list()

    def show_section(self, section: str) -> None:
        """Show the page of a section."""
        self._list.setCurrentRow(self._sections.index(section))

    def show_additional(self, names: tuple[str, ...]) -> None:
        """Ask for the fields that only the template of the note knows, in a section of their own."""
        if names == self._additional:
            return
        self._additional = names
        page = self._pages.pop(FieldPath(ADDITIONAL), None)
        row = self._list.currentRow()
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()
        if bool(names) != (ADDITIONAL in self._sections):
            self._list.addItem(_item(ADDITIONAL)) if names else self._list.takeItem(len(SECTIONS))
            self._sections = [*SECTIONS, ADDITIONAL] if names else list(SECTIONS)
        self._count()
        self._fit_list()
        self._show_row(min(row, len(self._sections) - 1))

    def show_sections_of_some_papers(self, asked: frozenset[str]) -> None:
        """Show those sections of some papers that the note prints; the others as long as they hold something."""
        self._asked = asked
        self._count()

    def show_first_section(self) -> None:
        """Show the section a note begins with: the visit."""
        self.show_section("visit")

    def focus_section(self, section: str) -> None:
        """Show a section and focus its first field."""
        self.show_section(section)
        self._page(FieldPath(section)).focus_first()

    def focus_current(self) -> None:
        """Give the keyboard to the field that had it last."""
        self.focus_path(self.current_path)
        page = self._stack.currentWidget()
        if page is not None and not page.isAncestorOf(self.focusWidget() or self):
            self._list.setFocus()

    def open_field_menu(self) -> None:
        """Open the menu of the current field."""
        page = self._pages.get(FieldPath(self.current_path.steps[0]))
        widget = page.focusWidget() if page else None
        while widget is not None and not isinstance(widget, FieldRow | RowList):
            widget = widget.parentWidget()
        if widget is not None:
            widget.open_menu()

    def pending(self) -> tuple[FieldPath, ...]:
        """The places with proposals."""
        return pending_paths(self._context.briefing)

    def react(self, change: Change) -> None:
        """Show what changed; another briefing gets pages of its own."""
        if change.kind is ChangeKind.LOADED or "language" in change.paths:
            self._start_anew()
        else:
            for page in self._pages.values():
                page.react(change)
        self._count()

    def focus_path(self, path: str) -> None:
        """Show and focus the field, row or section at the path, or the nearest thing above it that exists."""
        wanted = FieldPath(path)
        briefing = self._context.briefing
        while wanted and not exists(briefing, wanted) and not suggestions_within(briefing, wanted):
            wanted = wanted.parent
        section = wanted.steps[0]
        if section not in self._sections:
            return
        self.show_section(section)
        if wanted != section:
            self._page(FieldPath(section)).focus_path(wanted)

    def accept_current(self) -> None:
        """Take over what is proposed at the place of the keyboard and go to the next proposal."""
        self._settle(accept=True)

    def reject_current(self) -> None:
        """Drop what is proposed at the place of the keyboard and go to the next proposal."""
        self._settle(accept=False)

    def go_to_suggestion(self, *, backwards: bool = False) -> None:
        """Go to the next field with a proposal."""
        self._go(pending_paths(self._context.briefing), backwards=backwards)

    def go_to(self, paths: tuple[FieldPath, ...], *, backwards: bool = False) -> None:
        """Go to the next of the paths, seen from the present place."""
        self._go(paths, backwards=backwards)

    def move_current_row(self, places: int) -> None:
        """Move the row of the current field up or down."""
        row = row_of(self.current_path)
        content = self._page(FieldPath(self.current_path.steps[0])).content
        if row is not None and exists(self._context.briefing, row) and hasattr(content, "move_row"):
            content.move_row(row, places)

    def _settle(self, *, accept: bool) -> None:
        briefing = self._context.briefing
        path = self.current_path
        found = suggestions_within(briefing, path)
        if not found:
            self.go_to_suggestion()
            return
        following = next_path(
            tuple(item for item in pending_paths(briefing) if not item.is_within(path)), path, briefing
        )
        if accept:
            self._context.accept_at(path)
        else:
            self._context.reject_at(path)
        if following:
            self.focus_path(following)

    def _go(self, paths: tuple[FieldPath, ...], *, backwards: bool) -> None:
        found = next_path(paths, self.current_path, self._context.briefing, backwards=backwards)
        if found:
            self.focus_path(found)

    def _remember(self, path: str) -> None:
        self.current_path = FieldPath(path)

    def _show_row(self, row: int) -> None:
        if row >= 0:
            self._stack.setCurrentWidget(self._page(FieldPath(self._sections[row])))

    def _page(self, section: FieldPath) -> SectionPage:
        if section not in self._pages:
            paths = [section.child(name) for name in self._additional] if section == ADDITIONAL else []
            self._pages[section] = SectionPage(self._context, section, paths)
            self._stack.addWidget(self._pages[section])
        return self._pages[section]

    def _start_anew(self) -> None:
        pages = tuple(self._pages.values())
        self._pages.clear()
        self._stack.setCurrentWidget(self._nothing)  # or each page would be shown once more while the others go
        for page in pages:
            self._stack.removeWidget(page)
            page.deleteLater()
        self.current_path = FieldPath("visit")
        self._context.show_language(self._context.briefing.language)
        self._show_row(self._list.currentRow())

    def _count(self) -> None:
        pending = self.pending()
        for index, section in enumerate(self._sections):
            count = sum(path.is_within(section) for path in pending)
            self._list.item(index).setData(BADGE_ROLE, count)
            self._list.item(index).setHidden(not count and not self._is_asked(section))

    def _is_asked(self, section: str) -> bool:
        if section not in SECTIONS_OF_SOME_PAPERS or section in self._asked:
            return True
        return not is_empty(get(self._context.briefing, section))

    def _fit_list(self) -> None:
        metrics = self._list.fontMetrics()
        widest = max(metrics.horizontalAdvance(field_label(section)) for section in self._sections)
        natural = widest + 4 * GAP + 3 * metrics.height()
        self._list.setFixedWidth(max(_NARROWEST_LIST, min(natural, round(self.width() * _SHARE_OF_LIST))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of a narrow pane to the fields."""
        super().resizeEvent(event)
        self._fit_list()


def _item(section: str) -> QListWidgetItem:
    item = QListWidgetItem(field_label(section))
    item.setData(Qt.ItemDataRole.UserRole, section)
    item.setToolTip(field_label(section))
    item.setData(COLOUR_ROLE, kind_colour(section))
    return item
