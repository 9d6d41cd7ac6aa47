"""What the tests of the command line share."""

import pytest


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Commands that lay out pages find the application that tests of the window in the same process need."""
