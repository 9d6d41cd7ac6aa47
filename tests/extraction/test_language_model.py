"""The optional language model: only proved values pass, and no answer can hang or break the program."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefing.extraction.language_model import LanguageModel, LanguageModelError, extract_with_model
from briefing.model import Article

ARTICLE = Article(text="Deputy Minister Otabek Saidov arrived in Astana\non a working visit.", language="en")
Reply = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def model_server(reply: Reply, timeout: float = 5.0) -> Iterator[LanguageModel]:
    """A small server that speaks the protocol and answers as the test wants."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            try:
                reply(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield LanguageModel(f"http://127.0.0.1:{server.server_address[1]}/v1", "small", timeout=timeout)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(handler: BaseHTTPRequestHandler, data: bytes, status: int = 200) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


def answer(*values: tuple[str, str, str]) -> Reply:
    content = json.dumps({"values": [dict(zip(("path", "value", "quote"), value, strict=True)) for value in values]})
    return lambda handler: send(handler, json.dumps({"choices": [{"message": {"content": content}}]}).encode())


def test_a_value_with_words_of_the_article_is_proposed() -> None:
    with model_server(answer(("visit/city/en", "Astana", "arrived in Astana on a working visit"))) as model:
        (suggestion,) = extract_with_model(ARTICLE, model, source="s2")
    (quote,) = suggestion.quotes
    assert (suggestion.path, suggestion.value, quote.source) == ("visit/city/en", "Astana", "s2")
    assert ARTICLE.text[quote.start : quote.end] == quote.words


@pytest.mark.parametrize(
    "value",
    [
        ("visit/city/en", "Tashkent", "arrived in Tashkent"),
        ("visit/city/en", "Astana", ""),
        ("visit/no_such_field", "x", "arrived"),
        ("visit/date_from", "some day in spring", "arrived"),
        ("visit/kind", "splendid", "working visit"),
        ("officials/o1/name/en", "   ", "Otabek Saidov"),
    ],
)
def test_what_is_not_proved_or_does_not_fit_is_dropped(value: tuple[str, str, str]) -> None:
    with model_server(answer(value)) as model:
        assert extract_with_model(ARTICLE, model) == ()


@pytest.mark.parametrize(
    "reply",
    [
        lambda handler: send(handler, b"not json"),
        lambda handler: send(handler, b'{"choices": []}'),
        lambda handler: send(handler, b'{"choices": [{"message": {"content": "Here you are: Astana"}}]}'),
        lambda handler: send(handler, b"[" * 100_000),
        lambda handler: send(handler, b" " * 3_000_000),
        lambda handler: send(handler, b"{}", status=500),
        lambda handler: send(handler, b"", status=302),
    ],
    ids=["no json", "no choices", "prose", "deep", "huge", "error", "redirect"],
)
def test_a_wrong_answer_is_told_in_one_sentence(reply: Reply) -> None:
    with model_server(reply) as model, pytest.raises(LanguageModelError, match="language model"):
        extract_with_model(ARTICLE, model)


def test_a_server_that_drips_is_given_up() -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            if stopped.wait(0.05):
                return

    stopped = threading.Event()
    with model_server(drip, timeout=0.3) as model:
        start = time.monotonic()
        with pytest.raises(LanguageModelError, match="did not answer within"):
            extract_with_model(ARTICLE, model)
        assert time.monotonic() - start < 3
        stopped.set()


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://example.test", "http://127.0.0.1:1/v1"])
def test_an_address_that_cannot_be_asked(address: str) -> None:
    with pytest.raises(LanguageModelError, match="address"):
        extract_with_model(ARTICLE, LanguageModel(address, "small", timeout=1))
