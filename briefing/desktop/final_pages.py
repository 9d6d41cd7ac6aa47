"""How long the final note is, while the preview shows the draft with its annex."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer

from briefing.editing import Session

if TYPE_CHECKING:
    from briefing.desktop.note import NoteMaker
    from briefing.pages import Typesetter

_SLOW_MS: Final = 150
_REST: Final = 20
"""After a slow count the window has this many times as long for other work; meanwhile that count is told again."""


class FinalPages:
    """Lays the final note out and counts its pages."""

    def __init__(self, session: Session, own_templates: Callable[[], Path | None]) -> None:
        self._session = session
        self._own_templates = own_templates
        self._maker: NoteMaker | None = None
        self._typesetter: Typesetter | None = None
        self._last: int | None = None
        self._took_ms = 0
        self._since = QElapsedTimer()

    def count(self) -> int | None:
        """The pages of the final note without annexes, of one that is slow to lay out as they were a moment ago.

        None if the note cannot be laid out.
        """
        if self._took_ms > _SLOW_MS and self._since.elapsed() < _REST * self._took_ms:
            return self._last
        self._since.start()
        self._last = self._counted()
        self._took_ms = self._since.restart()
        return self._last

    def _counted(self) -> int | None:
        from briefing.desktop.note import NoteMaker
        from briefing.pages import Typesetter

        self._maker = self._maker or NoteMaker(self._own_templates)
        self._typesetter = self._typesetter or Typesetter()
        try:
            parts = self._maker.parts(self._session.briefing, draft=False, controls=False, annexes=False)
            return len(self._typesetter.lay_out(parts))
        except Exception:  # the preview tells what is wrong with the template or the page
            return None
