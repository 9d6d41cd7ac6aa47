"""Types into the real window and measures the time from a key to the painted page, under Xvfb where there is one.

Two notes: the worked example of three pages, and one of ten pages with a table of a hundred rows, typed into at its
head and in the middle of its table.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefing.model import Briefing, Commitment, Target, Text
from briefing.storage import DataFolder, open_file, save_file

if TYPE_CHECKING:
    from briefing.desktop.program import Program

KEYS = 60
EXAMPLE = Path(__file__).parents[1] / "tests" / "golden" / "worked_example.briefing"
DISPLAY = ":87"
ROWS = 100
COMMITMENTS = 70


def ten_pages(briefing: Briefing) -> Briefing:
    """The briefing with a hundred figures and many commitments more."""
    figures = tuple(
        Target(id=f"x{i}", name=Text(en=f"Output of plant {i} in the region"), value=str(1000 + i), unit="USD")
        for i in range(ROWS)
    )
    promises = tuple(
        Commitment(id=f"y{i}", text=Text(en=f"Report on plant {i}: stage, capacity, cost, start-up and what delays it"))
        for i in range(COMMITMENTS)
    )
    return msgspec.structs.replace(
        briefing, targets=(*briefing.targets, *figures), commitments=(*briefing.commitments, *promises)
    )


def wait(ready: Callable[[], bool], seconds: float = 20) -> None:
    """Let the window work until something is so, at most for a time."""
    from PySide6.QtWidgets import QApplication

    ends = time.perf_counter() + seconds
    while not ready() and time.perf_counter() < ends:
        QApplication.processEvents()


def measured_keys(program: "Program", path: str) -> list[float]:
    """The milliseconds from each key pressed in a field to the end of the page painting that shows it."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtTest import QTest

    from briefing.desktop.page_view import PageView

    window = program.window
    window.show_path(path)
    wait(lambda: window.focusWidget() is not None, 2)  # without a window manager the window is not active
    view = window.preview.findChild(PageView)
    assert view is not None

    class Watch(QObject):
        painted = False

        def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
            if event.type() == QEvent.Type.Paint and view.pages is not before:
                self.painted = True
            return False

    watch = Watch()
    view.viewport().installEventFilter(watch)
    times: list[float] = []
    for index in range(KEYS):
        before, watch.painted = view.pages, False
        started = time.perf_counter()
        QTest.keyClick(window.focusWidget(), "abcdefgh"[index % 8])
        wait(lambda: watch.painted, 5)
        times.append((time.perf_counter() - started) * 1000)
    view.viewport().removeEventFilter(watch)
    return times


def measure_all() -> None:
    """Open both notes one after the other, and type."""
    from PySide6.QtWidgets import QApplication

    from briefing.desktop.program import Program

    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        short, long = folder / "short.briefing", folder / "long.briefing"
        shutil.copy(EXAMPLE, short)
        save_file(long, ten_pages(open_file(short)))
        program = Program(application, DataFolder(folder))
        program.start(short)
        for note, path in ((short, "visit/city"), (long, "visit/city"), (long, "targets/x50/name")):
            program.document.session.mark_saved()
            program.window.files.open_path(note)
            wait(lambda: program.window.preview.page_count > 0 and not program.window.background.is_busy)
            wait(lambda: False, 0.5)  # the article and the form are still being shown
            times = sorted(measured_keys(program, path))
            print(
                f"key to painted page ({os.environ['QT_QPA_PLATFORM']}, {program.window.preview.page_count} pages, "
                f"{path}, {len(times)} keys): median {statistics.median(times):.1f} ms, "
                f"p95 {times[round(len(times) * 0.95) - 1]:.1f} ms"
            )
        program.document.session.mark_saved()
        program.window.close()


def main() -> int:
    server = None
    if shutil.which("Xvfb"):
        server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1600x1000x24"], stderr=subprocess.DEVNULL)
        os.environ.update(DISPLAY=DISPLAY, QT_QPA_PLATFORM="xcb")
        time.sleep(1)
    else:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        measure_all()
    finally:
        if server is not None:
            server.terminate()
            server.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
