"""The sources of the briefing, one tab each; without sources it says how to get one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QTabWidget, QWidget

from briefing.desktop.look import colours
from briefing.desktop.source_page import SourcePage
from briefing.desktop.widgets import icon_button, styled
from briefing.desktop.words import source_name
from briefing.editing import Change
from briefing.model import Briefing, RowId, Source
from briefing.translation import tr


class ArticlePane(QStackedWidget):
    """Shows the text of each source with the phrases the briefing takes from it."""

    phrase_clicked = Signal(str)
    removal_wanted = Signal(str)
    """The user wants the source with this id out of the briefing."""

    def __init__(self, welcome: QWidget) -> None:
        super().__init__()
        self._pages: dict[RowId, SourcePage] = {}
        self._tabs = styled(QTabWidget(documentMode=True), "articleTabs")
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.setUsesScrollButtons(True)
        self.addWidget(welcome)
        self.addWidget(self._tabs)
        self.setMinimumWidth(220)

    def react(self, change: Change) -> None:
        """Show what changed."""
        self.show_briefing(change.briefing)

    def show_briefing(self, briefing: Briefing) -> None:
        """Bring the tabs in line with the sources and mark their phrases; the first new one comes to the front."""
        sources = [source for source in briefing.sources if source.text]
        self._drop_pages(sources)
        new = [self._add_page(source) for source in sources if source.id not in self._pages]
        for index, source in enumerate(sources):
            page = self._pages[source.id]
            if (present := self._tabs.indexOf(page)) != index:
                self._tabs.tabBar().moveTab(present, index)
            page.show_facts(source)
            page.view.show_phrases(briefing)
            self._name_tab(index, source_name(briefing, source.id), source)
        if new:
            self._tabs.setCurrentWidget(new[0])
        self._tabs.tabBar().setVisible(len(sources) > 1)
        self.setCurrentIndex(1 if sources else 0)

    def shown_source(self) -> Source | None:
        """The source on the tab that is shown."""
        page = self._current_page()
        return page.source if page else None

    def ask_for_removal(self) -> None:
        """Want the source that is shown out of the briefing."""
        page = self._current_page()
        if page is not None:
            self.removal_wanted.emit(page.source.id)

    def step(self, places: int) -> None:
        """Show the source so many tabs further on, beginning again at the end."""
        if count := self._tabs.count():
            self._tabs.setCurrentIndex((self._tabs.currentIndex() + places) % count)

    def choose(self, path: str) -> None:
        """Set off the words behind a field, on the tab that has them; the present one before others."""
        current = self._current_page()
        for page in sorted(self._pages.values(), key=lambda page: page is not current):
            if page.view.choose(path):
                self._tabs.setCurrentWidget(page)
                return
        for page in self._pages.values():
            page.view.drop_choice()

    def choose_span(self, source_id: str, start: int, end: int) -> None:
        """Set off a span of a source."""
        page = self._pages.get(RowId(source_id))
        if page is not None:
            self._tabs.setCurrentWidget(page)
            page.view.choose_span(start, end)

    def focus_text(self) -> None:
        """Give the keyboard to the text, or to the way to get one."""
        page = self._current_page()
        widget = page.view if page else self.currentWidget()
        if widget is not None:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _current_page(self) -> SourcePage | None:
        page = self._tabs.currentWidget()
        return page if isinstance(page, SourcePage) else None

    def _drop_pages(self, sources: list[Source]) -> None:
        """Take away the pages of sources that are gone or have another text."""
        texts = {source.id: source.text for source in sources}
        for source_id in [key for key, page in self._pages.items() if texts.get(key) != page.source.text]:
            page = self._pages.pop(source_id)
            self._tabs.removeTab(self._tabs.indexOf(page))
            page.deleteLater()

    def _add_page(self, source: Source) -> SourcePage:
        page = SourcePage(source)
        page.view.phrase_clicked.connect(self.phrase_clicked)
        self._pages[source.id] = page
        close = icon_button(
            "reject",
            tr("Remove this article (Ctrl+W)"),
            lambda: self.removal_wanted.emit(page.source.id),
            colour=colours().muted,
            takes_focus=False,
        )
        index = self._tabs.addTab(page, "")
        self._tabs.tabBar().setTabButton(index, QTabBar.ButtonPosition.RightSide, close)
        return page

    def _name_tab(self, index: int, name: str, source: Source) -> None:
        text = name.replace("&", "&&")
        if self._tabs.tabText(index) != text:
            self._tabs.setTabText(index, text)
        self._tabs.setTabToolTip(index, source.title or source.file)
