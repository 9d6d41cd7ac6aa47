"""The styles of a document while some are added to them."""

import copy
from typing import Final

from lxml import etree

from briefing.word.ooxml.markup import W_NAMESPACE, XmlError, parse_xml, w, write_xml

_EMPTY: Final = f'<w:styles xmlns:w="{W_NAMESPACE}"/>'.encode()
_STYLE: Final = w("style")
_LOOK: Final = frozenset(map(w, ("basedOn", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")))


class StyleSheet:
    """The styles of a template (`data` is its part, None where it has none), by id and by name."""

    def __init__(self, data: bytes | None) -> None:
        try:
            self.root = parse_xml(data or _EMPTY)
        except XmlError:
            self.root = parse_xml(_EMPTY)
        self._ids: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        self._added: dict[tuple[object, ...], etree._Element] = {}
        for style in self.root.iter(_STYLE):
            self._note(style)

    def find(self, name: str, kind: str) -> str:
        """The id of the style with that name or that id, in whatever capitals; an empty string where there is none."""
        return self._ids.get((kind, name.lower()), "")

    def add(self, style: etree._Element) -> str:
        """The id of a style that is added, under another name and id where these are taken. It is not copied.

        A style that looks the same and was added under the same name before serves again.
        """
        key = (style.get(w("type"), ""), name_of(style), look_of(style))
        if key in self._added:
            return self._added[key].get(w("styleId"), "")
        wanted, wanted_id = name_of(style), style.get(w("styleId"), "") or "Style"
        name, identity, number = wanted, wanted_id, 1
        while name.lower() in self._taken or identity.lower() in self._taken:
            number += 1
            name, identity = f"{wanted} ({number})", f"{wanted_id}{number}"
        style.set(w("styleId"), identity)
        if number > 1:
            style.set(w("customStyle"), "1")
        _rename(style, name)
        self._added[key] = style
        self._note(style)
        return identity

    def ensure(self, name: str, kind: str, markup: str) -> str:
        """The id of the style of that name, which is made of the markup where there is none."""
        return self.find(name, kind) or self.add(etree.fromstring(markup))

    def written(self) -> bytes | None:
        """The part with the added styles; None where none was added."""
        if not self._added:
            return None
        root = copy.deepcopy(self.root)
        root.extend(copy.deepcopy(style) for style in self._added.values())
        return write_xml(root)

    def _note(self, style: etree._Element) -> None:
        kind, name, identity = style.get(w("type"), ""), name_of(style), style.get(w("styleId"), "")
        for word in (name, identity):
            self._ids.setdefault((kind, word.lower()), identity)
            self._taken.add(word.lower())


def _rename(style: etree._Element, name: str) -> None:
    node = style.find(w("name"))
    if node is None:
        node = etree.Element(w("name"))
        style.insert(0, node)
    node.set(w("val"), name)


def name_of(style: etree._Element) -> str:
    """The name of a style as people see it, its id where it has no name."""
    name = style.find(w("name"))
    return name.get(w("val"), "") if name is not None else style.get(w("styleId"), "")


def look_of(style: etree._Element) -> tuple[object, ...]:
    """What a style looks like, and which style it is based on, to be compared."""
    return tuple(_shape(child) for child in style if child.tag in _LOOK and (len(child) or child.attrib))


def _shape(element: etree._Element) -> tuple[object, ...]:
    attributes = sorted((str(key), str(value)) for key, value in element.attrib.items() if "rsid" not in str(key))
    return (element.tag, tuple(attributes), tuple(_shape(child) for child in element))
