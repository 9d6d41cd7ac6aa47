"""Topics, statements, commitments and documents, one case a behaviour (`cases/outcomes.toml`)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.extraction import extract
from briefing.model import Article

CASES = tomllib.loads((Path(__file__).parent / "cases/outcomes.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_outcomes(case: dict[str, Any]) -> None:
    facts = extract(Article(text=case["text"], language=case["language"])).facts
    speakers = [facts.people[s.speaker].name if s.speaker is not None else "" for s in facts.statements]
    found = {
        "topics": [topic.text for topic in facts.topics],
        "statements": [f"{s.text} | {speaker}" for s, speaker in zip(facts.statements, speakers, strict=True)],
        "commitments": [f"{commitment.nature} | {commitment.text}" for commitment in facts.commitments],
        "parties": [f"{commitment.by} | {commitment.due}" for commitment in facts.commitments],
        "due_notes": [commitment.due_note for commitment in facts.commitments],
        "documents": [f"{document.type} | {document.title}" for document in facts.signed],
    }
    for key in found.keys() & case.keys():
        assert found[key] == case[key]
