"""Walks HTML that holds nothing but text (clipboard, mail, Markdown): every block once, in order."""

import re
from typing import NamedTuple, cast

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from briefing.articles.errors import ArticleError
from briefing.articles.paragraphs import split_paragraphs

MAX_ELEMENTS = 25_000
_SKIPPED = frozenset(
    """script style head noscript template svg math object iframe select button textarea input form nav audio
    video""".split()
)
_BLOCKS = frozenset(
    """p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr blockquote pre article section header footer main aside
    body figure figcaption address hr center html details summary""".split()
)

_APART = frozenset({"a", "span", "time", "label"})
"""Elements whose texts a page sets apart by style alone: “Economy” and “11 April” are no word together."""

_UNFIT_BYTES = bytes(set(range(32)) - set(b"\t\n\r"))
_UNFIT_REFERENCE = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)"
    rb"|[xX]0*(?:[0-8bBcCeEfF]|1[\da-fA-F]|[fF]{3}[eEfF])(?![\da-fA-F]));?"
)


class Block(NamedTuple):
    """A block's text and the tag that made it one."""

    tag: str
    text: str


def parse_html(text: str, name: str = "") -> HtmlElement:
    """The tree of an HTML text. Raises ArticleError for one without content or with too many elements.

    Nothing is fetched: `no_network` is set and no entity or style is followed.
    """
    parser = HTMLParser(
        encoding="utf-8",
        no_network=True,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = document_fromstring(_fit_for_xml(text), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ArticleError("“{name}” holds no text. Check that it is the right file.", name=name) from error
    if cast("float", tree.xpath("count(//*)")) > MAX_ELEMENTS:
        raise ArticleError(
            "“{name}” is built of more than {limit} pieces, far more than an article. "
            "Copy the text you need and paste it.",
            name=name,
            limit=f"{MAX_ELEMENTS:,}",
        )
    return tree


def _fit_for_xml(text: str) -> bytes:
    """The text without characters no XML may hold, plain or as references: lxml refuses to move text that has one."""
    data = text.encode("utf-8", "replace").translate(None, _UNFIT_BYTES)
    for noncharacter in ("\ufffe", "\uffff"):
        data = data.replace(noncharacter.encode(), b"")
    return _UNFIT_REFERENCE.sub(b"", data)


def html_paragraphs(html: str, name: str) -> list[str]:
    """The paragraphs of a letter or clipboard written in HTML: all of its text, since none of it is menus."""
    return [line for block in blocks_of(parse_html(html, name)) for line in split_paragraphs(block.text)]


def html_lines(html: str, name: str) -> list[str]:
    """The lines of a letter written in HTML, with a blank one after every block."""
    return [line for block in blocks_of(parse_html(html, name)) for line in (*block.text.split("\n"), "")]


def blocks_of(tree: HtmlElement) -> list[Block]:
    """Paragraphs, headings, list items and table rows of the tree; menus of a page are not told apart."""
    walk = etree.iterwalk(tree, events=("start", "end"))
    collected = _Blocks()
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _SKIPPED or _hidden(element):
                walk.skip_subtree()
            else:
                collected.open(tag)
                collected.add(element.text, apart=tag in _APART)
        else:
            collected.close(tag)
            if element is not tree:
                collected.add(element.tail, apart=tag in _APART)
    collected.flush()
    return collected.found


def _hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "mso-hide:all" in style


class _Blocks:
    def __init__(self) -> None:
        self.found: list[Block] = []
        self._tag = "p"
        self._text: list[str] = []
        self._apart = False

    def open(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
            self._tag = tag
            if tag == "li":
                self._text.append("- ")
        elif tag in ("td", "th") and any(part.strip() for part in self._text):
            self._text.append(" | ")
        elif tag == "br":
            self._text.append("\n")

    def close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()

    def add(self, text: str | None, *, apart: bool) -> None:
        """Adds text; where `apart` elements meet, a capital or a figure right behind a small letter is a new word."""
        self._apart = self._apart or apart
        if text:
            last = self._text[-1][-1:] if self._text and self._apart else ""
            if last.islower() and (text[0].isupper() or text[0].isdigit()):
                self._text.append(" ")
            self._apart = False
            before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
            self._text.append(before + " ".join(text.split()) + after)

    def flush(self) -> None:
        for part in "".join(self._text).replace(" \n", "\n").replace("\n ", "\n").split("\n\n"):
            text = part.strip()
            if text.strip(" -|"):
                self.found.append(Block(self._tag, text))
        self._text, self._tag = [], "p"
