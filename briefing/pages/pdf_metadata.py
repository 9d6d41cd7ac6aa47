"""What a PDF says about itself: title, author, language, dates, and that it keeps to PDF/A-2b."""

from datetime import datetime
from typing import Final
from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, Pdf, String

from briefing.pages.pages import Pages

PROGRAM: Final = "Briefing"
# Every description names its own namespaces, since some validators look for them nowhere else.
_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>{language}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
_LANGUAGE: Final = "\n<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"


def describe(pdf: Pdf, pages: Pages) -> None:
    """Write the same title, author and dates into the information dictionary and the XMP packet."""
    title = pages.properties.get("title") or (pages.outline[0].text if pages.outline else "Untitled")
    author = pages.properties.get("author") or PROGRAM
    language = pages.properties.get("language", "")
    written = datetime.now().astimezone().replace(microsecond=0)
    producer = str(pdf.docinfo.get(Name.Producer, PROGRAM))
    zone = written.strftime("%z")
    stamp = String(f"D:{written:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:]}'")
    pdf.docinfo = pdf.make_indirect(
        Dictionary(
            Title=String(title),
            Author=String(author),
            Creator=String(PROGRAM),
            Producer=String(producer),
            CreationDate=stamp,
            ModDate=stamp,
        )
    )
    packet = _PACKET.format(
        title=escape(title),
        author=escape(author),
        language=_LANGUAGE.format(language=escape(language)) if language else "",
        program=PROGRAM,
        producer=escape(producer),
        date=written.isoformat(),
    )
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    if language:
        pdf.Root.Lang = String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
