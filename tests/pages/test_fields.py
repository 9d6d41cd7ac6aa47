"""A click on a page leads to the field and the character under it."""

from PySide6.QtCore import QPointF


def test_every_field_of_the_memo_is_found_where_it_stands(lay_out_file):
    pages = lay_out_file("memo")
    tags = {span.tag for page in pages.pages for _, _, line in page.lines for span in line.spans if span.tag}
    assert len(tags) > 80
    for tag in tags:
        for page, rectangle in pages.rectangles_of(tag):
            hit = pages.field_at(page, QPointF(rectangle.center()))
            assert hit is not None
            assert hit.tag == tag


def test_a_click_gives_the_character_of_the_field(lay_out_file):
    pages = lay_out_file("memo")
    (page, first), (_, second) = pages.rectangles_of("subject")
    start = pages.field_at(page, QPointF(first.left() + 0.2, first.center().y()))
    later = pages.field_at(page, QPointF(second.left() + 0.2, second.center().y()))
    assert start is not None
    assert later is not None
    assert start.offset == 0
    assert later.offset > 40


def test_beside_every_field_there_is_none(lay_out_file):
    assert lay_out_file("memo").field_at(0, QPointF(5, 5)) is None


def test_fields_in_headers_and_table_cells_are_found(lay_out_file):
    pages = lay_out_file("memo")
    assert {page for page, _ in pages.rectangles_of("classification1")} == {0}
    assert pages.rectangles_of("indicators.1.name")
