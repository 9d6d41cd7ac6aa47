"""The window."""

import sys
from pathlib import Path

from briefing.storage import DataFolder


def main(file: Path | None = None, folder: DataFolder | None = None, trouble: str = "") -> int:
    """Open the window on a briefing, an article or nothing, and return when it is closed.

    `trouble` tells why the data folder chosen earlier could not be used.
    """
    from PySide6.QtWidgets import QApplication

    from briefing.desktop.program import Program

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    program = Program(application, folder)
    program.start(file, trouble)
    return application.exec()
