"""Which parts of a package hold text, and what people call them."""

import re
from collections.abc import Iterator, Mapping
from posixpath import join, normpath
from typing import Final

from lxml import etree

from briefing.messages import Message
from briefing.word.ooxml.markup import R_NAMESPACE, XmlError, clean_text, parse_xml, value_of, w, write_xml
from briefing.word.ooxml.package import Parts

RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT: Final = "word/document.xml"
"""The name of the body of a document."""
CONTENT_TYPES_PART: Final = "[Content_Types].xml"
"""The name of the list of what each part is."""
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_TEXT_PART = re.compile(
    r"word/(document\d*|header\d*|footer\d*|footnotes\d*|endnotes\d*|comments\d*|charts/chart\d+|diagrams/data\d+)\.xml$"
    r"|word/_rels/(document\d*|header\d*|footer\d*|footnotes\d*|endnotes\d*|comments\d*)\.xml\.rels$"
    r"|docProps/(core|custom|app)\.xml$"
)
_LABELS: Final = (
    (re.compile(r"document\d*\.xml$"), Message("body")),
    (re.compile(r"footnotes"), Message("footnotes")),
    (re.compile(r"endnotes"), Message("endnotes")),
    (re.compile(r"comments"), Message("comments")),
    (re.compile(r"charts/"), Message("chart")),
    (re.compile(r"diagrams/"), Message("diagram")),
    (re.compile(r"docProps/"), Message("document properties")),
)
_RUNNING: Final = {
    ("header", "default"): Message("header"),
    ("header", "first"): Message("header of first page"),
    ("header", "even"): Message("header of even pages"),
    ("footer", "default"): Message("footer"),
    ("footer", "first"): Message("footer of first page"),
    ("footer", "even"): Message("footer of even pages"),
}


def text_parts(parts: Parts) -> list[str]:
    """The names of the parts in which tags may stand."""
    return [name for name in parts if _TEXT_PART.match(name)]


def label_of(parts: Parts, name: str) -> str:
    """What people call a part: body, header of first page, footnotes."""
    if name.endswith(".rels"):
        owner = name.replace("_rels/", "").removesuffix(".rels")
        return Message("hyperlink address in the {part}", part=label_of(parts, owner))
    for pattern, label in _LABELS:
        if pattern.search(name):
            return label
    kind = "header" if "header" in name else "footer" if "footer" in name else ""
    return _RUNNING[kind, _page_type(parts, name)] if kind else name


def headings_of(parts: Parts) -> frozenset[str]:
    """The ids of the styles that make headings."""
    try:
        root = parse_xml(parts["word/styles.xml"])
    except (KeyError, XmlError):
        return frozenset()
    found = set()
    for style in root.iter(w("style")):
        words = value_of(style.find(w("name"))).lower()
        if words.startswith("heading") or words == "title" or style.find(f"{w('pPr')}/{w('outlineLvl')}") is not None:
            found.add(style.get(w("styleId"), ""))
    return frozenset(found)


def relationships_name(name: str) -> str:
    """The part that holds the relationships of a part."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def relationships_of(parts: Parts, name: str) -> Iterator[etree._Element]:
    """The relationships of a part; none where they are missing or broken."""
    try:
        root = parse_xml(parts[relationships_name(name)])
    except (KeyError, XmlError):
        return
    yield from root.iter(f"{{{RELATIONSHIPS}}}Relationship")


def target_of(name: str, relationship: etree._Element) -> str:
    """The name of the part an inner relationship leads to."""
    target = relationship.get("Target", "")
    if target.startswith("/"):
        return target[1:]
    return normpath(join(name.rpartition("/")[0], target))


def related_part(parts: Parts, name: str, kind: str) -> str:
    """The name of the part of a kind (`styles`, `numbering`) that a part leads to; an empty string without one."""
    for relation in relationships_of(parts, name):
        target = target_of(name, relation)
        if relation.get("Type", "").endswith(f"/{kind}") and target in parts:
            return target
    return ""


def with_relationships(data: bytes | None, relations: Mapping[tuple[str, str, bool], str]) -> bytes:
    """A list of relationships with more: their ids by kind, target and whether that lies outside the package.

    A kind is the last word of its address, or the whole address.
    """
    root = parse_xml(data or f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode())
    for (kind, target, external), identity in relations.items():
        relation = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship")
        relation.set("Id", identity)
        relation.set("Type", kind if "://" in kind else f"{R_NAMESPACE}/{kind}")
        relation.set("Target", clean_text(target))
        if external:
            relation.set("TargetMode", "External")
    return write_xml(root)


def _page_type(parts: Parts, name: str) -> str:
    """On which pages a header or footer stands: `default`, `first` or `even`."""
    ids = {
        relation.get("Id") for relation in relationships_of(parts, DOCUMENT) if target_of(DOCUMENT, relation) == name
    }
    try:
        root = parse_xml(parts[DOCUMENT])
    except (KeyError, XmlError):
        return "default"
    for reference in root.iter(w("headerReference"), w("footerReference")):
        kind = reference.get(w("type"), "default")
        if reference.get(f"{{{R_NAMESPACE}}}id") in ids and kind in ("first", "even"):
            return kind
    return "default"
