"""The words commands share, and the parser whose complaints are one plain sentence."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from briefing.messages import Message
from briefing.model import LANGUAGE_CODES
from briefing.storage import DataFolder
from briefing.storage.own_templates import name_and_language


class CommandError(ValueError):
    """The command cannot do its work; the message says why and what to do."""


def qt_missing(error: ImportError) -> CommandError:
    """The sentence for a machine without what Qt needs."""
    return CommandError(
        Message("Qt cannot be loaded ({reason}); scripts/debian-packages names what to install.", reason=str(error))
    )


class CommandParser(argparse.ArgumentParser):
    """Reads the words of one command; what it does not understand is told in one line."""

    def error(self, message: str) -> NoReturn:
        """Leaves with status 2 and one sentence on standard error."""
        print(f"{self.prog}: {message.rstrip('.')}. “{self.prog} --help” tells what it needs.", file=sys.stderr)
        sys.exit(2)


def command_parser(command: str, description: str, *, example: str = "") -> CommandParser:
    """The parser of a command, with an example below its help."""
    return CommandParser(
        prog=f"briefing {command}",
        description=description,
        epilog=f"example: {example}" if example else None,
        allow_abbrev=False,
    )


def add_template(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    """The switch `--template`; without a default the briefing's own template is taken."""
    parser.add_argument(
        "--template",
        metavar="NAME",
        default=default,
        help=f"name of the template (default: {default or 'that of the briefing'}); see “briefing template list”,"
        " or a .docx file of your own",
    )


def chosen_template(named: str, folder: DataFolder | None) -> tuple[str, Path | None]:
    """The name of a template and the folder of own ones it lies in; a file brings its versions in other languages.

    Raises CommandError where a file is named that is not there.
    """
    path = Path(named)
    if path.suffix.lower() != ".docx":
        return named, folder.templates if folder else None
    if not path.is_file():
        raise CommandError(Message("There is no file {path}; check the name and the folder.", path=path))
    return name_and_language(path)[0], path.absolute().parent


def add_language(
    parser: argparse.ArgumentParser, *, default: str | None, otherwise: str = "that of the briefing"
) -> None:
    """The switch `--language`; `otherwise` says in words which language is taken without it and without a default."""
    parser.add_argument(
        "--language",
        choices=LANGUAGE_CODES,
        default=default,
        help=f"language of the note: en, ru or kk (default: {default or otherwise})",
    )


def add_data_folder(parser: argparse.ArgumentParser) -> None:
    """The switch `--data-folder`."""
    parser.add_argument(
        "--data-folder",
        type=Path,
        metavar="FOLDER",
        help="folder for everything the program keeps of its own (default: that of BRIEFING_DATA)",
    )


def add_registry(parser: argparse.ArgumentParser, *, otherwise: str = "that of the data folder") -> None:
    """The switch `--registry`; `otherwise` says in words which one is taken without it."""
    parser.add_argument(
        "--registry",
        type=Path,
        metavar="FILE",
        help=f"file with known officials and bodies (default: {otherwise})",
    )


def add_output(parser: argparse.ArgumentParser, endings: str) -> None:
    """The switch `-o`, which may be repeated."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        action="append",
        required=True,
        metavar="FILE",
        help=f"file to write, ending in {endings}; repeat it for several",
    )
