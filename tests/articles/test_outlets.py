"""The outlet of a page or text is told by what it says of itself, and never made up."""

import pytest

from briefing.articles import read_bytes, read_text
from tests.articles.pages import STORIES, paragraphs

TITLE = STORIES["en"].title


def page(title: str, head: str = "", foot: str = "", address: str = "") -> bytes:
    saved = f"<!-- saved from url=(0030){address} -->\n" if address else ""
    return f"""<!DOCTYPE html>\n{saved}<html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>
<article><h1>{TITLE}</h1>{paragraphs(STORIES["en"])}</article><footer><p>{foot}</p></footer></body></html>""".encode()


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE} | Steppe News",
        f"{TITLE} - Steppe News",
        f"{TITLE} – Steppe News",
        f"{TITLE} — News — Steppe News",
        f"{TITLE} :: Economy :: Steppe News",
        f"Steppe News: {TITLE} | Steppe News",
        f"Steppe News » {TITLE}",
        f"{TITLE[:40]}… | Steppe News",
    ],
)
def test_the_name_beside_the_headline_is_the_outlet(title: str) -> None:
    article = read_bytes(page(title), "a.html")
    assert (article.title, article.outlet) == (TITLE, "Steppe News")


@pytest.mark.parametrize(
    ("rights", "outlet"),
    [
        ("© 2002–2025 Steppe News. All rights reserved", "Steppe News"),
        ("Copyright © 2025 Steppe News, all rights reserved", "Steppe News"),
        ("© Министерство транспорта Республики Казахстан, 2025", "Министерство транспорта Республики Казахстан"),
        ("© 1996-2025 Агентство «Степь». Все права защищены", "Агентство «Степь»"),
        ("© 2025 ж. «Дала» агенттігі. Барлық құқықтар қорғалған", "«Дала» агенттігі"),
        ("© 2019-2025 Trend News Agency", "Trend"),
        ("© 2025 All rights reserved", ""),
        ("© 2025 Все права защищены", ""),
        ("© Photo archive of the port", ""),
        ("© 2025. Designed by a studio", ""),
    ],
)
def test_the_holder_of_the_rights_is_the_outlet(rights: str, outlet: str) -> None:
    assert read_bytes(page(TITLE, foot=rights), "a.html").outlet == outlet
    text = "\n\n".join((TITLE, *STORIES["en"].paragraphs, rights))
    assert read_text(text).outlet == outlet


def test_a_headline_with_soft_hyphens_is_cleaned() -> None:
    spoiled = page(TITLE).decode().replace("Kazakhstan and", "Kazakh&shy;stan and").encode()
    assert read_bytes(spoiled, "a.html").title == TITLE


def test_what_a_page_states_goes_before_its_title() -> None:
    stated = '<meta property="og:site_name" content="Steppe News">'
    publisher = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x",
"publisher": {"@type": "Organization", "name": "Steppe News"}}</script>"""
    for head in (stated, publisher):
        assert read_bytes(page(f"{TITLE} | Economy", head), "a.html").outlet == "Steppe News"


def test_a_known_address_goes_before_all_and_an_unknown_one_is_better_than_nothing() -> None:
    assert read_bytes(page(f"{TITLE} | Economy", address="https://en.trend.az/1"), "a.html").outlet == "Trend"
    assert read_bytes(page(TITLE, address="https://www.steppe.example/1"), "a.html").outlet == "steppe.example"
    assert read_bytes(page(TITLE), "a.html").outlet == ""
