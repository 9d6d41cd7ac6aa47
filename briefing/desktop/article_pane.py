"""The sources of the briefing, one tab each; without sources it says how to get one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from briefing.desktop.article_view import ArticleView
from briefing.desktop.look import GAP
from briefing.desktop.widgets import paragraph
from briefing.desktop.words import LANGUAGE_NAMES, date_text, source_name
from briefing.editing import Change
from briefing.model import Briefing, RowId, Source


class ArticlePane(QStackedWidget):
    """Shows the text of each source with the phrases the briefing takes from it."""

    phrase_clicked = Signal(str)

    def __init__(self, welcome: QWidget) -> None:
        super().__init__()
        self._views: dict[str, ArticleView] = {}
        self._shown: dict[RowId, Source] = {}
        self._tabs = QTabWidget(documentMode=True)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.setUsesScrollButtons(True)
        self.addWidget(welcome)
        self.addWidget(self._tabs)
        self.setMinimumWidth(220)

    def react(self, change: Change) -> None:
        """Show what changed."""
        self.show_briefing(change.briefing)

    def show_briefing(self, briefing: Briefing) -> None:
        """Bring the tabs in line with the sources and mark their phrases."""
        sources = {source.id: source for source in briefing.sources if source.text}
        if sources.keys() != self._shown.keys() or any(
            sources[source_id].text != source.text for source_id, source in self._shown.items()
        ):
            self._build(briefing, list(sources.values()))
        self._shown = sources
        for view in self._views.values():
            view.show_phrases(briefing)
        self.setCurrentIndex(1 if sources else 0)

    def shown_source(self) -> Source | None:
        """The source on the tab that is shown."""
        ids = list(self._views)
        index = self._tabs.currentIndex()
        return self._shown.get(RowId(ids[index])) if 0 <= index < len(ids) else None

    def choose(self, path: str) -> None:
        """Set off the words behind a field, on the tab that has them."""
        current = self._tabs.currentIndex()
        order = sorted(range(self._tabs.count()), key=lambda index: index != current)
        views = list(self._views.values())
        for index in order:
            if views[index].choose(path):
                self._tabs.setCurrentIndex(index)
                return
        for view in views:
            view.drop_choice()

    def choose_span(self, source_id: str, start: int, end: int) -> None:
        """Set off a span of a source."""
        if source_id in self._views:
            self._tabs.setCurrentIndex(list(self._views).index(source_id))
            self._views[source_id].choose_span(start, end)

    def focus_text(self) -> None:
        """Give the keyboard to the text, or to the way to get one."""
        widget = self._current_view() if self.currentIndex() else self.currentWidget()
        if widget is not None:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _current_view(self) -> ArticleView | None:
        views = list(self._views.values())
        index = self._tabs.currentIndex()
        return views[index] if 0 <= index < len(views) else None

    def _build(self, briefing: Briefing, sources: list[Source]) -> None:
        while self._tabs.count():
            page = self._tabs.widget(0)
            self._tabs.removeTab(0)
            if page is not None:
                page.deleteLater()
        self._views = {}
        for source in sources:
            view = ArticleView(source)
            view.phrase_clicked.connect(self.phrase_clicked)
            self._views[source.id] = view
            self._tabs.addTab(_page(source, view), source_name(briefing, source.id).replace("&", "&&"))
            self._tabs.setTabToolTip(self._tabs.count() - 1, source.title or source.file)
        self._tabs.tabBar().setVisible(len(sources) > 1)
        self._tabs.setCurrentIndex(self._tabs.count() - 1)


def _page(source: Source, view: ArticleView) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    facts = paragraph(_facts(source), "articleFacts")
    facts.setContentsMargins(2 * GAP, GAP, 2 * GAP, 0)
    facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(facts)
    facts.setHidden(not facts.text())
    column.addWidget(view, 1)
    return page


def _facts(source: Source) -> str:
    """Who published it and when: `Trend, relaying Ministry of Energy · 21 Mar 2025 · English`."""
    publisher = " ← ".join(part for part in (source.publisher, source.cites) if part)
    date = date_text(source.published) if source.published else ""
    language = LANGUAGE_NAMES.get(source.language, "")
    return " · ".join(part for part in (publisher, date, language, source.file or source.url) if part)
