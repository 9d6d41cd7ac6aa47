"""What values add to a package while it is rendered: relationships, pictures, numbers of drawings."""

import re
from itertools import count
from typing import Final
from urllib.parse import urlsplit

from briefing.word import numbering
from briefing.word.numbering import Numbering
from briefing.word.ooxml import DECLARATION, XmlError, escape_attribute, parse_xml, w
from briefing.word.package import Parts
from briefing.word.parts import CONTENT_TYPES, RELATIONSHIPS, relationships_name

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SCHEMES: Final = frozenset(("http", "https", "mailto", "tel", "ftp"))
_TYPES: Final = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp"}
_CONTENT_TYPES_NAME: Final = "[Content_Types].xml"
_DOCUMENT: Final = "word/document.xml"
_NUMBERING_TYPE: Final = f'<Override PartName="/{numbering.NAME}" ContentType="{numbering.CONTENT_TYPE}"/>'.encode()
_FIRST_NUMBER: Final = 100_000


class PackageAdditions:
    """What one rendering adds to the package of its template."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._relations: dict[str, dict[tuple[str, str, bool], str]] = {}
        self._media: dict[bytes, str] = {}
        self._extensions: set[str] = set()
        self._styles: dict[tuple[str, str], str] | None = None
        self._last_number = _FIRST_NUMBER
        self._numbering: Numbering | None = None

    def for_part(self, name: str) -> "PartAdditions":
        """What the values of one part may ask for."""
        return PartAdditions(self, name)

    def relation(self, part: str, kind: str, target: str, *, external: bool) -> str:
        """The id of a relationship of a part, the same for the same target."""
        relations = self._relations.setdefault(part, {})
        key = (kind, target, external)
        if key not in relations:
            there = self._parts.get(relationships_name(part), b"")
            numbers = (f"rIdBriefing{number}" for number in count(len(relations) + 1))
            taken = set(relations.values())
            relations[key] = next(name for name in numbers if f'"{name}"'.encode() not in there and name not in taken)
        return relations[key]

    def picture(self, data: bytes, extension: str) -> str:
        """The name of the member that holds a picture; the same picture is kept once."""
        self._extensions.add(extension)
        if data not in self._media:
            names = (f"media/briefing{number}.{extension}" for number in count(len(self._media) + 1))
            taken = set(self._media.values())
            self._media[data] = next(name for name in names if f"word/{name}" not in self._parts and name not in taken)
        return self._media[data]

    def style(self, name: str, kind: str) -> str:
        """The id of the style with that id or that name, in whatever capitals."""
        if self._styles is None:
            self._styles = _styles(self._parts)
        return self._styles.get((kind, name.lower()), "")

    def number(self) -> int:
        """A number that no other drawing has."""
        self._last_number += 1
        return self._last_number

    def numbered_list(self, *, ordered: bool, start: int, level: int) -> int:
        """The number of a new list, 0 where the numbering of the template cannot be added to."""
        if self._numbering is None:
            self._numbering = Numbering(self._parts.get(numbering.NAME))
            if self._numbering.is_usable and numbering.NAME not in self._parts:
                self.relation(_DOCUMENT, "numbering", "numbering.xml", external=False)
        return self._numbering.add(ordered=ordered, start=start, level=level) if self._numbering.is_usable else 0

    def written(self, rendered: dict[str, bytes]) -> dict[str, bytes]:
        """The members that change besides the rendered ones, with the rendered ones."""
        members = dict(rendered)
        for part, relations in self._relations.items():
            name = relationships_name(part)
            markup = "".join(_relationship(*key, identity) for key, identity in relations.items())
            members[name] = _with_relations(members.get(name) or self._parts.get(name), markup)
        members.update({f"word/{name}": data for data, name in self._media.items()})
        has_lists = self._numbering is not None and self._numbering.is_usable
        if self._numbering is not None and has_lists:
            members[numbering.NAME] = self._numbering.written()
        is_new = has_lists and numbering.NAME not in self._parts
        if self._extensions or is_new:
            types = _with_types(self._parts[_CONTENT_TYPES_NAME], self._extensions)
            members[_CONTENT_TYPES_NAME] = (
                types.replace(b"</Types>", _NUMBERING_TYPE + b"</Types>") if is_new else types
            )
        return members


class PartAdditions:
    """The additions of one part (`briefing.word.values.Additions`)."""

    def __init__(self, package: PackageAdditions, part: str) -> None:
        self._package = package
        self._part = part

    def relationship(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship; an empty string for an address that is no plain hyperlink."""
        if external and not is_plain_address(target):
            return ""
        return self._package.relation(self._part, kind, target, external=external)

    def media(self, data: bytes, extension: str) -> str:
        """The id of a relationship to a picture that is put into the package."""
        return self._package.relation(self._part, "image", self._package.picture(data, extension), external=False)

    def style(self, name: str, kind: str) -> str:
        """The id of the template's style of that name (or id), or an empty string."""
        return self._package.style(name, kind)

    def numbered_list(self, *, ordered: bool, start: int, level: int) -> int:
        """The number of a new list, 0 where there can be none."""
        return self._package.numbered_list(ordered=ordered, start=start, level=level)

    def number(self) -> int:
        """A number that no other drawing of the document has."""
        return self._package.number()


def is_plain_address(address: str) -> bool:
    """Whether an address only leads somewhere when a reader clicks on it."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES


def _relationship(kind: str, target: str, external: bool, identity: str) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target="{escape_attribute(target)}"{mode}/>'


def _with_relations(data: bytes | None, markup: str) -> bytes:
    if data is None:
        return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{markup}</Relationships>'.encode()
    text = data.decode()
    if "</Relationships>" in text:
        return text.replace("</Relationships>", f"{markup}</Relationships>").encode()
    return re.sub(r"<Relationships([^>]*)/>", rf"<Relationships\1>{markup}</Relationships>", text).encode()


def _with_types(data: bytes, extensions: set[str]) -> bytes:
    root = parse_xml(data)
    known = {item.get("Extension", "").lower() for item in root.iter(f"{{{CONTENT_TYPES}}}Default")}
    markup = "".join(
        f'<Default Extension="{extension}" ContentType="{_TYPES[extension]}"/>'
        for extension in sorted(extensions - known)
    )
    return re.sub(r"(<Types[^>]*>)", rf"\1{markup}", data.decode(), count=1).encode()


def _styles(parts: Parts) -> dict[tuple[str, str], str]:
    try:
        root = parse_xml(parts["word/styles.xml"])
    except (KeyError, XmlError):
        return {}
    styles: dict[tuple[str, str], str] = {}
    for style in root.iter(w("style")):
        kind, identity, name = style.get(w("type"), ""), style.get(w("styleId"), ""), style.find(w("name"))
        for word in (name.get(w("val"), "") if name is not None else "", identity):
            styles.setdefault((kind, word.lower()), identity)
    return styles
