"""`briefing edit`: opens the window."""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

from briefing.cli.arguments import CommandError, CommandParser, add_data_folder, command_parser, qt_missing
from briefing.messages import Message
from briefing.storage import DataFolder, StorageError, find_data_folder
from briefing.translation import told

ERRORS = (CommandError, StorageError)

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def arguments() -> CommandParser:
    """The file to open, if any."""
    parser = command_parser(
        "edit", "Opens the window on a briefing or an article.", example="briefing edit visit.briefing"
    )
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="briefing file or article")
    add_data_folder(parser)
    return parser


def run(options: argparse.Namespace) -> int:
    """Hands over to the window; its status is that of the program."""
    if sys.platform.startswith("linux") and not any(map(os.environ.get, _DISPLAYS)):
        raise CommandError(
            Message("There is no display to open a window on; “briefing draft” makes a note without one.")
        )
    if options.file is not None and not options.file.is_file():
        raise CommandError(Message("There is no file {path}; check the name and the folder.", path=options.file))
    folder, trouble = _data_folder(options.data_folder)
    try:
        # By name, so that no other command can load the window by accident.
        desktop = import_module("briefing.desktop")
        status: int = desktop.main(options.file, folder, trouble)
    except ImportError as error:
        raise qt_missing(error) from error
    return status


def _data_folder(chosen: Path | None) -> tuple[DataFolder | None, str]:
    """The data folder, and what is wrong with it: a disk that is away must not keep the window from opening."""
    try:
        return find_data_folder(chosen), ""
    except StorageError as error:
        if chosen is not None:
            raise
        return None, told(error)
