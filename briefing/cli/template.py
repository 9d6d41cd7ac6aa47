"""`briefing template`: what templates there are."""

import argparse

from briefing.cli.arguments import CommandParser, add_data_folder, command_parser
from briefing.storage import StorageError, find_data_folder
from briefing.word.library import templates

ERRORS = (StorageError,)


def arguments() -> CommandParser:
    """The word `list`."""
    parser = command_parser("template", "Works with the templates of notes.", example="briefing template list")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="list the templates", description="Lists the templates.")
    add_data_folder(listing)
    return parser


def run(options: argparse.Namespace) -> int:
    """Does what was asked of the templates."""
    folder = find_data_folder(options.data_folder)
    for info in templates(folder.templates if folder else None):
        languages = ", ".join(info.languages)
        print(f"{info.name}  {info.title.in_any_language('en')} ({languages}){'  own' if info.own else ''}")
    return 0
