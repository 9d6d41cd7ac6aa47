"""The time and the memory that one layout may take, so that no document stops the program."""

import os
import time
from typing import Final

from briefing.messages import Message
from briefing.pages.ooxml import LayoutError
from briefing.resident_memory import resident_bytes

TIME_LIMIT: Final = 8.0
"""Seconds of work from the parts to the pages, or to their PDF; waiting for a busy machine does not count."""
MEMORY_LIMIT: Final = 350 * 2**20
"""Bytes by which the program may grow meanwhile."""
_INTERVAL: Final = 0.05


class Budget:
    """What is left for one layout. Whatever repeats work asks it each time round."""

    def __init__(self, seconds: float = TIME_LIMIT, memory: int = MEMORY_LIMIT) -> None:
        self._seconds, self._memory = seconds, memory
        self._interval = min(_INTERVAL, seconds)
        self._started = self._looked = time.thread_time()
        self._resident = resident_bytes(os.getpid())

    def check(self) -> None:
        """Raises LayoutError where time or memory are used up; costs next to nothing."""
        now = time.thread_time()
        if now - self._looked < self._interval:
            return
        self._looked = now
        if now - self._started > self._seconds:
            raise LayoutError(
                Message(
                    "Laying the document out takes more than {seconds} seconds. Divide it into smaller files.",
                    seconds=f"{self._seconds:g}",
                )
            )
        if resident_bytes(os.getpid()) - self._resident > self._memory:
            raise LayoutError(
                Message(
                    "Laying the document out takes more than {limit} MB of memory. "
                    "Divide it into smaller files or make its pictures smaller.",
                    limit=self._memory // 2**20,
                )
            )
