"""Fetching an address: limits of size, time and redirects, no private network, progress."""

from collections.abc import Iterator

import pytest

from briefing.articles import ArticleError, ArticleLoader
from briefing.articles.from_address import fetch, read_address
from tests.articles.web_site import PAGE, TITLE, web_site


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with web_site() as address:
        yield address


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
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://any.localhost/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/",
    ]
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
