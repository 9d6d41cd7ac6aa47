"""Reads Word documents (.docx, .docm, .dotx): body, tables, text boxes and notes, with tracked changes accepted."""

from typing import TYPE_CHECKING

from briefing.articles.reading import Reading
from briefing.articles.text_flow import TextFlow
from briefing.articles.zip_parts import ZipParts, damaged_error

if TYPE_CHECKING:
    from lxml import etree

_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "sectPr", "rPr", "tblPr", "trPr", "tcPr"})
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SEPARATORS = {"tc": " ", "tr": " | "}
_MAIN_PART = "word/document.xml"
_TITLE_STYLES = frozenset({"title", "heading1", "название", "заголовок1"})


def read(data: bytes, name: str = "") -> Reading:
    """The paragraphs of the document. Raises ArticleError for a damaged, encrypted or swollen package."""
    parts = ZipParts(data, name)
    main = _main_part(parts)
    root = parts.xml(main)
    if root is None:
        raise damaged_error(name)
    flow = TextFlow()
    _walk(root, flow)
    folder = main.rpartition("/")[0]
    for notes in ("footnotes", "endnotes"):
        notes_root = parts.xml(f"{folder}/{notes}.xml")
        if notes_root is not None:
            _walk(notes_root, flow)
    return Reading(tuple(flow.paragraphs), title=_title(root))


def _main_part(parts: ZipParts) -> str:
    """The part the package names as its document."""
    relations = parts.xml("_rels/.rels")
    if relations is not None:
        for relation in relations:
            target = relation.get("Target") or ""
            if (relation.get("Type") or "").endswith("/officeDocument") and target.lstrip("/") in parts.names:
                return target.lstrip("/")
    return _MAIN_PART


def _local(element: "etree._Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _walk(root: "etree._Element", flow: TextFlow) -> None:
    """Every paragraph below `root`, by a walk that does not recurse: tables may be nested 100 000 deep."""
    from lxml import etree

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = _local(element)
        if event == "start":
            if tag in _SKIPPED or (tag == "r" and _is_hidden(element)):
                walk.skip_subtree()
            elif tag == "p":
                flow.open_paragraph()
            elif tag in _SEPARATORS:
                flow.open_cells()
        elif tag == "t":
            flow.add(element.text)
        elif tag in _SIGNS:
            flow.add(_SIGNS[tag])
        elif tag == "p":
            flow.close_paragraph()
        elif tag in _SEPARATORS:
            flow.close_cells(_SEPARATORS[tag])


def _is_hidden(run: "etree._Element") -> bool:
    return any(_local(item) == "vanish" for properties in run if _local(properties) == "rPr" for item in properties)


def _title(root: "etree._Element") -> str:
    """The first paragraph, if its style calls it the document's title."""
    paragraph = next((element for element in root.iter() if _local(element) == "p"), None)
    if paragraph is None:
        return ""
    style = next((element for element in paragraph.iter() if _local(element) == "pStyle"), None)
    value = next((value for key, value in style.items() if str(key).endswith("val")), "") if style is not None else ""
    if str(value).replace(" ", "").lower() not in _TITLE_STYLES:
        return ""
    return "".join(element.text or "" for element in paragraph.iter() if _local(element) == "t").strip()
