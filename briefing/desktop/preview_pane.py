"""The preview: the note as it will be printed."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing.desktop.find_bar import FindBar
from briefing.desktop.look import GAP
from briefing.desktop.page_bar import PageBar
from briefing.desktop.widgets import paragraph
from briefing.model import PathError
from briefing.model.schema import whole_field
from briefing.translation import tr

if TYPE_CHECKING:
    from briefing.desktop.page_thumbnails import PageThumbnails
    from briefing.desktop.page_view import PageView
    from briefing.pages import Pages, Typesetter
    from briefing.word import Parts

_LEFT = ("thumbnails",)
_RIGHT = ("zoom_out", "zoom_in", "fit_width", "fit_page", "two_pages")


class PreviewPane(QWidget):
    """Shows the pages of the rendered parts; a click on a page tells the field there.

    The layout engine is loaded with the first parts, when the window is on the screen.
    """

    field_clicked = Signal(str)

    def __init__(self, describe: Callable[[str], str]) -> None:
        super().__init__()
        self._describe = describe
        self._view: PageView | None = None
        self._thumbnails: PageThumbnails | None = None
        self._typesetter: Typesetter | None = None
        self.shows_thumbnails = False
        self.is_two_pages = False
        self._message = paragraph("", "muted")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
        self._halves = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._halves)
        self.find_bar = FindBar(self, tr("Find in the note"))
        self.find_bar.closed.connect(self._end_finding)
        self._bar = PageBar()
        self._bar.page_wanted.connect(self._go_to_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._stack, self.find_bar, self._bar):
            column.addWidget(widget)
        column.setStretch(0, 1)
        self.setMinimumWidth(220)
        self.show_message(tr("The note appears here."))

    # The pages

    @property
    def page_count(self) -> int:
        """How many pages the note has."""
        return self._view.page_count if self._view else 0

    @property
    def pages(self) -> "Pages | None":
        """The pages that are shown; None while a message stands in their place."""
        return self._view.pages if self._view and self._stack.currentWidget() is self._halves else None

    def show_message(self, text: str) -> None:
        """Say why there is no page."""
        self._message.setText(text)
        self._stack.setCurrentWidget(self._message)

    def show_parts(self, parts: "Parts", gaps: Iterable[str] = ()) -> None:
        """Lay the parts out and show the pages, the gaps marked; the reader's place is kept. Raises LayoutError."""
        if self._view is None or self._thumbnails is None or self._typesetter is None:
            self._view, self._thumbnails, self._typesetter = self._build_view()
        pages = self._typesetter.lay_out(parts)
        self._view.show_pages(pages)
        self._view.show_gaps(gaps)
        if self.shows_thumbnails:
            self._thumbnails.show_pages(pages)
        self._bar.show_stand_ins(pages.stand_ins)
        self._stack.setCurrentWidget(self._halves)
        self._show_place()

    def _build_view(self) -> "tuple[PageView, PageThumbnails, Typesetter]":
        from briefing.desktop.page_thumbnails import PageThumbnails
        from briefing.desktop.page_view import PageView
        from briefing.pages import Typesetter

        view, thumbnails = PageView(), PageThumbnails()
        view.setAccessibleName(tr("Pages of the note"))
        view.field_clicked.connect(lambda path, _: self.field_clicked.emit(path))
        view.page_changed.connect(self._show_place)
        view.describe_fields(self._describe)
        view.set_pages_across(2 if self.is_two_pages else 1)
        view.fit_width()
        thumbnails.setVisible(self.shows_thumbnails)
        thumbnails.page_chosen.connect(view.show_page)
        self._halves.addWidget(thumbnails)
        self._halves.addWidget(view)
        self._halves.setStretchFactor(1, 1)
        return view, thumbnails, Typesetter()

    def show_field(self, path: str) -> None:
        """Scroll to a field and set it off; a path that no field has takes the mark away."""
        if self._view is not None:
            try:
                self._view.show_field(whole_field(path))
            except PathError:
                self._view.show_field("")

    def focus_pages(self) -> None:
        """Give the keyboard to the pages."""
        (self._view or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # The view

    def add_tools(self, actions: dict[str, QAction]) -> None:
        """Put the actions of the view on the bar under the pages."""
        self._bar.add_tools([actions[name] for name in _LEFT], [actions[name] for name in _RIGHT])

    def enlarge(self, steps: int) -> None:
        """Enlarge the pages by steps, or shrink them by negative ones."""
        if self._view is not None:
            self._view.enlarge(steps)

    def fit_width(self) -> None:
        """Make the pages as wide as the pane."""
        if self._view is not None:
            self._view.fit_width()

    def fit_page(self) -> None:
        """Show a whole page."""
        if self._view is not None:
            self._view.fit_page()

    def show_thumbnails(self, *, shown: bool) -> None:
        """Show or hide the small pictures of the pages."""
        self.shows_thumbnails = shown
        if self._thumbnails is not None:
            if shown and self._view is not None and self._view.pages is not None:
                self._thumbnails.show_pages(self._view.pages)
                self._show_place()
            self._thumbnails.setVisible(shown)

    def show_two_pages(self, *, two: bool) -> None:
        """Show two pages side by side, or one below the other."""
        self.is_two_pages = two
        if self._view is not None:
            self._view.set_pages_across(2 if two else 1)

    def focus_page_number(self) -> None:
        """Let a page number be typed."""
        self._bar.focus_number()

    def layout_values(self) -> dict[str, Any]:
        """How the pages are arranged, to be remembered."""
        return {"thumbnails": self.shows_thumbnails, "two_pages": self.is_two_pages}

    def restore(self, values: dict[str, Any]) -> None:
        """Arrange the pages as they were left; what is not remembered stays as it is."""
        self.show_thumbnails(shown=values.get("thumbnails") is True)
        self.show_two_pages(two=values.get("two_pages") is True)

    def _go_to_page(self, index: int) -> None:
        if self._view is not None:
            self._view.show_page(index)
            self.focus_pages()
        self._show_place()

    def _show_place(self) -> None:
        if self._view is not None and self._thumbnails is not None:
            self._bar.show_place(self._view.current_page, self._view.page_count)
            if self.shows_thumbnails:
                self._thumbnails.show_page(self._view.current_page)

    # Finding: the find bar asks the pages

    def search(self, words: str) -> None:
        """Mark the words on the pages and go to the first of them."""
        if self._view is not None:
            self._view.find_words(words)

    def go(self, step: int) -> None:
        """Go to the next match (1) or the one before (-1)."""
        if self._view is not None:
            self._view.find_next(step)

    @property
    def found(self) -> tuple[int, int]:
        """The match that is shown, from 0 (-1 for none), and how many there are."""
        return self._view.found if self._view is not None else (-1, 0)

    def _end_finding(self) -> None:
        self.search("")
        self.focus_pages()
