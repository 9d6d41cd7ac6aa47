"""What the checks say about one field, under the field: the rule, a correction, a way to let it stand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing.desktop.findings_panel import finding_icon, finding_text
from briefing.desktop.icons import icon
from briefing.desktop.widgets import icon_button, paragraph, styled
from briefing.translation import tr

if TYPE_CHECKING:
    from briefing.checks import Finding

_ICON = 14


class FindingStrip(QFrame):
    """The open findings about a field, one below the other."""

    correction_wanted = Signal(object)
    waiver_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        styled(self, "findingStrip")
        self.findings: tuple[Finding, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, 1, 0, 2)
        self._column.setSpacing(4)

    def show_findings(self, findings: "tuple[Finding, ...]") -> None:
        """Show these findings in place of the former ones."""
        if findings == self.findings:
            return
        self.findings = findings
        while (item := self._column.takeAt(0)) is not None:
            if (former := item.widget()) is not None:
                former.deleteLater()
        for finding in findings:
            self._column.addWidget(self._line(finding))

    def _line(self, finding: "Finding") -> QWidget:
        line = styled(QWidget(), "fieldHeader")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        name, ink = finding_icon(finding)
        sign = QLabel()
        sign.setPixmap(icon(name, ink).pixmap(_ICON, _ICON))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(paragraph(finding_text(finding), "muted"), 1)
        if finding.fix is not None:
            correct = icon_button("accept", tr("Correct"), lambda: self.correction_wanted.emit(finding))
            row.addWidget(correct, 0, Qt.AlignmentFlag.AlignTop)
        waive = icon_button("reject", tr("Let stand…"), lambda: self.waiver_wanted.emit(finding))
        row.addWidget(waive, 0, Qt.AlignmentFlag.AlignTop)
        return line
