"""Reading of the parts of a Word file into a Document; unchanged blocks are reused."""

from collections.abc import Hashable, Mapping
from typing import Any, Final

import msgspec
from lxml import etree

from briefing.messages import Message
from briefing.pages.budget import Budget
from briefing.pages.document import (
    PAGE_BREAK,
    Block,
    Bookmark,
    Document,
    Floating,
    Marked,
    NoteReference,
    PageField,
    Paragraph,
    Picture,
    Row,
    Section,
    Settings,
    Span,
    Table,
    TextBox,
)
from briefing.pages.drawings import read_drawing, read_pict
from briefing.pages.formats import RunFormat
from briefing.pages.framing import with_anchored_frames
from briefing.pages.inline import Control, InlineReader
from briefing.pages.memory import Memory
from briefing.pages.ooxml import (
    MC,
    VAL,
    Element,
    LayoutError,
    W,
    is_on,
    number,
    parse_part,
    related,
    relationships,
    twips,
    value,
)
from briefing.pages.properties import paragraph_properties, run_properties
from briefing.pages.sections import read_section
from briefing.pages.styles import StyleSheet
from briefing.pages.table_reading import TableLayer, TableReader, TableStyle

_CONTAINERS: Final = {f"{W}{name}" for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_SILENT: Final = {
    f"{W}{name}"
    for name in (
        "sectPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "commentRangeStart",
        "commentRangeEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
        "sdtPr", "sdtEndPr", "tcPr", "del", "moveFrom", "pPr",
    )
}  # fmt: skip
_DC: Final = "{http://purl.org/dc/elements/1.1/}"


class ReadingMemory(Memory):
    """The blocks and the style sheet of earlier readings, by the XML they were made of."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: StyleSheet | None = None
        self.sheet_key: Hashable = None


def read_document(parts: Mapping[str, bytes], memory: ReadingMemory, budget: Budget) -> Document:
    """Read the parts. Raises LayoutError where they are no Word document, or one beyond the budget."""
    memory.begin()
    package = relationships(parts, "")
    name = related(package, "officeDocument") or "word/document.xml"
    root = parse_part(parts, name)
    body = root.find(f"{W}body")
    if body is None:
        raise LayoutError(Message("The file holds no Word document: its main part has no body."))
    sheet_parts = tuple(
        parts.get(target, b"")
        for kind in ("styles", "numbering", "theme")
        if (target := related(relationships(parts, name), kind))
    )
    if memory.sheet is None or memory.sheet_key != sheet_parts:
        memory.sheet, memory.sheet_key = StyleSheet(parts, name), sheet_parts
        memory.clear()
    return _DocumentReader(parts, name, memory, memory.sheet, budget).document(body)


class _DocumentReader:
    """One reading of the main part and of the parts it names."""

    def __init__(
        self, parts: Mapping[str, bytes], name: str, memory: ReadingMemory, sheet: StyleSheet, budget: Budget
    ) -> None:
        self._parts, self._name, self._memory, self._sheet, self._budget = parts, name, memory, sheet, budget
        self._relations = relationships(parts, name)

    def document(self, body: Element) -> Document:
        blocks = _PartReader(self._parts, self._name, self._memory, self._sheet, self._budget)
        sections: list[Section] = []
        pending: list[Block] = []
        for element, read in with_anchored_frames(blocks.top_level(body), self._memory):
            ending = element.find(f"{W}pPr/{W}sectPr") if element.tag == f"{W}p" else None
            # A paragraph that only carries the end of a section takes no room.
            if ending is None or not pending or any(getattr(block, "spans", ()) for block in read):
                pending += read
            if ending is not None:
                sections.append(self._section(ending, pending, sections))
                pending = []
        sections.append(self._section(body.find(f"{W}sectPr"), pending, sections))
        title, author, language = self._properties()
        return Document(tuple(sections), self._settings(), self._notes(), title, author, language)

    def _section(self, element: Element | None, blocks: list[Block], before: list[Section]) -> Section:
        return read_section(element, tuple(blocks), before[-1] if before else None, self._header)

    def _header(self, relation: str) -> tuple[Block, ...]:
        name = self._relations.get(relation, ("", ""))[1]
        if name not in self._parts:
            return ()
        data = self._parts[name]
        key = ("part", name, data)
        found = self._memory.get(key)
        if found is None:
            reader = _PartReader(self._parts, name, self._memory, self._sheet, self._budget)
            found = reader.blocks(parse_part(self._parts, name))
            self._memory.put(key, found)
        return found  # type: ignore[no-any-return]

    def _notes(self) -> dict[tuple[str, str], tuple[Block, ...]]:
        notes: dict[tuple[str, str], tuple[Block, ...]] = {}
        for kind in ("footnote", "endnote"):
            name = related(self._relations, f"{kind}s")
            if name is None or name not in self._parts:
                continue
            reader = _PartReader(self._parts, name, self._memory, self._sheet, self._budget)
            for note in parse_part(self._parts, name).iter(W + kind):
                note_type = note.get(f"{W}type", "normal")
                name = note.get(f"{W}id", "") if note_type == "normal" else note_type
                notes[kind, name] = reader.blocks(note)
        return notes

    def _settings(self) -> Settings:
        name = related(self._relations, "settings")
        if name is None or name not in self._parts:
            return Settings()
        root = parse_part(self._parts, name)
        mode = next(
            (
                int(number(setting.get(VAL), 12))
                for setting in root.iter(f"{W}compatSetting")
                if setting.get(f"{W}name") == "compatibilityMode"
            ),
            12,
        )

        def flag(name: str, root: Element = root) -> bool:
            child = root.find(f".//{W}{name}")
            return child is not None and is_on(child)

        return Settings(
            default_tab=twips(value(root, "defaultTabStop"), 720) or 720,
            compatibility_mode=mode,
            even_and_odd_headers=flag("evenAndOddHeaders"),
            hyphenate=flag("autoHyphenation"),
            hyphenation_zone=max(0.0, twips(value(root, "hyphenationZone"), 360)),
            hyphenate_capitals=not flag("doNotHyphenateCaps"),
            mirror_margins=flag("mirrorMargins"),
            gutter_at_top=flag("gutterAtTop"),
            stretch_broken_lines=not flag("doNotExpandShiftReturn"),
        )

    def _properties(self) -> tuple[str, str, str]:
        name = next(
            (target for kind, target in relationships(self._parts, "").values() if kind == "core-properties"), None
        )
        if name is None or name not in self._parts:
            return "", "", self._sheet.language
        root = parse_part(self._parts, name)
        title, author = (root.findtext(f"{_DC}{field}") or "" for field in ("title", "creator"))
        return title.strip(), author.strip(), (root.findtext(f"{_DC}language") or self._sheet.language).strip()


class _PartReader:
    """Reads the blocks of one part; pictures and links go by the relationships of that part."""

    def __init__(
        self, parts: Mapping[str, bytes], name: str, memory: ReadingMemory, sheet: StyleSheet, budget: Budget
    ) -> None:
        self._parts, self._name, self._memory, self._sheet, self._budget = parts, name, memory, sheet, budget
        self._relations = relationships(parts, name)
        self._relations_key = hash(tuple(sorted(self._relations.items())))
        self._controls: list[Control] = []
        self._table_styles: dict[str, TableStyle] = {}

    def blocks(self, parent: Element, layers: tuple[TableLayer, ...] = ()) -> tuple[Block, ...]:
        """Every block below an element, content controls opened."""
        return tuple(block for _, read in self.top_level(parent, layers) for block in read)

    def top_level(self, parent: Element, layers: tuple[TableLayer, ...] = ()) -> list[tuple[Element, list[Block]]]:
        """The block elements below an element, each with what it was read as."""
        found: list[tuple[Element, list[Block]]] = []
        for element in parent:
            self._budget.check()
            tag = element.tag
            if tag == f"{W}p":
                found.append((element, [self._paragraph(element, layers)]))
            elif tag == f"{W}tbl":
                found.append((element, [self._table(element)]))
            elif tag == f"{W}sdt":
                found += self._control(element, layers)
            elif tag in _CONTAINERS:
                found += self.top_level(element, layers)
            elif tag == f"{MC}AlternateContent":
                branch = element.find(f"{MC}Fallback")
                found += self.top_level(branch, layers) if branch is not None else []
            elif isinstance(tag, str) and tag not in _SILENT:
                found.append((element, [self._unknown(element)]))
        return found

    def _control(self, element: Element, layers: tuple[TableLayer, ...]) -> list[tuple[Element, list[Block]]]:
        content = element.find(f"{W}sdtContent")
        if content is None:
            return []
        tag = value(element.find(f"{W}sdtPr"), "tag")
        if not tag:
            return self.top_level(content, layers)
        self._controls.append(Control(tag))
        found = self.top_level(content, layers)
        self._controls.pop()
        return found

    def _unknown(self, element: Element) -> Paragraph:
        label = etree.QName(element).localname
        look, layers = self._sheet.paragraph({}, "")
        mark = self._sheet.run({}, None, layers)
        return Paragraph((Span("\ufffc", mark, content=Marked(4320, 480, label)),), look, mark)

    def _paragraph(self, element: Element, layers: tuple[TableLayer, ...]) -> Paragraph:
        control = self._controls[-1] if self._controls else None
        here = (control.tag, control.length) if control is not None else ("", 0)
        xml = etree.tostring(element, with_tail=False)
        key = (xml, self._name, self._relations_key, layers, here)
        found = self._memory.get(key)
        if found is None:
            before = control.length if control is not None else 0
            read = self._read_paragraph(element, layers)
            found = (read, (control.length if control is not None else 0) - before)
            self._memory.put(key, found)
        else:
            for open_control in self._controls:
                open_control.length += found[1]
        for open_control in self._controls:
            open_control.length += 1  # the end of the paragraph
        return found[0]  # type: ignore[no-any-return]

    def _read_paragraph(self, element: Element, layers: tuple[TableLayer, ...]) -> Paragraph:
        sheet, properties = self._sheet, element.find(f"{W}pPr")
        direct = paragraph_properties(properties)
        look, run_layers = sheet.paragraph(
            direct, value(properties, "pStyle") or "", [layer.paragraph for layer in layers]
        )
        table_layers = [layer.run for layer in layers]
        formats: dict[bytes, RunFormat] = {}

        def run_format(run: Element | None) -> RunFormat:
            self._budget.check()
            key = etree.tostring(run, with_tail=False) if run is not None else b""
            if key not in formats:
                direct_run = run_properties(run, sheet.theme)
                formats[key] = sheet.run(direct_run, value(run, "rStyle"), run_layers, table_layers)
            return formats[key]

        reader = InlineReader(run_format, self._object, self._link, self._controls)
        reader.read(element)
        mark = run_format(properties.find(f"{W}rPr") if properties is not None else None)
        level = sheet.numbering.level(look.list_id, look.list_level)
        spans, breaks_before = _without_leading_break(reader.spans)
        look = msgspec.structs.replace(look, page_break_before=True) if breaks_before else look
        return Paragraph(
            spans=spans,
            format=look,
            mark=mark,
            label=self._label_format(mark, level.run) if level is not None else None,
            label_suffix=level.suffix if level is not None else "tab",
            label_alignment=level.alignment if level is not None else "left",
            hidden=mark.hidden and not any(span.text for span in spans),
            page_fields=any(isinstance(span.content, PageField) for span in spans),
            notes=tuple(s.content for s in spans if isinstance(s.content, NoteReference)),
        )

    def _label_format(self, mark: RunFormat, level: dict[str, Any]) -> RunFormat:
        known = {key: level[key] for key in RunFormat.__struct_fields__ if key in level}
        return msgspec.structs.replace(mark, underline=known.pop("underline", ""), **known)

    def _link(self, relation: str) -> str:
        return self._relations.get(relation, ("", ""))[1]

    def _object(self, element: Element) -> Picture | Marked | TextBox | Floating | None:
        read = read_drawing if element.tag == f"{W}drawing" else read_pict
        return read(element, self._relations, self._parts, self._inner_blocks)

    def _inner_blocks(self, element: Element) -> tuple[Block, ...]:
        outer, self._controls = self._controls, []
        found = self.blocks(element)
        self._controls = outer
        return found

    def _table(self, element: Element) -> Table:
        properties = element.find(f"{W}tblPr")
        style = value(properties, "tblStyle") or self._sheet.default_style("table")
        resolved = self._sheet.table_style(style, TableStyle)
        reader = TableReader(element, self._sheet, resolved, self._cell)
        elements = _rows(element)
        head = (etree.tostring(properties, with_tail=False) if properties is not None else b"", reader.grid)
        rows: list[Row] = []
        for index, row in enumerate(elements):
            conditions = reader.conditions(index, len(elements))
            tag = _enclosing_tag(row, f"{W}tbl")
            key = (etree.tostring(row, with_tail=False), head, conditions, tag, self._name, self._relations_key)
            found = self._memory.get(key)
            if found is None:
                found = reader.row(row, conditions)
                self._memory.put(key, found)
            rows.append(found)
        whole = (head, tuple(map(id, rows)))
        table: Table | None = self._memory.get(whole)
        if table is None:
            table = reader.table(tuple(rows))
            self._memory.put(whole, table)
        return table

    def _cell(self, cell: Element, layers: list[TableLayer]) -> tuple[Block, ...]:
        tag = _enclosing_tag(cell, f"{W}tbl")
        outer, self._controls = self._controls, [Control(tag)] if tag else []
        blocks = self.blocks(cell, tuple(layers))
        self._controls = outer
        return blocks


def _without_leading_break(spans: list[Span]) -> tuple[tuple[Span, ...], bool]:
    """The spans of a paragraph without a page break at their start, and whether there was one.

    A break before other text is one before the whole paragraph, so that no empty line stays on the page before.
    """
    index = next((i for i, span in enumerate(spans) if not isinstance(span.content, Bookmark)), len(spans))
    first = spans[index] if index < len(spans) else None
    if first is None or not first.text.startswith(PAGE_BREAK) or (len(first.text) == 1 and index + 1 == len(spans)):
        return tuple(spans), False
    rest = msgspec.structs.replace(first, text=first.text[1:], offset=first.offset + 1)
    return (*spans[:index], rest, *spans[index + 1 :]), True


def _rows(parent: Element) -> list[Element]:
    found: list[Element] = []
    for child in parent:
        if child.tag == f"{W}tr":
            found.append(child)
        elif child.tag in _CONTAINERS or child.tag == f"{W}sdt":
            found += _rows(child)
    return found


def _enclosing_tag(element: Element, top: str) -> str:
    """The tag of the innermost content control round an element, not looking above `top`."""
    parent = element.getparent()
    while parent is not None and parent.tag != top:
        if parent.tag == f"{W}sdt":
            tag = value(parent.find(f"{W}sdtPr"), "tag")
            if tag:
                return tag
        parent = parent.getparent()
    return ""
