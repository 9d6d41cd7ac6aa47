"""Who came and who received: the roles of the officials in the main visit."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from briefing.extraction.cues import cue_pattern, first_span, post_pattern
from briefing.extraction.document import Sentence
from briefing.extraction.facts import Mention, PersonFact
from briefing.extraction.reading import Reading
from briefing.model.choices import RankLevel

_LEAD, _OPENING = 2, 4
_IN = frozenset(["in", "в", "во"])
_LOCATIVE = ("да", "де", "та", "те", "нда", "нде")
_NO_JOURNEY = ("meeting", "forum", "phone")
_OF_COMPANIES = (RankLevel.COMPANY_HEAD, RankLevel.DIRECTOR)


class Roles(NamedTuple):
    """Indexes of the people who came and of those who received them."""

    visitors: tuple[int, ...] = ()
    hosts: tuple[int, ...] = ()


def find_roles(
    reading: Reading,
    people: Sequence[PersonFact],
    kind: str,
    hosting: str,
    sentences: Sequence[Sentence],
    legs: Collection[str] = (),
) -> Roles:
    """Visitors and hosts: those who took part, told apart by the country of the visit, or of who reports a call.

    `legs` are the countries of a tour that is reported as a whole.
    """
    main = frozenset(sentences)
    if kind == "phone":
        main = frozenset(sentence for sentence in main if _is_of_the_call(reading, sentence))
    taking_part = [
        index
        for index, person in enumerate(people)
        if not _speaks_for_others(person) and (kind == "forum" or _takes_part(reading, person, main))
    ]
    if not hosting:
        return Roles()
    visitors = [index for index in taking_part if people[index].country != hosting]
    hosts = [index for index in taking_part if people[index].country == hosting]
    if kind not in ("forum", "phone"):
        visitors, received = _parted(reading, people, visitors, legs)
        hosts = sorted([*hosts, *received])
    if kind not in _NO_JOURNEY and any(people[index].country for index in visitors):
        # Heads of companies whose country is not told are those whom the guests of a known country met there.
        untold = [index for index in visitors if not people[index].country and people[index].rank in _OF_COMPANIES]
        met = [index for index in untold if not _travels_along(reading, people[index])]
        visitors, hosts = [index for index in visitors if index not in met], sorted([*hosts, *met])
    guests = [
        index for index in visitors if not _is_resident(people[index]) or _arrives(reading, people[index], sentences)
    ]
    if not visitors:
        host = receiver(reading, people, sentences)
        if host in hosts:
            return Roles(tuple(index for index in hosts if index != host), (host,))
        return Roles((), tuple(hosts)) if kind in _NO_JOURNEY else _within_one_country(people, hosts)
    return Roles(tuple(guests or visitors), tuple(index for index in hosts if not _is_resident(people[index])))


def _travels_along(reading: Reading, person: PersonFact) -> bool:
    """Whether the sentence that names somebody first lists those who travel with a guest."""
    sentence = reading.document.sentence_at(person.name_span.start)
    along = cue_pattern(reading.document.language, "travels_along")
    return first_span(along, reading.text, sentence.start, person.name_span.start) is not None


def _is_of_the_call(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of the call itself: the first ones and those that name it."""
    document = reading.document
    lead = document.sentences[min(_LEAD, len(document.sentences)) - 1]
    named = first_span(cue_pattern(document.language, "phone"), reading.text, sentence.start, sentence.end)
    return sentence.start <= lead.start or named is not None


def caller_country(reading: Reading, people: Sequence[PersonFact]) -> str:
    """The country of who speaks with somebody, rather than is spoken with, as the first sentences tell of a call."""
    with_whom = cue_pattern(reading.document.language, "with_whom")
    for sentence in reading.document.sentences[: 2 * _LEAD]:
        end = sentence.start
        for index, mention in _named_in(people, sentence):
            between = reading.text[end : mention.span.end]
            end = mention.span.end
            if people[index].country and not with_whom.search(between):
                return people[index].country
    return ""


def _parted(
    reading: Reading, people: Sequence[PersonFact], guests: Sequence[int], legs: Collection[str]
) -> tuple[list[int], list[int]]:
    """Those who came, and those of third countries who received them on a tour.

    Who was met in his or her own country on a journey that is not reported as a whole is neither, nor is the
    head of a company who only signs where the guest speaks for no country.
    """
    visitors, hosts = list[int](), list[int]()
    for index in guests:
        person, first = people[index], people[guests[0]]
        if person.country in ("", first.country):
            signs = not first.country and first.rank not in _OF_COMPANIES and person.rank in _OF_COMPANIES
            visitors.extend([] if signs else [index])
        elif person.country in legs:
            hosts.append(index)
        elif not _is_met_at_home(reading, person):
            visitors.append(index)
    return visitors, hosts


def _is_met_at_home(reading: Reading, person: PersonFact) -> bool:
    """Whether a sentence that names somebody is set in his or her country: "In Quito she met Minister A"."""
    meeting, language = cue_pattern(reading.document.language, "met"), reading.document.language
    for mention in person.mentions:
        sentence = reading.document.sentence_at(mention.span.start)
        for index in range(sentence.first, min(sentence.first + _OPENING, sentence.last)):
            place = reading.place_of.get(index)
            if not place or place.country != person.country or place.people:
                continue
            last = reading.folded[place.last - 1]
            inside = last.endswith(_LOCATIVE) if language == "kk" else reading.folded[place.first - 1] in _IN
            signed = cue_pattern(language, "meeting")
            if inside and any(first_span(cue, reading.text, sentence.start, sentence.end) for cue in (meeting, signed)):
                return True
    return False


def _within_one_country(people: Sequence[PersonFact], taking_part: Sequence[int]) -> Roles:
    """A trip inside the country: who is of higher rank than a governor came, governors and heads of plants received."""
    local = (RankLevel.HEAD_OF_AGENCY, RankLevel.COMPANY_HEAD, RankLevel.DIRECTOR)
    visitors = [index for index in taking_part if people[index].rank not in local]
    return Roles(tuple(visitors[:1]), tuple(index for index in taking_part if people[index].rank in local))


def receiver(reading: Reading, people: Sequence[PersonFact], sentences: Sequence[Sentence]) -> int | None:
    """The index of who received the guests by the verb: "President A received Minister B", "A B-ні қабылдады"."""
    language = reading.document.language
    for sentence in sentences[: 2 * _LEAD]:
        verb = first_span(cue_pattern(language, "receives"), reading.text, sentence.start, sentence.end)
        if not verb:
            continue
        named = _named_in(people, sentence)
        before = [(index, mention) for index, mention in named if mention.span.start < verb.start]
        words = reading.text[max(sentence.start, verb.start - 12) : verb.start].split()
        if before and language == "kk":
            subjects = (index for index, mention in before if mention.text in people[index].name)
            return next(subjects, None) if len(people) > 1 else None
        if before and len(before) == len(named) and len(people) > 1 and not _PASSIVE.intersection(words[-2:]):
            return before[-1][0]
        if before and len(before) < len(named):
            passive = _PASSIVE.intersection(words[-2:])
            return named[len(before)][0] if passive else before[-1][0]
    return None


def _named_in(people: Sequence[PersonFact], sentence: Sentence) -> list[tuple[int, Mention]]:
    """The mentions of people in a sentence in order, each with the person's index."""
    found = (
        (index, mention)
        for index, person in enumerate(people)
        for mention in person.mentions
        if sentence.start <= mention.span.start < sentence.end
    )
    return sorted(found, key=lambda item: item[1].span.start)


_PASSIVE = frozenset(["was", "were", "been", "be", "is", "are", "being", "был", "была", "были"])


def _speaks_for_others(person: PersonFact) -> bool:
    return bool(post_pattern("spokesmen").search(person.title))


def _is_resident(person: PersonFact) -> bool:
    title = person.title
    return bool(post_pattern("resident").search(title)) and not post_pattern("not_resident").search(title)


def _arrives(reading: Reading, person: PersonFact, sentences: Sequence[Sentence]) -> bool:
    """Whether a resident diplomat came from the capital: "Ambassador A, who arrived in the region on a visit"."""
    travels = cue_pattern(reading.document.language, "travels")
    for mention in person.mentions:
        sentence = reading.document.sentence_at(mention.span.start)
        after = first_span(travels, reading.text, mention.span.end, min(sentence.end, mention.span.end + _ARRIVAL))
        if after and sentence in sentences[: 2 * _LEAD]:
            return True
    return False


def _is_only_mentioned(reading: Reading, mention: Mention) -> bool:
    """Whether somebody is named for what is his or hers: "conveyed greetings from President A", "A's programme"."""
    document = reading.document
    sentence = document.sentence_at(mention.span.start)
    before = reading.text[max(sentence.start, mention.span.start - _BEFORE) : mention.span.start]
    behalf = cue_pattern(document.language, "on_behalf").search(before)
    if behalf and not any(side in before[behalf.start() :] for side in _SIDES):
        return True
    last = document.token_at(mention.span.end - 1)
    following = reading.folded[last + 1] if last + 1 < len(reading.tokens) else ""
    return reading.possessive[last] and not following.startswith(_DEEDS)


_BEFORE, _ARRIVAL = 100, 30
_SIDES = (" side", " сторон", " тарап")
_DEEDS = ("visit", "trip", "arrival", "meeting", "talks", "stay", "delegation", "tour", "official", "working", "state")


def _takes_part(reading: Reading, person: PersonFact, sentences: Collection[Sentence]) -> bool:
    """Whether a sentence that names the person tells of the meeting or visit, or leads the text."""
    document = reading.document
    pattern = cue_pattern(document.language, "takes_part")
    lead = document.sentences[min(_LEAD, len(document.sentences)) - 1].end if document.sentences else 0
    for mention in person.mentions:
        sentence = document.sentence_at(mention.span.start)
        if _is_only_mentioned(reading, mention):
            continue
        if sentence not in sentences:
            continue
        if sentence.start < lead or first_span(pattern, reading.text, sentence.start, sentence.end):
            return True
    return False
