"""A copy of a template in which every fault is a comment, for the person who mends it in Word."""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from briefing.translation import translated
from briefing.word.faults import Fault
from briefing.word.ooxml.markup import DECLARATION, R_NAMESPACE, W_NAMESPACE, escape, parse_xml, w, write_xml
from briefing.word.ooxml.package import Parts
from briefing.word.ooxml.parts import CONTENT_TYPES, CONTENT_TYPES_PART, DOCUMENT, RELATIONSHIPS, relationships_name

_COMMENTS: Final = "word/comments.xml"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND: Final = f"{R_NAMESPACE}/comments"


def mark_faults(parts: Parts, faults: Sequence[Fault]) -> Parts:
    """The template with a comment at the paragraph of each fault.

    Word allows no comments in headers and footers; what is wrong there is said
    at the first paragraph of the body. Raises XmlError where the body is broken.
    """
    body = parse_xml(parts[DOCUMENT])
    paragraphs = list(body.iter(w("p")))
    comments = parse_xml(parts[_COMMENTS]) if _COMMENTS in parts else _no_comments()
    first = 1 + max((int(item.get(w("id"), "0")) for item in comments.iter(w("comment"))), default=-1)
    for number, fault in enumerate(faults, first):
        in_body = fault.place.part_name == DOCUMENT and 0 < fault.place.paragraph <= len(paragraphs)
        if paragraphs:
            _point_at(paragraphs[fault.place.paragraph - 1 if in_body else 0], number)
        comments.append(_comment(number, fault, in_body=in_body))
    members = {DOCUMENT: write_xml(body), _COMMENTS: write_xml(comments)}
    if _COMMENTS not in parts:
        members |= _announced(parts)
    return parts.changed(members)


def _no_comments() -> etree._Element:
    return parse_xml(f'{DECLARATION}<w:comments xmlns:w="{W_NAMESPACE}"/>'.encode())


def _point_at(paragraph: etree._Element, number: int) -> None:
    start, end, run = (etree.Element(w(name)) for name in ("commentRangeStart", "commentRangeEnd", "r"))
    for mark in (start, end, etree.SubElement(run, w("commentReference"))):
        mark.set(w("id"), str(number))
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        properties.addnext(start)
    else:
        paragraph.insert(0, start)
    paragraph.extend((end, run))


def _comment(number: int, fault: Fault, *, in_body: bool) -> etree._Element:
    place = "" if in_body else f"{translated(fault.place.message)}: "
    words = escape(f"{place}{fault.tag} {translated(fault.problem)} {translated(fault.remedy)}".strip())
    return parse_xml(
        f'<w:comment xmlns:w="{W_NAMESPACE}" w:id="{number}" w:author="Briefing" w:initials="B">'
        f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p></w:comment>'.encode()
    )


def _announced(parts: Parts) -> dict[str, bytes]:
    """The content type and the relationship of the new part."""
    types = parse_xml(parts[CONTENT_TYPES_PART])
    etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", {"PartName": f"/{_COMMENTS}", "ContentType": _TYPE})
    name = relationships_name(DOCUMENT)
    empty = f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()
    relations = parse_xml(parts.get(name, empty))
    attributes = {"Id": "rIdBriefingComments", "Type": _KIND, "Target": "comments.xml"}
    etree.SubElement(relations, f"{{{RELATIONSHIPS}}}Relationship", attributes)
    return {CONTENT_TYPES_PART: write_xml(types), name: write_xml(relations)}
