"""What an administrator takes away from every user of a machine."""

import os
import sys
from pathlib import Path
from typing import Final

NO_NETWORK_VARIABLE: Final = "BRIEFING_NO_NETWORK"
"""Set to anything, it forbids every connection."""
_FOLDERS: Final = {
    "win32": Path(os.environ.get("PROGRAMDATA", "C:/ProgramData")) / "Briefing",
    "darwin": Path("/Library/Application Support/Briefing"),
}
NO_NETWORK_FILE: Final = _FOLDERS.get(sys.platform, Path("/etc/briefing")) / "no-network"
"""Where this file is present, whatever it holds, every connection is forbidden; users cannot remove it."""


def is_network_forbidden() -> bool:
    """Whether this machine's administrator forbids connections."""
    return bool(os.environ.get(NO_NETWORK_VARIABLE)) or NO_NETWORK_FILE.exists()
