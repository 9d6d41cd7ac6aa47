"""What every test relies on."""

import inspect
import logging
import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings

# How long one example takes says more about the machine than about the program.
settings.register_profile("briefing", deadline=None)
settings.load_profile("briefing")

# The program speaks the language of the system; the tests expect English.
os.environ["LC_ALL"] = "C.UTF-8"

_OFFICE_PROGRAMS = ("soffice", "pdftotext", "pdftoppm")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests marked `office` read finished documents with LibreOffice and poppler."""
    if item.get_closest_marker("office") is None:
        return
    missing = [program for program in _OFFICE_PROGRAMS if shutil.which(program) is None]
    if missing and os.environ.get("BRIEFING_TESTS_NEED_OFFICE"):
        pytest.fail(f"{', '.join(missing)} not installed, and this run must not skip", pytrace=False)
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed")


@pytest.fixture(autouse=True)
def _no_unexpected_warning(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning that the program logs fails the test, unless the test looks at the log itself."""
    yield
    if "caplog" in inspect.signature(request.function).parameters:
        return
    warnings = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING and record.name.startswith("briefing")
    ]
    assert warnings == []
