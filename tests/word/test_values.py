"""Values that bring markup of their own: formatted words, paragraphs, pictures."""

import io
import struct
import zlib

import docx
import pytest
from lxml import etree

from briefing.word import Picture, PictureError, RichText, RichTextParagraph, compile_template
from briefing.word.printing.values import WordValue
from tests.word.documents import document, members_of, paragraph, texts


def png(width: int = 96, height: int = 48) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x20\x60\xa0" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("tag", ["{{ a }}", "{{r a }}"])
def test_formatted_words_keep_their_look(tag: str) -> None:
    rich = RichText("late", color="#C00000", bold=True)
    rich.add(" and ")
    rich.add("here", url="https://example.org/?a=1&b=2")
    package = compile_template(document(f"x {tag} y")).render({"a": rich}).package()
    opened = docx.Document(io.BytesIO(package))
    assert opened.paragraphs[0].text == "x late and here y"
    assert [run.bold for run in opened.paragraphs[0].runs if run.text == "late"] == [True]
    assert opened.paragraphs[0].hyperlinks[0].address == "https://example.org/?a=1&b=2"


def test_an_address_that_could_run_something_becomes_plain_words() -> None:
    parts = compile_template(document("{{ a }}")).render({"a": RichText("x", url="file:///etc/passwd")})
    assert b"hyperlink" not in parts["word/document.xml"]
    assert b"passwd" not in parts["word/_rels/document.xml.rels"]


def test_whole_paragraphs_take_the_place_of_theirs() -> None:
    rich = RichTextParagraph("Title", parastyle="heading 1")
    rich.add("Words")
    markup = compile_template(document("a", "{{p x }}", "b")).render({"x": rich})["word/document.xml"]
    assert texts(markup) == ["a", "Title", "Words", "b"]
    assert b'<w:pStyle w:val="Heading1"/>' in markup


@pytest.mark.parametrize("controls", [False, True])
@pytest.mark.parametrize("value", [RichText("late", bold=True), Picture(png(), description="late")])
def test_words_and_pictures_given_for_a_paragraph_get_one(value: WordValue, controls: bool) -> None:
    data = document("a", "{{p x }}", "b")
    markup = compile_template(data).render({"x": value}, controls=controls)["word/document.xml"]
    body = etree.fromstring(markup)[0]
    assert {etree.QName(child).localname for child in body} <= {"p", "sdt", "sectPr"}
    assert b"late" in markup
    assert len(texts(markup)) == 3


def test_pictures_stand_in_body_and_header_and_are_kept_once() -> None:
    picture = Picture(png(), width_mm=20, description="Emblem & seal")
    data = document("{{ p }}", "again {{ p }}", parts={"header1": paragraph("{{ p }}")})
    package = compile_template(data).render({"p": picture}).package()
    opened = docx.Document(io.BytesIO(package))
    assert [shape.width.mm for shape in opened.inline_shapes] == [20, 20]
    assert [shape.height.mm for shape in opened.inline_shapes] == [10, 10]
    assert opened.sections[0].header.part.related_parts
    assert [name for name in members_of(package) if "media" in name] == ["word/media/briefing1.png"]


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"<svg/>", b"\xff\xd8\xff\xe0"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError):
        Picture(data)
