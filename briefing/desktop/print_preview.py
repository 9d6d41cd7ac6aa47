"""The print preview: the pages as the printer gets them, and what to ask of the printer."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from briefing.desktop.actions import build_action, connect_actions, declared_actions
from briefing.desktop.look import GAP
from briefing.desktop.page_bar import PageBar
from briefing.desktop.page_printing import prepare_printer, print_pages
from briefing.desktop.page_view import PageView
from briefing.desktop.widgets import label, push_button
from briefing.pages import Pages
from briefing.translation import tr

_TOOLS: Final = ("zoom_out", "zoom_in", "fit_width", "fit_page", "two_pages")
_MOST_COPIES: Final = 99


class PrintPreview(QDialog):
    """Shows the pages, and prints those that are wanted."""

    def __init__(self, pages: Pages, printer: QPrinter | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Print preview"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages, self._printer = pages, printer or QPrinter(QPrinter.PrinterMode.HighResolution)
        self.view = PageView()
        self.printers = QComboBox()
        self.copies = _number(tr("Copies"), _MOST_COPIES, 1)
        self.first = _number(tr("First page"), len(pages), 1)
        self.last = _number(tr("Last page"), len(pages), len(pages))
        self.sides = QComboBox()
        self.sides.addItems([tr("One side"), tr("Both sides")])
        self.sides.setAccessibleName(tr("Sides of the paper"))
        self.note = label("", "refusal")
        self.print_button = push_button(tr("Print"), self._print, is_default=True)
        self._bar = PageBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._request())
        column.addWidget(self.view, 1)
        column.addWidget(self._bar)
        self._offer_printers()
        self._show_pages()
        if parent is not None:
            self.resize(parent.size() * 0.9)

    def _request(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        row.setSpacing(GAP)
        for words, widgets in (
            (tr("Printer"), (self.printers,)),
            (tr("Copies"), (self.copies,)),
            (tr("Pages"), (self.first, label("–"), self.last)),
        ):
            row.addWidget(label(words, "muted"))
            for widget in widgets:
                row.addWidget(widget)
            row.addSpacing(GAP)
        row.addWidget(self.sides)
        row.addWidget(self.note, 1)
        row.addWidget(push_button(tr("More settings…"), self._open_system_dialog))
        row.addWidget(push_button(tr("Close"), self.reject))
        row.addWidget(self.print_button)
        return row

    def _offer_printers(self) -> None:
        names = QPrinterInfo.availablePrinterNames()
        self.printers.addItems(names)
        self.printers.setAccessibleName(tr("Printer"))
        self.printers.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.printers.setCurrentText(QPrinterInfo.defaultPrinterName())
        self.printers.setEnabled(bool(names))
        if not names:
            self.printers.setPlaceholderText(tr("None is installed"))
        self.print_button.setEnabled(bool(names) or bool(self._printer.outputFileName()))

    def _show_pages(self) -> None:
        slots = {
            "zoom_out": lambda: self.view.enlarge(-1),
            "zoom_in": lambda: self.view.enlarge(1),
            "fit_width": self.view.fit_width,
            "fit_page": self.view.fit_page,
            "two_pages": self._turn_two_pages,
        }
        declared = {entry.name: entry for entry in declared_actions()}
        self._tools = {name: build_action(self, declared[name]) for name in _TOOLS}
        connect_actions(self._tools, slots)
        self._bar.add_tools((), self._tools.values())
        self._bar.page_wanted.connect(self.view.show_page)
        self.view.page_changed.connect(self._show_place)
        self.view.show_pages(self._pages)
        self.view.fit_page()
        self._show_place()

    def _turn_two_pages(self) -> None:
        self.view.set_pages_across(2 if self._tools["two_pages"].isChecked() else 1)

    def _show_place(self) -> None:
        self._bar.show_place(self.view.current_page, self.view.page_count)

    def _prepare(self) -> None:
        if self.printers.currentText():
            self._printer.setPrinterName(self.printers.currentText())
        prepare_printer(self._printer, self._pages)
        first, last = sorted((self.first.value(), self.last.value()))
        self._printer.setFromTo(first, last)
        self._printer.setCopyCount(self.copies.value())
        long_side, none = QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexNone
        self._printer.setDuplex(long_side if self.sides.currentIndex() else none)

    def _print(self) -> None:
        self._prepare()
        self._send()

    def _send(self) -> None:
        if print_pages(self._printer, self._pages):
            self.accept()
        else:
            self.note.setText(tr("The printer did not take the note. Check that it is switched on and connected."))

    def _open_system_dialog(self) -> None:
        self._prepare()
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._send)
        QDialog.open(dialog)  # its own `open` wants a slot by its name in C++


def _number(name: str, most: int, value: int) -> QSpinBox:
    box = QSpinBox()
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    box.setFixedWidth(box.fontMetrics().horizontalAdvance("000") + 4 * GAP)
    box.setRange(1, max(most, 1))
    box.setValue(value)
    box.setAccessibleName(name)
    box.setToolTip(name)
    return box
