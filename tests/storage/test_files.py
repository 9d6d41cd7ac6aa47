"""A briefing file is written whole, read strictly and never lost."""

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from briefing.model import Briefing, Source, insert, replace
from briefing.model.text import RowId
from briefing.storage import (
    BriefingFile,
    DamagedFileError,
    FileChangedError,
    FileInUseError,
    NewerVersionError,
    StorageError,
    open_file,
    previous_copy,
    save_file,
)


@pytest.fixture
def briefing() -> Briefing:
    """A small briefing with text in three scripts."""
    value = insert(insert(Briefing(id="b1"), "officials/o1"), "targets/t1")
    value = replace(value, "officials/o1/post/kk", "Энергетика вице-министрі")
    value = replace(value, "visit/date_from", "2025-03-21")
    value = replace(value, "targets/t1/value", "1000000000.5")
    return msgspec.structs.replace(value, sources=(Source(id=RowId("s1"), text="One.\n\n“Two.”"),))


@pytest.fixture
def path(tmp_path: Path, briefing: Briefing) -> Path:
    """The briefing saved in a file."""
    path = tmp_path / "Визит в Ашхабад.briefing"
    save_file(path, briefing)
    return path


def test_what_is_saved_is_read_back(path: Path, briefing: Briefing) -> None:
    assert open_file(path) == briefing


def test_people_can_read_the_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith('{\n  "format": "briefing",\n  "version": 3,\n')
    assert '"kk": "Энергетика вице-министрі"' in text
    assert text.endswith("}\n")


def test_a_save_stopped_by_the_user_leaves_the_former_file_and_nothing_else(
    path: Path, briefing: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    former = path.read_bytes()
    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        save_file(path, replace(briefing, "visit/city/en", "Ashgabat"))
    assert path.read_bytes() == former
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_save_keeps_the_former_file_and_leaves_nothing_else(path: Path, briefing: Briefing) -> None:
    former = path.read_bytes()
    save_file(path, replace(briefing, "visit/city/en", "Ashgabat"))
    assert previous_copy(path).read_bytes() == former
    assert sorted(entry.name for entry in path.parent.iterdir()) == [path.name, previous_copy(path).name]


def test_every_version_ever_written_can_be_opened() -> None:
    files = sorted((Path(__file__).parent.parent / "legacy").glob("*.briefing"))
    assert files
    for file in files:
        assert open_file(file).officials[0].post.en == "Vice-Minister of Energy", file


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "it is empty"),
        (b"\0" * 4096, "it is empty"),
        (b"PK\x03\x04rest", "Word document"),
        (b'{"format": "briefing",\n "version": 1,\n "content": {"visit": {"city": {"en": "Ashg', "line 3, column 44"),
        (b'{"format": "briefing",\n "version": 1,\n "content": {,}}', "line 3, column 14"),
        (b'{"format": "briefing",\n "version": 1,\n "content": {"id": "\xff"}}', "line 3, column 21"),
        (
            b'{"format": "briefing",\n "version": 1,\n "content": {"topics": [],\n  "visit": {"date_from": "soon"}}}',
            "visit.date_from: this is not a date such as 2025-03-21 (line 4, column 26)",
        ),
        (
            b'{"format": "briefing", "version": 1, "content": {"officials": [{"id": "o1"},\n{"id": "o2", "post": 7}]}}',
            "line 2, column 22",
        ),
        (b'{"format": "briefing", "version": 1, "content": {"officials": [{"id": "o1"}, {"id": "o1"}]}}', "“o1”"),
        (b'{"format": "briefing", "version": 1, "content": {"officials": [{"id": "o/1"}]}}', "“o/1”"),
        (
            b'{"format": "briefing", "version": 1, "content": {"visit": {"citty": {"en": "Ashgabat"}}}}',
            "visit: there is no field “citty”",
        ),
        (
            b'{"format": "briefing", "version": 1, "content": {"visit": {"kind": "grand"}}}',
            "“grand” is none of the words",
        ),
        (b'{"format": "briefing", "version": 1, "content": {"officials": [{}]}}', "the field “id” is missing"),
        (b'{"format": "visit", "version": 1, "content": {}}', "“visit”"),
        (b'{"format": "briefing", "version": 1, "content": ' + b"[" * 100_000, "bracket|too early|JSON"),
        (b"[]", "a group { } belongs here, not a list [ ] (line 1, column 1)"),
        ("Визит".encode("cp1251"), "not text"),
    ],
)
def test_a_damaged_file_is_told_by_name_and_place(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "note.briefing"
    path.write_bytes(data)
    with pytest.raises(DamagedFileError, match=re.escape(sentence) if "|" not in sentence else sentence) as caught:
        open_file(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == data


def test_a_damaged_file_names_the_copies_that_may_be_good(path: Path, briefing: Briefing) -> None:
    save_file(path, briefing)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(DamagedFileError) as caught:
        open_file(path)
    assert caught.value.copies == (previous_copy(path),)
    assert open_file(caught.value.copies[0]) == briefing


def test_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    data = path.read_bytes().replace(b'"version": 3', b'"version": 4')
    path.write_bytes(data)
    with pytest.raises(NewerVersionError, match="newer Briefing"):
        open_file(path)
    assert path.read_bytes() == data


def test_missing_files_and_folders_are_told(tmp_path: Path, briefing: Briefing) -> None:
    with pytest.raises(StorageError, match="There is no file"):
        open_file(tmp_path / "none.briefing")
    with pytest.raises(StorageError, match="is a folder"):
        open_file(tmp_path)
    with pytest.raises(StorageError, match="There is no folder"):
        save_file(tmp_path / "none" / "note.briefing", briefing)
    with pytest.raises(StorageError, match="is a folder"):
        save_file(tmp_path, briefing)


def test_half_a_character_does_not_stop_a_save(tmp_path: Path) -> None:
    path = tmp_path / "note.briefing"
    save_file(path, replace(Briefing(), "visit/city/en", "Ash\ud800gabat"))
    assert open_file(path).visit.city.en == "Ash?gabat"


_SAVE_WITH_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from briefing.model import Briefing, replace
from briefing.storage import StorageError, save_file
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    save_file(Path(sys.argv[1]), replace(Briefing(), "visit/city/en", "x" * 5000))
except StorageError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files in a way only POSIX has")
def test_a_full_disk_leaves_the_old_file_and_no_litter(path: Path) -> None:
    former = path.read_bytes()
    finished = subprocess.run(
        [sys.executable, "-c", _SAVE_WITH_LITTLE_ROOM, path], capture_output=True, encoding="utf-8", check=True
    )
    assert "no room on the disk" in finished.stdout
    assert path.read_bytes() == former
    assert [entry for entry in path.parent.iterdir() if entry.suffix == ".new"] == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_protected_folder_is_told(path: Path, briefing: Briefing) -> None:
    path.parent.chmod(0o500)
    try:
        with pytest.raises(StorageError, match="protected"):
            save_file(path, briefing)
    finally:
        path.parent.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights there")
def test_a_link_stays_a_link_and_permissions_stay(path: Path, briefing: Briefing, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "link.briefing"
    link.symlink_to(path)
    save_file(link, replace(briefing, "visit/city/en", "Ashgabat"))
    assert link.is_symlink()
    assert open_file(path).visit.city.en == "Ashgabat"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_changed_underneath_is_noticed(path: Path, briefing: Briefing) -> None:
    with BriefingFile(path) as file:
        assert file.read() == briefing
        file.save(replace(briefing, "visit/city/en", "Ashgabat"))
        path.write_bytes(path.read_bytes().replace(b"Ashgabat", b"Awaza"))
        with pytest.raises(FileChangedError, match="changed by another program"):
            file.save(briefing)
        assert open_file(path).visit.city.en == "Awaza"
        file.save(briefing, overwrite=True)
    assert open_file(path) == briefing


def test_one_writer_per_file(path: Path) -> None:
    with BriefingFile(path), pytest.raises(FileInUseError, match="another window"):
        BriefingFile(path)
    BriefingFile(path).close()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


_OPEN_AND_WAIT = """
import sys
from pathlib import Path
from briefing.storage import BriefingFile
file = BriefingFile(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def test_a_dead_owner_holds_nothing(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _OPEN_AND_WAIT, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as owner:
        assert owner.stdout is not None
        owner.stdout.readline()
        with pytest.raises(FileInUseError, match="already open on"):
            BriefingFile(path)
        owner.kill()
    BriefingFile(path).close()
