"""The preview: the note as it will be printed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from briefing.desktop.look import GAP
from briefing.desktop.translation import tr
from briefing.desktop.widgets import paragraph
from briefing.model import PathError
from briefing.model.schema import whole_field

if TYPE_CHECKING:
    from briefing.desktop.page_view import PageView
    from briefing.pages import Typesetter
    from briefing.word import Parts


class PreviewPane(QStackedWidget):
    """Shows the pages of the rendered parts; a click on a page tells the field there.

    The layout engine is loaded with the first parts, when the window is on the screen.
    """

    field_clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._view: PageView | None = None
        self._typesetter: Typesetter | None = None
        self._message = paragraph("", "muted")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
        self.addWidget(self._message)
        self.setMinimumWidth(220)
        self.show_message(tr("The note appears here."))

    @property
    def page_count(self) -> int:
        """How many pages the note has."""
        return self._view.page_count if self._view else 0

    def show_message(self, text: str) -> None:
        """Say why there is no page."""
        self._message.setText(text)
        self.setCurrentWidget(self._message)

    def show_parts(self, parts: "Parts") -> None:
        """Lay the parts out and show the pages; the reader's place is kept. Raises LayoutError."""
        if self._view is None or self._typesetter is None:
            from briefing.desktop.page_view import PageView
            from briefing.pages import Typesetter

            self._typesetter = Typesetter()
            self._view = PageView()
            self._view.setAccessibleName(tr("Pages of the note"))
            self._view.field_clicked.connect(lambda path, _: self.field_clicked.emit(path))
            self._view.fit_width()
            self.addWidget(self._view)
        self._view.show_pages(self._typesetter.lay_out(parts))
        self.setCurrentWidget(self._view)

    def show_field(self, path: str) -> None:
        """Scroll to a field and set it off; a path that no field has takes the mark away."""
        if self._view is not None:
            try:
                self._view.show_field(whole_field(path))
            except PathError:
                self._view.show_field("")

    def zoom_by(self, factor: float) -> None:
        """Enlarge or shrink the pages."""
        if self._view is not None:
            self._view.set_zoom(self._view.zoom * factor)

    def fit_width(self) -> None:
        """Make the pages as wide as the pane."""
        if self._view is not None:
            self._view.fit_width()

    def focus_pages(self) -> None:
        """Give the keyboard to the pages."""
        (self._view or self).setFocus(Qt.FocusReason.ShortcutFocusReason)
