"""Puts the text of one Word document into another: what it names there is carried over or named anew."""

import copy
import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from briefing.messages import Message
from briefing.word.ooxml.contents_table import mark_contents_tables
from briefing.word.ooxml.markup import MC_NAMESPACE, R_NAMESPACE, W_NAMESPACE, w
from briefing.word.ooxml.properties import properties_element, set_style, sort_properties, style_of
from briefing.word.ooxml.themes import Theme
from briefing.word.ooxml.tree import remove_node
from briefing.word.printing.environment import LimitError
from briefing.word.subdocuments.editing_traces import break_at_sections, drop_editing, keep_results
from briefing.word.subdocuments.list_merging import ListCopies
from briefing.word.subdocuments.part_copying import copy_target
from briefing.word.subdocuments.source_document import NOTE_KINDS, SourceDocument, ignorable
from briefing.word.subdocuments.style_merging import NOTHING, StyleMerger

if TYPE_CHECKING:
    from briefing.word.printing.additions import PackageAdditions, PartAdditions

MAX_MERGED: Final = 64 * 2**20
"""Characters that the sub-documents of one document may make together, markup included."""
_P, _TBL, _BOX = w("p"), w("tbl"), w("txbxContent")
_CHOICE: Final = f"{{{MC_NAMESPACE}}}Choice"
_IGNORABLE: Final = f"{{{MC_NAMESPACE}}}Ignorable"
_NOTE_MARKS: Final = {w(f"{kind}Reference"): kind for kind in NOTE_KINDS}
_NAME_LENGTH: Final = 40
"""Longest name of a bookmark, in characters."""


class Merger:
    """Merges one source document into one package, as often as it is printed there."""

    def __init__(self, package: "PackageAdditions", source: SourceDocument) -> None:
        self.package = package
        self.source = source
        self.numbering = copy.deepcopy(source.numbering)
        if self.numbering is not None:
            source.theme.write_out(self.numbering)
        theme = Theme(package.template_part("theme"))
        self.styles = StyleMerger(package.style_sheet, source.styles, (source.theme, theme), self._number_of_style)
        self._lists: ListCopies | None = None
        self._has_printed = False

    def write(self, target: "PartAdditions") -> str:
        """The paragraphs and tables of the source, once more."""
        lists = ListCopies(self.package.numbering, self.numbering) if self.numbering is not None else None
        self._lists = lists
        printing = _Printing(self, lists, anew=self._has_printed)
        markup = printing.write(self.source.body, self.source.name, target)
        if lists is not None:
            lists.link_styles((lambda _: "") if self._has_printed else self.styles.made)
        self._has_printed = True
        self.package.merged_characters += len(markup)
        if self.package.merged_characters > MAX_MERGED:
            raise LimitError(
                Message("The sub-documents make more than {limit} million characters.", limit=MAX_MERGED // 2**20)
            )
        return markup

    def _number_of_style(self, number: str) -> int:
        return self._lists.number(number) if self._lists is not None else 0


class _Printing:
    """One printing of a source: lists, bookmarks, notes and drawings of its own."""

    def __init__(self, merger: Merger, lists: ListCopies | None, *, anew: bool) -> None:
        self._merger = merger
        self._package, self._source = merger.package, merger.source
        self._lists = lists
        self._anew = anew
        self._numbers: dict[str, str] = {}
        self._bookmarks: dict[str, str] = {}
        self._copied: dict[str, str] = {}

    def write(self, holder: etree._Element, part: str, target: "PartAdditions") -> str:
        """The markup of what the holder, the body or a note of the source, contains."""
        made = copy.deepcopy(holder)
        self._source.theme.write_out(made)
        break_at_sections(made)
        drop_editing(made)
        keep_results(made)
        mark_contents_tables(made)
        self._rename_bookmarks(made)
        self._restyle(made)
        for element in list(made.iter(etree.Element)):
            self._renumber(element, target)
            self._relate(element, part, target)
        root = holder.getroottree().getroot()
        return "".join(_serialised(block, root) for block in list(made))

    def _restyle(self, root: etree._Element) -> None:
        """Name the styles of the target, and those that the defaults of the source made necessary."""
        styles = self._merger.styles
        tables = {table: style_of(table, "tblPr", "tblStyle") for table in root.iter(_TBL)}
        for paragraph in root.iter(_P):
            table = next(paragraph.iterancestors(_TBL, _BOX), None)
            said = styles.said_by_table(tables[table]) if table is not None and table.tag == _TBL else NOTHING
            identity = style_of(paragraph, "pPr", "pStyle")
            if self._anew and (given := styles.list_of(identity)) is not None:
                self._begin_list_anew(paragraph, given)
            set_style(paragraph, "pPr", "pStyle", styles.style(identity, said) or styles.default("paragraph", said))
        for table, identity in tables.items():
            set_style(table, "tblPr", "tblStyle", styles.style(identity) or styles.default("table"))
        for run_style in list(root.iter(w("rStyle"))):
            mapped = styles.style(run_style.get(w("val"), ""))
            if mapped:
                run_style.set(w("val"), mapped)
            else:
                remove_node(run_style)

    def _begin_list_anew(self, paragraph: etree._Element, given: tuple[str, str, etree._Element | None]) -> None:
        """Give a paragraph that its style numbers the list of this printing."""
        number, level, indentation = given
        properties = properties_element(paragraph, "pPr")
        if properties.find(w("numPr")) is not None:
            return
        item = etree.SubElement(properties, w("numPr"))
        etree.SubElement(item, w("ilvl")).set(w("val"), level)
        etree.SubElement(item, w("numId")).set(w("val"), number)
        if indentation is not None and properties.find(w("ind")) is None:
            properties.append(copy.deepcopy(indentation))
        sort_properties(properties)

    def _renumber(self, element: etree._Element, target: "PartAdditions") -> None:
        tag = element.tag
        if tag == w("numId"):
            number = self._lists.number(element.get(w("val"), "")) if self._lists is not None else 0
            element.set(w("val"), str(number))
        elif tag in _NOTE_MARKS:
            self._carry_note(element, _NOTE_MARKS[tag], target)
        elif etree.QName(element).localname in ("docPr", "cNvPr"):
            element.set("id", str(self._package.number()))
        elif tag == w("id"):  # of a content control
            element.set(w("val"), str(self._package.number()))
        elif (identity := element.get(w("id"))) is not None:
            element.set(w("id"), self._numbers.setdefault(identity, str(self._package.number())))

    def _carry_note(self, mark: etree._Element, kind: str, target: "PartAdditions") -> None:
        note = self._source.notes[kind].get(mark.get(w("id"), ""))
        if note is None or not target.can_hold_notes or next(mark.iterancestors(_BOX), None) is not None:
            remove_node(mark)
            return
        inner = self._package.for_part(self._package.own_part(f"{kind}s"))
        markup = self.write(note, self._source.note_parts[kind], inner)
        mark.set(w("id"), str(self._package.notes(kind).add(markup)))

    def _relate(self, element: etree._Element, part: str, target: "PartAdditions") -> None:
        for key in [str(key) for key in element.attrib if str(key).startswith(f"{{{R_NAMESPACE}}}")]:
            relation = self._source.relations(part).get(str(element.get(key)))
            identity = copy_target(relation, self._source, target, self._copied) if relation is not None else ""
            if identity:
                element.set(key, identity)
            else:
                del element.attrib[key]

    def _rename_bookmarks(self, root: etree._Element) -> None:
        renamed: dict[str, str] = {}
        for bookmark in root.iter(w("bookmarkStart")):
            name = bookmark.get(w("name"), "")
            if name not in self._bookmarks:
                self._bookmarks[name] = self._package.unique_bookmark(name, _NAME_LENGTH)
            unique = self._bookmarks[name]
            if unique != name:
                renamed[name] = unique
                bookmark.set(w("name"), unique)
        self._follow(root, renamed)

    @staticmethod
    def _follow(root: etree._Element, renamed: dict[str, str]) -> None:
        """Let links and fields lead to the bookmarks by their new names."""
        if not renamed:
            return
        names = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, renamed))})(?!\w)")
        for link in root.iter(w("hyperlink")):
            if link.get(w("anchor")) in renamed:
                link.set(w("anchor"), renamed[str(link.get(w("anchor")))])
        for code in root.iter(w("instrText")):
            code.text = names.sub(lambda found: renamed[found[1]], code.text or "")
        for field in root.iter(w("fldSimple")):
            field.set(w("instr"), names.sub(lambda found: renamed[found[1]], field.get(w("instr"), "")))


def _serialised(block: etree._Element, root: etree._Element) -> str:
    """A paragraph or table as markup that stands by itself; `root` is that of the part it comes from."""
    used = {etree.QName(name).namespace for item in block.iter(etree.Element) for name in (item.tag, *item.attrib)}
    prefixes = {prefix: name for prefix, name in root.nsmap.items() if prefix and prefix != "w"}
    names = ignorable(root) & used
    passed_over = sorted(prefix for prefix, name in prefixes.items() if name in names)
    wanted = {prefix for choice in block.iter(_CHOICE) for prefix in choice.get("Requires", "").split()}
    kept = {prefix: prefixes[prefix] for prefix in (*passed_over, *wanted) if prefix in prefixes}
    kept |= {"mc": MC_NAMESPACE} if passed_over else {}
    holder = etree.Element(w("body"), nsmap={**kept, "w": W_NAMESPACE})
    block.tail = None
    holder.append(block)
    if passed_over:
        block.set(_IGNORABLE, " ".join(passed_over))
    return etree.tostring(block, encoding="unicode")
