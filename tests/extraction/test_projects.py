"""Projects of an article, one case a behaviour (`cases/projects.toml`)."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extraction.document import Document
from briefing.extraction.facts import ProjectFact
from briefing.extraction.figures.figures import find_figures
from briefing.extraction.projects.projects import find_projects
from briefing.model import Article

CASES = tomllib.loads((Path(__file__).parent / "cases/projects.toml").read_text(encoding="utf-8"))["case"]


def projects_of(text: str, language: str) -> tuple[ProjectFact, ...]:
    document = Document(Article(text=text, language=language))
    return find_projects(document, find_figures(document))


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_projects(case: dict[str, Any]) -> None:
    text = case["text"]
    found = projects_of(text, case["language"])
    assert [f"{p.kind} | {p.name} | {text[p.span.start : p.span.end]}" for p in found] == case["projects"]
    if "locations" in case:
        assert [p.location for p in found] == case["locations"]
    if "stages" in case:
        assert [p.stage for p in found] == case["stages"]


def test_further_mentions_are_kept_with_the_project() -> None:
    text = "The Tersek–Aral railway is under construction. Ore will move on the Tersek–Aral railway."
    (project,) = projects_of(text, "en")
    assert [text[span.start : span.end] for span in project.others] == ["Tersek–Aral railway"]


WORDS = st.sampled_from(
    "construction of the gas plant - – « » “ ( ) , . 1,000 MW C5+1 's Aral port in on agreement forum will build "
    "second phase строительство железной дороги Аксу – «Опора» ГЭС-1 заседание комиссии "
    "по производству соглашение о создании құбыры туралы келісімге салынып Ақтау порты жоба "
    "field's programme and of to".split()
)


@settings(max_examples=150, deadline=None)
@given(words=st.lists(WORDS, max_size=40), language=st.sampled_from(["en", "ru", "kk"]))
def test_any_row_of_words_gives_spans_of_the_text(words: list[str], language: str) -> None:
    text = " ".join(words)
    for project in projects_of(text, language):
        for span in (project.span, *project.others):
            assert 0 <= span.start < span.end <= len(text)
        assert project.name.strip()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize(
    "piece", ["gas ", "A–", "« ", "port ", "Aral and ", "железной ", "завод о ", "construction of the "]
)
def test_time_grows_no_faster_than_the_text(piece: str, language: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        find_projects(Document(Article(text=piece * count, language=language)))
        return time.process_time() - start

    seconds(50)
    assert seconds(4_000) < max(0.3, 8 * seconds(1_000))
