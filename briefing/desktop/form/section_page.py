"""One section of the form: its title and its fields or rows, on a page that scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from briefing.desktop.form.context import FormContext
from briefing.desktop.form.field_grid import FieldGrid, fields_within
from briefing.desktop.form.row_list import RowList
from briefing.desktop.look import GAP
from briefing.desktop.widgets import label, paragraph, styled
from briefing.desktop.words import field_label
from briefing.editing import Change
from briefing.model import FieldPath
from briefing.model.schema import ADDITIONAL, FieldKind, field_of
from briefing.translation import tr, ui_language


class SectionPage(QScrollArea):
    """The page of a section such as `visit` or `officials`."""

    def __init__(self, context: FormContext, section: FieldPath, paths: Sequence[FieldPath] = ()) -> None:
        super().__init__()
        self._section = section
        self._paths = list(paths) or fields_within(section)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = styled(QWidget(), "page")
        self._column = column = QVBoxLayout(page)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 3 * GAP)
        column.setSpacing(GAP + 4)
        column.addWidget(label(field_label(section), "sectionTitle"))
        if section == ADDITIONAL:
            hint, is_list = tr("The template of this note asks for these fields."), False
        else:
            field = field_of(section)
            hint, is_list = field.help.in_any_language(ui_language()), field.kind is FieldKind.ROWS
        if hint:
            column.addWidget(paragraph(hint, "muted"))
        self.content: FieldGrid | RowList = (
            RowList(context, section, titled=False) if is_list else FieldGrid(context, section, paths)
        )
        column.addWidget(self.content)
        column.addStretch(1)
        self.setWidget(page)

    def react(self, change: Change) -> None:
        """Pass a change on."""
        self.content.react(change)

    def focus_first(self) -> None:
        """Focus the first field or row."""
        paths = self._paths if isinstance(self.content, FieldGrid) else self.content.row_paths()
        self.focus_path(paths[0] if paths else self._section)

    def focus_path(self, path: FieldPath) -> None:
        """Focus the field at the path and scroll to it."""
        widget = self.content.focus_path(path)
        if widget is not None:
            self._column.activate()
            self.ensureWidgetVisible(widget, 0, 6 * GAP)
