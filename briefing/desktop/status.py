"""The status bar: what is under way, and the state of the note in figures."""

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton

from briefing.translation import tr, tr_count

_SPACING = 8
"""Pixels between two figures, at least."""


class Status(QStatusBar):
    """Figures at the right; work under way, with a way to stop it, at the left."""

    cancelled = Signal()
    gaps_clicked = Signal()
    proposals_clicked = Signal()
    findings_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._work = QLabel()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(120)
        self._cancel = QToolButton()
        self._cancel.setText(tr("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        for widget in (self._work, self._progress, self._cancel):
            self.addWidget(widget)
        self._proposals = self._button(self.proposals_clicked, tr("Go to the next proposal (F4)"))
        self._gaps = self._button(self.gaps_clicked, tr("Go to the next empty required field (F8)"))
        self._findings = self._button(self.findings_clicked, tr("Show what the checks found (F7)"))
        self._size = QLabel()
        self._saved = QLabel()
        for widget in (self._proposals, self._gaps, self._findings, self._size, self._saved):
            self.addPermanentWidget(widget)
        self.show_work("", can_cancel=False)

    def show_work(self, label: str, can_cancel: bool) -> None:
        """Show what the program is busy with; nothing for an empty text."""
        self._work.setText(label)
        self._work.setVisible(bool(label))
        self._progress.setVisible(bool(label))
        self._cancel.setVisible(can_cancel)
        if not label:
            self.show_steps(0, 0)

    def show_steps(self, done: int, whole: int) -> None:
        """Show how far the work is; 0 in all where that is not known."""
        self._progress.setMaximum(whole)
        self._progress.setValue(min(done, whole))

    def show_size(self, words: int, pages: int) -> None:
        """Show how long the note is."""
        parts = (tr_count("{count} word", "{count} words", words), tr_count("{count} page", "{count} pages", pages))
        self._size.setText(" · ".join(parts) if pages else "")
        self._fit()

    def show_open_points(self, proposals: int, gaps: int) -> None:
        """Show how much is left to be answered and filled."""
        self._proposals.setText(tr_count("{count} proposal", "{count} proposals", proposals))
        self._proposals.setVisible(proposals > 0)
        self._gaps.setText(tr_count("{count} empty required field", "{count} empty required fields", gaps))
        self._gaps.setVisible(gaps > 0)
        self._fit()

    def show_findings(self, counts: str) -> None:
        """Show how much the checks found."""
        self._findings.setText(counts)
        self._findings.setVisible(bool(counts))
        self._fit()

    def show_saved(self, *, is_modified: bool, is_named: bool) -> None:
        """Show whether the briefing is on disk."""
        if is_modified:
            self._saved.setText(tr("Unsaved changes"))
        else:
            self._saved.setText(tr("Saved") if is_named else "")
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """No width: figures make way in a narrow window rather than make it wide."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many figures as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what the user can do without where there is no room: the length of the note, then its state."""
        optional = (self._size, self._saved)
        others = [self._proposals, self._gaps, self._findings]
        room = self.width() - sum(button.sizeHint().width() + _SPACING for button in others if not button.isHidden())
        for label in reversed(optional):
            room -= label.sizeHint().width() + _SPACING
            label.setVisible(bool(label.text()) and room >= 0)

    def _button(self, clicked: SignalInstance, tip: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tip)
        button.clicked.connect(clicked)
        return button
