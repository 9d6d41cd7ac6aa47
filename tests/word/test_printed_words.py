"""What a note prints of a field is read back to what the field holds, in every language."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from briefing.languages import format_amount, format_date, format_date_range, format_month, format_period
from briefing.languages.amount_writing import unit_forms
from briefing.languages.date_writing import DateStyle
from briefing.model import LANGUAGE_CODES, Briefing, LanguageCode, insert
from briefing.model.choices import Comparator
from briefing.storage import open_file
from briefing.word.edits.carried import CarriedField, read_origin
from briefing.word.edits.export import exported_note
from briefing.word.edits.printed_words import UnreadableError, Values, read_words
from briefing.word.library import load_template, templates

GOLDEN = Path(__file__).parent.parent / "golden"
BRIEFING = insert(Briefing(), "targets/g1")
each_language = pytest.mark.parametrize("language", LANGUAGE_CODES)


def read_back(path: str, words: str, value: str, language: LanguageCode) -> Values:
    """What the words stand for that were printed for the value."""
    before, after = read_words(CarriedField(path, words, value), words, language, BRIEFING)
    assert before == after
    return before


@each_language
@pytest.mark.parametrize("comparator", [None, Comparator.OVER, Comparator.AT_MOST, Comparator.ABOUT])
def test_amounts_in_every_unit(language: LanguageCode, comparator: Comparator | None) -> None:
    for unit in sorted(set(unit_forms(language).values())):
        for value in ("1", "12.5", "2500000"):
            words = format_amount(Decimal(value), unit, language, comparator=comparator)
            if words.startswith("в\u00a0"):
                continue  # "в 2 раза" is told as unreadable
            read = read_back("targets/g1/value", words, value, language)
            expected = {"value": value, "value_to": "", "unit": unit, "comparator": comparator or ""}
            assert read == {f"targets/g1/{name}": text for name, text in expected.items()}, words


@each_language
@pytest.mark.parametrize("style", ["text", "requisite", "table"])
def test_days_and_stretches_of_days(language: LanguageCode, style: DateStyle) -> None:
    first = dt.date(2025, 1, 5)
    for days in (1, 20, 40, 400):
        last = first + dt.timedelta(days=days)
        words = format_date_range(first, last, language, style)
        read = read_back("visit/date_from", words, str(first), language)
        assert read == {"visit/date_from": str(first), "visit/date_to": str(last)}
        words = format_date(last, language, style)
        assert read_back("visit/reported_on", words, str(last), language) == {"visit/reported_on": str(last)}


@each_language
def test_months_and_periods(language: LanguageCode) -> None:
    for month in range(1, 13):
        words, value = format_month(2025, month, language), f"2025-{month:02}-01"
        assert read_back("visit/date_from", words, value, language) == {"visit/date_from": value}
    for code in (
        "2030",
        "2025-09",
        "2025-Q1",
        "2025-H2",
        "2025-01..2025-09",
        "2024-11..2025-02",
        "2024-2025",
        "per year",
    ):
        words = format_period(code, language)
        assert read_back("targets/g1/period", words, code, language) == {"targets/g1/period": code}


@each_language
@pytest.mark.parametrize("name", [info.name for info in templates()])
@pytest.mark.parametrize("example", sorted(path.name for path in GOLDEN.glob("*.briefing")))
def test_whatever_the_papers_print_of_a_value_can_be_read(language: LanguageCode, name: str, example: str) -> None:
    briefing = open_file(GOLDEN / example)
    origin = read_origin(exported_note(load_template(name, language), briefing, language, name=name, draft=True))
    assert origin is not None
    unread = []
    for field in origin.printed:
        try:
            read_words(field, field.words, language, briefing)
        except UnreadableError:
            unread.append(field)
    assert [field for field in unread if field.value] == []
