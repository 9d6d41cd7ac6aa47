"""The PDF of a document."""

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.pages import pdf_bytes

DOCUMENTS = Path(__file__).parent / "documents"


def test_a_pdf_is_made_without_an_application_and_a_display(tmp_path):
    code = (
        "import sys; from pathlib import Path\n"
        "from briefing.pages import pdf_of\n"
        "from briefing.word.package import read_package\n"
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
    pikepdf = pytest.importorskip("pikepdf")
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
