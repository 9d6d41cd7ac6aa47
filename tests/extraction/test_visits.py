"""The main visit in three languages, one case a behaviour (`cases/visits.toml`)."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.extraction import extract
from briefing.model import Article

CASES = tomllib.loads((Path(__file__).parent / "cases/visits.toml").read_text(encoding="utf-8"))["case"]
PUBLISHED = dt.date(2025, 11, 5)


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_visit(case: dict[str, Any]) -> None:
    facts = extract(Article(text=case["text"], language=case["language"], published=PUBLISHED)).facts
    visit = facts.visit
    if not case["visit"]:
        assert visit is None
        return
    assert visit
    parts = (visit.kind, visit.country, visit.city, visit.start or "", visit.end or "")
    assert " | ".join(map(str, parts)).strip() == case["visit"].strip()
    for role in ("visitors", "hosts"):
        if role in case:
            assert [facts.people[index].name for index in getattr(visit, role)] == case[role]
