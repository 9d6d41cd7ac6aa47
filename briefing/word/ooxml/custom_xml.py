"""Data that a Word document carries beside its text: custom XML parts."""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final, NamedTuple

from briefing.word.ooxml.content_types import with_content_types
from briefing.word.ooxml.package import Parts
from briefing.word.ooxml.parts import (
    CONTENT_TYPES_PART,
    DOCUMENT,
    related_part,
    relationships_name,
    with_relationships,
)

_DATA_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ITEM: Final = re.compile(r"customXml/item\d+\.xml$", re.IGNORECASE)


class CustomXml(NamedTuple):
    """A custom XML part: the namespace of its root, which is how it is found again, its identity and its bytes."""

    namespace: str
    store: str
    data: bytes


def custom_xml_parts(parts: Parts) -> Iterator[str]:
    """The names of the parts that may hold custom XML."""
    return (name for name in parts if _ITEM.match(name))


def with_custom_xml(parts: Parts, items: Sequence[CustomXml]) -> Parts:
    """The package with custom XML parts added; one of the same namespace, as a template may have, is replaced."""
    relations: dict[tuple[str, str, bool], str] = {}
    types: dict[str, str] = {}
    names = relationships_name(DOCUMENT)
    known = parts[names]
    free = (f"rIdBriefingData{number}" for number in count(1) if f'"rIdBriefingData{number}"'.encode() not in known)
    for item in items:
        there = _name_of(parts, item.namespace)
        name = there or _free_name(parts)
        properties = related_part(parts, name, "customXmlProps") if there else ""
        properties = properties or name.replace("/item", "/itemProps")
        if not there:
            relations["customXml", f"../{name}", False] = next(free)
        types |= {name: "application/xml", properties: _PROPERTIES_TYPE}
        parts = parts.changed(
            {
                name: item.data,
                properties: _properties(item),
                relationships_name(name): with_relationships(
                    None, {("customXmlProps", properties.rpartition("/")[2], False): "rId1"}
                ),
            }
        )
    listed = {name: kind for name, kind in types.items() if f'"/{name}"'.encode() not in parts[CONTENT_TYPES_PART]}
    return parts.changed(
        {
            names: with_relationships(known, relations),
            CONTENT_TYPES_PART: with_content_types(parts[CONTENT_TYPES_PART], set(), listed),
        }
    )


def _name_of(parts: Parts, namespace: str) -> str:
    """The part with data of this namespace, or an empty string."""
    words = f'"{namespace}"'.encode()
    return next((name for name in custom_xml_parts(parts) if words in parts[name]), "")


def _free_name(parts: Parts) -> str:
    """A name that neither data nor the properties of data have; python-docx leaves an item 1 in its documents."""
    numbers = (f"{number}.xml" for number in count(1))
    free = (end for end in numbers if f"customXml/item{end}" not in parts and f"customXml/itemProps{end}" not in parts)
    return f"customXml/item{next(free)}"


def _properties(item: CustomXml) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{item.store}" xmlns:ds="{_DATA_STORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{item.namespace}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
