"""Every paper made from its example, compared part by part with a document that was looked at.

The visit note is made from a worked example of a wire report, the other papers from briefings in which
a unit has filled in what they need: one before a visit, the mission report from one after it.

After a change that is meant, `BRIEFING_WRITE_GOLDEN=1 make test TESTS=tests/golden`
writes the documents anew; look at them before they are committed.
"""

import os
from pathlib import Path

import pytest

from briefing.model import LANGUAGE_CODES, LanguageCode, replace
from briefing.storage import open_file
from briefing.word import Parts, read_package
from briefing.word.edits.export import exported_note
from briefing.word.library import load_template

HERE = Path(__file__).parent
EXAMPLES = {
    "visit_note": "worked_example",
    "visit_brief": "full_example",
    "fact_sheet": "full_example",
    "decision_note": "full_example",
    "mission_report": "mission_example",
}
CASES = [(template, language) for template in EXAMPLES for language in LANGUAGE_CODES]


@pytest.mark.parametrize(("template", "language"), CASES)
def test_the_example_makes_the_document_that_was_looked_at(template: str, language: LanguageCode) -> None:
    briefing = replace(open_file(HERE / f"{EXAMPLES[template]}.briefing"), "template", template)
    parts = exported_note(load_template(template, language), briefing, language, name=template, draft=True)
    path = HERE / f"{template}.{language}.docx"
    if os.environ.get("BRIEFING_WRITE_GOLDEN"):
        path.write_bytes(parts.package())
    expected = read_package(path.read_bytes())
    assert list(parts) == list(expected)
    for name in expected:
        assert lines(parts, name) == lines(expected, name), f"{template}.{language}: {name}"


def lines(parts: Parts, name: str) -> list[bytes]:
    """A part in pieces whose differences can be read."""
    return parts[name].replace(b"><", b">\n<").splitlines()
