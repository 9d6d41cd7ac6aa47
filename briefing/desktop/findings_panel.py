"""The list of what the checks found, under the panes: every finding leads to its field."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from briefing.desktop.checking import Checking
from briefing.desktop.icons import icon
from briefing.desktop.look import GAP, colours
from briefing.desktop.widgets import icon_button, label, push_button, styled
from briefing.translation import tr, tr_count, translated

if TYPE_CHECKING:
    from briefing.checks import Finding

_FINDING: Final = Qt.ItemDataRole.UserRole
_HEIGHT: Final = 9
"""Lines of text that the list is high at first."""


class FindingsPanel(QWidget):
    """Shows the findings, the severest first; the keys of the list lead to a field, correct it or let it stand."""

    path_chosen = Signal(str)
    closed = Signal()

    def __init__(self, checking: Checking) -> None:
        super().__init__()
        styled(self, "findingsPanel")
        self._checking = checking
        self._counts = label("", "muted")
        self._list = styled(QListWidget(), "findings")
        self._list.setAccessibleName(tr("Findings"))
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setIconSize(QSize(16, 16))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._offer_actions)
        self._list.itemActivated.connect(lambda _: self._show_current())
        self._list.itemClicked.connect(lambda _: self._show_current())
        self._list.currentItemChanged.connect(lambda *_: self._follow_current())
        self._correct = self._action(tr("Correct"), "Ctrl+Return", self._correct_current)
        self._let_stand = self._action(tr("Let stand…"), "Del", self._let_current_stand)
        self._copy = self._action(tr("Copy all findings"), "Ctrl+C", self._copy_all)
        self._empty = QLabel(tr("The checks find nothing to say about this note."))
        self._empty.setObjectName("muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        checking.changed.connect(self.show_findings)
        self.show_findings()

    def sizeHint(self) -> QSize:
        """Room for some findings."""
        return QSize(super().sizeHint().width(), _HEIGHT * self.fontMetrics().lineSpacing() + 6 * GAP)

    def focus_list(self) -> None:
        """Give the keyboard to the list, at its first finding if none is chosen."""
        if self._list.currentRow() < 0 and self._list.count():
            self._list.setCurrentRow(0)
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def current(self) -> "Finding | None":
        """The finding that is chosen."""
        item = self._list.currentItem()
        chosen: Finding | None = item.data(_FINDING) if item is not None else None
        return chosen

    def show_findings(self) -> None:
        """Show what was found last; the chosen finding stays chosen, or the one that took its place."""
        findings = self._checking.findings
        items = (*findings.open, *findings.waived) if findings else ()
        chosen, row = self.current, self._list.currentRow()
        keys = [finding.key for finding in items]
        with QSignalBlocker(self._list):
            self._list.clear()
            for finding in items:
                self._list.addItem(_item(finding))
            if chosen is not None and items:
                self._list.setCurrentRow(keys.index(chosen.key) if chosen.key in keys else min(row, len(items) - 1))
        self._list.setVisible(bool(items))
        self._empty.setVisible(not items)
        self._counts.setText(counts_text(self._checking))
        self._follow_current()

    def _header(self) -> QWidget:
        header = styled(QWidget(), "paneHeader")
        row = QHBoxLayout(header)
        row.setContentsMargins(2 * GAP, GAP // 2, GAP, GAP // 2)
        row.setSpacing(GAP)
        row.addWidget(label(tr("Findings"), "paneTitle"))
        row.addWidget(self._counts)
        row.addStretch(1)
        self._buttons = {
            self._correct: push_button(self._correct.text(), self._correct.trigger, tip=self._correct.toolTip()),
            self._let_stand: push_button(
                self._let_stand.text(), self._let_stand.trigger, tip=self._let_stand.toolTip()
            ),
        }
        for button in self._buttons.values():
            row.addWidget(button)
        row.addWidget(icon_button("close", tr("Close the findings (F7)"), self.closed.emit))
        return header

    def _action(self, words: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(words, self._list)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(f"{words} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(slot)
        self._list.addAction(action)
        return action

    def _follow_current(self) -> None:
        finding = self.current
        self._correct.setEnabled(finding is not None and finding.fix is not None)
        self._let_stand.setEnabled(finding is not None)
        is_waived = finding is not None and finding.waiver is not None
        self._let_stand.setText(tr("Take up again") if is_waived else tr("Let stand…"))
        for action, button in self._buttons.items():
            button.setEnabled(action.isEnabled())
            button.setText(action.text())

    def _show_current(self) -> None:
        finding = self.current
        if finding is not None:
            self.path_chosen.emit(finding.path)

    def _correct_current(self) -> None:
        finding = self.current
        if finding is not None:
            self._checking.correct(finding)
            self._checking.run_now()

    def _let_current_stand(self) -> None:
        finding = self.current
        if finding is None:
            return
        if finding.waiver is None:
            self._checking.let_stand(finding)
        else:
            self._checking.take_up_again(finding)
        self._checking.run_now()

    def _copy_all(self) -> None:
        """Put every finding on the clipboard, a line each, for a colleague."""
        findings = self._checking.findings
        if findings is not None:
            lines = [f"{_severity_name(item)}: {finding_text(item)}" for item in (*findings.open, *findings.waived)]
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _offer_actions(self, place: QPoint) -> None:
        if self.current is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Go to the field"), self._show_current)
        menu.addActions([self._correct, self._let_stand, self._copy])
        menu.popup(self._list.viewport().mapToGlobal(place))


def counts_text(checking: Checking) -> str:
    """How many findings of each severity are open; an empty text for none, and before the checks are loaded."""
    if checking.findings is None:
        return ""
    from briefing.checks import Severity

    counts = (
        (tr_count("{count} stop", "{count} stops", len(checking.of(Severity.STOP))), Severity.STOP),
        (tr_count("{count} warning", "{count} warnings", len(checking.of(Severity.WARN))), Severity.WARN),
        (tr_count("{count} hint", "{count} hints", len(checking.of(Severity.HINT))), Severity.HINT),
    )
    return " · ".join(words for words, severity in counts if checking.of(severity))


def finding_icon(finding: "Finding") -> tuple[str, str]:
    """The name and colour of the sign of a finding's severity."""
    scheme = colours()
    if finding.waiver is not None:
        return "accept", scheme.muted
    return {"stop": ("stop", scheme.error), "warn": ("warning", scheme.warning)}.get(
        finding.severity.value, ("hint", scheme.muted)
    )


def finding_text(finding: "Finding") -> str:
    """A finding in the user's language, with the reason why it was let stand."""
    words = translated(finding.message)
    if finding.waiver is None:
        return words
    return tr("{finding} – let stand: {reason}", finding=words, reason=finding.waiver.reason)


def _severity_name(finding: "Finding") -> str:
    if finding.waiver is not None:
        return tr("Let stand")
    return {"stop": tr("Stop"), "warn": tr("Warning")}.get(finding.severity.value, tr("Hint"))


def _item(finding: "Finding") -> QListWidgetItem:
    item = QListWidgetItem(icon(*finding_icon(finding)), finding_text(finding))
    item.setData(_FINDING, finding)
    item.setToolTip(_explanation(finding))
    return item


def _explanation(finding: "Finding") -> str:
    from briefing.checks import check_named

    check = check_named(finding.check)
    return translated(check.explanation) if check else ""
