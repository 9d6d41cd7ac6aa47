"""Office Open XML: names, safe parsing of a part, writing text as markup."""

import re
from typing import Final

from lxml import etree

from briefing.messages import Message

W_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NAMESPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
M_NAMESPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC_NAMESPACE: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PIC_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WP_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_NOT_XML = re.compile(f"[{_FORBIDDEN}]")


class XmlError(ValueError):
    """A part that is not well-formed XML, or XML that can do harm."""


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{W_NAMESPACE}}}{name}"


def value_of(element: etree._Element | None) -> str:
    """The value (`w:val`) of an element; an empty string where there is no element or it has none."""
    return element.get(w("val"), "") if element is not None else ""


def parse_xml(data: bytes) -> etree._Element:
    """The root element of a part.

    Neither entities nor a DTD nor the network are used; processing instructions
    are dropped. Raises XmlError for anything that is not plain, well-formed XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise XmlError(Message("its XML is broken ({reason})", reason=error.msg)) from error
    except ValueError as error:
        raise XmlError(Message("its XML is broken ({reason})", reason=str(error))) from error
    if root is None:
        raise XmlError(Message("it is empty"))
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise XmlError(Message("it declares a document type, which Word never writes and which can do harm"))
    return root


def with_usual_prefix(root: etree._Element) -> etree._Element:
    """The tree with the prefix `w` for the names of WordprocessingML, in which values are written.

    Word uses that prefix, but other programs need not. The tree given is emptied.
    """
    if root.prefix == "w" or etree.QName(root).namespace != W_NAMESPACE:
        return root
    prefixes: dict[str | None, str] = {"w": W_NAMESPACE}
    prefixes |= {prefix: name for prefix, name in root.nsmap.items() if name != W_NAMESPACE and prefix != "w"}
    made = etree.Element(root.tag, nsmap=prefixes)  # type: ignore[arg-type]  # None is the default namespace
    for name, value in root.attrib.items():
        made.set(name, value)
    made.text = root.text
    made.extend(list(root))
    return made


def write_xml(root: etree._Element) -> bytes:
    """A part as Word writes it: declaration, UTF-8."""
    return (DECLARATION + etree.tostring(root, encoding="unicode")).encode()


def clean_text(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def escape(text: str) -> str:
    """The text as content of an element."""
    return clean_text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """The text as the value of an attribute in double quotes; line ends become spaces."""
    return " ".join(escape(text).replace('"', "&quot;").split("\n")).replace("\t", " ").replace("\r", "")
