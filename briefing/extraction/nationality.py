"""Nationality: the country a person speaks for, said with the post or told by what stands around it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.extraction.bodies import (
    company_before,
    company_country,
    is_at_a_facility,
    is_international,
    monarchies,
    national_body,
    speaks_for_a_bank,
)
from briefing.extraction.cues import cue_pattern, first_span, post_pattern
from briefing.extraction.dateline import Home, stays
from briefing.extraction.delegations import delegation_country
from briefing.extraction.document import Sentence
from briefing.extraction.facts import Span
from briefing.extraction.holders import Holder
from briefing.extraction.lexicon import fold
from briefing.extraction.persons import Person
from briefing.extraction.places import Place
from briefing.extraction.posts import Post
from briefing.extraction.reading import Reading
from briefing.extraction.regions import region_country
from briefing.model import LanguageCode
from briefing.model.choices import RankLevel

STRONG = frozenset(
    [
        RankLevel.HEAD_OF_STATE,
        RankLevel.HEAD_OF_GOVERNMENT,
        RankLevel.DEPUTY_PRIME_MINISTER,
        RankLevel.MINISTER,
        RankLevel.VICE_MINISTER,
        RankLevel.AMBASSADOR,
    ]
)
"""The levels of those who always speak for a state."""

COMPANY = (RankLevel.COMPANY_HEAD, RankLevel.DIRECTOR)
"""The levels of those who speak for a state only if their body is one of a state."""

_NATIONAL: dict[LanguageCode, tuple[str, ...]] = {
    "en": ("national ", "state ", "central "),
    "ru": ("национальн", "государственн", "центральн"),
    "kk": ("ұлттық", "мемлекеттік", "орталық"),
}
_DEPUTY_HEADS_OF_STATE = ("vice president", "вице-президент", "вице-президенті")
_JOINTS = frozenset([",", "and", "the", "as", "well", "by", "with", "и", "а", "также", "с", "со", "және"])
_HIS = frozenset(["his", "her", "его", "ее", "оның"])
_LONGEST_JOINT = 5
_NEAR_BEFORE = 14
_SIDES = ("side", "сторон", "тарап", "жағы")
_REACH = 60


class Sides(NamedTuple):
    """Whose officials a text may speak of.

    The country at home, the one somebody visited, those of posts named without a
    person by the title; by person and in all, the countries decided so far.
    """

    home: Home
    goal: str
    posts: dict[str, str]
    decided: dict[int, str]
    seen: set[str]


def informed(reading: Reading, home: Home, holders: Sequence[Holder]) -> Home:
    """The home country, corrected by the posts of the text.

    Without a dateline a post that only one country has tells it. A text of an
    international body is issued where the body sits, which says nothing: there
    the country named most counts, unless the text names the country of issue.
    Where nothing tells it, it is the one named besides those that posts name.
    """
    national = next((_national(reading, h.post) for h in holders if h.post.national and not h.post.country), "")
    if national and not home.is_stated:
        return Home(national, is_stated=False)
    language = reading.document.language
    if not any(is_international(holder.post.organisation, language) for holder in holders):
        return home if home.country else Home(_other_country(reading, holders), is_stated=False)
    counts = Counter(place.country for place in reading.places)
    if counts[home.country] <= 1 and counts:
        return Home(counts.most_common(1)[0][0], is_stated=True)
    return home


def _other_country(reading: Reading, holders: Sequence[Holder]) -> str:
    """The country named most besides those that posts are said to belong to; empty if two are named as often."""
    counts = Counter(place.country for place in stays(reading) if not place.people)
    counts = counts or Counter(place.country for place in reading.places)
    counts = counts or Counter(filter(None, map(region_country, reading.folded)))
    for country in {holder.post.country for holder in holders}:
        counts.pop(country, None)
    first = counts.most_common(2)
    return first[0][0] if first and (len(first) < 2 or first[0][1] > first[1][1]) else ""


def countries_of_posts(posts: Iterable[Post]) -> dict[str, str]:
    """The countries of posts that a text names with a country and without a person, by title; none if they differ."""
    found: dict[str, set[str]] = {}
    for post in posts:
        if post.country and post.rank in STRONG and len(post.title.split()) > 1:
            found.setdefault(fold(post.title), set()).add(post.country)
    return {title: next(iter(countries)) for title, countries in found.items() if len(countries) == 1}


def nationality(reading: Reading, person: Person, people: Sequence[Person], sides: Sides) -> tuple[str, Span | None]:
    """The country a person speaks for and the words that say so; empty for international bodies and where untold."""
    country, span = _decided(reading, person, people, sides)
    sides.decided[id(person)] = country
    sides.seen.add(country or sides.home.country)
    return country, span


def _decided(reading: Reading, person: Person, people: Sequence[Person], sides: Sides) -> tuple[str, Span | None]:
    """The country of a person: said with the post, else told by the body or the delegation, else the likeliest."""
    stated = next(_stated(reading, person), None)
    if _speaks_for_no_country(reading, person, stated is not None):
        return "", None
    if stated:
        return stated
    if person.holders[0].post.rank is RankLevel.AMBASSADOR:
        return _other_side(reading, people, sides.home), None
    if post_pattern("monarchs").search(person.holders[0].post.title):
        return _monarchy(reading), None
    told = _told(reading, person, sides)
    return (_likely(reading, person, people, sides) if told is None else told), None


def _told(reading: Reading, person: Person, sides: Sides) -> str | None:
    """The country that the body, the delegation or a post like this one tells; empty where they tell of none."""
    post = person.holders[0].post
    known = _of_the_body(reading, post, company=_is_of_a_company(post)) or _represented(reading, post)
    known = known or _on_the_side(reading, post)
    if known:
        return known
    master = _master(reading, person, sides)
    if master is not None:
        return master
    delegated = delegation_country(reading, post.first)
    return next((sides.posts[title] for title in _titles(person) if title in sides.posts), delegated)


def _master(reading: Reading, person: Person, sides: Sides) -> str | None:
    """The country of the person named just before, whom "his press secretary" serves; None without such a word."""
    start = person.holders[0].post.first
    sentence = reading.document.sentence_at(reading.tokens[start].start)
    if start <= sentence.first or reading.folded[start - 1] not in _HIS:
        return None
    return next(reversed(sides.decided.values()), None)


def _likely(reading: Reading, person: Person, people: Sequence[Person], sides: Sides) -> str:
    """The country of who is listed just before, that of the company, the country visited or the one at home."""
    post, home = person.holders[0].post, sides.home
    company = _is_of_a_company(post)
    if company and fold(post.organisation).startswith(_NATIONAL[reading.document.language]):
        return _visited(reading, person, sides) or home.country
    neighbour = _neighbour(reading, person, people)
    if neighbour:
        return sides.decided.get(id(neighbour), "")
    if company and not post.organisation:
        local = _near(reading, post, home) if is_at_a_facility(reading, post.first) else ""
        return _of_the_state(person, home) or company_before(reading, post.first) or local
    if company or (post.plural and post.rank in STRONG):
        return ""
    return _visited(reading, person, sides) or _near(reading, post, home)


def _monarchy(reading: Reading) -> str:
    """The monarchy that a text names most, for a king or crown prince whose country it leaves out."""
    kingdoms = monarchies()
    counts = Counter(place.country for place in reading.places if place.country in kingdoms)
    return counts.most_common(1)[0][0] if counts else ""


def _is_of_a_company(post: Post) -> bool:
    return post.rank in COMPANY and not post.state


def _speaks_for_no_country(reading: Reading, person: Person, stated: bool) -> bool:
    """Whether a person is of an international body; a minister of a country who sits there too is not."""
    language = reading.document.language
    if not stated and all(_is_of_an_alliance(holder.post) for holder in person.holders):
        return True
    if any(is_international(holder.post.organisation, language) for holder in person.holders):
        return not (stated and any(h.post.rank in STRONG and h.post.country for h in person.holders))
    post = person.holders[0].post
    return not stated and speaks_for_a_bank(post.title, post.organisation, language)


def _is_of_an_alliance(post: Post) -> bool:
    """Whether only a body of many members has such a post: a secretary general of no state body."""
    return bool(post_pattern("of_alliances").search(post.title)) and not post.state


def _titles(person: Person) -> Iterator[str]:
    """The posts of a person, each of two that are told together by itself."""
    for holder in person.holders:
        if not holder.borrowed:
            title = fold(holder.post.title)
            yield from (title, *title.split(", "))


def _national(reading: Reading, post: Post) -> str:
    """The country that such a post tells; one that several have tells it only where the text names the country."""
    if not post.national or not post_pattern("shared").fullmatch(post.title):
        return post.national
    named = any(place.country == post.national for place in reading.places)
    return post.national if named or not reading.places else ""


def _of_the_body(reading: Reading, post: Post, *, company: bool) -> str:
    """The country that alone has such a post or body, or that the company or the region is in."""
    known = _national(reading, post) or (company_country(reading, post.organisation) if company else "")
    return (
        known
        or _region(reading, post)
        or _in_the_name(reading, post)
        or national_body(f"{post.title} {post.organisation}")
    )


def _stated(reading: Reading, person: Person) -> Iterator[tuple[str, Span]]:
    """The countries that the text says with a post of the person."""
    for holder in person.holders:
        if holder.post.country and holder.post.country_tokens:
            yield holder.post.country, reading.span(*holder.post.country_tokens)
        owner = _owner(reading, holder)
        if owner:
            yield owner.country, reading.span(owner.first, owner.last)


def _of_the_state(person: Person, home: Home) -> str:
    """The home country of a vice president of no company, and of who speaks for the body that issued a statement."""
    post = person.holders[0].post
    if post_pattern("spokesmen").search(post.title):
        return home.country
    if fold(post.title) == "secretary" and not person.holders[0].name.is_full:
        return home.country
    deputy = fold(post.title).removeprefix("first ") in _DEPUTY_HEADS_OF_STATE
    return home.country if deputy and home.is_stated and not any(h.post.organisation for h in person.holders) else ""


def _other_side(reading: Reading, people: Sequence[Person], home: Home) -> str:
    """The one country besides the home country that officials of the text speak for: an ambassador's, if not said."""
    stated = {holder.post.country for person in people for holder in person.holders} - {"", home.country}
    if stated:
        return stated.pop() if len(stated) == 1 else ""
    counts = Counter(place.country for place in reading.places if place.country != home.country)
    most = counts.most_common(2)
    return most[0][0] if most and (len(most) < 2 or most[0][1] > 2 * most[1][1]) else ""


def _region(reading: Reading, post: Post) -> str:
    """The country of a region or city in a post or just before it: "Governor of the Astrakhan Region"."""
    first, last = post.tokens
    places = (reading.place_of.get(index) for index in range(first, last))
    city = next((place.country for place in places if place and place.city), "")
    words = (reading.folded[index] for index in range(max(0, first - 1), last))
    return city or next(filter(None, map(region_country, words)), "")


def _in_the_name(reading: Reading, post: Post) -> str:
    """The country, people or city in the name of a body: "Georgian Railway", "Astana Development Center"."""
    if not post.organisation_tokens:
        return ""
    places = (reading.place_of.get(index) for index in range(*post.organisation_tokens))
    return next((place.country for place in places if place), "")


def _on_the_side(reading: Reading, post: Post) -> str:
    """The country in "for the Dutch side it was signed by …", "со стороны Казахстана", "Қазақстан тарапынан"."""
    sentence = reading.document.sentence_at(reading.tokens[post.first].start)
    for index in range(post.first - 1, max(sentence.first, post.first - _NEAR_BEFORE) - 1, -1):
        place = reading.place_of.get(index)
        if not place or place.city:
            continue
        before = reading.folded[max(sentence.first, place.first - 3) : place.first]
        after = reading.folded[place.last] if place.last < sentence.last else ""
        if after.startswith(_SIDES) or any(word.startswith(("behalf", "сторон")) for word in before[-3:]):
            return place.country
    return ""


def _represented(reading: Reading, post: Post) -> str:
    """The country in "Azerbaijan was represented by Deputy Minister …"."""
    start = max(0, post.first - 6)
    words = reading.folded[start : post.first]
    if not any(word.startswith(("represented", "представ", "таныстыр", "атынан")) for word in words):
        return ""
    places = (reading.place_of.get(index) for index in range(start, post.first))
    return next((place.country for place in places if place and not place.city), "")


def _visited(reading: Reading, person: Person, sides: Sides) -> str:
    """The country visited, of somebody whom a guest met there: "In Baku she was received by Minister A"."""
    start = person.holders[0].post.first
    sentence = reading.document.sentence_at(reading.tokens[start].start)
    goal = _place_of_meeting(reading, sentence, start) or sides.goal
    if not sides.seen - {goal}:
        return ""
    language, first = reading.document.language, max(sentence.first, start - _REACH)
    last = min(sentence.last, start + _REACH) if language == "kk" else start
    meeting = cue_pattern(language, "met")
    met = last > first and first_span(meeting, reading.text, reading.tokens[first].start, reading.tokens[last - 1].end)
    return goal if met else ""


def _place_of_meeting(reading: Reading, sentence: Sentence, stop: int) -> str:
    """The country of the nearest place that a sentence is set in before a token: "In Tashkent she met …"."""
    for index in range(stop - 1, max(sentence.first, stop - _REACH), -1):
        place = reading.place_of.get(index)
        if not place or (reading.document.language == "ru" and reading.folded[place.last - 1].endswith(("у", "ю"))):
            continue
        if any(word in ("in", "в", "во") for word in reading.folded[max(0, place.first - 2) : place.first]):
            return place.country
    return ""


def _near(reading: Reading, post: Post, home: Home) -> str:
    """The home country; in a text without a dateline the place of the sentence comes first."""
    if home.is_stated:
        return home.country
    sentence = reading.document.sentence_at(reading.tokens[post.first].start)
    return _place_of_meeting(reading, sentence, post.first) or home.country


def _owner(reading: Reading, holder: Holder) -> Place | None:
    """The country just beside a name: "Azerbaijan's Kamran Alizada, Energy Minister", "Minister A of Uzbekistan"."""
    place = reading.place_of.get(holder.name.first - 1)
    after = _after_of(reading, holder.name.last)
    if after:
        return after
    if holder.joint == "after" and place and (place.people or reading.possessive[place.last - 1]):
        return place
    return None


def _after_of(reading: Reading, index: int) -> Place | None:
    """The country in "of Uzbekistan" at a token."""
    if reading.document.language != "en" or reading.folded[index : index + 1] != ["of"]:
        return None
    index += 1 + (reading.folded[index + 1 : index + 2] == ["the"])
    place = reading.place_of.get(index)
    return place if place and not place.city and not place.people else None


def _neighbour(reading: Reading, person: Person, people: Sequence[Person]) -> Person | None:
    """The person listed just before this one: "Azerbaijan's Deputy Minister A and Deputy Economy Minister B"."""
    start = min(person.holders[0].name.first, person.holders[0].post.first)
    place = bisect_left(people, person.first, key=lambda other: other.first)
    for other in people[max(0, place - 3) : place]:
        for holder in other.holders:
            end = max(holder.name.last, holder.post.last)
            if end < start <= end + _LONGEST_JOINT and all(_is_joint(reading, index) for index in range(end, start)):
                return other
    return None


def _is_joint(reading: Reading, index: int) -> bool:
    return reading.folded[index] in _JOINTS
