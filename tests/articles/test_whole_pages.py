"""A whole page that was copied, pasted into Word or printed gives the report in it and nothing around it."""

import datetime as dt

import pytest

from briefing.articles import read_bytes, read_clipboard, read_text
from briefing.model import Article
from tests.articles.pages import STORIES
from tests.articles.whole_pages import (
    SURROUNDINGS,
    copied_as_html,
    copied_as_text,
    lines_of,
    pasted_into_word,
    printed,
)

LANGUAGES = tuple(STORIES)
HEADERS = {
    "Chrome": ("11/28/26, 1:15 AM {title} - Steppe News", "https://www.steppe.example/en/grain {{page}}/{{pages}}"),
    "Chrome in Russian": ("28.11.2026, 01:15 {title}", "https://www.steppe.example/en/grain {{page}}/{{pages}}"),
    "Firefox": ("{title} https://www.steppe.example/en/gr…", "{{page}} of {{pages}} 11/28/26, 01:15"),
}


def assert_report(article: Article, language: str) -> None:
    story, around = STORIES[language], SURROUNDINGS[language]
    assert article.title == story.title
    assert article.body.split("\n\n") == list(story.paragraphs)
    assert article.published == dt.date(2025, 4, 11)
    assert (article.language, article.author, article.outlet) == (language, around.author, around.outlet)
    assert article.dateline_place.startswith(("Dushanbe", "Душанбе"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_copied_whole(language: str) -> None:
    assert_report(read_text(copied_as_text(language)), language)
    assert_report(read_clipboard(html=copied_as_html(language), text=copied_as_text(language)), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pasted_into_word(language: str) -> None:
    assert_report(read_bytes(pasted_into_word(language), "page.docx"), language)


@pytest.mark.parametrize("browser", HEADERS)
def test_printed_by_a_browser(browser: str) -> None:
    story = STORIES["en"]
    plain = [line.translate(str.maketrans("–“”", '-""')) for line in lines_of("en") if line.isascii() or "“" in line]
    report = story._replace(paragraphs=tuple(line.replace("“", '"').replace("”", '"') for line in story.paragraphs))
    header, footer = (edge.format(title=story.title) for edge in HEADERS[browser])
    article = read_bytes(printed(report, plain, header=header.replace("…", ""), footer=footer), "page.pdf")
    assert article.title == report.title
    assert article.body.split("\n\n") == list(report.paragraphs)
    assert (article.published, article.author) == (dt.date(2025, 4, 11), "Aida Serikova")
    assert (article.outlet, article.url[:27]) == ("Steppe News", "https://www.steppe.example/")


def test_a_text_that_is_no_page_is_left_whole() -> None:
    points = [f"- point {number} of the plan of works" for number in range(1, 9)]
    first, last = (text for text in STORIES["en"].paragraphs[1:3])
    text = "\n\n".join(("Plan of works for the year", first, *points, last, "Annex", "List of those present"))
    assert read_text(text).text == text


def test_a_page_of_two_articles_is_left_whole() -> None:
    """To choose one of two would lose a text that was meant."""
    other = [text.replace("grain", "coal") for text in STORIES["en"].paragraphs]
    text = copied_as_text("en").replace(
        "Share: Facebook Telegram", "\n\n".join(("Share:", *lines_of("en")[:9], *other))
    )
    body = read_text(text).text
    assert all(paragraph in body for paragraph in (*STORIES["en"].paragraphs, *other))
