"""The command line, one file a command.

A command is a module of this room, loaded only when it runs. It offers
`arguments() -> CommandParser`, `run(options) -> int` and `ERRORS`, the
exceptions whose message is a sentence for the user. The exit status is 0 when
the work was done, 1 when it could not be done, 2 when the command was not
understood.
"""

import argparse
import difflib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from briefing import __version__
from briefing.cli.arguments import CommandParser
from briefing.translation import system_language, told, use_language

COMMANDS = {
    "edit": "open the window on a briefing or an article (the default)",
    "draft": "make a note from an article",
    "extract": "find what articles support",
    "check": "tell what stops a briefing file from going up",
    "render": "write the note of a briefing file",
    "merge": "take edits made in a Word file over into its briefing",
    "pdf": "print a Word file to PDF",
    "template": "list templates, check one, tell its fields",
    "registry": "keep known officials and bodies, import and export lists",
    "schema": "print the JSON Schema of briefing files",
}
"""Every command with what it does, in the order of the help."""

DONE, FAILED, NOT_UNDERSTOOD = 0, 1, 2


class Command(Protocol):
    """What a module of this room offers."""

    ERRORS: tuple[type[Exception], ...]

    def arguments(self) -> CommandParser:
        """The words and switches the command understands."""

    def run(self, options: argparse.Namespace) -> int:
        """Does the work and gives the exit status. Raises one of `ERRORS` when it cannot be done."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line and gives the exit status; never raises."""
    words = list(sys.argv[1:] if argv is None else argv)
    _write_utf8()
    use_language(system_language())
    try:
        return _run(words)
    except SystemExit as leaving:  # argparse leaves this way after --help and after a wrong argument
        return leaving.code if isinstance(leaving.code, int) else DONE
    except BrokenPipeError:  # the reader of our output has gone, as in `briefing schema | head -1`
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (lives until the exit)
        return FAILED
    except KeyboardInterrupt:
        return _fail("briefing", "stopped.")


def _run(words: list[str]) -> int:
    name, rest = _command_of(words)
    if not name:
        return _answer_or_refuse(words)
    command = cast("Command", import_module(f"briefing.cli.{name}"))
    try:
        return command.run(command.arguments().parse_args(rest))
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except command.ERRORS as error:
        return _fail(f"briefing {name}", told(error))
    except Exception as error:
        return _fail(f"briefing {name}", _fault(error))


def _command_of(words: list[str]) -> tuple[str, list[str]]:
    """The command and its words; an empty name when the words name none."""
    if words and words[0] in COMMANDS:
        return words[0], words[1:]
    if words and words[0] in {"-h", "--help", "--version"}:
        return "", words
    if "edit" in COMMANDS and (not words or words[0].startswith("-") or _is_there(words[0])):
        return "edit", words
    return "", words


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # a folder that may not be entered, a name no system allows
        return False


def _answer_or_refuse(words: list[str]) -> int:
    if not words or words[0] in {"-h", "--help"}:
        print(_help())
        return DONE
    if words[0] == "--version":
        print(f"Briefing {__version__}")
        return DONE
    near = difflib.get_close_matches(words[0], COMMANDS, n=1)
    advice = f"did you mean “{near[0]}”?" if near else "“briefing --help” lists the commands."
    return _fail("briefing", f"there is no command or file “{words[0]}”; {advice}", NOT_UNDERSTOOD)


def _help() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {purpose}" for name, purpose in COMMANDS.items()]
    return "\n".join(
        [
            "Briefing turns a news article into an official briefing note.",
            "",
            "usage: briefing [COMMAND] [ARGUMENTS]",
            "",
            *lines,
            "",
            "“briefing COMMAND --help” tells what a command needs; “briefing --version” tells the version.",
        ]
    )


def _fail(who: str, sentence: str, status: int = FAILED) -> int:
    print(f"{who}: {' '.join(sentence.split())}", file=sys.stderr)
    return status


def _fault(error: Exception) -> str:
    """One sentence that lets a developer find an error nobody foresaw."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name} line {place.lineno}"
    kind = type(error).__name__
    return f"the program made a mistake ({kind}: {error}; {where}). Please report this sentence to its developers."


def _write_utf8() -> None:
    """Output that goes to a file or another program is UTF-8, whatever the code page of the system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
