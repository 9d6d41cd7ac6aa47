"""What each check finds and what it leaves alone, one file a check in `cases/`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.checks import CHECKS, run_checks
from briefing.model.gaps import Needs
from tests.checks.building import TODAY, briefing_of

FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
    for path in FILES
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
SETTINGS = ("language", "sources", "quotes", "reasons", "confidence", "changed_source", "long_source", "rules")


@pytest.mark.parametrize(("check", "case"), CASES)
def test_a_check_finds_what_it_should_and_nothing_else(check: str, case: dict[str, Any]) -> None:
    """`found` lists paths, or path and words parted by a bar; `fixed` the values that one click puts there."""
    briefing = briefing_of(case.get("fields", {}), **{name: case[name] for name in SETTINGS if name in case})
    findings = run_checks(
        briefing, needs=Needs(tuple(case.get("needs", ()))), page_count=case.get("page_count"), today=TODAY
    )
    mine = [finding for finding in findings if finding.check == check]
    assert [f"{item.path} | {item.words}" for item in mine if case["found"] and " | " in case["found"][0]] == [
        place for place in case["found"] if " | " in place
    ]
    assert [item.path for item in mine] == [place.partition(" | ")[0] for place in case["found"]]
    for item in mine:
        assert str(item.message)
        if item.span:
            start, end = item.span
            assert briefing_text(briefing, item.path)[start:end].strip()
    if "severity" in case:
        assert {item.severity.value for item in mine} == {case["severity"]}
    if "fixed" in case:
        assert {item.fix.path: item.fix.value for item in mine if item.fix} == case["fixed"]
    if "message" in case:
        assert mine[0].message == case["message"]


def briefing_text(briefing: Any, path: str) -> str:
    from briefing.model import get

    return str(get(briefing, path))


def test_every_check_has_cases_of_what_it_finds_and_of_what_it_leaves_alone() -> None:
    for check in CHECKS:
        cases = [case.values[1] for case in CASES if case.values[0] == check.id]
        assert any(case["found"] for case in cases), check.id  # type: ignore[call-overload,index]
        assert any(not case["found"] for case in cases), check.id  # type: ignore[call-overload,index]
    assert {path.stem for path in FILES} == {check.id for check in CHECKS}
