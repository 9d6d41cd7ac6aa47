"""The document that is exported, with its fields, has the very pages of the preview."""

from pathlib import Path

import pytest

from briefing.model import LANGUAGE_CODES, LanguageCode, replace
from briefing.pages import Typesetter
from briefing.storage import open_file
from briefing.word.edits.export import exported_note
from briefing.word.library import load_template, templates
from briefing.word.note.context import template_context
from tests.pages.test_faithful import lines_of

EXAMPLE = Path(__file__).parents[1] / "golden" / "full_example.briefing"


@pytest.mark.parametrize("language", LANGUAGE_CODES)
@pytest.mark.parametrize("paper", [info.name for info in templates()])
def test_preview_and_export_have_the_same_lines(paper: str, language: LanguageCode, fonts) -> None:
    briefing = replace(open_file(EXAMPLE), "template", paper)
    template = load_template(paper, language)
    context = template_context(briefing, language, draft=True)
    preview = Typesetter(fonts).lay_out(template.render(context, language=language, controls=True))
    exported = Typesetter(fonts).lay_out(exported_note(template, briefing, language, name=paper, draft=True))
    assert lines_of(exported) == lines_of(preview)
