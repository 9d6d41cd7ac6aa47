"""Finds the tags of a part and puts a mark for each into the tree.

Word splits a tag over runs as it likes; a tag is read over all runs of its
paragraph and lands in the run it starts in. What stands around it is untouched.
"""

import copy
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from briefing.messages import Message
from briefing.word.compiling.comments import join_comments
from briefing.word.compiling.draft import OPEN, Draft, mark_node, mark_text
from briefing.word.compiling.tags import Span, Tag, TagKind, Where, find_tags
from briefing.word.faults import FaultKind
from briefing.word.ooxml.markup import A_NAMESPACE, M_NAMESPACE, MC_NAMESPACE, XML_SPACE, w
from briefing.word.ooxml.tree import ancestor, remove_node

_P, _R, _T, _RPR = w("p"), w("r"), w("t"), w("rPr")
_INSTRUCTION = w("instrText")
# What one character of a tag may be in the file besides text.
_LETTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}
_FALLBACK = f"{{{MC_NAMESPACE}}}Fallback"
_BOX = w("txbxContent")
_TRACKED = (w("ins"), w("moveTo"))
_GONE = (w("moveFrom"), w("del"))
_LINES = {  # text of an element that is split over several others: the text element and what holds them together
    _INSTRUCTION: _P,
    f"{{{A_NAMESPACE}}}t": f"{{{A_NAMESPACE}}}p",
    f"{{{M_NAMESPACE}}}t": f"{{{M_NAMESPACE}}}oMath",
}


@dataclass(slots=True)
class _Piece:
    """Text of one element of a paragraph, which starts at `start` of the paragraph's text."""

    element: etree._Element
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class _Reader:
    """Numbers tags in their order and knows whether `{% raw %}` is open."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.in_fallback = False
        self.in_box = False
        self._raw = False

    def read(self, text: str, paragraph: int) -> list[tuple[Span, Tag]]:
        """The tags of a text; faults of unclosed ones are noted."""
        found = []
        for span in find_tags(text):
            source = text[span.start : span.end]
            if not span.closed:
                if not self._raw:
                    self._complain(source, paragraph)
                continue
            if self._raw and not source[2:].lstrip("- ").startswith("endraw"):
                continue
            tag = self.draft.add_tag(source, paragraph)
            tag.in_fallback, tag.in_box = self.in_fallback, self.in_box
            if tag.keyword in ("raw", "endraw"):
                self._raw = tag.keyword == "raw"
                tag.kind = TagKind.COMMENT
            found.append((span, tag))
        return found

    def _complain(self, source: str, paragraph: int) -> None:
        tag = self.draft.add_tag(source[:2] + source[-2:], paragraph)
        tag.in_fallback = self.in_fallback
        tag.source, tag.kind = source[:60].strip(), TagKind.COMMENT
        closer = {"{{": "}}", "{%": "%}", "{#": "#}"}[source[:2]]
        self.draft.complain(
            FaultKind.UNCLOSED_TAG,
            tag,
            Message("The tag is never closed in its paragraph."),
            Message("Write {closer} where the tag ends, in the same paragraph.", closer=closer),
        )


def mark_tags(draft: Draft) -> None:
    """Put marks for all tags of the part; only parts in which a brace occurs need it."""
    reader = _Reader(draft)
    numbers = {paragraph: number for number, paragraph in enumerate(draft.root.iter(_P), 1)}
    join_comments(draft.root)
    lines = _lines(draft.root)
    has_fallbacks = next(draft.root.iter(_FALLBACK), None) is not None
    has_boxes = next(draft.root.iter(_BOX), None) is not None
    for element in list(draft.root.iter(etree.Element)):
        if has_fallbacks:
            reader.in_fallback = _is_copy(element)
        if has_boxes:
            reader.in_box = next(element.iterancestors(_BOX), None) is not None
        _mark_attributes(reader, element, _paragraph_number(element, numbers))
        if pieces := lines.get(element):
            for kind in pieces.values():
                _mark_line(reader, kind, numbers.get(element, 0) or _paragraph_number(element, numbers))
        elif element.text and element.tag != _T and element.tag not in _LINES and not len(element):
            _mark_text_of(reader, element)


def _is_copy(element: etree._Element) -> bool:
    """Whether the element lies in the copy of a text box that is kept for old programs."""
    fallback = next(element.iterancestors(_FALLBACK), None)
    choice = fallback.getprevious() if fallback is not None else None
    return choice is not None and next(choice.iter(_BOX), None) is not None


def _paragraph_number(element: etree._Element, numbers: dict[etree._Element, int]) -> int:
    if element in numbers:
        return numbers[element]
    paragraph = ancestor(element, "p")
    return numbers.get(paragraph, 0) if paragraph is not None else 0


def _lines(root: etree._Element) -> dict[etree._Element, dict[str, list[_Piece]]]:
    """The texts of each paragraph: what is read, field codes, text of drawings and formulas, each apart."""
    lines: dict[etree._Element, dict[str, list[_Piece]]] = {}
    for element in root.iter(_T, *_LETTERS, *_LINES):
        holder = _LINES.get(element.tag, _P)
        letter = _LETTERS.get(element.tag)
        parent = element.getparent()
        if letter is not None and (parent is None or parent.tag != _R):
            continue
        line = next(element.iterancestors(holder, *_GONE), None)
        if line is None or line.tag in _GONE:
            continue
        kind = element.tag if element.tag in _LINES else _T
        pieces = lines.setdefault(line, {}).setdefault(kind, [])
        text = letter if letter is not None else element.text or ""
        pieces.append(_Piece(element, text, pieces[-1].end if pieces else 0))
    return lines


def _mark_line(reader: _Reader, pieces: list[_Piece], paragraph: int) -> None:
    text = "".join(piece.text for piece in pieces)
    if "{" not in text and "_}" not in text:
        return
    in_runs = pieces[0].element.tag == _T or pieces[0].element.tag in _LETTERS
    for span, tag in reversed(reader.read(text, paragraph)):
        touched = [piece for piece in pieces if piece.start < span.end and piece.end > span.start]
        if in_runs:
            _check_tracking(reader.draft, tag, touched)
            _place_in_runs(reader.draft, span, tag, touched)
        else:
            _place_in_text(reader.draft, span, tag, touched)
    for piece in pieces:
        if piece.element.tag == _T or piece.element.tag in _LINES:
            _write(piece.element, _unescape(piece.element.text or ""))


def _check_tracking(draft: Draft, tag: Tag, touched: list[_Piece]) -> None:
    if len({next(piece.element.iterancestors(*_TRACKED), None) for piece in touched}) > 1:
        draft.complain(
            FaultKind.HALF_TRACKED,
            tag,
            Message("The tag lies half inside a tracked insertion."),
            Message("Accept or reject the change in Word (Review → Accept), then save."),
        )


def _place_in_text(draft: Draft, span: Span, tag: Tag, touched: list[_Piece]) -> None:
    tag.where = Where.TEXT
    draft.holders[tag.number] = (touched[0].element, "")
    for index, piece in enumerate(touched):
        text = piece.element.text or ""
        before = text[: max(0, span.start - piece.start)]
        after = text[span.end - piece.start :] if span.end < piece.start + len(piece.text) else ""
        after = after if index == len(touched) - 1 else ""
        _write(piece.element, before + (mark_text(tag) if index == 0 else "") + after)
        piece.text = before if index == 0 else piece.text


def _place_in_runs(draft: Draft, span: Span, tag: Tag, touched: list[_Piece]) -> None:
    """Cut the tag out of its runs and put its mark after what stood before it."""
    first = touched[0]
    run = first.element.getparent()
    if run is None:
        return
    properties = run.find(_RPR)
    rest = _split_run(run, first, span, last=len(touched) == 1)
    for piece in touched[1:]:
        if piece.element.tag != _T:
            remove_node(piece.element)
        else:
            _write(piece.element, (piece.element.text or "")[max(0, span.end - piece.start) :])
    nodes = _nodes(draft, tag, properties)
    for node in reversed(nodes):
        run.addnext(node)
    if rest is not None:
        nodes[-1].addnext(rest) if nodes else run.addnext(rest)
    for emptied in {run, *(piece.element.getparent() for piece in touched[1:])}:
        if emptied is not None:
            _remove_if_empty(emptied)
    first.text = first.text[: max(0, span.start - first.start)]


def _split_run(run: etree._Element, piece: _Piece, span: Span, *, last: bool) -> etree._Element | None:
    """Leave in the run what stands before the tag; the run with what follows, if anything does."""
    element = piece.element
    followers = list(element.itersiblings())
    after = piece.text[span.end - piece.start :] if last else ""
    rest = etree.Element(_R)
    for name, value in run.attrib.items():
        rest.set(name, value)
    properties = run.find(_RPR)
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    if after and element.tag == _T:
        text = etree.SubElement(rest, _T)
        _write(text, (element.text or "")[span.end - piece.start :])
    for follower in followers:
        rest.append(follower)
    if element.tag == _T:
        _write(element, (element.text or "")[: span.start - piece.start])
    else:
        remove_node(element)
    return rest if len(rest) > (properties is not None) else None


def _nodes(draft: Draft, tag: Tag, properties: etree._Element | None) -> list[etree._Element]:
    """What stands for the tag in the tree."""
    if tag.kind is TagKind.COMMENT and not tag.level:
        return []
    if tag.is_statement or tag.level in ("p", "tr", "tc") or tag.kind is TagKind.COMMENT:
        node = mark_node("t", tag.number)
        draft.marks[tag.number] = node
        if tag.level == "p" and properties is not None:
            draft.looks[tag.number] = copy.deepcopy(properties)
        return [node]
    tag.where = Where.RUNS if tag.level == "r" else Where.RUN
    run = etree.Element(_R)
    if properties is not None:
        run.append(copy.deepcopy(properties))
    text = etree.SubElement(run, _T)
    text.set(XML_SPACE, "preserve")
    text.append(mark_node("v", tag.number))
    draft.marks[tag.number] = run
    return [mark_node("s", tag.number), run, mark_node("e", tag.number)]


def _remove_if_empty(run: etree._Element) -> None:
    for child in list(run):
        if child.tag == _T and not child.text and not len(child):
            remove_node(child)
    if all(child.tag == _RPR for child in run):
        remove_node(run)


def _write(element: etree._Element, text: str) -> None:
    element.text = text
    if element.tag in (_T, _INSTRUCTION) and text != text.strip():
        element.set(XML_SPACE, "preserve")


def _unescape(text: str) -> str:
    """`{_{` stands for two braces that are no tag."""
    if "_" not in text or OPEN in text:
        return text
    for written, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
        text = text.replace(written, meant)
    return text


def _mark_text_of(reader: _Reader, element: etree._Element) -> None:
    text = element.text or ""
    if "{{" in text or "{%" in text:
        element.text = _marked(reader, text, 0, (element, ""))


def _mark_attributes(reader: _Reader, element: etree._Element, paragraph: int) -> None:
    for name, value in element.attrib.items():
        written = str(value)
        text = unquote(written) if "%7b" in written.lower() else written
        if "{{" in text or "{%" in text:
            element.set(name, _marked(reader, text, paragraph, (element, str(name))))


def _marked(reader: _Reader, text: str, paragraph: int, holder: tuple[etree._Element, str]) -> str:
    is_address = reader.draft.name.endswith(".rels")
    where = Where.ADDRESS if is_address else Where.ATTRIBUTE if holder[1] else Where.TEXT
    parts: list[str] = []
    position = 0
    for span, tag in reader.read(text, paragraph):
        tag.where = where
        reader.draft.holders[tag.number] = holder
        parts += (text[position : span.start], mark_text(tag))
        position = span.end
    return "".join((*parts, text[position:]))
