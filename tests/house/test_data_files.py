"""The data files that people without code review are well formed."""

import csv
import tomllib
from pathlib import Path

import pytest

RESOURCES = Path(__file__).parents[2] / "resources"
WORD_LISTS = sorted(path for path in RESOURCES.rglob("*") if path.suffix in {".toml", ".csv"})


@pytest.mark.parametrize("path", WORD_LISTS, ids=lambda path: str(path.relative_to(RESOURCES)))
def test_a_word_list_can_be_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "\t" not in text
    assert not text.startswith("\ufeff")
    if path.suffix == ".toml":
        assert tomllib.loads(text)
    else:
        rows = list(csv.reader(text.splitlines(), strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}
