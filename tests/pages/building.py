"""Small Word documents written out in XML, for tests."""

from briefing.word.package import Parts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
A5 = (
    '<w:sectPr><w:pgSz w:w="8391" w:h="11906"/>'
    '<w:pgMar w:top="720" w:right="720" w:bottom="720" w:left="720"/></w:sectPr>'
)


def document(body: str, section: str = A5, **parts: bytes) -> Parts:
    """A package whose body is the given XML."""
    xml = f"<w:document {W} {R}><w:body>{body}{section}</w:body></w:document>"
    return Parts({"_rels/.rels": _RELS.encode(), "word/document.xml": xml.encode(), **parts})


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def control(tag: str, text: str) -> str:
    """A run in a content control."""
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )
