"""The way from Word parts to pages, with everything that is kept from one layout to the next."""

from collections.abc import Mapping

from briefing.pages.blocks import Compositor
from briefing.pages.document import Document
from briefing.pages.fonts import FontSet
from briefing.pages.memory import Memory
from briefing.pages.numbering import format_number
from briefing.pages.objects import PictureShelf
from briefing.pages.ooxml import LayoutError
from briefing.pages.pages import Outline, Page, Pages
from briefing.pages.pagination import Paginator
from briefing.pages.reading import ReadingMemory, read_document
from briefing.pages.sheets import Sheet


class Typesetter:
    """Lays out one document again and again; what did not change is reused."""

    def __init__(self, fonts: FontSet | None = None) -> None:
        self._fonts = fonts or FontSet()
        self._reading = ReadingMemory()
        self._memory = Memory()
        self._shelf = PictureShelf()

    def lay_out(self, parts: Mapping[str, bytes]) -> Pages:
        """The pages of a document. Raises LayoutError where the parts cannot be laid out."""
        document = read_document(parts, self._reading)
        assert self._reading.sheet is not None
        self._shelf.use(parts)
        self._memory.begin()
        compositor = Compositor(document, self._reading.sheet.numbering, self._fonts, self._shelf, self._memory)
        paginator = Paginator(compositor)
        try:
            sheets = paginator.run()
        except OverflowError as error:
            raise LayoutError("The document has too many pages to show here.") from error
        except RecursionError as error:
            raise LayoutError("The document holds tables nested too deeply to show here.") from error
        pages = [self._page(paginator, sheet, document) for sheet in sheets]
        stand_ins = {name: used for name in compositor.fonts.asked if (used := self._fonts.stand_in(name))}
        bookmarks = {name: index for index, sheet in enumerate(sheets) for name in sheet.bookmarks}
        properties = {"title": document.title, "author": document.author, "language": document.language}
        return Pages(pages, _outline(sheets), stand_ins, bookmarks, properties)

    def _page(self, paginator: Paginator, sheet: Sheet, document: Document) -> Page:
        section = sheet.section
        left = section.left + section.gutter
        items = []
        header = paginator.maker.margin_stack(sheet, "headers")
        if header is not None:
            items += [(left + x, section.header + y, item) for x, y, item in header.items]
        items += sheet.items
        footer = paginator.maker.margin_stack(sheet, "footers")
        if footer is not None:
            top = section.height - section.footer - footer.height
            items += [(left + x, top + y, item) for x, y, item in footer.items]
        label = format_number(sheet.number, section.number_format)
        return Page(section.width, section.height, label, tuple(items), document.sections.index(section))


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


def lay_out(parts: Mapping[str, bytes], fonts: FontSet | None = None) -> Pages:
    """The pages of a document. Raises LayoutError where the parts cannot be laid out.

    A Typesetter does the same faster when the same document is laid out again.
    """
    return Typesetter(fonts).lay_out(parts)
