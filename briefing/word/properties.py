"""Properties of runs and paragraphs: their order in the schema, and one look laid over another."""

import re
from typing import Final

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
