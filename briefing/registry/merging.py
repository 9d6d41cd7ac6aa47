"""What becomes of two records of one person or body, and of a person's posts when a new one begins."""

import datetime as dt

import msgspec

from briefing.model import LANGUAGE_CODES, Text
from briefing.registry.records import Body, Official, Post, forms
from briefing.registry.spelling import folded


def merged_official(known: Official, newer: Official) -> Official:
    """One record of both: what the newer says counts, spellings it changed stay as other ones, posts are put together.

    Equal posts become one; no post is ended here, since one person may hold several.
    """
    posts = list(known.posts)
    for post in newer.posts:
        place = next((place for place, kept in enumerate(posts) if are_same_post(kept, post)), None)
        if place is None:
            posts.append(post)
        else:
            posts[place] = merged_post(posts[place], post)
    return msgspec.structs.replace(
        known,
        name=merged_text(known.name, newer.name),
        country=newer.country or known.country,
        posts=tuple(posts),
        other_spellings=_other_spellings(known, newer, merged_text(known.name, newer.name)),
    )


def merged_body(known: Body, newer: Body) -> Body:
    """One record of both, as of officials."""
    name, short = merged_text(known.name, newer.name), merged_text(known.short, newer.short)
    return msgspec.structs.replace(
        known,
        name=name,
        short=short,
        country=newer.country or known.country,
        other_spellings=_other_spellings(known, newer, name, short),
    )


def with_new_post(official: Official, post: Post, since: dt.date) -> Official:
    """The person with a post that begins on a day; posts held until then end the day before."""
    last = since - dt.timedelta(days=1)
    before = (
        msgspec.structs.replace(kept, until=last)
        if kept.until is None and (kept.since is None or kept.since <= last)
        else kept
        for kept in official.posts
    )
    return msgspec.structs.replace(official, posts=(*before, msgspec.structs.replace(post, since=since)))


def merged_post(known: Post, newer: Post) -> Post:
    """One post of both: what the newer says counts."""
    return Post(
        merged_text(known.title, newer.title),
        merged_text(known.organisation, newer.organisation),
        newer.rank or known.rank,
        newer.since or known.since,
        newer.until or known.until,
    )


def are_same_post(one: Post, other: Post) -> bool:
    """Whether two posts have the same title in one language, and nothing that tells them apart."""
    return (
        _share_a_form(one.title, other.title)
        and not _differ(one.organisation, other.organisation)
        and (not one.since or not other.since or one.since == other.since)
    )


def merged_text(known: Text, newer: Text) -> Text:
    """The newer words where there are any, else the known ones, language by language."""
    return Text(*(newer.in_language(code) or known.in_language(code) for code in LANGUAGE_CODES))


def _share_a_form(one: Text, other: Text) -> bool:
    pairs = zip(forms(one), forms(other), strict=True)
    return one == other or any(a and folded(a) == folded(b) for a, b in pairs)


def _differ(one: Text, other: Text) -> bool:
    """Whether both say something in one language, and in none the same."""
    both = [(a, b) for a, b in zip(forms(one), forms(other), strict=True) if a and b]
    return bool(both) and not any(folded(a) == folded(b) for a, b in both)


def _other_spellings(known: Official | Body, newer: Official | Body, *names: Text) -> tuple[str, ...]:
    """Every spelling of both that is no longer one of the names."""
    printed = {form for name in names for form in forms(name)}
    return tuple(word for word in dict.fromkeys((*known.spellings(), *newer.spellings())) if word not in printed)
