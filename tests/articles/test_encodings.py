"""Every encoding a ministry still receives decodes to the very same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.articles import read_bytes
from briefing.articles.encoding import decode

RUSSIAN = (
    "Министр энергетики Республики Казахстан провёл встречу с делегацией Туркменистана.\n\n"
    "Стороны обсудили поставки газа и строительство новых объектов в 2026 году."
)
KAZAKH = (
    "Қазақстан мен Түрікменстан энергетика саласындағы ынтымақтастықты нығайтуда.\n\n"
    "Кездесуде газ өңдеу зауыттарының құрылысы және өңірлік жобалар талқыланды."
)
GERMAN = "Die Ministerin äußerte sich über die Größe der Verträge und die Rücknahme der Zölle für Getreide."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
    + ["windows-1251", "koi8-r", "mac-cyrillic", "cp866", "iso8859-5"],
)
def test_russian(encoding: str) -> None:
    article = read_bytes(RUSSIAN.encode(encoding), "a.txt")
    assert (article.text, article.language, article.warnings) == (RUSSIAN, "ru", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32", "kz1048"])
def test_kazakh(encoding: str) -> None:
    article = read_bytes(KAZAKH.encode(encoding), "a.txt")
    assert (article.text, article.language, article.warnings) == (KAZAKH, "kk", ())


@pytest.mark.parametrize(
    "text", ["Энергетика", "Газ: итоги встречи", "ВСТРЕЧА В АСТАНЕ", "Главы МИД провели переговоры"]
)
@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
def test_a_headline_is_enough(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding), "a.txt").text == text


def test_western_text_is_not_taken_for_cyrillic() -> None:
    article = read_bytes(GERMAN.encode("windows-1252"), "a.txt")
    assert (article.text, article.language) == (GERMAN, "other")


def test_quotes_of_windows_1252_in_an_english_text() -> None:
    text = "“We agreed,” said the minister’s envoy – twice."
    assert read_bytes(text.encode("windows-1252"), "a.txt").text == text


@pytest.mark.parametrize("declared", ["koi8-r", "iso-8859-1", "nosuch", "x-user-defined", "utf-7", "hex", ""])
def test_a_wrong_declaration_is_not_believed(declared: str) -> None:
    decoded = decode(RUSSIAN.encode("windows-1251"), declared)
    assert decoded is not None
    assert decoded.text == RUSSIAN


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("Minister ogłosił, że łączność będzie dłuższa.", "iso8859-2", "ISO-8859-2"),
        ("Minister ogłosił, że łączność będzie dłuższa.", "cp1250", "windows-1250"),
        ("Bakan, Gümüş kavşağındaki açılışta konuştu.", "cp1254", "ISO-8859-9"),
        ("Die Ministerin sagte: „Größer“ – und ging…", "cp1252", "ISO-8859-1"),
        ("The article is no. È 5 of the series.", "cp1252", "iso-8859-1"),
    ],
)
def test_a_western_declaration_is_believed_where_it_fits(text: str, encoding: str, declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'
    assert read_bytes(page.encode(encoding), "a.html").text == text


def misread(data: bytes, encoding: str) -> str:
    """As browsers read: a byte the code page leaves out stands for itself."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("windows-1252", "utf-8"), ("latin-1", "utf-8"), ("windows-1251", "utf-8"), ("koi8-r", "utf-8")]
    + [("latin-1", "windows-1251"), ("windows-1252", "windows-1251"), ("windows-1251", "koi8-r"), ("cp866", "utf-8")],
)
def test_doubly_encoded_text_is_repaired_and_reported(wrong: str, right: str) -> None:
    spoiled = misread(RUSSIAN.encode(right), wrong)
    article = read_bytes(spoiled.encode("utf-8"), "a.txt")
    assert article.text == RUSSIAN
    assert article.warnings == ("The text had been saved in a wrong encoding and was repaired; check its letters.",)


@pytest.mark.parametrize(("where", "told"), [("alt", False), ("menu", False), ("body", True)])
def test_a_repair_is_reported_where_it_touches_the_article(where: str, told: bool) -> None:
    spoiled = misread("Пресс-служба правительства сообщает".encode(), "windows-1252")
    parts = {"alt": "", "menu": "", "body": ""} | {where: spoiled}
    text = "".join(f"<p>{line} {line}</p>" for line in RUSSIAN.split("\n\n"))
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Встреча министров</title></head><body>
<nav><ul><li><a href="/">{parts["menu"]}</a></li></ul></nav><article><h1>Встреча министров</h1>
<img src="a.jpg" alt="{parts["alt"]}">{text}
<p>{parts["body"]}. Следующая встреча министров пройдёт в столице осенью.</p></article></body></html>"""
    article = read_bytes(page.encode(), "a.html")
    assert any("wrong encoding" in warning for warning in article.warnings) is told
    assert "Ð" not in article.text


def test_single_spoiled_signs_are_repaired() -> None:
    assert read_bytes("The ministerâ€™s visit to MÃ¼nchen".encode(), "a.txt").text == "The minister’s visit to München"


@pytest.mark.parametrize(
    "text",
    [
        "Er sagte, er sei „groß“ – gemäß\u00a0den Regeln schloß\u00adlich auch „süß“.",
        "The toolkit was written by Tarek Ziadé.",
        GERMAN + " ÀÈÌÒÙàèìòùÁÉÍÓÚÝáéíóúýÂÊÎÔÛâêîôû äöüÄÖÜß",
    ],
)
def test_sound_western_text_is_not_repaired(text: str) -> None:
    article = read_bytes(text.encode(), "a.txt")
    assert (article.text, article.warnings) == (text.replace("\u00a0", " ").replace("\u00ad", ""), ())


def test_stray_zeros_and_bytes_are_reported_not_fatal() -> None:
    article = read_bytes(RUSSIAN.encode() + b"\0", "a.txt")
    assert article.text == RUSSIAN
    assert article.warnings == ("Some letters of the file were damaged and could not be read.",)
    assert read_bytes(RUSSIAN.encode() * 3 + b"\xff", "a.txt").warnings


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя ", min_size=60).filter(lambda text: len(text.split()) > 3))
def test_utf8_is_never_doubted(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.encoding == "utf-8"
