"""Reads OpenDocument texts (.odt, .ott and flat .fodt): body, tables, text boxes and notes."""

from typing import TYPE_CHECKING

from briefing.articles.reading import Reading
from briefing.articles.text_flow import TextFlow
from briefing.articles.zip_parts import ZipParts, damaged_error, parse_xml, password_error

if TYPE_CHECKING:
    from lxml import etree

_SKIPPED = frozenset(
    """tracked-changes annotation sequence-decls variable-decls user-field-decls forms desc note-citation ruby-text
    meta settings styles automatic-styles master-styles scripts font-face-decls""".split()
)
_SIGNS = {"tab": " ", "line-break": "\n"}
_SEPARATORS = {"table-cell": " ", "table-row": " | "}
_PARAGRAPHS = frozenset({"p", "h"})
_SPACE = "s"
_MAX_SPACES = 100


def read(data: bytes, name: str = "") -> Reading:
    """The paragraphs of the document. Raises ArticleError for a damaged, encrypted or swollen one."""
    if data.startswith(b"PK"):
        parts = ZipParts(data, name)
        if b"encryption-data" in parts.read("META-INF/manifest.xml"):
            raise password_error(name)
        root = parts.xml("content.xml")
    else:
        root = parse_xml(data, name)
    if root is None:
        raise damaged_error(name)
    flow = TextFlow()
    _walk(root, flow)
    return Reading(tuple(flow.paragraphs))


def _local(element: "etree._Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _walk(root: "etree._Element", flow: TextFlow) -> None:
    from lxml import etree

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = _local(element)
        if event == "start":
            if tag in _SKIPPED:
                walk.skip_subtree()
            else:
                _open(tag, element, flow)
        else:
            _close(tag, flow)
            flow.add(element.tail)


def _open(tag: str, element: "etree._Element", flow: TextFlow) -> None:
    if tag in _PARAGRAPHS:
        flow.open_paragraph()
    elif tag in _SEPARATORS:
        flow.open_cells()
    elif tag in _SIGNS:
        flow.add(_SIGNS[tag])
    elif tag == _SPACE:
        count = next((value for key, value in element.items() if str(key).endswith("}c")), "1")
        flow.add(" " * min(int(count) if str(count).isdigit() else 1, _MAX_SPACES))
    flow.add(element.text)


def _close(tag: str, flow: TextFlow) -> None:
    if tag in _PARAGRAPHS:
        flow.close_paragraph()
    elif tag in _SEPARATORS:
        flow.close_cells(_SEPARATORS[tag])
