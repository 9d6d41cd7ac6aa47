"""Hostile and broken files: each gives its text or one plain sentence, within time and memory, through the worker."""

import io
import random
import socket
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.articles import ArticleError, ArticleLoader, read_bytes
from briefing.model import Article
from tests.articles.packages import NAMESPACES, TYPES, docx, odt, package
from tests.articles.test_formats import SOURCES
from tests.fuzzing import TIMES

MAIN = "word/document.xml"
ODT = "application/vnd.oasis.opendocument.text"
PAGES_IN_A_RING = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>"
)


@pytest.fixture(scope="module")
def loader() -> Iterator[ArticleLoader]:
    with ArticleLoader() as loader:
        loader.start()
        yield loader


def laughs(root: str) -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>{root}'.encode()


def nested_docx(depth: int) -> bytes:
    opened = "<w:tbl><w:tr><w:tc>" * depth
    return docx(f"{opened}<w:p><w:r><w:t>deep</w:t></w:r></w:p>{'</w:tc></w:tr></w:tbl>' * depth}")


def lying_zip() -> bytes:
    """A part that says it is small and is not."""
    data = bytearray(package({"[Content_Types].xml": TYPES, MAIN: b"<" + b"a" * 5_000_000}))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"PK\x01\x02"))
    at = data.find(b"PK\x01\x02", at + 4)
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def encrypted_docx() -> bytes:
    data = bytearray(package({"[Content_Types].xml": TYPES, MAIN: "<x/>"}))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def many_attachments() -> bytes:
    part = b"--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n"
    head = b"From: a@b.example\r\nSubject: Talks in Astana\r\nMIME-Version: 1.0\r\n"
    kind = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
    return head + kind + b"The ministers met in Astana.\r\n" + part * 500 + b"--b--\r\n"


def nested_mail(depth: int) -> bytes:
    parts = (b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at) for at in range(depth))
    return b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + b"".join(parts)


def bracketed_mail() -> bytes:
    return b"From: %s\r\nSubject: x\r\nDate: %s\r\n\r\nThe text." % (b"(" * 60_000, b"(" * 60_000)


def html(body: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>".encode()


def stuffed_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        for number in range(6000):
            archive.writestr(f"word/media/{number}", b"")
    return buffer.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "zip bomb in docx": lambda: package({"[Content_Types].xml": TYPES, MAIN: b"<a>" + b" " * 80_000_000}),
    "high ratio in odt": lambda: odt("<text:p>" + "a" * 40_000_000 + "</text:p>"),
    "zip that lies about sizes": lying_zip,
    "zip of 6000 parts": stuffed_zip,
    "laughs in docx": lambda: package({"[Content_Types].xml": TYPES, MAIN: laughs("<document>&l9;</document>")}),
    "laughs in odt": lambda: package({"mimetype": ODT, "content.xml": laughs("<x>&l9;</x>")}),
    "laughs in a page": lambda: laughs("<html><body><p>&l9;</p></body></html>"),
    "tables 20 000 deep in docx": lambda: nested_docx(20_000),
    "spans 200 000 deep in a page": lambda: html("<span>" * 200_000 + "text"),
    "tables 50 000 deep in a page": lambda: html("<table><tr><td>" * 50_000 + "text"),
    "page of a million tags": lambda: html("<b>x</b>" * 1_000_000),
    "page of 20 000 paragraphs": lambda: html("<p>word</p>" * 20_000),
    "page of one long line": lambda: html("word " * 3_000_000),
    "page of quotes and angles": lambda: html("<a href='" * 200_000),
    "encrypted docx": encrypted_docx,
    "damaged docx": lambda: SOURCES["docx"][: len(SOURCES["docx"]) // 2],
    "damaged odt": lambda: SOURCES["odt"][:-40],
    "damaged doc": lambda: SOURCES["doc"][:2000],
    "damaged msg": lambda: SOURCES["msg"][:1700],
    "mail with 500 attachments": many_attachments,
    "mail 3000 parts deep": lambda: nested_mail(3000),
    "mail with a 5 MB header": lambda: b"Subject: " + b"=?utf-8?q?a?= " * 350_000 + b"\r\nFrom: a@b.example\r\n\r\nx",
    "mail with 60 000 brackets": bracketed_mail,
    "rtf 400 000 deep": lambda: b"{\\rtf1 " + b"{\\b " * 400_000 + b"text",
    "rtf of 3 MB": lambda: b"{\\rtf1 " + b"The ministers met. \\par " * 120_000 + b"}",
    "rtf with an open picture": lambda: b"{\\rtf1 text {\\pict " + b"00" * 3_000_000,
    "rtf with a bad escape": lambda: b"{\\rtf1\\ansicpg99999 \\'zz \\u99999999? \\bin99999999 text}",
    "pdf that ends early": lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>",
    "pdf whose pages contain themselves": lambda: PAGES_IN_A_RING,
    "property list of nothing": lambda: b"bplist00" + b"\xff" * 64,
    "markdown of brackets": lambda: b"# x\n\n" + b"[" * 20_000 + b"](" * 20_000,
    "markdown of stars": lambda: b"# x\n\n" + b"*a _b " * 50_000,
    "text of one 15 MB word": lambda: b"a" * 15_000_000,
    "text of 100 000 short lines": lambda: b"a b\n" * 100_000,
    "text of dates": lambda: b"12 May 2025 | 17:30 - " * 20_000,
    "text of capitals": lambda: b"A" * 200_000 + b", " + b"B " * 200_000,
    "noise": lambda: bytes(random.Random(1).choices(range(128, 256), k=2_000_000)),
}


def outcome(loader: ArticleLoader, path: Path) -> Article | str:
    try:
        return loader.load(path)
    except ArticleError as error:
        return str(error)


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_each_gives_text_or_one_sentence_in_time(
    make: Callable[[], bytes], loader: ArticleLoader, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.bin"
    path.write_bytes(make())
    began = time.monotonic()
    result = outcome(loader, path)
    assert time.monotonic() - began < 11
    assert isinstance(result, Article) or ("hostile.bin" in result and "\n" not in result)


@pytest.mark.parametrize("name", SOURCES)
@settings(max_examples=25 * TIMES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=12), cut=st.floats(0.05, 1))
def test_spoiled_files_are_read_or_refused(name: str, changes: list[tuple[float, int]], cut: float) -> None:
    data = bytearray(SOURCES[name])
    for position, value in changes:
        data[int(position * (len(data) - 1))] = value
    with suppress(ArticleError):
        assert read_bytes(bytes(data[: int(len(data) * cut)]), "spoiled.x").text


@settings(max_examples=60 * TIMES, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["utf-8", "utf-16", "windows-1251", "koi8-r", "kz1048"]))
def test_any_text_is_read_or_refused(text: str, encoding: str) -> None:
    try:
        article = read_bytes(text.encode(encoding, "ignore"), "any.txt")
    except ArticleError:
        return
    assert article.text == article.text.strip()
    assert "\r" not in article.text
    assert "\n\n\n" not in article.text


def test_nothing_remote_is_ever_loaded(tmp_path: Path, loader: ArticleLoader) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        caught: list[object] = []
        threading.Thread(target=lambda: caught.append(server.accept()), daemon=True).start()
        site = f"http://127.0.0.1:{server.getsockname()[1]}"
        path = tmp_path / "remote"
        for data in (*remote_files(site), remote_page(site).encode()):
            path.write_bytes(data)
            outcome(loader, path)
        assert loader.load_clipboard(html=remote_page(site)).text
        assert caught == []


def remote_page(site: str) -> str:
    words = "The ministers met in Astana and discussed the supply of natural gas. " * 5
    return (
        f'<!DOCTYPE html SYSTEM "{site}/d.dtd"><html><head><base href="{site}/"><script src="{site}/x.js"></script>'
        f'<link rel=stylesheet href="{site}/s.css"><meta http-equiv=refresh content="0;url={site}/r"></head>'
        f'<body><article><p>{words}</p><img src="{site}/p.png"><iframe src="{site}/f"></iframe>'
        f'<object data="{site}/o"></object></article></body></html>'
    )


def remote_files(site: str) -> list[bytes]:
    template = f'<Relationship Id="r1" Type="x/attachedTemplate" Target="{site}/t.dotm" TargetMode="External"/>'
    relations = f"<Relationships>{template}</Relationships>"
    word = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations,
        "word/_rels/document.xml.rels": relations,
        MAIN: f"<w:document {NAMESPACES}><w:p><w:r><w:t>text</w:t></w:r></w:p><w:altChunk id='r1'/></w:document>",
    }
    entity = f'<!DOCTYPE x [<!ENTITY % e SYSTEM "{site}/e.dtd"> %e;]><office:document xmlns:office="o"/>'
    return [package(word), b'<?xml version="1.0"?>' + entity.encode()]
