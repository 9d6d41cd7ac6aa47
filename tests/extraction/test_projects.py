"""Projects found in sentences, one case a behaviour (`cases/projects.toml`)."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extraction.document import Document
from briefing.extraction.figures import find_figures
from briefing.extraction.projects import find_projects
from briefing.model import Article

CASES = tomllib.loads((Path(__file__).parent / "cases" / "projects.toml").read_text(encoding="utf-8"))["case"]


def projects_of(text, language="en"):
    document = Document(Article(text=text, language=language))
    return find_projects(document, find_figures(document))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case):
    found = projects_of(case["text"], case.get("language", "en"))
    assert [f"{fact.kind.value}: {fact.name}" for fact in found] == case["projects"]


def test_stage_and_place_are_taken_where_said():
    text = "A forestry machinery assembly plant in Kostanay is being built."
    (fact,) = projects_of(text)
    assert (fact.stage, fact.location) == ("construction", "Kostanay")
    assert text[fact.stage_span.start : fact.stage_span.end] == "being built"
    assert text[fact.location_span.start : fact.location_span.end] == "Kostanay"


WORDS = (
    "the gas pipeline Kars – Sadarak ( UAP ) plant in Nukus memorandum on of forum « » завод соглашение о . , \n".split(
        " "
    )
)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.sampled_from(["en", "ru", "kk"]))
def test_any_words_are_survived(words, language):
    text = " ".join(words)
    for fact in projects_of(text, language):
        assert 0 <= fact.span.start < fact.span.end <= len(text)
