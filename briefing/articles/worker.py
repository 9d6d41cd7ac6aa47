"""The process in which foreign parsers run: it may hang, crash or swell without harm to the window.

Started by `ArticleLoader` as `python -m briefing.articles.worker`. Requests
come in on standard input, replies leave on standard output; it ends when its
input does.
"""

import importlib
import os
import queue
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from briefing.articles import ArticleError, read_article, read_clipboard
from briefing.articles.messages import (
    Failure,
    FindSuggestions,
    Found,
    Proposals,
    ReadAddress,
    ReadClipboard,
    ReadFile,
    Reply,
    Request,
    Step,
    Success,
    receive_request,
    send,
)
from briefing.articles.zip_parts import damaged_error
from briefing.model import Article

_WARMED_UP = ("lxml.html", "trafilatura", "trafilatura.metadata", "pypdfium2", "briefing.articles.page_metadata")


Find = Callable[[FindSuggestions], Proposals]
"""Finds what an article proposes; this room knows how to read, not how to find."""


def main(find: Find | None = None, warmed_up: tuple[str, ...] = ()) -> None:
    """Serves requests until the input ends; imports ahead what reading and `find` need, as long as nothing waits."""
    replies = _own_output()
    requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    for module in (*_WARMED_UP, *warmed_up):
        if requests.empty():
            importlib.import_module(module)
    while True:
        send(replies, answer(requests.get(), replies, find))


def _own_output() -> BinaryIO:
    """The pipe to the loader; whatever parsers print goes nowhere."""
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.dup2(nowhere, sys.stderr.fileno())
    return pipe


def _listen(stream: BinaryIO, requests: "queue.SimpleQueue[Request]") -> None:
    """Takes requests even while a parser works, and ends the process as soon as the loader is gone."""
    while (request := receive_request(stream)) is not None:
        requests.put(request)
    os._exit(0)


def answer(request: Request, replies: BinaryIO, find: Find | None = None) -> Reply:
    """The article or the suggestions a request asks for, or what to tell the user instead."""
    try:
        if isinstance(request, FindSuggestions):
            return Found.of(find(request) if find else Proposals())
        return Success.of(_read(request, replies))
    except ArticleError as error:
        return Failure(error.template, error.values)
    except Exception:
        damaged = damaged_error(_name(request))
        return Failure(damaged.template, damaged.values)


def _read(request: ReadFile | ReadClipboard | ReadAddress, replies: BinaryIO) -> Article:
    def report(done: int, whole: int) -> None:
        send(replies, Step(done, whole))

    if isinstance(request, ReadFile):
        return read_article(Path(request.path), report)
    if isinstance(request, ReadAddress):
        from briefing.articles.from_address import read_address

        return read_address(request.url, report, allow_private=request.allow_private)
    return read_clipboard(request.html, request.rtf, request.text)


def _name(request: Request) -> str:
    if isinstance(request, ReadFile):
        return Path(request.path).name
    if isinstance(request, FindSuggestions):
        return request.article.title or request.article.file_name
    return request.url if isinstance(request, ReadAddress) else "The pasted text"


if __name__ == "__main__":
    main()
