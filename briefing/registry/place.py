"""Where the registry lies: at a path the user chose, else in the data folder; without either nothing is kept."""

from pathlib import Path

from briefing.storage import DataFolder

SETTING = "registry_file"
"""The setting with the path of a registry outside the data folder, such as one on a ministry's share."""
_NAME = "registry.sqlite"


def registry_file(folder: DataFolder | None) -> Path | None:
    """The file of the registry, which may not be there yet; None without a data folder."""
    if folder is None:
        return None
    chosen = folder.read_settings().get(SETTING)
    return Path(chosen) if chosen and isinstance(chosen, str) else folder.path / _NAME
