"""Everything the program keeps of its own lies in the folder the user chose, or is not kept."""

from pathlib import Path

import pytest

from briefing.storage import (
    DataFolder,
    StorageError,
    find_data_folder,
    forget_data_folder,
    remember_data_folder,
)


@pytest.fixture(autouse=True)
def _own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIEFING_DATA", raising=False)
    for name in ("HOME", "USERPROFILE", "APPDATA", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))
    (tmp_path / "profile").mkdir()


def test_without_a_choice_there_is_no_folder_and_nothing_is_written(tmp_path: Path) -> None:
    assert find_data_folder() is None
    assert list((tmp_path / "profile").rglob("*")) == []


def test_a_folder_chosen_now_is_made(tmp_path: Path) -> None:
    folder = find_data_folder(tmp_path / "data")
    assert folder is not None
    assert folder.path.is_dir()
    assert find_data_folder() is None  # nothing was remembered


def test_the_environment_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_DATA", str(tmp_path))
    folder = find_data_folder()
    assert folder is not None
    assert folder.path == tmp_path


def test_a_folder_on_a_disk_that_is_away_is_not_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_DATA", str(tmp_path / "away"))
    with pytest.raises(StorageError, match="connect its disk"):
        find_data_folder()
    assert not (tmp_path / "away").exists()


def test_a_choice_is_remembered_and_forgotten(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    remember_data_folder(DataFolder(tmp_path / "data"))
    remembered = find_data_folder()
    assert remembered is not None
    assert remembered.path == tmp_path / "data"
    assert len([path for path in (tmp_path / "profile").rglob("*") if path.is_file()]) == 1
    forget_data_folder()
    assert find_data_folder() is None


def test_settings_and_recent_files_are_kept(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.write_settings({"language": "kk", "columns": [1, 2]})
    for number in range(20):
        folder.remember_file(tmp_path / f"{number}.briefing")
    folder.remember_file(tmp_path / "18.briefing")
    assert DataFolder(tmp_path).read_settings() == {"language": "kk", "columns": [1, 2]}
    recent = DataFolder(tmp_path).recent_files()
    assert recent[:3] == tuple(tmp_path / f"{number}.briefing" for number in (18, 19, 17))
    assert len(recent) == 12
    folder.forget_files()
    assert folder.recent_files() == ()


def test_damaged_settings_do_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b"\xff{")
    assert DataFolder(tmp_path).read_settings() == {}
