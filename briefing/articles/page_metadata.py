"""What a web page says about its article: title, author, outlet, address, day and hour of publication."""

import contextlib
import datetime as dt
import json
import logging
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from briefing.articles.outlets import outlet_named, outlet_of_site
from briefing.articles.page_author import printed_author
from briefing.articles.site_name import name_beside_title, name_in_page_rights

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_ARTICLE_TYPES = re.compile(r"Article|NewsArticle|BlogPosting|Report|WebPage|LiveBlog")
_DATE_META = (
    "article:published_time",
    "datepublished",
    "publish_date",
    "pubdate",
    "date",
    "dc.date.issued",
    "dcterms.created",
    "og:published_time",
    "article:published",
    "sailthru.date",
    "parsely-pub-date",
    "mediator_published_time",
)
_STAMP = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_MAX_JSON = 500_000
_TITLE_SPLIT = re.compile(r"\s+[|·•»«›:–—-]\s+|\s*\|\s*")
_MIN_TITLE_LETTERS = 8
_CUT_OFF = ("...", "…")
_LONG_ENOUGH = 20
"""Letters of a title cut off that tell which heading it is the beginning of."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


class PageMetadata(msgspec.Struct, frozen=True):
    """What was found. `guessed` is a day worked out from the page, for use where nothing states one."""

    title: str = ""
    subtitle: str = ""
    author: str = ""
    outlet: str = ""
    url: str = ""
    published: dt.date | None = None
    published_time: dt.time | None = None
    time_zone: str = ""
    guessed: dt.date | None = None


class _Stamp(msgspec.Struct, frozen=True):
    date: dt.date
    time: dt.time | None = None
    zone: str = ""


def read_metadata(tree: "HtmlElement", url: str = "") -> PageMetadata:
    """Reads JSON-LD and meta elements first, then what trafilatura and htmldate make of the page."""
    from trafilatura.metadata import extract_title

    data = list(_json_articles(tree))
    found = _found_by_trafilatura(tree, url)
    guessed = _guessed_stamp(tree, found.url or url)
    stamp = _stated_stamp(tree, data, guessed)
    site = _stated_site_name(data, found)
    title = _plain(unescape(page_title(tree, site, found.title or extract_title(tree) or "")))
    return PageMetadata(
        title=title,
        subtitle=_first_text(data, "alternativeHeadline"),
        author=_plain(unescape(found.author or "")).replace(";", ","),
        outlet=outlet_of_site(found.url or url) or site or _site_name(tree, title, found.url or url),
        url=found.url or "",
        published=stamp.date if stamp else None,
        published_time=stamp.time if stamp else None,
        time_zone=stamp.zone if stamp else "",
        guessed=guessed.date if guessed else None,
    )


def _found_by_trafilatura(tree: "HtmlElement", url: str) -> "Document":
    """Title, author, site and address; `extract_metadata` would also gather tags and licences, which takes long."""
    from trafilatura.metadata import examine_meta, extract_meta_json, extract_url

    found = examine_meta(tree)
    if found.author and " " not in found.author:
        found.author = None  # an account, not a name
    with contextlib.suppress(Exception):  # whatever odd JSON does to its reader
        found = extract_meta_json(tree, found)
    found.author = found.author or printed_author(tree)
    found.url = found.url or extract_url(tree, url or None)
    return found


def _stated_site_name(data: list[dict[str, Any]], found: "Document") -> str:
    publishers = (item.get("publisher") for item in data)
    published_by = next((str(body["name"]) for body in publishers if isinstance(body, dict) and body.get("name")), "")
    name = _plain(unescape(found.sitename or published_by)).lstrip("@")
    if name and "." not in name and not name[0].isupper():
        return name.title()
    return name


def _site_name(tree: "HtmlElement", headline: str, url: str) -> str:
    """The name a page gives itself in its title or its line of rights; else its host."""
    declared = next((_plain(element.text_content()) for element in tree.iter("title")), "")
    name = name_beside_title(declared, headline) or name_in_page_rights(tree)
    return outlet_named(name) or name or (urlsplit(url).hostname or "").removeprefix("www.")


def _guessed_stamp(tree: "HtmlElement", url: str) -> _Stamp | None:
    """The day of publication that htmldate works out."""
    from htmldate import find_date

    latest = dt.datetime.now(dt.UTC).astimezone().strftime("%Y-%m-%d")
    day = find_date(tree, original_date=True, extensive_search=True, max_date=latest, url=url or None)
    return _read_stamp(day or "")


def page_title(tree: "HtmlElement", site: str = "", otherwise: str = "") -> str:
    """The heading that the page's declared title repeats, never the site's own name.

    Without such a heading it is the declared title, cut off at the site's name,
    and `otherwise` where the page declares none.
    """
    declared = list(dict.fromkeys(text for text in _declared_titles(tree) if text))
    if not declared:
        return otherwise
    keys = [_key(text) for text in declared]
    split = [_TITLE_SPLIT.split(text) for text in declared]
    names = {_key(site), *(_key(parts[-1]) for parts in split if len(parts) > 1 and len(parts[-1]) <= len(parts[0]))}
    cut_off = tuple(_key(parts[0]) for parts in split if parts[0].endswith(_CUT_OFF) and len(parts[0]) > _LONG_ENOUGH)
    for level in ("h1", "h2", "h3"):
        headings = [_plain(heading.text_content()) for heading in tree.iter(level)]
        repeated = [
            text
            for text in headings
            if (key := _key(text)) not in names and (_is_repeated(key, keys) or (cut_off and key.startswith(cut_off)))
        ]
        if repeated:
            heading = max(repeated, key=len)
            whole = [text for text in declared if not text.endswith(_CUT_OFF)]
            return next((text for text in whole if _inside(_key(text), _key(heading))), heading)
    parts = [part for part in _TITLE_SPLIT.split(declared[0]) if part and _key(part) != _key(site)]
    return parts[0] if parts and _key(declared[0]) != _key(site) else otherwise or declared[0]


def _is_repeated(heading: str, titles: list[str]) -> bool:
    return len(heading) >= _MIN_TITLE_LETTERS and any(heading in title or _inside(title, heading) for title in titles)


def _inside(title: str, heading: str) -> bool:
    """Whether a heading says more than the title it repeats: a kicker or subtitle stands in it too."""
    return len(title) >= _MIN_TITLE_LETTERS and title in heading and title != heading


def _declared_titles(tree: "HtmlElement") -> Iterator[str]:
    for name in ("og:title", "twitter:title"):
        for element in tree.xpath("//meta[@property=$name or @name=$name]/@content", name=name):
            yield _plain(element)
    for element in tree.iter("title"):
        yield _plain(element.text_content())
        return


def _plain(text: str) -> str:
    return " ".join(text.split())


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _json_articles(tree: "HtmlElement") -> Iterator[dict[str, Any]]:
    """Every article object of the page's JSON-LD, however deep it lies."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads((script.text or "")[:_MAX_JSON], strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop()
            if isinstance(item, list):
                waiting.extend(item[:100])
            elif isinstance(item, dict):
                if _ARTICLE_TYPES.search(str(item.get("@type"))):
                    yield item
                waiting.extend(value for value in item.values() if isinstance(value, dict | list))


def _first_text(items: list[dict[str, Any]], key: str) -> str:
    return next((value for item in items if isinstance(value := item.get(key), str) and value.strip()), "")


def _stated_stamp(tree: "HtmlElement", data: list[dict[str, Any]], guessed: _Stamp | None) -> _Stamp | None:
    """The stamp of the guessed day in JSON-LD, meta or `time` elements, which makes that day certain.

    Where they state another day than htmldate finds, htmldate is right more
    often (27 of 39 pages of two public sets), so the day stays a guess.
    """
    texts = [str(item.get("datePublished", "")) for item in data]
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name in _DATE_META:
            texts.append(element.get("content") or "")
    texts.extend(element.get("datetime") or "" for element in tree.iter("time"))
    stamps = [stamp for text in texts if (stamp := _read_stamp(text))]
    return next((stamp for stamp in stamps if guessed is None or stamp.date == guessed.date), None)


def _read_stamp(text: str) -> _Stamp | None:
    match = _STAMP.match(text.strip())
    if not match:
        return None
    year, month, day, hour, minute, zone = match.groups()
    try:
        date = dt.date(int(year), int(month), int(day))
        time = dt.time(int(hour), int(minute)) if hour else None
    except ValueError:
        return None
    return _Stamp(date, time, ("UTC" if zone == "Z" else f"UTC{zone}") if zone and time else "")
