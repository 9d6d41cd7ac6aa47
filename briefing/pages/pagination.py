"""Putting laid out blocks on pages: columns, breaks, widows and orphans, notes, headers and footers."""

from collections.abc import Callable, Sequence
from typing import Final

from briefing.pages.blocks import Compositor
from briefing.pages.display import Placed
from briefing.pages.document import Paragraph, Section, TextBox
from briefing.pages.floating import Frame, exclusion, lane_beside, position
from briefing.pages.keeping import TOLERANCE, chain_height, fitting_lines
from briefing.pages.paragraphs import BlockLayout, ParagraphLayout, drop_cap_shift, gap_between
from briefing.pages.row_split import split_row
from briefing.pages.sheets import Sheet, SheetMaker, column_rules, columns_of
from briefing.pages.tables import RowLayout, TableLayout

_MOST_PAGES: Final = 2_000

_BALANCE_STEP: Final = 10.0
_MOST_BALANCED: Final = 20
# From Word 2013 on, a paragraph that starts a page by itself shows no space above (as LibreOffice 26.8 has it).
_DROPPED_SPACE_FROM_MODE: Final = 15


class Paginator:
    """Fills pages with the blocks of a document."""

    def __init__(self, compositor: Compositor) -> None:
        self._compositor = compositor
        self._settings = compositor.document.settings
        self.maker = SheetMaker(compositor)
        self._section = compositor.document.sections[0]
        self._columns = columns_of(self._section)
        self._column = 0
        self._y = 0.0
        self._column_top = 0.0
        self._lowest = 0.0
        self._cut: tuple[int, float] | None = None
        self._fresh = True
        self._above: BlockLayout | None = None
        self._given = 0.0
        self._keeps_space = True

    def run(self) -> list[Sheet]:
        """Fill the pages."""
        sections = self._compositor.document.sections
        for index, section in enumerate(sections):
            self._start_section(section, first=index == 0)
            balanced = index + 1 < len(sections) and sections[index + 1].start == "continuous"
            self._fill_section(section, balanced=balanced and section.columns.count > 1)
        self._separate_columns()
        self._put_endnotes()
        for sheet in self.sheets:
            self.maker.place_notes(sheet)
        return self.sheets

    # Pages and columns

    @property
    def sheets(self) -> list[Sheet]:
        """The pages so far."""
        return self.maker.sheets

    def _start_section(self, section: Section, *, first: bool) -> None:
        if not first:
            self._separate_columns()
        before, self._section = self._section, section
        self._columns = columns_of(section)
        same_paper = (section.width, section.height) == (before.width, before.height)
        if section.start == "continuous" and not first and same_paper:
            self._given = self._after
            self._y = max(self._y, self._lowest) + self._given
            self._column, self._column_top, self._above = 0, self._y, None
            return
        after = self._after
        self._new_page(first_of_section=True)
        if section.start in {"evenPage", "oddPage"} and not first:
            wanted = 0 if section.start == "evenPage" else 1
            if self.sheets[-1].number % 2 != wanted:
                self._new_page(first_of_section=True)
        self._keeps_space, self._given = True, after

    def _new_page(self, *, first_of_section: bool = False) -> None:
        self._compositor.budget.check()
        if len(self.sheets) >= _MOST_PAGES:
            raise OverflowError
        if not first_of_section:
            self._separate_columns()
        sheet = self.maker.add(self._section, first_of_section=first_of_section)
        self._column, self._column_top, self._lowest = 0, sheet.top, sheet.top
        self._y, self._above, self._fresh = sheet.top, None, True
        self._keeps_space, self._given = False, 0.0

    def _separate_columns(self) -> None:
        """Draw the lines between the columns of the section just filled, where it has them."""
        if self.sheets and self._section.columns.separator:
            height = max(self._lowest, self._y) - self._column_top
            self.sheets[-1].items += column_rules(self._columns, self._column_top, height)

    @property
    def _left(self) -> float:
        return self._columns[self._column][0]

    @property
    def _width(self) -> float:
        return self._columns[self._column][1]

    def _next_column(self, *, hard: bool = False) -> None:
        if self._column + 1 < self._section.columns.count:
            self._lowest = max(self._lowest, self._y)
            self._column += 1
            self._y, self._above, self._fresh, self._given = self._column_top, None, True, 0.0
        else:
            self._new_page()
        self._keeps_space = hard

    # Blocks

    def _fill_section(self, section: Section, *, balanced: bool) -> None:
        """Put the blocks of a section; `balanced` columns end at the same height, as short as they can be."""
        layouts = [
            self._compositor.block(block, self._width, section.line_grid)
            for block in section.blocks
            if not (isinstance(block, Paragraph) and block.hidden)
        ]
        restore, started = self._restorer(), len(self.sheets)
        self._fill(layouts)
        pages = len(self.sheets)
        if not balanced or pages - started > _MOST_BALANCED:
            return
        low, high = self._column_top, self.sheets[-1].bottom
        while high - low > _BALANCE_STEP:
            restore()
            middle = (low + high) / 2
            self._cut = (pages, middle)
            self._fill(layouts)
            low, high = (low, middle) if len(self.sheets) == pages else (middle, high)
        restore()
        self._cut = (pages, high)
        self._fill(layouts)
        self._cut = None

    def _restorer(self) -> Callable[[], None]:
        """A function that takes back whatever is put on pages from now on."""
        sheet, count = self.sheets[-1], len(self.sheets)
        column, y, top, lowest = self._column, self._y, self._column_top, self._lowest
        fresh, above, keeps_space, given = self._fresh, self._above, self._keeps_space, self._given
        restore_sheet = sheet.restorer()

        def restore() -> None:
            del self.sheets[count:]
            restore_sheet()
            self._column, self._y, self._column_top, self._lowest = column, y, top, lowest
            self._fresh, self._above, self._keeps_space, self._given = fresh, above, keeps_space, given

        return restore

    def _put_endnotes(self) -> None:
        """Put the endnotes below the text, after the line that parts them from it (ECMA-376 17.11.2)."""
        notes = self.maker.endnotes()
        if not notes:
            return
        self._y, self._above = max(self._y, self._lowest), None
        separator = self.maker.separator_height("endnote", self._width)
        if self._y + separator * 2 > self._limit(()):
            self._new_page()
        self.sheets[-1].items.append(self.maker.separator(self._left, self._y, separator))
        self._y += separator
        self._fresh = False
        for note in notes:
            self._fill([self._compositor.block(block, self._width) for block in self.maker.open_note(note)])

    def _fill(self, layouts: Sequence[BlockLayout]) -> None:
        for index, layout in enumerate(layouts):
            below = layouts[index + 1] if index + 1 < len(layouts) else None
            self._keep(layouts, index)
            if isinstance(layout, ParagraphLayout):
                self._put_paragraph(layout, below)
            else:
                self._put_table(layout, layouts[index + 1 :])
            self._above = layout

    def _keep(self, layouts: Sequence[BlockLayout], index: int) -> None:
        """Start a new column where a block and what it must stay with do not fit."""
        if self._fresh or not layouts[index].keep_next:
            return
        needed = chain_height(layouts[index:], self._above, self._room)
        if self._y + needed > self._limit(()) + TOLERANCE and needed < self._room:
            self._next_column()

    @property
    def _room(self) -> float:
        sheet = self.sheets[-1]
        return sheet.bottom - sheet.top

    def _limit(self, notes: Sequence[tuple[str, str]]) -> float:
        """How far down text may go, with room for the page's notes and some more."""
        self._compositor.budget.check()
        sheet = self.sheets[-1]
        every = sheet.notes | dict.fromkeys(notes)
        bottom = self._cut[1] if self._cut is not None and self._cut[0] == len(self.sheets) else sheet.bottom
        return bottom - self.maker.notes_height(every, self._width)

    def _gap(self, layout: BlockLayout) -> float:
        """The space above a block; at the head of a page only where the section starts there or the block asks."""
        if self._fresh and not self._keeps_space:
            return 0.0
        gap = gap_between(self._above, layout)
        return gap if self._above is not None else max(0.0, gap - self._given)

    @property
    def _after(self) -> float:
        """The space below the last block, which the space above the first block of a section need not repeat."""
        return self._above.after if self._above is not None else 0.0

    # Paragraphs

    def _put_paragraph(self, layout: ParagraphLayout, below: BlockLayout | None) -> None:
        if layout.paragraph.format.page_break_before and not (self._fresh and self._column == 0):
            after = self._after
            self._new_page()
            self._given = after
            self._keeps_space = self._settings.compatibility_mode < _DROPPED_SPACE_FROM_MODE
        layout = self._compositor.at_width(layout, self._width)
        if not self._fresh and not self._starts_here(layout):
            self._next_column()
        layout = self._beside_objects(self._compositor.at_width(layout, self._width))
        start = 0
        lines = layout.lines
        while start < len(lines):
            if layout.width != self._width:
                layout, start = self._compositor.at_width(layout, self._width, start), 0
                lines = layout.lines
            self._y += self._gap(layout) if start == 0 else 0.0
            first = start == layout.start == 0 and not layout.joins(self._above)
            edge = layout.edge("top") if first else 0.0
            count = fitting_lines(layout, start, self._y + edge, self._limit, fresh=self._fresh)
            if count == 0:
                self._y -= self._gap(layout) if start == 0 else 0.0
                self._next_column()
                continue
            self._put_lines(layout, start, count, edge, below, first=first)
            start += count
            ending = lines[start - 1].hard_end
            if ending == "\f" and not (start >= len(lines) and self._is_last(below)):
                self._new_page()
            elif ending == "\v":
                self._next_column(hard=True)
            elif start < len(lines):
                self._next_column()

    def _starts_here(self, layout: ParagraphLayout) -> bool:
        """Whether the objects that stand beside a paragraph, and its first lines, go into this column."""
        objects = [floating for line in layout.lines for floating in line.floating]
        if not objects:
            return True  # where its lines go is seen line by line
        top = self._y + self._gap(layout)
        beside = (f for f in objects if f.from_vertical == "paragraph" and isinstance(f.content, TextBox))
        if any(top + f.y + self._compositor.floating(f)[1][1] > self.sheets[-1].bottom for f in beside):
            return False
        return fitting_lines(layout, 0, top + layout.edge("top"), self._limit, fresh=False) > 0

    def _beside_objects(self, layout: ParagraphLayout) -> ParagraphLayout:
        """Place the floating objects of a paragraph, and lay its lines out beside those in their way."""
        sheet = self.sheets[-1]
        top = self._y + self._gap(layout)
        column = Frame(self._left, self._left + self._width)
        for floating in (f for line in layout.lines for f in line.floating):
            drawable, size = self._compositor.floating(floating)
            if size[1] > self._room and isinstance(floating.content, TextBox):
                self._fill([self._compositor.block(block, self._width) for block in floating.content.blocks])
                sheet, top = self.sheets[-1], self._y + self._gap(layout)
                continue
            x, y = position(floating, size, self.maker.surroundings(sheet, top, column))
            y += drop_cap_shift(floating, drawable, layout)
            sheet.items.insert(0 if floating.behind else len(sheet.items), (x, y, drawable))
            taken = exclusion(floating, x, y, size)
            if taken is not None:
                sheet.exclusions.append(taken)
        top = self._y + self._gap(layout)
        if not any(taken.top < top + layout.height and taken.bottom > top for taken in sheet.exclusions):
            return layout
        return self._compositor.again(layout, lambda y, height: lane_beside(sheet.exclusions, column, top + y, height))

    def _is_last(self, below: BlockLayout | None) -> bool:
        return below is None and self._section is self._compositor.document.sections[-1]

    def _put_lines(
        self,
        layout: ParagraphLayout,
        start: int,
        count: int,
        edge: float,
        below: BlockLayout | None,
        *,
        first: bool,
    ) -> None:
        sheet, left = self.sheets[-1], self._left
        y = top = self._y + edge
        placed: list[Placed] = []
        for line in layout.lines[start : start + count]:
            placed.append((left, y, line))
            y += line.height
            sheet.add_notes(line.notes)
        if start == layout.start == 0 and layout.paragraph.format.outline_level is not None:
            sheet.headings.append((top, layout))
        ends = start + count == len(layout.lines)
        last = ends and not layout.joins(below)
        if layout.framed:
            reach = y + gap_between(layout, below) if ends and not last and below is not None else y
            sheet.items += [(left + x, dy, item) for x, dy, item in layout.frame(top, reach, first=first, last=last)]
        sheet.items += placed
        self._y = y + (layout.edge("bottom") if last else 0.0)
        self._fresh = False
        self._above = layout

    # Tables

    def _put_table(self, layout: TableLayout, below: Sequence[BlockLayout]) -> None:
        self._y += self._gap(layout)
        heading = layout.rows[: layout.header_rows]
        tail = chain_height(below, layout, self._room) if layout.rows and layout.rows[-1].keep_next else 0.0
        for index, row in enumerate(layout.rows):
            nxt = layout.rows[index + 1 :]
            self._put_row(layout, row, heading if index >= len(heading) else [], nxt, tail)
        if layout.rows:
            self._close_table(layout, layout.rows[-1])

    def _close_table(self, layout: TableLayout, row: RowLayout) -> None:
        sheet, left = self.sheets[-1], self._left
        sheet.items += [(left + layout.x + x, self._y + dy, item) for x, dy, item in row.bottom_strokes()]
        self._y += row.bottom_border

    def _put_row(
        self, layout: TableLayout, row: RowLayout, heading: list[RowLayout], following: list[RowLayout], tail: float
    ) -> None:
        self._compositor.budget.check()
        needed = self._row_chain(row, following, tail)
        if self._y + needed > self._limit(row.notes) + TOLERANCE:
            if row.may_split and self._split(layout, row, heading):
                return
            if not self._fresh:
                self._break_table(layout, row, heading)
            if self._y + row.height > self._limit(row.notes) + TOLERANCE and self._split(layout, row, heading):
                return
        self._place_row(layout, row)

    def _row_chain(self, row: RowLayout, following: list[RowLayout], tail: float) -> float:
        """The height of a row and of what it must stay with; `tail` is what the last row would stay with."""
        needed = row.height + row.bottom_border
        for other in following:
            if not row.keep_next or needed > self._room:
                break
            needed += other.height
            row = other
        else:
            needed += tail
        return needed if needed <= self._room else row.height

    def _break_table(self, layout: TableLayout, row: RowLayout, heading: list[RowLayout]) -> None:
        previous = layout.rows[layout.rows.index(row) - 1] if row is not layout.rows[0] else None
        if previous is not None:
            self._close_table(layout, previous)
        self._next_column()
        if sum(head.height for head in heading) < self._room / 2:
            for head in heading:
                self._place_row(layout, head)

    def _place_row(self, layout: TableLayout, row: RowLayout) -> None:
        sheet = self.sheets[-1]
        room = self._limit(row.notes) - self._y if row.spans else None
        sheet.items.append((self._left + layout.x, self._y, row.group(room)))
        sheet.add_notes(row.notes)
        self._y += row.height
        self._fresh = False

    def _split(self, layout: TableLayout, row: RowLayout, heading: list[RowLayout]) -> bool:
        """Put a row on this page and the next ones; False where nothing of it fits here."""
        started = False
        room = self._limit(row.notes) - self._y
        for group, height in split_row(row, room, self._room, self._compositor.budget):
            if started:
                self._close_table(layout, row)
                self._next_column()
                if sum(head.height for head in heading) + height < self._room:
                    for head in heading:
                        self._place_row(layout, head)
            self.sheets[-1].items.append((self._left + layout.x, self._y, group))
            self._y += height
            self._fresh, started = False, True
        if started:
            self.sheets[-1].add_notes(row.notes)
        return started
