"""Going from place to place: a field, a phrase, a gap or a page is brought before the user in the pane that has it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from briefing.desktop.actions import SECTION_KEYS
from briefing.desktop.article_pane import ArticlePane
from briefing.desktop.find_bar import FindBar
from briefing.desktop.form.form_pane import FormPane
from briefing.desktop.panes import Panes
from briefing.desktop.preview_pane import PreviewPane
from briefing.desktop.searching import BriefingFinder, Hit
from briefing.editing import Session
from briefing.model import FieldPath
from briefing.model.schema import ADDITIONAL
from briefing.translation import tr


class Navigation:
    """Leads between the three panes; one that is hidden is shown for what it has to show."""

    def __init__(
        self,
        session: Session,
        panes: Panes,
        article: ArticlePane,
        form: FormPane,
        preview: PreviewPane,
        gaps: Callable[[], tuple[FieldPath, ...]],
        additional_fields: Callable[[], tuple[str, ...]],
    ) -> None:
        self._panes = panes
        self._article = article
        self._form = form
        self._preview = preview
        self._gaps = gaps
        self._additional_fields = additional_fields
        self.find_bar = FindBar(BriefingFinder(session, self._show_hit), tr("Find in the article and in the form"))

    def add_section_keys(self, window: QWidget) -> None:
        """Let Ctrl and a digit lead to a section of the form."""
        for section, keys in SECTION_KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(partial(self.go_to_section, section))

    def go_to_field(self, path: str) -> None:
        """Show a field in the form; a template may name one of its own fields without saying where it is."""
        if path in self._additional_fields():
            path = f"{ADDITIONAL}/{path}"
        self._show("form")
        self._form.focus_path(path)

    def go_to_section(self, section: str) -> None:
        """Show a section of the form and focus its first field."""
        self._show("form")
        self._form.focus_section(section)

    def go_to_suggestion(self, *, backwards: bool = False) -> None:
        """Go to the next field with a proposal."""
        self._show("form")
        self._form.go_to_suggestion(backwards=backwards)

    def go_to_gap(self, *, backwards: bool = False) -> None:
        """Go to the next required field that is empty."""
        self._show("form")
        self._form.go_to(self._gaps(), backwards=backwards)

    def go_to_quote(self, path: str) -> None:
        """Show the words behind a field in the article."""
        self._show("article")
        self._article.choose(path)

    def go_to_page(self) -> None:
        """Let a page number be typed."""
        self._show("preview")
        self._preview.focus_page_number()

    def go_to_pane(self, step: int) -> None:
        """Give the keyboard to the visible pane so many steps from the one that has it."""
        focus = {
            "article": self._article.focus_text,
            "form": self._form.focus_current,
            "preview": self._preview.focus_pages,
        }
        focus[self._panes.neighbour(QApplication.focusWidget(), step)]()

    def follow_field(self, path: str) -> None:
        """Set off the field that has the keyboard in the other two panes."""
        self._article.choose(path)
        self._preview.show_field(path)

    def open_find_bar(self) -> None:
        """Find words in what has the keyboard."""
        self._find_bar_here().open_bar()

    def find_next(self, step: int) -> None:
        """Go to the next place found (1) or the one before (-1)."""
        self._find_bar_here().go(step)

    def _find_bar_here(self) -> FindBar:
        """The bar that searches what has the keyboard: the pages, or else the article and the form."""
        focused = self._panes.window().focusWidget()
        in_preview = focused is not None and self._preview.isAncestorOf(focused)
        return self._preview.find_bar if in_preview else self.find_bar

    def _show_hit(self, hit: Hit) -> None:
        if hit.source:
            self._article.choose_span(hit.source, hit.start, hit.end)
        else:
            self.go_to_field(hit.path)

    def _show(self, pane: str) -> None:
        if not self._panes.is_shown(pane):
            self._panes.toggle(pane)
