"""What values add to a package while it is rendered: relationships, pictures, styles, lists, notes, whole parts."""

import re
from collections.abc import Callable
from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING, Final

from briefing.word.ooxml.addresses import is_plain_address
from briefing.word.ooxml.content_types import with_content_types
from briefing.word.ooxml.markup import W_NAMESPACE, escape_attribute, parse_xml, w, write_xml
from briefing.word.ooxml.notes import Notes
from briefing.word.ooxml.numbering import Numbering
from briefing.word.ooxml.package import Parts
from briefing.word.ooxml.parts import (
    CONTENT_TYPES_PART,
    DOCUMENT,
    related_part,
    relationships_name,
    with_relationships,
)
from briefing.word.ooxml.style_sheet import StyleSheet
from briefing.word.printing.pictures import Picture
from briefing.word.printing.values import Additions, WordValue

if TYPE_CHECKING:
    from briefing.word.subdocuments.merging import Merger
    from briefing.word.subdocuments.source_document import SourceDocument

_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MARK: Final = re.compile(r"briefing-picture-\d+")
_FIRST_NUMBER: Final = 100_000
_NOTE_TEXT: Final = (
    f'<w:style xmlns:w="{W_NAMESPACE}" w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
    '<w:uiPriority w:val="99"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
)
_NOTE_MARK: Final = (
    f'<w:style xmlns:w="{W_NAMESPACE}" w:type="character" w:styleId="FootnoteReference">'
    '<w:name w:val="footnote reference"/><w:uiPriority w:val="99"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


class PackageAdditions:
    """What one rendering adds to the package of its template."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._relations: dict[str, dict[tuple[str, str, bool], str]] = {}
        self._media: dict[bytes, str] = {}
        self._extensions: set[str] = set()
        self._members: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._last_number = _FIRST_NUMBER
        self._own_parts: dict[str, str] = {}
        self._style_sheet: StyleSheet | None = None
        self._numbering: Numbering | None = None
        self._notes: dict[str, Notes] = {}
        self._bookmarks: set[str] | None = None
        self.merged_characters = 0
        self._instead: dict[str, dict[str, Picture]] = {}
        self._mergers: dict[SourceDocument, Merger] = {}

    def for_part(self, name: str) -> "PartAdditions":
        """What the values of one part may ask for."""
        return PartAdditions(self, name, can_hold_notes=name == DOCUMENT)

    def relation(self, part: str, kind: str, target: str, *, external: bool) -> str:
        """The id of a relationship of a part, the same for the same target; `kind` may be a whole address."""
        relations = self._relations.setdefault(part, {})
        key = (kind, target, external)
        if key not in relations:
            there = self._parts.get(relationships_name(part), b"")
            numbers = (f"rIdBriefing{number}" for number in count(len(relations) + 1))
            taken = set(relations.values())
            relations[key] = next(name for name in numbers if f'"{name}"'.encode() not in there and name not in taken)
        return relations[key]

    def picture(self, data: bytes, extension: str) -> str:
        """The name of the member that holds a picture, the same for the same picture, relative to `word/`."""
        if data not in self._media:
            there = self._parts.find(data, "word/media/")
            if not there:
                there = self.free_name("word/media/briefing", extension)
                self._extensions.add(extension)
                self._members[there] = data
            self._media[data] = there.removeprefix("word/")
        return self._media[data]

    def free_name(self, stem: str, extension: str) -> str:
        """A name for a member that no other has: the stem, a number, the extension."""
        names = (f"{stem}{number}.{extension}" for number in count(1))
        return next(name for name in names if name not in self._parts and name not in self._members)

    def add_part(self, name: str, data: bytes, content_type: str) -> None:
        """Put a whole part into the package; its type is empty where the end of its name tells it."""
        self._members[name] = data
        if content_type:
            self._types[name] = content_type

    def number(self) -> int:
        """A number that no other drawing has."""
        self._last_number += 1
        return self._last_number

    @property
    def style_sheet(self) -> StyleSheet:
        """The styles of the document."""
        if self._style_sheet is None:
            self._style_sheet = StyleSheet(self.template_part("styles"))
        return self._style_sheet

    @property
    def numbering(self) -> Numbering:
        """The lists of the document; look whether it is usable before adding to it."""
        if self._numbering is None:
            self._numbering = Numbering(self.template_part("numbering"))
        if self._numbering.is_usable:
            self.own_part("numbering")
        return self._numbering

    def notes(self, kind: str) -> Notes:
        """The notes of the document, of the kind `footnote` or `endnote`."""
        if kind not in self._notes:
            self._notes[kind] = Notes(kind, self._parts.get(self.own_part(f"{kind}s")))
        return self._notes[kind]

    def template_part(self, kind: str) -> bytes | None:
        """The part of the template of a kind, as it is there."""
        return self._parts.get(related_part(self._parts, DOCUMENT, kind))

    def unique_bookmark(self, name: str, length: int) -> str:
        """A name for a bookmark that no other has: the name itself, or with a number behind it."""
        if self._bookmarks is None:
            marks = parse_xml(self._parts[DOCUMENT]).iter(w("bookmarkStart"))
            self._bookmarks = {mark.get(w("name"), "").lower() for mark in marks}
        unique, number = name, 1
        while unique.lower() in self._bookmarks:
            number += 1
            unique = f"{name[: length - 1 - len(str(number))]}_{number}"
        self._bookmarks.add(unique.lower())
        return unique

    def merger(self, source: "SourceDocument") -> "Merger":
        """What merges a document into this one; loaded by those who need it."""
        if source not in self._mergers:
            self._mergers[source] = import_module("briefing.word.subdocuments.merging").Merger(self, source)
        return self._mergers[source]

    def mark_picture(self, part: str, picture: Picture) -> str:
        """The mark of a picture that takes the place of the one in whose alternative text the mark is written."""
        marked = self._instead.setdefault(part, {})
        mark = f"briefing-picture-{self.number()}"
        marked[mark] = picture
        return mark

    def _with_pictures(self, part: str, data: bytes, pictures: dict[str, Picture]) -> bytes:
        """A part with pictures in the place of those whose alternative text holds their marks."""
        root = parse_xml(data)

        def marked(words: str) -> Picture | None:
            mark = _MARK.search(words)
            return pictures.get(mark[0]) if mark else None

        import_module("briefing.word.printing.framed_pictures").replace_pictures(root, marked, self.for_part(part))
        return _MARK.sub(
            lambda mark: escape_attribute(pictures[mark[0]].description if mark[0] in pictures else mark[0]),
            write_xml(root).decode(),
        ).encode()

    def own_part(self, kind: str) -> str:
        """The name of the document's part of a kind that is going to be written; a new one is made known."""
        if kind not in self._own_parts:
            there = related_part(self._parts, DOCUMENT, kind)
            if not there:
                self.relation(DOCUMENT, kind, f"{kind}.xml", external=False)
                self._types[f"word/{kind}.xml"] = f"{_WORD_TYPE}.{kind}+xml"
            self._own_parts[kind] = there or f"word/{kind}.xml"
        return self._own_parts[kind]

    def written(self, rendered: dict[str, bytes]) -> dict[str, bytes]:
        """The members that change besides the rendered ones, with the rendered ones."""
        members = dict(rendered)
        for part, pictures in self._instead.items():
            members[part] = self._with_pictures(part, members[part], pictures)
        members |= self._members
        styles = self._style_sheet.written() if self._style_sheet is not None else None
        if styles is not None:
            members[self.own_part("styles")] = styles
        if self._numbering is not None and self._numbering.is_usable:
            members[self.own_part("numbering")] = self._numbering.written()
        for kind, notes in self._notes.items():
            name = self.own_part(f"{kind}s")
            members[name] = notes.written(members.get(name) or self._parts.get(name))
        for part, relations in self._relations.items():
            name = relationships_name(part)
            members[name] = with_relationships(members.get(name) or self._parts.get(name), relations)
        if self._extensions or self._types:
            members[CONTENT_TYPES_PART] = with_content_types(
                self._parts[CONTENT_TYPES_PART], self._extensions, self._types
            )
        return members


class PartAdditions:
    """The additions of one part (`values.Additions`); `can_hold_notes` says whether Word allows some."""

    def __init__(self, package: PackageAdditions, part: str, *, can_hold_notes: bool) -> None:
        self.package = package
        self.part = part
        self.can_hold_notes = can_hold_notes

    def relationship(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship; an empty string for an address that is no plain hyperlink."""
        if external and not is_plain_address(target):
            return ""
        return self.package.relation(self.part, kind, target, external=external)

    def media(self, data: bytes, extension: str) -> str:
        """The id of a relationship to a picture that is put into the package."""
        return self.relationship("image", self.package.picture(data, extension))

    def style(self, name: str, kind: str) -> str:
        """The id of the template's style of that name (or id), or an empty string."""
        return self.package.style_sheet.find(name, kind)

    def numbered_list(self, *, ordered: bool, start: int, level: int) -> int:
        """The number of a new list, 0 where there can be none."""
        lists = self.package.numbering
        return lists.add(ordered=ordered, start=start, level=level) if lists.is_usable else 0

    def footnote(self, write: Callable[[Additions], str]) -> str:
        """The run with the mark of a new footnote; empty where there can be none, as in a header."""
        if not self.can_hold_notes:
            return ""
        sheet = self.package.style_sheet
        text = sheet.ensure("footnote text", "paragraph", _NOTE_TEXT)
        mark = sheet.ensure("footnote reference", "character", _NOTE_MARK)
        look = f'<w:rPr><w:rStyle w:val="{escape_attribute(mark)}"/></w:rPr>'
        runs = write(self.package.for_part(self.package.own_part("footnotes")))
        number = self.package.notes("footnote").add(
            f'<w:p><w:pPr><w:pStyle w:val="{escape_attribute(text)}"/></w:pPr><w:r>{look}<w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{runs}</w:p>'
        )
        return f'<w:r>{look}<w:footnoteReference w:id="{number}"/></w:r>'

    def instead(self, value: WordValue) -> str:
        """What to write for a value in an attribute: its words, or the mark of a picture that replaces another."""
        return self.package.mark_picture(self.part, value) if isinstance(value, Picture) else str(value)

    def merged(self, source: "SourceDocument") -> str:
        """The paragraphs and tables of another document, with what they need put into this one."""
        return self.package.merger(source).write(self)

    def without_notes(self) -> "PartAdditions":
        """The same for a place where Word allows no notes, as in a text box."""
        return PartAdditions(self.package, self.part, can_hold_notes=False)

    def number(self) -> int:
        """A number that no other drawing of the document has."""
        return self.package.number()
