"""Every question and file dialog of the window, so that tests can answer them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefing.translation import tr


@dataclass(frozen=True)
class Answer:
    """One answer to a question. A careful answer is the one that loses nothing: Escape gives it."""

    key: str
    text: str
    is_default: bool = False
    is_careful: bool = False


class Ask:
    """Asks the user. Every modal dialog of the program that is not a page of settings is opened here."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def file_to_open(self, title: str, filters: Sequence[str], folder: Path | None) -> Path | None:
        """A file the user chose to open, or None."""
        name, _ = QFileDialog.getOpenFileName(self._parent, title, str(folder or ""), ";;".join(filters))
        return Path(name) if name else None

    def file_to_save(self, title: str, filters: Sequence[str], proposal: Path) -> Path | None:
        """A name the user chose to save under, or None. An existing file was agreed to be replaced."""
        name, _ = QFileDialog.getSaveFileName(self._parent, title, str(proposal), ";;".join(filters))
        return Path(name) if name else None

    def folder(self, title: str, folder: Path | None) -> Path | None:
        """A folder the user chose, or None."""
        name = QFileDialog.getExistingDirectory(self._parent, title, str(folder or ""))
        return Path(name) if name else None

    def line(self, title: str, question: str, proposal: str = "") -> str | None:
        """A line of text, or None."""
        text, agreed = QInputDialog.getText(self._parent, title, question, text=proposal)
        return text if agreed else None

    def choose(self, title: str, question: str, answers: Sequence[Answer], details: str = "") -> str:
        """The key of the answer the user gave."""
        box = QMessageBox(QMessageBox.Icon.Question, title, question, parent=self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(details)
        buttons: dict[QAbstractButton, str] = {}
        for answer in answers:
            role = QMessageBox.ButtonRole.RejectRole if answer.is_careful else QMessageBox.ButtonRole.AcceptRole
            button = box.addButton(answer.text, role)
            buttons[button] = answer.key
            if answer.is_default:
                box.setDefaultButton(button)
            if answer.is_careful:
                box.setEscapeButton(button)
        box.exec()
        return buttons[box.clickedButton()]

    def agrees(self, title: str, question: str, answer: Answer, details: str = "") -> bool:
        """Whether the user gave this answer rather than cancelling."""
        answers = [answer, Answer("stay", tr("Cancel"), is_careful=True)]
        return self.choose(title, question, answers, details) == answer.key

    def wants_settings(self, title: str, question: str) -> bool:
        """Whether the user wants the settings opened, where something must be set first."""
        return self.agrees(title, question, Answer("settings", tr("Open the settings"), is_default=True))

    def tell(self, title: str, text: str, details: str = "") -> None:
        """Say something that needs no answer."""
        box = QMessageBox(QMessageBox.Icon.Warning, title, text, parent=self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(details)
        box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def tell_list(self, title: str, text: str, lines: Sequence[str]) -> None:
        """Say something with a list that may be long and is to be read whole, such as every bad row of a file."""
        if not lines:
            self.tell(title, text)
            return
        dialog = QDialog(self._parent)
        dialog.setWindowTitle(title)
        words = QPlainTextEdit("\n".join(lines), readOnly=True)
        words.setAccessibleName(title)
        close = QDialogButtonBox()
        close.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.rejected.connect(dialog.reject)
        column = QVBoxLayout(dialog)
        for widget in (QLabel(text, wordWrap=True), words, close):
            column.addWidget(widget)
        dialog.resize(640, 360)
        dialog.exec()
