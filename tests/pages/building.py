"""Small Word documents written out in XML, for tests."""

from briefing.word.ooxml.package import Parts

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


def related(kind: str, name: str, data: bytes) -> dict[str, bytes]:
    """A part beside the main part, with the relationship that leads to it; its id is `r`."""
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{_OFFICE}/{kind}" Target="{name}"/></Relationships>'
    )
    return {"word/_rels/document.xml.rels": rels.encode(), f"word/{name}": data}


def picture(name: str, data: bytes) -> Parts:
    """A document of one picture, 5 cm in square, in the line."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return document(
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing">'
        f'<wp:extent cx="1800000" cy="1800000"/><a:graphic xmlns:a="{drawing}/main"><a:graphicData>'
        f'<pic:pic xmlns:pic="{drawing}/picture"><pic:blipFill><a:blip r:embed="r"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
        **related("image", name, data),
    )
