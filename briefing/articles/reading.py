"""What a format reader hands over, before the text is cleaned and its opening lines are read."""

import datetime as dt
from collections.abc import Callable
from typing import Literal

import msgspec

from briefing.messages import Message

Extent = Literal["article", "page", "unknown"]
Progress = Callable[[int, int], None]
"""Called with the pages (or bytes) done and those in all; 0 in all where that is not known."""


class Reading(msgspec.Struct, frozen=True):
    """Paragraphs in reading order and what the file says about itself.

    `paragraphs` hold no blank ones; line ends inside one are kept where they
    mean something (hard-wrapped lines are joined later). `url` and `outlet` are
    only what the file states; `guessed` is a day of publication worked out from
    it, used only where no line of the text states one. `sent` is the day a
    letter was sent, from which “yesterday” counts. `extent` tells whether the
    paragraphs are an article alone, or a page with all that surrounds it. Fields the format cannot tell stay empty.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    subtitle: str = ""
    author: str = ""
    outlet: str = ""
    published: dt.date | None = None
    published_time: dt.time | None = None
    time_zone: str = ""
    guessed: dt.date | None = None
    url: str = ""
    sent: dt.date | None = None
    extent: Extent = "unknown"
    warnings: tuple[Message, ...] = ()
