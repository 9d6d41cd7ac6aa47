"""A new process that fills a template loads nothing that filling a template does not need."""

import subprocess
import sys
from pathlib import Path

from tests.word.documents import document

PROGRAM = """
import sys
from briefing.word import compile_template
compile_template(open(sys.argv[1], "rb").read()).render({"a": "x"}).package()
print(sorted({name for name in sys.modules if name in ("msgspec", "difflib", "markdown") or name.startswith(
    ("briefing.model", "briefing.languages"))}))
"""


def test_filling_a_template_loads_neither_the_model_nor_the_languages(tmp_path: Path) -> None:
    template = tmp_path / "template.docx"
    template.write_bytes(document("{% if a %}{{ a|upper }}{% endif %}"))
    answer = subprocess.run([sys.executable, "-c", PROGRAM, str(template)], check=True, capture_output=True, text=True)
    assert answer.stdout.strip() == "[]"
