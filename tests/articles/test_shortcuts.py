"""A shortcut to a web page is told from an article, whatever system made it."""

import plistlib

import pytest

from briefing.articles import ArticleError, address_in_shortcut, read_bytes

ADDRESS = "https://press.example/news/1?a=b"
SHORTCUTS = {
    "Windows": f"[InternetShortcut]\r\nIDList=\r\nURL={ADDRESS}\r\n".encode(),
    "Windows, UTF-16": f"[InternetShortcut]\r\nURL={ADDRESS}\r\n".encode("utf-16"),
    "Linux": f"[Desktop Entry]\nType=Link\nName=News\nURL={ADDRESS}\n".encode(),
    "macOS": plistlib.dumps({"URL": ADDRESS}),
    "macOS, binary": plistlib.dumps({"URL": ADDRESS}, fmt=plistlib.FMT_BINARY),
}


@pytest.mark.parametrize("data", SHORTCUTS.values(), ids=SHORTCUTS.keys())
def test_it_is_refused_with_its_address(data: bytes) -> None:
    assert address_in_shortcut(data) == ADDRESS
    with pytest.raises(ArticleError, match=r"“news\.url” only leads to a web page") as caught:
        read_bytes(data, "news.url")
    assert ADDRESS in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b"The page says: [InternetShortcut]\nURL=https://press.example/",
        b"[Desktop Entry]\nType=Application\n",
        plistlib.dumps({"WebMainResource": {"WebResourceData": b"<p>x</p>"}}),
        plistlib.dumps(["URL", ADDRESS]),
        plistlib.dumps({"URL": 7}),
        b"<?xml version='1.0'?><!DOCTYPE plist [<!ENTITY a 'x'>]><plist><dict><key>URL</key></dict></plist>",
        b"bplist00" + b"\xff" * 64,
        b"\xff\xfe[",
    ],
)
def test_nothing_else_is_taken_for_one(data: bytes) -> None:
    assert address_in_shortcut(data) == ""
