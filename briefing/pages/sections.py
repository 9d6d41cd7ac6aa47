"""Reading of section properties: paper, margins, columns, headers and footers (ECMA-376 17.6)."""

from collections.abc import Callable
from typing import Any

import msgspec

from briefing.messages import Message
from briefing.pages.document import Block, Columns, Section
from briefing.pages.ooxml import Element, LayoutError, R, W, attribute_twips, is_on, number, value
from briefing.pages.properties import borders_of

_SMALLEST_BODY = 144.0
_LARGEST_PAPER = 31680.0


def read_section(
    element: Element | None,
    blocks: tuple[Block, ...],
    before: Section | None,
    read_header: Callable[[str], tuple[Block, ...]],
) -> Section:
    """The section of a `w:sectPr`; headers it does not name are those of the section before.

    Raises LayoutError where the margins leave no room for text.
    """
    headers = dict(before.headers) if before is not None else {}
    footers = dict(before.footers) if before is not None else {}
    if element is None:
        return Section(blocks, headers=headers, footers=footers)
    for kind, found in (("header", headers), ("footer", footers)):
        for reference in element.iterfind(f"{W}{kind}Reference"):
            found[reference.get(f"{W}type", "default")] = read_header(reference.get(f"{R}id", ""))
    title, numbering = element.find(f"{W}titlePg"), element.find(f"{W}pgNumType")
    first = numbering.get(f"{W}start") if numbering is not None else None
    borders = element.find(f"{W}pgBorders")
    section = Section(
        blocks,
        **_paper(element),
        start=value(element, "type") or "nextPage",
        columns=_columns(element.find(f"{W}cols")),
        title_page=title is not None and is_on(title),
        first_number=int(number(first)) if first is not None else None,
        number_format=numbering.get(f"{W}fmt", "decimal") if numbering is not None else "decimal",
        vertical_align=value(element, "vAlign") or "top",
        line_grid=_line_grid(element.find(f"{W}docGrid")),
        borders=borders_of(borders),
        borders_from=borders.get(f"{W}offsetFrom", "text") if borders is not None else "text",
        headers=headers,
        footers=footers,
    )
    return _with_room(section)


def _line_grid(element: Element | None) -> float:
    """The pitch of the lines of a section's grid; 0 where there is none (ECMA-376 17.6.5)."""
    if element is None or element.get(f"{W}type", "default") not in {"lines", "linesAndChars", "snapToChars"}:
        return 0.0
    return max(0.0, attribute_twips(element, "linePitch"))


def _paper(element: Element) -> dict[str, Any]:
    size, margins = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
    paper: dict[str, Any] = {}
    if size is not None:
        for name, attribute in (("width", "w"), ("height", "h")):
            paper[name] = min(max(attribute_twips(size, attribute, default=0), 0), _LARGEST_PAPER)
    if margins is not None:
        for name in ("top", "right", "bottom", "left", "header", "footer", "gutter"):
            paper[name] = attribute_twips(margins, name, default=0)
    return {name: length for name, length in paper.items() if name not in {"width", "height"} or length > 0}


def _with_room(section: Section) -> Section:
    across = section.width - section.left - section.right - section.gutter
    down = section.height - abs(section.top) - abs(section.bottom)
    if across < _SMALLEST_BODY or down < _SMALLEST_BODY:
        raise LayoutError(
            Message(
                "The margins of a section leave no room for text on a page of {width} × {height} mm; "
                "make them smaller in Word.",
                width=round(section.width / 56.7),
                height=round(section.height / 56.7),
            )
        )
    if section.columns.count > 1 and not section.columns.widths:
        room = (across - section.columns.space * (section.columns.count - 1)) / section.columns.count
        if room < _SMALLEST_BODY:
            return msgspec.structs.replace(section, columns=Columns())
    return section


def _columns(element: Element | None) -> Columns:
    if element is None:
        return Columns()
    space = max(0.0, attribute_twips(element, "space", default=720))
    count = max(1, min(45, int(number(element.get(f"{W}num"), 1))))
    widths: tuple[tuple[float, float], ...] = ()
    if element.get(f"{W}equalWidth") in {"0", "false", "off"}:
        widths = tuple(
            (max(_SMALLEST_BODY, attribute_twips(c, "w")), max(0.0, attribute_twips(c, "space")))
            for c in element.iterfind(f"{W}col")
        )
    if len(widths) > 1:
        return Columns(len(widths), space, widths, element.get(f"{W}sep") in {"1", "true", "on"})
    return Columns(count, space, (), element.get(f"{W}sep") in {"1", "true", "on"})
