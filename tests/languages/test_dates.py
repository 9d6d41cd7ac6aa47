"""Dates read in running text."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.languages import format_date, format_date_range, read_date, read_dates

REFERENCE = dt.date(2025, 9, 17)  # a Wednesday


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "on 21 March 2025.", "2025-03-21", None),
        ("en", "on March 21, 2025,", "2025-03-21", None),
        ("en", "the 21st of March", "2025-03-21", None),
        ("en", "Sept. 24 (Reuters)", "2025-09-24", None),
        ("en", "24–25 November 2025", "2025-11-24", "2025-11-25"),
        ("en", "November 24-25, 2025", "2025-11-24", "2025-11-25"),
        ("en", "24 November – 2 December 2025", "2025-11-24", "2025-12-02"),
        ("en", "December 28 – January 3", "2025-12-28", "2026-01-03"),
        ("en", "from 24 to 26 November", "2025-11-24", "2025-11-26"),
        ("en", "30 December 2025 – 2 January 2026", "2025-12-30", "2026-01-02"),
        ("en", "2025-03-21", "2025-03-21", None),
        ("en", "signed 21.03.2025", "2025-03-21", None),
        ("en", "arrived yesterday", "2025-09-16", None),
        ("en", "on Tuesday", "2025-09-16", None),
        ("en", "next Monday", "2025-09-22", None),
        ("en", "last Wednesday", "2025-09-10", None),
        ("en", "two days ago", "2025-09-15", None),
        ("ru", "21 марта 2025 года", "2025-03-21", None),
        ("ru", "от 21 марта 2025 г.", "2025-03-21", None),
        ("ru", "24–25 ноября", "2025-11-24", "2025-11-25"),
        ("ru", "с 24 по 26 ноября 2025 года", "2025-11-24", "2025-11-26"),
        ("ru", "с 30 декабря 2025 года по 2 января 2026 года", "2025-12-30", "2026-01-02"),
        ("ru", "во вторник", "2025-09-16", None),
        ("ru", "в минувшую пятницу", "2025-09-12", None),
        ("ru", "вчера", "2025-09-16", None),
        ("ru", "АСТАНА, 21 мар", "2025-03-21", None),
        ("kk", "2025 жылғы 21 наурыз", "2025-03-21", None),
        ("kk", "2025 ж. 21 наурызда", "2025-03-21", None),
        ("kk", "2023 жылғы 25 тамыздағы № 236", "2023-08-25", None),
        ("kk", "2025 жылдың 3 қыркүйегінде", "2025-09-03", None),
        ("kk", "2025 жылғы 24–25 қараша", "2025-11-24", "2025-11-25"),
        ("kk", "2025 жылғы 28 қараша – 2 желтоқсан", "2025-11-28", "2025-12-02"),
        ("kk", "наурыздың 21-інде", "2025-03-21", None),
        ("kk", "21 мамыр 2025 жыл", "2025-05-21", None),
        ("kk", "сейсенбі күні", "2025-09-16", None),
        ("kk", "кеше", "2025-09-16", None),
    ],
)
def test_read(language, text, first, last):
    (mention,) = read_dates(text, language, REFERENCE)
    assert mention.value == dt.date.fromisoformat(first)
    assert mention.value_to == (dt.date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "he may 5 times"),
        ("en", "In May 2025 trade rose"),
        ("en", "29 February 2025"),
        ("en", "version 1.2.2025.3 and 12.5 percent"),
        ("en", "from 3 to 5 million"),
        ("ru", "в марте 2025 года"),
        ("ru", "31 апреля 2025 года"),
        ("kk", "2025 жылғы наурыз"),
    ],
)
def test_no_date(language, text):
    assert read_dates(text, language, REFERENCE) == []


def test_without_reference_only_whole_dates_are_read():
    assert read_dates("on Tuesday, 5 May, yesterday and 6 May 2024", "en") == [
        read_dates("on Tuesday, 5 May, yesterday and 6 May 2024", "en", REFERENCE)[-1]
    ]


def test_year_is_the_nearest_to_the_reference():
    (mention,) = read_dates("28 December", "en", dt.date(2026, 1, 3))
    assert (mention.value, mention.kind) == (dt.date(2025, 12, 28), "no_year")


def test_typed_date():
    assert read_date("21.03.2025") == read_date("21 марта 2025 года") == dt.date(2025, 3, 21)
    assert read_date(" 2025-03-21 ") == dt.date(2025, 3, 21)
    assert read_date("about 21.03.2025") is None
    assert read_date("soon") is None


DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))
LANGUAGES = st.sampled_from(["en", "ru", "kk"])


@given(DAYS, LANGUAGES, st.sampled_from(["text", "requisite", "table"]), st.sampled_from(["plain", "on", "of"]))
def test_what_is_written_is_read_back(day, language, style, case):
    (mention,) = read_dates(format_date(day, language, style, case=case), language)
    assert (mention.value, mention.kind) == (day, "full")


@given(DAYS, st.integers(1, 400), LANGUAGES)
def test_written_ranges_are_read_back(first, days, language):
    last = min(first + dt.timedelta(days=days), dt.date(2099, 12, 31))
    if first < last:
        (mention,) = read_dates(format_date_range(first, last, language), language)
        assert (mention.value, mention.value_to) == (first, last)


@settings(max_examples=50)
@given(st.text(alphabet="0123456789 .,-–/МайMay2025жылғыto\n", max_size=300), LANGUAGES)
def test_any_text_is_survived(text, language):
    mentions = read_dates(text, language, REFERENCE)
    assert all(text[m.start : m.end].strip() for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
