"""Finds the data files that ship with the program: `resources/` and `templates/`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


@cache
def data_folder(kind: str) -> Path:
    """The folder `resources` or `templates`, in an installed copy or in a checkout.

    Raises FileNotFoundError where the installation is incomplete.
    """
    for folder in (_PACKAGE / kind, _PACKAGE.parent / kind):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"The folder “{kind}” of the program is missing; install Briefing again.")


def resource_path(name: str) -> Path:
    """The path of a file below `resources/`, such as `fields.toml`."""
    return data_folder("resources") / name


def read_toml(name: str) -> dict[str, Any]:
    """The tables of a TOML file below `resources/`."""
    with resource_path(name).open("rb") as file:
        return tomllib.load(file)
