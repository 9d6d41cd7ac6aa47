"""Paragraphs and stacks of blocks laid out at a width, before they are put on pages."""

from collections import Counter, deque
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from briefing.pages.budget import Budget
from briefing.pages.display import Drawable, Fill, Group, MarkedBox, Placed, Stroke, lines_of
from briefing.pages.document import (
    Block,
    Document,
    Floating,
    Marked,
    NoteReference,
    PageField,
    Paragraph,
    Picture,
    Row,
    Table,
    TextBox,
)
from briefing.pages.floating import Frame, Surroundings, position
from briefing.pages.fonts import SYMBOL_FONTS, FontSet
from briefing.pages.formats import Border
from briefing.pages.lines import Label, LaneFinder, LineBreaker
from briefing.pages.memory import Memory
from briefing.pages.numbering import Numbering, format_number
from briefing.pages.objects import PictureShelf
from briefing.pages.paragraphs import BlockLayout, ParagraphLayout, gap_between
from briefing.pages.stack import Stack
from briefing.pages.tables import RowCells, lay_out_table
from briefing.pages.text import MeasuredText

_DEEPEST: Final = 24
_BULLET: Final = "\u2022"
_BULLET_SIZE: Final = 1.4
_BULLET_MIDDLE: Final = 0.37
_WIDEST: Final = 31680.0
_TOO_DEEP_HEIGHT: Final = 480.0
PageNumbers = Callable[[PageField], str]


class Compositor:
    """Lays out blocks of one document; equal work of earlier passes is reused."""

    def __init__(
        self,
        document: Document,
        numbering: Numbering,
        fonts: FontSet,
        shelf: PictureShelf,
        memory: Memory,
        budget: Budget,
    ) -> None:
        self.document, self.fonts, self.budget = document, fonts, budget
        self._shelf, self._memory = shelf, memory
        self._counters = numbering.counters()
        self._labels: deque[str] | None = None
        self._depth = 0
        self.note_numbers: dict[tuple[str, str], int] = {}
        self._note_counts: Counter[str] = Counter()
        self.own_note = ""
        self.page_numbers: PageNumbers = self._unknown_page
        self.guessed_pages = False

    def _unknown_page(self, _: PageField) -> str:
        """A stand-in for a page number of the text, which is known only when the pages are made."""
        self.guessed_pages = True
        return "1"

    @property
    def compatibility_mode(self) -> int:
        """The compatibility mode of the document."""
        return self.document.settings.compatibility_mode

    def block(self, block: Block, width: float, line_grid: float = 0) -> BlockLayout:
        """Lay out a block at a width; `line_grid` is the pitch that lines of the text, not of tables, keep to."""
        self.budget.check()
        if isinstance(block, Paragraph):
            return self._paragraph(block, width, self._label(block), None, line_grid)
        return lay_out_table(self, block, width)

    def again(self, layout: ParagraphLayout, lanes: LaneFinder) -> ParagraphLayout:
        """The same paragraph with lines that make way for floating objects; nothing is counted twice."""
        return self._paragraph(layout.paragraph, layout.width, layout.label, lanes, layout.line_grid)

    def at_width(self, layout: ParagraphLayout, width: float, start: int = 0) -> ParagraphLayout:
        """What follows the first `start` lines of a paragraph, in lines for a column of another width."""
        if layout.width == width:
            return layout
        at = layout.start + sum(len(line.text) for line in layout.lines[:start])
        return self._paragraph(layout.paragraph, width, None if at else layout.label, None, layout.line_grid, at)

    def _paragraph(
        self,
        paragraph: Paragraph,
        width: float,
        label: str | None,
        lanes: LaneFinder | None,
        line_grid: float,
        start: int = 0,
    ) -> ParagraphLayout:
        numbers = tuple(self._number(note) for note in paragraph.notes)
        key = ("paragraph", id(paragraph), width, label, numbers, line_grid, start)
        steady = lanes is None and not paragraph.page_fields
        found = self._memory.get(key) if steady else None
        if found is not None:
            return found[1]  # type: ignore[no-any-return]
        text = self._measured(paragraph, numbers)
        made_label = self._made_label(paragraph, label)
        breaker = LineBreaker(
            paragraph, text, self.document.settings, made_label, self.drawable, self.budget, line_grid
        )
        layout = ParagraphLayout(paragraph, breaker.lines(width, lanes, start), width, line_grid, start)
        if steady:
            self._memory.put(key, (paragraph, layout))
        return layout

    def _measured(self, paragraph: Paragraph, numbers: tuple[str, ...]) -> MeasuredText:
        key = ("text", id(paragraph), numbers)
        found = None if paragraph.page_fields else self._memory.get(key)
        if found is None:
            found = (paragraph, MeasuredText(paragraph, self.fonts, self._inline_number))
            if not paragraph.page_fields:
                self._memory.put(key, found)
        return found[1]

    def _inline_number(self, content: PageField | NoteReference) -> str:
        return self._number(content) if isinstance(content, NoteReference) else self.page_numbers(content)

    def _number(self, note: NoteReference) -> str:
        if note.own:
            return self.own_note
        key = (note.kind, note.note)
        if key not in self.note_numbers:
            self._note_counts[note.kind] += 1
            self.note_numbers[key] = self._note_counts[note.kind]
        return self.note_mark(key)

    def note_mark(self, note: tuple[str, str]) -> str:
        """The mark of a note that the text refers to; empty for another."""
        number = self.note_numbers.get(note)
        return format_number(number, "lowerRoman" if note[0] == "endnote" else "decimal") if number else ""

    def _label(self, paragraph: Paragraph) -> str | None:
        if paragraph.label is None:
            return None
        if self._labels is not None:
            return self._labels.popleft() if self._labels else ""
        return self._counters.next_label(paragraph.format.list_id, paragraph.format.list_level)

    def _made_label(self, paragraph: Paragraph, label: str | None) -> Label | None:
        if label is None or paragraph.label is None:
            return None
        look = paragraph.label
        if label == _BULLET and look.family.lower() in SYMBOL_FONTS:
            # The bullet of the Symbol font is larger than that of a font of letters, round the same middle.
            size = look.size * _BULLET_SIZE
            look = msgspec.structs.replace(look, size=size, raised=(look.size - size) * _BULLET_MIDDLE)
        face = self.fonts.face(look)
        if label and not all(face.glyph(char) for char in label):
            face = self.fonts.substitute(label[0], look, face)
        return Label(label, face, look, paragraph.label_suffix, paragraph.label_alignment)

    def row_labels(self, row: Row) -> tuple[str, ...]:
        """Count the numbered paragraphs of a row and return their labels."""
        if self._labels is not None:
            return tuple(self._label(paragraph) or "" for paragraph in _numbered(row))
        next_label = self._counters.next_label
        return tuple(next_label(p.format.list_id, p.format.list_level) for p in _numbered(row))

    def cached_row(
        self, key: tuple[object, ...], row: Row, labels: tuple[str, ...], make: Callable[[], RowCells]
    ) -> RowCells:
        """What `make` makes of a row, or what it made earlier of the same row with the same labels."""
        numbers = tuple(self._number(note) for paragraph in _paragraphs(row) for note in paragraph.notes)
        full_key = ("row", id(row), *key, labels, numbers)
        found = self._memory.get(full_key)
        if found is None:
            outer, self._labels = self._labels, deque(labels)
            found = (row, make())
            self._labels = outer
            self._memory.put(full_key, found)
        return found[1]  # type: ignore[no-any-return]

    def stack(self, blocks: Sequence[Block], width: float, *, on_page: bool = False, closed: bool = False) -> Stack:
        """Blocks one below the other, as in a cell, a header, a note or a text box.

        Floating objects are placed within the stack unless it stands `on_page`; a `closed` one has no space below it.
        """
        if self._depth >= _DEEPEST:
            return Stack(((0.0, 0.0, MarkedBox(width, _TOO_DEEP_HEIGHT, "Nested too deeply")),), _TOO_DEEP_HEIGHT)
        self._depth += 1
        layouts = [self.block(block, width) for block in _shown_blocks(blocks, nested=not on_page)]
        self._depth -= 1
        items: list[Placed] = []
        floating: list[tuple[float, Floating]] = []
        notes: list[tuple[str, str]] = []
        leads: dict[float, float] = {}
        y, above = 0.0, None
        for index, layout in enumerate(layouts):
            below = layouts[index + 1] if index + 1 < len(layouts) else None
            gap = gap_between(above, layout)
            y += gap
            leads[y] = max(0.0, gap - (above.after if above is not None else 0.0))
            if isinstance(layout, ParagraphLayout):
                start = len(items)
                y = self._stack_paragraph(layout, y, above, below, items)
                if layout.before:
                    leads |= {top: layout.before for _, top, _ in items[start + 1 :] if top not in leads}
                floating += [(y - layout.height, f) for line in layout.lines for f in line.floating]
                notes += [note for line in layout.lines for note in line.notes]
            else:
                items += layout.placed(y)
                y += layout.height
            above = layout
        y += above.after if above is not None and not closed else 0.0
        if not on_page:
            items += [self._within(f, top, width) for top, f in floating]
        return Stack(tuple(items), y, tuple(floating), tuple(notes), leads)

    def _within(self, floating: Floating, top: float, width: float) -> Placed:
        """A floating object placed in a cell or a box, measured from its edges."""
        drawable, size = self.floating(floating)
        around = Surroundings((width, 1e6), (0, 0, width, 1e6), Frame(0, width), top)
        x, y = position(floating, size, around)
        return x, max(y, 0.0), drawable

    def floating(self, floating: Floating) -> tuple[Drawable, tuple[float, float]]:
        """A floating object ready for painting, with its width and height."""
        content = floating.content
        if isinstance(content, TextBox):
            content = self._fitted(content)
            group, height = self.text_box(content)
            return group, (content.width, height)
        return self.drawable(content), (content.width, content.height)

    def _fitted(self, box: TextBox) -> TextBox:
        """The box as wide as its text, where it has no width of its own."""
        if box.width:
            return box
        outer, self._labels = self._labels, self._labels
        lines = lines_of(self.stack(box.blocks, _WIDEST).items)
        self._labels = outer
        return msgspec.structs.replace(box, width=max((x + line.right for x, _, line in lines), default=0.0) or 1.0)

    def _stack_paragraph(
        self,
        layout: ParagraphLayout,
        y: float,
        above: BlockLayout | None,
        below: BlockLayout | None,
        items: list[Placed],
    ) -> float:
        first, last = not layout.joins(above), not layout.joins(below)
        y += layout.edge("top") if first else 0
        top = y
        lines: list[Placed] = []
        for line in layout.lines:
            lines.append((0.0, y, line))
            y += line.height
        if layout.framed:
            reach = y if last or below is None else y + gap_between(layout, below)
            items += layout.frame(top, reach, first=first, last=last)
        items += lines
        return y + (layout.edge("bottom") if last else 0)

    def drawable(self, content: Picture | Marked | TextBox) -> Drawable:
        """An object ready for painting with its top left corner at a place."""
        if not isinstance(content, TextBox):
            return self._shelf.drawable(content)
        return self.text_box(content)[0]

    def text_box(self, box: TextBox) -> tuple[Group, float]:
        """A text box ready for painting, and its height, which grows with its text if it may."""
        left, top, right, bottom = box.insets
        outer, self._labels = self._labels, self._labels
        stack = self.stack(box.blocks, max(1.0, box.width - left - right), closed=box.frame)
        self._labels = outer
        height = stack.height + top + bottom if box.grows else box.height
        spare = height - top - bottom - stack.height
        shift = top + max(0.0, spare) * {"center": 0.5, "bottom": 1.0}.get(box.anchor, 0.0)
        items: list[Placed] = []
        if box.fill:
            items.append((0, 0, Fill(box.width, height, box.fill)))
        if box.stroke:
            pen = Border(box.stroke_width or 15, box.stroke)
            corners = ((0, 0, box.width, 0), (0, height, box.width, 0), (0, 0, 0, height), (box.width, 0, 0, height))
            items += [(x, y, Stroke(across, down, pen)) for x, y, across, down in corners]
        items.append((left, shift, Group(stack.items)))
        return Group(tuple(items)), height


def _shown_blocks(blocks: Sequence[Block], *, nested: bool) -> list[Block]:
    """The blocks that take room: not hidden ones, nor the empty paragraph that must follow a nested table."""
    shown = [block for block in blocks if not (isinstance(block, Paragraph) and block.hidden)]
    last = shown[-1] if len(shown) > 1 else None
    if nested and isinstance(last, Paragraph) and not last.spans and isinstance(shown[-2], Table):
        shown.pop()
    return shown


def _paragraphs(row: Row) -> list[Paragraph]:
    """The paragraphs of a row in reading order, nested tables included."""
    found: list[Paragraph] = []
    for cell in row.cells:
        for block in cell.blocks:
            if isinstance(block, Table):
                found += [paragraph for inner in block.rows for paragraph in _paragraphs(inner)]
            else:
                found.append(block)
    return found


def _numbered(row: Row) -> list[Paragraph]:
    return [paragraph for paragraph in _paragraphs(row) if paragraph.label is not None]
