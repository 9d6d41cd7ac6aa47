"""The filled-in examples of the papers are left alone: nothing stops them, in any of their languages."""

from pathlib import Path

import pytest

from briefing.checks import Severity, run_checks
from briefing.model import LANGUAGE_CODES, replace
from briefing.storage import open_file
from briefing.word.library import needs_of

GOLDEN = Path(__file__).parents[1] / "golden"
EXAMPLES = {
    "visit_brief": "full_example",
    "fact_sheet": "full_example",
    "decision_note": "full_example",
    "mission_report": "mission_example",
}


@pytest.mark.parametrize("template", EXAMPLES)
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_nothing_stops_a_finished_paper(template: str, language: str) -> None:
    briefing = replace(open_file(GOLDEN / f"{EXAMPLES[template]}.briefing"), "template", template)
    briefing = replace(briefing, "language", language)
    findings = run_checks(briefing, needs=needs_of(template), page_count=2, today=briefing.header.doc_date)
    assert [f"{item.check}: {item.message}" for item in findings.of(Severity.STOP)] == []
    assert len(findings.of(Severity.WARN)) < 5
