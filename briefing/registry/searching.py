"""Whom the user may mean by the words typed so far."""

from collections.abc import Iterable

from briefing.registry.records import Official, forms
from briefing.registry.spelling import folded, spelling_key


class Searchable:
    """Officials that are narrowed down while somebody types: the words of each are brought into one form once."""

    def __init__(self, officials: Iterable[Official]) -> None:
        self.officials = list(officials)
        self._words = [_words_of(official) for official in self.officials]

    def with_words(self, text: str) -> list[Official]:
        """Those in whose names, posts or bodies every word begins a word, names in any letters; in their order."""
        wanted = [(f" {folded(word)}", f" ={spelling_key(word)}") for word in text.split()]
        return [
            official
            for official, words in zip(self.officials, self._words, strict=True)
            if all(word in words or (len(key) > len(" =") and key in words) for word, key in wanted)
        ]


def _words_of(official: Official) -> str:
    """All words with a space before each, keys of the names with an equals sign too."""
    names = [folded(spelling) for spelling in official.spellings()]
    texts = [text for post in official.posts for text in (*forms(post.title), *forms(post.organisation))]
    plain = " ".join([*names, *map(folded, texts), official.country.casefold()])
    keys = (f"={spelling_key(word)}" for name in names for word in name.split())
    return f" {plain} {' '.join(keys)}"
