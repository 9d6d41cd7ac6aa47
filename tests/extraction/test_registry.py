"""What a registry lends to the proposals of an article, and what it leaves as the article has it."""

import datetime as dt

import msgspec
import pytest

from briefing.extraction import extract
from briefing.model import Article, Suggestion, Text
from briefing.model.choices import RankLevel
from briefing.registry import Body, Official, Post, Registry

ENERGY = Text(en="Ministry of Energy", ru="Министерство энергетики", kk="Энергетика министрлігі")
POST = Post(
    Text(en="First Vice Minister of Energy", ru="первый вице-министр энергетики"),
    ENERGY,
    RankLevel.VICE_MINISTER,
    dt.date(2024, 1, 1),
)
BEKENOV = Official(Text(en="Aidar Bekenov", ru="Айдар Бекенов", kk="Айдар Бекенов"), "KZ", (POST,))


def proposed(text: str, *records: Official | Body, language: str = "en", year: int = 2025) -> dict[str, Suggestion]:
    article = Article(text=text, language=language, published=dt.date(year, 11, 5))
    with Registry.in_memory() as registry:
        for record in records:
            table = registry.officials if isinstance(record, Official) else registry.bodies
            table.add(record)  # type: ignore[arg-type]
        return {item.path: item for item in extract(article, registry).items}


def article_on(post: str, name: str = "Aidar Beken") -> str:
    return f"On Monday {post} of Kazakhstan {name} arrived in Baku on a working visit."


SPELLED_OTHERWISE = msgspec.structs.replace(BEKENOV, other_spellings=("Aidar Beken",))


def test_known_spellings_and_full_titles_take_the_place_of_the_articles() -> None:
    found = proposed(article_on("Vice-Minister of Energy"), SPELLED_OTHERWISE)
    values = {path: item.value for path, item in found.items()}
    assert values["officials/o1/name/en"] == "Aidar Bekenov"
    assert values["officials/o1/name/ru"] == "Айдар Бекенов"
    assert values["officials/o1/post/en"] == "First Vice Minister of Energy"
    assert values["officials/o1/post/ru"] == "первый вице-министр энергетики"
    assert values["officials/o1/organisation/kk"] == "Энергетика министрлігі"
    assert "First Vice Minister of Energy Aidar Bekenov" in values["header/title/en"]


def test_the_words_of_the_article_stay_as_the_proof() -> None:
    found = proposed(article_on("Vice Minister of Energy"), SPELLED_OTHERWISE)
    for path, words in (("name/en", "Aidar Beken"), ("name/kk", "Aidar Beken"), ("post/ru", "Vice Minister of Energy")):
        item = found[f"officials/o1/{path}"]
        assert item.rule == "registry"
        assert item.quotes[0].words.startswith(words)


@pytest.mark.parametrize(
    "post",
    [
        "Minister of Energy",  # promoted
        "Acting Minister of Energy",
        "Vice Minister of Health",
        "Deputy Prime Minister",
        "Ambassador",
        "Minister",
    ],
)
def test_another_post_is_news_and_stays_as_the_article_has_it(post: str) -> None:
    with_registry = proposed(article_on(post, "Aidar Bekenov"), BEKENOV)
    without = proposed(article_on(post, "Aidar Bekenov"))
    for part in ("post/en", "post/ru", "organisation/en", "organisation/ru", "rank_level"):
        path = f"officials/o1/{part}"
        assert getattr(with_registry.get(path), "value", "") == getattr(without.get(path), "value", "")
    assert with_registry["officials/o1/name/ru"].value == "Айдар Бекенов"


def test_a_post_of_another_time_is_not_lent() -> None:
    found = proposed(article_on("Vice Minister of Energy", "Aidar Bekenov"), BEKENOV, year=2023)
    assert "officials/o1/post/ru" not in found
    assert found["officials/o1/name/ru"].value == "Айдар Бекенов"


def test_a_body_has_its_official_names_though_nobody_there_is_known() -> None:
    body = Body(ENERGY, Text(en="Energy Ministry"), "KZ")
    found = proposed(article_on("Vice Minister of Energy", "Olzhas Maratov"), body)
    assert found["officials/o1/organisation/ru"].value == "Министерство энергетики"
    assert found["officials/o1/organisation/kk"].value == "Энергетика министрлігі"
    assert "officials/o1/name/ru" not in found


def test_a_declined_name_in_a_russian_article_is_known() -> None:
    text = "Министр энергетики Азербайджана Ровшан Ализаде встретился в Баку с вице-министром Айдаром Бекеновым."
    found = proposed(text, BEKENOV, language="ru")
    known = next(path for path, item in found.items() if item.value == "Айдар Бекенов")
    assert found[known.replace("/name/", "/post/")].value == "первый вице-министр энергетики"
    assert found[known.replace("/ru", "/en")].quotes[0].words == "Айдаром Бекеновым"


def test_without_a_match_nothing_changes() -> None:
    text = article_on("Vice Minister of Energy", "Olzhas Maratov")
    assert proposed(text, BEKENOV) == proposed(text)
