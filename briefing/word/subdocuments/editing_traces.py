"""What a text leaves behind when it goes into another document: traces of editing, and its sections."""

import re
from typing import Final

from lxml import etree

from briefing.word.ooxml.markup import W_NAMESPACE, w
from briefing.word.ooxml.properties import properties_element, sort_properties
from briefing.word.ooxml.tree import remove_node

_P, _R, _PPR, _SECTION = w("p"), w("r"), w("pPr"), w("sectPr")
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DROPPED: Final = (
    *map(w, ("proofErr", "lastRenderedPageBreak", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd")),
    *map(w, ("commentReference", "dataBinding")),
    "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding",
)
_OF_THE_DOCUMENT: Final = re.compile(
    r"\s*(DOCPROPERTY|DOCVARIABLE|TITLE|SUBJECT|AUTHOR|KEYWORDS|COMMENTS|LASTSAVEDBY|CREATEDATE|SAVEDATE|PRINTDATE"
    r"|EDITTIME|REVNUM|FILENAME|FILESIZE|TEMPLATE|INFO|NUMWORDS|NUMCHARS)\b",
    re.IGNORECASE,
)
_EDITING: Final = (f"{{{W_NAMESPACE}}}rsid", f"{_W14}paraId", f"{_W14}textId")


def drop_editing(root: etree._Element) -> None:
    """Take out marks of the spelling checker, comments, editing sessions, and data that controls are bound to."""
    for element in list(root.iter(etree.Element)):
        if element.tag in _DROPPED:
            remove_node(element)
            continue
        for name in [str(name) for name in element.attrib if str(name).startswith(_EDITING)]:
            del element.attrib[name]


def keep_results(root: etree._Element) -> None:
    """Leave of fields that tell something of their own document (its title, its author) what they said last."""
    for field in list(root.iter(w("fldSimple"))):
        if _OF_THE_DOCUMENT.match(field.get(w("instr"), "")):
            for child in list(field):
                field.addprevious(child)
            remove_node(field)
    fields: list[list[etree._Element]] = []
    for node in list(root.iter(w("fldChar"), w("instrText"))):
        if node.get(w("fldCharType")) == "begin":
            fields.append([])
        if not fields:
            continue
        fields[-1].append(node)
        if node.get(w("fldCharType")) == "end":
            _keep_result(fields.pop())


def _keep_result(field: list[etree._Element]) -> None:
    """Take out the marks and the code of a field, if it tells something of its document and has a result."""
    code = "".join(node.text or "" for node in field if node.tag == w("instrText"))
    has_result = any(node.get(w("fldCharType")) == "separate" for node in field)
    if has_result and _OF_THE_DOCUMENT.match(code):
        for node in field:
            remove_node(node)


def break_at_sections(body: etree._Element) -> None:
    """Take out the sections of a text; where one began a new page, the text goes on at a new page."""
    sections = list(body.iter(_SECTION))
    for number, section in enumerate(sections):
        following = sections[number + 1] if number + 1 < len(sections) else None
        paragraph = next(section.iterancestors(_P), None)
        remove_node(section)
        begins_page = following is not None and _kind(following) not in ("continuous", "nextColumn")
        if paragraph is None or paragraph.getparent() is not body:
            continue
        after = paragraph.getnext()
        if begins_page and after is not None and after.tag == _P:
            etree.SubElement(properties_element(after, "pPr"), w("pageBreakBefore"))
            sort_properties(properties_element(after, "pPr"))
        elif begins_page:
            etree.SubElement(etree.SubElement(paragraph, _R), w("br")).set(w("type"), "page")
        if all(child.tag == _PPR for child in paragraph):
            remove_node(paragraph)


def _kind(section: etree._Element) -> str:
    kind = section.find(w("type"))
    return kind.get(w("val"), "nextPage") if kind is not None else "nextPage"
