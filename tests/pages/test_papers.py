"""The pages of the papers that ship with the program begin and end as in LibreOffice."""

from pathlib import Path

import pytest

from briefing.model import LANGUAGE_CODES, LanguageCode, replace
from briefing.pages import Typesetter
from briefing.storage import open_file
from briefing.word.library import load_template, templates
from briefing.word.note.context import template_context
from tests.pages.test_faithful import IGNORED, lines_of
from tests.word.office import shown_text

EXAMPLES = Path(__file__).parents[1] / "golden"
SIGNS = 30
CASES = [
    (info.name, example)
    for info in templates()
    for example in ("mission_example" if info.name == "mission_report" else "full_example", "worked_example")
]
"""Each paper full and, as an article leaves it, nearly empty."""


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGE_CODES)
@pytest.mark.parametrize(("paper", "example"), CASES)
def test_pages_break_where_they_break_in_libreoffice(
    paper: str, example: str, language: LanguageCode, fonts, metric_fonts, tmp_path: Path
) -> None:
    briefing = replace(open_file(EXAMPLES / f"{example}.briefing"), "template", paper)
    context = template_context(briefing, language, draft=True)
    parts = load_template(paper, language).render(context, language=language)
    theirs = [IGNORED.sub("", page) for page in shown_text(parts.package(), tmp_path).removesuffix("\f").split("\f")]
    ours = ["".join(line["text"] for line in lines) for lines in lines_of(Typesetter(fonts).lay_out(parts))]
    assert len(ours) == len(theirs)
    assert [page[:SIGNS] for page in ours] == [page[:SIGNS] for page in theirs]
    assert [page[-SIGNS:] for page in ours] == [page[-SIGNS:] for page in theirs]
