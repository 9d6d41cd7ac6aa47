"""Where facts come from."""

import datetime as dt

import msgspec

from briefing.model.article import Article
from briefing.model.choices import Reliability, SourceType
from briefing.model.text import RowId


class Source(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A source (FIELDS.md section 8).

    `text` is the article's text as it was read; every quotation of the
    evidence is an exact span of it.
    """

    id: RowId
    type: SourceType | None = None
    title: str = ""
    publisher: str = ""
    author: str = ""
    cites: str = ""
    published: dt.date | None = None
    accessed: dt.date | None = None
    url: str = ""
    file: str = ""
    sha256: str = ""
    language: str = ""
    reliability: Reliability | None = None
    verified_by: str = ""
    verified_on: dt.date | None = None
    text: str = ""


def source_of_article(article: Article, source_id: RowId) -> Source:
    """The source that keeps an article with the briefing."""
    return Source(
        id=source_id,
        type=SourceType.AGENCY if article.relayed_from or article.outlet else None,
        title=article.title,
        publisher=article.outlet,
        author=article.author,
        cites=article.relayed_from,
        published=article.published,
        url=article.url,
        file=article.file_name,
        sha256=article.sha256,
        language=article.language,
        text=article.text,
    )
