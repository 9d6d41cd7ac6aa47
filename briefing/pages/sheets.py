"""Pages being filled: their margins, headers and footers, page numbers and footnotes."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final

from briefing.pages.blocks import Compositor
from briefing.pages.display import Fill, Placed, Stroke
from briefing.pages.document import Block, Section
from briefing.pages.floating import Exclusion, Frame, Surroundings, position
from briefing.pages.numbering import format_number
from briefing.pages.paragraphs import ParagraphLayout
from briefing.pages.stack import Stack

_SEPARATOR_WIDTH: Final = 2880.0
_SEPARATOR_THICKNESS: Final = 10.0
_SEPARATOR_HEIGHT: Final = 114.0
_COLUMN_RULE: Final = 10.0
_LEAST_BODY: Final = 400.0
_FIELD_FORMATS: Final = {"roman": "lowerRoman", "ROMAN": "upperRoman", "alphabetic": "lowerLetter"}

Note = tuple[str, str]


class Sheet:
    """A page being filled."""

    def __init__(self, section: Section, number: int, *, first_of_section: bool) -> None:
        self.section, self.number, self.first_of_section = section, number, first_of_section
        self.items: list[Placed] = []
        self.notes: dict[Note, None] = {}  # in their order
        self.headings: list[tuple[float, ParagraphLayout]] = []
        self.exclusions: list[Exclusion] = []
        self.top = self.bottom = 0.0

    def add_notes(self, notes: Sequence[Note]) -> None:
        """Show notes at the foot of the page, each once."""
        self.notes |= dict.fromkeys(notes)

    def restorer(self) -> Callable[[], None]:
        """A function that takes back whatever is added from now on."""
        items, notes, headings = list(self.items), dict(self.notes), list(self.headings)
        exclusions = list(self.exclusions)

        def restore() -> None:
            self.items, self.notes, self.headings = list(items), dict(notes), list(headings)
            self.exclusions = list(exclusions)

        return restore


def columns_of(section: Section) -> list[tuple[float, float]]:
    """The left edge and width of each column of a section."""
    left = section.left + section.gutter
    columns = section.columns
    if not columns.widths:
        across = section.width - left - section.right
        width = (across - columns.space * (columns.count - 1)) / columns.count
        return [(left + (width + columns.space) * i, width) for i in range(columns.count)]
    found = []
    for width, space in columns.widths:
        found.append((left, width))
        left += width + space
    return found


def column_rules(columns: list[tuple[float, float]], top: float, height: float) -> list[Placed]:
    """Lines half-way between columns, given by their left edges and widths."""
    rule = Fill(_COLUMN_RULE, height, "000000")
    return [((left + width + following) / 2, top, rule) for (left, width), (following, _) in pairwise(columns)]


class SheetMaker:
    """Makes the pages of a document and what stands outside their text: headers, footers, notes."""

    def __init__(self, compositor: Compositor) -> None:
        self._compositor = compositor
        self.sheets: list[Sheet] = []
        self._notes: dict[Note, Stack] = {}

    def add(self, section: Section, *, first_of_section: bool) -> Sheet:
        """A new page; its text stands below a header and above a footer that are taller than their margins."""
        number = self.sheets[-1].number + 1 if self.sheets else 1
        if first_of_section and section.first_number is not None:
            number = section.first_number
        sheet = Sheet(section, number, first_of_section=first_of_section)
        self.sheets.append(sheet)
        header, footer = self.margin_stack(sheet, "headers"), self.margin_stack(sheet, "footers")
        sheet.top = abs(section.top)
        if section.top >= 0 and header is not None:
            sheet.top = max(section.top, section.header + header.height)
        sheet.bottom = section.height - abs(section.bottom)
        if section.bottom >= 0 and footer is not None:
            sheet.bottom = min(sheet.bottom, section.height - section.footer - footer.height)
        sheet.bottom = max(sheet.bottom, sheet.top + _LEAST_BODY)
        return sheet

    def margin_stack(self, sheet: Sheet, which: str) -> Stack | None:
        """The header (`headers`) or footer (`footers`) of a page laid out, or None."""
        section = sheet.section
        kind = "default"
        if section.title_page and sheet.first_of_section:
            kind = "first"
        elif self._compositor.document.settings.even_and_odd_headers and sheet.number % 2 == 0:
            kind = "even"
        blocks = (section.headers if which == "headers" else section.footers).get(kind)
        if not blocks:
            return None
        in_body = self._compositor.page_numbers
        self._compositor.page_numbers = lambda field: self._page_number(field.kind, sheet, field.number_format)
        width = section.width - section.left - section.right - section.gutter
        stack = self._compositor.stack(blocks, width, on_page=True)
        self._compositor.page_numbers = in_body
        return stack

    def _page_number(self, kind: str, sheet: Sheet, number_format: str) -> str:
        if kind == "PAGE":
            return format_number(sheet.number, _FIELD_FORMATS.get(number_format, sheet.section.number_format))
        if kind == "SECTIONPAGES":
            return str(sum(1 for other in self.sheets if other.section is sheet.section))
        return str(len(self.sheets))

    def surroundings(self, sheet: Sheet, paragraph: float, column: Frame | None = None) -> Surroundings:
        """What the position of an object on a page is measured from."""
        section = sheet.section
        left, right = section.left + section.gutter, section.width - section.right
        margins = (left, abs(section.top), right, section.height - abs(section.bottom))
        return Surroundings((section.width, section.height), margins, column or Frame(left, right), paragraph)

    def margin_items(self, sheet: Sheet, which: str) -> list[Placed]:
        """The header or footer of a page with its floating objects, placed on the page."""
        stack = self.margin_stack(sheet, which)
        if stack is None:
            return []
        section = sheet.section
        top = section.header if which == "headers" else section.height - section.footer - stack.height
        items = [(section.left + section.gutter + x, top + y, item) for x, y, item in stack.items]
        for y, floating in stack.floating:
            drawable, size = self._compositor.floating(floating)
            x, y_on_page = position(floating, size, self.surroundings(sheet, top + y))
            items.insert(0 if floating.behind else len(items), (x, y_on_page, drawable))
        return items

    def page_borders(self, sheet: Sheet) -> list[Placed]:
        """The borders round a page, measured from the edge of the paper or from the text (ECMA-376 17.6.10)."""
        section, borders = sheet.section, sheet.section.borders
        edges = (0.0, 0.0, section.width, section.height)
        if section.borders_from == "text":
            edges = (
                section.left,
                abs(section.top),
                section.width - section.right,
                section.height - abs(section.bottom),
            )
        sign = 1.0 if section.borders_from == "page" else -1.0
        spaces = [
            sign * border.space if border is not None else 0.0
            for border in (borders.left, borders.top, borders.right, borders.bottom)
        ]
        left, top = edges[0] + spaces[0], edges[1] + spaces[1]
        right, bottom = edges[2] - spaces[2], edges[3] - spaces[3]
        sides = (
            (borders.top, left, top, right - left, 0.0),
            (borders.bottom, left, bottom, right - left, 0.0),
            (borders.left, left, top, 0.0, bottom - top),
            (borders.right, right, top, 0.0, bottom - top),
        )
        return [
            (x, y, Stroke(across, down, border))
            for border, x, y, across, down in sides
            if border is not None and border.style != "none"
        ]

    def notes_height(self, notes: Iterable[Note], width: float) -> float:
        """The height of footnotes with the line above them."""
        shown = [note for note in notes if note[0] == "footnote"]
        return sum(self._note(note, width).height for note in shown) + (self._separator(width) if shown else 0.0)

    def _separator(self, width: float) -> float:
        return self.separator_height("footnote", width)

    def separator_height(self, kind: str, width: float) -> float:
        """The height of the line that parts notes of a kind from the text."""
        return self._note((kind, "separator"), width).height or _SEPARATOR_HEIGHT

    def separator(self, left: float, top: float, height: float) -> Placed:
        """The line that parts notes from the text, in a stretch of a height."""
        return left, top + height * 0.6, Fill(_SEPARATOR_WIDTH, _SEPARATOR_THICKNESS, "000000")

    def endnotes(self) -> list[Note]:
        """The endnotes that the text refers to, in its order."""
        return [note for note in self._compositor.note_numbers if note[0] == "endnote"]

    def open_note(self, note: Note) -> tuple[Block, ...]:
        """The blocks of a note, which show its mark when they are laid out next."""
        self._compositor.own_note = self._compositor.note_mark(note)
        return self._compositor.document.notes.get(note, ())

    def _note(self, note: Note, width: float) -> Stack:
        if note not in self._notes:
            self._notes[note] = self._compositor.stack(self.open_note(note), width)
        return self._notes[note]

    def place_notes(self, sheet: Sheet) -> None:
        """Put the footnotes of a page at its foot, below the line that parts them from the text."""
        notes = [note for note in sheet.notes if note[0] == "footnote"]
        if not notes:
            return
        left, width = columns_of(sheet.section)[0]
        y = sheet.bottom - self.notes_height(notes, width)
        sheet.bottom = y
        separator = self._separator(width)
        sheet.items.append(self.separator(left, y, separator))
        y += separator
        for note in notes:
            stack = self._note(note, width)
            sheet.items += [(left + dx, y + dy, item) for dx, dy, item in stack.items]
            y += stack.height
