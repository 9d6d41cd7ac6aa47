"""Reads the text layer of PDF files, page by page, and puts lines together to paragraphs."""

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from briefing.articles.errors import ArticleError
from briefing.articles.reading import Progress, Reading
from briefing.articles.zip_parts import damaged_error, password_error

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_HYPHEN = "\x02"
"""PDFium's mark for any hyphen at a line's end, soft or real."""
_WORD = re.compile(r"\w+(?:-\w+)*")
_NOWHERE = (0.0, 0.0, 0.0, 0.0)
_FEW_LINES = 4
_MIN_REPEATS = 3
_WIDE_GAP = 1.35
_SHORT_LINE = 0.8
_OTHER_SIZE = 1.15
_BULLETS = ("•", "▪", "·", "– ", "— ", "- ")


class _Line(NamedTuple):
    """A line's text and its box in points, from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


def read(data: bytes, name: str = "", on_progress: Progress | None = None) -> Reading:
    """The paragraphs of all pages.

    Raises ArticleError for a file that is damaged or protected by a password,
    and for a scan, which holds no text.
    """
    document = _open(data, name)
    try:
        pages = []
        for number, page in enumerate(document):
            text_page = page.get_textpage()
            pages.append(_lines(text_page))
            text_page.close()
            page.close()
            if on_progress:
                on_progress(number + 1, len(document))
    finally:
        document.close()
    paragraphs = join_lines(_without_running_lines(pages))
    if not paragraphs:
        raise ArticleError(
            "“{name}” is a scan: it holds pictures of pages, no text layer. Run text recognition (OCR) on it first.",
            name=name,
        )
    return Reading(tuple(paragraphs))


def _open(data: bytes, name: str) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        raise (password_error(name) if "password" in str(error).lower() else damaged_error(name)) from error


def _lines(page: "PdfTextPage") -> list[_Line]:
    """The page's lines in reading order with their boxes."""
    text = page.get_text_range()
    exact = len(text) == page.count_chars()
    lines = []
    for match in re.finditer(r"[^\r\n]+", text):
        if not match.group().strip():
            continue
        first, last = (page.get_charbox(at, loose=True) for at in _ink(match)) if exact else (_NOWHERE, _NOWHERE)
        lines.append(_Line(match.group(), first[0], last[2], first[1], first[3]))
    return lines


def _ink(match: re.Match[str]) -> tuple[int, int]:
    """The positions of the first and last letter that is no space."""
    words = match.group()
    return match.start() + len(words) - len(words.lstrip()), match.start() + len(words.rstrip()) - 1


def _without_running_lines(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Drops headers, footers and page numbers: the same words at the edge of most pages."""

    def key(line: _Line) -> str:
        return re.sub(r"\d+", "#", line.text.strip())

    edges = Counter(mark for page in pages for mark in {key(line) for line in (*page[:2], *page[-2:])})
    running = {mark for mark, count in edges.items() if count >= max(_MIN_REPEATS, len(pages) / 2)}
    kept = []
    for lines in pages:
        last = len(lines) - 2 if len(lines) > _FEW_LINES else 0
        kept.append([line for at, line in enumerate(lines) if (1 < at < last) or not last or key(line) not in running])
    return kept


def join_lines(pages: list[list[_Line]]) -> list[str]:
    """The paragraphs of all pages; one that runs over a page's end is put together."""
    words = Counter(word.lower() for lines in pages for line in lines for word in _WORD.findall(line.text))
    paragraphs: list[str] = []
    runs_on = False
    for lines in pages:
        parts = _paragraphs(lines)
        for number, part in enumerate(parts):
            text = ""
            for line in part:
                text = _append(text, line.text.strip(), words)
            if number == 0 and runs_on and paragraphs and text[:1].islower():
                paragraphs[-1] = _append(paragraphs[-1], text, words)
            else:
                paragraphs.append(text)
        runs_on = bool(paragraphs) and not paragraphs[-1].endswith((".", "!", "?", ":", "…", "»", "”"))
    return [text.replace(_HYPHEN, "-") for text in paragraphs]


def _paragraphs(lines: list[_Line]) -> list[list[_Line]]:
    """Lines grouped where a gap, an indent, another size or a short last line shows a new paragraph."""
    if not lines:
        return []
    steps = [before.bottom - after.bottom for before, after in pairwise(lines) if before.bottom > after.bottom]
    step = median(steps) if steps else 0.0
    right = max(line.right for line in lines)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if _starts_paragraph(before, line, step, right):
            groups.append([])
        groups[-1].append(line)
    return groups


def _starts_paragraph(before: _Line, line: _Line, step: float, right: float) -> bool:
    if before.text.endswith(_HYPHEN):
        return False
    height = before.top - before.bottom
    gap = before.bottom - line.bottom
    if gap < 0:  # the next column
        return before.text.rstrip().endswith((".", "!", "?"))
    ends = before.text.rstrip().endswith((".", "!", "?", ":", "”", "»"))
    indented = line.left > before.left + height and ends
    short = ends and before.right - before.left < _SHORT_LINE * (right - before.left)
    listed = line.text.lstrip().startswith(_BULLETS)
    sizes = sorted((height, line.top - line.bottom))
    return gap > _WIDE_GAP * step or indented or short or listed or sizes[1] > _OTHER_SIZE * sizes[0]


def _append(text: str, line: str, words: Counter[str]) -> str:
    """Joins a line; a hyphen at the seam goes or stays as the text's own words have it."""
    if not text.endswith(_HYPHEN):
        return f"{text} {line}" if text else line
    before, after = re.search(r"\w*$", text[:-1]), re.match(r"\w*", line)
    left, right = before.group() if before else "", after.group() if after else ""
    joined, compound = words[(left + right).lower()], words[f"{left}-{right}".lower()]
    keeps = compound > joined or not right[:1].islower() or left[-1:].isdigit()
    return text[:-1] + ("-" if keeps else "") + line
