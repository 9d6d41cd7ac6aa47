"""Stretches of text on laid out pages: finding words, selecting with the pointer, copying."""

import msgspec
from PySide6.QtCore import QPointF, QRectF

from briefing.pages.display import Line
from briefing.pages.hit import character_at
from briefing.pages.pages import Pages

_POINT = 20.0


class TextPlace(msgspec.Struct, frozen=True, order=True):
    """A place between two characters: page, line of the page in reading order, character of the line."""

    page: int
    line: int
    character: int


class Passage(msgspec.Struct, frozen=True):
    """Text with the rectangles it covers, by page, in points."""

    text: str
    rectangles: tuple[tuple[int, QRectF], ...]


def place_at(pages: Pages, page: int, point: QPointF) -> TextPlace | None:
    """The place nearest to a point of a page (in points); None on a page without text."""
    x, y = point.x() * _POINT, point.y() * _POINT
    lines = pages.pages[page].lines
    if not lines:
        return None

    def distance(index: int) -> tuple[float, float]:
        left, top, line = lines[index]
        down = max(top - y, y - top - line.tall, 0.0)
        return down, max(left + line.left - x, x - left - line.right, 0.0)

    nearest = min(range(len(lines)), key=distance)
    return TextPlace(page, nearest, character_at(lines[nearest][2], x - lines[nearest][0]))


def passage(pages: Pages, one: TextPlace, other: TextPlace) -> Passage:
    """The text between two places, in either order."""
    first, last = min(one, other), max(one, other)
    texts: list[str] = []
    rectangles: list[tuple[int, QRectF]] = []
    for page in range(first.page, last.page + 1):
        for index, (x, y, line) in enumerate(pages.pages[page].lines):
            here = (page, index)
            if not (first.page, first.line) <= here <= (last.page, last.line):
                continue
            start = first.character if here == (first.page, first.line) else 0
            end = last.character if here == (last.page, last.line) else len(line.text)
            texts.append(_copied(line, start, end))
            rectangles.append((page, _rectangle(x, y, line, start, end)))
    return Passage("".join(texts).rstrip("\n"), tuple(rectangles))


def _copied(line: Line, start: int, end: int) -> str:
    """What a line gives to the clipboard: a wrapped line goes on in the next, a paragraph's last line ends it."""
    text = line.text[start:end].translate({0xFFFC: None, 0xAD: None, 0x0B: "\n", 0x0C: "\n"})
    label = f"{line.label[1]} " if line.label is not None and line.label[1] and start == 0 else ""
    return label + text + ("\n" if line.ends_paragraph and end == len(line.text) else "")


def _rectangle(x: float, y: float, line: Line, start: int, end: int) -> QRectF:
    left, right = line.xs[start], max(line.xs[start], min(line.xs[end], line.right))
    return QRectF((x + left) / _POINT, y / _POINT, (right - left) / _POINT, line.tall / _POINT)


def find(pages: Pages, words: str) -> list[Passage]:
    """Every occurrence of words, upper and lower case alike, also where a line or page breaks them."""
    wanted = " ".join(words.split()).casefold()
    if not wanted:
        return []
    text, places = _searched(pages)
    found: list[Passage] = []
    at = text.find(wanted)
    while at >= 0:
        end = places[at + len(wanted) - 1]
        found.append(passage(pages, places[at], TextPlace(end.page, end.line, end.character + 1)))
        at = text.find(wanted, at + len(wanted))
    return found


def _searched(pages: Pages) -> tuple[str, list[TextPlace]]:
    """The text of all pages in lower case with single spaces, and the place of each of its characters."""
    characters: list[str] = []
    places: list[TextPlace] = []
    for page in range(len(pages)):
        for index, (_, _, line) in enumerate(pages.pages[page].lines):
            for position, char in enumerate(line.text):
                folded = " " if char.isspace() else char.casefold()[:1]
                if char in "\u00ad\ufffc" or (folded == " " and characters and characters[-1] == " "):
                    continue
                characters.append(folded)
                places.append(TextPlace(page, index, position))
            if line.ends_paragraph and characters and characters[-1] != " ":
                characters.append(" ")
                places.append(TextPlace(page, index, len(line.text)))
    return "".join(characters), places
