"""What every part of the form shares."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing.desktop.ask import Ask
from briefing.desktop.known_officials import KnownOfficials
from briefing.desktop.words import place_label
from briefing.editing import Session
from briefing.model import Briefing, LanguageCode, PathError, Suggestion
from briefing.translation import tr

if TYPE_CHECKING:
    from briefing.checks import Finding, Findings


_SAYS_EMPTY = "requisite_missing"


class FormContext(QObject):
    """The session, the language shown, and what the rest of the window wants to know."""

    language_changed = Signal()
    findings_changed = Signal()
    field_focused = Signal(str)
    quote_wanted = Signal(str)
    """The user wants to see the words behind this field in the article."""
    correction_wanted = Signal(object)
    """The user wants the correction that a finding offers."""
    waiver_wanted = Signal(object)
    """The user wants a finding to stand."""

    def __init__(
        self, session: Session, ask: Callable[[], Ask], known_officials: KnownOfficials, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.ask = ask
        self.known_officials = known_officials
        self._language: LanguageCode = session.briefing.language
        self._findings: Findings | None = None

    @property
    def briefing(self) -> Briefing:
        """The current value."""
        return self.session.briefing

    @property
    def language(self) -> LanguageCode:
        """The language that text fields show unless one was switched on its own."""
        return self._language

    def show_language(self, language: LanguageCode) -> None:
        """Let every text field show this language."""
        self._language = language
        self.language_changed.emit()

    def show_findings(self, findings: "Findings | None") -> None:
        """Let every field show what the checks say about it."""
        self._findings = findings
        self.findings_changed.emit()

    def findings_at(self, path: str) -> "tuple[Finding, ...]":
        """What the checks say about a field, but that it is empty, which its own sign says."""
        found = self._findings.within(path) if self._findings else ()
        return tuple(finding for finding in found if finding.check != _SAYS_EMPTY)

    def edit(self, path: str, value: object) -> bool:
        """Put a value into a field; False where the field cannot hold it."""
        try:
            self.session.edit(path, value, tr("Edit “{field}”", field=place_label(self.briefing, path)))
        except PathError:
            return False
        return True

    def accept(self, suggestion: Suggestion) -> None:
        """Take over one suggestion."""
        label = tr("Accept “{field}”", field=place_label(self.briefing, suggestion.path))
        self.session.accept_one(suggestion, label)

    def reject(self, suggestion: Suggestion) -> None:
        """Drop the suggestions for the field of this one."""
        label = tr("Reject “{field}”", field=place_label(self.briefing, suggestion.path))
        self.session.reject([suggestion.path], label)

    def accept_at(self, path: str) -> None:
        """Take over the best proposals at or below the path."""
        self.session.accept([path], tr("Accept “{field}”", field=place_label(self.briefing, path)))

    def reject_at(self, path: str) -> None:
        """Drop the proposals at or below the path."""
        self.session.reject([path], tr("Reject “{field}”", field=place_label(self.briefing, path)))
