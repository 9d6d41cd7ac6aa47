"""The pages of the papers that ship with the program begin and end as in LibreOffice."""

from itertools import product
from pathlib import Path

import pytest

from briefing.model import LANGUAGE_CODES, LanguageCode, replace
from briefing.pages import Typesetter
from briefing.storage import open_file
from briefing.word import Parts
from briefing.word.library import load_template, templates
from briefing.word.note.context import template_context
from tests.pages.test_faithful import IGNORED, lines_of
from tests.word.office import shown_texts

GOLDEN = Path(__file__).parents[1] / "golden"
SIGNS = 30
CASES = [
    (info.name, example)
    for info in templates()
    for example in ("mission_example" if info.name == "mission_report" else "full_example", "worked_example")
]
"""Each paper full and, as an article leaves it, nearly empty."""


def rendered(paper: str, example: str, language: LanguageCode) -> Parts:
    briefing = replace(open_file(GOLDEN / f"{example}.briefing"), "template", paper)
    context = template_context(briefing, language, draft=True)
    parts: Parts = load_template(paper, language).render(context, language=language)
    return parts


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What LibreOffice shows of each paper."""
    papers = {
        f"{paper}-{example}-{language}": rendered(paper, example, language).package()
        for (paper, example), language in product(CASES, LANGUAGE_CODES)
    }
    return shown_texts(papers, tmp_path_factory.mktemp("papers"))


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGE_CODES)
@pytest.mark.parametrize(("paper", "example"), CASES)
def test_pages_break_where_they_break_in_libreoffice(
    paper: str, example: str, language: LanguageCode, fonts, metric_fonts, shown: dict[str, str]
) -> None:
    text = shown[f"{paper}-{example}-{language}"]
    theirs = [IGNORED.sub("", page) for page in text.removesuffix("\f").split("\f")]
    pages = Typesetter(fonts).lay_out(rendered(paper, example, language))
    ours = ["".join(line["text"] for line in lines) for lines in lines_of(pages)]
    assert len(ours) == len(theirs)
    assert [page[:SIGNS] for page in ours] == [page[:SIGNS] for page in theirs]
    assert [page[-SIGNS:] for page in ours] == [page[-SIGNS:] for page in theirs]
