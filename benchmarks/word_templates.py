"""Filling a Word template, beside docxtpl in the same run.

The bars: with every field in a content control at least 40 times docxtpl at 10
rows, 6 times at 1,000 and 10 times at 10,000; without controls 15 times at
1,000 and 20 times at 10,000; 1,000 memos in a second; at most 60 MB at 10,000
rows; a new process no slower than docxtpl's. `bound` is a document that carries
its fields, so that edits made in Word come back.
"""

import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent)]

from docxtpl import DocxTemplate  # noqa: E402
from memo import memo_template  # noqa: E402
from memo_values import memo_values  # noqa: E402

from briefing.word import Template, compile_template  # noqa: E402
from briefing.word.edits.carried import CarriedField, Origin, bound_part, exported_part  # noqa: E402
from briefing.word.ooxml.custom_xml import with_custom_xml  # noqa: E402
from briefing.word.printing.bound_fields import BoundFields  # noqa: E402

ROUNDS = {10: 25, 1_000: 7, 10_000: 3}
BARS = {
    (10, "controls"): 40,
    (1_000, "plain"): 15,
    (1_000, "controls"): 6,
    (1_000, "bound"): 5,
    (10_000, "plain"): 20,
    (10_000, "controls"): 10,
    (10_000, "bound"): 10,
}

_OURS = """
import sys; sys.path[:0] = {path!r}
from briefing.word import compile_template
from memo_values import memo_values
compile_template(open({template!r}, "rb").read()).render(memo_values({rows})).package()
print(int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) // 1024)
"""
_PEER = """
import sys; sys.path[:0] = {path!r}
import io
from docxtpl import DocxTemplate
from memo_values import memo_values
document = DocxTemplate({template!r})
document.render(memo_values({rows}), autoescape=True)
document.save(io.BytesIO())
"""


def docxtpl(template: bytes, values: dict[str, Any]) -> bytes:
    """A document the way the manual of docxtpl makes it."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(values, autoescape=True)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def bound(template: Template, values: dict[str, Any]) -> bytes:
    """A document that carries its fields; every path is one."""
    fields = BoundFields(lambda path: path)
    parts = template.render(values, bound=fields)
    carried = tuple(CarriedField(path, words, words) for path, words in fields.printed)
    origin = Origin("", "memo", template.version, "en", is_draft=False, printed=carried)
    return with_custom_xml(parts, (bound_part(origin), exported_part(origin))).package()


def main() -> None:
    source = memo_template()
    template = compile_template(source)
    print(f"{'rows':>7} {'':9} {'docxtpl':>10} {'ours':>10} {'ratio':>8} {'bar':>5}")
    for rows, rounds in ROUNDS.items():
        values = memo_values(rows)
        works: dict[str, Callable[[], bytes]] = {
            "peer": lambda values=values: docxtpl(source, values),
            "plain": lambda values=values: template.render(values).package(),
            "controls": lambda values=values: template.render(values, controls=True).package(),
            "bound": lambda values=values: bound(template, values),
        }
        medians = _interleaved(works, rounds)
        for kind in ("plain", "controls", "bound"):
            ratio, bar = medians["peer"] / medians[kind], BARS.get((rows, kind), 0)
            bar_text = f"{bar}x" if bar else "-"
            print(f"{rows:7} {kind:9} {medians['peer']:7.1f} ms {medians[kind]:7.2f} ms {ratio:7.1f}x {bar_text:>5}")
    values = memo_values(10)
    started = time.perf_counter()
    for _ in range(1_000):
        template.render(values).package()
    print(f"1,000 memos: {time.perf_counter() - started:.2f} s (bar 1 s)")
    _processes(source)


def _interleaved(works: dict[str, Callable[[], bytes]], rounds: int) -> dict[str, float]:
    """The median of each in milliseconds; they take turns, so that a slow spell hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(rounds):
        for name, work in works.items():
            started = time.perf_counter()
            work()
            times[name].append((time.perf_counter() - started) * 1000)
    return {name: statistics.median(found) for name, found in times.items()}


def _processes(source: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "memo.docx")
        path.write_bytes(source)
        known = {"path": [str(FOLDER), str(FOLDER.parent)], "template": str(path)}
        works = {
            "peer": lambda: _run(_PEER.format(**known, rows=10)),
            "ours": lambda: _run(_OURS.format(**known, rows=10)),
        }
        medians = _interleaved(works, 5)
        print(f"new process: ours {medians['ours']:.0f} ms, docxtpl {medians['peer']:.0f} ms")
        print(f"peak memory at 10,000 rows: {_run(_OURS.format(**known, rows=10_000)).decode().strip()} MB (bar 60 MB)")


def _run(program: str) -> bytes:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True).stdout


if __name__ == "__main__":
    main()
