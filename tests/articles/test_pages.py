"""Saved pages of eleven layouts in three languages give exactly their report: every paragraph, nothing around it."""

import datetime as dt

import pytest

from briefing.articles import read_bytes
from tests.articles.pages import PAGES, PUBLISHED, Page


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
@pytest.mark.parametrize("encoding", ["utf-8", "kz1048"])
def test_page(page: Page, encoding: str) -> None:
    article = read_bytes(page.html.encode(encoding, "ignore"), "page.html")
    expected = [text.encode(encoding, "ignore").decode(encoding) for text in page.story.paragraphs]
    assert article.title == page.story.title
    assert article.body.split("\n\n") == expected
    assert article.published == dt.date.fromisoformat(PUBLISHED)
    assert article.language == page.language
    assert article.dateline_place.startswith(("Dushanbe", "Душанбе"))
    for remnant in page.remnants:
        assert remnant not in article.text


@pytest.mark.parametrize(
    ("markup", "author"),
    [
        ('<span class="post-author"><a rel="author" href="/a">Aigerim Seitova</a></span>', "Aigerim Seitova"),
        ('<div class="byline">By Aigerim Seitova <time>12 April</time></div>', "Aigerim Seitova"),
        ('<div class="info"><b itemprop="author">Айгерим Сеитова</b></div>', "Айгерим Сеитова"),
        ('<div id="comments"><b class="author">A reader</b></div><p class="authors">Marat Omarov</p>', "Marat Omarov"),
        ('<div class="comments"><b class="author">A reader</b></div>', ""),
        ('<b class="author"></b>' * 3000, ""),
    ],
    ids=["link", "byline with a date", "microdata", "beside a comment", "a comment only", "thousands of marks"],
)
def test_author_printed_on_a_page(markup: str, author: str) -> None:
    html = PAGES[0].html.replace("<figure>", f"{markup}<figure>", 1)
    assert read_bytes(html.encode(), "page.html").author == author
