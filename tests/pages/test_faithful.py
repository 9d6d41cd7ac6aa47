"""Lines and pages agree with those of LibreOffice 26.8."""

import difflib
import re
import statistics
from typing import Any

import pytest

from briefing.pages import Pages

IGNORED = re.compile("[\\s\u00ad\u2022\uf0b7\u00b7.\u0590-\u06ff]")  # leaders and right-to-left order differ
Line = dict[str, Any]
CONSTRUCTS = [
    "kerning",
    "line_grid",
    "line_multiples",
    "mixed_styles",
    "mode_14",
    "page_tops_14",
    "page_tops_15",
    "tables",
]  # one class of what Word documents hold each
BUILT_IN = ["visit_note.en", "visit_note.ru", "visit_note.kk"]  # the worked example in the built-in template


def lines_of(pages: Pages) -> list[list[Line]]:
    """The lines of each page as the references tell them: bottom, left and text, one line for a whole table row."""
    found: list[list[Line]] = []
    for page in pages.pages:
        words = sorted(
            ((y + line.ascent) / 20, (x + line.left) / 20, line.shown_text)
            for x, y, line in page.lines
            if IGNORED.sub("", line.shown_text)
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


def agreement(pages: Pages, reference: list[list[Line]]) -> tuple[float, float]:
    """The share of lines that break alike on the same page, and how far the middle baseline error is off."""
    want = [(page, line) for page, lines in enumerate(reference) for line in lines]
    got = [(page, line) for page, lines in enumerate(lines_of(pages)) for line in lines]
    matcher = difflib.SequenceMatcher(
        None, [IGNORED.sub("", line["text"]) for _, line in want], [line["text"] for _, line in got], autojunk=False
    )
    pairs = [(want[i + k], got[j + k]) for i, j, n in matcher.get_matching_blocks() for k in range(n)]
    same = [(w, g) for w, g in pairs if w[0] == g[0]]
    # References give the bottom of a word's box, which lies a descent below the baseline.
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
