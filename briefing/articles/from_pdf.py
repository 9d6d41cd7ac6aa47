"""Reads the text layer of PDF files, page by page, and puts lines together to paragraphs."""

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from briefing.articles.browser_print import BrowserPrint, is_edge, read_edges
from briefing.articles.errors import ArticleError
from briefing.articles.letter import is_header_line, read_printed_letter, starts_line
from briefing.articles.reading import Progress, Reading
from briefing.articles.site_name import name_beside_title
from briefing.articles.zip_parts import damaged_error, password_error

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_HYPHEN = "\x02"
"""PDFium's mark for any hyphen at a line's end, soft or real."""
_HYPHEN_WITHIN = "\ufffe"
"""Its mark for a hyphen behind which the next line follows without a line end."""
_WORD = re.compile(r"\w+(?:-\w+)*")
_NOWHERE = (0.0, 0.0, 0.0, 0.0)
_FEW_LINES = 4
_MIN_REPEATS = 3
_WIDE_GAP = 1.35
_CLOSE = 1.6
"""Lines of one paragraph are nearer than so many times their height, unless a text is set double-spaced throughout."""
_TITLE_WITHIN, _TITLE_LINES, _MIN_TITLE_LETTERS = 300, 6, 15
_SHORT_LINE = 0.8
_OTHER_SIZE = 1.15
_STANDS_ALONE = 0.6
"""A printed page's line that is shorter than so much of its column, but for the last of a paragraph, stands alone."""
_LETTER_HEADERS = 3
_BULLETS = ("•", "▪", "·", "- ")
_DASHES = ("– ", "— ")
"""They begin items of a list, but also lines within a sentence: “We agreed”, / — said the minister."""


class _Line(NamedTuple):
    """A line's text and its box in points, from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


class _Kind(NamedTuple):
    """What a file is beside a text: a web page that a browser printed, a letter that a mail program printed."""

    page: bool = False
    letter: bool = False


def read(data: bytes, name: str = "", on_progress: Progress | None = None) -> Reading:
    """The paragraphs of all pages.

    Raises ArticleError for a file that is damaged or protected by a password,
    and for a scan, which holds no text.
    """
    document = _open(data, name)
    try:
        declared = document.get_metadata_dict(skip_empty=True).get("Title", "")
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
    edges, pages = _without_browser_edges(pages)
    letter = sum(is_header_line(line.text) for lines in pages for line in lines) >= _LETTER_HEADERS
    paragraphs = join_lines(_without_running_lines(pages), _Kind(page=bool(edges.url), letter=letter))
    if not paragraphs:
        raise ArticleError(
            "“{name}” is a scan: it holds pictures of pages, no text layer. Run text recognition (OCR) on it first.",
            name=name,
        )
    if letter:
        return read_printed_letter(paragraphs)
    return _with_headline(paragraphs, edges, declared)


def _with_headline(paragraphs: list[str], edges: BrowserPrint, declared: str) -> Reading:
    """The reading with the headline that the file's title or the browser's edge repeats, and the address."""
    first, end = next((found for title in (declared, edges.title) if (found := _repeated(title, paragraphs))), (0, 0))
    headline = " ".join(paragraphs[first:end])
    return Reading(
        (*paragraphs[:first], *([headline] if headline else ()), *paragraphs[end:]),
        title=headline,
        outlet=name_beside_title(declared or edges.title, headline),
        url=edges.url,
        extent="page" if edges.url else "unknown",
    )


def _repeated(title: str, paragraphs: list[str]) -> tuple[int, int] | None:
    """The paragraphs that together are the title or its beginning; the last such, since a path may show it too."""
    wanted = _key(title)
    for first in range(min(len(paragraphs), _TITLE_WITHIN) - 1, -1, -1):
        for end in range(min(first + _TITLE_LINES, len(paragraphs)), first, -1):
            found = _key("".join(paragraphs[first:end]))
            if len(found) >= _MIN_TITLE_LETTERS and wanted.startswith(found):
                return first, end
    return None


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


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
    for match in re.finditer(rf"[^\r\n{_HYPHEN_WITHIN}]+", text):
        if not match.group().strip():
            continue
        first, last = (page.get_charbox(at, loose=True) for at in _ink(match)) if exact else (_NOWHERE, _NOWHERE)
        words = match.group() + _HYPHEN * text.startswith(_HYPHEN_WITHIN, match.end())
        lines.append(_Line(words, first[0], last[2], first[1], first[3]))
    return lines


def _ink(match: re.Match[str]) -> tuple[int, int]:
    """The positions of the first and last letter that is no space."""
    words = match.group()
    return match.start() + len(words) - len(words.lstrip()), match.start() + len(words.rstrip()) - 1


def _without_browser_edges(pages: list[list[_Line]]) -> tuple[BrowserPrint, list[list[_Line]]]:
    """What a browser printed at the edges, and the pages without it, if an address there shows that one did."""
    outer = [{max(lines, key=_height), min(lines, key=_height)} if lines else set() for lines in pages]
    edges = read_edges(line.text for lines in outer for line in sorted(lines, key=_height, reverse=True))
    if not edges.url:
        return edges, pages
    return edges, [
        [line for line in lines if not (line in ends and is_edge(line.text))]
        for lines, ends in zip(pages, outer, strict=True)
    ]


def _height(line: _Line) -> float:
    return line.bottom


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


def join_lines(pages: list[list[_Line]], kind: _Kind) -> list[str]:
    """The paragraphs of all pages; one that runs over a page's end is put together."""
    words = Counter(word.lower() for lines in pages for line in lines for word in _WORD.findall(line.text))
    paragraphs: list[str] = []
    runs_on = False
    for lines in pages:
        parts = _paragraphs(lines, kind)
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


def _paragraphs(lines: list[_Line], kind: _Kind) -> list[list[_Line]]:
    """Lines grouped where a gap, an indent, another size or a short last line shows a new paragraph."""
    if not lines:
        return []
    steps = [before.bottom - after.bottom for before, after in pairwise(lines) if before.bottom > after.bottom]
    close = [gap for line, gap in zip(lines, steps, strict=False) if gap < _CLOSE * (line.top - line.bottom)]
    step = median(close or steps) if steps else 0.0
    right = max(line.right for line in lines)
    columns = _columns(lines) if kind.page else {}
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        stands_alone = kind.page and _width(before) < _STANDS_ALONE * columns[round(before.left)]
        apart = kind.letter and (starts_line(line.text) or is_header_line(before.text))
        if stands_alone or apart or _starts_paragraph(before, line, step, right):
            groups.append([])
        groups[-1].append(line)
    return groups


def _columns(lines: list[_Line]) -> dict[int, float]:
    """The widest line of each left edge."""
    widths: dict[int, float] = {}
    for line in lines:
        widths[round(line.left)] = max(widths.get(round(line.left), 0.0), _width(line))
    return widths


def _width(line: _Line) -> float:
    return line.right - line.left


def _starts_paragraph(before: _Line, line: _Line, step: float, right: float) -> bool:
    if before.text.endswith(_HYPHEN):
        return False
    height = before.top - before.bottom
    gap = before.bottom - line.bottom
    if gap < 0:  # the next column
        return before.text.rstrip().endswith((".", "!", "?"))
    ends = before.text.rstrip().endswith((".", "!", "?", ":", "”", "»"))
    indented = line.left > before.left + height and ends
    short = ends and _width(before) < _SHORT_LINE * (right - before.left)
    listed = line.text.lstrip().startswith(_BULLETS) or (ends and line.text.lstrip().startswith(_DASHES))
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
