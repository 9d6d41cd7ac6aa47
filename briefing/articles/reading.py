"""What a format reader hands over, before the text is cleaned and its opening lines are read."""

import datetime as dt

import msgspec


class Reading(msgspec.Struct, frozen=True):
    """Paragraphs in reading order and what the file says about itself.

    `paragraphs` hold no blank ones; line ends inside one are kept where they
    mean something (hard-wrapped lines are joined later). `url` and `outlet` are
    only what the file states. Fields the format cannot tell stay empty.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    subtitle: str = ""
    author: str = ""
    outlet: str = ""
    published: dt.date | None = None
    published_time: dt.time | None = None
    time_zone: str = ""
    url: str = ""
    warnings: tuple[str, ...] = ()
