"""What a registry holds: officials with the history of their posts, and bodies, each in three languages."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from briefing.model import LANGUAGE_CODES, Text
from briefing.model.choices import RankLevel


class Post(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A post somebody holds or held; `since` and `until` are its first and last day, None where not known."""

    title: Text = Text()
    organisation: Text = Text()
    rank: RankLevel | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def is_held_on(self, day: dt.date) -> bool:
        """Whether the post is held on a day, as far as its dates are known."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Official(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A person. `id` is 0 until the registry has given one; `country` is an ISO code or empty."""

    name: Text
    country: str = ""
    posts: tuple[Post, ...] = ()
    other_spellings: tuple[str, ...] = ()
    id: int = 0

    def spellings(self) -> Iterator[str]:
        """Every spelling of the name that is known, each once."""
        yield from dict.fromkeys(filter(None, (*forms(self.name), *self.other_spellings)))

    def post_on(self, day: dt.date) -> Post | None:
        """The post held on a day, None where none was; of several the one that began last."""
        held = [post for post in self.posts if post.is_held_on(day)]
        return max(held, key=lambda post: post.since or dt.date.min) if held else None

    def in_post(self, day: dt.date) -> "OfficialInPost":
        """What is to be written of this person on a day."""
        post = self.post_on(day) or Post()
        return OfficialInPost(self.name, post.title, post.organisation, self.country, post.rank)


class OfficialInPost(msgspec.Struct, frozen=True):
    """An official as a note of one day names the person."""

    name: Text
    post: Text = Text()
    organisation: Text = Text()
    country: str = ""
    rank: RankLevel | None = None


class Body(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A ministry, agency, company or international body with its long and short official name."""

    name: Text
    short: Text = Text()
    country: str = ""
    other_spellings: tuple[str, ...] = ()
    id: int = 0

    def spellings(self) -> Iterator[str]:
        """Every spelling of the name that is known, each once."""
        yield from dict.fromkeys(filter(None, (*forms(self.name), *forms(self.short), *self.other_spellings)))


def forms(text: Text) -> tuple[str, ...]:
    """The words in each of the three languages, empty where not written."""
    return tuple(text.in_language(code) for code in LANGUAGE_CODES)
