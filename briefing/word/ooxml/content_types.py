"""The list of what each part of a package is (`[Content_Types].xml`)."""

from typing import Final

from lxml import etree

from briefing.word.ooxml.markup import parse_xml, write_xml
from briefing.word.ooxml.parts import CONTENT_TYPES

PICTURE_TYPES: Final = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "svg": "image/svg+xml",
}
"""What a picture is, by the end of its name."""
_DEFAULT, _OVERRIDE = f"{{{CONTENT_TYPES}}}Default", f"{{{CONTENT_TYPES}}}Override"


def with_content_types(data: bytes, extensions: set[str], parts: dict[str, str]) -> bytes:
    """The list `data` with pictures of these extensions, and parts (name and type), that it may lack."""
    root = parse_xml(data)
    known = {item.get("Extension", "").lower() for item in root.iter(_DEFAULT)}
    for extension in sorted(extensions - known):
        item = etree.Element(_DEFAULT)
        item.set("Extension", extension)
        item.set("ContentType", PICTURE_TYPES[extension])
        root.insert(0, item)
    for name, content_type in parts.items():
        item = etree.SubElement(root, _OVERRIDE)
        item.set("PartName", f"/{name}")
        item.set("ContentType", content_type)
    return write_xml(root)


def content_type_of(data: bytes, name: str) -> str:
    """What a part is; an empty string where the list does not tell."""
    root = parse_xml(data)
    for item in root.iter(_OVERRIDE):
        if item.get("PartName", "").lower() == f"/{name}".lower():
            return item.get("ContentType", "")
    extension = name.rpartition(".")[2].lower()
    for item in root.iter(_DEFAULT):
        if item.get("Extension", "").lower() == extension:
            return item.get("ContentType", "")
    return ""
