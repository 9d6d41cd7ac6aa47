"""`briefing edit`: opens the window."""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

from briefing.cli.arguments import CommandError, CommandParser, add_data_folder, command_parser
from briefing.storage import StorageError, find_data_folder

ERRORS = (CommandError, StorageError)


def arguments() -> CommandParser:
    """The file to open, if any."""
    parser = command_parser(
        "edit", "Opens the window on a briefing or an article.", example="briefing edit visit.briefing"
    )
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="briefing file or article")
    add_data_folder(parser)
    return parser


def run(options: argparse.Namespace) -> int:
    """Opens the window and waits until it is closed."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise CommandError("There is no display to open a window on; “briefing draft” makes a note without one.")
    window = import_module("briefing.desktop")  # the one room above this one, reached by name
    status: int = window.main(options.file, find_data_folder(options.data_folder))
    return status
