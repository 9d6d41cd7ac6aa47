"""Markdown and pasted HTML become Word paragraphs; numbers, money and names follow the document's language."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from briefing.word import compile_template
from tests.word.documents import W, archive, document, grid, members_of, paragraph, run, texts, with_prefix
from tests.word.office import shown_text

MARKDOWN = """# Aims

One **strong** word and a [link](https://example.org/).

1. first
2. second

Again:

1. anew

- a
    - b

| Name | Sum |
|------|-----|
| x & y | 5 |
"""


@pytest.mark.parametrize("controls", [False, True])
def test_markdown_becomes_paragraphs_lists_and_tables(controls: bool) -> None:
    template = compile_template(document("before", "{{p t|markdown }}", "after"))
    parts = template.render({"t": MARKDOWN}, controls=controls)
    markup = parts["word/document.xml"]
    lines = [line for line in texts(markup) if line]
    assert lines[:9] == [
        "before", "Aims", "One strong word and a link.", "first", "second", "Again:", "anew", "a", "b",
    ]  # fmt: skip
    assert grid(markup) == [["Name", "Sum"], ["x & y", "5"]]
    assert b"Heading1" in markup
    assert b"https://example.org/" in parts["word/_rels/document.xml.rels"]


def test_pasted_html_is_cleaned() -> None:
    source = (
        "<p onclick='x()'>a<script>alert(1)</script><b>b</b></p><iframe src='x'></iframe><a href='javascript:x'>c</a>"
    )
    parts = compile_template(document("{{p t|html }}")).render({"t": source})
    assert [line for line in texts(parts["word/document.xml"]) if line] == ["ab", "c"]
    assert not any(word in parts["word/document.xml"] for word in (b"script", b"alert", b"hyperlink", b"onclick"))


def test_a_single_paragraph_of_markdown_stays_in_its_line() -> None:
    markup = compile_template(document("x {{ t|markdown }} y")).render({"t": "*a*"})["word/document.xml"]
    assert texts(markup) == ["x a y"]
    assert b"<w:i/>" in markup


def test_words_of_markdown_take_the_look_of_their_tag() -> None:
    look = '<w:color w:val="FF0000"/><w:sz w:val="20"/><w:lang w:val="kk-KZ"/>'
    template = compile_template(document(f"<w:p>{run('{{ t|markdown }}', look)}</w:p>"))
    line = template.render({"t": "a *b*"})["word/document.xml"].decode()
    assert f'<w:rPr>{look}</w:rPr><w:t xml:space="preserve">a ' in line
    assert f'<w:rPr><w:i/>{look}</w:rPr><w:t xml:space="preserve">b' in line
    blocks = template.render({"t": "# a\n\nb"})["word/document.xml"].decode()
    assert blocks.count('<w:r><w:rPr><w:lang w:val="kk-KZ"/></w:rPr>') == 2


def test_figures_follow_the_language() -> None:
    template = compile_template(document("{{ n|number }}", "{{ n|money('USD') }}", "{{ p|name }}"))
    values = {"n": Decimal("1234567.5"), "p": "Alibek Zhamauov"}
    english, russian = (texts(template.render(values, language=code)["word/document.xml"]) for code in ("en", "ru"))
    assert english[0] == "1,234,567.5"
    assert russian[0].replace("\u00a0", " ") == "1 234 567,5"
    assert english[1] != russian[1]
    assert "Zhamauov" in english[2]


@pytest.mark.parametrize(
    ("source", "filter_", "expected"),
    [
        ("- a\n    - b\n\n    after b\n\n- c\n", "markdown", ["a", "b", "after b", "c"]),
        ("<ul><li>a <b>b</b><ul><li>c</li></ul>after</li><li><p>d</p><p>e</p></li></ul>", "html",
         ["a b", "c", "after", "d", "e"]),
        ("<ul><li><table><tr><td>x</td></tr></table>y</li></ul>", "html", ["", "x", "", "y"]),
    ],
)  # fmt: skip
def test_what_stands_after_a_nested_list_stays_after_it(source: str, filter_: str, expected: list[str]) -> None:
    markup = compile_template(document(f"{{{{p t|{filter_} }}}}")).render({"t": source})["word/document.xml"]
    assert texts(markup) == expected


NOTES = "One[^a] and two[^b].\n\n[^a]: The *first* & only [source](https://example.org/).\n[^b]: Second.\n\n    More.\n"


def test_footnotes_of_markdown_are_real_footnotes() -> None:
    parts = compile_template(document("{{ t|markdown }}")).render({"t": NOTES})
    assert texts(parts["word/document.xml"]) == ["One and two."]
    assert re.findall(r'<w:footnoteReference w:id="(\d+)"/>', parts["word/document.xml"].decode()) == ["1", "2"]
    assert texts(parts["word/footnotes.xml"]) == ["", "", " The first & only source.", " Second.\nMore."]
    assert b"https://example.org/" in parts["word/_rels/footnotes.xml.rels"]
    assert b"footnotes.xml" in parts["word/_rels/document.xml.rels"]
    assert parts["[Content_Types].xml"].count(b"/word/footnotes.xml") == 1
    styles = parts["word/styles.xml"].decode()
    assert "footnote text" in styles
    assert "footnote reference" in styles


def test_footnotes_are_added_to_those_of_the_template_and_take_its_styles() -> None:
    own = "<w:footnote w:id='7'><w:p><w:r><w:t>Own {{ a }}</w:t></w:r></w:p></w:footnote>"
    members = members_of(document("{{p t|markdown }}", parts={"footnotes": own}))
    added = "".join(
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{words}"/></w:style>'
        for kind, name, words in (("paragraph", "A", "Footnote Text"), ("character", "B", "footnote reference"))
    )
    members["word/styles.xml"] = members["word/styles.xml"].replace(b"</w:styles>", f"{added}</w:styles>".encode())
    parts = compile_template(archive(members)).render({"t": NOTES, "a": "x"})
    assert texts(parts["word/footnotes.xml"]) == ["Own x", " The first & only source.", " Second.\nMore."]
    assert re.findall(r'<w:footnote w:id="(\d+)"', parts["word/footnotes.xml"].decode()) == ["7", "8", "9"]
    assert parts["word/styles.xml"] == members["word/styles.xml"]
    assert b'<w:pStyle w:val="A"/>' in parts["word/footnotes.xml"]


def test_a_footnote_stands_in_brackets_where_word_allows_none() -> None:
    header = paragraph("{{ t|markdown }}")
    parts = compile_template(document("x", parts={"header1": header})).render({"t": "One[^a].\n\n[^a]: Note.\n"})
    assert texts(parts["word/header1.xml"]) == ["One (Note.)."]
    assert "word/footnotes.xml" not in parts


def test_a_footnote_in_a_text_box_stands_in_brackets_too() -> None:
    box = (
        f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('{{ t|markdown }}')}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    parts = compile_template(document(box, "{{ t|markdown }}")).render({"t": "One[^a].\n\n[^a]: Note.\n"})
    assert texts(parts["word/document.xml"]) == ["", "One (Note.).", "One."]
    assert texts(parts["word/footnotes.xml"])[2:] == [" Note."]


@pytest.mark.office
def test_libreoffice_shows_footnotes_of_markdown(tmp_path: Path) -> None:
    template = compile_template(document("{{p t|markdown }}"))
    text = shown_text(template.render({"t": NOTES}, controls=True).package(), tmp_path)
    assert "One1 and two2." in text
    assert "The first & only source." in text


LISTS = "3. three\n4. four\n\nAgain:\n\n1. one\n    1. inner\n2. two\n\n- a\n    - b\n"


def _numbering(data: bytes) -> tuple[list[tuple[str, str]], bytes]:
    """The number and level of each list paragraph, and the numbering part."""
    parts = compile_template(data).render({"t": LISTS})
    markup = parts["word/document.xml"].decode()
    items = re.findall(r'<w:ilvl w:val="(\d)"/><w:numId w:val="(\d+)"/>', markup)
    assert b"numbering.xml" in parts["word/_rels/document.xml.rels"]
    assert parts["[Content_Types].xml"].count(b"/word/numbering.xml") == 1
    return [(number, level) for level, number in items], parts["word/numbering.xml"]


def test_lists_are_real_lists_that_count_by_themselves() -> None:
    items, numbering = _numbering(document("{{p t|markdown }}"))
    assert items == [
        ("1", "0"), ("1", "0"), ("2", "0"), ("3", "1"), ("2", "0"), ("4", "0"), ("5", "1"),
    ]  # fmt: skip
    root = etree.fromstring(numbering)
    assert [etree.QName(child).localname for child in root] == ["abstractNum"] * 2 + ["num"] * 5
    assert root[2].find(f".//{{{W}}}startOverride").get(f"{{{W}}}val") == "3"


def test_lists_are_added_to_those_of_the_template() -> None:
    own = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"/></w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>'
    )
    items, numbering = _numbering(document("{{p t|markdown }}", parts={"numbering": own}))
    root = etree.fromstring(numbering)
    assert items[0] == ("5", "0")
    assert [child.get(f"{{{W}}}abstractNumId") or child.get(f"{{{W}}}numId") for child in root] == [
        "7", "8", "9", "4", "5", "6", "7", "8", "9",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "style"), [("List Bullet", "Own"), ("heading 7", "")])
def test_lists_take_the_list_style_of_the_template(name: str, style: str) -> None:
    members = members_of(document("{{p t|markdown }}"))
    added = f'<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="{name}"/></w:style></w:styles>'
    members["word/styles.xml"] = members["word/styles.xml"].replace(b"</w:styles>", added.encode())
    markup = compile_template(archive(members)).render({"t": "- a\n"})["word/document.xml"].decode()
    assert re.findall(r'<w:pStyle w:val="([^"]*)"/><w:numPr>', markup) == [style] * bool(style)


def test_lists_are_added_to_a_numbering_part_that_another_program_wrote() -> None:
    own = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"/></w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>'
    )
    items, numbering = _numbering(with_prefix(document("{{p t|markdown }}", parts={"numbering": own}), "ns0"))
    assert items[0] == ("5", "0")
    assert len(list(etree.fromstring(numbering).iter(f"{{{W}}}num"))) == 6
