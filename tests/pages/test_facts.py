"""The facts of a layout that checks ask about."""

from pathlib import Path

import pytest

from briefing.pages import lay_out, page_facts
from briefing.word.ooxml.package import read_package

from .building import W, document, paragraph, related

HEADING = '<w:outlineLvl w:val="0"/>'
TALL = '<w:spacing w:line="2000" w:lineRule="exact"/>'


def facts_of(body, **parts):
    return page_facts(lay_out(document(body, **parts)))


def words_of(facts):
    return [(section.heading, section.words) for section in facts.sections]


def test_words_are_counted_below_their_headings():
    facts = facts_of(paragraph("before") + paragraph("One", HEADING) + paragraph("four words are here"))
    assert facts.pages == 1
    assert words_of(facts) == [("", 1), ("One", 4)]


def test_words_of_tables_count_where_they_stand_and_broken_words_once():
    row = f"<w:tr><w:tc>{paragraph('left cell')}</w:tc><w:tc>{paragraph('right cell')}</w:tc></w:tr>"
    long = paragraph("Vice-Minister of Energy " * 20)
    facts = facts_of(paragraph("One", HEADING) + f"<w:tbl>{row * 3}</w:tbl>" + paragraph("Two", HEADING) + long)
    assert words_of(facts) == [("", 0), ("One", 12), ("Two", 60)]


def test_words_of_two_columns_belong_to_the_heading_above_them():
    section = (
        '<w:sectPr><w:pgSz w:w="8391" w:h="11906"/><w:pgMar w:top="720" w:right="720" w:bottom="720" w:left="720"/>'
        '<w:cols w:num="2"/></w:sectPr>'
    )
    body = paragraph("One", HEADING) + paragraph("x") * 5 + paragraph("Two", HEADING) + paragraph("y z", TALL) * 8
    facts = page_facts(lay_out(document(body, section)))
    assert words_of(facts) == [("", 0), ("One", 5), ("Two", 16)]


def test_headings_over_several_lines_and_numbers_of_lists_are_not_counted():
    title = "A heading that is by far too long for one line of a narrow page, so that it takes two or more"
    facts = facts_of(paragraph(title, HEADING) + paragraph("one two"))
    assert words_of(facts) == [("", 0), (title, 2)]


def test_notes_are_not_counted():
    note = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("of the note")}</w:footnote></w:footnotes>'
    text = '<w:p><w:r><w:t>two words</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    facts = facts_of(paragraph("One", HEADING) + text, **related("footnotes", "footnotes.xml", note.encode()))
    assert facts.sections[1].words == 2


def test_a_heading_is_left_at_the_foot_whatever_note_stands_below_it():
    note = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("note")}</w:footnote></w:footnotes>'
    noted = '<w:p><w:r><w:t>text</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    body = noted + paragraph("first", TALL) * 4 + paragraph("Left alone", HEADING) + paragraph("text", TALL)
    facts = facts_of(body + paragraph("Last", HEADING), **related("footnotes", "footnotes.xml", note.encode()))
    assert facts.pages == 2
    assert facts.headings_at_foot == ("Left alone",)


def test_a_heading_that_keeps_with_its_text_is_not_left_alone():
    keep = f"<w:keepNext/>{HEADING}"
    facts = facts_of(paragraph("first", TALL) * 4 + paragraph("Kept", keep) + paragraph("text", TALL) * 2)
    assert facts.pages == 2
    assert facts.headings_at_foot == ()


def test_heading_styles_make_headings_by_their_name():
    style = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="Own"/><w:basedOn w:val="H"/></w:style></w:styles>'
    )
    body = (
        paragraph("One", '<w:pStyle w:val="H"/>')
        + paragraph("text")
        + paragraph("Two", '<w:pStyle w:val="own"/>')
        + paragraph("no heading", '<w:pStyle w:val="H"/><w:outlineLvl w:val="9"/>')
    )
    facts = facts_of(body, **related("styles", "styles.xml", style.encode()))
    assert words_of(facts) == [("", 0), ("One", 1), ("Two", 2)]


def cell(text, height=""):
    row = f'<w:trPr><w:trHeight w:val="300" w:hRule="{height}"/></w:trPr>' if height else ""
    return (
        '<w:tbl><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
        f"<w:tr>{row}<w:tc><w:tcPr><w:tcW w:w='900' w:type='dxa'/></w:tcPr>{paragraph(text)}</w:tc></w:tr></w:tbl>"
    )


@pytest.mark.parametrize(
    ("body", "overfull"),
    [
        (cell("short"), 0),
        (cell("two short words"), 0),
        (cell("petrochemicals"), 1),
        (cell("one two three four five six", "exact"), 1),
        (cell("one", "exact"), 0),
        (cell("one two three four five six", "atLeast"), 0),
        (paragraph("word " * 200), 0),
        (paragraph("x" * 300), 1),
    ],
)
def test_cells_and_lines_that_hold_too_much_are_told(body, overfull):
    assert min(len(facts_of(body).overfull), 1) == overfull


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_no_word_of_the_note_is_cut_by_a_narrow_column(metric_fonts, language):
    note = Path(__file__).parents[1] / "golden" / f"visit_note.{language}.docx"
    assert page_facts(lay_out(read_package(note.read_bytes()), metric_fonts)).overfull == ()
