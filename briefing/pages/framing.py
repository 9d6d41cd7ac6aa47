"""Frames, drop caps and floating tables: blocks that stand beside the text are anchored to the paragraph after them."""

from collections.abc import Iterable
from typing import Final

import msgspec

from briefing.pages.document import OBJECT, Block, Floating, Paragraph, Span, Table, TextBox
from briefing.pages.memory import Memory
from briefing.pages.ooxml import Element, W, attribute_twips, number

ReadBlock = tuple[Element, list[Block]]

_NO_INSETS: Final = (0.0, 0.0, 0.0, 0.0)
_WRAPS: Final = {"notBeside": "top", "none": "none"}


class _Frame:
    """Blocks that stand in one frame, with its properties."""

    def __init__(self, element: Element, properties: Element | None) -> None:
        self.blocks: list[Block] = []
        self.element, self.properties = element, properties
        self.attributes = sorted(properties.items()) if properties is not None else []

    def floating(self) -> Floating:
        """The frame as an object beside the text."""
        table = self.blocks[0]
        if isinstance(table, Table) and table.floating is not None:
            # LibreOffice gives a table at the right margin the room of a cell's margin more.
            more = table.left_margin if table.floating.align_horizontal == "right" else 0.0
            width = (table.width or sum(table.grid)) + more
            box = TextBox(width, 0, (table,), insets=_NO_INSETS, grows=True)
            return msgspec.structs.replace(table.floating, content=box)
        assert self.properties is not None
        return _floating(self.properties, tuple(self.blocks))


def with_anchored_frames(read: Iterable[ReadBlock], memory: Memory) -> list[ReadBlock]:
    """The blocks of a part; those in frames and floating tables stand beside the paragraph that follows them.

    Where none follows, they stay in the text.
    """
    found: list[ReadBlock] = []
    frames: list[_Frame] = []
    for element, blocks in read:
        properties = element.find(f"{W}pPr/{W}framePr") if element.tag == f"{W}p" else None
        first = blocks[0] if blocks else None
        if properties is not None or (isinstance(first, Table) and first.floating is not None):
            frame = _Frame(element, properties)
            if frames and properties is not None and frames[-1].attributes == frame.attributes:
                frames[-1].blocks += blocks
            else:
                frame.blocks += blocks
                frames.append(frame)
            continue
        if frames and isinstance(first, Paragraph):
            found.append((element, [_anchored(first, frames, memory), *blocks[1:]]))
        else:
            found += [*((frame.element, frame.blocks) for frame in frames), (element, blocks)]
        frames = []
    return found + [(frame.element, frame.blocks) for frame in frames]


def _anchored(paragraph: Paragraph, frames: list[_Frame], memory: Memory) -> Paragraph:
    """The paragraph with frames anchored at its start; the same object for the same blocks."""
    key = ("frames", id(paragraph), *(id(block) for frame in frames for block in frame.blocks))
    found = memory.get(key)
    if found is None:
        spans = [Span(OBJECT, paragraph.mark, content=frame.floating()) for frame in frames]
        found = msgspec.structs.replace(paragraph, spans=(*spans, *paragraph.spans))
        memory.put(key, found)
    return found  # type: ignore[no-any-return]


def _floating(properties: Element, blocks: tuple[Block, ...]) -> Floating:
    """A `w:framePr` (ECMA-376 17.3.1.11) round blocks; one without a width is as wide as its text."""
    height = attribute_twips(properties, "h")
    rule = properties.get(f"{W}hRule", "auto")
    grows = rule != "exact" or not height
    box = TextBox(attribute_twips(properties, "w"), height, blocks, insets=_NO_INSETS, grows=grows, frame=True)
    across, down = attribute_twips(properties, "hSpace"), attribute_twips(properties, "vSpace")
    drop_cap = properties.get(f"{W}dropCap", "none")
    horizontal, vertical = properties.get(f"{W}hAnchor", "text"), properties.get(f"{W}vAnchor", "text")
    wrap = _WRAPS.get(properties.get(f"{W}wrap", "around"), "square")
    return Floating(
        box,
        from_horizontal="column" if horizontal == "text" else horizontal,
        from_vertical="paragraph" if vertical == "text" else vertical,
        x=attribute_twips(properties, "x"),
        y=attribute_twips(properties, "y"),
        align_horizontal=properties.get(f"{W}xAlign", "") or ("outside" if drop_cap == "margin" else ""),
        align_vertical=properties.get(f"{W}yAlign", "") if vertical != "text" else "",
        wrap="none" if drop_cap == "margin" else wrap,
        drop_lines=min(int(number(properties.get(f"{W}lines"))), 10) if drop_cap in {"drop", "margin"} else 0,
        distances=(across, down, across, down),
    )
