"""The way from Word parts to pages, with everything that is kept from one layout to the next."""

from collections.abc import Mapping

from briefing.messages import Message
from briefing.pages.blocks import Compositor
from briefing.pages.budget import Budget
from briefing.pages.display import Line
from briefing.pages.document import Document, PageField
from briefing.pages.fonts import FontSet
from briefing.pages.memory import Memory
from briefing.pages.numbering import format_number
from briefing.pages.objects import PictureShelf
from briefing.pages.ooxml import LayoutError
from briefing.pages.pages import Outline, Page, Pages
from briefing.pages.pagination import Paginator
from briefing.pages.reading import ReadingMemory, read_document
from briefing.pages.sheets import Sheet
from briefing.pages.text import PAGE_MARK


class Typesetter:
    """Lays out one document again and again; what did not change is reused."""

    def __init__(self, fonts: FontSet | None = None) -> None:
        self._fonts = fonts or FontSet()
        self._reading = ReadingMemory()
        self._memory = Memory()
        self._shelf = PictureShelf()

    def lay_out(self, parts: Mapping[str, bytes], budget: Budget | None = None) -> Pages:
        """The pages of a document. Raises LayoutError where the parts cannot be laid out within a budget."""
        try:
            return self._laid_out(parts, budget or Budget())
        except RecursionError as error:
            raise LayoutError(Message("The parts of the document are nested too deeply to show here.")) from error

    def _laid_out(self, parts: Mapping[str, bytes], budget: Budget) -> Pages:
        document = read_document(parts, self._reading, budget)
        self._shelf.use(parts)
        pages, outline, guessed = self._pages(document, None, budget)
        if guessed:
            pages, outline, _ = self._pages(document, _BodyNumbers(pages), budget)
        stand_ins = {name: used for name in self._fonts.asked if (used := self._fonts.stand_in(name))}
        properties = {"title": document.title, "author": document.author, "language": document.language}
        return Pages(pages, outline, stand_ins, _bookmarks(pages), properties)

    def _pages(
        self, document: Document, numbers: "_BodyNumbers | None", budget: Budget
    ) -> tuple[list[Page], tuple[Outline, ...], bool]:
        assert self._reading.sheet is not None
        self._memory.begin()
        compositor = Compositor(document, self._reading.sheet.numbering, self._fonts, self._shelf, self._memory, budget)
        if numbers is not None:
            compositor.page_numbers = numbers
        paginator = Paginator(compositor)
        try:
            sheets = paginator.run()
        except OverflowError as error:
            raise LayoutError(Message("The document has too many pages to show here.")) from error
        return [self._page(paginator, sheet) for sheet in sheets], _outline(sheets), compositor.guessed_pages

    def _page(self, paginator: Paginator, sheet: Sheet) -> Page:
        section = sheet.section
        maker = paginator.maker
        headers, footers = maker.margin_items(sheet, "headers"), maker.margin_items(sheet, "footers")
        items = [*headers, *sheet.items, *footers, *maker.page_borders(sheet)]
        label = format_number(sheet.number, section.number_format)
        return Page((section.width, section.height), (sheet.top, sheet.bottom), label, tuple(items))


class _BodyNumbers:
    """The page numbers that stand in the text, as an earlier pass found them, asked for in reading order."""

    def __init__(self, pages: list[Page]) -> None:
        self._total = len(pages)
        self._of_bookmark = {name: pages[index].label for name, index in _bookmarks(pages).items()}
        self._labels = iter(
            [page.label for page in pages for line in _body_lines(page) for name in line.bookmarks if name == PAGE_MARK]
        )

    def __call__(self, field: PageField) -> str:
        if field.kind == "PAGE":
            return next(self._labels, "1")
        return self._of_bookmark.get(field.bookmark, "?") if field.kind == "PAGEREF" else str(self._total)


def _body_lines(page: Page) -> list[Line]:
    return [line for _, y, line in page.lines if page.top - 1 <= y < page.bottom]


def _bookmarks(pages: list[Page]) -> dict[str, int]:
    """The page, from 0, that each bookmark stands on."""
    return {name: i for i, page in enumerate(pages) for line in _body_lines(page) for name in line.bookmarks}


def _outline(sheets: list[Sheet]) -> tuple[Outline, ...]:
    """The headings in reading order."""
    found = []
    for index, sheet in enumerate(sheets):
        for top, layout in sheet.headings:
            label = next((f"{line.label[1]} " for line in layout.lines[:1] if line.label and line.label[1]), "")
            text = " ".join("".join(line.text for line in layout.lines).split())
            if text:
                found.append(Outline(label + text, layout.paragraph.format.outline_level or 0, index, top / 20))
    return tuple(found)


def lay_out(parts: Mapping[str, bytes], fonts: FontSet | None = None, budget: Budget | None = None) -> Pages:
    """The pages of a document. Raises LayoutError where the parts cannot be laid out.

    A Typesetter does the same faster when the same document is laid out again.
    """
    return Typesetter(fonts).lay_out(parts, budget)
