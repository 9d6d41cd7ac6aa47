"""A row that an article proposes: taken over or dropped as a whole, or field by field."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from briefing.desktop.form.context import FormContext
from briefing.desktop.form.suggestion_strip import SuggestionStrip, sentence_html
from briefing.desktop.look import GAP
from briefing.desktop.widgets import icon_button, paragraph, push_button, styled
from briefing.desktop.words import field_label, row_label, suggestion_text
from briefing.editing import suggestions_within
from briefing.model import FieldPath, Suggestion
from briefing.model.evidence import MODEL_RULE, REGISTRY_RULE
from briefing.model.schema import field_of, whole_field
from briefing.translation import tr, tr_count


class ProposedCard(QFrame):
    """Shows the proposed row with its sentence; its fields unfold to be chosen one by one."""

    def __init__(self, context: FormContext, path: FieldPath) -> None:
        super().__init__()
        styled(self, "card").setProperty("proposed", "true")
        self.path = path
        self._context = context
        self._strips: dict[str, SuggestionStrip] = {}
        self._title = paragraph(rich=True)
        self._facts = paragraph("", "muted", rich=True)
        self._sentence = paragraph("", "muted", rich=True)
        self._origin = paragraph(tr("Proposed by a language model: please check"), "warning")
        self._registry = paragraph(tr("Names and titles from the registry of officials"), "muted")
        self._unfold = push_button("", self.refresh, "link")
        self._unfold.setCheckable(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP, GAP // 2, GAP // 2, GAP)
        self._column.setSpacing(GAP // 2)
        self._column.addWidget(self._build_header())
        for widget in (self._facts, self._sentence, self._origin, self._registry, self._unfold):
            self._column.addWidget(widget)
        self.refresh()

    def refresh(self) -> None:
        """Show what is proposed for the row now."""
        best = _best(self._context, self.path)
        columns = field_of(self.path.parent).columns
        titles = [item for item in best if whole_field(item.path).name in columns]
        others = [item for item in best if item not in titles]
        briefing = self._context.briefing
        title = ", ".join(suggestion_text(briefing, item) for item in titles) or row_label(self.path.parent)
        self._title.setText(f"<b>{escape(title)}</b>")
        self._facts.setText(
            "<br>".join(f"{field_label(item.path)}: {escape(suggestion_text(briefing, item))}" for item in others)
        )
        quoted = next((item for item in (*titles, *others) if item.quotes), None)
        self._sentence.setText(sentence_html(self._context, quoted) if quoted else "")
        is_unfolded = self._unfold.isChecked()
        self._facts.setVisible(bool(others) and not is_unfolded)
        self._sentence.setVisible(bool(quoted) and not is_unfolded)
        self._origin.setVisible(not is_unfolded and all(item.rule.startswith(MODEL_RULE) for item in best))
        self._registry.setVisible(not is_unfolded and any(item.rule == REGISTRY_RULE for item in best))
        count = len(best)
        self._unfold.setText(tr("Show as a whole") if is_unfolded else tr("Choose among the fields"))
        self._unfold.setVisible(count > 1)
        self._unfold.setToolTip(tr_count("{count} field is proposed", "{count} fields are proposed", count))
        self._show_strips(best if is_unfolded else [])

    def focus_path(self) -> QWidget:
        """Focus the button that accepts the row."""
        self._accept.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.field_focused.emit(self.path)
        return self

    def accept(self) -> None:
        """Take over everything proposed for the row."""
        self._context.session.accept([self.path], tr("Accept “{field}”", field=row_label(self.path.parent)))

    def reject(self) -> None:
        """Drop everything proposed for the row."""
        self._context.session.reject([self.path], tr("Reject “{field}”", field=row_label(self.path.parent)))

    def _show_strips(self, best: list[Suggestion]) -> None:
        wanted = {item.path for item in best}
        for path in [path for path in self._strips if path not in wanted]:
            strip = self._strips.pop(path)
            strip.hide()
            strip.deleteLater()
        for item in best:
            if item.path not in self._strips:
                self._strips[item.path] = SuggestionStrip(self._context, field_label(item.path))
                self._column.addWidget(self._strips[item.path])
            self._strips[item.path].show_suggestions(suggestions_within(self._context.briefing, item.path))

    def _build_header(self) -> QWidget:
        header = styled(QWidget(), "rowHeader")
        row = QHBoxLayout(header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._title, 1)
        self._accept = icon_button("accept", tr("Accept this row (Ctrl+Enter)"), self.accept)
        show = icon_button("quote", tr("Show in the article"), lambda: self._context.quote_wanted.emit(self.path))
        for button in (show, self._accept, icon_button("reject", tr("Reject this row (Ctrl+Delete)"), self.reject)):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return header


def _best(context: FormContext, path: FieldPath) -> list[Suggestion]:
    """The best suggestion for each field of the row; of a text in several languages the document's own."""
    best: dict[str, Suggestion] = {}
    for item in suggestions_within(context.briefing, path):
        known = best.setdefault(whole_field(item.path), item)
        if known.path != item.path and FieldPath(item.path).name == context.briefing.language:
            best[whole_field(item.path)] = item
    return list(best.values())
