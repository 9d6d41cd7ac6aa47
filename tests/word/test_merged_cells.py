"""Cells that a loop merges: blocks beside them pair, nothing is lost, tables stay whole."""

import pytest
from lxml import etree

from briefing.word import TemplateError, compile_template
from tests.word.documents import W, cell, document, grid, paragraph, table, texts


def faults_of(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(TemplateError) as caught:
        compile_template(data)
    return [(fault.tag, fault.problem) for fault in caught.value.faults]


@pytest.mark.parametrize("merge", ["hm", "vm"])
def test_a_block_that_lies_half_in_a_merged_cell_is_a_fault(merge: str) -> None:
    row = (f"x{{%- if a -%}}{{% {merge} %}}", "{%- endif -%}y", "z")
    rows = (("{%tr for x in xs %}", "", ""), row, ("{%tr endfor %}", "", ""))
    [(tag, problem)] = faults_of(document(table(*rows)))
    assert tag == "{%- if a -%}"
    assert "merges" in problem


def test_a_block_that_ends_in_a_merged_cell_is_a_fault() -> None:
    row = ("{%tc for x in xs %}", "x{% if a %}", "{% endif %}{% hm %}{{ x }}", "{%tc endfor %}")
    [(tag, _)] = faults_of(document(table(row)))
    assert tag == "{% if a %}"


@pytest.mark.parametrize("merge", ["hm", "vm"])
def test_merging_outside_a_loop_is_a_fault_and_loses_no_text(merge: str) -> None:
    merged = cell(paragraph(f"{{% {merge} %}}one"), paragraph("two"))
    [(tag, problem)] = faults_of(document(table((merged, "b"))))
    assert tag == f"{{% {merge} %}}"
    assert "in no loop" in problem


def test_blocks_inside_a_merged_cell_work() -> None:
    row = (cell(paragraph("{% vm %}"), paragraph("{% if x == 'p' %}{{ x }}!{% endif %}")), "{{ x }}")
    data = document(table(("{%tr for x in xs %}", ""), row, ("{%tr endfor %}", "")))
    markup = compile_template(data).render({"xs": ["p", "q"]})["word/document.xml"]
    assert grid(markup) == [["p!", "p"], ["", "q"]]


def test_a_table_whose_only_row_loses_all_cells_goes_with_it() -> None:
    data = document("before", table(("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}")), "after")
    markup = compile_template(data).render({"xs": []})["word/document.xml"]
    assert texts(markup) == ["before", "after"]
    assert etree.fromstring(markup).find(f".//{{{W}}}tbl") is None
