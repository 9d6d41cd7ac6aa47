"""The worked example that the tests of this room share."""

from pathlib import Path

import pytest

from briefing.model import Briefing
from briefing.storage import open_file

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture
def worked_example() -> Briefing:
    """A wire report of a working visit as a unit would fill it in, in three languages; all of it invented."""
    return open_file(GOLDEN / "worked_example.briefing")


@pytest.fixture
def full_example() -> Briefing:
    """A briefing for a visit to come in which a unit has filled in everything; all of it invented."""
    return open_file(GOLDEN / "full_example.briefing")


@pytest.fixture
def mission_example() -> Briefing:
    """The same visit after it took place; all of it invented."""
    return open_file(GOLDEN / "mission_example.briefing")
