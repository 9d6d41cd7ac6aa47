"""Properties of runs, paragraphs and tables: their order in the schema, their style, one look laid over another."""

import re
from typing import Final

from lxml import etree

from briefing.word.ooxml.markup import value_of, w

RUN_ORDER: Final = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish"
    " webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
    " eastAsianLayout specVanish oMath"
).split()
"""The properties of a run in the order of the schema (ECMA-376 part 1, 17.3.2.28)."""
PARAGRAPH_ORDER: Final = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
).split()
"""The properties of a paragraph in the order of the schema (ECMA-376 part 1, 17.3.1.26)."""

_PROPERTY: Final = re.compile(r"<w:(\w+)\b[^<>]*/>")
_RUN: Final = re.compile(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?")
_LANGUAGE: Final = re.compile(r"<w:lang\b[^<>]*/>")


def with_look(markup: str, properties: str) -> str:
    """Runs that we wrote ourselves with the properties of another run beneath their own."""
    beneath = {found[1]: found[0] for found in _PROPERTY.finditer(properties) if found[1] in RUN_ORDER}
    if not beneath:
        return markup

    def laid_over(run: re.Match[str]) -> str:
        own = {found[1]: found[0] for found in _PROPERTY.finditer(run[1] or "")}
        look = beneath | own
        return f"<w:r><w:rPr>{''.join(look[name] for name in sorted(look, key=RUN_ORDER.index))}</w:rPr>"

    return _RUN.sub(laid_over, markup)


def with_language(markup: str, properties: str) -> str:
    """Runs that we wrote ourselves in the language of another run, for the spelling checker."""
    return with_look(markup, "".join(_LANGUAGE.findall(properties)))


def style_of(element: etree._Element, group: str, name: str) -> str:
    """The id of the style of a paragraph (`pPr`, `pStyle`) or table (`tblPr`, `tblStyle`), or an empty string."""
    return value_of(element.find(f"{w(group)}/{w(name)}"))


def set_style(element: etree._Element, group: str, name: str, identity: str) -> None:
    """Give a paragraph or table a style; an empty id takes its style away."""
    style = element.find(f"{w(group)}/{w(name)}")
    if style is None and identity:
        style = etree.Element(w(name))
        properties_element(element, group).insert(0, style)
    if style is not None and identity:
        style.set(w("val"), identity)
    elif style is not None and (properties := style.getparent()) is not None:
        properties.remove(style)


def properties_element(element: etree._Element, group: str) -> etree._Element:
    """The properties of a paragraph or table, made where there are none."""
    properties = element.find(w(group))
    if properties is None:
        properties = etree.Element(w(group))
        element.insert(0, properties)
    return properties


def sort_properties(properties: etree._Element) -> None:
    """Put the properties of a paragraph in the order of the schema; each stands once."""
    order = {w(name): place for place, name in enumerate(PARAGRAPH_ORDER)}
    found = {child.tag: child for child in properties}
    properties[:] = sorted(found.values(), key=lambda child: order.get(child.tag, len(order)))
