"""What the tests of the pages share: an application that paints without a display, documents, their lines."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFontDatabase

from briefing.pages import FontSet, Pages, Typesetter
from briefing.word.ooxml.package import read_package

FOLDER = Path(__file__).parent


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Fonts and painting need an application."""


@pytest.fixture(scope="session")
def fonts(qapp: object) -> FontSet:
    """The fonts of this machine."""
    return FontSet()


@pytest.fixture
def metric_fonts(fonts: FontSet) -> FontSet:
    """The fonts, where lines break as with Times New Roman; the test is skipped elsewhere."""
    if not fonts.is_metric("Times New Roman"):
        installed = ", ".join(QFontDatabase.families()[:8])
        pytest.skip(f"neither Times New Roman nor a font of the same widths is installed (found {installed})")
    return fonts


@pytest.fixture
def lay_out_file(fonts: FontSet) -> Callable[[str], Pages]:
    """Lays out a document of the test folder."""

    def laid_out(name: str) -> Pages:
        return Typesetter(fonts).lay_out(read_package((FOLDER / "documents" / f"{name}.docx").read_bytes()))

    return laid_out


@pytest.fixture
def reference() -> Callable[[str], list[list[dict[str, Any]]]]:
    """The lines of each page that LibreOffice 26.8 made of a document."""

    def lines(name: str) -> list[list[dict[str, Any]]]:
        return json.loads((FOLDER / "reference" / f"{name}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]

    return lines
