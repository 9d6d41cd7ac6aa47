"""Prints every Word file of a folder with `briefing pdf`, and tells which was slow, took much memory or failed.

`python benchmarks/hard_files.py FOLDER`; without a folder, the documents of the tests. Needs a system with `wait4`.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

DOCUMENTS = Path(__file__).parents[1] / "tests" / "pages" / "documents"
SECONDS, MEGABYTES = 10, 500


class Printing(msgspec.Struct, frozen=True):
    """How the printing of one file went; what it said where it failed."""

    name: str
    seconds: float
    megabytes: float
    status: int
    words: str

    @property
    def is_fault(self) -> bool:
        """Whether it broke a bound, or failed without naming a cause."""
        told = self.status == 0 or (self.status == 1 and "made a mistake" not in self.words)
        return not told or self.seconds > SECONDS or self.megabytes > MEGABYTES


def printing(path: Path, folder: Path) -> Printing:
    """Print one file in a process of its own."""
    said = folder / "said.txt"
    started = time.perf_counter()
    with said.open("wb") as stream:
        command = [sys.executable, "-m", "briefing", "pdf", str(path), "-o", str(folder / "printed.pdf")]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stream)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    kilobyte = 1024 if sys.platform != "darwin" else 1
    return Printing(
        str(path),
        time.perf_counter() - started,
        usage.ru_maxrss * kilobyte / 2**20,
        process.returncode,
        said.read_text(encoding="utf-8").strip(),
    )


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    files = sorted(path for path in root.rglob("*") if path.suffix.lower() in {".docx", ".docm", ".dotx", ".dotm"})
    with tempfile.TemporaryDirectory() as folder:
        printings = [printing(path, Path(folder)) for path in files]
    for one in printings:
        if one.is_fault:
            print(
                f"FAULT {one.name}: status {one.status}, {one.seconds:.1f} s, {one.megabytes:.0f} MB {one.words[-300:]}"
            )
        elif one.status:
            print(f"refused {one.words}")
    slowest, largest = (max(printings, key=lambda p: getattr(p, k)) for k in ("seconds", "megabytes"))
    print(
        f"{len(printings)} files: {sum(p.status == 0 for p in printings)} printed, "
        f"{sum(p.is_fault for p in printings)} faults; "
        f"slowest {slowest.seconds:.1f} s ({Path(slowest.name).name}), "
        f"largest {largest.megabytes:.0f} MB ({Path(largest.name).name})"
    )
    return int(any(p.is_fault for p in printings))


if __name__ == "__main__":
    sys.exit(main())
