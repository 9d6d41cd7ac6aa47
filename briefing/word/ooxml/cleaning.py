"""Takes out of a foreign template what could fetch or run something when the document is opened.

Kept are plain hyperlinks. Taken out are macros, embedded objects and controls,
pictures and templates that lie elsewhere, fields that fetch (DDE, INCLUDETEXT
and the like) and foreign text (altChunk).
"""

import re
from typing import Final, NamedTuple

from lxml import etree

from briefing.messages import Message
from briefing.word.ooxml.addresses import is_plain_address
from briefing.word.ooxml.markup import R_NAMESPACE, parse_xml, w, write_xml
from briefing.word.ooxml.package import Parts
from briefing.word.ooxml.parts import CONTENT_TYPES, CONTENT_TYPES_PART, RELATIONSHIPS

_ACTIVE_KINDS: Final = frozenset(
    "vbaProject wordVbaData oleObject package attachedTemplate aFChunk control activeXControlBinary frame subDocument"
    " mailMergeSource mailMergeHeaderSource keyMapCustomizations ui/extensibility ui/userCustomization".split()
)
_ACTIVE_MEMBER: Final = re.compile(r"(vbaProject|vbaData)|/activeX/|/embeddings/.*\.bin$|^customUI", re.IGNORECASE)
_FETCHING: Final = re.compile(
    r"^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON|RD)\b", re.IGNORECASE
)
_MACRO_TYPE: Final = "application/vnd.ms-word.document.macroEnabled.main+xml"
_PLAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_TYPES: Final = (
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
_BY_RELATION: Final = tuple(map(w, ("altChunk", "object", "control", "subDoc", "attachedTemplate", "mailMerge")))


class Removal(NamedTuple):
    """Something that was taken out of a package: the part it was in and what it was, in words."""

    part: str
    what: Message


def clean_package(parts: Parts) -> tuple[Parts, tuple[Removal, ...]]:
    """The package without anything active, and what was taken out. Raises XmlError for a broken part."""
    removed: list[Removal] = []
    members: dict[str, bytes] = {}
    active = {name for name in parts if _ACTIVE_MEMBER.search(name)}
    removed += [Removal(name, Message("a macro or an embedded program")) for name in sorted(active)]
    lost: dict[str, set[str]] = {}
    for name in parts:
        if name.endswith(".rels") and name not in active:
            data, ids = _clean_relations(name, parts[name], active, removed)
            lost[name] = ids
            if data is not None:
                members[name] = data
    for name in parts:
        if name.endswith(".xml") and name.startswith("word/") and name not in active:
            folder, _, file = name.rpartition("/")
            data = _clean_text(name, parts[name], lost.get(f"{folder}/_rels/{file}.rels", set()), removed)
            if data is not None:
                members[name] = data
    types = _clean_types(parts[CONTENT_TYPES_PART], active) if CONTENT_TYPES_PART in parts else None
    if types is not None:
        members[CONTENT_TYPES_PART] = types
    return parts.without(active).changed(members), tuple(removed)


def _clean_relations(name: str, data: bytes, active: set[str], removed: list[Removal]) -> tuple[bytes | None, set[str]]:
    """The relationships without active ones, None where there are none, and the ids that are gone."""
    root = parse_xml(data)
    gone: set[str] = set()
    for relation in list(root.iter(f"{{{RELATIONSHIPS}}}Relationship")):
        kind = relation.get("Type", "").partition("/relationships/")[2] or relation.get("Type", "").rpartition("/")[2]
        target, outside = relation.get("Target", ""), relation.get("TargetMode", "").lower() == "external"
        is_link = kind == "hyperlink" and ("{" in target or "%7b" in target.lower() or is_plain_address(target))
        is_inner_active = not outside and any(member.endswith(target.lstrip("./")) for member in active if target)
        if (outside and not is_link) or kind.rpartition("/")[2] in _ACTIVE_KINDS or is_inner_active:
            gone.add(relation.get("Id", ""))
            what = kind or Message("a link")
            removed.append(Removal(name, Message("{what} to “{target}”", what=what, target=target[:80])))
            root.remove(relation)
    return (write_xml(root) if gone else None), gone


def _clean_text(name: str, data: bytes, gone: set[str], removed: list[Removal]) -> bytes | None:
    """The part without what needs the lost relationships and without fields that fetch; None where it is unchanged."""
    root = parse_xml(data)
    before = len(removed)
    for element in list(root.iter(*_BY_RELATION)):
        removed.append(Removal(name, Message("“{name}”", name=etree.QName(element).localname)))
        _take_out(element)
    for element in list(root.iter(etree.Element)) if gone else ():
        if gone.intersection(_relations_of(element)):
            _unlink(element)
            removed.append(Removal(name, Message("“{name}” that leads outside", name=etree.QName(element).localname)))
    _stop_fields(name, root, removed)
    return write_xml(root) if len(removed) > before else None


def _stop_fields(name: str, root: etree._Element, removed: list[Removal]) -> None:
    """Empty the instructions of fields that fetch or run something; their last result stays as text."""
    for field in root.iter(w("fldSimple")):
        if _FETCHING.match(field.get(w("instr"), "")):
            removed.append(Removal(name, _field(field.get(w("instr"), ""))))
            field.set(w("instr"), " QUOTE ")
    for paragraph in root.iter(w("p")):
        codes: list[etree._Element] = []
        for node in paragraph.iter(w("instrText"), w("fldChar")):
            if node.tag == w("instrText"):
                codes.append(node)
                continue
            _stop_field(name, codes, removed)
            codes = []
        _stop_field(name, codes, removed)


def _field(instruction: str) -> Message:
    return Message("the field “{instruction}”", instruction=instruction.strip()[:60])


def _stop_field(name: str, codes: list[etree._Element], removed: list[Removal]) -> None:
    instruction = "".join(code.text or "" for code in codes)
    if _FETCHING.match(instruction):
        removed.append(Removal(name, _field(instruction)))
        for code in codes:
            code.text = ""
        codes[0].text = " QUOTE "


def _relations_of(element: etree._Element) -> list[str]:
    """The ids of the relationships an element names."""
    return [str(value) for key, value in element.attrib.items() if str(key).startswith(f"{{{R_NAMESPACE}}}")]


def _unlink(element: etree._Element) -> None:
    """Take out what a lost relationship showed; of a hyperlink only the link."""
    if element.tag == w("hyperlink"):
        for key in [key for key in element.attrib if str(key).startswith(f"{{{R_NAMESPACE}}}")]:
            del element.attrib[key]
        return
    drawing = next(element.iterancestors(w("drawing"), w("pict"), w("object")), None)
    _take_out(drawing if drawing is not None else element)


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _clean_types(data: bytes, active: set[str]) -> bytes | None:
    root = parse_xml(data)
    changed = False
    for item in list(root.iter(f"{{{CONTENT_TYPES}}}Override")):
        if item.get("PartName", "").lstrip("/") in active:
            root.remove(item)
            changed = True
        elif item.get("ContentType") in (_MACRO_TYPE, *_TEMPLATE_TYPES):
            item.set("ContentType", _PLAIN_TYPE)
            changed = True
    return write_xml(root) if changed else None
