"""The window is on the screen before anything is loaded that only its work needs."""

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication
from briefing.desktop.program import Program
application = QApplication([])
Program(application).start()
rooms = ("articles", "checks", "extraction", "pages", "registry", "word")
print([room for room in rooms if f"briefing.{room}" in sys.modules], [
    name for name in ("jinja2", "lxml", "rapidfuzz", "sqlite3", "trafilatura") if name in sys.modules
])
sys.stdout.flush()
__import__("os")._exit(0)
"""


def test_a_window_that_opens_loads_no_room_it_does_not_need() -> None:
    answer = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True)
    assert answer.stdout.strip() == "[] []"
