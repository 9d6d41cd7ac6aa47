"""What paragraphs look like that no style tells anything: the defaults of a document, and how they differ."""

from typing import Final, NamedTuple

from lxml import etree

from briefing.word.ooxml.markup import W_NAMESPACE, w
from briefing.word.ooxml.properties import PARAGRAPH_ORDER, RUN_ORDER


class Property(NamedTuple):
    """One attribute of one property: `pPr`, `spacing`, `after`."""

    group: str
    name: str
    attribute: str


_ORDERS: Final = {"pPr": PARAGRAPH_ORDER, "rPr": RUN_ORDER}
_LINE, _LINE_RULE = Property("pPr", "spacing", "line"), Property("pPr", "spacing", "lineRule")
_FONT: Final = "Times New Roman"
# What Word takes where nothing is said (ECMA-376 part 1, 17.3).
_UNSAID: Final = {
    **{Property("pPr", "spacing", name): "0" for name in ("before", "after")},
    _LINE: "240",
    _LINE_RULE: "auto",
    **{Property("pPr", "ind", name): "0" for name in ("left", "right", "firstLine")},
    Property("pPr", "jc", "val"): "left",
    Property("pPr", "widowControl", "val"): "1",
    Property("pPr", "suppressAutoHyphens", "val"): "0",
    **{Property("rPr", "rFonts", name): _FONT for name in ("ascii", "hAnsi", "eastAsia", "cs")},
    **{Property("rPr", name, "val"): "20" for name in ("sz", "szCs")},
    **{Property("rPr", name, "val"): "0" for name in ("b", "i", "kern")},
    Property("rPr", "color", "val"): "auto",
}
_SWITCHES: Final = {"true": "1", "on": "1", "false": "0", "off": "0"}
_FOLLOWERS: Final = {
    "pPr": ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"),
    "rPr": ("tblPr", "trPr", "tcPr", "tblStylePr"),
}


def properties_of(holder: etree._Element | None) -> dict[Property, str]:
    """The simple properties of paragraphs and runs that a style, or another holder of `w:pPr` and `w:rPr`, sets."""
    found: dict[Property, str] = {}
    for group in _ORDERS:
        for properties in () if holder is None else holder.iterchildren(w(group)):
            for item in properties.iterchildren(f"{{{W_NAMESPACE}}}*"):
                if len(item) == 0:
                    found |= _attributes(group, item)
    return found


def default_properties(defaults: etree._Element) -> dict[Property, str]:
    """What the defaults of a document (`w:docDefaults`) say."""
    found: dict[Property, str] = {}
    for holder in defaults.iter(w("rPrDefault"), w("pPrDefault")):
        found |= properties_of(holder)
    return found


def difference(wanted: dict[Property, str], given: dict[Property, str]) -> dict[Property, str]:
    """What must be said where `given` are the defaults, so that a text looks as where `wanted` are."""
    said = {}
    for item in (*wanted, *(item for item in given if item not in wanted)):
        value = wanted.get(item, _UNSAID.get(item))
        if value is not None and value != given.get(item, _UNSAID.get(item)):
            said[item] = value
    if _LINE in said:  # the number means nothing without its rule
        said[_LINE_RULE] = wanted.get(_LINE_RULE, _UNSAID[_LINE_RULE])
    return said


def set_property(style: etree._Element, item: Property, value: str) -> None:
    """Set a property of a style, in the order of the schema."""
    properties = style.find(w(item.group))
    if properties is None:
        properties = etree.Element(w(item.group))
        _insert(style, properties, tuple(map(w, _FOLLOWERS[item.group])))
    element = properties.find(w(item.name))
    if element is None:
        element = etree.Element(w(item.name))
        order = _ORDERS[item.group]
        _insert(properties, element, tuple(map(w, order[order.index(item.name) + 1 :])))
    element.set(w(item.attribute), value)


def _attributes(group: str, item: etree._Element) -> dict[Property, str]:
    name = etree.QName(item).localname
    if name not in _ORDERS[group]:
        return {}
    if not item.attrib:
        return {Property(group, name, "val"): "1"}
    return {
        Property(group, name, etree.QName(key).localname): _SWITCHES.get(str(value), str(value))
        for key, value in item.attrib.items()
        if str(key).startswith(f"{{{W_NAMESPACE}}}")
    }


def _insert(parent: etree._Element, child: etree._Element, followers: tuple[str, ...]) -> None:
    following = next(parent.iterchildren(*followers), None) if followers else None
    if following is None:
        parent.append(child)
    else:
        following.addprevious(child)
