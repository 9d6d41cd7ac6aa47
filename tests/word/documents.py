"""Small Word documents for the tests, written part by part."""

import io
import re
import zipfile
from collections.abc import Mapping

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, properties: str = "") -> str:
    """A run; the text is escaped."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escaped}</w:t></w:r>'


def paragraph(*texts: str, style: str = "") -> str:
    """A paragraph with a run for each text."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(map(run, texts))}</w:p>"


def cell(*contents: str, properties: str = "") -> str:
    """A cell; contents that are no markup become paragraphs."""
    inner = "".join(item if item.startswith("<") else paragraph(item) for item in contents)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; items that are no markup become cells."""
    width = max(len(row) for row in rows)
    lines = "".join(
        f"<w:tr>{''.join(item if item.startswith('<w:tc>') else cell(item) for item in row)}</w:tr>" for row in rows
    )
    grid = '<w:gridCol w:w="2000"/>' * width
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def document(*blocks: str, parts: Mapping[str, str] | None = None, section: str = "") -> bytes:
    """A .docx file with the blocks as its body.

    `parts` adds parts by kind and number (`header1`, `footer1`, `footnotes`): their
    markup inside the root element. Blocks that are no markup become paragraphs.
    """
    body = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    extra = dict(parts or {})
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{name}"/>'
        for name in extra
        if (kind := re.sub(r"\d", "", name)) in ("header", "footer") and name.endswith("1")
    )
    members = {
        "[Content_Types].xml": _content_types(extra),
        "_rels/.rels": _relations({"d": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{references}{section}</w:sectPr>"
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            {"styles": ("styles", "styles.xml")}
            | {name: (_kind(name), f"{name}.xml") for name in extra if "/" not in name}
        ),
        "word/styles.xml": _STYLES,
    }
    for name, markup in extra.items():
        if "/" in name:
            members[name] = markup
        else:
            root = {"header": "hdr", "footer": "ftr"}.get(_kind(name), _kind(name))
            members[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{markup}</w:{root}>"
    return archive({name: text.encode() for name, text in members.items()})


def archive(members: Mapping[str, bytes]) -> bytes:
    """A zip archive of the members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


def with_prefix(data: bytes, prefix: str) -> bytes:
    """The document as a program writes it that calls the names of WordprocessingML otherwise than `w`."""
    members = members_of(data)
    for name, markup in members.items():
        if name.startswith("word/") and name.endswith(".xml"):
            renamed = re.sub(r"(</?|\s)w:", rf"\g<1>{prefix}:", markup.decode()).replace("xmlns:w=", f"xmlns:{prefix}=")
            members[name] = renamed.encode()
    return archive(members)


def members_of(data: bytes) -> dict[str, bytes]:
    """The members of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        assert len(set(file.namelist())) == len(file.namelist())
        return {name: file.read(name) for name in file.namelist()}


def texts(markup: bytes) -> list[str]:
    """The text of every paragraph of a part; line breaks as `\\n`, tabs as `\\t`."""
    found = []
    for element in etree.fromstring(markup).iter(f"{{{W}}}p"):
        nodes = element.iter(f"{{{W}}}t", f"{{{W}}}br", f"{{{W}}}tab")
        own = [n for n in nodes if next(n.iterancestors(f"{{{W}}}p")) is element and n.getparent().tag == f"{{{W}}}r"]
        found.append("".join({"br": "\n", "tab": "\t"}.get(etree.QName(n).localname, n.text or "") for n in own))
    return found


def grid(markup: bytes, number: int = 0) -> list[list[str]]:
    """The texts of the cells of a table."""
    element = list(etree.fromstring(markup).iter(f"{{{W}}}tbl"))[number]
    return [
        ["".join(text.text or "" for text in cell.iter(f"{{{W}}}t")) for cell in line.findall(f"{{{W}}}tc")]
        for line in element.findall(f"{{{W}}}tr")
    ]


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _content_types(extra: Mapping[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{_kind(name)}+xml"/>'
        for name in extra
        if "/" not in name
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>{overrides}</Types>'
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


_STYLES = (
    f"<w:styles {NAMESPACES}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
)
