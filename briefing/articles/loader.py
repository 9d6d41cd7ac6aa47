"""Reads articles in a worker process that is started ahead, reused, and killed by time and resident memory.

Every call blocks until the article is there: call it from a thread of its own
and `cancel` from any other. Importing this module loads no parser.
"""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Self

import msgspec

from briefing.articles.errors import ArticleError
from briefing.articles.messages import (
    Failure,
    FindSuggestions,
    Found,
    Proposals,
    ReadAddress,
    ReadClipboard,
    ReadFile,
    Request,
    Step,
    Success,
    receive_reply,
    send,
)
from briefing.articles.reading import Progress
from briefing.model import Article
from briefing.resident_memory import resident_bytes

TIME_LIMIT = 10.0
"""Seconds a file may take without any progress."""
FINDING_TIME_LIMIT = 60.0
"""Seconds that finding what an article proposes may take."""
MEMORY_LIMIT = 500 * 1024 * 1024
"""Bytes of resident memory the worker may hold."""
_WATCH_INTERVAL = 0.02
_PACKAGE_FOLDER = Path(__file__).resolve().parents[2]


class LoadingStoppedError(ArticleError):
    """The user stopped the reading; there is nothing to tell them."""


class ArticleLoader:
    """Loads one article at a time.

    `worker` is the module that runs in the process; one that only reads
    articles proposes nothing.
    `allow_fetch` permits `load_address`; it comes from the settings, where an
    administrator may take it away. `allow_private` is for tests alone: it lets
    addresses of this machine and its network through.
    """

    def __init__(
        self,
        *,
        worker: str = "briefing.articles.worker",
        allow_fetch: bool = False,
        allow_private: bool = False,
        time_limit: float = TIME_LIMIT,
        memory_limit: int = MEMORY_LIMIT,
    ) -> None:
        self.allow_fetch = allow_fetch
        self._worker = worker
        self._allow_private = allow_private
        self._time_limit = time_limit
        self._memory_limit = memory_limit
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._cancelled = threading.Event()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Starts the worker ahead of the first article; returns at once."""
        if self._turn.acquire(blocking=False):  # whoever reads at the moment has started it
            try:
                if not self._closed:
                    self._start()
            finally:
                self._turn.release()

    def load(self, path: Path, on_progress: Progress | None = None) -> Article:
        """The article in a file. Raises ArticleError, and LoadingStoppedError after `cancel`."""
        return self._article(ReadFile(str(path.absolute())), path.name, on_progress)

    def load_clipboard(self, html: str = "", rtf: bytes = b"", text: str = "") -> Article:
        """The article on the clipboard or in a drop. Raises ArticleError, and LoadingStoppedError after `cancel`."""
        return self._article(ReadClipboard(html, rtf, text), "The pasted text", None)

    def load_address(self, url: str, on_progress: Progress | None = None) -> Article:
        """The article at a web address. Raises ArticleError, also where fetching is not allowed."""
        if not self.allow_fetch:
            raise ArticleError(
                "Briefing does not fetch web addresses here. Open the page in a browser and save or copy the article."
            )
        return self._article(ReadAddress(url, self._allow_private), url, on_progress)

    def find_suggestions(self, article: Article, own_country: str, registry: Path | None = None) -> Proposals:
        """What an article proposes, with the names of a registry of known officials if there is one.

        Raises ArticleError after a minute, and LoadingStoppedError after `cancel`.
        """
        bare = msgspec.structs.replace(article, warnings=())
        name = article.file_name or article.title
        request = FindSuggestions(bare, own_country, str(registry.absolute()) if registry else "")
        reply = self._ask(request, name, None, FINDING_TIME_LIMIT)
        return reply.proposals() if isinstance(reply, Found) else Proposals()

    def cancel(self) -> None:
        """Stops the article being read, if any, at once; may be called from any thread."""
        if self._turn.locked():
            self._cancelled.set()
            self._kill()

    def close(self) -> None:
        """Ends the worker; the loader is of no use afterwards."""
        self._closed = True
        self.cancel()
        with self._turn:
            self._kill()
            self._discard()

    def _article(self, request: Request, name: str, on_progress: Progress | None) -> Article:
        reply = self._ask(request, name, on_progress, self._time_limit)
        assert isinstance(reply, Success)
        return reply.whole()

    def _ask(self, request: Request, name: str, on_progress: Progress | None, time_limit: float) -> Success | Found:
        with self._turn:
            if self._closed:
                raise LoadingStoppedError("Reading was stopped.")
            self._cancelled.clear()
            self._start()
            if self._cancelled.is_set() or self._closed:
                raise LoadingStoppedError("Reading was stopped.")
            watch = _Watch(self._process, time_limit, self._memory_limit)
            try:
                reply = self._converse(request, watch, on_progress)
            finally:
                watch.stop()
            if isinstance(reply, Success | Found) and not self._cancelled.is_set():
                return reply
            if isinstance(reply, Failure):
                raise ArticleError(reply.template, **reply.values)
            self._discard()
            if self._cancelled.is_set():
                if not self._closed:
                    self._start()
                raise LoadingStoppedError("Reading was stopped.")
            self._start()
            raise watch.complaint(name)

    def _start(self) -> None:
        if self._process is None or self._process.poll() is not None:
            self._discard()
            self._process = _start_worker(self._worker)

    def _converse(
        self, request: Request, watch: "_Watch", on_progress: Progress | None
    ) -> Success | Found | Failure | None:
        """The worker's last word, or None where it ended without one."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        try:
            send(process.stdin, request)
            while isinstance(reply := receive_reply(process.stdout), Step):
                watch.progressed()
                if on_progress:
                    on_progress(reply.done, reply.whole)
        except (OSError, ValueError):
            return None
        return reply

    def _kill(self) -> None:
        process = self._process
        if process is not None and process.poll() is None:
            process.kill()

    def _discard(self) -> None:
        """Closes the pipes of a worker that has ended or is about to."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what was still to be written is of no use


class _Watch:
    """Kills the worker once it takes too long or too much memory, and knows which it was."""

    def __init__(self, process: "subprocess.Popen[bytes] | None", time_limit: float, memory_limit: int) -> None:
        self._process = process
        self._time_limit = time_limit
        self._memory_limit = memory_limit
        self._deadline = time.monotonic() + time_limit
        self._stopped = threading.Event()
        self._reason = ""
        self._thread = threading.Thread(target=self._run, name="article worker watch", daemon=True)
        self._thread.start()

    def progressed(self) -> None:
        self._deadline = time.monotonic() + self._time_limit

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while self._process is not None and not self._stopped.wait(_WATCH_INTERVAL):
            if time.monotonic() > self._deadline:
                self._reason = "time"
            elif resident_bytes(self._process.pid) > self._memory_limit:
                self._reason = "memory"
            if self._reason:
                self._process.kill()
                return

    def complaint(self, name: str) -> ArticleError:
        """What to tell of a worker that ended without an answer."""
        if self._reason == "time":
            return ArticleError(
                "Reading “{name}” took too long and was stopped. Copy the text you need and paste it.", name=name
            )
        if self._reason == "memory":
            return ArticleError(
                "Reading “{name}” took too much memory and was stopped. Copy the text you need and paste it.", name=name
            )
        return ArticleError(
            "“{name}” is damaged in a way that stopped its reader. Copy the text you need and paste it.", name=name
        )


def _start_worker(worker: str) -> "subprocess.Popen[bytes]":
    paths = [str(_PACKAGE_FOLDER), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}
    return subprocess.Popen(  # noqa: S603 (a module of our own)
        [sys.executable, "-m", worker],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
