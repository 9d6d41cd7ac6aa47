"""Markdown and pasted HTML as Word paragraphs, in the styles of the template.

Only what words need is kept: paragraphs, headings, lists, tables, quotations,
emphasis and plain hyperlinks. Everything else is left out or becomes its words.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import markdown
from lxml import etree, html

from briefing.word.ooxml.markup import clean_text, escape_attribute
from briefing.word.ooxml.numbering import LEVELS
from briefing.word.ooxml.tree import remove_node
from briefing.word.printing.rich_text import hyperlink, run_properties, text_run
from briefing.word.printing.values import Additions, WordValue

MAX_TEXT: Final = 1_000_000
"""Longest text that is turned into paragraphs, in characters."""

_DROPPED: Final = frozenset(
    ("script", "style", "iframe", "object", "embed", "head", "template", "svg", "math", "form", "img", "video", "audio")
)
_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "strong": {"bold": True},
    "b": {"bold": True},
    "th": {"bold": True},
    "em": {"italic": True},
    "i": {"italic": True},
    "u": {"underline": True},
    "s": {"strike": True},
    "del": {"strike": True},
    "sub": {"subscript": True},
    "sup": {"superscript": True},
    "code": {"font": "Courier New"},
}
_HEADINGS: Final = {f"h{level}": f"heading {level}" for level in range(1, 7)}
_BLOCKS: Final = frozenset(
    ("p", "ul", "ol", "table", "blockquote", "pre", "div", "section", "article", "hr", *_HEADINGS)
)
_INDENT: Final = 360
"""How far a list is moved in, in twentieths of a point."""
_BREAK: Final = "<w:r><w:br/></w:r>"
_BLANKS: Final = re.compile(r"[ \t\r\n]+")


class FormattedText(WordValue):
    """Paragraphs made from HTML; a single plain paragraph goes into the line it is printed in."""

    takes_look = True

    def __init__(self, source: str) -> None:
        self._root = _parsed(source)
        self._notes = _take_notes(self._root)
        children = [child for child in self._root if isinstance(child.tag, str)]
        self.is_block = len(children) != 1 or children[0].tag != "p"

    def write(self, additions: Additions) -> str:
        """The paragraphs and tables, or the runs of a single paragraph."""
        writer = _Writer(additions, self._notes)
        if self.is_block:
            return "".join(writer.blocks(self._root, "", 0))
        return "".join(writer.runs(self._root, {}))

    def __str__(self) -> str:
        return " ".join("".join(str(text) for text in self._root.itertext()).split())


def from_markdown(text: str) -> FormattedText:
    """Paragraphs from Markdown: headings, lists, tables, emphasis, links, footnotes."""
    converted = markdown.markdown(clean_text(text[:MAX_TEXT]), extensions=["tables", "sane_lists", "footnotes"])
    return FormattedText(converted)


def from_html(source: str) -> FormattedText:
    """Paragraphs from pasted HTML; what is no text is left out."""
    return FormattedText(clean_text(source[:MAX_TEXT]))


def _take_notes(root: etree._Element) -> dict[str, etree._Element]:
    """The footnotes that the Markdown library lists at the end, by the address their marks lead to."""
    notes: dict[str, etree._Element] = {}
    for listed in root.findall("div[@class='footnote']"):
        for back in [link for link in listed.iter("a") if link.get("class") == "footnote-backref"]:
            remove_node(back)
        for paragraph in listed.iter("p"):
            last = next(iter(reversed(paragraph)), None)
            if last is None:
                paragraph.text = (paragraph.text or "").rstrip("\xa0")
            else:
                last.tail = (last.tail or "").rstrip("\xa0")
        notes.update({f"#{item.get('id', '')}": item for item in listed.iter("li") if item.get("id")})
        remove_node(listed)
    return notes


def _parsed(source: str) -> etree._Element:
    try:
        root: etree._Element = html.fragment_fromstring(source or "<p></p>", create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = html.fragment_fromstring("<p></p>", create_parent="div")
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *_DROPPED, with_tail=False)
    return root


class _Writer:
    """Writes the tree of a text as markup."""

    def __init__(self, additions: Additions, notes: dict[str, etree._Element]) -> None:
        self._additions = additions
        self._notes = notes

    def blocks(self, element: etree._Element, style: str, depth: int) -> Iterator[str]:
        """The paragraphs and tables below an element; words between them make paragraphs of their own."""
        for piece in self._pieces(element):
            if isinstance(piece, str):
                yield self._paragraph(piece, style, depth)
            else:
                yield from self._block(piece, style, depth)

    def _pieces(self, element: etree._Element) -> Iterator[str | etree._Element]:
        """What an element holds in its order: runs that make a paragraph, and blocks that are written apart."""
        loose = [text_run(_spaced(element.text.lstrip()))] if element.text and element.text.strip() else []
        for child in element:
            if child.tag in _BLOCKS or child.tag in ("li", "tr"):
                if loose:
                    yield "".join(loose)
                    loose = []
                yield child
            else:
                loose += self.run_list(child, {})
            if child.tail and child.tail.strip():
                loose.append(text_run(_spaced(child.tail if loose else child.tail.lstrip())))
        if loose:
            yield "".join(loose)

    def _block(self, element: etree._Element, style: str, depth: int) -> Iterator[str]:
        match element.tag:
            case "ul" | "ol":
                yield from self._list(element, depth)
            case "table":
                yield self._table(element)
            case "blockquote":
                yield from self.blocks(element, "quote", depth + 1)
            case "hr":
                return
            case "p" | "pre":
                yield self._paragraph("".join(self.runs(element, {})), style, depth)
            case tag if tag in _HEADINGS:
                yield self._paragraph("".join(self.runs(element, {})), _HEADINGS[str(tag)], depth)
            case _:
                yield from self.blocks(element, style, depth)

    def _list(self, element: etree._Element, depth: int) -> Iterator[str]:
        """The items of a list that counts by itself, in the list style of the template where it has one."""
        ordered = element.tag == "ol"
        start = element.get("start", "1")
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        level = min(depth, LEVELS - 1)
        number = self._additions.numbered_list(ordered=ordered, start=first, level=level)
        style = self._list_style(ordered=ordered)
        look = f'<w:pPr>{style}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        for item in element.iter("li"):
            if item.getparent() is not element:
                continue
            yield from self._item(item, look, depth)

    def _item(self, item: etree._Element, look: str, depth: int) -> Iterator[str]:
        """One item: its first paragraph has the mark, what follows is moved in as far, in the order of the text."""
        pieces = list(self._pieces(item))
        first = pieces[0] if pieces else ""
        if isinstance(first, str):
            words, rest = first, pieces[1:]
        elif first.tag == "p":
            words, rest = "".join(self.runs(first, {})), pieces[1:]
        else:
            words, rest = "", pieces
        yield f"<w:p>{look}{words}</w:p>"
        for piece in rest:
            if isinstance(piece, str):
                yield self._paragraph(piece, "", depth + 1)
            else:
                yield from self._block(piece, "", depth + 1)

    def _list_style(self, *, ordered: bool) -> str:
        """The list style of the template, the same at all levels: Word then leaves no gaps inside a list."""
        for name in ("list number" if ordered else "list bullet", "list paragraph"):
            if style := self._additions.style(name, "paragraph"):
                return f'<w:pStyle w:val="{escape_attribute(style)}"/>'
        return ""

    def _table(self, element: etree._Element) -> str:
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
        rows = [row for row in rows if row]
        if not rows:
            return ""
        columns = max(map(len, rows))
        style = self._additions.style("table grid", "table")
        look = f'<w:tblStyle w:val="{escape_attribute(style)}"/>' if style else _BORDERS
        grid = "<w:gridCol/>" * columns
        lines = "".join(f"<w:tr>{self._cells(row, columns)}</w:tr>" for row in rows)
        return (
            f'<w:tbl><w:tblPr>{look}<w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl><w:p/>"
        )

    def _cells(self, row: list[etree._Element], columns: int) -> str:
        cells = [f"<w:p>{''.join(self.runs(cell, dict(_LOOKS.get(str(cell.tag), {}))))}</w:p>" for cell in row]
        cells += ["<w:p/>"] * (columns - len(row))
        return "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells)

    def _paragraph(self, runs: str, style: str, depth: int) -> str:
        known = self._additions.style(style, "paragraph") if style else ""
        look = f'<w:pStyle w:val="{escape_attribute(known)}"/>' if known else ""
        if depth and not known:
            look += f'<w:ind w:left="{_INDENT * depth}"/>'
        return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{runs}</w:p>"

    def _footnote(self, note: etree._Element) -> str:
        """The mark of a footnote; where there can be none, its words in brackets."""
        mark = self._additions.footnote(lambda additions: _Writer(additions, {}).lines(note))
        return mark or f"{text_run(' (')}{self.lines(note)}{text_run(')')}"

    def lines(self, element: etree._Element) -> str:
        """The paragraphs an element holds as lines of one paragraph."""
        lines: list[str] = []
        for piece in self._pieces(element):
            if isinstance(piece, str):
                lines.append(piece)
            elif piece.tag == "p":
                lines.append("".join(self.runs(piece, {})))
            else:
                lines.append(self.lines(piece))
        return _BREAK.join(filter(None, lines))

    def runs(self, element: etree._Element, look: dict[str, Any]) -> Iterator[str]:
        """The runs of what an element holds, without lists below it."""
        if element.text:
            yield text_run(_spaced(element.text), run_properties(**look))
        for child in element:
            if child.tag not in ("ul", "ol"):
                yield from self.run_list(child, look)
            if child.tail and child.tail != "\n":
                yield text_run(_spaced(child.tail), run_properties(**look))

    def run_list(self, element: etree._Element, look: dict[str, Any]) -> list[str]:
        """The runs of an element with its own look, or its hyperlink."""
        if element.tag == "br":
            return [_BREAK]
        mark = element.find("a[@class='footnote-ref']") if element.tag == "sup" else None
        note = self._notes.get(mark.get("href", "")) if mark is not None else None
        if note is not None:
            return [self._footnote(note)]
        inner = list(self.runs(element, {**look, **_LOOKS.get(str(element.tag), {})}))
        if element.tag == "a" and inner:
            relation = self._additions.relationship("hyperlink", element.get("href", ""), external=True)
            return [hyperlink("".join(inner), relation)] if relation else inner
        return inner


_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS: Final = (
    "<w:tblBorders>"
    + "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in _EDGES)
    + "</w:tblBorders>"
)


def _spaced(text: str) -> str:
    """The text with line ends and runs of blanks as one space, as a browser shows it."""
    return _BLANKS.sub(" ", text)
