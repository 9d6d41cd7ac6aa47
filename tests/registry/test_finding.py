"""A name in any spelling finds the one person it denotes, and nobody else."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.model import Text
from briefing.registry import Body, Official, Registry
from briefing.registry.searching import Searchable
from tests.registry.people import ALIZADE, BEKENOV, MINISTRY, SAPAROVA, registry_with


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    tokayev = Official(
        name=Text(en="Dauren-Murat Tokashev", ru="Даурен-Мурат Кемелевич Токашев", kk="Дәурен-Мұрат Кемелұлы Тоқашев"),
        country="KZ",
    )
    with Registry(registry_with(tmp_path / "r.sqlite", BEKENOV, SAPAROVA, ALIZADE, tokayev, MINISTRY)) as registry:
        yield registry


@pytest.mark.parametrize(
    "name",
    [
        "Aidar Bekenov",
        "aidar  BEKENOV",
        "Айдар Бекенов",
        "Бекенов Айдар Серикович",
        "Бекенов Айдар",
        "Айдар Серікұлы Бекенов",
        "Айдаром Бекеновым",
        "Айдару Бекенову",
        "Айдар Бекеновпен",
        "Aydar Bekenov",
        "Aidar Bekyenov",
        "А. Бекенов",
        "А.С. Бекенов",
        "Бекенов А.С.",
        "A. Bekenov",
        "Mr Aidar Bekenov",
        "Aidar Bekinov",
    ],
)
def test_every_spelling_of_a_name_finds_the_person(registry: Registry, name: str) -> None:
    found = registry.official(name, "KZ")
    assert found is not None
    assert found.name == BEKENOV.name


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Bekenov", "KZ"),  # a surname alone is not sure enough
        ("Айдара Бекенова", "KZ"),  # may be a woman
        ("Айдар Маратович Бекенов", "KZ"),
        ("Айдар М. Бекенов", "KZ"),
        ("Марат Бекенов", "KZ"),
        ("Айдар Бекенова", "KZ"),
        ("Айдар Бекинов", "KZ"),  # in Cyrillic another letter is another surname
        ("Aidar Beketov", "KZ"),
        ("Aidar Bekenov", "AZ"),  # known to be of another country
        ("А. Бекенов", ""),  # initials need the country
        ("Aidar Bekinov", ""),
        ("М. Бекенов", "KZ"),
        ("", "KZ"),
        ("…", "KZ"),
        ("Алия Сапаров", "KZ"),
    ],
)
def test_somebody_else_is_not_found(registry: Registry, name: str, country: str) -> None:
    assert registry.official(name, country) is None


@pytest.mark.parametrize(
    "name", ["Dauren-Murat Tokashev", "Däuren-Murat Toqaşev", "Даурен-Мурат Токашев", "Д.-М. Токашев", "Д. Тоқашев"]
)
def test_double_names_are_found_in_every_script(registry: Registry, name: str) -> None:
    assert registry.person(name, "KZ") is not None


def test_without_a_country_a_full_name_is_enough(registry: Registry) -> None:
    assert registry.person("Ровшан Ализаде") is not None


def test_two_persons_of_one_name_are_told_apart_by_country_or_patronymic_or_not_at_all(tmp_path: Path) -> None:
    first = Official(name=Text(ru="Нурлан Маратович Ахметов"), country="KZ")
    second = Official(name=Text(ru="Нурлан Серикович Ахметов"), country="KZ")
    third = Official(name=Text(ru="Нурлан Ахметов"), country="KG")
    with Registry(registry_with(tmp_path / "r.sqlite", first, second, third)) as registry:
        assert registry.person("Нурлан Ахметов", "KZ") is None
        assert registry.person("Нурлан Ахметов") is None
        assert registry.person("Н. Ахметов", "KZ") is None
        kyrgyz = registry.person("Nurlan Akhmetov", "KG")
        assert kyrgyz is not None
        assert kyrgyz.country == "KG"
        patronymic = registry.person("Ахметов Нурлан Серикович", "KZ")
        assert patronymic is not None
        assert patronymic.name == second.name


def test_spellings_that_no_rule_gives_are_found_once_they_are_kept(tmp_path: Path) -> None:
    name = Text(en="Li Weimin", ru="Ли Вэйминь")
    with Registry(registry_with(tmp_path / "r.sqlite", Official(name, "CN", (), ("Lee Wai-man",)))) as registry:
        assert registry.person("Lee Wai-man", "CN") is not None
        assert registry.person("Ли Вэйминь", "CN") is not None


def test_the_post_is_that_of_the_day(registry: Registry) -> None:
    posts = {
        day: known.post.en
        for day in (dt.date(2018, 1, 1), dt.date(2020, 1, 1), dt.date(2025, 3, 21))
        if (known := registry.official("Aidar Bekenov", "KZ", day))
    }
    assert list(posts.values()) == ["", "Director of Department", "Vice Minister of Energy"]


@pytest.mark.parametrize(
    "name", ["Ministry of Energy", "the Ministry of energy", "«Минэнерго»", "Энергетика министрлігі"]
)
def test_a_body_is_found_by_its_long_and_short_names(registry: Registry, name: str) -> None:
    found = registry.body(name, "KZ")
    assert found is not None
    assert found.name == MINISTRY.name
    assert registry.body(name, "UZ") is None


def test_bodies_of_one_name_are_told_apart_by_country(tmp_path: Path) -> None:
    other = Body(name=Text(en="Ministry of Energy"), country="AZ")
    with Registry(registry_with(tmp_path / "r.sqlite", MINISTRY, other)) as registry:
        assert registry.body("Ministry of Energy") is None
        assert getattr(registry.body("Ministry of Energy", "AZ"), "country", "") == "AZ"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("bek", 1),
        ("жам", 0),
        ("sap ali", 1),
        ("САП", 1),
        ("вице энерг", 1),
        ("energy", 2),
        ("az", 1),
        ("", 4),
        ("'", 0),
    ],
)
def test_what_is_typed_narrows_the_list(registry: Registry, words: str, count: int) -> None:
    assert len(Searchable(registry.officials.all()).with_words(words)) == count


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("бек", ["Aidar Bekenov"]),
        ("Aid", ["Aidar Bekenov"]),
        ("ай бек", ["Aidar Bekenov"]),
        ("Бекенов А", ["Aidar Bekenov"]),
        ("a", ["Aidar Bekenov", "Aliya Saparova", "Rovshan Alizade"]),
        ("zz", []),
        ("", []),
        ("-", []),
    ],
)
def test_what_is_typed_is_completed_to_the_names_it_begins(registry: Registry, typed: str, names: list[str]) -> None:
    assert [official.name.en for official in registry.beginning_with(typed, 10)] == names
    assert len(registry.beginning_with(typed, 1)) <= 1


def test_one_person_kept_twice_is_told(tmp_path: Path) -> None:
    twice = Official(name=Text(en="Aidar Bekenov"))
    with Registry(registry_with(tmp_path / "r.sqlite", BEKENOV, SAPAROVA, twice)) as registry:
        ((one, other),) = registry.namesakes()
    assert {one.id, other.id} == {1, 3}
