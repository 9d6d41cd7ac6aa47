"""Keeps the preview in step with the session without ever being in the way of typing."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from briefing.desktop.note import NoteMaker
from briefing.model import Briefing
from briefing.word import Parts

_COALESCE_MS = 4
_SLOW_MS = 70
_PAUSE_MS = 120
_VERY_SLOW_MS = 250
_LONG_PAUSE_MS = 600


class LivePreview(QObject):
    """Renders the note a moment after the last change; slow notes wait for a pause in typing."""

    def __init__(
        self,
        maker: NoteMaker,
        briefing: Callable[[], Briefing],
        show: Callable[[Parts], None],
        refuse: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._maker = maker
        self._briefing = briefing
        self._show = show
        self._refuse = refuse
        self.is_draft = True
        self.last_ms = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.render_now)

    def update(self) -> None:
        """Render soon; calls that follow closely are one rendering."""
        self._timer.start(self._pause())

    def render_now(self) -> None:
        """Render and show the note of the present value."""
        self._timer.stop()
        clock = QElapsedTimer()
        clock.start()
        try:
            self._show(self._maker.parts(self._briefing(), draft=self.is_draft, controls=True))
        except Exception as error:  # whatever is wrong with a template or a page must not take the window down
            self._refuse(error)
            return
        self.last_ms = clock.elapsed()

    def stop(self) -> None:
        """Render nothing any more."""
        self._timer.stop()

    def _pause(self) -> int:
        if self.last_ms > _VERY_SLOW_MS:
            return _LONG_PAUSE_MS
        return _PAUSE_MS if self.last_ms > _SLOW_MS else _COALESCE_MS
