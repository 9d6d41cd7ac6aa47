"""The styles of a document that is put into another one: kept where they differ, mapped where they are the same."""

import copy
from collections.abc import Callable
from typing import Final

from lxml import etree

from briefing.word.ooxml.markup import W_NAMESPACE, value_of, w
from briefing.word.ooxml.style_sheet import StyleSheet, look_of, name_of
from briefing.word.ooxml.themes import Theme
from briefing.word.subdocuments.default_properties import (
    Property,
    default_properties,
    difference,
    properties_of,
    set_property,
)

MAX_BASES: Final = 64
"""How many styles may be based on each other; Word allows fewer."""
NOTHING: Final[frozenset[Property]] = frozenset()
_DROPPED: Final = tuple(map(w, ("aliases", "link", "rsid", "autoRedefine", "locked")))
_NORMAL: Final = (
    f'<w:style xmlns:w="{W_NAMESPACE}" w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
)


class _Styles:
    """The styles of one document, made independent of its theme one by one when they are asked for."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        self._root = root
        self._theme = theme
        self._all = {} if root is None else {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
        self._read: dict[str, etree._Element] = {}

    def get(self, identity: str) -> etree._Element | None:
        """A style by its id; None where there is none."""
        if identity in self._all and identity not in self._read:
            self._read[identity] = self._independent(self._all[identity])
        return self._read.get(identity)

    def default(self, kind: str) -> str:
        """The id of the default style of a kind; an empty string without one."""
        for identity, style in self._all.items():
            if style.get(w("type")) == kind and style.get(w("default"), "0") in ("1", "true", "on"):
                return identity
        return ""

    def add_normal(self) -> str:
        """The id of an empty paragraph style, for documents without a default one."""
        normal = etree.fromstring(_NORMAL)
        self._all.setdefault("Normal", normal)
        return "Normal"

    def properties(self) -> dict[Property, str]:
        """What the defaults of the document say."""
        defaults = self._root.find(w("docDefaults")) if self._root is not None else None
        return default_properties(self._independent(defaults)) if defaults is not None else {}

    def _independent(self, element: etree._Element) -> etree._Element:
        made = copy.deepcopy(element)
        self._theme.write_out(made)
        return made


class StyleMerger:
    """Finds for each style of a source the style of the target that looks the same, and adds it where there is none.

    Paragraphs also follow the defaults of their document. Where those of the two
    documents differ, the styles of the source say so themselves; all but what a
    table style says, since a table style goes before the defaults, but not before
    the style of a paragraph.
    """

    def __init__(
        self,
        sheet: StyleSheet,
        source: etree._Element | None,
        themes: tuple[Theme, Theme],
        number: Callable[[str], int],
    ) -> None:
        self._sheet = sheet
        self._number = number
        self._theirs = _Styles(source, themes[0])
        self._ours = _Styles(sheet.root, themes[1])
        self._defaults = {kind: self._theirs.default(kind) for kind in ("paragraph", "table")}
        if source is not None and not self._defaults["paragraph"]:
            self._defaults["paragraph"] = self._theirs.add_normal()
        self._difference = difference(self._theirs.properties(), self._ours.properties())
        self._made: dict[tuple[str, frozenset[Property]], str] = {}
        self._open: set[str] = set()
        self._said: dict[str, frozenset[Property]] = {}

    def style(self, identity: str, said: frozenset[Property] = NOTHING) -> str:
        """The id in the target of a style of the source; an empty string for one the source does not have.

        `said` are the properties that a table style says for the paragraph.
        """
        style = self._theirs.get(identity)
        if style is None:
            return ""
        key = (identity, said.intersection(self._difference) if style.get(w("type")) == "paragraph" else NOTHING)
        if key not in self._made and identity not in self._open and len(self._open) < MAX_BASES:
            self._open.add(identity)
            self._made[key] = self._twin(style, key[1]) or self._adopt(style, key)
            self._open.discard(identity)
        return self._made.get(key, "")

    def default(self, kind: str, said: frozenset[Property] = NOTHING) -> str:
        """The id of the style for paragraphs or tables that name none; empty where the target's own will do."""
        identity = self._defaults[kind]
        mapped = self.style(identity, said) if identity else ""
        return "" if mapped == self._ours.default(kind) else mapped

    def made(self, identity: str) -> str:
        """The id of a style that was added or found before; an empty string for others."""
        return next((new for (old, _), new in self._made.items() if old == identity), "")

    def said_by_table(self, identity: str) -> frozenset[Property]:
        """The properties of paragraphs that a table style of the source sets, anywhere in the table."""
        if identity not in self._said:
            said: set[Property] = set()
            for style in self._chain(identity or self._defaults["table"]):
                for holder in (style, *style.iterchildren(w("tblStylePr"))):
                    said.update(properties_of(holder))
            self._said[identity] = frozenset(said)
        return self._said[identity]

    def list_of(self, identity: str) -> tuple[str, str, etree._Element | None] | None:
        """The list, level and indentation that a paragraph style gives, with those it is based on; None without."""
        number = level = ""
        indentation: etree._Element | None = None
        for style in self._chain(identity or self._defaults["paragraph"]):
            number = number or value_of(style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}"))
            level = level or value_of(style.find(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}"))
            own = style.find(f"{w('pPr')}/{w('ind')}")
            indentation = own if indentation is None else indentation
        return (number, level or "0", indentation) if number not in ("", "0") else None

    def _chain(self, identity: str) -> list[etree._Element]:
        """A style and those it is based on; also where these go in a circle."""
        chain: list[etree._Element] = []
        while len(chain) < MAX_BASES and (style := self._theirs.get(identity)) is not None:
            chain.append(style)
            identity = value_of(style.find(w("basedOn")))
        return chain

    def _twin(self, style: etree._Element, said: frozenset[Property]) -> str:
        """The id of the target's style of that name if it looks the same, else an empty string."""
        identity = self._sheet.find(name_of(style), style.get(w("type"), ""))
        ours = self._ours.get(identity)
        if ours is None or name_of(ours).lower() != name_of(style).lower() or _own_look(ours) != _own_look(style):
            return ""
        if next(style.iter(w("numId")), None) is not None or self._unsaid(style, said):
            return ""  # a list of its own begins anew
        base, our_base = value_of(style.find(w("basedOn"))), value_of(ours.find(w("basedOn")))
        return identity if self.style(base, said) == our_base else ""

    def _adopt(self, style: etree._Element, key: tuple[str, frozenset[Property]]) -> str:
        made = copy.deepcopy(style)
        for child in list(made.iterchildren(*_DROPPED)):
            made.remove(child)
        made.attrib.pop(w("default"), "")
        for number in made.iter(w("numId")):
            number.set(w("val"), str(self._number(number.get(w("val"), ""))))
        base = made.find(w("basedOn"))
        if base is not None:
            mapped = self.style(value_of(base), key[1])
            _point_to(base, mapped)
        for item, value in self._unsaid(style, key[1]).items():
            set_property(made, item, value)
        identity = self._made[key] = self._sheet.add(made)
        following = made.find(w("next"))
        if following is not None:
            mapped = self.style(value_of(following), key[1])
            _point_to(following, mapped)
        return identity

    def _unsaid(self, style: etree._Element, said: frozenset[Property]) -> dict[Property, str]:
        """What a paragraph style that is based on none must say of the defaults of its document."""
        if style.get(w("type")) != "paragraph" or self._theirs.get(value_of(style.find(w("basedOn")))) is not None:
            return {}
        own = properties_of(style)
        return {item: value for item, value in self._difference.items() if item not in own and item not in said}


def _point_to(link: etree._Element, identity: str) -> None:
    """Let a link of a style (`basedOn`, `next`) name another style; an empty id takes the link away."""
    parent = link.getparent()
    if identity:
        link.set(w("val"), identity)
    elif parent is not None:
        parent.remove(link)


def _own_look(style: etree._Element) -> tuple[object, ...]:
    """What a style looks like by itself; the ids of what two styles are based on need not agree."""
    return tuple(item for item in look_of(style) if item[0] != w("basedOn"))  # type: ignore[index]
