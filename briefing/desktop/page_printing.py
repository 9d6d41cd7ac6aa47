"""Printing of the pages, with a preview of what comes out of the printer."""

from typing import Final

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from briefing.pages import Pages
from briefing.translation import tr

_DOTS_PER_INCH: Final = 600


def prepare_printer(printer: QPrinter, pages: Pages) -> None:
    """Set the printer to the paper of the first page, without margins: the pages bring their own."""
    _set_paper(printer, pages, 0)
    printer.setDocName(pages.properties.get("title") or "Briefing")
    printer.setFromTo(0, 0)


def _set_paper(printer: QPrinter, pages: Pages, index: int) -> None:
    printer.setFullPage(True)
    paper = QPageSize(_upright(pages.size(index)), QPageSize.Unit.Point)
    turned = QPageLayout.Orientation.Landscape if _is_landscape(pages, index) else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(paper, turned, QMarginsF(0, 0, 0, 0)))


def _upright(size: QSizeF) -> QSizeF:
    return size.transposed() if size.width() > size.height() else size


def _is_landscape(pages: Pages, index: int) -> bool:
    return pages.size(index).width() > pages.size(index).height()


def print_pages(printer: QPrinter, pages: Pages) -> None:
    """Send the wanted pages to a printer, in their own size.

    A PDF may change its paper from page to page; other printers keep the first
    paper, and a page that lies across it is turned.
    """
    first = max(printer.fromPage(), 1)
    wanted = range(first - 1, min(printer.toPage() or len(pages), len(pages)))
    painter = QPainter()
    for index in wanted:
        if not painter.isActive():
            _set_paper(printer, pages, index)
            painter.begin(printer)
        else:
            if printer.paintEngine().type() is QPaintEngine.Type.Pdf:
                _set_paper(printer, pages, index)
            printer.newPage()
        painter.save()
        painter.scale(printer.resolution() / 72, printer.resolution() / 72)
        lies_across = printer.pageLayout().orientation() is QPageLayout.Orientation.Portrait
        if _is_landscape(pages, index) is lies_across:
            painter.translate(pages.size(index).height(), 0)
            painter.rotate(90)
        pages.paint(index, painter)
        painter.restore()
    painter.end()


def print_preview(pages: Pages, parent: QWidget | None = None) -> QPrintPreviewDialog:
    """The print preview of the pages, ready to be shown."""
    dialog = QPrintPreviewDialog(parent)  # it owns its printer, which must live as long as the dialog
    dialog.printer().setResolution(_DOTS_PER_INCH)
    prepare_printer(dialog.printer(), pages)
    dialog.setWindowTitle(tr("Print preview"))
    if parent is not None:
        dialog.resize(parent.size() * 0.9)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.paintRequested.connect(lambda target: print_pages(target, pages))
    return dialog
