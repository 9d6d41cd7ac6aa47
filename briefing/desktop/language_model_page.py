"""The page of the settings for the optional language model: where it answers, and whether it does."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from briefing.desktop.asking_model import model_of_settings
from briefing.desktop.background import Background
from briefing.desktop.look import GAP
from briefing.desktop.settings import Settings
from briefing.desktop.widgets import push_button, tall_paragraph
from briefing.translation import told, tr, tr_count

if TYPE_CHECKING:
    from briefing.extraction.asking.language_model import ModelAnswer
    from briefing.extraction.asking.server import Question


class LanguageModelPage(QWidget):
    """Changes count at once. The model is off until the user switches it on."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._background = Background(self)
        self._question: Question | None = None
        self.switch = QCheckBox(tr("Offer to ask a language model"))
        self.switch.setChecked(settings.get("language_model"))
        self.switch.toggled.connect(self._switched)
        self.address = self._line("model_address", "http://localhost:8080/v1")
        self.name = self._line("model_name", "")
        self.confirmed = QCheckBox(tr("I confirm that the texts of articles may be sent to this address"))
        self.confirmed.clicked.connect(self._confirm)
        self._outside = tall_paragraph(
            tr("This address is not on this computer and not in a private network as far as it tells."), "refusal"
        )
        self._build()
        self._show()

    def stop(self) -> None:
        """End a test of the connection."""
        if self._question is not None:
            self._question.stop()
        self._question = None
        self._background.shut_down()

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GAP)
        form.setVerticalSpacing(GAP + 2)
        form.addRow("", self.switch)
        form.addRow(tr("Address"), self.address)
        form.addRow("", self._outside)
        form.addRow("", self.confirmed)
        form.addRow(tr("Name of the model"), self.name)
        form.addRow("", self._build_test())
        self.result = tall_paragraph("")
        form.addRow("", self.result)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(2 * GAP)
        intro = tr(
            "A language model that your ministry runs can propose further values for an article. It is asked only when "
            "you choose “Ask the language model”, and each value must quote words of the article; others are left out."
        )
        warning = tr(
            "The text of the article is then sent to the address below. "
            "Do not send restricted material to a model that is not approved for it."
        )
        column.addWidget(tall_paragraph(intro, "muted"))
        column.addWidget(tall_paragraph(warning))
        column.addLayout(form)
        column.addStretch(1)

    def _build_test(self) -> QWidget:
        self.test = push_button(tr("Test connection"), self._try)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(120)
        self.cancel = push_button(tr("Cancel"), self._cancel)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.test, self._progress, self.cancel):
            row.addWidget(widget)
        row.addStretch(1)
        return line

    def _line(self, setting: str, example: str) -> QLineEdit:
        editor = QLineEdit(self._settings.get(setting))
        editor.setPlaceholderText(example)
        editor.textChanged.connect(lambda text: self._typed(setting, text))
        return editor

    def _typed(self, setting: str, text: str) -> None:
        self._settings.set(setting, text.strip())
        self._show()

    def _switched(self, checked: bool) -> None:
        self._settings.set("language_model", checked)
        self._show()

    def _confirm(self, checked: bool) -> None:
        self._settings.set("model_confirmed", self.address.text().strip() if checked else "")
        self._show()

    def _show(self) -> None:
        """Bring what can be done in line with what is set."""
        from briefing.extraction.asking.server import is_outside

        address = self.address.text().strip()
        outside = bool(address) and is_outside(address)
        self._outside.setVisible(outside)
        self.confirmed.setVisible(outside)
        self.confirmed.setChecked(self._settings.get("model_confirmed") == address)
        is_on, is_busy = self.switch.isChecked(), self._question is not None
        for widget in (self.address, self.name, self.confirmed):
            widget.setEnabled(is_on)
        self.test.setEnabled(model_of_settings(self._settings) is not None and not is_busy)
        self._progress.setVisible(is_busy)
        self.cancel.setVisible(is_busy)

    def _try(self) -> None:
        from briefing.extraction.asking.language_model import try_model
        from briefing.extraction.asking.server import Question

        model = model_of_settings(self._settings)
        if model is None:
            return
        self._question = Question(model)
        self.result.setText(tr("A short invented text is sent to the model…"))
        job = partial(try_model, model, self._question)
        self._background.run_in_background("", job, self._answered, self._failed, lambda: None)
        self._show()

    def _cancel(self) -> None:
        if self._question is not None:
            self._question.stop()
            self._background.cancel()
        self._end(tr("The test was stopped."))

    def _answered(self, answer: "ModelAnswer") -> None:
        count = len(answer.suggestions)
        found = tr_count("It found {count} value in the test text.", "It found {count} values in the test text.", count)
        self._end(f"{tr('The model answers as it should.')} {found}")

    def _failed(self, error: Exception) -> None:
        self._end(told(error))

    def _end(self, result: str) -> None:
        self._question = None
        self.result.setText(result)
        self._show()
