"""The bar under the pages: which page is shown and how many there are, stand-in fonts, the tools of the view."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QToolTip, QWidget

from briefing.desktop.look import GAP
from briefing.desktop.widgets import ElidedButton, label, styled
from briefing.translation import tr


class PageBar(QWidget):
    """Shows "2 of 3"; a number typed there leads to its page."""

    page_wanted = Signal(int)
    """A page to go to, counted from 0."""

    def __init__(self) -> None:
        super().__init__()
        styled(self, "pageBar")
        self._count = 0
        self._number = QLineEdit()
        self._number.setAccessibleName(tr("Page number"))
        self._number.setToolTip(tr("Type a page number to go to the page"))
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._number.setFixedWidth(self._number.fontMetrics().horizontalAdvance("000") + 4 * GAP)
        self._number.returnPressed.connect(self._go)
        self._total = label("", "muted")
        self._fonts = ElidedButton(self._explain_fonts, "fontNote")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GAP, GAP // 2, GAP, GAP // 2)
        self._row.setSpacing(2)
        self._row.addWidget(self._number)
        self._row.addWidget(self._total)
        self._row.addWidget(self._fonts, 1)
        self.show_place(-1, 0)
        self.show_stand_ins({})

    def add_tools(self, left: Iterable[QAction], right: Iterable[QAction]) -> None:
        """Put actions on the bar as buttons, left and right of the page number."""
        for index, action in enumerate(left):
            self._row.insertWidget(index, _button(action))
        for action in right:
            self._row.addWidget(_button(action))

    def show_place(self, page: int, count: int) -> None:
        """Tell which page is seen, from 0, and how many there are."""
        self._count = count
        self._number.setEnabled(count > 0)
        self._number.setValidator(QIntValidator(1, max(count, 1), self._number))
        if not self._number.hasFocus():
            self._number.setText(str(page + 1) if page >= 0 else "")
        self._total.setText(tr("of {count}", count=count) if count else "")

    def show_stand_ins(self, stand_ins: Mapping[str, str]) -> None:
        """Tell which fonts of the note are not installed, and what is shown instead."""
        lines = [tr("{shown} instead of {asked}", shown=shown, asked=asked) for asked, shown in stand_ins.items()]
        self._fonts.show_text(tr("Stand-in fonts") if lines else "")
        self._fonts.setEnabled(bool(lines))
        advice = tr(
            "These fonts are not installed here. Word shows the note in its own fonts; lines may break elsewhere."
        )
        self._fonts.setToolTip("\n".join([*lines, advice]) if lines else "")

    def focus_number(self) -> None:
        """Let a page number be typed."""
        self._number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._number.selectAll()

    def _go(self) -> None:
        self.page_wanted.emit(int(self._number.text()) - 1)

    def _explain_fonts(self) -> None:
        QToolTip.showText(self._fonts.mapToGlobal(QPoint(0, -3 * GAP)), self._fonts.toolTip(), self._fonts)


def _button(action: QAction) -> QToolButton:
    button = QToolButton(autoRaise=True)
    button.setDefaultAction(action)
    button.setIconSize(QSize(16, 16))
    button.setAccessibleName(action.text().replace("&", ""))
    return button
