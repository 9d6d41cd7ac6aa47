"""The program leaves nothing behind: what restricted offices require is checked by looking."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.resources import resource_path


@pytest.mark.skipif(sys.platform == "win32", reason="the profile cannot be moved by environment variables there")
def test_drafting_writes_nothing_but_what_was_asked_for(tmp_path: Path) -> None:
    home, temporary, out = (tmp_path / name for name in ("home", "tmp", "out"))
    for folder in (home, temporary, out):
        folder.mkdir()
    outputs = [word for ending in ("docx", "pdf", "briefing") for word in ("-o", str(out / f"note.{ending}"))]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "BRIEFING_"))}
    subprocess.run(
        [sys.executable, "-B", "-m", "briefing", "draft", resource_path("samples/visit_en.txt"), *outputs],
        env={**environment, "HOME": str(home), "TMPDIR": str(temporary)},
        check=True,
        capture_output=True,
    )
    assert sorted(path.name for path in out.iterdir()) == ["note.briefing", "note.docx", "note.pdf"]
    assert list(home.rglob("*")) == []
    assert list(temporary.rglob("*")) == []
