"""Formatted words and paragraphs as values of a template."""

import re
from typing import Any, Final

from briefing.word.ooxml.markup import R_NAMESPACE, escape, escape_attribute
from briefing.word.printing.values import Additions, WordValue

PAGE_BREAK: Final = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
"""An empty paragraph after which a new page begins."""
_ENDS: Final = re.compile("([\a\f])")
_UNDERLINES = frozenset(("single", "double", "thick", "dotted", "dash", "dotDash", "dotDotDash", "wave"))


def run_properties(
    style: str = "",
    *,
    font: str = "",
    bold: bool = False,
    italic: bool = False,
    strike: bool = False,
    color: str = "",
    size: int = 0,
    underline: bool | str = False,
    highlight: str = "",
    subscript: bool = False,
    superscript: bool = False,
    rtl: bool = False,
    lang: str = "",
) -> str:
    """The properties of a run, in the order the schema wants.

    `size` is in half points; `font` may name a script first: `eastAsia:SimSun`.
    """
    region, _, face = font.rpartition(":")
    name = _quoted(face)
    east = f" w:eastAsia={name}" if region == "eastAsia" else ""
    line = underline if underline in _UNDERLINES else "single"
    elements = (
        (style, f"<w:rStyle w:val={_quoted(style)}/>"),
        (font, f"<w:rFonts w:ascii={name} w:hAnsi={name}{east} w:cs={name}/>"),
        (bold, "<w:b/><w:bCs/>" if rtl else "<w:b/>"),
        (italic, "<w:i/><w:iCs/>" if rtl else "<w:i/>"),
        (strike, "<w:strike/>"),
        (color, f"<w:color w:val={_quoted(color.lstrip('#'))}/>"),
        (size, f'<w:sz w:val="{int(size)}"/><w:szCs w:val="{int(size)}"/>'),
        (underline, f'<w:u w:val="{line}"/>'),
        (highlight, f'<w:shd w:val="clear" w:color="auto" w:fill={_quoted(highlight.lstrip("#"))}/>'),
        (subscript or superscript, f'<w:vertAlign w:val="{"subscript" if subscript else "superscript"}"/>'),
        (rtl, "<w:rtl/>"),
        (lang, f"<w:lang w:val={_quoted(lang)}/>"),
    )
    inner = "".join(markup for wanted, markup in elements if wanted)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _quoted(value: str) -> str:
    return f'"{escape_attribute(value)}"'


def text_run(text: str, properties: str = "") -> str:
    """A run with the text; line ends and tabs become breaks and tabs, other characters of control disappear."""
    inner = escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    inner = inner.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r>{properties}<w:t xml:space="preserve">{inner}</w:t></w:r>'


def with_ends(markup: str, opening: str) -> str:
    """Runs of RichText whose paragraph ends and page ends are carried out; `opening` begins the next paragraph."""
    ends = {"\a": f"</w:p>{opening}", "\f": f"</w:p>{PAGE_BREAK}{opening}"}
    return _ENDS.sub(lambda end: ends[end[0]], markup)


def hyperlink(runs: str, relation: str) -> str:
    """Runs that lead to the target of a relationship."""
    return f'<w:hyperlink xmlns:r="{R_NAMESPACE}" r:id="{relation}" w:tgtFrame="_blank">{runs}</w:hyperlink>'


class RichText(WordValue):
    """Formatted words inside a paragraph: `RichText("late", color="C00000", bold=True)`.

    Line ends and tabs count, and so do paragraph ends (`\\a`) and page ends (`\\f`).
    Options are those of `run_properties`, and `url` for a hyperlink.
    """

    def __init__(self, text: object = None, **options: Any) -> None:
        self._pieces: list[tuple[str, str, dict[str, Any]]] = []
        if text:
            self.add(text, **options)

    def add(self, text: object, *, url: str = "", **options: Any) -> None:
        """Add words with their look, or another RichText."""
        if isinstance(text, RichText):
            self._pieces.extend(text.pieces())
        else:
            run_properties(**options)
            self._pieces.append((str(text), url, options))

    def pieces(self) -> tuple[tuple[str, str, dict[str, Any]], ...]:
        """The words with their address and options."""
        return tuple(self._pieces)

    def write(self, additions: Additions) -> str:
        """The runs."""
        return "".join(self._run(additions, *piece) for piece in self._pieces)

    def __str__(self) -> str:
        return "".join(text for text, _, _ in self._pieces)

    @staticmethod
    def _run(additions: Additions, text: str, url: str, options: dict[str, Any]) -> str:
        style = options.get("style", "")
        if style:
            options = {**options, "style": additions.style(style, "character") or style}
        look = run_properties(**options)
        relation = additions.relationship("hyperlink", url, external=True) if url else ""
        if relation:
            return hyperlink(text_run(_ENDS.sub("\n", text), look), relation)
        return "".join(
            piece if _ENDS.fullmatch(piece) else text_run(piece, look) for piece in _ENDS.split(text) if piece
        )


class RichTextParagraph(WordValue):
    """Whole paragraphs with a style each, for `{{p … }}`."""

    is_block = True

    def __init__(self, text: object = None, **options: Any) -> None:
        self._paragraphs: list[tuple[RichText, str]] = []
        if text:
            self.add(text, **options)

    def add(self, text: object, parastyle: str = "") -> None:
        """Add one paragraph of plain or rich text."""
        self._paragraphs.append((text if isinstance(text, RichText) else RichText(text), parastyle))

    def write(self, additions: Additions) -> str:
        """The paragraphs."""
        markup = []
        for text, wanted in self._paragraphs:
            style = (additions.style(wanted, "paragraph") or wanted) if wanted else ""
            properties = f"<w:pPr><w:pStyle w:val={_quoted(style)}/></w:pPr>" if style else ""
            markup.append(f"<w:p>{properties}{with_ends(text.write(additions), f'<w:p>{properties}')}</w:p>")
        return "".join(markup)

    def __str__(self) -> str:
        return "\n".join(str(text) for text, _ in self._paragraphs)
