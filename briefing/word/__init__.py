"""Everything OOXML: templates compiled and rendered, packages read and written."""

from briefing.word.faults import Fault, FaultKind, Place, RenderError, TemplateError
from briefing.word.package import PackageError, Parts, read_package
from briefing.word.pictures import Picture, PictureError
from briefing.word.rich_text import RichText, RichTextParagraph
from briefing.word.subdocument import SubDocument, SubDocumentError
from briefing.word.template import Template, compile_template
from briefing.word.values import Listing, Row

__all__ = [
    "Fault",
    "FaultKind",
    "Listing",
    "PackageError",
    "Parts",
    "Picture",
    "PictureError",
    "Place",
    "RenderError",
    "RichText",
    "RichTextParagraph",
    "Row",
    "SubDocument",
    "SubDocumentError",
    "Template",
    "TemplateError",
    "compile_template",
    "read_package",
]
