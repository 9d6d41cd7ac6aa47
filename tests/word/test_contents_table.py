"""A contents table is marked as out of date, so that Word makes it anew."""

import re

import pytest

from briefing.word import compile_template
from tests.word.documents import document, run


def _field(*codes: str, inner: str = "") -> str:
    code = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in codes)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{mark.format('begin')}{code}{mark.format('separate')}{inner}{mark.format('end')}"


PAGE = _field(" PAGEREF _Toc1 ", inner=run("1"))


@pytest.mark.parametrize(
    "contents",
    [
        f"<w:p>{_field(' TO', 'C ', inner=PAGE)}</w:p>",
        f'<w:p><w:fldSimple w:instr=" TOC \\h ">{PAGE}</w:fldSimple></w:p>',
    ],
)
def test_only_the_contents_table_is_marked(contents: str) -> None:
    markup = compile_template(document(contents, "{{ a }}")).render({"a": "x"})["word/document.xml"].decode()
    [marked] = re.findall(r"<w:\w+ [^>]*w:dirty=\"true\"", markup)
    assert "PAGEREF" not in marked
    assert markup.index(marked) < markup.index("PAGEREF")


def test_a_document_without_tags_stays_as_it_is() -> None:
    data = document(f"<w:p>{_field(' TOC ', inner=PAGE)}</w:p>")
    assert b"dirty" not in compile_template(data).render({})["word/document.xml"]
