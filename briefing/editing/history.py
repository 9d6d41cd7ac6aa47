"""The steps that can be undone and done again."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from briefing.model import Briefing, FieldPath

PAUSE_SECONDS: Final = 1.5
"""Typing in one field is one step until it rests for this long."""

_MOST_STEPS: Final = 1000


@dataclass(frozen=True)
class Step:
    """One step: the values before and after it, its name, and the field it is about."""

    before: Briefing
    after: Briefing
    label: str
    focus: FieldPath | None
    time: float


class History:
    """Former and undone values of one briefing, newest last."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._open_key: str | None = None

    def add(
        self, before: Briefing, after: Briefing, label: str, focus: FieldPath | None, merge_key: str | None = None
    ) -> None:
        """Keep a step; one with the merge key of the last step, soon after it, grows that step."""
        now = self._clock()
        last = self._done[-1] if self._done else None
        if last and merge_key and merge_key == self._open_key and now - last.time < PAUSE_SECONDS:
            self._done[-1] = replace(last, after=after, time=now)
        else:
            self._done.append(Step(before, after, label, focus, now))
            del self._done[:-_MOST_STEPS]
        self._open_key = merge_key
        self._undone.clear()

    def seal(self) -> None:
        """Let nothing more grow the last step."""
        self._open_key = None

    def undo(self) -> Step | None:
        """Take the last step back; None where there is none."""
        return self._shift(self._done, self._undone)

    def redo(self) -> Step | None:
        """Do the step that was taken back last; None where there is none."""
        return self._shift(self._undone, self._done)

    @property
    def undo_label(self) -> str | None:
        """The name of the step that `undo` takes back."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """The name of the step that `redo` does."""
        return self._undone[-1].label if self._undone else None

    def _shift(self, source: list[Step], target: list[Step]) -> Step | None:
        self.seal()
        if not source:
            return None
        step = source.pop()
        target.append(step)
        return step
