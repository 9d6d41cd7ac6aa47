"""How the window is arranged: its size, the panes and the pages; switches in the menu show it, settings keep it."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from briefing.desktop.findings_panel import FindingsPanel
from briefing.desktop.panes import NAMES, Panes
from briefing.desktop.preview_pane import PreviewPane

_SIZE = QSize(1360, 860)
_SMALLEST = QSize(640, 420)


class WindowArrangement:
    """Changes the arrangement of one window, and tells it as values that can be remembered."""

    def __init__(
        self,
        window: QMainWindow,
        panes: Panes,
        preview: PreviewPane,
        findings: FindingsPanel,
        actions: dict[str, QAction],
    ) -> None:
        self._window = window
        self._panes = panes
        self._preview = preview
        self._findings = findings
        self._actions = actions
        panes.visibility_changed.connect(self._show_switches)

    def turn_two_pages(self) -> None:
        """Show the pages of the note side by side, or one below the other again."""
        self._arrange_pages("two_pages")

    def turn_thumbnails(self) -> None:
        """Show or hide the small pictures of the pages."""
        self._arrange_pages("thumbnails")

    def turn_findings(self) -> None:
        """Show the findings and give them the keyboard, or hide them."""
        if self._findings.isHidden():
            self.show_findings()
        else:
            self._findings.hide()
            self._show_switches()

    def show_findings(self) -> None:
        """Show the findings and give them the keyboard."""
        self._findings.show()
        self._findings.focus_list()
        self._show_switches()

    def values(self) -> dict[str, Any]:
        """The arrangement, to be remembered."""
        return {
            "width": self._window.width(),
            "height": self._window.height(),
            "maximized": self._window.isMaximized(),
            "findings": not self._findings.isHidden(),
            **self._panes.layout_values(),
            **self._preview.layout_values(),
        }

    def restore(self, values: dict[str, Any]) -> None:
        """Arrange the window as it was left; what another version of the program wrote is passed over."""
        width, height = values.get("width"), values.get("height")
        if isinstance(width, int) and isinstance(height, int):
            self._window.resize(QSize(width, height).expandedTo(_SMALLEST))
        else:
            self._window.resize(_SIZE)
        self._panes.restore(values)
        self._preview.restore(values)
        self._findings.setVisible(values.get("findings") is True)
        self._show_switches()
        if values.get("maximized") is True:
            self._window.setWindowState(Qt.WindowState.WindowMaximized)

    def _arrange_pages(self, name: str) -> None:
        values = self._preview.layout_values()
        self._preview.restore({**values, name: not values[name]})
        self._show_switches()

    def _show_switches(self) -> None:
        for name in NAMES:
            self._actions[f"show_{name}"].setChecked(self._panes.is_shown(name))
        self._actions["findings"].setChecked(not self._findings.isHidden())
        for name, is_on in self._preview.layout_values().items():
            self._actions[name].setChecked(is_on)
