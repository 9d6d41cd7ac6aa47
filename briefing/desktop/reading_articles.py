"""Reads files, drops, the clipboard and web addresses as articles, in a worker process beside the window."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from briefing.desktop.background import Background
from briefing.desktop.clips import Clip
from briefing.desktop.settings import Settings
from briefing.editing.proposal_limit import earliest_proposals
from briefing.messages import Message
from briefing.model import Article, Suggestion
from briefing.translation import mark, told, tr

if TYPE_CHECKING:
    from briefing.articles import ArticleLoader

_START_MS = 1000
"""The worker imports for a second or so; the first page of the note has the processor for itself before."""
_SHORTCUTS = (".url", ".webloc", ".desktop")
_READER_WORDS = frozenset(
    {
        mark("The pasted text"),
        mark("The text"),
        mark("The file"),
        mark("picture"),
        mark("program"),
        mark("archive"),
        mark("recording"),
        mark("spreadsheet or presentation"),
        mark("its name is not valid"),
    }
)
"""What the readers of articles themselves write into the gaps of their messages."""


@dataclass
class Batch:
    """Articles that were asked for together, and what was said of those that could not be read."""

    size: int = 1
    refusals: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ReadArticle:
    """An article with what it proposes, and what it was asked for with."""

    article: Article
    suggestions: tuple[Suggestion, ...]
    batch: Batch


@dataclass(frozen=True)
class _Request:
    label: str
    load: "Callable[[ArticleLoader], Article]"
    batch: Batch


class ArticleReader(QObject):
    """Reads one article after the other in the order they were asked for; all that waits can be cancelled.

    Its worker process lives as long as the window. Nothing of the program changes before `article_read`.
    """

    article_read = Signal(object)
    refused = Signal(object)
    """A batch has ended in which something could not be read; its sentences name each and say what to do."""

    def __init__(self, background: Background, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._settings = settings
        self._loader: ArticleLoader | None = None
        self._opening = threading.Lock()
        self._waiting: deque[_Request] = deque()
        self._reading: _Request | None = None
        self._starting = QTimer(self, singleShot=True, interval=_START_MS)
        self._starting.timeout.connect(lambda: self._open_loader().start())

    def start_soon(self) -> None:
        """Start the worker ahead of the first article, once the window has done its own first work."""
        self._starting.start()

    def close(self) -> None:
        """Stop reading and end the worker."""
        self._waiting.clear()
        self._starting.stop()
        with self._opening:
            if self._loader is not None:
                self._loader.close()

    def read_files(self, paths: Sequence[Path]) -> None:
        """Read the articles in files that were chosen together."""
        batch = Batch(len(paths))
        for number, path in enumerate(paths, 1):
            label = tr("Reading {name}…", name=path.name)
            if batch.size > 1:
                label = tr("Reading {name} ({number} of {count})…", name=path.name, number=number, count=batch.size)
            self._ask(_Request(label, partial(self._load_file, path), batch))

    def read_clip(self, clip: Clip) -> None:
        """Read what was copied or dragged; where that is nothing but web addresses, the pages there."""
        if clip.is_address:
            self.read_addresses(clip.addresses)
        else:
            load = partial(_load_clip, clip)
            self._ask(_Request(tr("Reading the text…"), load, Batch()))

    def read_addresses(self, urls: Sequence[str]) -> None:
        """Fetch web pages and read them; refused where the settings do not allow it."""
        batch = Batch(len(urls))
        for url in urls:
            self._ask(_Request(tr("Fetching {url}…", url=url), partial(self._load_address, url), batch))

    def drop(self, batch: Batch) -> None:
        """Forget what waits in a batch: the user does not want it."""
        self._waiting = deque(request for request in self._waiting if request.batch is not batch)

    def _ask(self, request: _Request) -> None:
        self._waiting.append(request)
        self._go_on()

    def _go_on(self) -> None:
        if self._reading or not self._waiting:
            return
        self._reading = request = self._waiting.popleft()
        get = self._settings.get
        registry = self._settings.folder.registry_in_use if self._settings.folder else None
        job = partial(
            self._read, request, allow_fetch=get("fetch_addresses"), own_country=get("own_country"), registry=registry
        )
        self._background.run_in_background(request.label, job, self._hand_over, self._refuse, self._cancel)

    def _load_file(self, path: Path, loader: "ArticleLoader") -> Article:
        """A shortcut to a web page stands for the page, where pages may be fetched."""
        from briefing.articles import address_in_shortcut, read_file_bytes

        address = address_in_shortcut(read_file_bytes(path)) if loader.allow_fetch and _may_be_shortcut(path) else ""
        return self._load_address(address, loader) if address else loader.load(path, self._tell_steps)

    def _load_address(self, url: str, loader: "ArticleLoader") -> Article:
        return loader.load_address(url, self._tell_steps)

    def _read(self, request: _Request, *, allow_fetch: bool, own_country: str, registry: Path | None) -> ReadArticle:
        """Runs beside the window, and waits for the process that does the work."""
        from briefing.articles import ArticleError, LoadingStoppedError

        loader = self._open_loader()
        loader.allow_fetch = allow_fetch
        article = request.load(loader)
        try:
            proposals = loader.find_suggestions(article, own_country, registry)
        except LoadingStoppedError:
            raise
        except ArticleError:
            warning = Message("Nothing could be found in the article in time; fill in the form by hand.")
            return ReadArticle(_with_warning(article, warning), (), request.batch)
        for told_of_finding in proposals.warnings:
            article = _with_warning(article, told_of_finding)
        found = proposals.suggestions
        kept = earliest_proposals(found)
        if len(kept) < len(found):
            warning = Message(
                "The article is very long: the first {kept} of {count} proposals were kept.",
                kept=len(kept),
                count=len(found),
            )
            article = _with_warning(article, warning)
        return ReadArticle(article, kept, request.batch)

    def _open_loader(self) -> "ArticleLoader":
        from briefing.articles import ArticleLoader

        with self._opening:
            if self._loader is None:
                self._loader = ArticleLoader(worker="briefing.editing.article_worker")
            return self._loader

    def _tell_steps(self, done: int, whole: int) -> None:
        self._background.steps_changed.emit(done, whole)

    def _hand_over(self, read: ReadArticle) -> None:
        self.article_read.emit(read)
        self._end()

    def _refuse(self, error: Exception) -> None:
        if self._reading:
            self._reading.batch.refusals.append(error_text(error))
        self._end()

    def _end(self) -> None:
        ended, self._reading = self._reading, None
        if ended and ended.batch.refusals and not any(request.batch is ended.batch for request in self._waiting):
            self.refused.emit(ended.batch)
        self._go_on()

    def _cancel(self) -> None:
        self._waiting.clear()
        if self._loader is not None:
            self._loader.cancel()
        self._end()


def _load_clip(clip: Clip, loader: "ArticleLoader") -> Article:
    return loader.load_clipboard(clip.html, clip.rtf, clip.text)


def _may_be_shortcut(path: Path) -> bool:
    return path.suffix.lower() in _SHORTCUTS


def _with_warning(article: Article, warning: Message) -> Article:
    return replace(article, warnings=(*article.warnings, warning))


def error_text(error: Exception) -> str:
    """What went wrong, in the user's language where it is an error of reading."""
    from briefing.articles import ArticleError

    if not isinstance(error, ArticleError):
        return told(error)
    values = {name: tr(value) if value in _READER_WORDS else value for name, value in error.values.items()}
    return tr(error.template, **values)
