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
"""A note that takes longer is not laid out a second time after every pause in typing."""


class FinalPages:
    """Lays the final note out and counts its pages."""

    def __init__(self, session: Session, own_templates: Callable[[], Path | None]) -> None:
        self._session = session
        self._own_templates = own_templates
        self._maker: NoteMaker | None = None
        self._typesetter: Typesetter | None = None
        self._last_ms = 0

    def count(self) -> int | None:
        """The pages of the final note without annexes; None where that took too long or the note cannot be laid out."""
        if self._last_ms > _SLOW_MS:
            return None
        from briefing.desktop.note import NoteMaker
        from briefing.pages import Typesetter

        clock = QElapsedTimer()
        clock.start()
        self._maker = self._maker or NoteMaker(self._own_templates)
        self._typesetter = self._typesetter or Typesetter()
        try:
            parts = self._maker.parts(self._session.briefing, draft=False, controls=False, annexes=False)
            return len(self._typesetter.lay_out(parts))
        except Exception:  # the preview tells what is wrong with the template or the page
            return None
        finally:
            self._last_ms = clock.elapsed()
