"""How much memory a process holds right now, on each system in its own way."""

import os
import subprocess
import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of the Windows API."""

        _fields_ = [
            ("size", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            ("peak_resident", ctypes.c_size_t),
            ("resident", ctypes.c_size_t),
            ("rest", ctypes.c_size_t * 6),
        ]

    _QUERY_INFORMATION = 0x0400

    def resident_bytes(process: int) -> int:
        """The resident memory of a process in bytes; 0 where it has ended."""
        handle = ctypes.windll.kernel32.OpenProcess(_QUERY_INFORMATION, 0, process)
        if not handle:
            return 0
        counters = _Counters(size=ctypes.sizeof(_Counters))
        ctypes.windll.kernel32.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.size)
        ctypes.windll.kernel32.CloseHandle(handle)
        return int(counters.resident)

elif sys.platform == "linux":
    _PAGE = os.sysconf("SC_PAGE_SIZE")

    def resident_bytes(process: int) -> int:
        """The resident memory of a process in bytes; 0 where it has ended."""
        try:
            return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * _PAGE
        except (OSError, IndexError, ValueError):
            return 0

else:

    def resident_bytes(process: int) -> int:
        """The resident memory of a process in bytes; 0 where it has ended."""
        shown = subprocess.run(  # noqa: S603 - the number of our own child
            ["/bin/ps", "-o", "rss=", "-p", str(process)], capture_output=True, check=False
        )
        return int(shown.stdout or b"0") * 1024
