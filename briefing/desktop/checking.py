"""The checks of the open briefing: run after a pause in typing; what they found is corrected or let stand here."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.desktop.ask import Ask
from briefing.desktop.words import place_label
from briefing.editing import Session
from briefing.model import Waiver
from briefing.model.gaps import Needs
from briefing.translation import tr, translated

if TYPE_CHECKING:
    from briefing.checks import Finding, Findings, Severity

_PAUSE_MS = 300


class Checking(QObject):
    """Keeps the findings about the session. The checks are imported by `begin`, after the window is shown."""

    changed = Signal()
    """The findings are others now."""

    def __init__(
        self,
        session: Session,
        needs: Callable[[], Needs | None],
        page_count: Callable[[], int | None],
        ask: Callable[[], Ask],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._needs = needs
        self._page_count = page_count
        self._ask = ask
        self.findings: Findings | None = None
        """None before the checks ran for the first time."""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.run_now)
        self._is_live = False

    def begin(self) -> None:
        """Check for the first time, and from now on after every change."""
        self._is_live = True
        self.run_now()

    def update(self) -> None:
        """The session changed; changes that follow closely are checked once."""
        if self._is_live:
            self._timer.start()

    def run_now(self) -> "Findings":
        """What the checks find in the present value."""
        from briefing.checks import run_checks

        self._timer.stop()
        findings = run_checks(self._session.briefing, needs=self._needs(), page_count=self._page_count())
        if findings != self.findings:
            self.findings = findings
            self.changed.emit()
        return findings

    def stop(self) -> None:
        """Check nothing any more."""
        self._timer.stop()

    def of(self, severity: "Severity") -> "tuple[Finding, ...]":
        """The open findings of one severity."""
        return self.findings.of(severity) if self.findings else ()

    def correct(self, finding: "Finding") -> None:
        """Make the correction that a finding offers; a step that can be undone."""
        if finding.fix is not None:
            label = tr("Correct “{field}”", field=place_label(self._session.briefing, finding.fix.path))
            self._session.correct(finding.fix.path, finding.fix.value, label)

    def let_stand(self, finding: "Finding") -> None:
        """Ask for the reason why a finding stays as it is, and keep it with the briefing."""
        question = tr("{finding}\n\nWhy does it stay as it is?", finding=translated(finding.message))
        reason = self._ask().line(tr("Let stand"), question)
        if reason and reason.strip():
            briefing = self._session.briefing
            who = briefing.header.executor.in_any_language(briefing.language)
            today = dt.datetime.now().astimezone().date()
            waiver = Waiver(*finding.key, reason=reason.strip(), who=who, when=today)
            self._session.waive(waiver, self._step(tr("Let stand: {field}"), finding))

    def take_up_again(self, finding: "Finding") -> None:
        """No longer let a finding stand."""
        if finding.waiver is not None:
            self._session.withdraw_waiver(finding.waiver, self._step(tr("Take up again: {field}"), finding))

    def _step(self, words: str, finding: "Finding") -> str:
        return words.format(field=place_label(self._session.briefing, finding.path))
