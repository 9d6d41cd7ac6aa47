"""Templates are filled: tags, loops, escaping, breaks, parts, content controls."""

import re
from typing import Any

import pytest

from briefing.word import Row, TemplateError, compile_template
from tests.word.documents import document, grid, members_of, paragraph, run, table, texts


def render(data: bytes, context: dict[str, Any], **options: Any) -> bytes:
    return compile_template(data).render(context, **options)["word/document.xml"]


def body(context: dict[str, Any], *blocks: str) -> list[str]:
    return texts(render(document(*blocks), context))


def tags(markup: bytes) -> list[str]:
    return re.findall(r'<w:tag w:val="([^"]*)"', markup.decode())


def test_a_field_is_printed() -> None:
    assert body({"visit": {"city": "Ashgabat"}}, "To {{ visit.city }}.") == ["To Ashgabat."]


def test_a_tag_split_over_runs_takes_the_look_of_the_run_it_starts_in() -> None:
    split = f"<w:p>{run('to {', '<w:b/>')}<w:proofErr w:type='spellStart'/>{run('{ ci')}{run('ty }} now')}</w:p>"
    markup = render(document(split), {"city": "Ashgabat"})
    assert texts(markup) == ["to Ashgabat now"]
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Ashgabat' in markup.decode()
    assert "proofErr" in markup.decode()


@pytest.mark.parametrize("tag", ["{{ a|default(“no”) }}", "{{ a|default(‘no’) }}", "{{ a|default(«no») }}"])
def test_curly_quotes_in_tags_are_straightened(tag: str) -> None:
    assert body({}, tag) == ["no"]


def test_curly_quotes_inside_straight_ones_stay() -> None:
    assert body({}, '{{ a|default("the “no”") }}') == ["the “no”"]


def test_values_are_escaped_and_line_ends_become_breaks() -> None:
    assert body({"a": "R&D <x>\nnext\tcolumn"}, "{{ a }}") == ["R&D <x>\nnext\tcolumn"]


def test_paragraph_and_page_ends_in_values_make_paragraphs_of_the_same_look() -> None:
    markup = render(document(paragraph("A {{ a }} Z", style="Heading1")), {"a": "one\atwo\fthree"})
    assert texts(markup) == ["A one", "two", "\n", "three Z"]
    assert markup.count(b'<w:pStyle w:val="Heading1"/>') == 3


def test_missing_values_print_nothing() -> None:
    assert body({"b": None}, "[{{ a }}{{ a.b.c }}{{ b }}]") == ["[]"]


def test_paragraphs_are_repeated_and_left_out() -> None:
    blocks = (
        "{%p for x in xs %}",
        "{{ x }}",
        "{%p endfor %}",
        "{%p if no %}",
        "never",
        "{%p else %}",
        "end",
        "{%p endif %}",
    )
    assert body({"xs": ["a", "b"]}, *blocks) == ["a", "b", "end"]


def test_statements_alone_in_their_paragraph_leave_no_empty_line() -> None:
    assert body({"xs": ["a", "b"]}, "{% for x in xs %}", "{{ x }}", "{% endfor %}", "end") == ["a", "b", "end"]


def test_rows_are_repeated() -> None:
    rows = (
        ("Name", "Post"),
        ("{%tr for o in officials %}", ""),
        ("{{ o.name }}", "{{ o.post }}"),
        ("{%tr endfor %}", ""),
    )
    people = [{"name": "A", "post": "x"}, {"name": "B", "post": "y"}]
    assert grid(render(document(table(*rows)), {"officials": people})) == [["Name", "Post"], ["A", "x"], ["B", "y"]]


def test_inline_conditions_keep_the_text_around() -> None:
    assert body({"a": 1}, "x {% if a %}yes{% else %}no{% endif %} y", "{% if a == 2 %}z{% endif %}!") == [
        "x yes y",
        "!",
    ]


def test_headers_are_filled_and_untouched_members_stay_byte_for_byte() -> None:
    data = document("{{ a }}", parts={"header1": paragraph("H {{ a }}"), "footer1": paragraph("plain")})
    before, after = members_of(data), members_of(compile_template(data).render({"a": "v"}).package())
    assert texts(after["word/header1.xml"]) == ["H v"]
    assert list(before) == list(after)
    assert {n for n in before if before[n] != after[n]} == {"word/document.xml", "word/header1.xml"}


def test_controls_carry_field_paths() -> None:
    head = Row({"name": "N"}, "officials/o1")
    context = {
        "visit": {"city": "C", "head": head},
        "officials": [{"id": "o1", "name": "N"}, {"name": "M"}],
        "empty": "",
    }
    blocks = (
        "{{ visit.city|upper }} {{ visit.head.name }} {{ empty }}{{ 1 + 1 }}",
        "{%p for o in officials|sort(attribute='name') %}",
        "{{ o.name }}",
        "{%p endfor %}",
        "{% set h = visit.head %}{{ h.name }}",
    )
    markup = render(document(*blocks), context, controls=True)
    assert texts(markup) == ["C N 2", "M", "N", "N"]
    assert tags(markup) == [
        "visit/city",
        "officials/o1/name",
        "officials/1/name",
        "officials/o1/name",
        "officials/o1/name",
    ]


@pytest.mark.parametrize("value", ["N", "N\nM"])
def test_controls_have_a_name_for_people(value: str) -> None:
    blocks = ("{% for o in officials %}{{ o.full_name }}{% endfor %}", "{{ officials[0].full_name }} {{ t|markdown }}")
    context = {"officials": [{"id": "o1", "full_name": value}, {"full_name": value}], "t": "*a*"}
    markup = render(document(*blocks), context, controls=True)
    aliases = re.findall(r'<w:alias w:val="([^"]*)"/><w:tag w:val="', markup.decode())
    assert aliases == ["officials: full name"] * 3 + ["t"]
    assert len(tags(markup)) == 4


def test_a_broken_template_names_all_its_faults() -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(document("{% if a %}", "{{ b ", "{{ c + }}", "{% endfor %}"))
    assert [fault.tag for fault in caught.value.faults] == ["{% if a %}", "{{ b", "{{ c + }}", "{% endfor %}"]


@pytest.mark.parametrize("controls", [False, True])
@pytest.mark.parametrize("value", ["one", "one\ntwo", "one\ftwo"])
def test_a_tracked_change_of_format_stays_whole_round_a_value(value: str, controls: bool) -> None:
    former = '<w:b/><w:rPrChange w:id="1" w:author="x"><w:rPr><w:i/></w:rPr></w:rPrChange>'
    markup = render(document(f"<w:p>{run('{{ a }}', former)}</w:p>"), {"a": value}, controls=controls)
    assert " ".join(texts(markup)).split() == value.split()
    assert markup.decode().count("<w:i/></w:rPr></w:rPrChange></w:rPr>") == len(value.split("\f"))


@pytest.mark.parametrize("controls", [False, True])
def test_a_paragraph_whose_style_depends_on_a_value_is_not_cut_in_two(controls: bool) -> None:
    styled = f'<w:p><w:pPr><w:pStyle w:val="{{{{ style }}}}"/></w:pPr>{run("{{ a }}")}</w:p>'
    markup = render(document(styled), {"a": "one\ftwo", "style": "Quote"}, controls=controls)
    assert texts(markup) == ["one\ntwo"]
    assert markup.decode().count('<w:pStyle w:val="Quote"/>') == 1
