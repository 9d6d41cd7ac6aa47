"""Where docxtpl gives a good document, Briefing gives the same, with and without content controls."""

import io
from typing import Any

import docxtpl
import pytest

from briefing.word import FaultKind, TemplateError, compile_template
from tests.word.documents import document, members_of, table, texts, with_prefix

HOUSE = (
    "My house is located", "{%- if a -%}", " in urban area", "{%- else -%}", " in countryside", "{%- endif -%}",
    " and I love it.",
)  # fmt: skip
CASES: tuple[tuple[dict[str, Any], tuple[str, ...]], ...] = (
    ({"a": "x & <y>"}, ("A {{ a }} B",)),
    ({"a": True}, HOUSE),
    ({"a": False}, HOUSE),
    ({"xs": ["a", "b"]}, ("x {% for x in xs %}{{ x }}, {% endfor %} y",)),
    ({"xs": ["a", "b"]}, ("x {% for x in xs -%} {{ x }} {%- endfor %} y",)),
    ({"n": "bob"}, ("{% set t %}Mr {{ n }}{% endset %}[{{ t|upper }}]",)),
    ({"n": "bob"}, ("{% filter upper %}Mr {{ n }}{% endfilter %} z",)),
    ({"n": "bob"}, ("{% macro m(x) %}Hello {{ x }}!{% endmacro %}A {{ m(n) }} B {{ m('z') }}",)),
    ({"n": "bob"}, ("{%p macro m(x) %}", "Hello {{ x }}!", "{%p endmacro %}", "A", "{{p m(n) }}", "B")),
    (
        {"n": "b"},
        ("{% macro m(x) %}<{{ caller() }}>{{ x }}{% endmacro %}A {% call m('q') %}in {{ n }}{% endcall %} B",),
    ),
    ({}, ("an end by itself: -%_} and }_}", "{_{ a }_} {_% b %_}", "x {% raw %}{{ a }}{% endraw %} y")),
    ({}, ("a{# comment #}b", "{#p comment #}", "c")),
    ({"a": {"b": 1}}, ("{% with x = a.b %}{{ x }}{% endwith %}",)),
    (
        {"cols": ["A", "B", "C"], "rows": [{"l": "r1", "c": [1, 2, 3]}, {"l": "r2", "c": [4, 5, 6]}]},
        (
            table(
                ("h", "{%tc for c in cols %}", "{{ c }}", "{%tc endfor %}"),
                ("{%tr for r in rows %}", "", "", ""),
                ("{{ r.l }}", "{%tc for c in r.c %}", "{{ c }}", "{%tc endfor %}"),
                ("{%tr endfor %}", "", "", ""),
            ),
        ),
    ),
    ({"n": 2, "c": "FF0000"}, (table(("{% colspan n %}{{ c }}", "{% cellbg c %}x"), ("a", "b")),)),
    (
        {"xs": ["a", "b"]},
        (table(("{%tr for x in xs %}", ""), ("{% vm %}m {{ x }}", "{{ x }}"), ("{%tr endfor %}", "")),),
    ),
    (
        {"xs": ["a", "b"]},
        (
            table(
                ("{%tc for x in xs %}", "{% hm %}m", "{%tc endfor %}"),
                ("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"),
            ),
        ),
    ),
    ({"xs": ["a"]}, ("{%p for x in xs %}", table(("{{ x }}", "b")), "{%p endfor %}", "c")),
    ({"a": "x\ny\tz\aw\fv"}, ("A {{ a }} B",)),
    ({"a": 1}, ("{% if a %}yes", "more{% endif %} z")),
    ({"a": 0}, ("q {% if a %}yes", "more{% endif %} z")),
    ({"xs": [1, 2]}, ("{% for x in xs %}A{{x}}", "B{{x}}{% endfor %} z")),
    (
        {"xs": ["a", "b"]},
        ("{%p for x in xs %}", "{{ loop.index }}/{{ loop.length }} {{ loop.previtem }}", "{%p endfor %}"),
    ),
    ({"d": {"items": "I", "a": 1}}, ("{{ d['items'] }} {% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}",)),
    ({"a": "x"}, ("{{ b|default(“none”) }} {{ ‘q’ }} {{ a if a == 'x' else 'y' }}",)),
    ({}, ("a", "{#p one", "two", "three #}", "b")),
    ({}, ("a {# one {{ x", "{% if #} b", "c")),
    ({}, ("a", "x {#p one", "two #} y", "b")),
    ({}, (table(("a", "b"), ("{#tr gone #}", "gone too"), ("c", "d")),)),
    ({}, (table(("a", "{#tc gone #} x", "b"), ("c", "d", "e")),)),
    ({"xs": [1, 2]}, (table(("h", " {%tc for x in xs %} ", "{{ x }}", "{%tc endfor %}")),)),
    ({}, ("a", "{# one", "two #}", "b")),
    ({}, ("a", "{#p one", table(("x", "y")), "two #}", "b")),
    ({}, (table(("a", "b"), ("{#tr one", "two #}"), ("c", "d")),)),
    ({}, (table(("a", "b"), ("{#tr one", "x"), ("y", "two #}"), ("c", "d")),)),
    ({}, (table(("a", "b", "c"), ("{#tc one", "two #}", "d")),)),
    ({"a": [3, 1, 2]}, ("{{ a|sort|join('-') }} {{ a|sum }} {{ a|length }} {{ a[0] }}",)),
)


@pytest.mark.parametrize(("context", "blocks"), CASES, ids=range(len(CASES)))
def test_the_visible_text_is_that_of_docxtpl(context: dict[str, Any], blocks: tuple[str, ...]) -> None:
    data = document(*blocks)
    peer = docxtpl.DocxTemplate(io.BytesIO(data))
    peer.render(context, autoescape=True)
    buffer = io.BytesIO()
    peer.save(buffer)
    expected = texts(members_of(buffer.getvalue())["word/document.xml"])
    template = compile_template(data)
    for controls in (False, True):
        assert texts(template.render(context, controls=controls)["word/document.xml"]) == expected


@pytest.mark.parametrize("prefix", ["ns0", "word"])
def test_a_template_written_with_another_prefix_prints_the_same(prefix: str) -> None:
    blocks = (
        table(("{%tr for x in xs %}", ""), ("{{ x }}", "b"), ("{%tr endfor %}", "")),
        "{{ a }}",
        "{{p t|markdown }}",
    )
    values = {"a": "x\ny", "xs": [1, 2], "t": "- a\n- b\n"}
    data = document(*blocks, parts={"header1": "<w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p>"})
    for controls in (False, True):
        expected = compile_template(data).render(values, controls=controls)
        found = compile_template(with_prefix(data, prefix)).render(values, controls=controls)
        for name in ("word/document.xml", "word/header1.xml"):
            assert texts(found[name]) == texts(expected[name])


def test_a_comment_whose_end_is_forgotten_takes_no_other_text_with_it() -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(document("{#p one", "kept", "{# other #}", "kept too"))
    assert [(fault.kind, fault.place.paragraph) for fault in caught.value.faults] == [(FaultKind.UNCLOSED_TAG, 1)]


def test_faults_after_a_joined_comment_are_told_by_their_place_in_the_template() -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(document("{#p one", "two", "three #}", "{{ a|nothing }}"))
    assert caught.value.faults[0].place.paragraph == 4
