"""Measures how long things take, and prints them beside a peer measured in the same run."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence


def milliseconds(work: Callable[[], object], rounds: int = 9) -> list[float]:
    """The time of each round in milliseconds; one round before them warms up."""
    work()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return times


def process_milliseconds(arguments: Sequence[str], rounds: int = 9) -> list[float]:
    """The time of a whole Python process with these arguments, from its start to its end."""
    return milliseconds(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True), rounds)


def report(name: str, times: Sequence[float], peer: Sequence[float] | None = None) -> None:
    """One line: median, range and, against a peer of the same run, the ratio of the medians."""
    median = statistics.median(times)
    ratio = f"{median / statistics.median(peer):6.2f} ×" if peer else "  peer  "
    print(f"{name:<58} {median:8.1f} ms  ({min(times):.1f}-{max(times):.1f})  {ratio}")
