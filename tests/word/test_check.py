"""Every fault of a template is told at once, with its place."""

import pytest

from briefing.word import TemplateError, compile_template
from briefing.word.faults import FaultKind
from briefing.word.inspection.check import check_template
from briefing.word.inspection.context_names import all_known_fields
from briefing.word.inspection.known import KnownField
from tests.word.documents import document, paragraph, run, table

KNOWN = KnownField(
    "group",
    {
        "visitor": KnownField("line"),
        "name": KnownField("line"),
        "a": KnownField("number"),
        "urgent": KnownField("yes_no"),
        "officials": KnownField("rows", {"name": KnownField("line"), "post": KnownField("line")}, rows=True),
    },
)


def test_six_faults_give_six_findings_each_with_its_place() -> None:
    data = document(
        paragraph("Purpose", style="Heading1"),
        "Here: {% if urgent %}",
        "{% endfor %}",
        "{{ vistor }}",
        table(("x", "y"), ("z", "{{ name | upcase }} {{ a + }}")),
        parts={"header1": paragraph("{{ ref_no ")},
    )
    faults = check_template(data, KNOWN).faults
    assert {(f.kind, f.place.part, f.place.paragraph, f.place.table, f.place.row, f.place.cell) for f in faults} == {
        (FaultKind.UNCLOSED_BLOCK, "body", 2, 0, 0, 0),
        (FaultKind.UNOPENED_BLOCK, "body", 3, 0, 0, 0),
        (FaultKind.UNKNOWN_FIELD, "body", 4, 0, 0, 0),
        (FaultKind.UNKNOWN_FILTER, "body", 8, 1, 2, 2),
        (FaultKind.BAD_TAG, "body", 8, 1, 2, 2),
        (FaultKind.UNCLOSED_TAG, "header", 1, 0, 0, 0),
    }
    assert {f.place.heading for f in faults if f.place.part == "body"} == {"Purpose"}
    assert {f.suggestion for f in faults if f.suggestion} == {"visitor", "upper"}


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("{%tr for x in y %}", FaultKind.OUTSIDE_TABLE),
        ("{%p if a %}{%p endif %}", FaultKind.TEXT_BESIDE_TAG),
        ("lost {%p if a %}{% endif %}", FaultKind.TEXT_BESIDE_TAG),
        ("{{ a.__class__ }}", FaultKind.FORBIDDEN),
        ("{{ a['__class__'] }}", FaultKind.FORBIDDEN),
        ("{% include 'x' %}", FaultKind.FORBIDDEN),
        ("{% nonsense %}", FaultKind.UNKNOWN_STATEMENT),
        ("{{ a|default(“x) }}", FaultKind.QUOTES),
        ("{% if a is fishy %}{% endif %}", FaultKind.UNKNOWN_TEST),
        ("{% for x in a %}{% if x %}{% endfor %}{% endif %}", FaultKind.CROSSING_BLOCKS),
        ("{{ }}", FaultKind.BAD_TAG),
        (
            f"<w:p>{run('{{ a')}<w:ins w:id='1' w:author='x'>{run(' }}')}</w:ins></w:p>",
            FaultKind.HALF_TRACKED,
        ),
    ],
)
def test_a_fault_is_named(block: str, kind: FaultKind) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(document(block, "after"))
    assert kind in {fault.kind for fault in caught.value.faults}
    assert all(fault.remedy and fault.problem for fault in caught.value.faults)


def test_a_block_that_would_cut_a_cell_in_two_is_a_fault() -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(document("x {% if a %}", table(("b {% endif %} c",))))
    assert caught.value.faults[0].kind is FaultKind.BROKEN_STRUCTURE


def test_a_filter_over_several_paragraphs_is_a_fault() -> None:
    with pytest.raises(TemplateError, match="several paragraphs"):
        compile_template(document("a {% filter upper %} b", "c {% endfilter %} d"))


def test_rows_of_loops_are_checked_and_unlike_names_become_additional_fields() -> None:
    data = document("{%p for o in officials %}", "{{ o.nmae }} {{ o.post }}", "{%p endfor %}", "{{ hotel_room }}")
    report = check_template(data, KNOWN)
    assert [(f.suggestion, f.place.paragraph) for f in report.faults] == [("officials[].name", 2)]
    assert [(f.name, f.kind, f.known, f.additional, f.count) for f in report.fields] == [
        ("officials", "rows", True, False, 1),
        ("officials[].nmae", "value", False, False, 1),
        ("officials[].post", "line", True, False, 1),
        ("hotel_room", "value", False, True, 1),
    ]


def test_the_names_of_the_program_itself_are_known() -> None:
    known = all_known_fields()
    data = document(
        "{% for t in targets %}{{ t.value_text }}{{ t.cited }}{% endfor %}{{ note.title }}{{ visit.head.post }}"
    )
    assert check_template(data, known).faults == ()
