"""The text of a paragraph measured: characters, advances, faces and break places, for any width."""

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import Final

import msgspec
from PySide6.QtCore import QTextBoundaryFinder

from briefing.messages import Message
from briefing.pages.display import LineRun, LineSpan
from briefing.pages.document import (
    OBJECT,
    AlignmentTab,
    Bookmark,
    Content,
    Floating,
    Marked,
    NoteReference,
    PageField,
    Paragraph,
    Picture,
    Span,
    TextBox,
)
from briefing.pages.fonts import RAISED_SIZE, SMALL_CAPS_SIZE, Face, FontSet
from briefing.pages.formats import RunFormat
from briefing.pages.ooxml import LayoutError
from briefing.pages.shaping import LIGATURE, STRETCH, shape, shaped_advances

# Where office programs differ from Annex 14: a hyphen between digits and an en dash part a line,
# a slash does not.
_MORE_BREAKS: Final = re.compile(r"(?<=\d)-(?=\d)|(?<=\w)(?=–)|(?<=\w)–(?=\w)")
_NO_BREAK_AFTER: Final = "/"
PAGE_MARK: Final = "\0page"  # the bookmark of a page number, to find its page; no bookmark of Word is named so
_LONGEST_PARAGRAPH: Final = 500_000
_ZERO_WIDTH: Final = frozenset("\n\f\v\t\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffc")

Numbers = Callable[[PageField | NoteReference], str]


class Inline(msgspec.Struct, frozen=True, eq=False):
    """An object in the line at a character."""

    at: int
    content: Picture | Marked | TextBox


class Portion(msgspec.Struct, frozen=True, eq=False):
    """A stretch of text in one format, however many runs it was written in; `face` is that of its first letter."""

    start: int
    end: int
    face: Face
    format: RunFormat


class MeasuredText:
    """A paragraph's text with everything that line breaking needs, independent of the width."""

    def __init__(self, paragraph: Paragraph, fonts: FontSet, numbers: Numbers) -> None:
        self._fonts = fonts
        self.runs: list[LineRun] = []
        self.spans: list[LineSpan] = []
        self.objects: list[Inline] = []
        self.floating: list[tuple[int, Floating]] = []
        self.bookmarks: list[tuple[int, str]] = []
        self.notes: list[tuple[int, NoteReference]] = []
        self.alignment_tabs: dict[int, AlignmentTab] = {}
        self._advances: list[float] = []
        self._characters: list[str] = []
        if sum(len(span.text) for span in paragraph.spans) > _LONGEST_PARAGRAPH:
            raise LayoutError(
                Message(
                    "A paragraph holds more than {limit} characters. Divide it in Word.",
                    limit=f"{_LONGEST_PARAGRAPH:,}",
                )
            )
        for span in paragraph.spans:
            self._add_span(span, numbers)
        self.text = "".join(self._characters)
        self.prefix = [0.0, *accumulate(self._advances)]
        self.advances = self._advances
        self.breaks = _break_places(self.text)
        self.mark_face = fonts.face(paragraph.mark)
        self.portions = _portions(self.runs)

    def portion_at(self, place: int) -> Portion:
        """The portion that holds a character."""
        return self.portions[self.portion_index(place)]

    def portion_index(self, place: int) -> int:
        """Which portion holds a character."""
        return max(0, bisect_right(self.portions, place, key=lambda portion: portion.start) - 1)

    def _add_span(self, span: Span, numbers: Numbers) -> None:
        content: Content | None = span.content
        text = span.text
        at = len(self._characters)
        if isinstance(content, Bookmark):
            self.bookmarks.append((at, content.name))
            return
        if isinstance(content, Floating):
            self.floating.append((at, content))
            return
        if isinstance(content, PageField | NoteReference):
            text = numbers(content)
            if isinstance(content, PageField) and content.kind == "PAGE":
                self.bookmarks.append((at, PAGE_MARK))
            if isinstance(content, NoteReference) and not content.own:
                self.notes.append((at, content))
        elif isinstance(content, AlignmentTab):
            self.alignment_tabs[at] = content
        elif content is not None:
            self.objects.append(Inline(at, content))
            self._add_run(OBJECT, span.format)
            self._advances[-1] = content.width
            text = ""
        self._add_text(text, span.format)
        self.spans.append(LineSpan(at, len(self._characters), span.tag, span.offset, span.link))

    def _add_text(self, text: str, look: RunFormat) -> None:
        if look.caps:
            text = _upper(text)
        if not look.small_caps:
            self._add_run(text, look)
            return
        start = 0
        for index in range(1, len(text) + 1):
            if index == len(text) or text[index].islower() != text[start].islower():
                part = text[start:index]
                small = part[0].islower()
                self._add_run(_upper(part), look, SMALL_CAPS_SIZE if small else 1)
                start = index

    def _add_run(self, text: str, look: RunFormat, share: float = 1) -> None:
        size, rise = look.size * share, look.raised
        face = self._fonts.face(look, size)
        if look.vertical_align:
            small = self._fonts.face(look, size * RAISED_SIZE)
            rise += face.ascent - small.ascent if look.vertical_align == "superscript" else small.descent - face.descent
            face = small
        if (joined := STRETCH.search(text)) is not None:
            self._add_plain(text[: joined.start()], look, face, rise)
            self._add_stretch(joined.group(), look, face, rise)
            self._add_run(text[joined.end() :], look, share)
        else:
            self._add_plain(text, look, face, rise)

    def _add_stretch(self, text: str, look: RunFormat, face: Face, rise: float) -> None:
        """Letters that are shaped together: each takes an equal part of their width."""
        width, _ = shape(text, face.font)
        start = len(self._characters)
        self._characters += text
        self._advances += [width / len(text)] * len(text)
        self.runs.append(LineRun(start, len(self._characters), face, look, rise))

    def _add_plain(self, text: str, look: RunFormat, face: Face, rise: float) -> None:
        start = len(self._characters)
        advance, spacing, scale = face.advance, look.spacing, look.scale
        for char in text:
            if char in _ZERO_WIDTH:
                self._advances.append(0.0)
            elif face.glyph(char) or char in "\u2011\u00a0\u202f":
                self._advances.append(advance(char) * scale + spacing)
            else:
                self._close_run(start, face, look, rise)
                start = len(self._characters)
                other = self._fonts.substitute(char, look, face)
                self._advances.append(other.advance(char) * scale + spacing)
                self._characters.append(char)
                self._close_run(start, other, look, rise)
                start = len(self._characters)
                continue
            self._characters.append(char)
        self._close_run(start, face, look, rise)

    def _close_run(self, start: int, face: Face, look: RunFormat, rise: float) -> None:
        end = len(self._characters)
        if end > start:
            self._join_letters(start, end, face, look)
            last = self.runs[-1] if self.runs else None
            if (
                last is not None
                and last.end == start
                and last.face is face
                and last.format is look
                and last.rise == rise
            ):
                self.runs[-1] = LineRun(last.start, end, face, look, rise)
            else:
                self.runs.append(LineRun(start, end, face, look, rise))

    def _join_letters(self, start: int, end: int, face: Face, look: RunFormat) -> None:
        """Give letters the widths that they have with kerning and ligatures, as LibreOffice counts them."""
        text = "".join(" " if char in _ZERO_WIDTH else char for char in self._characters[start:end])
        if not look.kerning and (look.spacing or LIGATURE.search(text) is None or not face.has_ligatures):
            return
        plain = [face.advance(char) for char in text]
        shaped = shaped_advances(text, face.kerned if look.kerning else face.font, plain)
        for index, (joined, apart) in enumerate(zip(shaped, plain, strict=True), start):
            if self._characters[index] not in _ZERO_WIDTH:
                self._advances[index] += (joined - apart) * look.scale


def _portions(runs: list[LineRun]) -> list[Portion]:
    found: list[Portion] = []
    for run in runs:
        last = found[-1] if found else None
        if last is not None and last.format == run.format:
            found[-1] = Portion(last.start, run.end, last.face, last.format)
        else:
            found.append(Portion(run.start, run.end, run.face, run.format))
    return found


def _upper(text: str) -> str:
    """Capitals, letter by letter, so that no character turns into two."""
    upper = text.upper()
    return upper if len(upper) == len(text) else "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def _break_places(text: str) -> list[int]:
    """Where a line may end (Unicode Annex 14); the end of the text is always one."""
    if not text:
        return [0]
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    places: list[int] = []
    next_boundary = finder.toNextBoundary
    while (place := next_boundary()) > 0:
        places.append(place)
    if any(ord(char) > 0xFFFF for char in text):
        places = _code_points(text, places)
    places = [place for place in places if text[place - 1] != _NO_BREAK_AFTER or place == len(text)]
    if "-" in text or "–" in text:
        places = sorted({*places, *(match.end() for match in _MORE_BREAKS.finditer(text))})
    if not places or places[-1] != len(text):
        places.append(len(text))
    return places


def _code_points(text: str, places: list[int]) -> list[int]:
    """Places counted in UTF-16 units as places counted in characters."""
    units = [0, *accumulate(2 if ord(char) > 0xFFFF else 1 for char in text)]
    at = {unit: index for index, unit in enumerate(units)}
    return [at[place] for place in places if place in at]
