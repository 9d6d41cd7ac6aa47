"""`briefing schema`: prints the JSON Schema of briefing files."""

import argparse

from briefing.cli.arguments import CommandParser, command_parser
from briefing.storage import StorageError, file_schema

ERRORS = (StorageError,)


def arguments() -> CommandParser:
    """The command takes no arguments."""
    return command_parser("schema", "Prints the JSON Schema (2020-12) of .briefing files.")


def run(options: argparse.Namespace) -> int:
    """Prints the schema."""
    print(file_schema())
    return 0
