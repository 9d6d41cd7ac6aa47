"""The lists of a document that is put into another one: each printing has lists of its own."""

import copy
from collections.abc import Callable

from lxml import etree

from briefing.word.ooxml.markup import W_NAMESPACE, value_of, w
from briefing.word.ooxml.numbering import Numbering


class ListCopies:
    """The lists of one printing: copied with their look when they are first asked for."""

    def __init__(self, numbering: Numbering, source: etree._Element | None) -> None:
        self._numbering = numbering
        self._lists = _by_number(source, "num", "numId")
        self._all_looks = _by_number(source, "abstractNum", "abstractNumId")
        self._numbers: dict[str, int] = {}
        self._looks: dict[str, int] = {}
        self._levels: list[etree._Element] = []

    def number(self, wanted: str) -> int:
        """The new number of a list; 0, which is no list, where the source has none of that number."""
        if wanted not in self._numbers:
            self._numbers[wanted] = self._copied(wanted)
        return self._numbers[wanted]

    def link_styles(self, style_of: Callable[[str], str]) -> None:
        """Make the levels known to the styles that use them; `style_of` gives the new id, or nothing."""
        for level in self._levels:
            for link in level.findall(w("pStyle")):
                if identity := style_of(link.get(w("val"), "")):
                    link.set(w("val"), identity)
                else:
                    level.remove(link)

    def _copied(self, wanted: str) -> int:
        made = self._lists.get(wanted)
        if made is None or not self._numbering.is_usable:
            return 0
        look = self._look(value_of(made.find(w("abstractNumId"))))
        overrides = [copy.deepcopy(override) for override in made.findall(w("lvlOverride"))]
        for override in overrides:
            self._take_levels(override)
        return self._numbering.add_list(look, overrides) if look is not None else 0

    def _look(self, wanted: str) -> int | None:
        if wanted in self._looks:
            return self._looks[wanted]
        look = self._all_looks.get(wanted)
        linked = value_of(look.find(w("numStyleLink"))) if look is not None else ""
        look = self._linked_look(linked) if linked else look
        if look is None:
            return None
        made = copy.deepcopy(look)
        for name in [str(name) for name in made.attrib if not str(name).startswith(f"{{{W_NAMESPACE}}}")]:
            del made.attrib[name]  # of extensions that the part it goes to may not know
        for name in ("styleLink", "numStyleLink"):
            for link in made.findall(w(name)):
                made.remove(link)
        self._take_levels(made)
        self._looks[wanted] = self._numbering.add_look(made)
        return self._looks[wanted]

    def _linked_look(self, name: str) -> etree._Element | None:
        """The look that a numbering style of that id gives."""
        return next((look for look in self._all_looks.values() if value_of(look.find(w("styleLink"))) == name), None)

    def _take_levels(self, holder: etree._Element) -> None:
        for level in holder.iter(w("lvl")):
            for picture in level.findall(w("lvlPicBulletId")):
                level.remove(picture)
            self._levels.append(level)


def _by_number(source: etree._Element | None, tag: str, attribute: str) -> dict[str, etree._Element]:
    return {} if source is None else {item.get(w(attribute), ""): item for item in source.iter(w(tag))}
