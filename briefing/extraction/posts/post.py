"""A post: the words that tell what office somebody holds, as every language's rules find it."""

from typing import NamedTuple

from briefing.model.choices import RankLevel

Tokens = tuple[int, int]
"""A range of token indexes, the second not included."""


class Post(NamedTuple):
    """A post named by the tokens `first` to `last`.

    `title` is in the nominative and without the country; `tokens` are the words
    it was made of. `country` is an ISO code. `case` is the grammatical case of
    the head where the language has cases, which is then the case of the name.
    `past` marks posts no longer held, `plural` posts of several people, `state`
    the post of a state body, which stays in the title; `national` is the country
    that alone has such a post, `countries` those of a plural post in order.
    """

    first: int
    last: int
    title: str
    tokens: Tokens
    rank: RankLevel | None
    country: str = ""
    country_tokens: Tokens | None = None
    organisation: str = ""
    organisation_tokens: Tokens | None = None
    past: bool = False
    plural: bool = False
    case: str = ""
    state: bool = False
    national: str = ""
    countries: tuple[str, ...] = ()
