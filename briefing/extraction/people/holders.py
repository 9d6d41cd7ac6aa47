"""Who holds a post: pairs the posts of a sentence with the names beside them."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from briefing.extraction.document import Sentence
from briefing.extraction.names import NameRun, particles, read_name, read_name_before, skip_honorifics
from briefing.extraction.posts.english import EnglishPosts
from briefing.extraction.posts.kazakh import KazakhPosts
from briefing.extraction.posts.post import Post
from briefing.extraction.posts.russian import RussianPosts
from briefing.extraction.posts.words_english import is_field_of_work
from briefing.extraction.reading import Reading

_DASHES = ("–", "—", "-")
_BETWEEN = ("the", "a", "an")
_COUNTRY_WORDS = ("kingdom", "country", "republic", "emirate", "nation", "minister", "president", "king")
_BODY_WORDS = frozenset(
    ["bank", "company", "ministry", "fund", "agency", "firm", "group", "bureau", "department", "committee", "plant"]
    + ["association", "corporation", "organisation", "organization", "institute", "operator", "commission", "union"]
)
_LETTERS = ("mp", "mep")
_PARTICIPLES = ("щего", "щей", "щих", "вшего", "вшей", "щегося", "щейся", "нного", "нной")
_LONGEST_CLAUSE = 12


class Holder(NamedTuple):
    """A name with a post. `joint` tells how they stand: `before` the name, `after` it, or parted by a `comma`.

    `borrowed` marks a post that is another person's: "his Uzbek counterpart".
    """

    post: Post
    name: NameRun
    joint: str
    borrowed: bool = False


class Held(NamedTuple):
    """The posts of a sentence: those with the people who hold them, and those that stand without a name."""

    holders: list[Holder]
    nameless: list[Post]


IsPost = Callable[[int], bool]
"""Whether a token belongs to a post, so that no name goes on there."""


class PostFinder(Protocol):
    """The posts of one sentence, whatever the language."""

    def find(self) -> Iterator[Post]:
        """The posts from left to right."""
        ...

    def is_head(self, index: int) -> bool:
        """Whether a post begins at the token, so that no name goes on there."""
        ...


def post_finder(reading: Reading, sentence: Sentence) -> PostFinder:
    """The rules for posts of the document's language."""
    rules: dict[str, type[EnglishPosts | RussianPosts | KazakhPosts]] = {
        "en": EnglishPosts,
        "ru": RussianPosts,
        "kk": KazakhPosts,
    }
    return rules[reading.document.language](reading, sentence.first, sentence.last)


def find_holders(reading: Reading, sentence: Sentence) -> Held:
    """The posts of a sentence with the names of those who hold them, where it names them."""
    finder = post_finder(reading, sentence)
    posts, taken = list(finder.find()), set[int]()
    held = Held([], [])
    inside = {index for post in posts for index in range(post.first, post.last)}

    def is_post(index: int) -> bool:
        return index in inside or finder.is_head(index)

    for number, post in enumerate(posts):
        stop = posts[number + 1].first if number + 1 < len(posts) else sentence.last
        stop = max(stop, post.last)
        pairs = _pair(reading, is_post, sentence, post, stop, taken)
        held.holders.extend(pairs)
        taken.update(index for holder in pairs for index in range(holder.name.first, holder.name.last))
        if not pairs:
            held.nameless.append(post)
    return held


def _pair(
    reading: Reading, is_post: IsPost, sentence: Sentence, post: Post, stop: int, taken: set[int]
) -> list[Holder]:
    direct = _name_at(reading, is_post, post.last, stop)
    if direct:
        several = post.plural or (len(post.countries) > 1 and reading.document.language != "en")
        names = [direct, *_listed(reading, is_post, direct.last, stop)] if several else [direct]
        return _each_of(post, names, "before")
    before = None if _is_headline(reading, sentence) else _name_before(reading, is_post, sentence, post)
    if before and before.first not in taken and before.is_full:
        return [Holder(post, before, "after")]
    if post.last < stop and reading.tokens[post.last].text in (",", "(", *_DASHES):
        following = _name_at(reading, is_post, _after_a_clause(reading, post.last, stop) + 1, stop)
        if following and following.is_full and _closes(reading, is_post, following, sentence):
            names = [following, *_listed(reading, is_post, following.last, stop)] if post.plural else [following]
            return _each_of(post, names, "comma")
    return []


def _each_of(post: Post, names: Sequence[NameRun], joint: str) -> list[Holder]:
    """The holders of a post, each with the own country: "the Presidents of Georgia and Armenia, A and B"."""
    countries = post.countries if len(post.countries) == len(names) > 1 else [post.country] * len(names)
    return [Holder(post._replace(country=country), name, joint) for country, name in zip(countries, names, strict=True)]


def _after_a_clause(reading: Reading, comma: int, stop: int) -> int:
    """The comma that closes a Russian participle clause opened at one: "АО «Х», входящего в Y, Иван Петров"."""
    if reading.document.language != "ru" or comma + 1 >= stop or not reading.folded[comma + 1].endswith(_PARTICIPLES):
        return comma
    last = min(stop, comma + _LONGEST_CLAUSE)
    return next((index for index in range(comma + 2, last) if reading.folded[index] == ","), comma)


def _is_headline(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is the headline, where a comma stands for "and"."""
    return bool(reading.document.article.title) and sentence.paragraph == 0


def _name_at(reading: Reading, is_post: IsPost, index: int, stop: int) -> NameRun | None:
    index = skip_honorifics(reading, index, stop)
    name = read_name(reading, index, stop, is_post) if index < stop else None
    field = name is not None and reading.document.language == "en" and is_field_of_work(name.parts[0])
    return None if field else name


def _listed(reading: Reading, is_post: IsPost, index: int, stop: int) -> Iterator[NameRun]:
    """The further names of a list: ", B and C"."""
    while index + 1 < stop and reading.folded[index] in (",", "and", "&", "и", "және", "мен"):
        name = _name_at(reading, is_post, index + 1, stop)
        if not name:
            return
        yield name
        index = name.last


def _name_before(reading: Reading, is_post: IsPost, sentence: Sentence, post: Post) -> NameRun | None:
    """The name before a post in apposition: "James Whitcombe, CEO of Pennine Tungsten"."""
    first = post.country_tokens[0] if post.country_tokens and post.country_tokens[0] < post.first else post.first
    first = min(first, post.organisation_tokens[0]) if post.organisation_tokens else first
    while first > sentence.first and _stands_between(reading, first - 1):
        first -= 1
    if first > sentence.first and reading.folded[first] in _LETTERS:
        return read_name_before(reading, first, sentence.first, is_post)
    if first - 1 <= sentence.first or reading.tokens[first - 1].text not in (",", "(", *_DASHES):
        return None
    return read_name_before(reading, first - 1, sentence.first, is_post)


def _stands_between(reading: Reading, index: int) -> bool:
    """Whether a word parts a comma from the post after it: "the", "the Kingdom's", "the Prime Minister's"."""
    if reading.possessive[index]:
        return reading.folded[index] in _COUNTRY_WORDS or reading.folded[index] in _BODY_WORDS
    return reading.folded[index] in _BETWEEN or (reading.folded[index] == "prime" and reading.possessive[index + 1])


def _closes(reading: Reading, is_post: IsPost, name: NameRun, sentence: Sentence) -> bool:
    """Whether an apposition ends after the name: at a mark, a verb, letters such as MP or the end of the sentence."""
    if name.last >= sentence.last:
        return True
    following = reading.tokens[name.last]
    return not following.text[0].isupper() or following.text in particles() or is_post(name.last)
