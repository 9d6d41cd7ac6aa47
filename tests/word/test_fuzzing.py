"""Wounded templates: a broken package or a broken tree is refused in words, never with a crash."""

import io
import random
import zipfile
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefing.word import Parts, RenderError, TemplateError, compile_template
from briefing.word.inspection.check import check_template, template_fields
from tests.fuzzing import TIMES
from tests.word.documents import archive, document, paragraph, table
from tests.word.wounds import TAGS, wound_bytes, wound_tree

BUILT_IN = Path(__file__).parents[2] / "templates" / "visit_note.en.docx"

VALUES = {"a": "one\ntwo\f&<", "b": [{"y": 1}, {"y": None}], "note": {"title": ["x"]}}


def own_template() -> bytes:
    """A small template with a tag in most places a tag may stand."""
    return document(
        paragraph("A {{ a }} b", "{{", " a|upper }}", style="Heading1"),
        "{%p if a %}",
        "{{p a }}",
        "{%p endif %}",
        table(("{%tr for x in b %}", ""), ("{{ x.y }}", "{% cellbg a %}{{ a }}"), ("{%tr endfor %}", "")),
        "<w:p><w:hyperlink r:id='styles'><w:r><w:t>{{ a }}</w:t></w:r></w:hyperlink>"
        "<w:ins w:id='1' w:author='x'><w:r><w:t>{{ a }}</w:t></w:r></w:ins>"
        "<w:sdt><w:sdtContent><w:r><w:t>{{ a }}</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        parts={
            "header1": paragraph("{{ a }}"),
            "footnotes": f"<w:footnote w:id='1'>{paragraph('{{ a }}')}</w:footnote>",
        },
    )


@cache
def members(name: str) -> dict[str, bytes]:
    """The parts of a sound template by their names."""
    data = BUILT_IN.read_bytes() if name == "built-in" else own_template()
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {entry: file.read(entry) for entry in file.namelist()}


def tried(data: bytes) -> None:
    """Everything the program does with a template, which may only end well or in words."""
    for door in (check_template, template_fields):
        with suppress(TemplateError):
            door(data)
    try:
        template = compile_template(data)
    except TemplateError:
        return
    for controls in (False, True):
        with suppress(RenderError):
            sound(template.render(VALUES, controls=controls))


def sound(rendered: Parts) -> None:
    """The parts that a template wrote can be read again and the package packs."""
    for name in ("word/document.xml", "word/header1.xml"):
        if name in rendered:
            etree.fromstring(rendered[name])
    assert zipfile.ZipFile(io.BytesIO(rendered.package())).testzip() is None


@pytest.mark.parametrize("wound", [wound_tree, wound_bytes])
@pytest.mark.parametrize("name", ["built-in", "own"])
def test_a_wounded_part_is_refused_in_words_or_still_renders(name: str, wound) -> None:
    @settings(max_examples=15 * TIMES)
    @given(st.integers(0, 2**32))
    def attempt(seed: int) -> None:
        chance = random.Random(seed)
        contents = dict(members(name))
        part = chance.choice([entry for entry in contents if entry.endswith((".xml", ".rels"))])
        part = chance.choice([part, "word/document.xml"])
        contents[part] = wound(contents[part], chance)
        tried(archive(contents))

    attempt()


@settings(max_examples=40 * TIMES)
@given(st.integers(0, 2**32))
def test_a_wounded_file_is_refused_in_words_or_still_renders(seed: int) -> None:
    chance = random.Random(seed)
    tried(wound_bytes(archive(members("own")), chance))


@settings(max_examples=60 * TIMES)
@given(st.lists(st.sampled_from([*TAGS, "text"]), max_size=8), st.integers(0, 2**32))
def test_tags_anywhere_are_refused_in_words_or_render(tags: list[str], seed: int) -> None:
    chance = random.Random(seed)
    blocks = [chance.choice(tags) + chance.choice(tags) if tags else "" for _ in range(5)]
    tried(
        document(*map(paragraph, blocks), table((*blocks[:2],), (*blocks[2:4],)), parts={"header1": paragraph(*tags)})
    )
