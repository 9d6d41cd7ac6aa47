"""Fetching an address: limits of size, time and redirects, no private network, progress."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefing.articles import ArticleError, ArticleLoader
from briefing.articles.from_address import fetch, read_address

TITLE = "Talks in Astana on gas supply"
PAGE = (
    f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>"
    + "<p>The ministers of energy met in Astana on Monday and discussed the supply of natural gas at length.</p>" * 4
    + "</article></body></html>"
).encode()


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/loop":
            self.answer(302, b"", Location="/loop")
        elif self.path == "/inside":
            self.answer(302, b"", Location="http://[::ffff:10.0.0.1]/")
        elif self.path == "/file":
            self.answer(302, b"", Location="file:///etc/passwd")
        elif self.path == "/moved":
            self.answer(301, b"", Location="/page")
        elif self.path == "/huge":
            self.answer(200, b"", **{"Content-Length": str(10**9)})
        elif self.path == "/page":
            self.answer(200, PAGE)
        else:
            self.answer(404, b"nothing")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_is_fetched_through_a_redirect(site: str) -> None:
    steps: list[tuple[int, int]] = []
    article = read_address(f"{site}/moved", lambda done, whole: steps.append((done, whole)), allow_private=True)
    assert article.title == TITLE
    assert article.url == f"{site}/page"
    assert steps[-1][0] == len(PAGE)


def test_the_loader_fetches_where_allowed(site: str) -> None:
    with ArticleLoader(allow_fetch=True, allow_private=True) as loader:
        assert loader.load_address(f"{site}/page").title == TITLE


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/loop", "without end"),
        ("/huge", "far more than an article"),
        ("/none", "error 404"),
        ("/file", "not the address"),
    ],
)
def test_limits(site: str, path: str, words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        fetch(site + path, allow_private=True)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "http://10.1.2.3/", "http://192.168.0.1/", "http://169.254.169.254/"]
    + ["http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://[2002:a00:1::]/", "http://0.0.0.0/", "http://100.64.0.1/"],
)
def test_private_networks_are_refused(url: str) -> None:
    with pytest.raises(ArticleError, match="private network"):
        fetch(url)


@pytest.mark.parametrize(
    "url",
    ["", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http://", "http://user@example.org/"]
    + ["http://example.org:22/", "http://example.org:x/", "http://[::1", "http://a..b/"],
)
def test_what_is_no_page_address_is_refused(url: str) -> None:
    with pytest.raises(ArticleError, match="not the address of a web page"):
        fetch(url)


def test_a_closed_door_is_told(site: str) -> None:
    with pytest.raises(ArticleError, match="cannot be reached"):
        fetch("http://127.0.0.1:1/", allow_private=True)
