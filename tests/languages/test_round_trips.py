"""What is written in a language is read back as the same: dates, ranges, ordinals, places, peoples, names."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.languages import (
    bind,
    cities,
    city_named,
    countries,
    country_named,
    format_date,
    format_date_range,
    format_money,
    format_number,
    initials_name,
    ordinal,
    people_named,
    quote,
    read_amounts,
    read_date,
    read_dates,
    read_ordinal,
    short_name,
    split_name,
    surname_first,
    to_cyrillic,
    to_latin,
)
from briefing.model import LANGUAGE_CODES, LanguageCode

LANGUAGES = st.sampled_from(LANGUAGE_CODES)
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2098, 11, 1))  # years from 2100 on are not read
STYLES = st.sampled_from(["text", "requisite", "table"])
CASES = st.sampled_from(["plain", "on", "of"])
GIVEN = st.sampled_from(["Алибек", "Айгүл", "Ерлан", "Мария"])
PATRONYMICS = st.sampled_from(["Болатович", "Серікқызы", "Ивановна", "Болатұлы"])
SURNAMES = st.sampled_from(["Жамауов", "Сапарова", "Ким", "Назарбай"])


@given(DAYS, LANGUAGES, STYLES, CASES)
def test_date(day: dt.date, language: LanguageCode, style: str, case: str) -> None:
    written = format_date(day, language, style, case=case)  # type: ignore[arg-type]
    assert [mention.value for mention in read_dates(written, language)] == [day]
    if case == "plain":
        assert read_date(written, language) == day


@given(DAYS)
def test_american_date(day: dt.date) -> None:
    assert read_date(format_date(day, "en", american=True), "en") == day


@given(DAYS, st.integers(1, 400), LANGUAGES, st.sampled_from(["text", "requisite"]))
def test_range_of_dates(first: dt.date, days: int, language: LanguageCode, style: str) -> None:
    last = first + dt.timedelta(days=days)
    written = format_date_range(first, last, language, style)  # type: ignore[arg-type]
    assert [(m.value, m.value_to) for m in read_dates(written, language)] == [(first, last)]


@given(st.integers(1, 10_000), LANGUAGES)
def test_ordinal(number: int, language: LanguageCode) -> None:
    assert read_ordinal(ordinal(number, language), language) == number


@pytest.mark.parametrize(
    ("words", "language", "number"),
    [
        ("first", "en", 1),
        ("Twelfth", "en", 12),
        ("второй", "ru", 2),
        ("третьего", "ru", 3),
        ("5-го", "ru", 5),
        ("бірінші", "kk", 1),
        ("оныншы", "kk", 10),
        ("21-ші", "kk", 21),
        ("5", "en", None),
        ("five", "en", None),
        ("второстепенный", "ru", None),
    ],
)
def test_ordinal_in_words(words: str, language: LanguageCode, number: int | None) -> None:
    assert read_ordinal(words, language) == number


@given(st.decimals(Decimal("0.1"), Decimal(10) ** 13, places=1), LANGUAGES, st.sampled_from(["USD", "KZT", "EUR"]))
def test_money(value: Decimal, language: LanguageCode, currency: str) -> None:
    for style in ("text", "table"):
        written = format_money(value, currency, language, style=style)  # type: ignore[arg-type]
        assert [(a.value, a.unit) for a in read_amounts(written, language)] == [(value, currency)], written


@given(st.decimals(Decimal(0), Decimal(10) ** 9, places=2), LANGUAGES)
def test_number_with_a_unit(value: Decimal, language: LanguageCode) -> None:
    unit = {"en": "MW", "ru": "МВт", "kk": "МВт"}[language]
    found = read_amounts(f"{format_number(value, language)}\u00a0{unit}", language)
    assert [(amount.value, amount.unit) for amount in found] == [(value, "MW")]


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_countries_peoples_and_cities(language: LanguageCode) -> None:
    for country in countries().values():
        assert country_named(country.name(language), language) == country
        assert country_named(country.name(language, long=True), language) == country
        if people := country.demonym(language):
            found = people_named(people, language)  # both states of the Congo have one adjective in Russian
            assert found is not None
            assert found.demonym(language) == people
    for city in cities():
        name = city.name.in_language(language)
        assert city_named(name, language) or not name


@given(st.text(alphabet=" –.5«»", max_size=5))
def test_marks_name_no_place(words: str) -> None:
    assert country_named(words) is city_named(words) is people_named(words) is None


@given(GIVEN, PATRONYMICS, SURNAMES)
def test_name_and_initials(given_name: str, patronymic: str, surname: str) -> None:
    name = f"{given_name} {patronymic} {surname}"
    parts = split_name(name)
    assert parts == split_name(surname_first(name)) == (surname, given_name, patronymic)
    assert split_name(short_name(name)).surname == split_name(initials_name(name)).surname == surname


@given(SURNAMES)
def test_transliteration_of_a_surname(surname: str) -> None:
    assert to_cyrillic(to_latin(surname)) == surname


@given(st.text(alphabet='аб “”«»"-–— 5№.', max_size=30), LANGUAGES)
def test_typography_done_twice_is_done_once(text: str, language: LanguageCode) -> None:
    assert bind(bind(text, language), language) == bind(text, language)
    assert quote(quote("нефть", language), language) == quote("нефть", language)
