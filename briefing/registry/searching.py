"""Whom the user may mean by the words typed so far."""

from collections.abc import Iterable

from briefing.registry.records import Official, forms
from briefing.registry.spelling import folded, spelling_key


def found_officials(officials: Iterable[Official], words: str) -> list[Official]:
    """Those in whose names, posts or organisations every word begins a word, in any letters, by their order."""
    wanted = [(folded(word), spelling_key(word)) for word in words.split()]
    return [official for official in officials if _has_all(official, wanted)]


def _has_all(official: Official, wanted: list[tuple[str, str]]) -> bool:
    if not wanted:
        return True
    names = [word for spelling in official.spellings() for word in folded(spelling).split()]
    others = [
        word
        for post in official.posts
        for text in (*forms(post.title), *forms(post.organisation))
        for word in folded(text).split()
    ]
    keys = [spelling_key(word) for word in names]
    return all(
        any(known.startswith(word) for known in (*names, *others, official.country.casefold()))
        or (key != "" and any(known.startswith(key) for known in keys))
        for word, key in wanted
    )
