"""Officials: persons with their fullest name and post, their body and country."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefing.extraction import russian
from briefing.extraction.bodies import (
    company_before,
    company_country,
    is_international,
    national_body,
    speaks_for_a_bank,
)
from briefing.extraction.cues import cue_pattern, first_span, post_pattern
from briefing.extraction.dateline import Home
from briefing.extraction.delegations import delegation_country
from briefing.extraction.document import Sentence
from briefing.extraction.facts import PersonFact, Span
from briefing.extraction.holders import Holder, find_holders
from briefing.extraction.lexicon import fold
from briefing.extraction.ministries import ministry_of
from briefing.extraction.persons import Person, find_mentions, group_holders, is_same
from briefing.extraction.places import Place
from briefing.extraction.posts import Post
from briefing.extraction.reading import Reading
from briefing.languages.kazakh import person_to_nominative
from briefing.model import LanguageCode
from briefing.model.choices import RankLevel
from briefing.resources import read_toml

_STRONG = frozenset(
    [
        RankLevel.HEAD_OF_STATE,
        RankLevel.HEAD_OF_GOVERNMENT,
        RankLevel.DEPUTY_PRIME_MINISTER,
        RankLevel.MINISTER,
        RankLevel.VICE_MINISTER,
        RankLevel.AMBASSADOR,
    ]
)
_CONFIDENCE = {"before": 0.96, "comma": 0.93, "after": 0.94}


class Sides(NamedTuple):
    """The country at home and the one somebody visited; by person and in all, those decided so far."""

    home: Home
    goal: str
    decided: dict[int, str]
    seen: set[str]


def find_officials(reading: Reading, home: Home, goal: str = "") -> tuple[PersonFact, ...]:
    """The officials of an article.

    `home` is where those without a country are likely to belong, `goal` the
    country somebody visited, whose officials the guests met.
    """
    sentences = reading.document.sentences
    holders = list(_with_counterparts(reading, (h for sentence in sentences for h in find_holders(reading, sentence))))
    current = [holder for holder in holders if not holder.post.past]
    people = group_holders(current)
    past = [holder for holder in holders if holder.post.past and holder.name.is_full]
    people = [person for person in people if not any(is_same(holder.name.parts, person) for holder in past)]
    find_mentions(reading, people)
    home = _informed(reading, home, holders)
    known = [person for person in people if _is_official(person)]
    sides = Sides(home, goal, {}, set())
    return tuple(_fact(reading, person, known, sides) for person in known)


@cache
def _counterparts(language: LanguageCode) -> frozenset[str]:
    return frozenset(read_toml(f"lexicons/titles_{language}.toml")["counterparts"]["words"])


def _with_counterparts(reading: Reading, holders: Iterable[Holder]) -> Iterator[Holder]:
    """The holders; a "counterpart" gets the post of the person named before, and none if there was nobody."""
    words = _counterparts(reading.document.language)
    before: Post | None = None
    for holder in holders:
        if words.isdisjoint(fold(holder.post.title).split()):
            if not before or holder.post.rank in _STRONG or before.rank not in _STRONG:
                before = holder.post
            yield holder
        elif before and not before.past:
            post = holder.post._replace(title=before.title, rank=before.rank, organisation="", organisation_tokens=None)
            yield holder._replace(post=post)


def _informed(reading: Reading, home: Home, holders: Sequence[Holder]) -> Home:
    """The home country, corrected by the posts of the text.

    Without a dateline a post that only one country has tells it. A text of an
    international body is issued where the body sits, which says nothing: there
    the country named most counts, unless the text names the country of issue.
    """
    national = next((h.post.national for h in holders if h.post.national and not h.post.country), "")
    if national and not home.is_stated:
        return Home(national, is_stated=False)
    language = reading.document.language
    if not any(is_international(holder.post.organisation, language) for holder in holders):
        return home
    counts = Counter(place.country for place in reading.places)
    if counts[home.country] <= 1 and counts:
        return Home(counts.most_common(1)[0][0], is_stated=True)
    return home


def _is_official(person: Person) -> bool:
    """A surname alone is enough only after a high post: "Secretary Rubio", but not "Manager Smith"."""
    if any(holder.name.is_full for holder in person.holders):
        return True
    return any(holder.post.rank in _STRONG and holder.joint == "before" for holder in person.holders)


def _fact(reading: Reading, person: Person, people: Sequence[Person], sides: Sides) -> PersonFact:
    fullest = max(person.holders, key=lambda holder: len(holder.name.parts))
    post = max(person.holders, key=_fullness).post
    country, span = _country(reading, person, people, sides)
    sides.decided[id(person)] = country
    sides.seen.add(country or sides.home.country)
    ministry = ministry_of(post.title, reading.document.language) if post.rank not in _COMPANY else ""
    return PersonFact(
        name=_nominative(reading, person),
        name_span=reading.span(fullest.name.first, fullest.name.last),
        title=post.title,
        title_span=reading.span(*post.tokens),
        organisation=ministry or post.organisation,
        organisation_span=None if ministry or not post.organisation_tokens else reading.span(*post.organisation_tokens),
        country=country,
        country_span=span,
        rank=post.rank,
        mentions=tuple(person.mentions),
        rule=f"post {fullest.joint}",
        confidence=_CONFIDENCE[fullest.joint] if fullest.name.is_full else 0.8,
    )


def _fullness(holder: Holder) -> tuple[int, int]:
    return len(holder.post.title.replace("-", " ").split()), -holder.post.first


def _nominative(reading: Reading, person: Person) -> str:
    """The fullest form of the name, in the nominative."""
    holders = person.holders
    longest = max(len(holder.name.parts) for holder in holders)
    full = [holder for holder in holders if len(holder.name.parts) == longest]
    best = next((holder for holder in full if holder.post.case == "nominative"), full[0])
    run = best.name
    name = reading.words(run.first, run.last)
    language = reading.document.language
    if language == "ru" and best.joint == "before" and best.post.case not in ("", "nominative"):
        pieces = name.split(" ")
        return " ".join(russian.name_nominative(pieces, best.post.case, reading.capitalised))
    if language == "kk":
        return person_to_nominative(name)
    longer = [mention.text for mention in person.mentions if len(mention.text.split()) > len(name.split())]
    return " ".join(longer[0].split()) if longer and language == "en" else name


def _country(reading: Reading, person: Person, people: Sequence[Person], sides: Sides) -> tuple[str, Span | None]:
    """The country of a person: said with the post, else that of the body, of the list, or the home country."""
    post, language, home = person.holders[0].post, reading.document.language, sides.home
    if any(is_international(holder.post.organisation, language) for holder in person.holders):
        return "", None
    stated = next(_stated(reading, person), None)
    if stated:
        return stated
    if speaks_for_a_bank(post.title, post.organisation, language):
        return "", None
    if post.rank is RankLevel.AMBASSADOR:
        return _other_side(people, home), None
    company = post.rank in _COMPANY and not post.state
    known = post.national or (company_country(reading, post.organisation) if company else _region(reading, post))
    known = known or national_body(f"{post.title} {post.organisation}") or _represented(reading, post)
    known = known or delegation_country(reading, post.first)
    if known:
        return known, None
    if company and fold(post.organisation).startswith(_NATIONAL):
        return home.country, None
    neighbour = _neighbour(reading, person, people)
    if neighbour:
        return sides.decided.get(id(neighbour), ""), None
    if company and not post.organisation:
        return (_of_spokesman(post, home) or company_before(reading, post.first)), None
    if post.plural or company:
        return "", None
    return (_visited(reading, person, sides) or _near(reading, post, home)), None


def _stated(reading: Reading, person: Person) -> Iterator[tuple[str, Span]]:
    """The countries that the text says with a post of the person."""
    for holder in person.holders:
        if holder.post.country and holder.post.country_tokens:
            yield holder.post.country, reading.span(*holder.post.country_tokens)
        owner = _owner(reading, holder)
        if owner:
            yield owner.country, reading.span(owner.first, owner.last)


_NATIONAL = ("national ", "state ", "национальн", "государственн", "ұлттық")
_COMPANY = (RankLevel.COMPANY_HEAD, RankLevel.DIRECTOR)


def _of_spokesman(post: Post, home: Home) -> str:
    """The home country of who speaks for the body that issued a statement."""
    return home.country if post_pattern("spokesmen").search(post.title) else ""


def _other_side(people: Sequence[Person], home: Home) -> str:
    """The one country besides the home country that officials of the text speak for: an ambassador's, if not said."""
    stated = {holder.post.country for person in people for holder in person.holders} - {"", home.country}
    return stated.pop() if len(stated) == 1 else ""


def _region(reading: Reading, post: Post) -> str:
    """The country of a region or city in a post: "Governor of the Astrakhan Region"."""
    places = (reading.place_of.get(index) for index in range(*post.tokens))
    return next((place.country for place in places if place and place.city), "")


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


_REACH = 60


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
    """The country just before a name with its post after it: "Azerbaijan's Kamran Alizada, Deputy Energy Minister"."""
    place = reading.place_of.get(holder.name.first - 1)
    if holder.joint == "after" and place and (place.people or reading.possessive[place.last - 1]):
        return place
    return None


def _neighbour(reading: Reading, person: Person, people: Sequence[Person]) -> Person | None:
    """The person listed just before this one: "Azerbaijan's Deputy Minister A and Deputy Economy Minister B"."""
    start = min(person.holders[0].name.first, person.holders[0].post.first)
    place = bisect_left(people, person.first, key=lambda other: other.first)
    for other in people[max(0, place - 3) : place]:
        for holder in other.holders:
            end = max(holder.name.last, holder.post.last)
            if end < start <= end + 3 and all(_is_joint(reading, index) for index in range(end, start)):
                return other
    return None


def _is_joint(reading: Reading, index: int) -> bool:
    return reading.folded[index] in (",", "and", "the", "и", "а", "также", "as", "well", "және")
