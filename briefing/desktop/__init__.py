"""The window."""

import sys
from pathlib import Path

from briefing.storage import DataFolder, StorageError, find_data_folder


def main(file: Path | None = None, folder: DataFolder | None = None) -> int:
    """Open the window on a briefing, an article or nothing, and return when it is closed.

    Without arguments, as a desktop icon starts it, the file is taken from the
    command line and the data folder is looked for.
    """
    from PySide6.QtWidgets import QApplication

    from briefing.desktop.program import Program

    trouble = ""
    if file is None and folder is None:
        file = Path(sys.argv[1]) if len(sys.argv) > 1 else None
        try:
            folder = find_data_folder()
        except StorageError as error:
            trouble = str(error)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    program = Program(application, folder)
    program.start(file, trouble)
    return application.exec()
