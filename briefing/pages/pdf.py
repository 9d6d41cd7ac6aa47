"""The PDF of laid out pages, painted from the same display list as the screen."""

import os
from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QLoggingCategory, QMarginsF
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from briefing.pages.budget import Budget
from briefing.pages.pages import Pages
from briefing.pages.pdf_finish import finished
from briefing.pages.picture_writer import PictureWriter
from briefing.pages.typesetting import lay_out

_RESOLUTION = 1440  # one device unit is one twip


def pdf_of(parts: Mapping[str, bytes]) -> bytes:
    """The PDF of a document, without a window: an application for painting is made where there is none.

    Raises LayoutError where the parts cannot be laid out and printed within a budget.
    """
    application = _painting_application()
    budget = Budget()
    data = pdf_bytes(lay_out(parts, budget=budget), budget)
    del application
    return data


def pages_of(parts: Mapping[str, bytes]) -> int:
    """How many pages a document has, without a window.

    Raises LayoutError where the parts cannot be laid out within a budget.
    """
    application = _painting_application()
    count = len(lay_out(parts, budget=Budget()))
    del application
    return count


def _painting_application() -> QCoreApplication:
    running = QCoreApplication.instance()
    if running is not None:
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")  # letters of scripts that no font here knows
    return QGuiApplication(["briefing"])


def pdf_bytes(pages: Pages, budget: Budget | None = None) -> bytes:
    """The pages as a PDF file. Raises LayoutError where that goes beyond the budget."""
    budget = budget or Budget()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = PictureWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setTitle(pages.properties.get("title", ""))
    writer.setAuthor(pages.properties.get("author", ""))
    writer.setCreator("Briefing")
    painter = QPainter()
    try:
        _paint(writer, painter, pages, budget)
    finally:
        painter.end()
    buffer.close()
    return finished(bytes(data.data()), pages, writer.pictures, budget)


def _paint(writer: QPdfWriter, painter: QPainter, pages: Pages, budget: Budget) -> None:
    for index in range(len(pages)):
        budget.check()
        writer.setPageSize(QPageSize(pages.size(index), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        if index == 0:
            painter.begin(writer)
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        else:
            writer.newPage()
        painter.save()
        painter.scale(_RESOLUTION / 72, _RESOLUTION / 72)
        pages.paint(index, painter)
        painter.restore()
