"""Officials in three languages, one case a behaviour (`cases/officials_*.toml`)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.extraction import extract
from briefing.model import Article

CASES = [
    (path.stem, case)
    for path in sorted((Path(__file__).parent / "cases").glob("officials_*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{file}: {case['about']}" for file, case in CASES])
def test_officials(file: str, case: dict[str, Any]) -> None:
    people = extract(Article(text=case["text"], language=file[-2:])).facts.people
    assert [f"{person.name} | {person.title} | {person.country}" for person in people] == case["officials"]
