"""The parser of a command's words, whose complaints are one plain sentence."""

import argparse
import sys
from typing import NoReturn


class CommandParser(argparse.ArgumentParser):
    """Reads the words of one command; what it does not understand is told in one line."""

    def __init__(self, command: str, description: str, *, epilog: str = "") -> None:
        super().__init__(
            prog=f"briefing {command}",
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    def error(self, message: str) -> NoReturn:
        """Leaves with status 2 and one sentence on standard error."""
        print(f"{self.prog}: {message.rstrip('.')}. “{self.prog} --help” tells what it needs.", file=sys.stderr)
        sys.exit(2)
