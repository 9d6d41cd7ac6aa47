"""The dialog of the settings, made from their declaration."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefing.desktop.look import GAP
from briefing.desktop.settings import Setting, Settings, offered_settings
from briefing.desktop.widgets import label, push_button
from briefing.translation import tr


class SettingsDialog(QDialog):
    """Changes count at once; nothing waits for a button."""

    def __init__(self, settings: Settings, choose_folder: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self._settings = settings
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GAP)
        form.setVerticalSpacing(GAP + 2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.inputs = {setting.name: self._input(setting) for setting in offered_settings()}
        for setting in offered_settings():
            form.addRow(tr(setting.text) if setting.choices else "", self.inputs[setting.name])
            if setting.help:
                form.addRow("", _hint(tr(setting.help)))
        self._folder = _hint("")
        folder = push_button(tr("Choose…"), choose_folder)
        row = QHBoxLayout()
        row.addWidget(self._folder, 1)
        row.addWidget(folder, 0, Qt.AlignmentFlag.AlignTop)
        form.addRow(tr("Data folder"), row)
        text = tr("Settings, recovery copies and own templates are kept there and nowhere else.")
        form.addRow("", _hint(text))
        close = push_button(tr("Close"), self.accept, is_default=True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 2 * GAP)
        column.setSpacing(2 * GAP)
        column.addLayout(form)
        column.addLayout(foot)
        self.setMinimumWidth(620)
        self.show_folder()

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


def _hint(text: str) -> QLabel:
    words = label(text, "muted")
    words.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    words.setSizePolicy(policy)
    return words
