"""Whatever a template holds: its text is never lost, and it is refused only in words."""

import re
from itertools import pairwise

import hypothesis.strategies as st
from hypothesis import given, settings

from briefing.word import TemplateError, compile_template
from tests.word.documents import document, paragraph, run, table, texts

# Braces of neighbours must not come together and make a tag that nobody wrote.
WORDS = st.text(alphabet="abc {}%#_-&<>\"'“”é\u00a0", max_size=12).map(
    lambda text: " " + re.sub(r"[{}%#_](?=[{}%#_])", "", text).strip("{}%#_") + " "
)
PIECE = st.one_of(
    WORDS.map(lambda words: (words, words)),
    st.sampled_from(
        [
            ("{{ a }}", "V&"),
            ("{{ none }}", ""),
            ("{# c #}", ""),
            ("{% set b = 1 %}", ""),
            ("{{ a|lower }}", "v&"),
        ]
    ),
)
PARAGRAPH = st.lists(PIECE, min_size=1, max_size=5)


def cut(text: str, places: list[int]) -> str:
    """The text as a paragraph of several runs, cut anywhere, tags too."""
    ends = sorted({place % (len(text) + 1) for place in places} | {0, len(text)})
    return f"<w:p>{''.join(run(text[a:b], '<w:b/>') for a, b in pairwise(ends))}</w:p>"


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(PARAGRAPH, st.lists(st.integers(0, 99), max_size=4)), min_size=1, max_size=4), st.booleans())
def test_text_outside_tags_stays_and_keeps_its_order(content: list, controls: bool) -> None:
    written = ["".join(source for source, _ in pieces) for pieces, _ in content]
    expected = ["".join(shown for _, shown in pieces) for pieces, _ in content]
    data = document(*(cut(text, places) for text, (_, places) in zip(written, content, strict=True)), "end")
    rendered = texts(compile_template(data).render({"a": "V&"}, controls=controls)["word/document.xml"])
    assert [text for text in rendered if text.strip()] == [text for text in [*expected, "end"] if text.strip()]


FRAGMENT = st.sampled_from(
    (
        "{{|}}|{%|%}|{#|#}|{{ a }}|{% if a %}|{% endif %}|{% for x in a %}|{% endfor %}|{%p if a %}|{%p endif %}"
        "|{%tr for x in a %}|{%tr endfor %}|{%tc if a %}|{%tc endif %}|{{p a }}|{{r a }}|{% colspan 2 %}|{% vm %}"
        "|{% hm %}|{% cellbg a %}|{%- if a -%}|{%- endif -%}|{% else %}"
        "|{% set x %}|{% endset %}|{% macro m() %}|{% endmacro %}"
        "|{% filter upper %}|{% endfilter %}|text|{% raw %}|{% endraw %}|“|'|{{ a.b.c }}|{% call m() %}|{% endcall %}"
    ).split("|")
)
LINE = st.lists(FRAGMENT, max_size=4).map("".join)
ROWS = st.lists(st.tuples(LINE, LINE), min_size=1, max_size=3).map(lambda rows: table(*rows))


@settings(deadline=None, max_examples=250)
@given(st.lists(st.one_of(LINE.map(paragraph), ROWS), max_size=5))
def test_a_random_template_makes_a_sound_document_or_is_refused_in_words(blocks: list[str]) -> None:
    try:
        template = compile_template(document(*blocks))
        rendered = [template.render(values, controls=c) for values in ({"a": ["p", "q"]}, {}) for c in (False, True)]
    except TemplateError:
        return
    for parts in rendered:
        texts(parts["word/document.xml"])
