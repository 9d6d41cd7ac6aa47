"""Lays out the test memo and a ten-page document again and again after small edits, against a calibration loop."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from timing import milliseconds, report

from briefing.pages import Pages, Typesetter, lay_out, pdf_bytes
from briefing.word.ooxml.package import Parts, read_package

DOCUMENTS = Path(__file__).parents[1] / "tests" / "pages" / "documents"
ROWS = 100


def calibration() -> float:
    """A loop of plain arithmetic: how fast this machine runs Python just now."""
    total = 0.0
    for number in range(100_000):
        total += number * 0.5
    return total


def edits(parts: Parts, old: str) -> Callable[[], Parts]:
    """Gives the parts with another number after `old` at each call, as typing does."""
    count = 0

    def next_parts() -> Parts:
        nonlocal count
        count += 1
        document = parts["word/document.xml"].replace(old.encode(), f"{old} {count}".encode(), 1)
        return Parts({**parts, "word/document.xml": document})

    return next_parts


def ten_pages(parts: Parts) -> Parts:
    """The long test document with its text three times and a table of a hundred rows more."""
    xml = parts["word/document.xml"].decode()
    body_start, body_end = xml.index("<w:body>") + 8, xml.rindex("<w:sectPr")
    row_start = xml.rindex("<w:tr>", body_start, xml.rindex("</w:tbl>"))
    row = xml[row_start : xml.index("</w:tr>", row_start) + 7]
    table = "".join(row.replace("</w:t>", f" {index}</w:t>", 1) for index in range(ROWS))
    grid = xml[xml.rindex("<w:tblPr>") : xml.index("</w:tblGrid>", xml.rindex("<w:tblPr>")) + 12]
    body = xml[body_start:body_end]
    longer = f"{xml[:body_start]}{body}{body}<w:tbl>{grid}{table}</w:tbl>{xml[body_end:]}"
    return Parts({**parts, "word/document.xml": longer.encode()})


def painted(pages: Pages) -> QImage:
    """The first page at 96 dots an inch."""
    size = pages.size(0) * (96 / 72)
    image = QImage(round(size.width()), round(size.height()), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(96 / 72, 96 / 72)
    pages.paint(0, painter)
    painter.end()
    return image


def measure(name: str, parts: Parts, old: str, peer: list[float]) -> None:
    """One document: laid out anew, laid out after an edit, painted, printed."""
    typesetter, changed = Typesetter(), edits(parts, old)
    pages = typesetter.lay_out(parts)
    name = f"{name}, {len(pages)} pages"
    report(f"{name}: laid out from nothing", milliseconds(lambda: lay_out(parts), 5), peer)
    report(f"{name}: laid out after an edit", milliseconds(lambda: typesetter.lay_out(changed()), 40), peer)
    report(f"{name}: the edited page painted", milliseconds(lambda: painted(typesetter.lay_out(changed())), 40), peer)
    report(f"{name}: PDF", milliseconds(lambda: pdf_bytes(pages), 5), peer)


def main() -> int:
    application = QGuiApplication(sys.argv)
    peer = milliseconds(calibration, 15)
    report("calibration loop (100,000 additions)", peer)
    memo = read_package((DOCUMENTS / "memo.docx").read_bytes())
    measure("memo", memo, "14 марта 2025 года", peer)
    long = ten_pages(read_package((DOCUMENTS / "long.docx").read_bytes()))
    measure("long with a table of 100 rows", long, "14 марта 2025 года", peer)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
