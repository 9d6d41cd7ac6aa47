"""Start-up: from the start of the process to the window on the screen, against a bare QMainWindow in the same run."""

import os
import statistics
import subprocess
import sys
import time

RUNS = 9

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
"""
OURS = """
from PySide6.QtWidgets import QApplication
from briefing.desktop.program import Program
application = QApplication([])
program = Program(application)
program.start()
window = program.window
"""
TELL = """
import time
from PySide6.QtCore import QTimer
def look():
    handle = window.windowHandle()
    if handle is not None and handle.isExposed():
        print(time.time(), flush=True)
        __import__("os")._exit(0)
    QTimer.singleShot(0, look)
QTimer.singleShot(0, look)
application.exec()
"""


def milliseconds(program: str) -> float:
    started = time.time()
    finished = subprocess.run(
        [sys.executable, "-c", program + TELL],
        capture_output=True,
        check=True,
        text=True,
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
    )
    return (float(finished.stdout) - started) * 1000


def main() -> None:
    for program in (BARE, OURS):
        milliseconds(program)  # warms the caches
    bare = [milliseconds(BARE) for _ in range(RUNS)]
    ours = [milliseconds(OURS) for _ in range(RUNS)]
    print(f"bare QMainWindow {statistics.median(bare):4.0f} ms ({min(bare):.0f}-{max(bare):.0f})")
    print(f"Briefing         {statistics.median(ours):4.0f} ms ({min(ours):.0f}-{max(ours):.0f})")
    print(f"ratio            {statistics.median(ours) / statistics.median(bare):.2f}")


if __name__ == "__main__":
    main()
