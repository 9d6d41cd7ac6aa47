"""Officials: persons with their fullest name and post, their body and country."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from briefing.extraction import certainty
from briefing.extraction.bodies import is_international
from briefing.extraction.cues import cue_pattern
from briefing.extraction.facts import PersonFact
from briefing.extraction.lexicon import fold
from briefing.extraction.people.holders import Holder, find_holders
from briefing.extraction.people.kazakh_names import kazakh_name
from briefing.extraction.people.lead import lead_holder
from briefing.extraction.people.ministries import ministry_of
from briefing.extraction.people.nationality import COMPANY, nationality
from briefing.extraction.people.persons import Person, find_mentions, group_holders, is_same
from briefing.extraction.people.sides import STRONG, Sides, countries_of_posts, informed
from briefing.extraction.posts import declension
from briefing.extraction.posts.post import Post
from briefing.extraction.reading import Reading
from briefing.extraction.visits.dateline import Home
from briefing.model import LanguageCode
from briefing.resources import read_toml

_MONUMENT = 30


def find_officials(reading: Reading, home: Home, goal: str = "") -> tuple[PersonFact, ...]:
    """The officials of an article.

    `home` is where those without a country are likely to belong, `goal` the
    country somebody visited, whose officials the guests met.
    """
    sentences = reading.document.sentences
    held = [find_holders(reading, sentence) for sentence in sentences]
    holders = list(_with_counterparts(reading, (holder for one in held for holder in one.holders)))
    nameless = [post for one in held for post in one.nameless if not post.past]
    holders.extend(lead_holder(reading, holders, nameless))
    current = [holder for holder in holders if not holder.post.past and not _is_of_stone(reading, holder.post)]
    people = group_holders(current)
    past = [holder for holder in holders if holder.post.past and holder.name.is_full]
    people = [person for person in people if not any(is_same(holder.name.parts, person) for holder in past)]
    find_mentions(reading, people)
    american = any(holder.post.national == "US" for holder in holders)
    known = [person for person in people if _is_official(person, american=american)]
    _complete(known, nameless)
    stated = frozenset(holder.post.country for person in known for holder in person.holders)
    language = reading.document.language
    alliances = any(is_international(holder.post.organisation, language) for holder in holders)
    sides = Sides(informed(reading, home, holders), goal, countries_of_posts(nameless), stated, alliances, {}, set())
    return tuple(_fact(reading, person, known, sides) for person in known)


def _is_of_stone(reading: Reading, post: Post) -> bool:
    """Whether somebody is only portrayed or buried: "flowers at the bust of President A"."""
    sentence = reading.document.sentence_at(reading.tokens[post.first].start)
    before = reading.text[sentence.start : reading.tokens[post.first].start].rstrip().removesuffix(" the")
    monuments = cue_pattern(reading.document.language, "monuments").finditer(before, max(0, len(before) - _MONUMENT))
    return any(match.end() == len(before) for match in monuments)


@cache
def _counterparts(language: LanguageCode) -> frozenset[str]:
    return frozenset(read_toml(f"lexicons/titles_{language}.toml")["counterparts"]["words"])


def _with_counterparts(reading: Reading, holders: Iterable[Holder]) -> Iterator[Holder]:
    """The holders; a "counterpart" gets the post of the person named before, and none if there was nobody."""
    words = _counterparts(reading.document.language)
    before: Post | None = None
    for holder in holders:
        if words.isdisjoint(fold(holder.post.title).split()):
            if not before or holder.post.rank in STRONG or before.rank not in STRONG:
                before = holder.post
            yield holder
        elif before and not before.past:
            post = holder.post._replace(title=before.title, rank=before.rank, organisation="", organisation_tokens=None)
            yield holder._replace(post=post, borrowed=True)


def _complete(people: Sequence[Person], nameless: Sequence[Post]) -> None:
    """Gives a bare "Minister" the post that the text names before without a person: "the Energy Minister came"."""
    held = {fold(holder.post.title) for person in people for holder in person.holders}
    for person in people:
        first = person.holders[0]
        if len(person.holders) > 1 or len(first.post.title.split()) > 1 or first.post.rank not in STRONG:
            continue
        fuller = {
            post.title: post
            for post in nameless
            if post.rank is first.post.rank and post.first < first.post.first and not post.plural
            if fold(first.post.title) in fold(post.title).split()[1:] and fold(post.title) not in held
        }
        if len(fuller) == 1:
            person.holders.append(first._replace(post=next(iter(fuller.values()))))


def _is_official(person: Person, *, american: bool) -> bool:
    """A surname alone is enough only after a high post: "Minister Sapar", but not "Manager Smith".

    In American texts a bare "Secretary" is one.
    """
    if any(holder.name.is_full for holder in person.holders):
        return True
    return any(
        holder.joint == "before"
        and (holder.post.rank in STRONG or (american and fold(holder.post.title) == "secretary"))
        for holder in person.holders
    )


def _fact(reading: Reading, person: Person, people: Sequence[Person], sides: Sides) -> PersonFact:
    fullest = max(person.holders, key=lambda holder: len(holder.name.parts))
    own = [holder for holder in person.holders if not holder.borrowed] or person.holders
    post = max(own, key=_fullness).post
    country, span = nationality(reading, person, people, sides)
    ministry = ministry_of(post.title, reading.document.language) if post.rank not in COMPANY else ""
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
        confidence=certainty.OFFICIAL[fullest.joint] if fullest.name.is_full else certainty.SURNAME_ALONE,
    )


def _fullness(holder: Holder) -> tuple[int, int]:
    return len(holder.post.title.replace("-", " ").split()), -holder.post.first


def _without_initials(name: str, person: Person) -> str:
    """The name as the text spells it out elsewhere, if it has initials: "А. Сапаров" is "Айдар Сапаров"."""
    pieces = name.replace(".", ". ").split()
    if not any(len(piece.rstrip(".")) == 1 for piece in pieces):
        return ""
    texts = [" ".join(mention.text.split()) for mention in person.mentions]
    full = [
        text for text in texts if len(text.split()) >= len(pieces) and "." not in text and text.endswith(pieces[-1])
    ]
    return full[0] if full else ""


def _nominative(reading: Reading, person: Person) -> str:
    """The fullest form of the name, in the nominative."""
    holders = person.holders
    longest = max(len(holder.name.parts) for holder in holders)
    full = [holder for holder in holders if len(holder.name.parts) == longest]
    best = next((holder for holder in full if holder.post.case == "nominative"), full[0])
    run = best.name
    name = reading.words(run.first, run.last)
    spelled = _without_initials(name, person)
    if spelled:
        return spelled
    language = reading.document.language
    if language == "ru" and best.post.case not in ("", "nominative"):
        pieces = name.split(" ")
        return " ".join(declension.name_nominative(pieces, best.post.case, reading.capitalised))
    if language == "kk":
        return kazakh_name(reading, run)
    longer = [mention.text for mention in person.mentions if len(mention.text.split()) > len(name.split())]
    return " ".join(longer[0].split()) if longer and language == "en" else name
