"""What checks may ask about laid out pages: counts, overfull cells, headings left at the foot of a page."""

from collections.abc import Iterator

import msgspec

from briefing.pages.display import Line
from briefing.pages.document import OBJECT
from briefing.pages.pages import Outline, Pages


class SectionWords(msgspec.Struct, frozen=True):
    """How many words stand under a heading, up to the next one; list labels and notes are not counted."""

    heading: str
    words: int


class PageFacts(msgspec.Struct, frozen=True):
    """The facts of a layout.

    `overfull` holds the tags or texts of lines that run out of their cell or
    column, or are cut inside a word or at the lower edge of a row of fixed
    height. The first section is what stands before the first heading.
    """

    pages: int
    sections: tuple[SectionWords, ...]
    overfull: tuple[str, ...]
    headings_at_foot: tuple[str, ...]


class _Section:
    """A heading and the lines below it, up to the next heading, each with its page."""

    def __init__(self, heading: Outline | None) -> None:
        self.heading = heading
        self.page_of_end = heading.page if heading is not None else -1
        self.lines: list[tuple[int, Line]] = []
        self._in_heading = heading is not None

    def add(self, page: int, line: Line) -> None:
        """Take a line of the heading itself, or one below it."""
        if self._in_heading:
            self.page_of_end = page
            self._in_heading = not line.ends_paragraph
        else:
            self.lines.append((page, line))


def page_facts(pages: Pages) -> PageFacts:
    """The facts of laid out pages."""
    sections = _sections(pages)
    words = tuple(SectionWords(s.heading.text if s.heading else "", _words(s)) for s in sections)
    return PageFacts(len(pages), words, _overfull(pages), _headings_at_foot(sections))


def _sections(pages: Pages) -> list[_Section]:
    """The body of the document parted by its headings, in reading order."""
    waiting = list(pages.outline)
    sections = [_Section(None)]
    for index, y, line in _body_lines(pages):
        heading = next((h for h in waiting if h.page == index and abs(h.y - y) < 1 and _begins(h, line)), None)
        if heading is not None:
            waiting.remove(heading)
            sections.append(_Section(heading))
        sections[-1].add(index, line)
    return sections


def _begins(heading: Outline, line: Line) -> bool:
    return bool(line.text.strip()) and heading.text.startswith(" ".join(line.shown_text.split()))


def _body_lines(pages: Pages) -> Iterator[tuple[int, float, Line]]:
    """The lines between header and notes: page, distance from its top in points, line."""
    for index, page in enumerate(pages.pages):
        for _, y, line in page.lines:
            if page.top - 1 <= y < page.bottom:
                yield index, y / 20, line


def _words(section: _Section) -> int:
    pieces = [line.text + " " * (line.ends_paragraph or bool(line.hard_end)) for _, line in section.lines]
    return len("".join(pieces).replace(OBJECT, "").replace("\u00ad", "").split())


def _overfull(pages: Pages) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for page in pages.pages:
        for _, _, line in page.lines:
            if line.overfull:
                tag = next((span.tag for span in line.spans if span.tag), "")
                found[tag or line.text.strip()] = None
    return tuple(found)


def _headings_at_foot(sections: list[_Section]) -> tuple[str, ...]:
    """Headings whose text begins on a later page than they end."""
    return tuple(s.heading.text for s in sections if s.heading and s.lines and s.lines[0][0] > s.page_of_end)
