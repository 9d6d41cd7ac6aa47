"""What an article proposes for one field, under the field: value, sentence, yes or no."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from briefing.desktop.form.context import FormContext
from briefing.desktop.sentences import sentence_round
from briefing.desktop.widgets import icon_button, paragraph, styled
from briefing.desktop.words import rule_text, source_name, suggestion_text
from briefing.model import Source, Suggestion
from briefing.model.evidence import MODEL_RULE, REGISTRY_RULE
from briefing.translation import tr

_SENTENCE_ENDS = ".!?…”»\"'\n"


class SuggestionStrip(QFrame):
    """The best suggestion for a field; the others are in its menu."""

    def __init__(self, context: FormContext, field: str = "") -> None:
        super().__init__()
        styled(self, "suggestion")
        self._context = context
        self._field = field
        self._suggestions: tuple[Suggestion, ...] = ()
        self._sources: tuple[Source, ...] = ()
        self._value = paragraph("", "suggestedValue")
        self._sentence = paragraph("", "muted", rich=True)
        self._origin = paragraph(tr("Proposed by a language model: please check"), "warning")
        self._registry = paragraph(tr("From the registry of officials"), "muted")
        self._sentence.setToolTip(tr("The sentence this value comes from"))
        self._others = icon_button("more", tr("Other proposals"), self._offer_others)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._value, 1)
        for button in (
            self._others,
            icon_button("quote", tr("Show in the article"), self._show_quote),
            icon_button("accept", tr("Accept (Ctrl+Enter)"), self.accept),
            icon_button("reject", tr("Reject (Ctrl+Delete)"), self.reject),
        ):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 5)
        column.setSpacing(1)
        column.addLayout(row)
        column.addWidget(self._sentence)
        column.addWidget(self._origin)
        column.addWidget(self._registry)

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What is proposed, best first."""
        return self._suggestions

    def show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Show proposals for the field, best first."""
        briefing = self._context.briefing
        if suggestions == self._suggestions and briefing.sources is self._sources:
            return
        self._suggestions, self._sources = suggestions, briefing.sources
        best = suggestions[0]
        value = suggestion_text(briefing, best)
        self._value.setText(f"{self._field}: {value}" if self._field else value)
        self._sentence.setText(sentence_html(self._context, best))
        self._sentence.setVisible(bool(best.quotes))
        self._others.setVisible(len(suggestions) > 1)
        self._origin.setVisible(best.rule.startswith(MODEL_RULE))
        self._registry.setVisible(best.rule == REGISTRY_RULE)
        self.setToolTip(rule_text(best.rule, best.confidence))

    def accept(self) -> None:
        """Take the best one over."""
        self._context.accept(self._suggestions[0])

    def reject(self) -> None:
        """Drop all of them."""
        self._context.reject(self._suggestions[0])

    def _show_quote(self) -> None:
        self._context.quote_wanted.emit(self._suggestions[0].path)

    def _offer_others(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for suggestion in self._suggestions:
            action = menu.addAction(suggestion_text(self._context.briefing, suggestion).replace("&", "&&"))
            action.triggered.connect(lambda _=False, chosen=suggestion: self._context.accept(chosen))
        menu.popup(self._others.mapToGlobal(self._others.rect().bottomLeft()))


def sentence_html(context: FormContext, suggestion: Suggestion) -> str:
    """The sentence of the first quotation with the quoted words set off; its source where there are several."""
    if not suggestion.quotes:
        return ""
    quote = suggestion.quotes[0]
    text = next((source.text for source in context.briefing.sources if str(source.id) == quote.source), "")
    start, end = sentence_round(text, quote.start, quote.end)
    before, words, after = text[start : quote.start], text[quote.start : quote.end], text[quote.end : end]
    opening = "… " if start and text[start - 1] == " " and text[:start].rstrip()[-1] not in _SENTENCE_ENDS else ""
    closing = "…" if end < len(text) and text[end] == " " and text[:end].rstrip()[-1] not in _SENTENCE_ENDS else ""
    origin = f" — {source_name(context.briefing, quote.source)}" if len(context.briefing.sources) > 1 else ""
    quoted = f"<b>{escape(words or quote.words)}</b>"
    return f"{opening}{escape(before)}{quoted}{escape(after)}{closing}{escape(origin)}"
