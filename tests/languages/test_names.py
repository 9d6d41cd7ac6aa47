"""Personal names: parts, initials, transliteration, endings."""

import pytest

from briefing.languages import (
    initials_name,
    kazakh_to_russian,
    russian_to_kazakh,
    short_name,
    split_name,
    surname_first,
    to_cyrillic,
    to_latin,
)
from briefing.languages.kazakh import person_to_nominative


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Алибек Жамауов", ("Жамауов", "Алибек", "")),
        ("Жамауов Алибек Болатович", ("Жамауов", "Алибек", "Болатович")),
        ("Алибек Болатович Жамауов", ("Жамауов", "Алибек", "Болатович")),
        ("А.Б. Жамауов", ("Жамауов", "А.", "Б.")),
        ("Жамауов А.Б.", ("Жамауов", "А.", "Б.")),
        ("Әлібек Болатұлы Жамауов", ("Жамауов", "Әлібек", "Болатұлы")),
        ("Эльчин Гюльага оглы Багиров", ("Багиров", "Эльчин", "Гюльага оглы")),
        ("Lavrov Sergey", ("Lavrov", "Sergey", "")),
        ("Ursula von der Leyen", ("von der Leyen", "Ursula", "")),
        ("Sultan Al Jaber", ("Al Jaber", "Sultan", "")),
        ("Xi Jinping", ("Xi", "Jinping", "")),
        ("H.E. Dr. Alibek Zhamauov", ("Zhamauov", "Alibek", "")),
        ("Tokayev", ("Tokayev", "", "")),
        ("", ("", "", "")),
    ],
)
def test_split(name, parts):
    assert tuple(split_name(name)) == parts


def test_printed_forms():
    assert short_name("Алибек Жамауов") == "А.\u00a0Жамауов"
    assert short_name("Алибек Жамауов", spaced=False) == "А.Жамауов"
    assert short_name("Касым-Жомарт Токаев") == "К.-Ж.\u00a0Токаев"
    assert initials_name("Алибек Болатович Жамауов") == "Жамауов\u00a0А.Б."
    assert surname_first("Алибек Болатович Жамауов") == "Жамауов Алибек Болатович"


def test_transliteration_is_a_suggestion():
    assert to_latin("Жамауов Щукин, ЩУКА") == "Zhamauov Shchukin, SHCHUKA"
    assert (to_latin("Юсупова Мария"), to_latin("Юсупова Мария", "passport")) == ("Yusupova Mariya", "Iusupova Mariia")
    assert to_latin("Қасым Ғани Әлібек") == "Kasym Gani Alibek"
    assert to_cyrillic("Zhamauov Shchukin Ekaterina Sergey") == "Жамауов Щукин Экатерина Сергей"
    assert kazakh_to_russian("Әлібек Түркістан") == "Алибек Туркистан"
    assert russian_to_kazakh("Алибек") is None


@pytest.mark.parametrize(
    ("inflected", "nominative"),
    [
        ("Алибек Жамауовпен", "Алибек Жамауов"),
        ("Тоқаевтың", "Тоқаев"),
        ("Ерлан Нысанбаевқа", "Ерлан Нысанбаев"),
        ("Мирзиёевке", "Мирзиёев"),
        ("Садыр Жапаров", "Садыр Жапаров"),
        ("Бауыржан Сәбитұлымен", "Бауыржан Сәбитұлы"),
        ("Айдана Серікқызына", "Айдана Серікқызы"),
        ("Си Цзиньпинмен", "Си Цзиньпин"),
        ("Реджеп Тайип Ердоғанның", "Реджеп Тайип Ердоған"),
    ],
)
def test_kazakh_names_lose_their_endings(inflected, nominative):
    assert person_to_nominative(inflected) == nominative
