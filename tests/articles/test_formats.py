"""Every format gives the same clean paragraphs, recognised by content whatever the file is called."""

import datetime as dt
import plistlib
import struct
from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.articles import ArticleError, read_bytes, read_clipboard
from briefing.articles.compressed_rtf import unpack_rtf
from tests.articles.compound import compound_file, outlook_message, word_97
from tests.articles.packages import WORD, docx, odt
from tests.articles.pdf import pdf_of

TITLE = "Министр посетил Ашхабад"
LEAD = "АШХАБАД, 12 июня 2025. Стороны обсудили поставки газа и строительство заводов."
LAST = "Следующая встреча пройдёт в Астане в октябре."
PARAGRAPHS = (TITLE, LEAD, LAST)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} - Пример</title>
<meta property="og:title" content="{TITLE}"><meta property="article:published_time" content="2025-06-12T17:30:00+05:00">
</head><body><nav><a href="/">Главная</a> <a href="/n">Новости</a></nav><article><h1>{TITLE}</h1>
<figure><img src="http://example.org/p.jpg"><figcaption>Фото: пресс-служба</figcaption></figure>
<p>{LEAD} {"Обсуждались также вопросы транзита и подготовки кадров для отрасли. " * 4}</p><p>{LAST}</p>
<p>Читайте также: Другая новость</p></article><footer>© 2025 Все права защищены</footer></body></html>"""


def word_paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def letter() -> bytes:
    message = EmailMessage()
    message["Subject"] = f"Fwd: {TITLE}"
    message["From"] = "Пресс-служба <press@example.org>"
    message["Date"] = "Thu, 12 Jun 2025 17:30:00 +0500"
    message.set_content(f"{LEAD}\n\n{LAST}\n")
    message.add_alternative(f"<p>{LEAD}</p><p>{LAST}</p>", subtype="html")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="план.pdf")
    return message.as_bytes()


def saved_by_chrome() -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://trend.az/news/1.html"
    message["MIME-Version"] = "1.0"
    message.set_content(PAGE, subtype="html", cte="quoted-printable")
    message.make_related()
    return message.as_bytes()


def rtf() -> bytes:
    def escaped(text: str) -> str:
        return "".join(letter if letter < "\x80" else f"\\u{ord(letter)}?" for letter in text)

    picture = "{\\pict\\pngblip " + "00" * 500 + "}"
    return ("{\\rtf1\\ansi\\ansicpg1251 " + picture + "\\par ".join(map(escaped, PARAGRAPHS)) + "}").encode()


SOURCES = {
    "docx": docx("".join(map(word_paragraph, PARAGRAPHS))),
    "odt": odt("".join(f"<text:p>{text}</text:p>" for text in PARAGRAPHS)),
    "rtf": rtf(),
    "doc": word_97("\r".join(PARAGRAPHS) + "\r"),
    "msg": outlook_message(f"RE: {TITLE}", f"{LEAD}\r\n\r\n{LAST}"),
    "eml": letter(),
    "html": PAGE.encode(),
    "html in windows-1251": PAGE.encode("windows-1251"),
    "html in UTF-16": PAGE.encode("utf-16"),
    "mhtml": saved_by_chrome(),
    "webarchive": plistlib.dumps(
        {"WebMainResource": {"WebResourceData": PAGE.encode(), "WebResourceTextEncodingName": "UTF-8"}},
        fmt=plistlib.FMT_BINARY,
    ),
    "webarchive as XML": plistlib.dumps({"WebMainResource": {"WebResourceData": PAGE.encode()}}),
}


@pytest.mark.parametrize("data", SOURCES.values(), ids=SOURCES.keys())
@pytest.mark.parametrize("file_name", ["article.bin", "article"])
def test_format_is_recognised_by_content(data: bytes, file_name: str) -> None:
    article = read_bytes(data, file_name)
    assert article.title == TITLE
    assert article.published == dt.date(2025, 6, 12)
    assert article.dateline_place == "Ашхабад"
    assert article.language == "ru"
    paragraphs = article.text.split("\n\n")
    assert paragraphs[0] == TITLE
    assert paragraphs[1].startswith(LEAD)
    assert paragraphs[-1] == LAST
    assert len(paragraphs) == 3


@pytest.mark.parametrize(
    "before", ["<br />\n<b>Notice</b>: an old call", "<style>.a { color: red; }" + " " * 5000 + "</style>"]
)
def test_a_page_is_recognised_whatever_its_server_puts_before_it(before: str) -> None:
    article = read_bytes((before + PAGE).encode(), "article")
    assert (article.title, article.published) == (TITLE, dt.date(2025, 6, 12))


def test_page_states_hour_and_zone() -> None:
    article = read_bytes(PAGE.encode(), "a.html")
    assert (article.published_time, article.time_zone) == (dt.time(17, 30), "UTC+05:00")
    assert article.warnings == ()


@pytest.mark.parametrize("unfit", ["\x01", "\f", "&#1;", "&#012", "&#x1F;", "\ufffe", "&#65535;"])
def test_a_page_with_characters_no_xml_may_hold_is_read(unfit: str) -> None:
    spoiled = PAGE.replace("<article>", f"<article>{unfit}").replace("</figcaption>", f"</figcaption>{unfit}")
    assert LEAD in read_bytes(spoiled.replace("</p>", f"{unfit}</p>").encode()).text


@pytest.mark.parametrize("form", ["&#{};", "&#0{};", "&#x{:x};", "&#X{:04X};"])
def test_letters_written_as_numbers_are_read(form: str) -> None:
    written = LEAD.translate({ord(letter): form.format(ord(letter)) for letter in LEAD if letter.isalpha()})
    assert LEAD in read_bytes(PAGE.replace(LEAD, f"{written} &#8220;Цитата&#8221;, 5&#160;млн &#127757;").encode()).text


def test_outlet_of_a_saved_page_comes_from_its_address() -> None:
    article = read_bytes(saved_by_chrome(), "a.mhtml")
    assert (article.outlet, article.url) == ("Trend", "https://trend.az/news/1.html")


HELLO = bytes.fromhex(  # the example of [MS-OXRTFCP] 4.1
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)


@pytest.mark.parametrize(
    ("packed", "text"),
    [
        (HELLO, "hello world"),
        (struct.pack("<II4sI", 0, 28, b"MELA", 0) + rb"{\rtf1 The ministers met.}  ", "The ministers met."),
    ],
)
def test_a_letter_with_nothing_but_packed_rtf_is_read(packed: bytes, text: str) -> None:
    streams = {"__properties_version1.0": b"", "__substg1.0_10090102": packed}
    assert read_bytes(compound_file(streams), "a.msg").text == text


@given(st.binary(max_size=200))
def test_damaged_packed_rtf_ends(data: bytes) -> None:
    assert len(unpack_rtf(HELLO[:16] + data)) <= 43


def test_letter_names_its_attachments() -> None:
    assert any("план.pdf" in warning for warning in read_bytes(letter(), "a.eml").warnings)


def test_word_gives_every_kind_of_text_once_and_none_that_was_deleted() -> None:
    text = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{text.format('one')}<w:r><w:tab/><w:t>two</w:t></w:r><w:r><w:br/><w:t>three</w:t></w:r></w:p>"
        f"<w:p><w:ins>{text.format('inserted')}</w:ins><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        f"<w:moveFrom>{text.format('moved-away')}</w:moveFrom></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{text.format('controlled')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple>{text.format('field')}</w:fldSimple></w:p>"
        f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>{text.format('seen')}</w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{text.format('a')}</w:p></w:tc><w:tc><w:p>{text.format('b')}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{text.format('boxed')}</w:p></w:txbxContent>"
        f"</mc:Choice><mc:Fallback><w:txbxContent><w:p>{text.format('boxed')}</w:p></w:txbxContent></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{text.format('around')}</w:p>"
    )
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote><w:p>{text.format("noted")}</w:p></w:footnote></w:footnotes>'
    lines = read_bytes(docx(body, footnotes=notes)).text.split("\n\n")
    assert lines == ["one two three", "inserted", "controlled", "field", "seen", "a | b", "boxed", "around", "noted"]


@pytest.mark.parametrize("sign", [0x0800, 0x083C])
def test_old_word_gives_no_letter_that_was_deleted_or_hidden(sign: int) -> None:
    text = "The ministers agreed on coal and the transit of grain.\rУдалённый абзац.\rСтороны встретятся весной.\r"
    data = word_97(text, unseen=("coal and ", "Удалённый абзац.\r"), sign=sign)
    lines = ["The ministers agreed on the transit of grain.", "Стороны встретятся весной."]
    assert read_bytes(data, "a.doc").text.split("\n\n") == lines


@given(st.binary(min_size=512, max_size=512))
def test_damaged_properties_of_old_word_end(page: bytes) -> None:
    whole = word_97("The ministers met in Astana.\r", unseen=("Astana",))
    at = whole.rindex(struct.pack("<BHBHB", 6, 0x0835, 1, 0x0800, 1)) - 400
    with suppress(ArticleError):  # all letters may be told to be deleted
        assert set(read_bytes(whole[:at] + page + whole[at + 512 :], "a.doc").text) <= set(
            "The ministers met in Astana."
        )


@pytest.mark.parametrize("mark", ["\\deleted", "\\v", "\\b\\deleted\\revauthdel1\\revdttmdel12"])
def test_rich_text_gives_no_letter_that_was_deleted_or_hidden(mark: str) -> None:
    data = f"{{\\rtf1\\ansi The ministers agreed on {{{mark} coal {{\\i and}} }}the transit of grain.\\par}}".encode()
    assert read_bytes(data, "a.rtf").text == "The ministers agreed on the transit of grain."


def test_open_document_spaces_notes_and_deletions() -> None:
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        "<text:h>Heading of the text</text:h><text:p>one<text:s text:c='2'/>two<text:tab/>three"
        "<office:annotation><text:p>remark</text:p></office:annotation>, four.</text:p>"
        "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>"
    )
    assert read_bytes(odt(body)).text.split("\n\n") == ["Heading of the text", "one two three, four.", "a | b"]


def test_pdf_lines_become_paragraphs_and_running_lines_go() -> None:
    numbers = ["one", "two", "three", "four"]
    page = [
        "Monthly bulletin of the ministry",
        "",
        "The ministers of energy of the {} countries met in Astana on Monday to discuss",
        "the supply of natural gas and the building of three processing plants.",
        "",
        "They agreed to meet again in the autumn, when the project documents of the plants",
        "are to be ready by the {} party.",
        "",
    ]
    pages = [[line.format(number) for line in (*page, f"Page {at}")] for at, number in enumerate(numbers, start=1)]
    article = read_bytes(pdf_of(pages), "bulletin.pdf")
    assert article.text.split("\n\n")[:2] == [
        (
            "The ministers of energy of the one countries met in Astana on Monday to discuss the supply of natural "
            "gas and the building of three processing plants."
        ),
        (
            "They agreed to meet again in the autumn, when the project documents of the plants are to be ready by "
            "the one party."
        ),
    ]
    assert "Page" not in article.text
    assert "bulletin" not in article.text


def test_pdf_reports_progress() -> None:
    steps: list[tuple[int, int]] = []
    read_bytes(
        pdf_of([[f"A line of page {n}."] for n in range(3)]), "a.pdf", lambda done, whole: steps.append((done, whole))
    )
    assert steps == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf_of([[]]), "OCR"),
        (pdf_of([["text"]])[:300].replace(b"obj", b"xxx"), "damaged"),
        (odt("<text:p>x</text:p>", "<manifest><encryption-data/></manifest>"), "password"),
        (word_97("x", flags=0x0100), "password"),
        (b"PK\x03\x04" + b"\0" * 60, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 50, "picture"),
    ],
)
def test_unreadable_files_say_why(data: bytes, words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        read_bytes(data, "file.x")


def test_clipboard_takes_the_form_that_says_most() -> None:
    html = (
        f"Version:1.0\r\nStartHTML:1\r\n<html><body><!--StartFragment--><h1>{TITLE}</h1><p>{LEAD}</p><!--EndFragment-->"
    )
    assert read_clipboard(html=html, text="x").text == f"{TITLE}\n\n{LEAD}"
    assert read_clipboard(rtf=rtf()).text == "\n\n".join(PARAGRAPHS)
    assert read_clipboard(html="<a href='x'>link</a>", text=f"{LEAD}\n\n{LAST}").text == f"{LEAD}\n\n{LAST}"
    with pytest.raises(ArticleError, match="paste it again"):
        read_clipboard(html="<p> </p>")
