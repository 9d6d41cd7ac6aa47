"""The optional language model: only proved values pass, and no answer can hang or break the program."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefing.extraction.asking.language_model import LanguageModelError, extract_with_model, try_model
from briefing.extraction.asking.server import LanguageModel, Question, QuestionStoppedError, is_outside
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
        (suggestion,) = extract_with_model(ARTICLE, model, source="s2").suggestions
    (quote,) = suggestion.quotes
    assert suggestion.rule == "language model: small"
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
        ("officials/../name/en", "Otabek Saidov", "Otabek Saidov"),
        ("officials", "o1", "Otabek Saidov"),
        ("template", "other", "Otabek Saidov"),
        ("additional/room", "12", "Otabek Saidov"),
        ("sources/s1/title", "Astana", "Otabek Saidov"),
    ],
)
def test_what_is_not_proved_or_does_not_fit_is_dropped(value: tuple[str, str, str]) -> None:
    with model_server(answer(value)) as model:
        answered = extract_with_model(ARTICLE, model)
    assert (answered.suggestions, answered.dropped) == ((), 1)


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


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Answer byte by byte, for as long as somebody listens."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
    while True:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


@pytest.mark.parametrize("reply", [drip, lambda _: time.sleep(2)], ids=["drips", "silent"])
def test_a_slow_server_is_given_up(reply: Reply) -> None:
    with model_server(reply, timeout=0.3) as model:
        start = time.monotonic()
        with pytest.raises(LanguageModelError, match=r"did not answer within 0\.3 seconds"):
            extract_with_model(ARTICLE, model)
        assert time.monotonic() - start < 1.9


def test_a_question_is_stopped_from_another_thread() -> None:
    asked = threading.Event()

    def listen(handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        drip(handler)

    with model_server(listen) as model:
        question = Question(model)
        stopper = threading.Thread(target=lambda: asked.wait(5) and question.stop())
        stopper.start()
        with pytest.raises(QuestionStoppedError):
            extract_with_model(ARTICLE, model, question=question)
        stopper.join()
        with pytest.raises(QuestionStoppedError):
            extract_with_model(ARTICLE, model, question=question)


def test_a_model_is_tried_with_a_text_of_our_own() -> None:
    told: list[str] = []

    def reply(handler: BaseHTTPRequestHandler) -> None:
        told.append(json.dumps(handler.body))
        answer(("visit/city/en", "Astana", "arrived in Astana"))(handler)

    with model_server(reply) as model:
        assert len(try_model(model).suggestions) == 1
    assert "Otabek" in told[0]


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "ftp://example.test", "http://", "http://[", "http://127.0.0.1:1/v1"]
)
def test_an_address_that_cannot_be_asked(address: str) -> None:
    with pytest.raises(LanguageModelError, match="address"):
        extract_with_model(ARTICLE, LanguageModel(address, "small", timeout=1))


def test_a_server_that_does_not_speak_tls_is_told() -> None:
    with model_server(answer()) as model, pytest.raises(LanguageModelError, match="cannot be reached"):
        extract_with_model(ARTICLE, LanguageModel(model.address.replace("http:", "https:"), "small", timeout=2))


@pytest.mark.parametrize(
    ("address", "outside"),
    [
        ("http://localhost:8080/v1", False),
        ("http://127.0.0.1/v1", False),
        ("http://[::1]:8080/v1", False),
        ("https://10.2.3.4/v1", False),
        ("http://192.168.0.7:11434/v1", False),
        ("http://8.8.8.8/v1", True),
        ("http://0.0.0.0/v1", True),
        ("http://169.254.1.1/v1", True),
        ("https://model.example/v1", True),
        ("http://localhost.example/v1", True),
        ("nonsense", True),
    ],
)
def test_which_addresses_lie_outside(address: str, *, outside: bool) -> None:
    assert is_outside(address) is outside
