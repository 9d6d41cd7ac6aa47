"""The file of a registry: made, changed by several, damaged, foreign, locked, full, protected."""

import os
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from briefing.model import Text
from briefing.registry import Official, RecordChangedError, Registry, RegistryError, database
from briefing.storage import StorageError
from tests.fuzzing import TIMES
from tests.registry.people import ALIZADE, BEKENOV, MINISTRY, SAPAROVA, registry_with

LEGACY = Path(__file__).parents[1] / "legacy" / "registry-1.sqlite"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return registry_with(tmp_path / "known #1 %20.sqlite", BEKENOV, SAPAROVA, MINISTRY)


def test_records_come_back_as_they_were_kept(path: Path) -> None:
    with Registry(path) as registry:
        assert registry.officials.all() == [
            msgspec.structs.replace(BEKENOV, id=1),
            msgspec.structs.replace(SAPAROVA, id=2),
        ]
        assert registry.bodies.all() == [msgspec.structs.replace(MINISTRY, id=1)]
        assert registry.faults() == []
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_of_the_first_version_stays_readable() -> None:
    with Registry(LEGACY) as registry:
        known = registry.official("Айдаром Бекеновым", "KZ")
        assert known is not None
        assert known.name.kk == "Айдар Серікұлы Бекенов"
        assert registry.body("Минэнерго", "KZ") is not None


def test_changed_and_removed_records_are_no_longer_found_by_what_they_were(path: Path) -> None:
    with Registry(path, writing=True) as registry:
        bekenov, saparova = registry.officials.all()
        registry.officials.replace(msgspec.structs.replace(bekenov, name=Text(en="Aidar Bekturov")), bekenov)
        registry.officials.remove(saparova)
        assert registry.person("Aidar Bekenov") is None
        assert registry.person("Aliya Saparova") is None
        assert registry.person("Aidar Bekturov") is not None


def test_what_a_colleague_changed_is_not_overwritten(path: Path) -> None:
    with Registry(path, writing=True) as registry, Registry(path, writing=True) as colleague:
        mine, _ = registry.officials.all()
        colleague.officials.replace(msgspec.structs.replace(mine, country="UZ"), mine)
        with pytest.raises(RecordChangedError, match="Aidar Bekenov was changed in the registry by somebody else"):
            registry.officials.replace(msgspec.structs.replace(mine, country="KG"), mine)
        with pytest.raises(RecordChangedError):
            registry.officials.remove(mine)
        assert registry.officials.all()[0].country == "UZ"


def test_a_change_is_kept_whole_or_not_at_all(path: Path) -> None:
    with Registry(path, writing=True) as registry:
        with suppress(KeyError), registry.change():
            registry.officials.add(ALIZADE)
            raise KeyError
        assert len(registry.officials.all()) == 2
        assert registry.person("Rovshan Alizade") is None


def test_a_registry_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match=r"There is no registry .*none\.sqlite"):
        Registry(tmp_path / "none.sqlite")
    with pytest.raises(RegistryError, match="cannot be opened"):
        Registry(tmp_path / "none" / "r.sqlite", writing=True)
    with pytest.raises(RegistryError, match="is a folder"):
        Registry(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_files_of_other_programs_are_left_alone(tmp_path: Path) -> None:
    text, foreign, newer = (tmp_path / name for name in ("text.sqlite", "foreign.sqlite", "newer.sqlite"))
    text.write_bytes(b"name;post\r\n" * 500)
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE moz_places (id)")
    connection.close()
    registry_with(newer, BEKENOV)
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 9")
    connection.close()
    for path, words in ((text, "is not a registry"), (foreign, "is not a registry"), (newer, "newer version")):
        before = path.read_bytes()
        for writing in (False, True):
            with pytest.raises(RegistryError, match=words) as caught:
                Registry(path, writing=writing)
            assert str(path) in str(caught.value)
        assert path.read_bytes() == before


def test_tables_that_another_program_changed_are_told(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TRIGGER spy AFTER DELETE ON official BEGIN DELETE FROM body; END")
    connection.close()
    with pytest.raises(RegistryError, match=r"damaged \(another program changed its tables"):
        Registry(path)


def test_records_that_another_program_wrote_wrongly_are_told(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE official SET content = '{\"name\": 7}' WHERE id = 2")
    connection.close()
    with Registry(path) as registry, pytest.raises(RegistryError, match=r"damaged \(record 2: "):
        registry.officials.all()


def test_damaged_files_end_in_an_error_that_names_them(path: Path) -> None:
    whole = path.read_bytes()
    damaged = path.with_name("damaged.sqlite")
    for run in range(60 * TIMES):
        data = bytearray(whole)
        for step in range(40):
            data[(run * 7919 + step * step * 131) % len(data)] ^= 0xFF
        damaged.write_bytes(bytes(data[: len(data) - (run % 4) * 700]))
        assert _told(damaged, writing=bool(run % 2)) in ("", str(damaged))


def _told(damaged: Path, *, writing: bool) -> str:
    """The path in the error a damaged file ends in, if it does."""
    try:
        with Registry(damaged, writing=writing) as registry:
            registry.officials.all()
            registry.person("Aidar Bekenov", "KZ")
            registry.faults()
            if writing:
                registry.officials.add(ALIZADE)
    except RegistryError as error:
        return str(damaged) if str(damaged) in str(error) else f"not named: {error}"
    return ""


def test_a_registry_that_somebody_changes_is_waited_for_and_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "LOCK_PATIENCE", 0.1)
    with Registry(path, writing=True) as colleague, Registry(path, writing=True) as registry, colleague.change():
        colleague.officials.add(ALIZADE)
        with pytest.raises(RegistryError, match="is being changed by somebody else"):
            registry.officials.add(ALIZADE)
        assert len(registry.officials.all()) == 2  # reading goes on


_IMPORT_WITH_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from briefing.registry import Registry, RegistryError
from tests.registry.people import SAPAROVA
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, path.stat().st_size))
try:
    with Registry(path, writing=True) as registry, registry.change():
        for _ in range(2000):
            registry.officials.add(SAPAROVA)
except RegistryError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files in a way only POSIX has")
def test_a_full_disk_leaves_what_was_there(path: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-c", _IMPORT_WITH_LITTLE_ROOM, path],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert "has no room for the registry" in finished.stdout
    with Registry(path) as registry:
        assert len(registry.officials.all()) == 2
        assert registry.faults() == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_registry_on_a_protected_share_is_read_and_not_changed(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with Registry(path) as registry:
            assert registry.person("Aidar Bekenov") is not None
        with pytest.raises(RegistryError, match="can only be read"):
            Registry(path, writing=True)
    finally:
        path.parent.chmod(0o755)


def test_a_registry_opened_for_reading_refuses_changes(path: Path) -> None:
    with Registry(path) as registry, pytest.raises(RegistryError, match="can only be read"):
        registry.officials.add(ALIZADE)


def test_half_a_character_does_not_stop_a_change(path: Path) -> None:
    with Registry(path, writing=True) as registry:
        registry.officials.add(Official(name=Text(en="Ash\ud800 Gabat")))
        assert registry.person("Ash? Gabat") is not None


def test_an_error_of_a_registry_is_one_of_storage() -> None:
    assert issubclass(RegistryError, StorageError)
