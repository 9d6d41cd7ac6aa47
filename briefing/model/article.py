"""An article as it was read: clean text and what the page says about itself."""

import datetime as dt

import msgspec

from briefing.messages import Message


class Article(msgspec.Struct, frozen=True, omit_defaults=True):
    """A news article, release or any other text a briefing is made from.

    `text` is the clean text: paragraphs separated by one blank line, the
    headline first when there is one. Offsets of evidence count its characters.
    `rubric` is the kind of text printed above the headline, such as “Opinion”;
    `dateline_place` the place before the lead as printed (“Ashgabat,
    Turkmenistan”). `language` is `en`, `ru`, `kk` or `other`. `sha256` is the
    digest of the bytes that were read. `warnings` are sentences that tell what to check.
    """

    text: str
    title: str = ""
    subtitle: str = ""
    author: str = ""
    outlet: str = ""
    relayed_from: str = ""
    published: dt.date | None = None
    published_time: dt.time | None = None
    time_zone: str = ""
    dateline_place: str = ""
    rubric: str = ""
    language: str = ""
    url: str = ""
    file_name: str = ""
    sha256: str = ""
    warnings: tuple[Message, ...] = ()

    @property
    def body(self) -> str:
        """The text without the headline."""
        if self.title and self.text.startswith(self.title):
            return self.text[len(self.title) :].lstrip("\n")
        return self.text
