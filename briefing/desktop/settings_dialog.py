"""The dialog of the settings, made from their declaration."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefing.desktop.language_model_page import LanguageModelPage
from briefing.desktop.look import GAP
from briefing.desktop.settings import Setting, Settings, offered_settings
from briefing.desktop.widgets import push_button, tall_paragraph
from briefing.translation import tr


class SettingsDialog(QDialog):
    """Changes count at once; nothing waits for a button."""

    def __init__(self, settings: Settings, choose_folder: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self._settings = settings
        self._tabs = QTabWidget()
        self._tabs.addTab(self._general_page(choose_folder), tr("General"))
        self.model_page: LanguageModelPage | None = None
        if offered_settings("model"):
            self.model_page = LanguageModelPage(settings)
            self._tabs.addTab(self.model_page, tr("Language model"))
        close = push_button(tr("Close"), self.accept, is_default=True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(2 * GAP)
        column.addWidget(self._tabs)
        column.addLayout(foot)
        self.setMinimumWidth(660)
        self.show_folder()

    def show_model_page(self) -> None:
        """Show the page of the language model."""
        if self.model_page is not None:
            self._tabs.setCurrentWidget(self.model_page)

    def done(self, result: int) -> None:
        """Close; a test of a connection ends with the dialog."""
        if self.model_page is not None:
            self.model_page.stop()
        super().done(result)

    def _general_page(self, choose_folder: Callable[[], None]) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        form.setHorizontalSpacing(2 * GAP)
        form.setVerticalSpacing(GAP + 2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.inputs = {setting.name: self._input(setting) for setting in offered_settings("general")}
        for setting in offered_settings("general"):
            form.addRow(tr(setting.text) if setting.choices else "", self.inputs[setting.name])
            if setting.help:
                form.addRow("", tall_paragraph(tr(setting.help), "muted"))
        self._folder = tall_paragraph("", "muted")
        folder = push_button(tr("Choose…"), choose_folder)
        row = QHBoxLayout()
        row.addWidget(self._folder, 1)
        row.addWidget(folder, 0, Qt.AlignmentFlag.AlignTop)
        form.addRow(tr("Data folder"), row)
        text = tr("Settings, recovery copies and own templates are kept there and nowhere else.")
        form.addRow("", tall_paragraph(text, "muted"))
        return page

    def show_folder(self) -> None:
        """Show the data folder."""
        folder = self._settings.folder
        self._folder.setText(str(folder.path) if folder else tr("None chosen: nothing is remembered"))

    def _input(self, setting: Setting) -> QCheckBox | QComboBox:
        value = self._settings.get(setting.name)
        if not setting.choices:
            box = QCheckBox(tr(setting.text))
            box.setChecked(value)
            box.toggled.connect(lambda checked: self._settings.set(setting.name, checked))
            return box
        choice: QComboBox = QComboBox()
        for offered, words in setting.offered:
            choice.addItem(tr(words), offered)
        choice.setCurrentIndex(choice.findData(value))
        choice.activated.connect(lambda _: self._settings.set(setting.name, choice.currentData()))
        return choice
