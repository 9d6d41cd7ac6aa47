"""A Word document as a value of a template looks there as in its own file, and nothing in it does harm."""

import io
import re
import time
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.shared import Mm, Pt
from lxml import etree

from briefing.word import Picture, RenderError, SubDocument, SubDocumentError, compile_template
from tests.word.documents import (
    NAMESPACES,
    W,
    archive,
    document,
    grid,
    members_of,
    paragraph,
    run,
    table,
    texts,
    with_prefix,
)
from tests.word.office import shown_text
from tests.word.test_values import png

BODY = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
LIST = (
    '<w:abstractNum w:abstractNumId="7"><w:nsid w:val="0000000A"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>'
)
ITEM = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr><w:r><w:t>item</w:t></w:r></w:p>'
TEMPLATE = ("before", "{{p annex }}", "after")


def styled(data: bytes, styles: str = "", defaults: str = "") -> bytes:
    """The document with other styles besides, or defaults."""
    members = members_of(data)
    sheet = members["word/styles.xml"].decode().replace("</w:styles>", f"{styles}</w:styles>")
    members["word/styles.xml"] = re.sub(r"(<w:styles[^>]*>)", rf"\1{defaults}", sheet).encode()
    return archive(members)


def style(identity: str, name: str, look: str, kind: str = "paragraph", base: str = "Normal") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{based}{look}</w:style>'


def defaults(look: str, spacing: str = "") -> str:
    paragraphs = f"<w:pPrDefault><w:pPr>{spacing}</w:pPr></w:pPrDefault>" if spacing else ""
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{look}</w:rPr></w:rPrDefault>{paragraphs}</w:docDefaults>"


def merged(
    sub: bytes, *blocks: str, template: bytes | None = None, values: Mapping[str, object] | None = None
) -> dict[str, bytes]:
    """The members of the template with the sub-document in the place of `annex`."""
    compiled = compile_template(template or document(*(blocks or TEMPLATE)))
    return members_of(compiled.render({"annex": SubDocument(sub), **(values or {})}).package())


def style_ids(markup: bytes) -> list[str]:
    """The style of each paragraph, empty for those that name none."""
    return [
        next((item.get(f"{{{W}}}val") for item in paragraph.iter(f"{{{W}}}pStyle")), "")
        for paragraph in etree.fromstring(markup).iter(f"{{{W}}}p")
    ]


def look(members: Mapping[str, bytes], identity: str) -> str:
    """What a style of the merged document says, as plain markup."""
    for item in etree.fromstring(members["word/styles.xml"]).iter(f"{{{W}}}style"):
        if item.get(f"{{{W}}}styleId") == identity:
            return re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(item, encoding="unicode"))
    raise KeyError(identity)


@pytest.mark.parametrize("controls", [False, True])
def test_its_paragraphs_and_tables_take_the_place_of_the_tag(controls: bool) -> None:
    sub = SubDocument(document("one & two", table(("a", "b")), "last", section='<w:pgSz w:w="1" w:h="1"/>'))
    parts = compile_template(document(*TEMPLATE)).render({"annex": sub}, controls=controls)
    assert texts(parts[BODY]) == ["before", "one & two", "a", "b", "last", "after"]
    assert grid(parts[BODY]) == [["a", "b"]]
    assert parts[BODY].count(b"<w:sectPr") == 1
    assert b"pgSz" not in parts[BODY]


def test_a_template_may_print_it_in_cells_lines_headers_and_loops() -> None:
    sub = document("x", table(("y", "z")))
    data = document(table(("{{p annex }}",)), "in a line {{ annex }} goes on", "{%p for i in [1, 2] %}", "{{p annex }}",
                    "{%p endfor %}", parts={"header1": paragraph("{{p annex }}")})  # fmt: skip
    members = merged(sub, template=data)
    assert texts(members[BODY])[:4] == ["x", "y", "z", ""]
    assert texts(members[BODY]).count("x") == 4
    assert texts(members["word/header1.xml"])[:3] == ["x", "y", "z"]
    docx.Document(io.BytesIO(archive(members)))


def test_styles_that_look_the_same_are_those_of_the_template() -> None:
    own = style("Lead", "Lead", "<w:rPr><w:b/></w:rPr>")
    theirs = style("a1", "lead", '<w:rPr w:rsidR="1"><w:b/></w:rPr>')
    members = merged(
        styled(document(paragraph("x", style="a1"), "y", paragraph("z", style="Heading1")), theirs),
        template=styled(document(*TEMPLATE), own),
    )
    assert style_ids(members[BODY]) == ["", "Lead", "", "Heading1", ""]
    assert members["word/styles.xml"] == members_of(styled(document(*TEMPLATE), own))["word/styles.xml"]


def test_styles_that_differ_come_along_under_a_name_of_their_own() -> None:
    theirs = style("Lead", "Lead", "<w:rPr><w:i/></w:rPr>") + style("Sub", "Sub", "", base="Lead")
    own = style("Lead", "Lead", "<w:rPr><w:b/></w:rPr>")
    data = styled(document(paragraph("x", style="Sub"), paragraph("y", style="Lead")), theirs)
    members = merged(data, template=styled(document(*TEMPLATE), own))
    assert style_ids(members[BODY]) == ["", "Sub", "Lead2", ""]
    assert '<w:name w:val="Lead (2)"/>' in look(members, "Lead2")
    assert "<w:i/>" in look(members, "Lead2")
    assert '<w:basedOn w:val="Lead2"/>' in look(members, "Sub")
    assert "<w:b/>" in look(members, "Lead")


def test_two_documents_with_the_same_styles_share_them() -> None:
    data = styled(document(paragraph("x", style="Lead")), style("Lead", "Lead", "<w:rPr><w:i/></w:rPr>"))
    template = styled(document("{{p annex }}", "{{p second }}"), style("Lead", "Lead", "<w:rPr><w:b/></w:rPr>"))
    members = merged(data, template=template, values={"second": SubDocument(data)})
    assert style_ids(members[BODY]) == ["Lead2", "Lead2"]


def test_defaults_that_differ_are_said_by_the_styles() -> None:
    sub = styled(document("x", paragraph("y", style="Heading1")), defaults=defaults('<w:sz w:val="18"/>'))
    template = styled(
        document(*TEMPLATE), defaults=defaults('<w:sz w:val="28"/>', '<w:spacing w:after="200" w:line="276"/>')
    )
    members = merged(sub, template=template)
    assert style_ids(members[BODY]) == ["", "Normal2", "Heading12", ""]
    normal = look(members, "Normal2")
    assert '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>' in normal
    assert '<w:sz w:val="18"/>' in normal
    assert "sz" not in look(members, "Heading12")
    assert 'w:default="1"' not in normal


def test_what_a_table_style_says_goes_before_the_defaults() -> None:
    tight = style("Grid", "Grid", '<w:pPr><w:spacing w:after="0"/></w:pPr>', kind="table", base="")
    inside = table(("in",)).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>')
    sub = styled(document("out", inside), tight, defaults('<w:sz w:val="18"/>', '<w:spacing w:after="160"/>'))
    members = merged(sub)
    outside, within = style_ids(members[BODY])[1:3]
    assert '<w:spacing w:after="160"/>' in look(members, outside)
    assert "spacing" not in look(members, within)
    assert '<w:sz w:val="18"/>' in look(members, within)
    assert b'<w:tblStyle w:val="Grid"/>' in members[BODY]


def test_fonts_and_colours_of_a_theme_are_named() -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
        '<a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="010203"/></a:dk1></a:clrScheme><a:fontScheme>'
        '<a:minorFont><a:latin typeface="Gill Sans"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
    )
    fonts = (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:color w:val="4F81BD" w:themeColor="accent1"/>'
    )
    shape = f'<w:p><w:r><w:drawing {NAMESPACES}><a:ln><a:schemeClr val="tx1"/></a:ln></w:drawing></w:r></w:p>'
    members = members_of(document(f"<w:p>{run('x', fonts)}</w:p>", shape, parts={"theme": ""}))
    members["word/theme.xml"] = theme.encode()
    markup = merged(archive(members))[BODY]
    assert b'<w:rFonts w:ascii="Gill Sans"/><w:color w:val="4F81BD"/>' in markup
    assert b'<a:srgbClr val="010203"/>' in markup


@pytest.mark.parametrize("prefix", ["w", "ns0"])
def test_its_lists_begin_anew_wherever_it_is_printed(prefix: str) -> None:
    sub = with_prefix(document(ITEM, ITEM, parts={"numbering": LIST}), prefix)
    template = document(ITEM, "{{p annex }}", "{{p annex }}", parts={"numbering": LIST})
    members = merged(sub, template=template)
    assert re.findall(rb'<w:numId w:val="(\d+)"', members[BODY]) == [b"4", b"5", b"5", b"6", b"6"]
    root = etree.fromstring(members["word/numbering.xml"])
    looks = [item.get(f"{{{W}}}val") for item in root.findall(f"{{{W}}}num/{{{W}}}abstractNumId")]
    assert len(set(looks)) == 3
    assert len({item.get(f"{{{W}}}val") for item in root.iter(f"{{{W}}}nsid")}) == 3
    assert [etree.QName(item).localname for item in root] == ["abstractNum"] * 3 + ["num"] * 3


def test_looks_that_a_style_of_lists_gives_and_marks_of_extensions() -> None:
    looks = LIST.replace('<w:nsid w:val="0000000A"/>', '<w:styleLink w:val="Numbers"/>').replace(
        "<w:abstractNum ", '<w:abstractNum xmlns:w15="urn:15" w15:mark="0" '
    )
    linked = (
        '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="Numbers"/></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="9"/></w:num>'
    )
    sub = document(ITEM.replace('numId w:val="4"', 'numId w:val="5"'), parts={"numbering": looks + linked})
    numbering = merged(sub)["word/numbering.xml"]
    assert numbering.count(b"<w:abstractNum ") == 1
    assert b'<w:lvlText w:val="%1)"/>' in numbering
    assert not re.search(rb"tyleLink|w15:mark", numbering)


def test_lists_that_styles_give_begin_anew_too() -> None:
    numbered = style("Item", "Item", '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr><w:ind w:left="9"/></w:pPr>')
    linked = LIST.replace("<w:numFmt", '<w:pStyle w:val="Item"/><w:numFmt')
    sub = styled(document(paragraph("x", style="Item"), parts={"numbering": linked}), numbered)
    template = styled(document("{{p annex }}", "{{p annex }}", parts={"numbering": linked}), numbered)
    members = merged(sub, template=template)
    assert style_ids(members[BODY]) == ["Item2", "Item2"]
    assert '<w:numId w:val="5"/>' in look(members, "Item2")
    first, second = etree.fromstring(members[BODY])[0].findall(f"{{{W}}}p")
    assert first.find(f".//{{{W}}}numPr") is None
    assert second.find(f".//{{{W}}}numId").get(f"{{{W}}}val") == "6"
    assert second.find(f".//{{{W}}}ind").get(f"{{{W}}}left") == "9"
    links = [item.get(f"{{{W}}}val") for item in etree.fromstring(members["word/numbering.xml"]).iter(f"{{{W}}}pStyle")]
    assert links == ["Item", "Item2"]


def _with_relation(data: bytes, kind: str, target: str, mode: str = "", **added: bytes) -> bytes:
    members = members_of(data) | {f"word/{name.replace('_', '.')}": content for name, content in added.items()}
    address = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    relation = f'<Relationship Id="x1" Type="{address}" Target="{target}"{mode}/></Relationships>'
    members[RELATIONS] = members[RELATIONS].replace(b"</Relationships>", relation.encode())
    types = '<Default Extension="png" ContentType="image/png"/></Types>'
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(b"</Types>", types.encode())
    return archive(members)


def test_links_lead_where_they_led() -> None:
    link = f'<w:p><w:hyperlink r:id="x1">{run("site")}</w:hyperlink></w:p>'
    sub = _with_relation(document(link), "hyperlink", "https://example.org/?a=1&amp;b=2", ' TargetMode="External"')
    opened = docx.Document(io.BytesIO(archive(merged(sub))))
    assert opened.paragraphs[1].hyperlinks[0].address == "https://example.org/?a=1&b=2"


def test_a_picture_that_the_template_has_already_is_kept_once() -> None:
    picture = docx.Document()
    picture.add_picture(io.BytesIO(png()), width=Mm(20))
    picture.add_picture(io.BytesIO(png(10, 10)))
    buffer = io.BytesIO()
    picture.save(buffer)
    template = _with_relation(
        document("{{p annex }}", "{{p annex }}", "{{ same }}"), "image", "media/own.png", media_own_png=b""
    )
    members = members_of(template)
    del members["word/media.own.png"]
    members["word/media/own.png"] = png()
    made = merged(buffer.getvalue(), template=archive(members), values={"same": Picture(png())})
    assert sorted(name for name in made if "media/" in name) == ["word/media/briefing1.png", "word/media/own.png"]
    opened = docx.Document(io.BytesIO(archive(made)))
    assert len(opened.inline_shapes) == 5
    assert opened.inline_shapes[0].width.mm == 20
    assert len(set(re.findall(rb'<wp:docPr id="(\d+)"', made[BODY]))) == 5


def test_charts_come_with_their_parts() -> None:
    chart = (
        f'<w:p><w:r><w:drawing {NAMESPACES}><a:graphic><a:graphicData><c:chart xmlns:c="urn:c" r:id="x1"/>'
        "</a:graphicData></a:graphic></w:drawing></w:r></w:p>"
    )
    sub = members_of(_with_relation(document(chart), "chart", "charts/chart1.xml"))
    relation = '<Relationship Id="s" Type="http://x/chartStyle" Target="style1.xml"/>'
    sub |= {
        "word/charts/chart1.xml": b"<c/>",
        "word/charts/style1.xml": b"<s/>",
        "word/charts/_rels/chart1.xml.rels": (
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}'
            "</Relationships>"
        ).encode(),
    }
    members = merged(archive(sub), "{{p annex }}", "{{p annex }}")
    assert {name for name in members if "charts/" in name} == {
        f"word/charts/{name}" for number in (1, 2) for name in
        (f"chart{number}.xml", f"style{number}.xml", f"_rels/chart{number}.xml.rels")
    }  # fmt: skip
    assert b"/word/charts/style2.xml" in members["word/charts/_rels/chart2.xml.rels"]
    assert len(set(re.findall(rb'c:chart xmlns:c="urn:c" r:id="(\w+)"', members[BODY]))) == 2


FOOTNOTES = (
    f'<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">{paragraph("the note")}'
    "</w:footnote>"
)
NOTED = f'<w:p>{run("word")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_come_along_with_numbers_of_their_own(kind: str) -> None:
    noted, notes = NOTED.replace("footnote", kind), FOOTNOTES.replace("footnote", kind)
    sub = document(noted, parts={f"{kind}s": notes})
    own = notes.replace("the note", "own {{ a }}")
    template = document(
        noted, "{{p annex }}", "{{p annex }}", parts={f"{kind}s": own, "header1": paragraph("{{p annex }}")}
    )
    members = merged(sub, template=template, values={"a": "x"})
    assert texts(members[f"word/{kind}s.xml"]) == ["", "own x", "the note", "the note"]
    assert re.findall(rf'<w:{kind}Reference w:id="(\d+)"', members[BODY].decode()) == ["2", "3", "4"]
    assert b"Reference" not in members["word/header1.xml"]
    alone = merged(sub)
    assert texts(alone[f"word/{kind}s.xml"]) == ["", "", "the note"]
    assert f"{kind}s.xml".encode() in alone[RELATIONS]


def _mark(name: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{run(name)}<w:bookmarkEnd w:id="{number}"/>'


def test_bookmarks_stay_different_and_links_to_them_follow() -> None:
    field = '<w:fldSimple w:instr=" PAGEREF place \\h "/><w:r><w:instrText> REF place </w:instrText></w:r>'
    link = f'<w:hyperlink w:anchor="place">{run("go")}</w:hyperlink>'
    sub = document(f"<w:p>{_mark('place', 0)}{_mark('other', 1)}{field}{link}</w:p>")
    members = merged(sub, f"<w:p>{_mark('place', 0)}</w:p>", "{{p annex }}", "{{p annex }}")
    names = re.findall(rb'bookmarkStart w:id="(\d+)" w:name="(\w+)"', members[BODY])
    assert [name for _, name in names] == [b"place", b"place_2", b"other", b"place_3", b"other_2"]
    assert len({number for number, _ in names}) == 5
    assert sorted(number for number, _ in names) == sorted(re.findall(rb'bookmarkEnd w:id="(\d+)"', members[BODY]))
    for expected in (b'w:anchor="place_2"', b" PAGEREF place_3 ", b"> REF place_2 <"):
        assert expected in members[BODY]


def test_where_a_section_of_its_own_began_a_page_the_text_goes_on_at_a_new_page() -> None:
    def end(kind: str, words: str = "") -> str:
        return f"<w:p><w:pPr><w:sectPr>{kind}</w:sectPr></w:pPr>{run(words) if words else ''}</w:p>"

    flowing = '<w:type w:val="continuous"/>'
    sub = document("one", end(""), "two", end("", "three"), table(("four",)), end(""), "five", section=flowing)
    markup = merged(sub)[BODY]
    assert texts(markup) == ["before", "one", "two", "three\n", "four", "five", "after"]
    assert markup.count(b"<w:pageBreakBefore/>") == 1
    assert markup.count(b'<w:br w:type="page"/>') == 1
    assert markup.count(b"sectPr") == 1


def test_fields_about_its_own_file_keep_what_they_said() -> None:
    def field(code: str, result: str) -> str:
        begin, middle, end = (
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
        )
        codes = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (code[:4], code[4:]))
        return f"{begin}{codes}{middle}{run(result)}{end}"

    simple = f'<w:fldSimple w:instr=" TITLE ">{run("its title")}</w:fldSimple>'
    sub = document(f"<w:p>{field('DOCPROPERTY Client', 'a client')}{simple}{field('PAGE', '7')}</w:p>")
    markup = merged(sub)[BODY]
    assert texts(markup)[1] == "a clientits title7"
    assert markup.count(b"fldChar ") == 3
    assert b"DOCP" not in markup
    assert b"TITLE" not in markup


def test_in_a_control_its_notes_stay_in_their_place() -> None:
    sub = SubDocument(document(NOTED, parts={"footnotes": FOOTNOTES}))
    plain = SubDocument(document("x"))
    markup = compile_template(document("{{p a }}", "{{p b }}")).render({"a": sub, "b": plain}, controls=True)[BODY]
    assert re.findall(rb'<w:tag w:val="(\w)"', markup) == [b"b"]


def test_traces_of_editing_stay_behind() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:id w:val="5"/><w:dataBinding w:xpath="x" w:storeItemID="y"/></w:sdtPr><w:sdtContent>'
        f"{paragraph('kept')}</w:sdtContent></w:sdt>"
    )
    marks = '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    sub = document(f'<w:p w:rsidR="1">{run("x")}{marks}<w:proofErr w:type="spellStart"/></w:p>', control)
    markup = merged(sub)[BODY]
    assert texts(markup) == ["before", "x", "kept", "after"]
    assert not re.search(rb"rsid|comment|proofErr|dataBinding", markup)


def test_extensions_that_older_programs_pass_over_are_told_so() -> None:
    glow = run("x", '<w14:glow xmlns:w14="urn:14"/>')
    members = members_of(document(f"<w:p>{glow}</w:p>", "y"))
    members[BODY] = members[BODY].replace(
        b"<w:document ", b'<w:document xmlns:w14="urn:14" xmlns:w15="urn:15" mc:Ignorable="w14 w15" '
    )
    root = etree.fromstring(merged(archive(members))[BODY])
    _, first, second, _, _ = root[0]
    ignorable = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
    assert first.get(ignorable) == "w14"
    assert first.nsmap["w14"] == "urn:14"
    assert second.get(ignorable) is None


def test_what_could_fetch_or_run_something_stays_behind() -> None:
    drawing = f'<w:p><w:r><w:drawing {NAMESPACES}><a:blip r:link="x1"/></w:drawing></w:r>{run("kept")}</w:p>'
    sub = _with_relation(document(drawing), "image", "http://x.invalid/track.png", ' TargetMode="External"')
    members = merged(sub)
    assert texts(members[BODY])[1] == "kept"
    assert not any(b"invalid" in data for data in members.values())
    embedded = document('<w:p><w:r><w:object/></w:r></w:p><w:altChunk r:id="x1"/>', paragraph("kept"))
    members = merged(_with_relation(embedded, "aFChunk", "chunk.html", chunk_html=b"<script/>"))
    assert not re.search(rb"altChunk|w:object", members[BODY])
    assert "word/chunk.html" not in members


def _strict() -> bytes:
    members = members_of(document("x"))
    members[BODY] = members[BODY].replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    return archive(members)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cannot be read"),
        (b"PK\3\4", "cannot be read"),
        (archive({"x": b""}), "no text"),
        (archive(members_of(document("x")) | {BODY: b"<w:document>"}), "broken"),
        (archive(members_of(document("x")) | {BODY: b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "document type"),
        (_strict(), "save it again"),
    ],
)  # fmt: skip
def test_what_is_no_word_document_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(SubDocumentError, match=words):
        SubDocument(data)


def test_styles_based_on_each_other_end() -> None:
    circle = style("A", "A", "", base="B") + style("B", "B", '<w:next w:val="A"/>', base="A")
    assert texts(merged(styled(document(paragraph("x", style="A")), circle))[BODY]) == ["before", "x", "after"]


def test_styles_based_on_each_other_without_measure_end_soon() -> None:
    steps = "".join(
        style(f"S{step}", f"S{step}", f'<w:pPr><w:ind w:left="{step}"/></w:pPr>', base=f"S{step + 1}")
        for step in range(2_000)
    )
    paragraphs = [paragraph("x", style=f"S{step}") for step in range(0, 2_000, 10)]
    started = time.monotonic()
    assert len(texts(merged(styled(document(*paragraphs), steps))[BODY])) == 202
    assert time.monotonic() - started < 20


def test_printing_it_without_end_is_stopped() -> None:
    template = compile_template(document("{%p for i in range(90000) %}", "{{p annex }}", "{%p endfor %}"))
    with pytest.raises(RenderError, match="million characters"):
        template.render({"annex": SubDocument(document("".join(map(str, range(300_000)))))})


@pytest.mark.office
def test_libreoffice_and_python_docx_show_it_as_in_its_own_file(tmp_path: Path) -> None:
    made = docx.Document()
    made.styles["Normal"].font.size = Pt(8)
    made.add_heading("Annex", 1)
    for word in ("first", "second"):
        made.add_paragraph(word, style="List Number")
    made.add_picture(io.BytesIO(png()))
    made.add_section(WD_SECTION.NEW_PAGE)
    made.add_paragraph("On a new page")
    buffer = io.BytesIO()
    made.save(buffer)
    noted = SubDocument(document(NOTED, parts={"footnotes": FOOTNOTES}))
    template = compile_template(document("before", "{{p annex }}", "{{p noted }}", "{{p annex }}", "after"))
    package = template.render({"annex": SubDocument(buffer.getvalue()), "noted": noted}).package()
    opened = docx.Document(io.BytesIO(package))
    assert opened.paragraphs[1].style.name == "heading 1 (2)"
    assert opened.paragraphs[2].style.name == "List Number"
    shown = shown_text(package, tmp_path)
    words = " ".join(shown.split())
    assert words.count("1. first 2. second") == 2
    assert "word1" in words
    assert "the note" in words
    assert shown.count("\f") == 3
