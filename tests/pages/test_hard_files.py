"""Damaged and hostile documents lay out or say why not, within bounds of time and memory, without a crash."""

import copy
import random
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PySide6.QtGui import QImage, QPainter

from briefing.pages import LayoutError, lay_out, pdf_bytes
from briefing.pages.budget import Budget
from briefing.word.ooxml.package import Parts, read_package

from .building import W, document, paragraph, picture, related

DOCUMENTS = Path(__file__).parent / "documents"
ODD_VALUES = ("-1", "0", "99999999999", "x", "", "1e9", "-5000", "nan", "inf", "auto", "١٢")


def shown_or_refused(parts):
    """Lays out and paints a document as the window does."""
    with suppress(LayoutError):
        pages = lay_out(parts)
        assert len(pages) > 0
        image = QImage(100, 140, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        pages.paint(0, painter)
        painter.end()


def wound(root, rng):
    """Deletes, repeats, moves or relabels an element, or writes an odd value into an attribute."""
    for _ in range(rng.randint(1, 6)):
        elements = list(root.iter(etree.Element))
        element = rng.choice(elements)
        parent = element.getparent()
        act = rng.choice(["delete", "repeat", "move", "rename", "value", "value", "value"])
        if act == "value" and element.attrib:
            element.set(rng.choice(list(element.attrib)), rng.choice(ODD_VALUES))
        elif parent is None:
            continue
        elif act == "delete":
            parent.remove(element)
        elif act == "repeat":
            parent.extend(copy.deepcopy(element) for _ in range(rng.choice([1, 30])))
        elif act == "move":
            target = rng.choice(elements)
            if element not in target.iterancestors() and target is not element:
                target.append(element)
        elif act == "rename":
            element.tag = rng.choice(elements).tag


@pytest.mark.parametrize("name", ["constructs", "memo", "visit_note.kk"])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 1_000_000))
def test_wounded_parts(name, seed):
    rng = random.Random(seed)
    parts = dict(read_package((DOCUMENTS / f"{name}.docx").read_bytes()))
    part = rng.choice([n for n in parts if n.endswith((".xml", ".rels"))])
    if rng.random() < 0.1:
        del parts[part]
    elif rng.random() < 0.1:
        parts[part] = parts[part][: rng.randrange(len(parts[part]))]
    else:
        root = etree.fromstring(parts[part])
        wound(root, rng)
        parts[part] = etree.tostring(root)
    shown_or_refused(Parts(parts))


def nested_tables(depth):
    inner = paragraph("deep")
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    return inner


def list_of(level, count):
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    item = paragraph("", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    return document(item * count, **related("numbering", "numbering.xml", numbering.encode()))


@pytest.mark.parametrize(
    "body",
    [
        "<w:p/>" * 3000,
        paragraph("x" * 60_000),
        paragraph("\u0301" * 500 + "\U0001f600" * 200),
        paragraph("السلام " * 500, "<w:bidi/>", "<w:rtl/>"),
        "<w:tbl/>",
        "<w:tbl><w:tr/></w:tbl>",
        "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>" * 20,
        "<w:tbl><w:tr><w:tc><w:p/>" * 40 + "</w:tc></w:tr></w:tbl>" * 40,
        nested_tables(80),
        f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * 2000}</w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc>{paragraph('word ' * 40) * 200}</w:tc></w:tr></w:tbl>",
        paragraph("x", '<w:ind w:left="90000" w:firstLine="-99999"/>'),
        paragraph("x", '<w:ind w:left="nan" w:right="inf"/><w:spacing w:line="inf"/>', '<w:sz w:val="nan"/>'),
        paragraph("x", '<w:spacing w:line="1" w:lineRule="exact"/>'),
        paragraph("x", '<w:pBdr><w:top w:val="single" w:sz="99999" w:space="99999"/></w:pBdr>'),
        paragraph("a\u00adb" * 3000),
        "<w:p><w:r><w:t>a</w:t>" + "<w:tab/>" * 2000 + "</w:r></w:p>",
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>lost</w:t></w:r></w:p>' * 10,
        "".join(f'<w:bookmarkStart w:name="b{i}"/>' for i in range(9000)).join(("<w:p>", "</w:p>")),
        paragraph("keep", "<w:keepNext/><w:keepLines/>") * 400,
        paragraph("x", "", '<w:sz w:val="3000"/>') * 5,
    ],
    ids=lambda body: body[:40],
)
def test_hard_bodies(body):
    shown_or_refused(document(body))


def test_what_is_nested_too_deeply_is_marked():
    pages = lay_out(document(nested_tables(40)))
    image = QImage(600, 840, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    pages.paint(0, painter)
    painter.end()
    assert any(image.pixelColor(x, y).name() == "#fef3c7" for x in range(0, 600, 2) for y in range(0, 300, 2))


@pytest.mark.parametrize("number_format", ["lowerLetter", "upperRoman", "russianLower", "ordinal"])
def test_list_labels_wider_than_the_line(number_format):
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="99999999999"/><w:numFmt w:val="{number_format}"/>'
        '<w:lvlText w:val="%1%1%1%1%1%1%1%1"/></w:lvl>'
    )
    assert len(lay_out(list_of(level, 3))) > 0


def test_styles_that_are_based_on_each_other():
    loop = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("ab", "ba")
    )
    styles = related("styles", "styles.xml", f"<w:styles {W}>{loop}</w:styles>".encode())
    assert len(lay_out(document(paragraph("x", '<w:pStyle w:val="a"/>'), **styles))) == 1


# Bounds


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("<w:p/>" * 1_000_001, "“word/document.xml” of the document is too large"),
        (paragraph("word " * 100_001), "500,000 characters"),
        (paragraph("x", "<w:pageBreakBefore/>") * 2100, "too many pages"),
    ],
    ids=["elements", "paragraph", "pages"],
)
def test_what_is_too_much_is_told(body, cause):
    with pytest.raises(LayoutError, match=cause):
        lay_out(document(body))


def long_text(count):
    """So many paragraphs of sixty words, no two alike, so that none is laid out for another."""
    return document("".join(paragraph(f"{i} " * 60) for i in range(count)))


def test_a_layout_stops_when_its_time_is_up():
    with pytest.raises(LayoutError, match=r"takes more than 0\.2 seconds"):
        lay_out(long_text(3000), budget=Budget(seconds=0.2))


def test_a_layout_stops_when_its_memory_is_used_up():
    with pytest.raises(LayoutError, match="takes more than 8 MB of memory"):
        lay_out(long_text(3000), budget=Budget(memory=8 * 2**20))


def test_printing_keeps_to_the_time_of_the_whole():
    pages = lay_out(long_text(600))
    with pytest.raises(LayoutError, match=r"takes more than 0\.03 seconds"):
        pdf_bytes(pages, Budget(seconds=0.03))


# Pictures


def png(width, height, *, damaged=False):
    """A grey picture with transparency, cheap to make at any size."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(1)
    row = b"\0" + b"\x80" * (2 * width)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 4, 0, 0, 0)
    body = b"\0" * 20 if damaged else pixels
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def middle_of(parts):
    """The colour in the middle of the picture that fills the page's upper left corner."""
    pages = lay_out(parts)
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    pages.paint(0, painter)
    painter.end()
    return image.pixelColor(90, 90).name()


@pytest.mark.parametrize(
    ("data", "color"),
    [
        (png(300, 200), "#bfbfbf"),  # half grey, half seen through, on white
        (png(6000, 3000), "#bfbfbf"),
        (png(100_000, 1000), "#fef3c7"),
        (png(300, 200, damaged=True), "#fef3c7"),
        (b"GIF89a\xff\xff\xff\xff", "#fef3c7"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "#fef3c7"),
        (b"", "#fef3c7"),
    ],
    ids=["good", "large", "too-large", "damaged", "head-only", "svg", "empty"],
)
def test_pictures_are_shown_or_marked(data, color):
    assert middle_of(picture("image.png", data)) == color
