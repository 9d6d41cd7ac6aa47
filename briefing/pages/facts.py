"""What checks may ask about laid out pages: counts, overfull cells, headings left at the foot of a page."""

from itertools import pairwise

import msgspec

from briefing.pages.pages import Outline, Pages

_LINES_AFTER_HEADING = 36.0  # points: less than two lines of text below a heading leave it alone


class SectionWords(msgspec.Struct, frozen=True):
    """How many words stand under a heading, up to the next one."""

    heading: str
    words: int


class PageFacts(msgspec.Struct, frozen=True):
    """The facts of a layout. `overfull` holds the tags or texts of lines that run out of their cell or column."""

    pages: int
    sections: tuple[SectionWords, ...]
    overfull: tuple[str, ...]
    headings_at_foot: tuple[str, ...]


def page_facts(pages: Pages) -> PageFacts:
    """The facts of laid out pages."""
    return PageFacts(len(pages), _section_words(pages), _overfull(pages), _headings_at_foot(pages))


def _section_words(pages: Pages) -> tuple[SectionWords, ...]:
    starts = [(heading.page, heading.y) for heading in pages.outline]
    counts = [0] * (len(starts) + 1)
    section = 0
    for page, y, text in _body_lines(pages):
        while section < len(starts) and (page, y + 1) >= starts[section]:
            section += 1
        counts[section] += len(text.split())
    named = [
        SectionWords(heading.text, max(0, count - len(heading.text.split())))
        for heading, count in zip(pages.outline, counts[1:], strict=True)
    ]
    return (SectionWords("", counts[0]), *named)


def _body_lines(pages: Pages) -> list[tuple[int, float, str]]:
    found = [
        (index, y / 20, line.shown_text)
        for index, page in enumerate(pages.pages)
        for _, y, line in page.lines
        if page.top - 1 <= y < page.bottom
    ]
    return sorted(found, key=lambda line: line[:2])


def _overfull(pages: Pages) -> tuple[str, ...]:
    found: list[str] = []
    for page in pages.pages:
        for _, _, line in page.lines:
            if line.overfull:
                tag = next((span.tag for span in line.spans if span.tag), "")
                found.append(tag or line.text.strip())
    return tuple(found)


def _headings_at_foot(pages: Pages) -> tuple[str, ...]:
    """Headings with no text of their own below them on their page."""
    ends = {index: max((y for p, y, _ in _body_lines(pages) if p == index), default=0.0) for index in range(len(pages))}
    last_of_page = {a.page: a for a, b in pairwise((*pages.outline, Outline("", 0, len(pages), 0))) if a.page != b.page}
    return tuple(
        heading.text
        for page, heading in last_of_page.items()
        if page + 1 < len(pages) and ends[page] - heading.y < _LINES_AFTER_HEADING / 2
    )
