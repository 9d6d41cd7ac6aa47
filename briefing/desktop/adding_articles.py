"""Adds articles that were read to the open briefing; those that came together are asked about and told of once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from briefing.desktop.ask import Answer, Ask
from briefing.desktop.open_document import OpenDocument
from briefing.desktop.reading_articles import ArticleReader, Batch, ReadArticle
from briefing.desktop.settings import Settings
from briefing.translation import tr, tr_count, translated

_MOST_REFUSALS = 8
"""So many sentences are told at once; a message longer than the screen cannot be closed."""


class ArticleAdder(QObject):
    """Listens to the reader of articles."""

    told = Signal(str)
    """Something worth a line in the status bar."""

    def __init__(
        self,
        document: OpenDocument,
        ask: Callable[[], Ask],
        reader: ArticleReader,
        settings: Settings,
        may_leave: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._ask = ask
        self._reader = reader
        self._settings = settings
        self._may_leave = may_leave
        self._agreed: Batch | None = None
        reader.article_read.connect(self._add)
        reader.refused.connect(self._tell_refusals)

    def _add(self, read: ReadArticle) -> None:
        if read.batch is not self._agreed and not self._document.is_untouched and not self._agrees(read):
            self._reader.drop(read.batch)
            return
        self._agreed = read.batch
        self._document.session.add_article(read.article, read.suggestions, tr("Add article"))
        self.told.emit(" ".join(map(translated, read.article.warnings)) or tr("Article read"))

    def _agrees(self, read: ReadArticle) -> bool:
        """Whether the user wants the batch, in this briefing or in a new one, which is begun then."""
        answers = [
            Answer("add", tr("Add to this briefing"), is_default=True),
            Answer("new", tr("Begin a new briefing")),
            Answer("stay", tr("Cancel"), is_careful=True),
        ]
        question, title = tr("Add the article to the open briefing?"), read.article.title
        if (count := read.batch.size) > 1:
            question, title = _question_for(count), ""
        answer = self._ask().choose(tr("Article"), question, answers, title)
        if answer == "new":
            if not self._may_leave():
                return False
            self._document.start_new(self._settings.get("document_language"))
        return answer != "stay"

    def _tell_refusals(self, batch: Batch) -> None:
        shown = batch.refusals[:_MOST_REFUSALS]
        left = len(batch.refusals) - len(shown)
        if left:
            shown.append(tr_count("{count} more file was not read.", "{count} more files were not read.", left))
        title = tr("The article was not read") if batch.size == 1 else tr("Some articles were not read")
        self._ask().tell(title, "\n\n".join(shown))


def _question_for(count: int) -> str:
    return tr_count(
        "Add the {count} article to the open briefing?", "Add the {count} articles to the open briefing?", count
    )
