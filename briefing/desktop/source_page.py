"""One source of the briefing: who published it and when, above its text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.desktop.article_view import ArticleView
from briefing.desktop.look import GAP
from briefing.desktop.widgets import paragraph
from briefing.desktop.words import LANGUAGE_NAMES, date_text
from briefing.model import Source


class SourcePage(QWidget):
    """The page behind a tab; the text of its source never changes."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        self.view = ArticleView(source)
        self._facts = paragraph("", "articleFacts")
        self._facts.setContentsMargins(2 * GAP, GAP, 2 * GAP, 0)
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._facts)
        column.addWidget(self.view, 1)

    def show_facts(self, source: Source) -> None:
        """Show who published it and when: `Trend ← Ministry of Energy · 21 Mar 2025 · English`."""
        self.source = source
        publisher = " ← ".join(part for part in (source.publisher, source.cites) if part)
        date = date_text(source.published) if source.published else ""
        language = LANGUAGE_NAMES.get(source.language, "")
        text = " · ".join(part for part in (publisher, date, language, source.file or source.url) if part)
        self._facts.setText(text)
        self._facts.setHidden(not text)
