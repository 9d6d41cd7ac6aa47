"""Names, units and safe parsing of Office Open XML (ECMA-376, ISO/IEC 29500)."""

from collections.abc import Mapping
from math import isfinite
from posixpath import dirname, join, normpath
from typing import Final

from lxml import etree

from briefing.messages import Message

Element = etree._Element  # noqa: SLF001 - lxml has no public name for its elements

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V: Final = "{urn:schemas-microsoft-com:vml}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
REL: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"

TWIPS_PER_POINT: Final = 20
EMU_PER_TWIP: Final = 635
# Each element or attribute fills a quarter of a kilobyte once it is read.
_MOST_NODES: Final = 1_000_000
VAL: Final = f"{W}val"

# ISO/IEC 29500 Strict files name the same elements in other namespaces.
_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/picture": PIC[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": A[1:-1].encode(),
}


class LayoutError(ValueError):
    """The document cannot be laid out; the message says which part of it and why."""


def parse_part(parts: Mapping[str, bytes], name: str) -> Element:
    """The root element of a part, without entities, network or huge trees.

    Raises LayoutError where the part is missing or is no XML.
    """
    data = parts.get(name)
    if data is None:
        raise LayoutError(
            Message("The document has no part “{name}”; it may be damaged. Save it again in Word.", name=name)
        )
    if b"purl.oclc.org/ooxml" in data:
        for strict, transitional in _STRICT.items():
            data = data.replace(strict, transitional)
    if data.count(b"<") - data.count(b"</") + data.count(b"=") > _MOST_NODES:
        raise LayoutError(
            Message(
                "The part “{name}” of the document is too large to show here. Divide it into smaller files.", name=name
            )
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise LayoutError(
            Message("The part “{name}” of the document is not readable XML: {reason}", name=name, reason=error.msg)
        ) from error


def relationships(parts: Mapping[str, bytes], name: str) -> dict[str, tuple[str, str]]:
    """By relationship id, the type (its last word) and the target of a part's relationships.

    A target inside the package is a part name; an external one is its address.
    """
    rels_name = join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels")
    if rels_name not in parts:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for relation in parse_part(parts, rels_name).iter(f"{REL}Relationship"):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            target = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(name), target))
        found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
    return found


def related(relations: Mapping[str, tuple[str, str]], kind: str) -> str | None:
    """The target of the first relationship of a kind, such as `styles`."""
    return next((target for type_, target in relations.values() if type_ == kind), None)


def value(element: Element | None, name: str) -> str | None:
    """The `w:val` of a child, or None without such a child or value."""
    child = None if element is None else element.find(W + name)
    return None if child is None else child.get(VAL)


def is_on(element: Element) -> bool:
    """The value of an on/off property element (ECMA-376 17.17.4): on unless it says not."""
    return element.get(VAL) not in {"0", "false", "off"}


def number(text: str | None, default: float = 0) -> float:
    """A number of an attribute; the default where it is missing or no number."""
    try:
        found = float(text) if text is not None else default
    except ValueError:
        return default
    return found if isfinite(found) else default


_UNIVERSAL: Final = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}


def twips(text: str | None, default: float = 0) -> float:
    """A measure in twips: a plain number of twips, or a number with a unit (`1.5pt`)."""
    if text is None:
        return default
    unit = _UNIVERSAL.get(text[-2:])
    measured = number(text[:-2]) * unit if unit else number(text, default)
    return max(-1e6, min(1e6, measured))


def attribute_twips(element: Element | None, *names: str, default: float = 0) -> float:
    """The first of several attributes of the main namespace as twips."""
    for name in names if element is not None else ():
        found = element.get(W + name) if element is not None else None
        if found is not None:
            return twips(found, default)
    return default
