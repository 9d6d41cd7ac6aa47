"""Asks the language model of the settings about an article, beside the window; what it can prove becomes proposals."""

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing.desktop.ask import Answer, Ask
from briefing.desktop.background import Background
from briefing.desktop.settings import Settings
from briefing.desktop.words import choice_text
from briefing.editing import Session
from briefing.model import Article, Source
from briefing.model.choices import AccessMark
from briefing.model.schema import field_of
from briefing.translation import told, tr, tr_count

if TYPE_CHECKING:
    from briefing.extraction.asking.language_model import ModelAnswer
    from briefing.extraction.asking.server import LanguageModel, Question

_OPEN_MARKS = (None, AccessMark.NONE, AccessMark.UNCLASSIFIED)


def model_of_settings(settings: Settings) -> "LanguageModel | None":
    """The model the user set up; None while it is off, has no address or name, or its address was not confirmed."""
    from briefing.extraction.asking.server import KEY_VARIABLE, LanguageModel, is_outside

    address, name = settings.get("model_address").strip(), settings.get("model_name").strip()
    if not settings.get("language_model") or not address or not name:
        return None
    if is_outside(address) and settings.get("model_confirmed") != address:
        return None
    return LanguageModel(address, name, os.environ.get(KEY_VARIABLE, ""))


class ModelAsker(QObject):
    """Asks one question at a time; nothing of the briefing changes before the answer is there."""

    told = Signal(str)
    """What came of it, for the status bar."""
    busy_changed = Signal()

    def __init__(
        self,
        session: Session,
        settings: Settings,
        background: Background,
        ask: Callable[[], Ask],
        show_settings: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._background = background
        self._ask = ask
        self._show_settings = show_settings
        self._question: Question | None = None

    @property
    def is_asking(self) -> bool:
        """Whether an answer is being waited for."""
        return self._question is not None

    def ask_about(self, source: Source | None) -> None:
        """Ask about the article of a source, once the user agreed that its text is sent."""
        if source is None or self.is_asking:
            return
        model = model_of_settings(self._settings)
        if model is None:
            self._offer_settings()
        elif self._may_send(model, source):
            self._send(model, source)

    def close(self) -> None:
        """Stop asking."""
        if self._question is not None:
            self._question.stop()
        self._question = None

    def _offer_settings(self) -> None:
        question = tr("The language model has no address or name yet, or its address is not confirmed.")
        if self._ask().wants_settings(tr("Language model"), question):
            self._show_settings()

    def _may_send(self, model: "LanguageModel", source: Source) -> bool:
        question = tr(
            "Send the text of “{title}” to the language model?", title=source.title or source.file or source.id
        )
        details = tr("The text leaves this program and goes to {address}.", address=model.address)
        mark = self._session.briefing.header.access_mark
        if mark not in _OPEN_MARKS:
            words = choice_text(field_of("header/access_mark"), mark.value)
            details += "\n\n" + tr(
                "This briefing is marked “{mark}”: make sure that its text may be sent there.", mark=words
            )
        answer = Answer("send", tr("Send"), is_default=True)
        return self._ask().agrees(tr("Language model"), question, answer, details)

    def _send(self, model: "LanguageModel", source: Source) -> None:
        from briefing.extraction.asking.language_model import extract_with_model
        from briefing.extraction.asking.server import Question

        question = self._question = Question(model)
        article = Article(text=source.text, title=source.title, language=source.language)
        job = partial(extract_with_model, article, model, source.id, question)
        label = tr("Asking the language model {name}…", name=model.model)
        self._background.run_in_background(
            label, job, lambda answer: self._hand_over(answer, source), self._refuse, self._stop
        )
        self.busy_changed.emit()

    def _hand_over(self, answer: "ModelAnswer", source: Source) -> None:
        self._end()
        if all(known.id != source.id or known.text != source.text for known in self._session.briefing.sources):
            return  # another briefing was opened meanwhile
        before = len(self._session.briefing.suggestions)
        self._session.add_suggestions(source.id, answer.suggestions, tr("Proposals of the language model"))
        new = len(self._session.briefing.suggestions) - before
        self.told.emit(_result(new, answer.dropped))

    def _refuse(self, error: Exception) -> None:
        self._end()
        self._ask().tell(tr("The language model was not asked"), told(error))

    def _stop(self) -> None:
        self.close()
        self.busy_changed.emit()

    def _end(self) -> None:
        self._question = None
        self.busy_changed.emit()


def _result(new: int, dropped: int) -> str:
    words = (
        tr_count("{count} new proposal of the language model.", "{count} new proposals of the language model.", new)
        if new
        else tr("The language model proposes nothing new.")
    )
    if not dropped:
        return words
    left_out = tr_count(
        "{count} value was left out: no words of the article prove it, or no field holds it.",
        "{count} values were left out: no words of the article prove them, or no field holds them.",
        dropped,
    )
    return f"{words} {left_out}"
