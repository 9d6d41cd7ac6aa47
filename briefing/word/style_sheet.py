"""The styles of a document while some are added to them."""

import copy
from typing import Final

from lxml import etree

from briefing.word.ooxml import W_NAMESPACE, XmlError, parse_xml, w, write_xml

_EMPTY: Final = f'<w:styles xmlns:w="{W_NAMESPACE}"/>'.encode()
_STYLE: Final = w("style")


class StyleSheet:
    """The styles of a template (`data` is its part, None where it has none), by id and by name."""

    def __init__(self, data: bytes | None) -> None:
        try:
            self.root = parse_xml(data or _EMPTY)
            self.is_usable = self.root.tag == w("styles")
        except XmlError:
            self.root, self.is_usable = parse_xml(_EMPTY), False
        self._ids: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        self._added: list[etree._Element] = []
        for style in self.root.iter(_STYLE):
            self._note(style)

    def find(self, name: str, kind: str) -> str:
        """The id of the style with that name or that id, in whatever capitals; an empty string where there is none."""
        return self._ids.get((kind, name.lower()), "")

    def add(self, style: etree._Element) -> str:
        """The id of a style that is added, under another name and id where these are taken. It is not copied."""
        wanted, identity = name_of(style), style.get(w("styleId"), "") or "Style"
        name, number = wanted, 1
        while name.lower() in self._taken or f"{identity}{'' if number == 1 else number}".lower() in self._taken:
            number += 1
            name = f"{wanted} ({number})"
        identity = identity if number == 1 else f"{identity}{number}"
        style.set(w("styleId"), identity)
        if number > 1:
            style.set(w("customStyle"), "1")
        _rename(style, name)
        self._added.append(style)
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
        root.extend(copy.deepcopy(style) for style in self._added)
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
