"""A finding of the checks that somebody let stand, with the reason."""

import datetime as dt

import msgspec


class Waiver(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Why one finding stays as it is.

    `check`, `path` and `words` are what tells the finding from all others: it
    comes back when the words it was about change, and not when others do.
    """

    check: str
    path: str
    words: str = ""
    reason: str = ""
    who: str = ""
    when: dt.date | None = None

    @property
    def finding(self) -> tuple[str, str, str]:
        """What tells the finding from all others."""
        return self.check, self.path, self.words
