"""Tags are filled in every place of a document; where docxtpl fills the place, the text is the same."""

import io
import re
from collections.abc import Callable

import pytest

from briefing.word import compile_template
from tests.word.documents import archive, document, members_of, paragraph, run, texts

docxtpl = pytest.importorskip("docxtpl", reason="docxtpl, the peer, is installed with the group “bench”")

VALUES = {"a": "R&D <x>", "n": 3, "link": "https://example.org/?q=1&r=2", "xs": ["p", "q"]}
BODY = "word/document.xml"
FILLED = "R&D <x>"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

TEXT_BOX = (
    "<w:p><w:r><mc:AlternateContent>"
    '<mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="1" name="Box" descr="{{ a }}"/>'
    f"<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{paragraph('in {{ ', 'a }}')}"
    f"{paragraph('{% for x in xs %}')}{paragraph('{{ x }}')}{paragraph('{% endfor %}')}</w:txbxContent></wps:txbx>"
    "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:shape alt='{{{{ a }}}}'><v:textbox><w:txbxContent>{paragraph('in {{ ', 'a }}')}"
    f"{paragraph('{% for x in xs %}')}{paragraph('{{ x }}')}{paragraph('{% endfor %}')}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
NOTES = (
    f'<w:{{kind}} w:id="1">{paragraph("note {{{{ a }}}}")}</w:{{kind}}>'
    f'<w:{{kind}} w:id="2">{paragraph("{{% if n > 2 %}}many{{% else %}}few{{% endif %}}")}</w:{{kind}}>'
)
KINDS = ("default", "first", "even")


def rendered(data: bytes, *, controls: bool = False) -> dict[str, bytes]:
    """The members of the document that is made of a template."""
    return members_of(compile_template(data).render(VALUES, controls=controls).package())


def of_peer(data: bytes) -> dict[str, bytes]:
    """The members of the document that docxtpl makes."""
    peer = docxtpl.DocxTemplate(io.BytesIO(data))
    peer.render(VALUES, autoescape=True)
    buffer = io.BytesIO()
    peer.save(buffer)
    return members_of(buffer.getvalue())


def changed(data: bytes, change: Callable[[str, str], str]) -> bytes:
    """The package with its members changed by their name and text."""
    return archive({name: change(name, text.decode()).encode() for name, text in members_of(data).items()})


def with_link(target: str) -> bytes:
    """A document with a hyperlink to an address outside."""
    link = f'<w:p><w:hyperlink r:id="link">{run("see {{ a }}")}</w:hyperlink></w:p>'
    relation = (
        f'<Relationship Id="link" Type="{_RELATIONS}/hyperlink" Target="{target}" TargetMode="External"/>'
        "</Relationships>"
    )
    return changed(
        document(link),
        lambda name, text: text.replace("</Relationships>", relation) if name.endswith("document.xml.rels") else text,
    )


def with_headers() -> bytes:
    """A document with headers and footers of the first page, of even pages and of all others."""
    names = [f"{kind}{number}" for kind in ("header", "footer") for number in (1, 2, 3)]
    data = document(
        "{{ a }}",
        parts={name: paragraph(f"{name} {{{{ a }}}}") for name in names},
        section="<w:titlePg/>",
    )
    references = "".join(
        f'<w:{name[:-1]}Reference w:type="{KINDS[int(name[-1]) - 1]}" r:id="{name}"/>' for name in names
    )

    def refer(name: str, text: str) -> str:
        if name != BODY:
            return text
        return re.sub(r"<w:sectPr>.*?<w:titlePg/>", f"<w:sectPr>{references}<w:titlePg/>", text)

    return changed(data, refer)


@pytest.mark.parametrize("controls", [False, True])
def test_both_branches_of_a_text_box_are_filled(controls: bool) -> None:
    markup = rendered(document(TEXT_BOX), controls=controls)[BODY]
    boxes = [line for line in texts(markup) if line]
    assert boxes == ["in R&D <x>", "p", "q"] * 2
    assert markup.count(b'descr="R&amp;D &lt;x&gt;"') == markup.count(b'alt="R&amp;D &lt;x&gt;"') == 1


def test_a_text_box_without_loops_has_the_text_of_docxtpl() -> None:
    box = re.sub(r"<w:p><w:r><w:t[^>]*>{% for.*?endfor %}</w:t></w:r></w:p>", "", TEXT_BOX)
    assert "for x" not in box
    data = document(box)
    assert texts(rendered(data)[BODY]) == texts(of_peer(data)[BODY]) != []


def test_footnotes_are_filled_as_docxtpl_fills_them() -> None:
    data = document("body", parts={"footnotes": NOTES.format(kind="footnote")})
    name = "word/footnotes.xml"
    assert texts(rendered(data)[name]) == texts(of_peer(data)[name]) == [f"note {FILLED}", "many"]


@pytest.mark.parametrize(("part", "kind"), [("endnotes", "endnote"), ("comments", "comment")])
@pytest.mark.parametrize("controls", [False, True])
def test_endnotes_and_comments_are_filled(part: str, kind: str, controls: bool) -> None:
    data = document("body", parts={part: NOTES.format(kind=kind)})
    assert texts(rendered(data, controls=controls)[f"word/{part}.xml"]) == [f"note {FILLED}", "many"]


def test_headers_and_footers_of_every_kind_are_filled_as_docxtpl_fills_them() -> None:
    data = with_headers()
    ours, peer = rendered(data), of_peer(data)
    for name in (f"{kind}{number}" for kind in ("header", "footer") for number in (1, 2, 3)):
        member = f"word/{name}.xml"
        assert texts(ours[member]) == texts(peer[member]) == [f"{name} {FILLED}"]


@pytest.mark.parametrize("target", ["{{ link }}", "%7B%7B%20link%20%7D%7D", "https://example.org/?q=1&amp;r={{ 2 }}"])
def test_the_address_of_a_hyperlink_is_filled(target: str) -> None:
    members = rendered(with_link(target))
    assert 'Target="https://example.org/?q=1&amp;r=2"' in members["word/_rels/document.xml.rels"].decode()
    assert texts(members[BODY]) == [f"see {FILLED}"]


def test_an_address_that_would_run_something_is_left_out() -> None:
    data = with_link("{{ link }}")
    parts = compile_template(data).render({"link": "javascript:alert(1)", "a": ""})
    assert b'Target="#"' in parts["word/_rels/document.xml.rels"]


@pytest.mark.parametrize("controls", [False, True])
def test_the_code_of_a_field_is_filled_also_when_split(controls: bool) -> None:
    code = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "{{ li</w:instrText></w:r>'
        '<w:r><w:instrText>nk }}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("{{ a }}")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        f'<w:p><w:fldSimple w:instr=" REF {{{{ n }}}} ">{run("x")}</w:fldSimple></w:p>'
    )
    markup = rendered(document(code), controls=controls)[BODY].decode()
    codes = "".join(re.findall(r"<w:instrText[^>]*>([^<]*)", markup))
    assert codes == 'HYPERLINK "https://example.org/?q=1&amp;r=2"'
    assert 'w:instr=" REF 3 "' in markup
    assert texts(markup.encode()) == [FILLED, "x"]


def test_core_and_custom_properties_are_filled_and_the_core_ones_as_docxtpl_does() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>On {{ a }}</dc:title>'
        "<dc:subject>{% if n > 2 %}many{% endif %}</dc:subject></cp:coreProperties>"
    )
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Number">'
        "<vt:lpwstr>No. {{ n }}</vt:lpwstr></property></Properties>"
    )
    core = core.replace("n > 2", "n &gt; 2")
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    types = "".join(
        f'<Override PartName="/docProps/{name}.xml" ContentType="application/vnd.openxmlformats-{content}+xml"/>'
        for name, content in (
            ("core", "package.core-properties"),
            ("custom", "officedocument.custom-properties"),
        )
    )

    def tie(name: str, text: str) -> str:
        if name == "[Content_Types].xml":
            return text.replace("</Types>", f"{types}</Types>")
        if name == "_rels/.rels":
            relations = (
                f'<Relationship Id="core" Type="{kind}" Target="docProps/core.xml"/>'
                f'<Relationship Id="own" Type="{_RELATIONS}/custom-properties" Target="docProps/custom.xml"/>'
            )
            return text.replace("</Relationships>", f"{relations}</Relationships>")
        return text

    data = changed(document("body", parts={"docProps/core.xml": core, "docProps/custom.xml": custom}), tie)
    ours, peer = rendered(data), of_peer(data)
    assert "<dc:title>On R&amp;D &lt;x&gt;</dc:title>" in ours["docProps/core.xml"].decode()
    for members in (ours, peer):
        assert "<dc:subject>many</dc:subject>" in members["docProps/core.xml"].decode()
    assert "<vt:lpwstr>No. 3</vt:lpwstr>" in ours["docProps/custom.xml"].decode()
    assert 'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"' in ours["docProps/custom.xml"].decode()
