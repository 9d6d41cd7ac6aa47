"""What an earlier pass made, kept for the next pass as long as it is used."""

from collections.abc import Hashable
from typing import Any


class Memory:
    """Results by key. What a whole pass did not ask for is dropped at the start of the one after."""

    def __init__(self) -> None:
        self._old: dict[Hashable, Any] = {}
        self._new: dict[Hashable, Any] = {}

    def begin(self) -> None:
        """Start a pass."""
        self._old, self._new = self._new, {}

    def clear(self) -> None:
        """Forget everything."""
        self._old, self._new = {}, {}

    def get(self, key: Hashable) -> Any:
        """What was made for the key, or None."""
        found = self._new.get(key)
        if found is None and (found := self._old.get(key)) is not None:
            self._new[key] = found
        return found

    def put(self, key: Hashable, made: Any) -> None:
        """Keep what was made for the key."""
        self._new[key] = made
