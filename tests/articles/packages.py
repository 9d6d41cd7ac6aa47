"""Writes small Word and OpenDocument packages, for tests."""

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = f'<Types xmlns="types"><Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>'
NAMESPACES = f'xmlns:w="{WORD}" xmlns:mc="mc" xmlns:v="v"'
OPEN_DOCUMENT = 'xmlns:o="o" xmlns:text="t" xmlns:table="b" xmlns:office="f"'


def package(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **others: str) -> bytes:
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    return package(parts | {f"word/{name}.xml": content for name, content in others.items()})


def odt(body: str, manifest: str = "<manifest/>") -> bytes:
    content = f"<o:document-content {OPEN_DOCUMENT}>{body}</o:document-content>"
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )
