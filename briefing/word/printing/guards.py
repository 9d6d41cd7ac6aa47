"""What guards do while a document is printed: a cell keeps a paragraph, an empty table goes, columns fit."""

import re
from collections.abc import Callable

from lxml import etree

from briefing.word.ooxml.markup import w

_TBL, _TR, _TC = w("tbl"), w("tr"), w("tc")


def filled(markup: str) -> str:
    """The content of a cell, header or note, ending in a paragraph."""
    return markup if markup.rstrip().endswith(("</w:p>", "<w:p/>", "</w:sdt>")) else f"{markup}<w:p/>"


def with_rows(markup: str) -> str:
    """A table, or nothing where it has no row."""
    return markup if re.search(r"<w:tr[ >]", markup) else ""


def with_cells(markup: str) -> str:
    """A row, or nothing where it has no cell."""
    return markup if re.search(r"<w:tc[ >]", markup) else ""


def fit_columns(markup: str, names: str) -> str:
    """A table whose column widths fit the cells it has now; its whole width stays."""
    if not markup:
        return markup
    holder = etree.fromstring(f"<x {names}>{markup}</x>")
    for table in holder.findall(_TBL):
        columns = table.find(w("tblGrid"))
        if columns is not None:
            _fit(columns, max((_width(row) for row in table.iter(_TR)), default=0))
    text = etree.tostring(holder, encoding="unicode")
    return text[text.index(">") + 1 : text.rindex("<")]


def _width(row: etree._Element) -> int:
    """The columns a row takes."""
    spans = (cell.find(f"{w('tcPr')}/{w('gridSpan')}") for cell in row.findall(_TC))
    return sum(_number(span.get(w("val")), 1) if span is not None else 1 for span in spans)


def _fit(columns: etree._Element, needed: int) -> None:
    widths = [_number(column.get(w("w")), 0) for column in columns]
    if needed in (0, len(widths)):
        return
    total = sum(widths)
    kept = widths[:needed] + [total // max(len(widths), 1)] * (needed - len(widths))
    scale = total / sum(kept) if sum(kept) else 0
    for column in list(columns):
        columns.remove(column)
    for width in kept:
        etree.SubElement(columns, w("gridCol")).set(w("w"), str(int(width * scale)))


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else otherwise


GUARDS: dict[str, Callable[..., str]] = {
    "_filled": filled,
    "_with_rows": with_rows,
    "_with_cells": with_cells,
    "_fit_columns": fit_columns,
}
