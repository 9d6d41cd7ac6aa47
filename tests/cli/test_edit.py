"""`briefing edit` opens the window, or tells why it cannot."""

import sys

import pytest

from briefing.cli import main


def test_a_missing_file_is_told_before_a_window_opens(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "missing.briefing"]) == 1
    assert "There is no file missing.briefing" in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_a_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert "no display" in capsys.readouterr().err
