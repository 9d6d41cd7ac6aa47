"""Markdown and pasted HTML become Word paragraphs; numbers, money and names follow the document's language."""

from decimal import Decimal

import pytest

from briefing.word import compile_template
from tests.word.documents import document, grid, texts

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
        "before", "Aims", "One strong word and a link.", "1.\tfirst", "2.\tsecond", "Again:", "1.\tanew",
        "•\ta", "•\tb",
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
