"""Reading of what stands inside a paragraph: runs, fields, links, content controls, objects."""

import re
from collections.abc import Callable
from typing import Any, Final

import msgspec

from briefing.pages.document import (
    COLUMN_BREAK,
    LINE_BREAK,
    OBJECT,
    PAGE_BREAK,
    TAB,
    AlignmentTab,
    Bookmark,
    Content,
    Marked,
    NoteReference,
    PageField,
    Picture,
    Span,
    TextBox,
)
from briefing.pages.formats import Border, RunFormat
from briefing.pages.numbering import plain_bullet
from briefing.pages.ooxml import MC, Element, M, R, W, value

_SKIPPED: Final = {f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}instrText"}
_DESCENDED: Final = {
    f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent", "rubyBase", "ruby")
}
_PLAIN: Final = {
    f"{W}cr": LINE_BREAK,
    f"{W}softHyphen": "\u00ad",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}tab": TAB,
}
_NOTE_MARKS: Final = {
    f"{W}footnoteReference": ("footnote", False),
    f"{W}endnoteReference": ("endnote", False),
    f"{W}footnoteRef": ("footnote", True),
    f"{W}endnoteRef": ("endnote", True),
}
_COMPUTED: Final = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
_UNSUPPORTED: Final = Border(10, "B45309", "dashed")


class Control:
    """An open content control and how many of its characters were read."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.length = 0


class _Field:
    """An open complex field: its instruction, and whether its result is being read."""

    def __init__(self) -> None:
        self.instruction = ""
        self.in_result = False
        self.format: RunFormat | None = None
        self.result_start = 0

    @property
    def words(self) -> list[str]:
        return re.findall(r'"[^"]*"|\S+', self.instruction)


def link_of(words: list[str]) -> str:
    """The address that a HYPERLINK instruction leads to, `#name` for a bookmark."""
    targets = [word.strip('"') for word in words[1:] if not word.startswith("\\")]
    if "\\l" in words and targets:
        return f"#{targets[-1]}"
    return targets[0] if targets else ""


def _symbol(code: str) -> str:
    """The Unicode twin of a `w:sym` character, given in hexadecimal digits."""
    try:
        number = int(code, 16)
    except ValueError:
        return "?"
    number += 0xF000 if number < 0x100 else 0
    return plain_bullet(chr(number)) if number < 0xD800 or 0xE000 <= number < 0x10000 else "?"


class InlineReader:
    """Collects the spans of one paragraph."""

    def __init__(
        self,
        run_format: Callable[[Element | None], RunFormat],
        read_object: Callable[[Element], Any],
        links: Callable[[str], str],
        controls: list[Control],
    ) -> None:
        self._run_format = run_format
        self._read_object = read_object
        self._links = links
        self._controls = controls
        self._fields: list[_Field] = []
        self._link = ""
        self.spans: list[Span] = []

    def read(self, parent: Element) -> None:
        """Read every child of a paragraph or of a container in it."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag == f"{W}sdt":
                self._control(child)
            elif tag == f"{W}hyperlink":
                self._hyperlink(child)
            elif tag == f"{W}fldSimple":
                self._simple_field(child)
            elif tag in _DESCENDED:
                self.read(child)
            elif tag == f"{W}bookmarkStart":
                self._add(OBJECT, self._run_format(None), Bookmark(child.get(f"{W}name", "")))
            elif isinstance(tag, str) and tag.startswith(M):
                self._formula(child)

    def _control(self, element: Element) -> None:
        content = element.find(f"{W}sdtContent")
        if content is None:
            return
        tag = value(element.find(f"{W}sdtPr"), "tag")
        if not tag:
            self.read(content)
            return
        control = Control(tag)
        self._controls.append(control)
        self.read(content)
        if not control.length:
            self._add("", self._run_format(None))
        self._controls.pop()

    def _hyperlink(self, element: Element) -> None:
        anchor = element.get(f"{W}anchor")
        before, self._link = self._link, self._links(element.get(f"{R}id", "")) or (f"#{anchor}" if anchor else "")
        self.read(element)
        self._link = before

    def _simple_field(self, element: Element) -> None:
        field = _Field()
        field.instruction, field.in_result = element.get(f"{W}instr", ""), True
        field.result_start = len(self.spans)
        self._fields.append(field)
        self.read(element)
        self._end_field()

    def _formula(self, element: Element) -> None:
        text = "".join(t.text or "" for t in element.iter(f"{M}t"))
        look = msgspec.structs.replace(self._run_format(None), family="Cambria", italic=True, border=_UNSUPPORTED)
        self._add(text or "?", look)

    def _run(self, run: Element) -> None:
        look = self._run_format(run.find(f"{W}rPr"))
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                if self._visible:
                    self._add(child.text or "", look)
            elif tag == f"{W}fldChar":
                self._field_character(child.get(f"{W}fldCharType"), look)
            elif tag == f"{W}instrText":
                if self._fields and not self._fields[-1].in_result:
                    self._fields[-1].instruction += child.text or ""
            elif tag not in _SKIPPED and self._visible:
                self._special(child, look)

    @property
    def _visible(self) -> bool:
        """Whether text shows: not in an instruction, nor in a result that is computed."""
        return all(f.in_result and (f.words or [""])[0].upper() not in _COMPUTED for f in self._fields)

    def _special(self, child: Element, look: RunFormat) -> None:
        tag = child.tag
        if tag in _PLAIN:
            self._add(_PLAIN[tag], look)
        elif tag == f"{W}br":
            kind = child.get(f"{W}type", "textWrapping")
            self._add({"page": PAGE_BREAK, "column": COLUMN_BREAK}.get(kind, LINE_BREAK), look)
        elif tag == f"{W}sym":
            self._add(_symbol(child.get(f"{W}char", "")), look)
        elif tag == f"{W}ptab":
            stop = AlignmentTab(child.get(f"{W}alignment", "left"), child.get(f"{W}leader", "none"))
            self._add(TAB, look, stop)
        elif tag in _NOTE_MARKS:
            if child.get(f"{W}customMarkFollows") not in {"1", "true", "on"}:
                self._add(OBJECT, look, NoteReference(child.get(f"{W}id", ""), *_NOTE_MARKS[tag]))
        elif tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
            self._object(child, look)
        elif tag == f"{MC}AlternateContent":
            self._alternative(child, look)
        elif tag in _DESCENDED:
            self.read(child)

    def _object(self, element: Element, look: RunFormat) -> None:
        found = self._read_object(element)
        if found is not None:
            self._add(OBJECT, look, found)

    def _alternative(self, element: Element, look: RunFormat) -> None:
        """The choice if it is a shape or picture we know, else the fallback, else a marked box."""
        found: list[Any] = []
        for branch in element:
            for child in branch.iter(f"{W}drawing", f"{W}pict"):
                read = self._read_object(child)
                if read is not None:
                    found.append(read)
                break
        good = next((f for f in found if not isinstance(getattr(f, "content", f), Marked)), None)
        chosen = good or (found[0] if found else None)
        if chosen is not None:
            self._add(OBJECT, look, chosen)

    def _field_character(self, kind: str | None, look: RunFormat) -> None:
        if kind == "begin":
            self._fields.append(_Field())
            self._fields[-1].format = look
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
            self._fields[-1].result_start = len(self.spans)
        elif kind == "end" and self._fields:
            self._end_field(look)

    def _end_field(self, look: RunFormat | None = None) -> None:
        field = self._fields.pop()
        words = field.words or [""]
        name = words[0].upper()
        if name in _COMPUTED and self._visible:
            number_format = words[words.index("\\*") + 1] if "\\*" in words[:-1] else ""
            self._add(OBJECT, look or field.format or self._run_format(None), PageField(name, "", number_format))
        elif name == "PAGEREF" and len(self.spans) == field.result_start and len(words) > 1 and self._visible:
            self._add(OBJECT, look or self._run_format(None), PageField(name, words[1]))
        elif name == "HYPERLINK" and field.in_result:
            link = link_of(words)
            results = self.spans[field.result_start :]
            self.spans[field.result_start :] = [msgspec.structs.replace(s, link=s.link or link) for s in results]

    def _add(self, text: str, look: RunFormat, content: Content | None = None) -> None:
        if look.hidden and not isinstance(content, Bookmark):
            return
        control = self._controls[-1] if self._controls else None
        tag, offset = (control.tag, control.length) if control is not None else ("", 0)
        if content is None or isinstance(content, Picture | TextBox | Marked):
            for open_control in self._controls:
                open_control.length += len(text)
        last = self.spans[-1] if self.spans else None
        if last is not None and content is None and last.content is None and text and last.text:
            same = last.format is look and last.tag == tag and last.link == self._link
            if (same and last.offset + len(last.text) == offset) or (same and not tag):
                self.spans[-1] = msgspec.structs.replace(last, text=last.text + text)
                return
        self.spans.append(Span(text, look, tag, offset, self._link, content))
