"""What Word documents hold beside plain paragraphs is laid out, or shown as a marked box."""

import pytest

from briefing.pages import LayoutError, Typesetter, lay_out
from briefing.pages.display import Group, MarkedBox
from briefing.pages.hyphenation import Hyphenator

from .building import control, document, paragraph

WORDS = "Министерство рассмотрело ход работ и отметило, что первый этап завершён в срок. "


def texts(pages):
    return [pages.text(index) for index in range(len(pages))]


def drawables(items):
    for _, _, item in items:
        yield item
        if isinstance(item, Group):
            yield from drawables(item.items)


def test_page_number_fields_count_the_pages():
    field = '<w:p><w:fldSimple w:instr="PAGE"/><w:r><w:t> / </w:t></w:r><w:fldSimple w:instr="NUMPAGES"/></w:p>'
    pages = lay_out(document(field + paragraph("x", "<w:pageBreakBefore/>") + paragraph("y", "<w:pageBreakBefore/>")))
    assert len(pages) == 3
    assert pages.text(0).splitlines()[0] == "1 / 3"


def test_a_result_of_a_complex_field_is_shown_and_its_instruction_is_not():
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1 марта</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert texts(lay_out(document(body))) == ["1 марта"]


def test_deleted_text_is_left_out_and_inserted_text_is_shown():
    body = "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"
    assert texts(lay_out(document(body))) == ["new"]


def test_a_row_taller_than_the_page_goes_on_overleaf():
    cell = f"<w:tc>{paragraph(WORDS * 90)}</w:tc>"
    pages = lay_out(document(f'<w:tbl><w:tblGrid><w:gridCol w:w="6000"/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>'))
    assert len(pages) > 2
    assert " ".join("".join(texts(pages)).split()).count("первый этап") > 0
    assert sum(text.count("завершён") for text in texts(pages)) == 90


@pytest.mark.parametrize(("rows", "first_page"), [(12, False), (200, True)])
def test_a_heading_goes_overleaf_with_the_rows_that_stay_together_unless_no_page_holds_them(rows, first_page):
    row = f"<w:tr><w:tc>{paragraph('row', '<w:keepNext/>')}</w:tc></w:tr>"
    table = f'<w:tbl><w:tblGrid><w:gridCol w:w="6000"/></w:tblGrid>{row * rows}</w:tbl>'
    above = paragraph("above") * 32
    pages = lay_out(document(above + paragraph("HEADING", "<w:keepNext/>") + table + paragraph("below")))
    assert ("HEADING" in pages.text(0)) is first_page
    assert pages.text(1).startswith("HEADING") is not first_page


def test_header_rows_repeat():
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    rows = row.format("<w:tblHeader/>", "HEAD") + "".join(row.format("<w:cantSplit/>", f"row {i}") for i in range(120))
    pages = lay_out(document(f'<w:tbl><w:tblGrid><w:gridCol w:w="6000"/></w:tblGrid>{rows}</w:tbl>'))
    assert len(pages) > 2
    assert all(text.startswith("HEAD") for text in texts(pages))


@pytest.mark.parametrize("width", range(2150, 2300, 10))
def test_a_space_that_overruns_the_last_line_makes_no_line_of_its_own(width, metric_fonts):
    look = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="22"/>'
    text = paragraph("Главы двух государств. ", "", look)
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{text}</w:tc>'
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    grid = f'<w:tblPr><w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
    pages = lay_out(document(f"<w:tbl>{grid}<w:tr>{cell}</w:tr></w:tbl>{paragraph('after')}"), metric_fonts)
    assert "" not in [line.text for _, _, line in pages.pages[0].lines]


def test_an_unknown_element_is_a_marked_box():
    pages = lay_out(document('<w:altChunk r:id="rId9"/>' + paragraph("after")))
    assert any(isinstance(item, MarkedBox) for line in pages.pages[0].lines for _, _, item in line[2].objects)


def test_arabic_letters_join_and_keep_their_place():
    pages = lay_out(document(paragraph("Sayed: السلام عليكم, end")))
    (_, _, line), *_ = pages.pages[0].lines
    assert line.text == "Sayed: السلام عليكم, end"
    assert line.xs == sorted(line.xs)


def test_a_control_over_an_empty_text_still_has_a_place():
    pages = lay_out(document(f"<w:p>{control('visit/city', '')}<w:r><w:t>.</w:t></w:r></w:p>"))
    assert len(pages.rectangles_of("visit/city")) == 1


def test_the_innermost_control_is_hit_with_offsets_over_line_breaks():
    inner = "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>"
    for tag in ("a/b", "a"):
        inner = f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    pages = lay_out(document(f"<w:p>{inner}</w:p>"))
    first, second = (rectangle for _, rectangle in pages.rectangles_of("a/b"))
    assert pages.field_at(0, first.center()).tag == "a/b"
    second.setLeft(second.left() + 0.1)
    assert pages.field_at(0, second.topLeft() + (second.center() - second.topLeft()) * 0.01).offset == 4


def test_unchanged_blocks_are_laid_out_once():
    typesetter = Typesetter()
    body = [paragraph(WORDS * 3) for _ in range(5)]
    before = typesetter.lay_out(document("".join(body)))
    body[4] = paragraph("changed")
    after = typesetter.lay_out(document("".join(body)))
    kept = {id(line) for _, _, line in before.pages[0].lines} & {id(line) for _, _, line in after.pages[0].lines}
    assert len(kept) > 3


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"word/document.xml": b"no xml"},
        {"word/document.xml": b"<a/>"},
        {"word/document.xml": b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'},
    ],
)
def test_what_is_no_document_is_refused_in_plain_words(parts):
    with pytest.raises(LayoutError) as refused:
        lay_out(parts)
    assert str(refused.value)[0].isupper()


def test_margins_without_room_are_refused():
    section = '<w:sectPr><w:pgSz w:w="3000" w:h="3000"/><w:pgMar w:left="1500" w:right="1500"/></w:sectPr>'
    with pytest.raises(LayoutError, match="margins"):
        lay_out(document(paragraph("x"), section))


def test_words_are_parted_where_the_patterns_of_a_dictionary_allow():
    patterns = "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\n% a remark\nn1f\n1ma\n2mati\n1ti\n"
    assert Hyphenator(patterns.encode()).places("information") == [2]  # "mati" hides "ti"
    assert Hyphenator(patterns.encode()).places("mate") == []
    assert Hyphenator(b"NO-SUCH-CODE\n1ma\n").places("information") == []


def test_text_of_a_turned_cell_is_read_with_the_page_and_makes_its_row_as_high_as_it_is_long():
    turned = '<w:tc><w:tcPr><w:tcW w:w="900"/><w:textDirection w:val="btLr"/></w:tcPr>{}</w:tc>'
    row = f"<w:tr>{turned.format(paragraph('Показатель'))}</w:tr>"
    table = f'<w:tbl><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>{row}</w:tbl>'
    pages = lay_out(document(table + paragraph("after")))
    assert texts(pages) == ["Показатель\nafter"]
    below = next(y for _, y, line in pages.pages[0].lines if line.text == "after")
    word = next(line for _, _, line in pages.pages[0].lines if line.text == "Показатель")
    assert below - 720 >= word.right
