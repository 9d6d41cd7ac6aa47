"""When to write a recovery copy: soon after the last edit, and now and then while typing goes on."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

_REST_MS = 2_000
_LONGEST_MS = 15_000


class RecoveryTimer(QObject):
    """Calls `write` two seconds after the last edit and at least every fifteen seconds while editing."""

    def __init__(self, write: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._write = write
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.write_now)
        self._since_first_edit = QElapsedTimer()

    def edited(self) -> None:
        """The briefing was changed."""
        if not self._since_first_edit.isValid():
            self._since_first_edit.start()
        left = max(_LONGEST_MS - self._since_first_edit.elapsed(), 0)
        self._timer.start(min(_REST_MS, left))

    def forget(self) -> None:
        """Nothing is left to be kept: the briefing was saved."""
        self._timer.stop()
        self._since_first_edit.invalidate()

    def write_now(self) -> None:
        """Write the copy."""
        self.forget()
        self._write()
