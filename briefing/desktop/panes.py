"""The three panes side by side: sizes and visibility are the user's and are remembered."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

NAMES = ("article", "form", "preview")
_SHARES = (27, 40, 33)


class Panes(QSplitter):
    """Article, form and preview."""

    visibility_changed = Signal()

    def __init__(self, panes: dict[str, QWidget]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._panes = panes
        for index, name in enumerate(NAMES):
            self.addWidget(panes[name])
            self.setStretchFactor(index, _SHARES[index])
        self.setSizes([share * 12 for share in _SHARES])

    def is_shown(self, name: str) -> bool:
        """Whether a pane is visible, now or as soon as the window is."""
        return not self._panes[name].isHidden()

    def toggle(self, name: str) -> None:
        """Hide or show a pane; the last one stays."""
        others = [other for other in NAMES if other != name and self.is_shown(other)]
        self._panes[name].setVisible(not self.is_shown(name) or not others)
        self.visibility_changed.emit()

    def neighbour(self, focused: QWidget | None, step: int) -> str:
        """The visible pane so many steps from the one that has the keyboard."""
        shown = [name for name in NAMES if self.is_shown(name)]
        here = next((name for name in shown if focused and self._panes[name].isAncestorOf(focused)), None)
        if here is None:
            return shown[0]
        return shown[(shown.index(here) + step) % len(shown)]

    def layout_values(self) -> dict[str, Any]:
        """Sizes and hidden panes, to be remembered."""
        return {"sizes": self.sizes(), "hidden": [name for name in NAMES if not self.is_shown(name)]}

    def restore(self, values: dict[str, Any]) -> None:
        """Put the panes back as they were; values of another program version are passed over."""
        sizes, hidden = values.get("sizes"), values.get("hidden", [])
        if isinstance(sizes, list) and len(sizes) == len(NAMES) and all(isinstance(size, int) for size in sizes):
            self.setSizes(sizes)
        if isinstance(hidden, list) and set(hidden) < set(NAMES):
            for name in hidden:
                self._panes[name].hide()
        self.visibility_changed.emit()
