"""Formatted text that a note prints is read back as the Markdown it was made from."""

import pytest

from briefing.model import Briefing, replace
from briefing.word.edits.export import exported_note
from briefing.word.edits.formatted import formatted_text
from briefing.word.edits.story import read_story
from briefing.word.library import load_template
from briefing.word.ooxml.markup import parse_xml


def there_and_back(markdown: str) -> str:
    briefing = replace(Briefing(), "text/attention/en", markdown)
    parts = exported_note(load_template("visit_note", "en"), briefing, "en", name="visit_note", draft=True)
    story = read_story(parse_xml(parts["word/document.xml"]), lambda control: control.tag == "text/attention")
    (control,) = story.controls
    return formatted_text(control.content, parts)


@pytest.mark.parametrize(
    "markdown",
    [
        "one\n\ntwo\n\nthree",
        "a *b* c **d** ***e***",
        "# Head\n\ntext",
        "Mind **this**.\n\n- one\n- two\n\nafter",
        "1. one\n2. two\n\nbetween\n\n1. anew",
        "- a\n    - b\n    - c\n- d",
        "see [the site](https://example.org/x) now",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "one  \ntwo",
        "> quoted\n\nplain",
        "5 * 3 = 15, snake_case, [1], a < b",
        "1\\. no list",
        "\\# no heading\n\n\\- no item",
        "\\*no emphasis\\* and \\[no link](x)",
    ],
)
def test_markdown_goes_to_word_and_back(markdown: str) -> None:
    assert there_and_back(markdown) == markdown
