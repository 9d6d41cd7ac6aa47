"""What a check is: a small pure function with an id, a severity and a sentence that explains it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from briefing.checks.finding import Fix, Severity
from briefing.checks.matter import Matter
from briefing.messages import Message
from briefing.model import FieldPath


class Found(NamedTuple):
    """What a check tells of one place; the rest of a `Finding` comes from the check.

    `severity` is given where it differs from that of the check.
    """

    path: FieldPath
    message: Message
    words: str = ""
    span: tuple[int, int] | None = None
    fix: Fix | None = None
    severity: Severity | None = None


class Check(NamedTuple):
    """A check. `id` is stored in waivers and never changes; `explanation` is for the help.

    `sure` says that it reads fields; the others read free text and are only likely to be right.
    """

    id: str
    severity: Severity
    explanation: Message
    find: Callable[[Matter], Iterable[Found]]
    sure: bool = True
