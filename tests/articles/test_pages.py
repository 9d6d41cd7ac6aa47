"""Saved pages of ten layouts in three languages give exactly their report: every paragraph, and nothing around it."""

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
