"""Lists of officials come into the registry of the window and go out of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from briefing.desktop.ask import Answer, Ask
from briefing.desktop.background import Background, Task
from briefing.desktop.known_officials import KnownOfficials
from briefing.messages import Message
from briefing.storage import write_atomically
from briefing.translation import told, tr, translated

if TYPE_CHECKING:
    from briefing.registry.importing import ImportReport

_CSV = ("*.csv", "*.txt")


class ListExchange(QObject):
    """Reads and writes lists beside the window, and asks before anything is changed."""

    done = Signal(str)
    """The registry may have changed; what was done in a sentence."""
    busy_changed = Signal(bool)
    """Whether a list is being read or written."""

    def __init__(self, known: KnownOfficials, ask: Callable[[], Ask], background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._known = known
        self._ask = ask
        self._background = background
        self._task: Task | None = None

    def import_list(self) -> None:
        """Choose a list; what importing it would do is told before it is done."""
        filters = [f"{tr('Lists')} ({' '.join(_CSV)})", f"{tr('All files')} (*)"]
        path = self._ask().file_to_open(tr("Import a list of officials"), filters, None)
        if path is not None:
            self._run(partial(_checked, path, self._known.file), partial(self._ask_to_import, path))

    def export_list(self) -> None:
        """Write the officials as a list."""
        proposal = Path("officials.csv")
        path = self._ask().file_to_save(tr("Export a list of officials"), [f"{tr('Lists')} (*.csv)"], proposal)
        if path is not None and (file := self._known.file) is not None:
            self._run(partial(_exported, path, file), self._tell_export)

    def stop(self) -> None:
        """Drop what comes of the work under way."""
        if self._task is not None:
            self._task.cancel()

    def _ask_to_import(self, path: Path, found: "tuple[bytes, ImportReport]") -> None:
        data, report = found
        if not report.added and not report.changed:
            self._ask().tell(tr("Nothing to import"), tr("The registry holds everything the list says."))
            return
        question = tr("Import the list {name}?", name=path.name)
        details = tr(
            "New: {added}. Changed: {changed}. As before: {unchanged}.",
            added=report.added,
            changed=report.changed,
            unchanged=report.unchanged,
        )
        answer = Answer("import", tr("Import"), is_default=True)
        if self._ask().agrees(tr("Import"), question, answer, details) and (file := self._known.file) is not None:
            self._run(partial(_imported, data, file), self._tell_import)

    def _tell_import(self, report: "ImportReport") -> None:
        self.done.emit(tr("Imported: {added} new, {changed} changed.", added=report.added, changed=report.changed))

    def _tell_export(self, path: Path) -> None:
        self.done.emit(translated(Message("Wrote {path}", path=path)))

    def _run(self, job: Callable[[], object], done: Callable[..., None]) -> None:
        def end(then: Callable[[Any], None], outcome: object) -> None:
            self.busy_changed.emit(False)  # noqa: FBT003 (the value of a signal)
            then(outcome)

        self.busy_changed.emit(True)  # noqa: FBT003
        self._task = self._background.run_in_background(
            tr("Reading the list…"), job, partial(end, done), partial(end, self._fail)
        )

    def _fail(self, error: Exception) -> None:
        problems = [
            translated(Message("Line {line}: {reason}", line=problem.line, reason=problem.reason))
            for problem in getattr(error, "problems", ())
        ]
        self._ask().tell_list(tr("The list was not taken"), told(error), problems)


def _checked(path: Path, file: Path | None) -> "tuple[bytes, ImportReport]":
    from briefing.registry import Registry
    from briefing.registry.importing import check_list, read_list_file

    data = read_list_file(path)
    if file is None or not file.exists():
        return data, check_list(None, data)
    with Registry(file) as registry:
        return data, check_list(registry, data)


def _imported(data: bytes, file: Path) -> "ImportReport":
    from briefing.registry import Registry
    from briefing.registry.importing import import_list

    with Registry(file, writing=True) as registry:
        return import_list(registry, data)


def _exported(path: Path, file: Path) -> Path:
    from briefing.registry import Registry
    from briefing.registry.lists import officials_list

    with Registry(file) as registry:
        write_atomically(path, officials_list(registry.officials.all()))
    return path
