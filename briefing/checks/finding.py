"""What the checks find: a place, a rule, and where it is safe a correction."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from briefing.messages import Message
from briefing.model import FieldPath, Waiver


class Severity(StrEnum):
    """What a finding means for the export.

    A *stop* refuses the export of a final, a *warn* is listed and lets it go on, a *hint* only stands beside the text.
    """

    STOP = "stop"
    WARN = "warn"
    HINT = "hint"


class Fix(msgspec.Struct, frozen=True):
    """A correction with one click: the value to put at the path, as `briefing.model.replace` takes it."""

    path: FieldPath
    value: str


class Finding(msgspec.Struct, frozen=True):
    """One finding.

    `path` is the field it is about, `span` the characters of the field's text, if it is about some of them only.
    `message` names the place and the rule in one sentence. `sure` findings rest on fields, the others on the reading
    of free text. Check, path and `words` tell the finding from all others; they stay the same while other fields, or
    other words of the same field, are edited. `waiver` says why it was let stand, None while it was not.
    """

    check: str
    severity: Severity
    path: FieldPath
    message: Message
    words: str = ""
    span: tuple[int, int] | None = None
    fix: Fix | None = None
    sure: bool = True
    waiver: Waiver | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells the finding from all others, as `Waiver.finding` has it."""
        return self.check, str(self.path), self.words


class Findings(msgspec.Struct, frozen=True):
    """All findings about a briefing, the severest first and then in the order of the form."""

    items: tuple[Finding, ...] = ()

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def open(self) -> tuple[Finding, ...]:
        """Those that nobody has let stand."""
        return tuple(item for item in self.items if item.waiver is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """Those that somebody has let stand."""
        return tuple(item for item in self.items if item.waiver is not None)

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The open findings of one severity."""
        return tuple(item for item in self.open if item.severity is severity)

    def within(self, path: str) -> tuple[Finding, ...]:
        """The open findings about a field, row or section."""
        return tuple(item for item in self.open if item.path.is_within(path))
