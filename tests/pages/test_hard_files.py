"""Damaged and hostile documents lay out or say why not, without a crash."""

import random
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.pages import LayoutError, lay_out
from briefing.word.package import Parts, read_package

from .building import document, paragraph

DOCUMENTS = Path(__file__).parent / "documents"


def laid_out_or_refused(parts):
    with suppress(LayoutError):
        assert len(lay_out(parts)) > 0


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000))
def test_wounded_parts(seed):
    rng = random.Random(seed)
    parts = dict(read_package((DOCUMENTS / "constructs.docx").read_bytes()))
    name = rng.choice([n for n in parts if n.startswith("word/") and n.endswith((".xml", ".rels"))])
    text = parts[name].decode()
    elements = list(re.finditer(r'w:(\w+)="(-?\d+)"', text))
    for match in sorted(rng.sample(elements, min(5, len(elements))), key=lambda m: -m.start()):
        number = rng.choice(["-1", "0", "99999999999", "x", "", "1e9", "-5000"])
        text = f"{text[: match.start(2)]}{number}{text[match.end(2) :]}"
    if rng.random() < 0.3:
        del parts[name]
    else:
        parts[name] = text.encode()
    laid_out_or_refused(Parts(parts))


@pytest.mark.parametrize(
    "body",
    [
        "<w:p/>" * 3000,
        paragraph("x" * 60_000),
        paragraph("\u0301" * 500 + "\U0001f600" * 200),
        "<w:tbl/>",
        "<w:tbl><w:tr/></w:tbl>",
        "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>" * 20,
        "<w:tbl><w:tr><w:tc><w:p/>" * 40 + "</w:tc></w:tr></w:tbl>" * 40,
        paragraph("x", '<w:ind w:left="90000" w:firstLine="-99999"/>'),
        paragraph("x", '<w:spacing w:line="1" w:lineRule="exact"/>'),
        paragraph("a\u00adb" * 3000),
        "<w:p><w:r><w:t>a</w:t>" + "<w:tab/>" * 2000 + "</w:r></w:p>",
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>lost</w:t></w:r></w:p>' * 10,
        paragraph("keep", "<w:keepNext/><w:keepLines/>") * 400,
        paragraph("x", "", '<w:sz w:val="3000"/>') * 5,
    ],
    ids=lambda body: body[:40],
)
def test_hard_bodies(body):
    laid_out_or_refused(document(body))
