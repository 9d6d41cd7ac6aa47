"""The language of the note: a switch above the form and a menu."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from briefing.desktop.form.context import FormContext
from briefing.desktop.form.languages import LanguageChips
from briefing.desktop.words import LANGUAGE_NAMES
from briefing.model import LANGUAGE_CODES, LanguageCode
from briefing.translation import tr


class DocumentLanguage(QObject):
    """The menu changes the language the note is written in; the switch the one the form shows."""

    def __init__(self, context: FormContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.switch = LanguageChips("en")
        self.switch.setToolTip(tr("The language that text fields show"))
        self.switch.chosen.connect(context.show_language)
        context.language_changed.connect(self.show)
        self._group = QActionGroup(self)

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the three languages."""
        for language in LANGUAGE_CODES:
            action = menu.addAction(LANGUAGE_NAMES[language])
            action.setCheckable(True)
            action.setData(language)
            action.triggered.connect(lambda _=False, code=language: self._write_in(code))
            self._group.addAction(action)
        self.show()

    def show(self) -> None:
        """Show the language of the note and of the form."""
        self.switch.show_filled(None, self._context.language)
        for action in self._group.actions():
            action.setChecked(action.data() == self._context.briefing.language)

    def _write_in(self, language: LanguageCode) -> None:
        label = tr("Language: {name}", name=LANGUAGE_NAMES[language])
        self._context.session.edit("language", language, label)
        self._context.show_language(language)
