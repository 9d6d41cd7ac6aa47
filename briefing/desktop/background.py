"""Long work beside the window: values in, values out, on the GUI thread again."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

Value = TypeVar("Value")

_QUIET_MS = 500
"""Work that takes no longer than this shows no progress."""


class Task(QObject):
    """One piece of work under way; the result of cancelled work is dropped, whether it could be stopped or not."""

    finished = Signal(object, object)

    def __init__(self, label: str, stop: Callable[[], None] | None) -> None:
        super().__init__()
        self.label = label
        self.stop = stop
        self.is_cancelled = False

    def cancel(self) -> None:
        """Drop the result when it comes."""
        self.is_cancelled = True


class _Run(QRunnable):
    def __init__(self, task: Task, job: Callable[[], Any]) -> None:
        super().__init__()
        self._task = task
        self._job = job

    def run(self) -> None:
        """Do the job on a thread of the pool and hand its result over."""
        if self._task.is_cancelled:
            return
        try:
            result, error = self._job(), None
        except Exception as problem:  # handed to the caller's `failed`
            result, error = None, problem
        self._task.finished.emit(result, error)


class Background(QObject):
    """Runs work and tells the window what it waits for."""

    progress_changed = Signal(str, bool)
    """The label of the work that lasts long enough to be shown, or an empty text; whether it can be cancelled."""
    steps_changed = Signal(int, int)
    """The steps done and those in all, 0 where that is not known; jobs may emit it from their threads."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._running: list[Task] = []
        self._timer = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._timer.timeout.connect(self._show_progress)

    @property
    def is_busy(self) -> bool:
        """Whether some work has not come back yet."""
        return bool(self._running)

    def run_in_background(
        self,
        label: str,
        job: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
        stop: Callable[[], None] | None = None,
    ) -> Task:
        """Run `job` on a thread and call `done` with its value, or `failed`, on the GUI thread.

        The job must not touch widgets. Neither is called for cancelled work.
        The user may cancel work that has a `stop`, which is called then.
        """
        task = Task(label, stop)
        task.finished.connect(
            lambda value, error: self._finish(task, value, error, done, failed), Qt.ConnectionType.QueuedConnection
        )
        self._running.append(task)
        self._pool.start(_Run(task, job))
        if not self._timer.isActive():
            self._timer.start()
        return task

    def cancel(self) -> None:
        """Stop the work that the user may cancel."""
        for task in [task for task in self._running if task.stop]:
            task.cancel()
            self._running.remove(task)
            if task.stop:
                task.stop()
        self._show_progress()

    def shut_down(self) -> None:
        """Drop everything and wait for the threads."""
        for task in self._running:
            task.cancel()
        self._running.clear()
        self._timer.stop()
        self._show_progress()
        self._pool.clear()
        self._pool.waitForDone()

    def _finish(
        self,
        task: Task,
        value: Any,
        error: Exception | None,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        if task.is_cancelled:
            return
        self._running.remove(task)
        if not self._running:
            self._timer.stop()
        if not self._timer.isActive():
            self._show_progress()
        if error is None:
            done(value)
        else:
            failed(error)

    @Slot()
    def _show_progress(self) -> None:
        stoppable = next((task for task in self._running if task.stop), None)
        shown = stoppable or (self._running[-1] if self._running else None)
        self.progress_changed.emit(shown.label if shown else "", stoppable is not None)
