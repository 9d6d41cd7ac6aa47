"""Printing of the pages in their own size."""

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter

from briefing.pages import Pages


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


def print_pages(printer: QPrinter, pages: Pages) -> bool:
    """Send the wanted pages to a printer, in their own size, and tell whether it took them.

    A PDF may change its paper from page to page; other printers keep the first
    paper, and a page that lies across it is turned.
    """
    first = max(printer.fromPage(), 1)
    wanted = range(first - 1, min(printer.toPage() or len(pages), len(pages)))
    painter = QPainter()
    for index in wanted:
        if not painter.isActive():
            _set_paper(printer, pages, index)
            if not painter.begin(printer):
                return False
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
    return painter.end()
