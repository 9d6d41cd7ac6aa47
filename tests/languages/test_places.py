"""Countries, people and cities in running text, and their names in three languages."""

import pytest

from briefing.languages import (
    capital_of,
    cities,
    city_named,
    countries,
    country_named,
    people_named,
    read_places,
)


def found(text, language):
    return [(text[m.start : m.end], m.city.name.en if m.city else m.country.code) for m in read_places(text, language)]


def test_english():
    text = "Kazakhstan's envoy met UAE and U.S. officials in Abu Dhabi; Azerbaijani-Turkish talks, Kyrgyz Republic."
    assert found(text, "en") == [
        ("Kazakhstan", "KZ"), ("UAE", "AE"), ("U.S.", "US"), ("Abu Dhabi", "Abu Dhabi"), ("Azerbaijani", "AZ"),
        ("Turkish", "TR"), ("Kyrgyz Republic", "KG"),
    ]  # fmt: skip


def test_lower_case_words_are_no_countries():
    assert found("they told us that turkey and china cups", "en") == []


def test_russian_cases_and_adjectives():
    text = "Республики Казахстан, Объединённые Арабские Эмираты; казахстанско-узбекский форум, в Нижнем Новгороде"
    assert found(text, "ru") == [
        ("Республики Казахстан", "KZ"), ("Объединённые Арабские Эмираты", "AE"), ("казахстанско", "KZ"),
        ("узбекский", "UZ"), ("Нижнем Новгороде", "Nizhny Novgorod"),
    ]  # fmt: skip


def test_russian_nouns_that_look_like_adjectives_or_lose_a_vowel():
    assert found("премьер Египта, с Египтом, в Египте; в Ханое, из Ханоя", "ru") == [
        ("Египта", "EG"), ("Египтом", "EG"), ("Египте", "EG"), ("Ханое", "Hanoi"), ("Ханоя", "Hanoi"),
    ]  # fmt: skip


def test_kazakh_endings():
    text = "Қазақстан Республикасының министрі Өзбекстанға, Ташкентте, АҚШ-тың, Біріккен Араб Әмірліктерінің, Ресеймен"
    assert found(text, "kk") == [
        ("Қазақстан Республикасының", "KZ"), ("Өзбекстанға", "UZ"), ("Ташкентте", "Tashkent"), ("АҚШ", "US"),
        ("Біріккен Араб Әмірліктерінің", "AE"), ("Ресеймен", "RU"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Turkey", "TR"), ("Türkiye", "TR"), ("Republic of Korea", "KR"), ("Кыргызской Республикой", "KG"),
        ("Киргизии", "KG"), ("Туркмении", "TM"), ("Түркіменстан", "TM"), ("КНР", "CN"),
        ("Соединённых Штатов Америки", "US"),
    ],
)  # fmt: skip
def test_country_named(words, code):
    assert country_named(words).code == code


def test_names_follow_the_conventions():
    kazakhstan, turkmenistan = countries()["KZ"], countries()["TM"]
    assert [kazakhstan.name(code, long=True) for code in ("en", "ru", "kk")] == [
        "Republic of Kazakhstan", "Республика Казахстан", "Қазақстан Республикасы",
    ]  # fmt: skip
    assert [turkmenistan.name(code, long=True) for code in ("en", "ru", "kk")] == [
        "Turkmenistan", "Туркменистан", "Түрікменстан",
    ]  # fmt: skip


def test_every_state_has_all_names_and_is_found_by_them():
    for country in countries().values():
        for language in ("en", "ru", "kk"):
            for long in (False, True):
                name = country.name(language, long=long)
                assert name
                assert country_named(name, language).code == country.code, name


def test_every_city_belongs_to_a_known_state():
    assert {city.country for city in cities()} <= countries().keys()
    assert capital_of(countries()["KZ"]).name.kk == "Астана"


def test_other_look_ups():
    assert city_named("Ашхабаде").name.en == "Ashgabat"
    assert city_named("Nur-Sultan").name.ru == "Астана"
    assert people_named("узбекского").code == "UZ"
    assert country_named("Ruritania") is None
