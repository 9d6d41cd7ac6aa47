"""Printing of the pages, with a preview of what comes out of the printer."""

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from briefing.pages import Pages


def prepare_printer(printer: QPrinter, pages: Pages) -> None:
    """Set the printer to the paper of the first page, without margins: the pages bring their own."""
    _set_paper(printer, pages, 0)
    printer.setDocName(pages.properties.get("title") or "Briefing")
    printer.setFromTo(0, 0)


def _set_paper(printer: QPrinter, pages: Pages, index: int) -> None:
    size = pages.size(index)
    landscape = size.width() > size.height()
    portrait = size.transposed() if landscape else size
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    paper = QPageSize(portrait, QPageSize.Unit.Point)
    printer.setPageLayout(QPageLayout(paper, orientation, QMarginsF(0, 0, 0, 0)))


def print_pages(printer: QPrinter, pages: Pages) -> None:
    """Send the wanted pages to a printer, in their own size."""
    first = max(printer.fromPage(), 1)
    last = printer.toPage() or len(pages)
    painter = QPainter()
    for index in range(first - 1, min(last, len(pages))):
        _set_paper(printer, pages, index)
        if not painter.isActive():
            painter.begin(printer)
        else:
            printer.newPage()
        painter.save()
        painter.scale(printer.resolution() / 72, printer.resolution() / 72)
        pages.paint(index, painter)
        painter.restore()
    painter.end()


def print_preview(pages: Pages, parent: QWidget | None = None) -> QPrintPreviewDialog:
    """The print preview of the pages, ready to be shown."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare_printer(printer, pages)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.paintRequested.connect(lambda target: print_pages(target, pages))
    return dialog
