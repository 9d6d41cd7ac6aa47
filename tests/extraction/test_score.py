"""Accuracy on the annotated articles written for this project; the floors only ever rise."""

import json
from functools import cache
from pathlib import Path

import pytest

from briefing.articles import read_article
from briefing.extraction import annotation_record
from tests.extraction.score import Record, components, load, mean, score_all

HERE = Path(__file__).parent


@cache
def scores() -> dict[str, dict[str, float | None]]:
    """The parts of the headline, overall and per language."""
    predicted: dict[str, Record] = {
        path.stem: json.loads(json.dumps(annotation_record(path.stem, read_article(path))))
        for path in sorted((HERE / "articles").glob("*.txt"))
    }
    tables, _ = score_all(load(HERE / "gold"), predicted)
    return {group: components(table) for group, table in tables.items()}


@pytest.mark.parametrize(
    ("part", "floor"),
    [
        ("published", 98),
        ("dateline", 98),
        ("visit", 97),
        ("visit slots", 94),
        ("officials", 98),
        ("title", 98),
        ("country", 93),
        ("targets", 94),
        ("projects", 87),
    ],
)
def test_accuracy_of_a_part(part: str, floor: float) -> None:
    assert (scores()["all"][part] or 0) >= floor


@pytest.mark.parametrize(("language", "floor"), [("en", 92), ("ru", 92), ("kk", 88)])
def test_accuracy_in_a_language(language: str, floor: float) -> None:
    assert (mean(scores()[language].values()) or 0) >= floor
