"""Types into the real window and measures the time from a key to the painted page, under Xvfb where there is one."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KEYS = 60
SAMPLE = Path(__file__).parents[1] / "resources" / "samples" / "visit_en.txt"
DISPLAY = ":87"


def measured_keys() -> list[float]:
    """The milliseconds from each key press to the end of the page painting that shows it."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from briefing.desktop.page_view import PageView
    from briefing.desktop.program import Program
    from briefing.storage import DataFolder

    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as temporary:
        program = Program(application, DataFolder(Path(temporary)))
        program.start(SAMPLE)
        window = program.window

        def wait(ready: object, seconds: float = 20) -> None:
            ends = time.perf_counter() + seconds
            while not ready() and time.perf_counter() < ends:  # type: ignore[operator]
                application.processEvents()

        wait(lambda: window.preview.page_count > 0 and not window.background.is_busy)
        window.show_path("visit/city")
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
        program.document.session.mark_saved()
        window.close()
    return times


def main() -> int:
    server = None
    if shutil.which("Xvfb"):
        server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1600x1000x24"], stderr=subprocess.DEVNULL)
        os.environ.update(DISPLAY=DISPLAY, QT_QPA_PLATFORM="xcb")
        time.sleep(1)
    else:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        times = sorted(measured_keys())
    finally:
        if server is not None:
            server.terminate()
            server.wait()
    p95 = times[round(len(times) * 0.95) - 1]
    place = os.environ["QT_QPA_PLATFORM"]
    print(
        f"key to painted page ({place}, {len(times)} keys): median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
