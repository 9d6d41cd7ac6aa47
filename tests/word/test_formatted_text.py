"""Markdown and pasted HTML become Word paragraphs; numbers, money and names follow the document's language."""

import re
from decimal import Decimal

import pytest
from lxml import etree

from briefing.word import compile_template
from tests.word.documents import W, archive, document, grid, members_of, texts

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


def test_figures_follow_the_language() -> None:
    template = compile_template(document("{{ n|number }}", "{{ n|money('USD') }}", "{{ p|name }}"))
    values = {"n": Decimal("1234567.5"), "p": "Alibek Zhamauov"}
    english, russian = (texts(template.render(values, language=code)["word/document.xml"]) for code in ("en", "ru"))
    assert english[0] == "1,234,567.5"
    assert russian[0].replace("\u00a0", " ") == "1 234 567,5"
    assert english[1] != russian[1]
    assert "Zhamauov" in english[2]


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
