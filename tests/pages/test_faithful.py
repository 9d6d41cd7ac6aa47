"""Lines and pages agree with those of LibreOffice 26.8."""

import difflib
import re
import statistics
from typing import Any

import pytest

from briefing.pages import Pages
from briefing.pages.display import Line

# Leaders, bullets and the order of right-to-left words differ.
IGNORED = re.compile("[\\s\u00ad\u2022\uf000-\uf0ff\u00b7\u25aa\u27a2.\u0590-\u06ff]")
ReferenceLine = dict[str, Any]
CONSTRUCTS = [
    "columns",
    "contents",
    "floating",
    "frames",
    "headers",
    "kerning",
    "line_grid",
    "line_multiples",
    "merged_rows",
    "mixed_styles",
    "mode_14",
    "numbering",
    "page_tops_14",
    "page_tops_15",
    "notes",
    "row_heights",
    "section_tops",
    "tables",
]  # one class of what Word documents hold each
BUILT_IN = ["visit_note.en", "visit_note.ru", "visit_note.kk"]  # the worked example in the built-in template


def stretches(line: Line, left: float, top: float) -> list[tuple[float, float, str]]:
    """The label and the runs of a line: left edge, bottom of the letters, text; raised ones stand apart."""
    found = [
        (
            left + line.xs[run.start],
            top + line.ascent - run.rise + run.face.descent,
            line.text[run.start : run.end],
        )
        for run in line.runs
    ]
    if line.label is not None:
        x, text, face, _ = line.label
        found.append((left + x, top + line.ascent + face.descent, text))
    return found


def lines_of(pages: Pages) -> list[list[ReferenceLine]]:
    """The lines of each page as the references tell them: bottom, left and text, one line for a whole table row."""
    found: list[list[ReferenceLine]] = []
    for page in pages.pages:
        words = sorted(
            (y / 20, x / 20, text)
            for left, top, line in page.lines
            for x, y, text in stretches(line, left, top)
            if IGNORED.sub("", text)
        )
        groups: list[tuple[float, list[tuple[float, str]]]] = []
        for y, x, text in words:
            near = next((group for group in groups[-6:] if abs(group[0] - y) < 2.5), None)
            if near is None:
                groups.append((y, [(x, text)]))
            else:
                near[1].append((x, text))
        found.append([{"y": y, "text": IGNORED.sub("", "".join(t for _, t in sorted(g)))} for y, g in groups])
    return found


def agreement(pages: Pages, reference: list[list[ReferenceLine]]) -> tuple[float, float]:
    """The share of lines that break alike on the same page, and how far the middle baseline error is off."""
    want = [(page, line) for page, lines in enumerate(reference) for line in lines]
    got = [(page, line) for page, lines in enumerate(lines_of(pages)) for line in lines]
    matcher = difflib.SequenceMatcher(
        None, [IGNORED.sub("", line["text"]) for _, line in want], [line["text"] for _, line in got], autojunk=False
    )
    pairs = [(want[i + k], got[j + k]) for i, j, n in matcher.get_matching_blocks() for k in range(n)]
    same = [(w, g) for w, g in pairs if w[0] == g[0]]
    drift = [w[1]["y"] - g[1]["y"] for w, g in same]
    middle = statistics.median(drift) if drift else 0.0
    return len(same) / len(want), max((abs(d - middle) for d in drift), default=0.0)


@pytest.mark.parametrize("name", ["memo", "long", "rnd0", "rnd1", "constructs", *CONSTRUCTS, *BUILT_IN])
def test_lines_break_as_in_the_reference(name, lay_out_file, reference, metric_fonts):
    pages, want = lay_out_file(name), reference(name)
    share, drift = agreement(pages, want)
    assert len(pages) == len(want)
    assert share >= 0.98
    assert drift <= 3
