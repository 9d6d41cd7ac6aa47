"""The PDF of a document."""

import io
import shutil
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
import pytest
from lxml import etree
from pikepdf.models.metadata import decode_pdf_date
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from briefing.pages import lay_out, pdf_bytes

from .building import document, paragraph, picture

DOCUMENTS = Path(__file__).parent / "documents"


def test_a_pdf_is_made_without_an_application_and_a_display(tmp_path):
    code = (
        "import sys; from pathlib import Path\n"
        "from briefing.pages import pdf_of\n"
        "from briefing.word.ooxml.package import read_package\n"
        "Path(sys.argv[2]).write_bytes(pdf_of(read_package(Path(sys.argv[1]).read_bytes())))\n"
    )
    target = tmp_path / "memo.pdf"
    subprocess.run([sys.executable, "-c", code, str(DOCUMENTS / "memo.docx"), str(target)], check=True, timeout=60)
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.office
def test_text_of_the_pdf_extracts_in_order(tmp_path, lay_out_file):
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed")
    target = tmp_path / "memo.pdf"
    target.write_bytes(pdf_bytes(lay_out_file("memo")))
    text = subprocess.run(["pdftotext", str(target), "-"], check=True, capture_output=True, text=True).stdout
    assert "Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і" in text
    assert text.index("СЛУЖЕБНАЯ ЗАПИСКА") < text.index("Суть вопроса") < text.index("Достигнутые результаты")


def test_the_pdf_has_links_bookmarks_language_and_no_traces(lay_out_file):
    data = pdf_bytes(lay_out_file("memo"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        links = [str(a.A.URI) for page in pdf.pages for a in page.obj.get("/Annots", ())]
        assert links
        assert all(link.startswith("http") for link in links)
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root][:2] == ["1. Суть вопроса", "2. Достигнутые результаты"]
        assert str(pdf.Root.Lang) == "ru-RU"
        with pdf.open_metadata() as metadata:
            assert metadata.pdfa_status == "2B"
        assert pdf.Root.OutputIntents
        fonts = [f for f in pdf.objects if isinstance(f, pikepdf.Dictionary) and f.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("/FontFile2" in font and "+" in str(font.FontName) for font in fonts)
    assert str(Path.home()).encode() not in data


def xmp_values(pdf):
    """The texts of the XMP packet by the name of their property."""
    root = etree.fromstring(pdf.Root.Metadata.read_bytes().partition(b"?>")[2].rpartition(b"<?")[0])
    properties = root.iterfind(".//{*}Description/*")
    return {etree.QName(element).localname: "".join(element.itertext()).strip() for element in properties}


@pytest.mark.parametrize("name", ["memo", "constructs"])
def test_the_pdf_keeps_the_rules_of_pdf_a_2b(lay_out_file, name):
    """The rules of ISO 19005-2 that a program can break here; PDFBox Preflight found the rest kept."""
    data = pdf_bytes(lay_out_file(name))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said, info = xmp_values(pdf), pdf.docinfo
        assert (said["part"], said["conformance"]) == ("2", "B")
        assert (said["title"], said["creator"]) == (str(info.Title), str(info.Author))
        assert (said["Producer"], said["CreatorTool"]) == (str(info.Producer), str(info.Creator))
        assert decode_pdf_date(str(info.CreationDate)).isoformat() == said["CreateDate"]
        assert "/ID" in pdf.trailer
        assert not pdf.is_encrypted
        assert not {"/OpenAction", "/AA", "/Names", "/AcroForm"} & set(pdf.Root.keys())
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.S), int(intent.DestOutputProfile.N)) == ("/GTS_PDFA1", 3)
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                assert item.get("/S") not in {"/JavaScript", "/Launch", "/Transparency"}
                assert item.get("/Subtype") != "/Image" or not {"/SMask", "/Alternates", "/OPI"} & set(item.keys())
                assert item.get("/Type") != "/FontDescriptor" or "/CIDSet" not in item
                assert item.get("/Type") != "/Annot" or int(item.F) & 0b110 == 0b100  # printed, not hidden
        for page in pdf.pages:
            assert not {"/DeviceCMYK", "/Separation"} & {str(v) for v in page.resources.ColorSpace.values()}
            assert all(float(state.get("/ca", 1)) == 1 for state in page.resources.ExtGState.values())


def saved(kind, pixels):
    """A picture of one colour, 40 by 30 pixels, as a file."""
    image = QImage(40, 30, pixels)
    image.fill(QColor(51, 102, 153, 128 if image.hasAlphaChannel() else 255))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


def pictures_of(pdf):
    return [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]


@pytest.mark.parametrize("pixels", [QImage.Format.Format_RGB32, QImage.Format.Format_Grayscale8])
def test_a_photograph_is_kept_as_the_file_it_came_as(pixels):
    data = saved("JPG", pixels)
    with pikepdf.open(io.BytesIO(pdf_bytes(lay_out(picture("photo.jpg", data))))) as pdf:
        (found,) = pictures_of(pdf)
        assert found.read_raw_bytes() == data
        assert (found.Width, found.Height, found.Filter) == (40, 30, "/DCTDecode")
        assert (found.ColorSpace == "/DeviceGray") is (pixels is QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize(
    ("pixels", "color"),
    [
        (QImage.Format.Format_RGB32, b"\x33\x66\x99"),
        (QImage.Format.Format_ARGB32, b"\x98\xb2\xcc"),
        (QImage.Format.Format_Grayscale8, b"\x5b"),
    ],
)
def test_other_pictures_keep_every_pixel_on_white(pixels, color):
    with pikepdf.open(io.BytesIO(pdf_bytes(lay_out(picture("drawing.png", saved("PNG", pixels)))))) as pdf:
        (found,) = pictures_of(pdf)
        content = found.read_bytes()
        assert len(content) == 40 * 30 * len(color)
        assert all(abs(one - other) <= 1 for one, other in zip(content[: len(color)], color, strict=True))


def test_damaged_pictures_leave_no_trace_but_their_box():
    for name, data in (("photo.jpg", saved("JPG", QImage.Format.Format_RGB32)[:200]), ("x.png", b"\x89PNG")):
        with pikepdf.open(io.BytesIO(pdf_bytes(lay_out(picture(name, data))))) as pdf:
            assert pictures_of(pdf) == []


def test_a_title_may_hold_any_character():
    title = "Вопрос <№ 5> & «ответ» — қорытынды"
    parts = document(paragraph(escape(title), '<w:outlineLvl w:val="0"/>'))
    with pikepdf.open(io.BytesIO(pdf_bytes(lay_out(parts)))) as pdf:
        assert xmp_values(pdf)["title"] == str(pdf.docinfo.Title) == title
