"""What Qt leaves out of a PDF: bookmarks, links, language, correct letters for text search, PDF/A-2b marks."""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from briefing.pages.budget import Budget
from briefing.pages.display import LineSpan
from briefing.pages.fonts import Face
from briefing.pages.pages import Pages
from briefing.pages.pdf_metadata import describe
from briefing.pages.pdf_pictures import place_pictures
from briefing.pages.picture_writer import PictureSource

_POINT: Final = 20.0
_CODE: Final = re.compile(rb"(?<=[\[ ])<([0-9A-F]{4})>(?=[ \]\n])")


def finished(data: bytes, pages: Pages, pictures: Sequence[PictureSource], budget: Budget) -> bytes:
    """The PDF with everything a reader of it expects; nothing in it names a user, a path or a machine.

    Raises LayoutError where that goes beyond the budget.
    """
    with Pdf.open(io.BytesIO(data)) as pdf:
        place_pictures(pdf, pictures, budget)
        _name_fonts(pdf)
        _correct_letters(pdf, pages)
        _add_links(pdf, pages)
        _add_bookmarks(pdf, pages)
        _drop_unused(pdf)
        describe(pdf, pages)
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, force_version="1.7")
    return out.getvalue()


def _drop_unused(pdf: Pdf) -> None:
    """Take out what PDF/A-2b does not allow and nothing uses: CMYK colours, the tree of names."""
    if Name.Names in pdf.Root:
        del pdf.Root.Names
    for page in pdf.pages:
        spaces = page.resources.get(Name.ColorSpace, Dictionary())
        for name in (Name.CSpcmyk, Name.PCSpcmyk):
            if name in spaces:
                del spaces[name]


def _name_fonts(pdf: Pdf) -> None:
    """Give each font the name of its descriptor, with the prefix that marks a subset (ISO 32000 9.6.4).

    The list of its glyphs goes: PDF/A-2 does without it, and asks for every glyph where it is there.
    """
    for font in _fonts(pdf):
        inner = font.DescendantFonts[0]
        inner.BaseFont = font.BaseFont = inner.FontDescriptor.FontName
        if Name.CIDSet in inner.FontDescriptor:
            del inner.FontDescriptor.CIDSet


def _fonts(pdf: Pdf) -> list[Dictionary]:
    return [font for font in pdf.objects if isinstance(font, Dictionary) and font.get(Name.Subtype) == Name.Type0]


def _correct_letters(pdf: Pdf, pages: Pages) -> None:
    """Let text search find the letters that were written.

    Fonts may draw two letters with one glyph, as Latin and Cyrillic schwa; Qt then
    names the first of them, whichever the text has.
    """
    used, faces = _letters(pages)
    shown = [(face, {face.glyph(letter): letter for letter in used if letter > " "}) for face in faces]
    twins: dict[str, str | None] = {}
    for font in _fonts(pdf):
        content = font.ToUnicode.read_bytes()
        for code in set(_CODE.findall(content)):
            letter = chr(int(code, 16))
            if letter not in used and letter > " " and letter not in twins:
                twins[letter] = _twin(letter, shown)
        corrected = _CODE.sub(lambda match: _with_twin(match, twins), content)
        if corrected != content:
            font.ToUnicode.write(corrected)


def _letters(pages: Pages) -> tuple[set[str], set[Face]]:
    used: set[str] = set()
    faces: set[Face] = set()
    for page in pages.pages:
        for _, _, line in page.lines:
            used.update(line.text)
            faces.update(run.face for run in line.runs)
            if line.label is not None:
                used.update(line.label[1])
    return used, faces


def _twin(letter: str, shown: list[tuple[Face, dict[int, str]]]) -> str | None:
    """A letter of the text that looks like another in one of its faces; glyph 0 stands for every missing letter."""
    return next((twins[glyph] for face, twins in shown if (glyph := face.glyph(letter)) and glyph in twins), None)


def _with_twin(match: re.Match[bytes], twins: dict[str, str | None]) -> bytes:
    twin = twins.get(chr(int(match.group(1), 16)))
    return b"<%04X>" % ord(twin) if twin else match.group(0)


def _add_links(pdf: Pdf, pages: Pages) -> None:
    for index, page in enumerate(pages.pages):
        annotations = []
        for span, box in _linked(pages, index):
            left, top, right, bottom = box
            rectangle = Array([left, page.height / _POINT - bottom, right, page.height / _POINT - top])
            action = _action(pdf, pages, span.link)
            if action is not None:
                annotations.append(
                    pdf.make_indirect(
                        Dictionary(
                            Type=Name.Annot, Subtype=Name.Link, Rect=rectangle, Border=Array([0, 0, 0]), F=4, A=action
                        )
                    )
                )
        if annotations:
            pdf.pages[index].obj.Annots = Array(annotations)


def _linked(pages: Pages, index: int) -> Iterator[tuple[LineSpan, tuple[float, float, float, float]]]:
    for x, y, line in pages.pages[index].lines:
        for span in line.spans:
            if span.link and span.end > span.start:
                left, right = x + line.xs[span.start], x + line.xs[span.end]
                yield span, (left / _POINT, y / _POINT, right / _POINT, (y + line.height) / _POINT)


def _action(pdf: Pdf, pages: Pages, link: str) -> Dictionary | None:
    if not link.startswith("#"):
        return Dictionary(S=Name.URI, URI=String(link))
    page = pages.bookmarks.get(link[1:])
    if page is None:
        return None
    return Dictionary(S=Name.GoTo, D=Array([pdf.pages[page].obj, Name.Fit]))


def _add_bookmarks(pdf: Pdf, pages: Pages) -> None:
    """The headings as bookmarks, each below the nearest heading of a higher level."""
    if not pages.outline:
        return
    with pdf.open_outline() as outline:
        above: list[tuple[int, OutlineItem]] = []
        for heading in pages.outline:
            top = pages.size(heading.page).height() - heading.y
            item = OutlineItem(heading.text, heading.page, "XYZ", left=0, top=top)
            while above and above[-1][0] >= heading.level:
                above.pop()
            (above[-1][1].children if above else outline.root).append(item)
            above.append((heading.level, item))
