"""Everything OOXML: templates compiled and rendered, packages read and written."""

from briefing.word.faults import Fault, FaultKind, Place, RenderError, SubDocumentError, TemplateError
from briefing.word.ooxml.package import PackageError, Parts, read_package
from briefing.word.printing.pictures import Picture, PictureError
from briefing.word.printing.rich_text import RichText, RichTextParagraph
from briefing.word.printing.values import Listing, Row
from briefing.word.subdocuments.subdocument import SubDocument
from briefing.word.template import Template, compile_template

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
