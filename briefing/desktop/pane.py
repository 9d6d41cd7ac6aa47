"""A pane of the window: a narrow header with its name and tools above its content."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing.desktop.look import GAP
from briefing.desktop.widgets import label, styled


class Pane(QWidget):
    """One of the three parts of the window."""

    def __init__(self, title: str, content: QWidget, *tools: QWidget) -> None:
        super().__init__()
        self.content = content
        header = styled(QWidget(), "paneHeader")
        row = QHBoxLayout(header)
        row.setContentsMargins(2 * GAP, GAP // 2, GAP, GAP // 2)
        row.setSpacing(2)
        row.addWidget(label(title, "paneTitle"))
        row.addStretch(1)
        for tool in tools:
            row.addWidget(tool)
        header.setMinimumHeight(header.fontMetrics().height() + 2 * GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(content, 1)
