"""A recovery copy survives its program and is offered once, never in place of the saved file."""

from pathlib import Path

import pytest

from briefing.model import Briefing, replace
from briefing.storage import (
    DamagedFileError,
    DataFolder,
    Recovery,
    discard_copy,
    open_copy,
    open_file,
    recovery_of,
    save_file,
    waiting_copies,
)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """An empty data folder."""
    (tmp_path / "data").mkdir()
    return DataFolder(tmp_path / "data")


EDITED = replace(Briefing(), "visit/city/en", "Ashgabat")


def test_a_briefing_never_saved_waits_in_the_data_folder(data: DataFolder) -> None:
    recovery = Recovery(data.recovery, None, key="b1")
    recovery.write(EDITED)
    assert waiting_copies(data.recovery) == ()  # its owner still lives
    recovery.close()
    (copy,) = waiting_copies(data.recovery)
    assert copy.original is None
    assert open_copy(copy) == EDITED


def test_without_a_data_folder_the_copy_lies_beside_its_file(tmp_path: Path) -> None:
    path = tmp_path / "note.briefing"
    save_file(path, Briefing())
    recovery = Recovery(None, path)
    recovery.write(EDITED)
    recovery.close()
    copy = recovery_of(path, None)
    assert copy is not None
    assert copy.path.parent == tmp_path
    assert copy.original == path
    assert open_copy(copy) == EDITED
    assert open_file(path) == Briefing()


def test_without_a_data_folder_and_a_name_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Recovery(None, None, key="b1").write(EDITED)
    assert list(tmp_path.iterdir()) == []


def test_a_saved_briefing_leaves_no_copy(data: DataFolder, tmp_path: Path) -> None:
    path = tmp_path / "note.briefing"
    recovery = Recovery(data.recovery, path)
    recovery.write(EDITED)
    recovery.discard()
    assert recovery_of(path, data.recovery) is None
    assert list(data.recovery.iterdir()) == []


def test_a_copy_that_failed_twice_is_given_up_but_kept(data: DataFolder) -> None:
    recovery = Recovery(data.recovery, None, key="b1")
    recovery.write(EDITED)
    recovery.close()
    for _ in range(2):
        (copy,) = waiting_copies(data.recovery)
        assert not copy.is_given_up
        open_copy(copy)
    (copy,) = waiting_copies(data.recovery)
    assert copy.is_given_up
    assert copy.path.exists()
    discard_copy(copy)
    assert waiting_copies(data.recovery) == ()


def test_a_damaged_file_offers_its_recovery_copy(tmp_path: Path) -> None:
    path = tmp_path / "note.briefing"
    recovery = Recovery(None, path)
    recovery.write(EDITED)
    recovery.close()
    path.write_bytes(b"{")
    with pytest.raises(DamagedFileError, match=r"\.recovery") as caught:
        open_file(path)
    assert open_file(caught.value.copies[0]) == EDITED


def test_files_of_one_name_in_two_folders_keep_apart(data: DataFolder, tmp_path: Path) -> None:
    first, second = Recovery(data.recovery, tmp_path / "a" / "n"), Recovery(data.recovery, tmp_path / "b" / "n")
    assert first.path != second.path
