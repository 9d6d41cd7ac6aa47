"""Where docxtpl gives a good document, Briefing gives the same, with and without content controls."""

import io
from typing import Any

import docxtpl
import pytest

from briefing.word import compile_template
from tests.word.documents import document, members_of, table, texts

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
    ({}, ("{_{ a }_} {_% b %_}", "x {% raw %}{{ a }}{% endraw %} y")),
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
