"""Writes small PDF files with Helvetica text, for tests."""


def pdf_of(
    pages: list[list[str]], *, leading: int = 14, title: str = "", edges: list[tuple[str, str]] | None = None
) -> bytes:
    """One line of text per string; an empty string leaves a gap. `edges` are small lines above and below each page."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for number, lines in enumerate(pages):
        shown = "\n".join(f"({_escaped(line)}) Tj T*" for line in lines)
        if edges:
            above, below = map(_escaped, edges[number])
            shown += f"\nET\nBT /F1 8 Tf 24 822 Td ({above}) Tj ET\nBT /F1 8 Tf 24 15 Td ({below}) Tj"
        content = f"BT /F1 11 Tf {leading} TL 60 780 Td\n{shown}\nET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            b" /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects.append(b"<< /Title (%s) >>" % _escaped(title).encode("latin-1"))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    data = b"%PDF-1.4\n"
    offsets = []
    for number, item in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>" % (len(objects) + 1, len(objects))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s%s\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        trailer,
        len(data),
    )


def _escaped(line: str) -> str:
    return line.replace("(", "\\(").replace(")", "\\)")
