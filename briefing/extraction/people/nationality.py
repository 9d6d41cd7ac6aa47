"""Nationality: the country a person speaks for, said with the post or told by what stands around it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefing.extraction.bodies import (
    company_before,
    company_country,
    is_at_a_facility,
    is_international,
    national_body,
    same_kind,
    speaks_for_a_bank,
)
from briefing.extraction.cues import post_pattern
from briefing.extraction.facts import Span
from briefing.extraction.lexicon import fold
from briefing.extraction.people.delegations import delegation_country
from briefing.extraction.people.holders import Holder
from briefing.extraction.people.ministries import ministry_of
from briefing.extraction.people.persons import Person
from briefing.extraction.people.sides import (
    STRONG,
    Sides,
    accompanied,
    acts_for_an_alliance,
    besides,
    monarchy,
    national_post,
    near,
    of_the_embassy,
    on_the_side,
    represented,
    signs_for,
    travels,
    visited,
)
from briefing.extraction.places import Place
from briefing.extraction.posts.post import Post
from briefing.extraction.reading import Reading
from briefing.extraction.regions import region_before, region_country
from briefing.extraction.visits.dateline import Home
from briefing.languages.places import capital_of, countries
from briefing.model import LanguageCode
from briefing.model.choices import RankLevel

COMPANY = (RankLevel.COMPANY_HEAD, RankLevel.DIRECTOR)
"""The levels of those who speak for a state only if their body is one of a state."""

_NATIONAL: dict[LanguageCode, tuple[str, ...]] = {
    "en": ("national ", "state ", "central "),
    "ru": ("национальн", "государственн", "центральн"),
    "kk": ("ұлттық", "мемлекеттік", "орталық"),
}
_QUOTES = frozenset('«»“”„"')
_DEPUTY_HEADS_OF_STATE = ("vice president", "вице-президент", "вице-президенті")
_JOINTS = frozenset([",", "and", "the", "as", "well", "by", "with", "и", "а", "также", "с", "со", "және"])
_HIS = frozenset(["his", "her", "его", "ее", "оның"])
_LONGEST_JOINT = 5
_NEAR = 40
_LONGEST_BODY, _MOST_PLACES = 16, 50
_KAZAKHSTAN = "KZ"


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
        return _other_side(reading, sides), None
    if post_pattern("monarchs").search(person.holders[0].post.title):
        return monarchy(reading), None
    told = _told(reading, person, sides)
    country = _likely(reading, person, people, sides) if told is None else told
    other = country and _has_counterpart(reading, person, people, country)
    return (besides(reading, country) if other else country), None


def _told(reading: Reading, person: Person, sides: Sides) -> str | None:
    """The country that the body, the delegation or a post like this one tells; empty where they tell of none."""
    post = person.holders[0].post
    known = _of_the_body(reading, post, company=_is_of_a_company(post)) or represented(reading, post)
    known = known or on_the_side(reading, post) or signs_for(reading, person)
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
        return visited(reading, person, sides) or home.country
    known = _of_the_same_body(reading, post, people, sides) if post.organisation else ""
    known = known or of_the_embassy(reading, person, people)
    if known:
        return known
    same = same_kind(reading, post.first, post.last) if company and not post.organisation else ""
    if same:
        return same
    neighbour = _neighbour(reading, person, people)
    if neighbour:
        return sides.decided.get(id(neighbour), "")
    if company and not post.organisation:
        local = near(reading, post, home) if is_at_a_facility(reading, post.first) else ""
        known = _of_the_state(person, home) or company_before(reading, post.first) or local
        if known or sides.alliances:
            return known
        return visited(reading, person, sides) or near(reading, post, home)
    if company or (post.plural and post.rank in STRONG):
        return ""
    abroad = reading.document.language == "kk" and sides.goal != _KAZAKHSTAN
    if abroad and travels(reading, person, sides.goal, home):
        return _KAZAKHSTAN  # whom a Kazakh text names without a country
    met = accompanied(reading, sides, post) or visited(reading, person, sides)
    if met:
        return met
    country = near(reading, post, home)
    return besides(reading, country) if country and travels(reading, person, country, home) else country


def _has_counterpart(reading: Reading, person: Person, people: Sequence[Person], country: str) -> bool:
    """Whether the sentence tells of the person's counterpart in a country: "A met his Hungarian counterpart B"."""
    sentence = reading.document.sentence_at(reading.tokens[person.first].start)
    titles = {holder.post.title for holder in person.holders}
    return any(
        holder.borrowed
        and holder.post.title in titles
        and holder.post.country == country
        and person.first < holder.post.first < sentence.last
        for another in people
        if another is not person
        for holder in another.holders
    )


def _of_the_same_body(reading: Reading, post: Post, people: Sequence[Person], sides: Sides) -> str:
    """The country of the minister whose ministry has the short name of a post's body: "the Ministry of Trade (MoT)"."""
    ministries = [(ministry_of(other.holders[0].post.title, reading.document.language), other) for other in people]
    for index in reading.positions.get(fold(post.organisation), ())[:_MOST_PLACES]:
        if index and reading.tokens[index - 1].text == "(":
            before = " ".join(reading.folded[max(0, index - _LONGEST_BODY) : index - 1])
            for ministry, other in ministries:
                if ministry and before.endswith(fold(ministry)):
                    return sides.decided.get(id(other), "")
    return ""


def _is_of_a_company(post: Post) -> bool:
    return post.rank in COMPANY and not post.state


def _speaks_for_no_country(reading: Reading, person: Person, stated: bool) -> bool:
    """Whether a person is of an international body; a minister of a country who sits there too is not."""
    language = reading.document.language
    longest = max((fold(holder.post.title) for holder in person.holders), key=len).split()
    alliance = any(_is_of_an_alliance(holder.post) for holder in person.holders)
    if (
        alliance
        and not stated
        and all(_is_of_an_alliance(h.post) or fold(h.post.title) in longest for h in person.holders)
    ):
        return True
    if any(is_international(holder.post.organisation, language) for holder in person.holders):
        return not (stated and any(h.post.rank in STRONG and h.post.country for h in person.holders))
    post = person.holders[0].post
    if stated:
        return False
    alliance = not post.organisation and acts_for_an_alliance(reading, post)
    return alliance or speaks_for_a_bank(post.title, post.organisation, language)


def _is_of_an_alliance(post: Post) -> bool:
    """Whether only a body of many members has such a post: a secretary general of no state body."""
    return bool(post_pattern("of_alliances").search(post.title)) and not post_pattern("state_bodies").search(
        post.organisation
    )


def _titles(person: Person) -> Iterator[str]:
    """The posts of a person, each of two that are told together by itself."""
    for holder in person.holders:
        if not holder.borrowed:
            title = fold(holder.post.title)
            yield from (title, *title.split(", "))


def _of_the_body(reading: Reading, post: Post, *, company: bool) -> str:
    """The country that alone has such a post or body, or that the company or the region is in."""
    known = national_post(reading, post) or (company_country(reading, post.organisation) if company else "")
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


def _other_side(reading: Reading, sides: Sides) -> str:
    """The one country besides the home country that officials of the text speak for: an ambassador's, if not said."""
    stated = sides.stated - {"", sides.home.country}
    if stated:
        return next(iter(stated)) if len(stated) == 1 else ""
    return besides(reading, sides.home.country)


def _region(reading: Reading, post: Post) -> str:
    """The country of a region or city in a post or just before it: "Governor of the Astrakhan Region"."""
    first, last = post.tokens
    places = (reading.place_of.get(index) for index in range(first, last))
    city = next((place.country for place in places if place and place.city and not _is_quoted(reading, place)), "")
    words = (reading.folded[index] for index in range(max(0, first - 1), last))
    known = city or next(filter(None, map(region_country, words)), "")
    return known or (
        region_before(reading.folded, first, first - _NEAR) if post_pattern("regional").fullmatch(post.title) else ""
    )


def _in_the_name(reading: Reading, post: Post) -> str:
    """The country, people or city in the name of a body: "Georgian Railway", "Astana Development Center"."""
    if not post.organisation_tokens:
        return ""
    places = (reading.place_of.get(index) for index in range(*post.organisation_tokens))
    return next((place.country for place in places if place and not _is_quoted(reading, place)), "")


def _is_quoted(reading: Reading, place: Place) -> bool:
    """Whether a city's name is another name, in quotation marks by itself: «Заря»."""
    around = (reading.tokens[index].text for index in (place.first - 1, place.last) if 0 <= index < len(reading.tokens))
    opened = bool(place.city) and all(text in _QUOTES for text in around)
    capital = capital_of(countries()[place.country]) if opened else None
    return opened and not (capital and capital.name.en == place.city)


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
