"""The two layout profiles of official papers, as Word documents with styles and nothing else."""

import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Times New Roman"
SPOKEN_SIZE = 14
"""Points of what is read aloud, in every profile."""

DRAFT_COLOUR = RGBColor(0xB0, 0x1E, 0x1E)
RULE_COLOUR = "7F7F7F"
SHADE_COLOUR = "EDEDED"
AFTER_SHADING = ("w:tabs", "w:spacing", "w:ind", "w:jc")
"""What follows numbering, borders and shading in the properties of a paragraph."""

LOCALES = {"en": "en-GB", "ru": "ru-RU", "kk": "kk-KZ"}


@dataclass(frozen=True)
class Profile:
    """Page, type and manners of a kind of office; lengths in millimetres, type in points."""

    margins: tuple[float, float, float, float]  # left, right, top, bottom
    body_size: float
    table_size: float
    note_size: float
    justified: bool
    first_line_indent: float
    space_after: float
    list_indent: float
    full_grid: bool

    @property
    def source_share(self) -> int:
        """Share of the text width, in percent, that a column of source numbers needs for its heading."""
        return 14 if self.full_grid else 10

    @property
    def text_width(self) -> float:
        """Width of the text on A4, in millimetres."""
        return 210 - self.margins[0] - self.margins[1]


OFFICE_CYRILLIC = Profile(
    margins=(30, 15, 20, 20),
    body_size=14,
    table_size=11,
    note_size=10,
    justified=True,
    first_line_indent=12.5,
    space_after=0,
    list_indent=18.5,
    full_grid=True,
)
"""Profile A: Russian and Kazakh offices."""

OFFICE_ENGLISH = Profile(
    margins=(25.4, 25.4, 25.4, 25.4),
    body_size=12,
    table_size=10,
    note_size=10,
    justified=False,
    first_line_indent=0,
    space_after=6,
    list_indent=6,
    full_grid=False,
)
"""Profile B: English-speaking offices."""

PROFILES = {"en": OFFICE_ENGLISH, "ru": OFFICE_CYRILLIC, "kk": OFFICE_CYRILLIC}


def new_document(profile: Profile, language: str, title: str) -> Any:
    """An empty A4 document that has the styles of the profile and no others."""
    document = Document()
    _keep_only_used_styles(document)
    _set_page(document.sections[0], profile)
    _set_language(document, LOCALES[language])
    _define_styles(document, profile)
    _let_lists_hang(document)
    _set_manners(document)
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "", LOCALES[language]
    properties.created = properties.modified = dt.datetime(2025, 1, 1)  # noqa: DTZ001 (the same on every build)
    properties.comments, properties.last_modified_by = "", ""
    return document


def define_speaking_points(document: Any) -> None:
    """A style for what is read aloud: large type, numbered apart from all other lists."""
    points = "Speaking Point"
    _style(document, points, SPOKEN_SIZE, after=4, left=10, indent=-10)
    style = document.styles[points].element
    numbering = document.part.numbering_part.element
    number = next(
        number
        for number in numbering.findall(qn("w:num"))
        if _list_of(numbering, number).find(f"{qn('w:lvl')}/{qn('w:pStyle')}[@{qn('w:val')}='ListNumber2']") is not None
    )
    _list_of(numbering, number).find(f"{qn('w:lvl')}/{qn('w:pStyle')}").set(qn("w:val"), style.get(qn("w:styleId")))
    properties, reference = OxmlElement("w:numPr"), OxmlElement("w:numId")
    reference.set(qn("w:val"), number.get(qn("w:numId")))
    properties.append(reference)
    style.get_or_add_pPr().insert_element_before(properties, *AFTER_SHADING)


def define_card_name(document: Any, profile: Profile) -> None:
    """A style for the name at the head of a person's card."""
    _style(document, "Card Name", profile.body_size, before=8, after=3, bold=True, keep=True)


def _list_of(numbering: Any, number: Any) -> Any:
    """The abstract list behind a list of the stock document."""
    wanted = number.find(qn("w:abstractNumId")).get(qn("w:val"))
    return next(item for item in numbering.findall(qn("w:abstractNum")) if item.get(qn("w:abstractNumId")) == wanted)


def save(document: Any, path: Path) -> None:
    """Writes the document so that the same content gives the same bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))


def _set_page(section: Any, profile: Profile) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = map(Mm, profile.margins)
    section.header_distance = section.footer_distance = Mm(10)


def _let_lists_hang(document: Any) -> None:
    """Takes the tab stops out of the stock lists: text begins where its style lets the lines below hang."""
    for properties in document.part.numbering_part.element.iter(qn("w:pPr")):
        for tabs in properties.findall(qn("w:tabs")):
            properties.remove(tabs)


def _set_manners(document: Any) -> None:
    """Tables begin where the text begins (in the manners before Word 2013 their cells' text would).

    A line that ends with a break is not stretched in justified text: fields may have several lines.
    """
    compatibility = OxmlElement("w:compat")
    compatibility.append(OxmlElement("w:doNotExpandShiftReturn"))
    setting = OxmlElement("w:compatSetting")
    for name, value in (
        ("name", "compatibilityMode"),
        ("uri", "http://schemas.microsoft.com/office/word"),
        ("val", "15"),
    ):
        setting.set(qn(f"w:{name}"), value)
    compatibility.append(setting)
    settings = document.settings.element
    old = settings.find(qn("w:compat"))
    if old is None:
        settings.insert_element_before(compatibility, "w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping")
    else:
        settings.replace(old, compatibility)


def _set_language(document: Any, locale: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(properties):
        properties.remove(child)
    fonts, language = OxmlElement("w:rFonts"), OxmlElement("w:lang")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    for script in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{script}"), locale)
    properties.append(fonts)
    properties.append(language)


def _keep_only_used_styles(document: Any) -> None:
    """The stock document brings a hundred table and list styles that would only confuse its editors."""
    kept = {"Normal", "Header", "Footer", "Title", "Subtitle", "Heading 1", "Body Text", "List Bullet", "List Number"}
    kept |= {"Quote", "Default Paragraph Font", "Normal Table", "No List", "Signature"}
    for style in list(document.styles):
        if style.name not in kept:
            style.element.getparent().remove(style.element)
    latent = document.styles.element.find(qn("w:latentStyles"))
    latent.getparent().remove(latent)
    for relation in list(document.part.package.rels.values()):
        if relation.reltype.endswith("/thumbnail"):
            del document.part.package.rels[relation.rId]


def _define_styles(document: Any, profile: Profile) -> None:
    align = WD_ALIGN_PARAGRAPH.JUSTIFY if profile.justified else WD_ALIGN_PARAGRAPH.LEFT
    body, small, centred = profile.body_size, profile.table_size, WD_ALIGN_PARAGRAPH.CENTER
    title_size = 14
    _style(document, "Normal", body, after=0, align=WD_ALIGN_PARAGRAPH.LEFT)
    _style(document, "Body Text", body, after=profile.space_after, align=align, indent=profile.first_line_indent)
    _style(document, "Lead", body, after=6, align=align, shaded=not profile.full_grid, before=8)
    heads = centred if profile.justified else WD_ALIGN_PARAGRAPH.LEFT
    _style(document, "Title", title_size, after=2, align=heads, bold=True, before=6, keep=True, caps=True)
    _style(document, "Subtitle", title_size if profile.justified else body, after=8, align=heads, bold=True, keep=True)
    _style(document, "Heading 1", body, after=4, before=10, align=WD_ALIGN_PARAGRAPH.LEFT, bold=True, keep=True)
    _style(document, "Annex Heading", body, after=6, bold=True, keep=True, page_break=True)
    _style(document, "List Bullet", body, after=2, left=profile.list_indent, indent=-6)
    number = body - 2  # millimetres, with room for two digits
    _style(document, "List Number", body, after=3, left=number, indent=-number)
    _style(document, "Quote", body, after=6, before=2, align=align, left=10, italic=True)
    _style(document, "Table Text", small, after=0, align=WD_ALIGN_PARAGRAPH.LEFT)
    _style(document, "Table Heading", small, after=0, align=WD_ALIGN_PARAGRAPH.LEFT, bold=True, keep=True)
    _style(document, "Requisite", body - (0 if profile.justified else 1), after=2)
    _style(document, "Source", profile.note_size + (1 if profile.justified else 0), after=2)
    _style(document, "Signature", body, after=0, before=18)
    _style(document, "Executor", profile.note_size, after=0, before=12)
    _style(document, "Header", profile.note_size, after=0)
    _style(document, "Footer", profile.note_size, after=0)


def _style(
    document: Any,
    name: str,
    size: float,
    *,
    after: float,
    before: float = 0,
    align: Any = WD_ALIGN_PARAGRAPH.LEFT,
    indent: float = 0,
    left: float = 0,
    bold: bool = False,
    italic: bool = False,
    caps: bool = False,
    keep: bool = False,
    page_break: bool = False,
    shaded: bool = False,
) -> None:
    known = [style.name for style in document.styles]
    style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for group in ("w:rPr", "w:pPr"):
        old = style.element.find(qn(group))
        if old is not None:
            numbering = old.find(qn("w:numPr"))
            style.element.remove(old)
            if numbering is not None:
                style.element.get_or_add_pPr().insert_element_before(numbering, *AFTER_SHADING)
    style.hidden = style.unhide_when_used = False
    style.quick_style = True
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
    font.bold, font.italic, font.all_caps = bold or None, italic or None, caps or None
    form.space_before, form.space_after, form.alignment = Pt(before), Pt(after), align
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    form.first_line_indent = Mm(indent) if indent else None
    form.left_indent = Mm(left) if left else None
    form.keep_with_next, form.page_break_before, form.widow_control = keep or None, page_break or None, True
    if shaded:
        style.element.get_or_add_pPr().insert_element_before(shading(), *AFTER_SHADING)


def shading(colour: str = SHADE_COLOUR) -> Any:
    """The light ground of a paragraph or table cell."""
    element = OxmlElement("w:shd")
    element.set(qn("w:val"), "clear")
    element.set(qn("w:color"), "auto")
    element.set(qn("w:fill"), colour)
    return element
