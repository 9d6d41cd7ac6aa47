"""What the manual of docxtpl shows besides tags works here too, with docxtpl itself as the oracle."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import docxtpl
import jinja2
import pytest
from docx.shared import Mm

from briefing.word import (
    Listing,
    PackageError,
    Parts,
    Picture,
    RenderError,
    RichText,
    RichTextParagraph,
    compile_template,
    read_package,
)
from briefing.word.inspection.check import template_fields
from tests.word.documents import document, members_of, paragraph, table, texts
from tests.word.office import shown_text
from tests.word.test_values import png

BODY, HEADER = "word/document.xml", "word/header1.xml"
OLD, NEW = png(40, 20), png(30, 30)


def peer(data: bytes, values: Mapping[str, Any], work: Callable[[Any], None] = lambda _: None) -> dict[str, bytes]:
    """The members of the document that docxtpl makes."""
    made = docxtpl.DocxTemplate(io.BytesIO(data))
    made.render(dict(values), autoescape=True)
    work(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return members_of(buffer.getvalue())


VALUES: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    ("A {{r a }} B", lambda library: library.RichText("x\ny\tz\aw\fv", bold=True)),
    ("A {{r a }} B", lambda library: library.RichText(3 * "\t" + "   ")),
    ("{{p a }}", lambda library: library.RichTextParagraph("x\ny\aw", parastyle="Heading1")),
    ("q {{ a }} r", lambda library: library.Listing("x\ny\tz\aw\fv & <")),
)


class _Ours:
    RichText, RichTextParagraph, Listing = RichText, RichTextParagraph, Listing


@pytest.mark.parametrize("controls", [False, True])
@pytest.mark.parametrize(("tag", "make"), VALUES)
def test_line_paragraph_and_page_ends_in_rich_values(tag: str, make: Callable[[Any], Any], controls: bool) -> None:
    data = document("before", tag, "after")
    ours = compile_template(data).render({"a": make(_Ours)}, controls=controls)
    assert texts(ours[BODY]) == texts(peer(data, {"a": make(docxtpl)})[BODY])


def test_rich_paragraphs_in_the_place_of_a_run_end_the_line() -> None:
    rich = RichTextParagraph("one", parastyle="Heading1")
    rich.add("two")
    assert texts(compile_template(document("A {{r a }} B")).render({"a": rich})[BODY]) == ["A ", "one", "two", " B"]


def test_the_end_of_a_paragraph_in_a_cell_keeps_the_cell() -> None:
    markup = compile_template(document(table(("{{ a }}", "b")))).render({"a": RichText("x\ay")})[BODY]
    assert texts(markup) == ["x", "y", "b"]


def _with_picture(*lines: str, name: str = "", header: bool = False) -> bytes:
    """A document with the old picture, whose alternative text is `name`, among lines of text."""
    made = docx.Document()
    holder = made.sections[0].header.paragraphs[0] if header else made.add_paragraph()
    shape = holder.add_run().add_picture(io.BytesIO(OLD), width=Mm(40))
    shape._inline.docPr.set("descr", name)
    shape._inline.graphic.graphicData.pic.nvPicPr.cNvPr.set("descr", name)
    for line in lines:
        made.add_paragraph(line)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _shown(parts: Mapping[str, bytes], header: bool = False) -> tuple[bytes, float, float, str]:
    """The data, width and height (mm) and description of the first picture of a document."""
    opened = docx.Document(io.BytesIO(parts.package() if isinstance(parts, Parts) else b""))
    part = opened.sections[0].header.part if header else opened.part
    (shape, *_) = part.element.xpath(".//wp:inline")
    data = part.related_parts[shape.graphic.graphicData.pic.blipFill.blip.embed].blob
    return data, shape.extent.cx.mm, shape.extent.cy.mm, shape.docPr.get("descr")


@pytest.mark.parametrize("header", [False, True])
def test_a_named_picture_is_replaced(header: bool) -> None:
    data = _with_picture("{{ a }}", name="logo.png", header=header)
    expected = peer(data, {"a": "x"}, lambda made: made.replace_pic("logo.png", io.BytesIO(NEW)))
    parts = compile_template(data).render({"a": "x"}, pictures={"logo.png": Picture(NEW)})
    assert NEW in expected.values()
    assert _shown(parts, header) == (NEW, 20, 20, "logo.png")
    assert texts(parts[BODY]) == texts(expected[BODY])


def test_a_name_that_no_picture_has_is_told_with_those_there_are() -> None:
    template = compile_template(_with_picture(name="emblem"))
    with pytest.raises(RenderError, match=r"no picture named “logo”.*“emblem”"):
        template.render({}, pictures={"logo": Picture(NEW)})


def test_a_picture_in_the_alternative_text_takes_the_place_of_the_picture() -> None:
    template = compile_template(_with_picture(name="The emblem: {{ emblem }}"))
    parts = template.render({"emblem": Picture(NEW, description="eagle & sun", width_mm=10)})
    assert _shown(parts) == (NEW, 10, 10, "The emblem: eagle & sun")
    assert _shown(template.render({"emblem": "words"})) == (OLD, 40, 20, "The emblem: words")


def test_each_turn_of_a_loop_shows_its_picture() -> None:
    data = _with_picture(name="{{ person.photo }}")
    members = members_of(data)
    body = members[BODY].replace(b"<w:body>", b"<w:body><w:p><w:r><w:t>{%p for person in people %}</w:t></w:r></w:p>")
    end = b"<w:p><w:r><w:t>{%p endfor %}</w:t></w:r></w:p><w:sectPr"
    members[BODY] = body.replace(b"<w:sectPr", end)
    photos = [png(10, 10 + turn) for turn in range(3)]
    buffer = docx_of(members)
    parts = compile_template(buffer).render({"people": [{"photo": Picture(photo)} for photo in photos]})
    opened = docx.Document(io.BytesIO(parts.package()))
    shown = [shape._inline.graphic.graphicData.pic.blipFill.blip.embed for shape in opened.inline_shapes]
    assert [opened.part.related_parts[identity].blob for identity in shown] == photos


def docx_of(members: Mapping[str, bytes]) -> bytes:
    """The package of the members."""
    return Parts(members).package()


def test_media_and_embedded_files_are_replaced_by_content_or_name() -> None:
    members = members_of(_with_picture("{{ a }}")) | {"word/embeddings/sheet1.xlsx": b"old sheet"}
    data = docx_of(members)

    def replace(made: Any) -> None:
        made.replace_media(io.BytesIO(OLD), io.BytesIO(NEW))

    expected = peer(data, {"a": "x"}, replace)
    parts = compile_template(data).render({"a": "x"}).replaced(OLD, NEW)
    name = next(name for name in members if "media" in name)
    assert parts[name] == expected[name] == NEW
    assert parts.replaced(b"old sheet", b"new")["word/embeddings/sheet1.xlsx"] == b"new"
    assert parts.changed({"word/embeddings/sheet1.xlsx": b"other"})["word/embeddings/sheet1.xlsx"] == b"other"
    with pytest.raises(PackageError, match="to be replaced"):
        parts.replaced(b"not there", b"")


def test_pictures_in_the_text_have_the_size_and_the_link_of_docxtpl() -> None:
    data = document("{{ a }}")
    made = docxtpl.DocxTemplate(io.BytesIO(data))
    made.render({"a": docxtpl.InlineImage(made, io.BytesIO(NEW), width=Mm(30), anchor="https://example.org/")})
    buffer = io.BytesIO()
    made.save(buffer)
    picture = Picture(NEW, width_mm=30, address="https://example.org/")
    ours = compile_template(data).render({"a": picture}).package()
    found = []
    for package in (buffer.getvalue(), ours):
        opened = docx.Document(io.BytesIO(package))
        (shape,) = opened.inline_shapes
        link = shape._inline.docPr.xpath("./a:hlinkClick/@r:id")[0]
        found.append((shape.width, shape.height, opened.part.rels[link].target_ref))
    assert found[0] == found[1]


def test_links_in_rich_text_lead_where_those_of_docxtpl_lead() -> None:
    data = document("x {{r a }} y")
    made = docxtpl.DocxTemplate(io.BytesIO(data))
    theirs = docxtpl.RichText("see ")
    theirs.add("here", url_id=made.build_url_id("https://example.org/?a=1&b=2"))
    made.render({"a": theirs})
    buffer = io.BytesIO()
    made.save(buffer)
    rich = RichText("see ")
    rich.add("here", url="https://example.org/?a=1&b=2")
    ours = compile_template(data).render({"a": rich}).package()
    links = [docx.Document(io.BytesIO(package)).paragraphs[0].hyperlinks[0] for package in (buffer.getvalue(), ours)]
    assert [(link.text, link.address) for link in links] == [("here", "https://example.org/?a=1&b=2")] * 2


def test_filters_of_the_caller_are_known() -> None:
    def times(value: float, by: float) -> float:
        return value * by

    data = document("{{ price|times(3) }} {{ name|upper }}")
    environment = jinja2.Environment(autoescape=True)
    environment.filters["times"] = times
    made = docxtpl.DocxTemplate(io.BytesIO(data))
    made.render({"price": 5, "name": "<b>"}, environment)
    buffer = io.BytesIO()
    made.save(buffer)
    ours = compile_template(data, filters={"times": times}).render({"price": 5, "name": "<b>"})
    assert texts(ours[BODY]) == texts(members_of(buffer.getvalue())[BODY]) == ["15 <B>"]


def test_the_names_a_template_asks_for_are_those_docxtpl_finds() -> None:
    data = document(
        "{{ a.b }} {% for x in rows %}{{ x.name }}{{ c }}{% endfor %} {% set own = 1 %}{{ own }}",
        parts={"header1": paragraph("{{ title|upper }} {{ date or today }}")},
    )
    found = docxtpl.DocxTemplate(io.BytesIO(data)).get_undeclared_template_variables()
    assert {field.name.split(".")[0].removesuffix("[]") for field in template_fields(data)} == found


@pytest.mark.office
def test_libreoffice_shows_rich_values_and_the_document_with_a_replaced_picture(tmp_path: Path) -> None:
    template = compile_template(_with_picture("A {{r a }} B", name="{{ logo }}"))
    package = template.render({"a": RichText("one\atwo", bold=True), "logo": Picture(NEW)}).package()
    assert shown_text(package, tmp_path).split() == ["A", "one", "two", "B"]
    assert NEW in dict(read_package(package)).values()
