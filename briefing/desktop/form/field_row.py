"""One field of the form: its name, its input, its evidence and what is proposed for it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from briefing.desktop.form.context import FormContext
from briefing.desktop.form.field_menu import fill_field_menu
from briefing.desktop.form.finding_strip import FindingStrip
from briefing.desktop.form.inputs import input_for
from briefing.desktop.form.languages import LanguageChips
from briefing.desktop.form.name_input import NameInput
from briefing.desktop.form.suggestion_strip import SuggestionStrip
from briefing.desktop.icons import icon
from briefing.desktop.look import colours
from briefing.desktop.widgets import icon_button, paragraph, styled
from briefing.desktop.words import field_label, reason_text
from briefing.editing import Change, evidence_of, suggestions_within
from briefing.model import EMPTY_REASONS, Evidence, FieldPath, LanguageCode, Status, exists, get, is_empty
from briefing.model.gaps import UNSURE_BELOW
from briefing.model.schema import FieldKind, Required, field_of
from briefing.translation import tr, ui_language


class FieldRow(QWidget):
    """Shows one field of the session and edits it."""

    def __init__(self, context: FormContext, path: FieldPath) -> None:
        super().__init__()
        self.path = path
        self._context = context
        self._field = field_of(path)
        self._language: LanguageCode = context.language
        self._strip: SuggestionStrip | None = None
        self._findings: FindingStrip | None = None
        self._label = paragraph(field_label(path), "fieldLabel")
        is_name = path.parent.parent == "officials" and path.name == "name"
        self._input = NameInput(path, context) if is_name else input_for(path, self._field, context)
        self._label.setBuddy(self._input)
        self._input.setAccessibleName(field_label(path))
        self._input.setToolTip(self._field.help.in_any_language(ui_language()))
        self._refusal: QLabel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self._build_header())
        self._column.addWidget(self._input)
        self._column.addStretch(1)
        self._input.edited.connect(lambda value: context.edit(self.value_path, value))
        self._input.refused.connect(self._tell_refusal)
        self._input.focused.connect(self._enter)
        context.language_changed.connect(self._follow_language)
        context.findings_changed.connect(self._show_findings)
        self.refresh()

    @property
    def value_path(self) -> FieldPath:
        """The path of the value shown, with its language if the field has three."""
        return self.path.child(self._language) if self._field.kind is FieldKind.TEXT else self.path

    def react(self, change: Change) -> None:
        """Show what changed, if it is here; references also follow what they refer to."""
        if change.touches(self.path) or (self._refers_to and change.touches(self._refers_to)):
            self.refresh()
        elif self._strip is not None and change.touches("sources"):
            self._show_suggestions()  # which name their source once there are several

    def refresh(self) -> None:
        """Show the session's value."""
        briefing = self._context.briefing
        evidence = evidence_of(briefing, self.path)
        self._input.show_value(get(briefing, self.value_path))
        self._input.show_hint(reason_text(evidence) if evidence and evidence.status in EMPTY_REASONS else "")
        self._show_state(evidence)
        if self._chips:
            self._chips.show_filled(get(briefing, self.path), self._language)
        self._show_suggestions()
        self._show_findings()

    def focus_input(self, path: FieldPath) -> None:
        """Give the input the keyboard, in the language of the path if it names one."""
        if self._chips and path != self.path:
            self._switch_to(path.name)
        self._input.setFocus(Qt.FocusReason.OtherFocusReason)
        self._enter()

    @property
    def _refers_to(self) -> str:
        kind = self._field.kind
        if kind in (FieldKind.OFFICIAL, FieldKind.OFFICIALS):
            return "officials"
        return "sources" if kind is FieldKind.SOURCE else ""

    def _build_header(self) -> QWidget:
        header = styled(QWidget(), "fieldHeader")
        row = QHBoxLayout(header)
        row.setContentsMargins(1, 0, 0, 0)
        row.setSpacing(2)
        self._state = icon_button("quote", "", self._show_quote, takes_focus=False)
        self._chips: LanguageChips | None = None
        row.addWidget(self._label, 1)
        row.addWidget(self._state)
        if self._field.kind is FieldKind.TEXT:
            self._chips = LanguageChips(self._context.briefing.language)
            self._chips.chosen.connect(self._switch_and_focus)
            row.addWidget(self._chips)
        tip = tr("More for this field (Ctrl+.)")
        more = icon_button("more", tip, lambda: self.open_menu(more), colour=colours().muted, takes_focus=False)
        row.addWidget(more)
        return header

    def open_menu(self, under: QWidget | None = None) -> None:
        """Offer the reasons for an empty field and the way to the source."""
        place = under or self._input
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_field_menu(menu, self._context, self.path)
        menu.popup(place.mapToGlobal(place.rect().bottomLeft()))

    def _show_state(self, evidence: Evidence | None) -> None:
        name, ink, tip = self._state_of(evidence)
        self._state.setVisible(bool(name))
        if name:
            self._state.setIcon(icon(name, ink))
            self._state.setToolTip(tip)
            self._state.setAccessibleName(tip)

    def _state_of(self, evidence: Evidence | None) -> tuple[str, str, str]:
        scheme = colours()
        if evidence is None:
            if self._field.required is Required.REQUIRED and is_empty(get(self._context.briefing, self.path)):
                return "gap", scheme.warning, tr("Required and still empty")
            return "", "", ""
        if evidence.status in EMPTY_REASONS:
            return "gap", scheme.muted, reason_text(evidence)
        if evidence.status is Status.QUOTED:
            if (evidence.confidence or 1.0) < UNSURE_BELOW:
                return "unsure", scheme.warning, tr("From the source, but unsure: please check")
            return "quote", scheme.accent, tr("From the source: click to see the words")
        if evidence.status is Status.PROPOSED:
            return "unsure", scheme.warning, tr("Proposed without a quotation: please check")
        return "", "", ""

    def _show_suggestions(self) -> None:
        found = suggestions_within(self._context.briefing, self.path)
        own = [item for item in found if item.path == self.value_path] or found
        shown = tuple(item for item in own if item.path == own[0].path) if own else ()
        if shown and self._strip is None:
            self._strip = SuggestionStrip(self._context)
            self._column.insertWidget(self._column.count() - 1, self._strip)
        if self._strip is not None:
            self._strip.setVisible(bool(shown))
            if shown:
                self._strip.show_suggestions(shown)

    def _show_findings(self) -> None:
        found = self._context.findings_at(self.path)
        if found and self._findings is None:
            self._findings = FindingStrip()
            self._findings.correction_wanted.connect(self._context.correction_wanted)
            self._findings.waiver_wanted.connect(self._context.waiver_wanted)
            self._column.insertWidget(self._column.count() - 1, self._findings)
        if self._findings is not None:
            self._findings.show_findings(found)
            self._findings.setVisible(bool(found))

    def _show_quote(self) -> None:
        self._context.quote_wanted.emit(self.path)

    def _tell_refusal(self, text: str) -> None:
        if text and self._refusal is None:
            self._refusal = paragraph("", "refusal")
            self._column.insertWidget(2, self._refusal)
        if self._refusal is not None:
            self._refusal.setText(text)
            self._refusal.setVisible(bool(text))

    def _follow_language(self) -> None:
        is_there = exists(self._context.briefing, self.path)  # a row that is gone hears of it until Qt takes it down
        if self._chips and is_there and self._language != self._context.language:
            self._switch_to(self._context.language)

    def _switch_and_focus(self, language: str) -> None:
        self._switch_to(language)
        self._input.setFocus()

    def _switch_to(self, language: Any) -> None:
        self._language = language
        self.refresh()

    def _enter(self) -> None:
        self._context.field_focused.emit(self.value_path)
