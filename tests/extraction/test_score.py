"""Accuracy on the annotated articles written for this project; the floors only ever rise."""

import json
from functools import cache
from pathlib import Path

import pytest

from briefing.articles import read_article
from briefing.extraction import annotation_record
from tests.extraction.calibration import SURE, judged_in
from tests.extraction.score import Record, Table, components, load, mean, score_all

HERE = Path(__file__).parent


@cache
def tables() -> dict[str, Table]:
    """The scores of every metric, overall and per language."""
    predicted: dict[str, Record] = {
        path.stem: json.loads(json.dumps(annotation_record(path.stem, read_article(path))))
        for path in sorted((HERE / "articles").glob("*.txt"))
    }
    return score_all(load(HERE / "gold"), predicted)[0]


@pytest.mark.parametrize(
    ("part", "floor"),
    [
        ("published", 98),
        ("dateline", 98),
        ("visit", 97),
        ("visit slots", 94),
        ("officials", 98),
        ("title", 98),
        ("country", 94),
        ("targets", 94),
        ("projects", 87),
    ],
)
def test_accuracy_of_a_part(part: str, floor: float) -> None:
    assert (components(tables()["all"])[part] or 0) >= floor


@pytest.mark.parametrize(("language", "floor"), [("en", 92), ("ru", 92), ("kk", 88)])
def test_accuracy_in_a_language(language: str, floor: float) -> None:
    assert (mean(components(tables()[language]).values()) or 0) >= floor


@pytest.mark.parametrize(
    ("metric", "floor"),
    [
        ("visit kind", 95),
        ("visit country", 95),
        ("visit city", 92),
        ("visit start", 95),
        ("visitors", 91),
        ("hosts (info)", 91),
        ("country", 93),
        ("target role", 94),
        ("target period", 89),
    ],
)
def test_accuracy_of_a_field(metric: str, floor: float) -> None:
    assert (tables()["all"][metric].f1 or 0) >= floor


def test_what_is_marked_sure_is_right() -> None:
    sure: dict[str, list[bool]] = {}
    for one in judged_in(HERE):
        if one.confidence >= SURE:
            sure.setdefault(one.kind, []).append(one.right)
    assert {kind for kind, right in sure.items() if sum(right) < 0.95 * len(right)} == set()
    assert sum(map(len, sure.values())) > 600
