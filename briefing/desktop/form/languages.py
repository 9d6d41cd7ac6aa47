"""The switch between the three languages of a text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from briefing.desktop.look import GAP
from briefing.desktop.widgets import styled
from briefing.desktop.words import LANGUAGE_NAMES
from briefing.model import LANGUAGE_CODES, LanguageCode, Text
from briefing.translation import tr


def languages_from(first: LanguageCode) -> tuple[LanguageCode, ...]:
    """The three languages, the document's language first."""
    return (first, *(language for language in LANGUAGE_CODES if language != first))


class LanguageChips(QWidget):
    """Three small buttons, one a language; a dot marks those that are written."""

    chosen = Signal(str)

    def __init__(self, first: LanguageCode) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for language in languages_from(first):
            button = styled(QToolButton(), "languageChip")
            button.setText(language.upper())
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolTip(LANGUAGE_NAMES[language])
            button.setFixedWidth(button.fontMetrics().horizontalAdvance(f"{language.upper()}•") + GAP)
            button.clicked.connect(lambda _=False, code=language: self.chosen.emit(code))
            self._group.addButton(button)
            self._buttons[language] = button
            row.addWidget(button)

    def show_filled(self, text: Text | None, chosen: LanguageCode) -> None:
        """Mark the languages that have words, and the one that is shown."""
        for language, button in self._buttons.items():
            is_written = bool(text and getattr(text, language))
            button.setText(f"{language.upper()}{'•' if is_written else ''}")
            state = tr("written") if is_written else tr("not written yet")
            button.setToolTip(f"{LANGUAGE_NAMES[language]}: {state}" if text is not None else LANGUAGE_NAMES[language])
            button.setChecked(language == chosen)
