"""Lets `python -m briefing` stand for the command `briefing`."""

import sys

from briefing.cli import main

if __name__ == "__main__":
    sys.exit(main())
