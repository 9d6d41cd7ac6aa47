"""Opens long and hostile articles in the real window, and measures how long it fails to answer while they load.

A timer of ten milliseconds records the longest gap between two of its calls, from the opening of the file until what
the article proposes stands in the form. The peer is the same window while it does nothing.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))
from briefing.storage import DataFolder
from tests.articles.pdf import pdf_of

if TYPE_CHECKING:
    from briefing.desktop.program import Program

TICK_MS = 10
ARTICLE = Path(__file__).parents[1] / "resources" / "samples" / "visit_en.txt"
LINES_OF_PAGE = 40


def long_pdf(path: Path) -> None:
    """A document of 300 pages that tells of a visit again and again."""
    words = ARTICLE.read_text(encoding="utf-8").encode("ascii", "replace").decode().split()
    lines = cycle([" ".join(words[start : start + 12]) for start in range(0, len(words), 12)])
    path.write_bytes(pdf_of([list(islice(lines, LINES_OF_PAGE)) for _ in range(300)]))


def long_page(path: Path) -> None:
    """A web page of almost 20 MB, most of it scripts as in saved pages, with a long article."""
    body = "".join(f"<p>{line}</p>" for line in ARTICLE.read_text(encoding="utf-8").splitlines() if line)
    script = "<script>" + "var x = 'word';" * 1000 + "</script>"
    head = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Visit</title></head><body><article>"
    page = head + body * 150 + "</article>" + script * 1200
    path.write_text(page[:19_900_000] + "</script></body></html>", encoding="utf-8")


def hostile_page(path: Path) -> None:
    """A million tags."""
    path.write_text("<!DOCTYPE html><html><body>" + "<b>x</b>" * 1_000_000, encoding="utf-8")


def long_text(path: Path) -> None:
    """A text of almost a million letters that tells of a visit again and again."""
    text = ARTICLE.read_text(encoding="utf-8")
    path.write_text((text + "\n\n") * (950_000 // len(text)), encoding="utf-8")


def one_word(path: Path) -> None:
    """A text of one word without end."""
    path.write_text("a" * 15_000_000, encoding="utf-8")


def short_lines(path: Path) -> None:
    """A text of a hundred thousand lines."""
    path.write_text("Trade rose by 5 percent to $3 billion.\n" * 100_000, encoding="utf-8")


FILES: dict[str, Callable[[Path], None]] = {
    "long.pdf": long_pdf,
    "long.html": long_page,
    "tags.html": hostile_page,
    "long.txt": long_text,
    "word.txt": one_word,
    "lines.txt": short_lines,
}


class Gaps:
    """The longest time between two calls of a timer of the event loop, and the most work done in one of them.

    On a machine that does other things the time is longer than the work: the window waits for a processor.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._longest = self._most_work = 0.0
        self._before, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self._longest = max(self._longest, (now - self._before) * 1000 - TICK_MS)
        self._most_work = max(self._most_work, (worked - self._worked) * 1000)
        self._before, self._worked = now, worked

    def stop(self) -> str:
        """The longest gap beyond the ten milliseconds that are meant, and the most work."""
        self._tick()
        self._timer.stop()
        return f"longest gap {self._longest:4.0f} ms, of work {self._most_work:4.0f} ms"


def wait(ready: Callable[[], bool], seconds: float) -> None:
    """Let the window work until something is so, at most for a time."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    ends = time.perf_counter() + seconds
    while not ready() and time.perf_counter() < ends:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def measure_one(program: "Program", path: Path, told: list[str]) -> None:
    """Open a file, wait until it is read or refused, and tell the longest gap."""
    window = program.window
    gaps, started = Gaps(), time.perf_counter()
    window.files.open_path(path)
    wait(lambda: not window.background.is_busy, 90)
    seconds = time.perf_counter() - started
    wait(lambda: False, 1.5)  # the form and the note follow by timers
    measured = gaps.stop()
    briefing = program.document.session.briefing
    letters = sum(len(source.text) for source in briefing.sources)
    outcome = told.pop() if told else f"{len(briefing.suggestions)} proposals from {letters} letters"
    print(f"{path.name:<10} {measured}, in {seconds:4.1f} s: {outcome}", flush=True)
    program.document.start_new("en")


def measure_cancel(program: "Program", path: Path) -> None:
    """Click on Cancel as soon as it is there, and tell how long the window is still busy."""
    from PySide6.QtWidgets import QToolButton

    window = program.window
    button = next(button for button in window.status.findChildren(QToolButton) if button.text() == "Cancel")
    window.files.open_path(path)
    wait(lambda: button.isVisible() or not window.background.is_busy, 30)
    if not button.isVisible():
        return
    gaps, started = Gaps(), time.perf_counter()
    button.click()
    wait(lambda: not button.isVisible() and not window.background.is_busy, 30)
    milliseconds = (time.perf_counter() - started) * 1000
    wait(lambda: False, 0.5)
    print(f"{path.name:<10} {gaps.stop()}, cancelled in {milliseconds:.0f} ms", flush=True)


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from briefing.desktop.ask import Ask
    from briefing.desktop.program import Program

    told: list[str] = []

    class Listening(Ask):
        def tell(self, title: str, text: str, details: str = "") -> None:
            del title, details
            told.append(text)

    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "data").mkdir()
        data = DataFolder(folder / "data")
        data.write_settings({"ui_language": "en", "scheme": "light"})
        program = Program(application, data)
        program.window.ask = Listening(program.window)
        program.start()
        wait(lambda: program.window.preview.page_count > 0, 20)
        wait(lambda: False, 3)
        gaps = Gaps()
        wait(lambda: False, 5)
        print(f"{'at rest':<10} {gaps.stop()}, in  5.0 s")
        for name, write in FILES.items():
            write(folder / name)
            measure_one(program, folder / name, told)
            measure_cancel(program, folder / name)
        program.document.session.mark_saved()
        program.window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
