"""The person a text leads with by name alone, whose high post it tells apart: "Timur Sodiqov received …"."""

from collections.abc import Iterator, Sequence

from briefing.extraction.names import NameRun, read_name
from briefing.extraction.people.holders import Holder, post_finder
from briefing.extraction.posts.post import Post
from briefing.extraction.reading import Reading
from briefing.model.choices import RankLevel

_LEAD = 4
_HEADS = (RankLevel.HEAD_OF_STATE, RankLevel.HEAD_OF_GOVERNMENT)


def lead_holder(reading: Reading, holders: Sequence[Holder], nameless: Sequence[Post]) -> Iterator[Holder]:
    """The holder of the one high post that the text names without a person, if a lead sentence begins with a name.

    Only heads of state and government are so well known that a text names them without their post.
    """
    posts = [post for post in nameless if post.rank in _HEADS and not post.plural]
    taken = {holder.post.rank for holder in holders}
    ranks = {post.rank for post in posts}
    if len(ranks) != 1 or ranks & taken:
        return
    name = _subject(reading, {part for holder in holders for part in holder.name.parts})
    countries = {post.country for post in posts} - {""}
    if name and len(countries) < 2:
        post = next((post for post in posts if post.country), posts[0])
        yield Holder(post._replace(case="nominative"), name, "after")


def _subject(reading: Reading, held: set[str]) -> NameRun | None:
    """The full name of somebody without a post at the beginning of a lead sentence, before a small-letter word."""
    for sentence in reading.document.sentences[:_LEAD]:
        name = read_name(reading, sentence.first, sentence.last, post_finder(reading, sentence).is_head)
        if not name or not name.is_full or name.last >= sentence.last or held & set(name.parts):
            continue
        following = reading.tokens[name.last]
        if following.is_word and following.text[0].islower() and len(name.parts) < 4:
            return name
    return None
