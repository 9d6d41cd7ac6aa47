"""The conventions of FIELDS.md section 9, as a note prints them."""

import datetime as dt
from decimal import Decimal

import pytest

from briefing.languages import (
    bind,
    format_amount,
    format_date,
    format_date_range,
    format_month,
    format_number,
    format_period,
    format_weekday,
    number_sign,
    ordinal,
    quote,
)

MARCH_21 = dt.date(2025, 3, 21)


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "style", "case", "expected"),
    [
        ("en", "text", "plain", "21 March 2025"),
        ("en", "requisite", "plain", "21 Mar 2025"),
        ("en", "table", "plain", "21 Mar 2025"),
        ("en", "text", "on", "on 21 March 2025"),
        ("en", "text", "of", "of 21 March 2025"),
        ("ru", "text", "plain", "21 марта 2025 года"),
        ("ru", "requisite", "plain", "21 марта 2025 г."),
        ("ru", "table", "plain", "21.03.2025"),
        ("ru", "text", "on", "21 марта 2025 года"),
        ("ru", "text", "of", "от 21 марта 2025 года"),
        ("kk", "text", "plain", "2025 жылғы 21 наурыз"),
        ("kk", "requisite", "plain", "2025 ж. 21 наурыз"),
        ("kk", "table", "plain", "21.03.2025"),
        ("kk", "text", "on", "2025 жылғы 21 наурызда"),
        ("kk", "text", "of", "2025 жылғы 21 наурыздағы"),
    ],
)
def test_date(language, style, case, expected):
    assert plain(format_date(MARCH_21, language, style, case=case)) == expected


def test_american_date():
    assert format_date(MARCH_21, "en", american=True) == "March 21, 2025"


@pytest.mark.parametrize(
    ("month", "expected"),
    list(
        enumerate(
            [
                "қаңтардағы",
                "ақпандағы",
                "наурыздағы",
                "сәуірдегі",
                "мамырдағы",
                "маусымдағы",
                "шілдедегі",
                "тамыздағы",
                "қыркүйектегі",
                "қазандағы",
                "қарашадағы",
                "желтоқсандағы",
            ],
            1,
        )
    ),
)
def test_kazakh_months_take_the_right_ending(month, expected):
    assert format_date(dt.date(2023, month, 5), "kk", case="of").endswith(expected)


@pytest.mark.parametrize(
    ("language", "last", "expected"),
    [
        ("en", dt.date(2025, 11, 25), "24–25 November 2025"),
        ("en", dt.date(2025, 12, 2), "24 November – 2 December 2025"),
        ("en", dt.date(2026, 1, 2), "24 November 2025 – 2 January 2026"),
        ("ru", dt.date(2025, 11, 25), "24–25 ноября 2025 года"),
        ("ru", dt.date(2025, 12, 2), "24 ноября – 2 декабря 2025 года"),
        ("kk", dt.date(2025, 11, 25), "2025 жылғы 24–25 қараша"),
        ("kk", dt.date(2025, 12, 2), "2025 жылғы 24 қараша – 2 желтоқсан"),
        ("ru", dt.date(2025, 11, 24), "24 ноября 2025 года"),
    ],
)
def test_date_range(language, last, expected):
    assert plain(format_date_range(dt.date(2025, 11, 24), last, language)) == expected


def test_range_whose_day_is_part_of_the_year():
    assert plain(format_date_range(dt.date(2025, 3, 20), dt.date(2025, 3, 25), "kk")) == "2025 жылғы 20–25 наурыз"


@pytest.mark.parametrize(
    ("period", "english", "russian", "kazakh"),
    [
        ("2030", "2030", "2030 год", "2030 жыл"),
        ("2025-09", "September 2025", "сентябрь 2025 года", "2025 жылғы қыркүйек"),
        ("2025-Q1", "Q1 2025", "I квартал 2025 года", "2025 жылғы I тоқсан"),
        ("2025-Q4", "Q4 2025", "IV квартал 2025 года", "2025 жылғы IV тоқсан"),
        ("2025-01..2025-09", "January–September 2025", "январь–сентябрь 2025 года", "2025 жылғы қаңтар–қыркүйек"),
        ("2024-2025", "2024–2025", "2024–2025 годы", "2024–2025 жылдар"),
        ("per year", "a year", "в год", "жылына"),
        ("next decade", "next decade", "next decade", "next decade"),
        ("2025-13", "2025-13", "2025-13", "2025-13"),
    ],
)
def test_period(period, english, russian, kazakh):
    assert [plain(format_period(period, code)) for code in ("en", "ru", "kk")] == [english, russian, kazakh]


def test_month_and_weekday():
    assert plain(format_month(2025, 9, "ru", case="on")) == "в сентябре 2025 года"
    assert plain(format_month(2025, 9, "kk", case="on")) == "2025 жылғы қыркүйекте"
    assert [format_weekday(MARCH_21, code) for code in ("en", "ru", "kk")] == ["Friday", "пятница", "жұма"]


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        (1234.5, "1,234.5", "1 234,5"),
        (0, "0", "0"),
        (-1500, "−1,500", "−1 500"),
        (Decimal(1000000), "1,000,000", "1 000 000"),
        (Decimal("1E+3"), "1,000", "1 000"),
        (0.05, "0.05", "0,05"),
        (999, "999", "999"),
    ],
)
def test_number(value, english, russian):
    assert format_number(value, "en") == english
    assert plain(format_number(value, "ru")) == plain(format_number(value, "kk")) == russian


@pytest.mark.parametrize(
    ("value", "unit", "options", "english", "russian", "kazakh"),
    [
        (5e8, "USD", {"comparator": "over"}, "over 500 million US dollars", "свыше 500 млн долларов США",
         "500 млн АҚШ долларынан астам"),
        (10**9, "USD", {}, "1 billion US dollars", "1 млрд долларов США", "1 млрд АҚШ доллары"),
        (10**9, "USD", {"style": "table"}, "USD 1 bn", "1 млрд долл. США", "1 млрд АҚШ доллары"),
        (10**9, "USD", {"comparator": "up_to"}, "up to 1 billion US dollars", "до 1 млрд долларов США",
         "1 млрд АҚШ долларына дейін"),
        (Decimal(112500000000), "KZT", {}, "112.5 billion tenge", "112,5 млрд тенге", "112,5 млрд теңге"),
        (28, "percent", {}, "28%", "28 %", "28 %"),
        (28, "percent", {"comparator": "over"}, "over 28%", "свыше 28 %", "28 пайыздан астам"),
        (10**10, "m3", {"per": "year"}, "10 billion cubic metres a year", "10 млрд куб. м в год",
         "жылына 10 млрд текше метр"),
        (28.5, "m", {}, "28.5 metres", "28,5 метра", "28,5 метр"),
        (21, "days", {}, "21 days", "21 день", "21 күн"),
        (21, "days", {"comparator": "about"}, "about 21 days", "около 21 дня", "шамамен 21 күн"),
        (2, "t", {"comparator": "at_least"}, "at least 2 tonnes", "не менее 2 тонн", "кемінде 2 тонна"),
        (1, "people", {}, "1 person", "1 человек", "1 адам"),
        (1860, "MW", {"comparator": "up_to"}, "up to 1,860 MW", "до 1 860 МВт", "1 860 МВт-қа дейін"),
        (18e7, "USD", {"value_to": 2e8}, "180–200 million US dollars", "180–200 млн долларов США",
         "180–200 млн АҚШ доллары"),
        (2.5, "x", {}, "2.5 times", "в 2,5 раза", "2,5 есе"),
        (3, "ABC", {}, "3 ABC", "3 ABC", "3 ABC"),
        (123456789, "USD", {}, "123,456,789 US dollars", "123 456 789 долларов США", "123 456 789 АҚШ доллары"),
    ],
)  # fmt: skip
def test_amount(value, unit, options, english, russian, kazakh):
    written = [plain(format_amount(value, unit, code, **options)) for code in ("en", "ru", "kk")]
    assert written == [english, russian, kazakh]


def test_lines_do_not_break_between_a_number_and_its_scale():
    assert format_amount(10**9, "USD", "ru") == "1\u00a0млрд долларов США"
    assert format_amount(40, "MW", "en") == "40\u00a0MW"


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "oil and gas", "“oil and gas”"),
        ("en", "the “Green” line", "“the ‘Green’ line”"),
        ("ru", 'форум "Энергия"', "«форум „Энергия“»"),
        ("ru", "«Энергия»", "«Энергия»"),
        ("kk", "Қазақ", "«Қазақ»"),
    ],
)
def test_quote(language, words, expected):
    assert quote(words, language) == expected


def test_signs_and_ordinals():
    assert (number_sign(5, "en"), number_sign(5, "ru")) == ("No.\u00a05", "№\u00a05")
    assert [ordinal(n, "en") for n in (1, 2, 3, 11, 12, 13, 21, 112)] == [
        "1st", "2nd", "3rd", "11th", "12th", "13th", "21st", "112th",
    ]  # fmt: skip
    assert [ordinal(n, "kk") for n in (1, 6, 9, 10, 20, 30, 40, 50, 60)] == [
        "1-ші", "6-шы", "9-шы", "10-шы", "20-шы", "30-шы", "40-шы", "50-ші", "60-шы",
    ]  # fmt: skip


def test_bind_puts_no_break_spaces_and_dashes():
    bound = bind("21 марта 2025 года - 5 млн т, № 5, г. Астана, А. Жамауов, 2024-2025, ст. 5", "ru")
    assert bound.replace("\u00a0", "_") == (
        "21_марта 2025_года_– 5_млн т, №_5, г._Астана, А._Жамауов, 2024–2025, ст._5"
    )
    assert bind("2025 жылғы 21 наурыз", "kk") == "2025 жылғы\u00a021\u00a0наурыз"
    assert bind("No. 5 by A. Smith -- 5 km", "en") == "No.\u00a05 by A.\u00a0Smith – 5\u00a0km"
