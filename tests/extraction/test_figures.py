"""Figures found in sentences, one case a behaviour (`cases/figures.toml`)."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extraction.document import Document
from briefing.extraction.figures.figures import find_figures
from briefing.extraction.figures.goal_setters import setter_words, with_setters
from briefing.model import Article

CASES = tomllib.loads((Path(__file__).parent / "cases" / "figures.toml").read_text(encoding="utf-8"))["case"]


def document_of(text, language="en"):
    return Document(Article(text=text, language=language, published=dt.date(2025, 6, 15)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case):
    found = find_figures(document_of(case["text"], case.get("language", "en")))
    assert [f"{fact.value} {fact.unit} {fact.role.value} {fact.period}" for fact in found] == case["figures"]


def test_a_headline_rounding_is_left_out():
    text = "Trade nears $480 million\n\nBilateral trade reached $478.6 million in 2024."
    document = Document(Article(text=text, title="Trade nears $480 million", language="en"))
    assert [str(fact.value) for fact in find_figures(document)] == ["478600000"]


def test_spans_quote_the_text():
    document = document_of("The plant has a capacity of 640,000 tons of urea a year.")
    (fact,) = find_figures(document)
    assert document.text[fact.value_span.start : fact.value_span.end] == "640,000 tons"
    assert fact.span.start <= fact.value_span.start < fact.value_span.end <= fact.span.end


WORDS = "from to 5 2.5 million $ tons percent by 2030 in 2024 trade will 10-15 MW jobs . , \n млрд долларов до".split(
    " "
)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.sampled_from(["en", "ru", "kk"]))
def test_any_words_are_survived(words, language):
    document = document_of(" ".join(words), language)
    for fact in find_figures(document):
        assert 0 <= fact.span.start < fact.span.end <= len(document.text)


@pytest.mark.parametrize(
    ("language", "text", "indicator", "role"),
    [
        ("en", "They want to increase trade turnover to $1 billion.", "trade turnover", "target"),
        ("en", "The Aksai gas plant is expected to process up to 2 billion cubic meters of gas per year.",
         "Aksai gas plant", "capacity"),
        ("en", "Electricity supplies grew. The sides intend to bring this figure to 2 billion kWh by 2027.",
         "Electricity supplies", "target"),
        ("ru", "Растёт товарооборот. По итогам 2024 года он превысил 1,7 млрд долларов США.", "товарооборот", "actual"),
        ("kk", "Екі ел президенттері тауар айналымын 2 млрд АҚШ долларына дейін арттыру мақсатын қойды.",
         "тауар айналымы", "target"),
        ("en", "Aral Power runs a 45-megawatt wind farm near Nukus.", "wind farm", "capacity"),
        ("en", "Last year trade between the two states hit $5 million.", "trade between the two states", "actual"),
        ("en", "The bank approved a $35 million grant for the Aral dam.", "grant", "investment"),
        ("en", "Solar power gave 30 percent of its energy last year.", "energy", "actual"),
        ("ru", "Построена автодорога протяжённостью 58 километров.", "автодорога", "capacity"),
        ("kk", "Былтыр 300-ге жуық жұмыс орны ашылды.", "жұмыс орны", "actual"),
        ("kk", "2027 жылға қарай тауар айналымын 5 млрд долларға жеткізу жоспарланып отыр.",
         "тауар айналымы", "target"),
    ],
)  # fmt: skip
def test_the_indicator_is_a_noun_phrase(language, text, indicator, role):
    (fact,) = find_figures(document_of(text, language))
    assert (fact.indicator, fact.role.value) == (indicator, role)


@pytest.mark.parametrize(
    ("language", "text", "setter"),
    [
        ("en", "Countries pursue the goal set by the presidents of both countries—to increase trade to $1 billion.",
         "the presidents of both countries"),
        ("ru", "Главы двух государств поставили задачу довести товарооборот до 3 млрд долларов.",
         "Главы двух государств"),
        ("ru", "Стороны идут к цели, поставленной главами государств, – довести товарооборот до 3 млрд долларов.",
         "главы государств"),
        ("kk", "Екі ел президенттері тауар айналымын 2 млрд долларға дейін арттыру мақсатын қойды.",
         "Екі ел президенттері"),
        ("en", "The company wants to increase exports to $1 billion.", None),
    ],
)  # fmt: skip
def test_who_set_a_goal(language, text, setter):
    document = document_of(text, language)
    (fact,) = with_setters(document, find_figures(document))
    assert (setter_words(document, fact.set_by) if fact.set_by else None) == setter
