"""The data folder: the one place, chosen by the user, for everything the program keeps of its own.

Offices that handle restricted information may only work inside an encrypted
folder, so nothing goes to the user's profile or to the system's folder for
temporary files. The choice itself is made by `--data-folder`, by the
environment variable `BRIEFING_DATA`, or, only with the user's consent, kept in
a pointer file that holds nothing but the path. Without a choice the program
keeps nothing.
"""

import os
import sys
from pathlib import Path
from typing import Any

import msgspec

from briefing.messages import Message
from briefing.storage.atomic import write_atomically
from briefing.storage.errors import StorageError, writing_failed

VARIABLE = "BRIEFING_DATA"
MOST_RECENT = 12
REGISTRY_SETTING = "registry_file"
"""The setting with the path of a registry outside the data folder."""
_REGISTRY = "registry.sqlite"


class DataFolder:
    """Settings, window layout, recent files, own templates, known officials and recovery copies."""

    def __init__(self, path: Path) -> None:
        """Uses a folder that exists. Raises StorageError when it does not."""
        if not path.is_dir():
            raise StorageError(
                Message("The data folder {path} is not there; connect its disk or choose another folder.", path=path)
            )
        self.path = path

    @property
    def recovery(self) -> Path:
        """The folder of the recovery copies (see `briefing.storage.recovery`)."""
        return self._subfolder("recovery")

    @property
    def templates(self) -> Path:
        """The folder of the user's own templates."""
        return self._subfolder("templates")

    @property
    def registry(self) -> Path:
        """The file of known officials: where the settings say, such as on a ministry's share, else in this folder."""
        chosen = self.read_settings().get(REGISTRY_SETTING)
        return Path(chosen) if chosen and isinstance(chosen, str) else self.own_registry

    @property
    def own_registry(self) -> Path:
        """Where the registry lies as long as no other file was chosen."""
        return self.path / _REGISTRY

    @property
    def registry_in_use(self) -> Path | None:
        """The registry if names are to be looked up in it: the one the user chose, or one that has been begun here.

        A chosen one that is not there is given too, so that its lack is told.
        """
        path = self.registry
        return path if path != self.own_registry or path.exists() else None

    def read_settings(self) -> dict[str, Any]:
        """The settings; empty when there are none or the file is damaged (a save keeps that one as `.bak`)."""
        settings: dict[str, Any] = self._read("settings.json", dict[str, Any], {})
        return settings

    def write_settings(self, settings: dict[str, Any]) -> None:
        """Writes the settings. Raises StorageError."""
        self._write("settings.json", settings)

    def recent_files(self) -> tuple[Path, ...]:
        """The files last opened or saved, the last one first; some may be gone."""
        return tuple(Path(name) for name in self._read("recent.json", list[str], []))

    def remember_file(self, path: Path) -> None:
        """Puts a file at the head of the recent files. Raises StorageError."""
        known = [str(other) for other in self.recent_files() if other != path.absolute()]
        self._write("recent.json", [str(path.absolute()), *known][:MOST_RECENT])

    def forget_files(self) -> None:
        """Empties the list of recent files. Raises StorageError."""
        self._write("recent.json", [])

    def _subfolder(self, name: str) -> Path:
        folder = self.path / name
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise writing_failed(folder, error) from error
        return folder

    def _read(self, name: str, kind: Any, nothing: Any) -> Any:
        try:
            return msgspec.json.decode((self.path / name).read_bytes(), type=kind)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return nothing

    def _write(self, name: str, value: object) -> None:
        data = msgspec.json.format(msgspec.json.encode(value), indent=2)
        write_atomically(self.path / name, data, keep_previous=True)


def find_data_folder(chosen: Path | None = None) -> DataFolder | None:
    """The data folder: the one chosen now, else that of the environment, else the remembered one, else None.

    A folder chosen now is made when it is missing. Raises StorageError when
    the folder is not there: its disk may not be connected, so nothing is made
    in its place.
    """
    if chosen is not None:
        return create_data_folder(chosen)
    named = os.environ.get(VARIABLE) or _remembered()
    return DataFolder(Path(named)) if named else None


def create_data_folder(path: Path) -> DataFolder:
    """The data folder at a path the user chose, made when missing. Raises StorageError."""
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise writing_failed(path, error) from error
    return DataFolder(path)


def remember_data_folder(folder: DataFolder) -> None:
    """Writes the pointer file; call it only when the user agreed to that. Raises StorageError."""
    pointer = pointer_file()
    try:
        pointer.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise writing_failed(pointer, error) from error
    write_atomically(pointer, f"{folder.path.absolute()}\n".encode())


def forget_data_folder() -> None:
    """Removes the pointer file. Raises StorageError."""
    try:
        pointer_file().unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(Message("{path} cannot be removed; remove it by hand.", path=pointer_file())) from error


def pointer_file() -> Path:
    """Where the choice is remembered: the only file outside the data folder, and it holds only its path."""
    if sys.platform == "win32":
        settings = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        settings = Path.home() / "Library" / "Application Support"
    else:
        settings = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return settings / "briefing" / "data-folder.txt"


def _remembered() -> str:
    try:
        return pointer_file().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
