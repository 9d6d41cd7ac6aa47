"""Amounts read in running text, in digits and words."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.languages import format_amount, read_amounts, read_quantities


def read(text, language):
    return [
        (str(a.value), str(a.value_to or ""), a.unit, str(a.comparator or ""), a.per)
        for a in read_amounts(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "up to $65 million", [("65000000", "", "USD", "up_to", "")]),
        ("en", "from $180 million to $200 million", [("180000000", "200000000", "USD", "", "")]),
        ("en", "a 96-kilometer route", [("96", "", "km", "", "")]),
        ("en", "€22m and 10GW", [("22000000", "", "EUR", "", ""), ("10000", "", "MW", "", "")]),
        ("en", "US$8 billion, $1.5bn", [("8000000000", "", "USD", "", ""), ("1500000000", "", "USD", "", "")]),
        ("en", "rose 2.5-fold", [("2.5", "", "x", "", "")]),
        ("en", "60 billion-won", [("60000000000", "", "KRW", "", "")]),
        ("en", "Rs 3 crore", [("30000000", "", "PKR", "", "")]),
        ("en", "from 40 to 10 minutes", [("40", "10", "minutes", "", "")]),
        ("en", "no more than 60% of", [("60", "", "percent", "at_most", "")]),
        ("en", "5,000 tonnes of ore each year", [("5000", "", "t", "", "year")]),
        ("en", "nearly eight-nine million tons of rice", [("8000000", "9000000", "t", "about", "")]),
        ("en", "seventeen and a half billion tenge", [("17500000000", "", "KZT", "", "")]),
        ("en", "twenty-six kilometers", [("26", "", "km", "", "")]),
        ("en", "more than 5 bln. cubic meters", [("5000000000", "", "m3", "over", "")]),
        ("en", "a surplus of 1.2 mb/d", [("1200000", "", "bbl", "", "day")]),
        ("ru", "три с половиной миллиарда долларов", [("3500000000", "", "USD", "", "")]),
        ("ru", "сто тридцать пять тонн", [("135", "", "t", "", "")]),
        ("ru", "9,1 млрд кВт*ч", [("9100000000", "", "kWh", "", "")]),
        ("ru", "на 70 с лишним процентов", [("70", "", "percent", "", "")]),
        ("en", "more than half a billion dollars", [("500000000", "", "USD", "over", "")]),
        ("en", "from one to five million tonnes", [("1000000", "5000000", "t", "", "")]),
        ("en", "exceeded 370 million euros", [("370000000", "", "EUR", "over", "")]),
        ("en", "100,000 bpd", [("100000", "", "bbl", "", "day")]),
        ("en", "doubled its output", [("2", "", "x", "", "")]),
        ("en", "CASA-1000, C5+1, 2024-25 and Zhanatas-3 at 16:40", []),
        ("ru", "с 5,1 млрд до 8,4 млрд кубометров в год", [("5100000000", "8400000000", "m3", "", "year")]),
        ("ru", "вырос в 1,8 раза и превысил $61 млн", [("1.8", "", "x", "", ""), ("61000000", "", "USD", "over", "")]),
        ("ru", "от 8 до 10 млрд кубометров ежегодно", [("8000000000", "10000000000", "m3", "", "year")]),
        ("ru", "полтора миллиарда долларов", [("1500000000", "", "USD", "", "")]),
        ("en", "4.2 milliard cubic metres", [("4200000000", "", "m3", "", "")]),
        ("en", "936,000 20-foot equivalent units", [("936000", "", "TEU", "", "")]),
        ("ru", "1,9 млрд кВт·ч", [("1900000000", "", "kWh", "", "")]),
        ("kk", "1,7 млн тоннаға дейін", [("1700000", "", "t", "up_to", "")]),
        ("kk", "500 млн АҚШ долларынан астам", [("500000000", "", "USD", "over", "")]),
        ("kk", "5 млн тоннадан 8 млн тоннаға дейін", [("5000000", "8000000", "t", "up_to", "")]),
        ("kk", "жылына 3 млрд текше метр", [("3000000000", "", "m3", "", "year")]),
    ],
)
def test_read(language, text, expected):
    assert read(text, language) == expected


@given(
    st.integers(1, 999), st.sampled_from([1, 10**6, 10**9]), st.sampled_from(["USD", "EUR", "KZT", "t", "m3", "kWh"]),
    st.sampled_from(["en", "ru", "kk"]), st.sampled_from([None, "over", "at_least", "about", "up_to"]),
)  # fmt: skip
def test_what_is_written_is_read_back(number, scale, unit, language, comparator):
    value = Decimal(number * scale)
    (amount,) = read_amounts(format_amount(value, unit, language, comparator=comparator), language)
    assert (amount.value, amount.unit, amount.comparator) == (value, unit, comparator)


@settings(max_examples=60)
@given(
    st.text(alphabet="0123456789 .,-–$€%милрдтыonebillдоллtoandдо\n", max_size=400), st.sampled_from(["en", "ru", "kk"])
)
def test_any_text_is_survived(text, language):
    amounts = read_quantities(text, language)
    assert all(a.start < a.end <= b.start for a, b in pairwise(amounts))


def test_an_endless_number_is_no_amount():
    assert read_quantities("5" * 50_000 + " tons", "en") == []
