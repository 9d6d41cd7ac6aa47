"""Sides: whose officials a text may speak of, told by the sentences around a post."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.extraction.bodies import international_at, is_international, monarchies, seat_of_embassy
from briefing.extraction.cues import cue_pattern, first_span, post_pattern
from briefing.extraction.document import Sentence
from briefing.extraction.facts import Span
from briefing.extraction.lexicon import fold
from briefing.extraction.people.holders import Holder
from briefing.extraction.people.persons import Person
from briefing.extraction.posts.post import Post
from briefing.extraction.reading import Reading
from briefing.extraction.regions import region_country
from briefing.extraction.visits.dateline import Home, leaves_for, stays
from briefing.languages.kazakh import person_to_nominative
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

_NEAR_BEFORE = 14
_SIDES = ("side", "сторон", "част", "тарап", "жағы")
_ON_BEHALF = frozenset(["for", "the", "on", "behalf", "of", "from", "от", "со", "стороны", "имени"])
_SIGNS = ("signed", "initialled", "подписал")
_CLAUSE_OPENS = frozenset([",", ";", "and", "while", "и", "а"])
_TOGETHER = frozenset(["with", "alongside"])
_REACH = 60
_TO_GOAL, _LEAD = 8, 3
_DATIVE = ("ға", "ге", "қа", "ке", "на", "не")


class Sides(NamedTuple):
    """Whose officials a text may speak of.

    The country at home, the one somebody visited, those of posts named without a
    person by the title, those said with a post; whether some are of a body of many
    states; by person and in all, the countries decided so far.
    """

    home: Home
    goal: str
    posts: dict[str, str]
    stated: frozenset[str]
    alliances: bool
    decided: dict[int, str]
    seen: set[str]


def informed(reading: Reading, home: Home, holders: Sequence[Holder]) -> Home:
    """The home country, corrected by the posts of the text.

    Without a dateline a post that only one country has tells it. A text of an
    international body is issued where the body sits, which says nothing: there
    the country named most counts, unless the text names the country of issue.
    Where nothing tells it, it is the one named besides those that posts name.
    """
    national = next((national_post(reading, h.post) for h in holders if h.post.national and not h.post.country), "")
    if national and not home.is_stated:
        return Home(national, is_stated=False)
    language = reading.document.language
    if not any(is_international(holder.post.organisation, language) for holder in holders):
        if home.country and not home.is_stated and _is_only_of_a_post(reading, home.country, holders):
            return Home(_set_in(reading, home.country), is_stated=False)
        return home if home.country else Home(_other_country(reading, holders), is_stated=False)
    counts = reading.countries
    if counts[home.country] <= 1 and counts:
        return Home(counts.most_common(1)[0][0], is_stated=True)
    return home


def _is_only_of_a_post(reading: Reading, country: str, holders: Sequence[Holder]) -> bool:
    """Whether a country is named only in a post: "State Secretary A received the minister of X".

    The only country of a text that tells of no meeting is that of everybody.
    """
    cues = (cue_pattern(reading.document.language, cue) for cue in ("met", "phone"))
    meets = any(first_span(cue, reading.text, 0, len(reading.text)) for cue in cues)
    if len(reading.countries) < 2 and not meets:
        return False
    named = {place.first for place in reading.places if place.country == country}
    spans = (holder.post.country_tokens for holder in holders if holder.post.country_tokens)
    return bool(named) and named <= {index for start, end in spans for index in range(start, end)}


def _set_in(reading: Reading, country: str) -> str:
    """The other country whose city the first sentences are set in: "in Berlin today"."""
    last = reading.document.sentences[min(_LEAD, len(reading.document.sentences)) - 1].last
    for place in reading.places:
        if place.first >= last:
            return ""
        if place.city and place.country != country and reading.folded[max(0, place.first - 1)] in ("in", "в"):
            return place.country
    return ""


def _other_country(reading: Reading, holders: Sequence[Holder]) -> str:
    """The country named most besides those that posts are said to belong to; empty if two are named as often."""
    if len(reading.countries) == 1:
        only = next(iter(reading.countries))
        return "" if _is_only_of_a_post(reading, only, holders) else only
    stated = {holder.post.country for holder in holders}
    for countries in (
        (place.country for place in stays(reading) if not place.people),
        (place.country for place in reading.places if not place.people and not leaves_for(reading, place)),
        (place.country for place in reading.places),
        filter(None, map(region_country, reading.folded)),
    ):
        first = Counter(country for country in countries if country not in stated).most_common(2)
        if first:
            return first[0][0] if len(first) < 2 or first[0][1] > first[1][1] else ""
    return ""


def countries_of_posts(posts: Iterable[Post]) -> dict[str, str]:
    """The countries of posts that a text names with a country and without a person, by title; none if they differ."""
    found: dict[str, set[str]] = {}
    for post in posts:
        if post.country and post.rank in STRONG and len(post.title.split()) > 1:
            found.setdefault(fold(post.title), set()).add(post.country)
    return {title: next(iter(countries)) for title, countries in found.items() if len(countries) == 1}


def besides(reading: Reading, goal: str) -> str:
    """The country that a text names most besides the one somebody travels to; empty if two are named as often."""
    most = [item for item in reading.countries.most_common(3) if item[0] != goal]
    return most[0][0] if most and (len(most) < 2 or most[0][1] > most[1][1]) else ""


def monarchy(reading: Reading) -> str:
    """The monarchy that a text names most, for a king or crown prince whose country it leaves out."""
    kingdoms = monarchies()
    return next((country for country, _ in reading.countries.most_common() if country in kingdoms), "")


def on_the_side(reading: Reading, post: Post) -> str:
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


def acts_for_an_alliance(reading: Reading, post: Post) -> bool:
    """Whether a clause begins with a body of many states as a side: "For the EIB it was signed by Director A"."""
    language = reading.document.language
    sentence = reading.document.sentence_at(reading.tokens[post.first].start)
    for index in range(post.first - 1, max(sentence.first, post.first - _NEAR_BEFORE) - 1, -1):
        if not international_at(reading.folded, index, language):
            continue
        if language == "kk":
            return any(word in ("атынан", "тарапынан") for word in reading.folded[index : post.first])
        first = index
        while first > sentence.first and reading.folded[first - 1] in _ON_BEHALF:
            first -= 1
        opens = first == sentence.first or reading.folded[first - 1] in _CLAUSE_OPENS
        return opens and first < index - (reading.folded[index - 1] == "the")
    return False


def represented(reading: Reading, post: Post) -> str:
    """The country in "Azerbaijan was represented by Deputy Minister …"."""
    start = max(0, post.first - 6)
    words = reading.folded[start : post.first]
    if not any(word.startswith(("represented", "представ", "таныстыр", "атынан")) for word in words):
        return ""
    places = (reading.place_of.get(index) for index in range(start, post.first))
    return next((place.country for place in places if place and not place.city), "")


def signs_for(reading: Reading, person: Person) -> str:
    """The country in "Minister A signed on behalf of Azerbaijan", "подписал от имени Казахстана"."""
    for holder in person.holders:
        end = max(holder.name.last, holder.post.last)
        end += reading.folded[end : end + 1] == [","]
        if not reading.folded[end : end + 1] or not reading.folded[end].startswith(_SIGNS):
            continue
        for index in range(end + 1, end + _TO_GOAL):
            place = reading.place_of.get(index)
            if place and not place.people and _ON_BEHALF.intersection(reading.folded[index - 2 : index]):
                return place.country
    return ""


def of_the_embassy(reading: Reading, person: Person, people: Sequence[Person]) -> str:
    """The country in which the ambassador whom the text leads with serves, of who meets him or her in that sentence."""
    sentence = reading.document.sentence_at(reading.tokens[person.holders[0].post.first].start)
    meeting = (cue_pattern(reading.document.language, cue) for cue in ("met", "meeting"))
    if not any(first_span(cue, reading.text, sentence.start, sentence.end) for cue in meeting):
        return ""
    post = people[0].holders[0].post
    if post.rank is not RankLevel.AMBASSADOR or not post.country or not sentence.first <= post.first < sentence.last:
        return ""
    place = seat_of_embassy(reading, *post.tokens, post.country)
    return place.country if place else ""


def visited(reading: Reading, person: Person, sides: Sides) -> str:
    """The country visited, of somebody whom a guest met there: "In Baku she was received by Minister A"."""
    start = person.holders[0].post.first
    sentence = reading.document.sentence_at(reading.tokens[start].start)
    place = _place_of_meeting(reading, sentence, start, "to")
    goal = place or sides.goal
    if not sides.seen - {goal}:
        return ""
    language, first = reading.document.language, max(sentence.first, start - _REACH)
    if place and _TOGETHER.intersection(reading.folded[max(first, start - 2) : start]):
        return place
    with_whom = language == "ru" and reading.folded[start - 1 : start] in (["с"], ["со"])
    last = min(sentence.last, start + _REACH) if language == "kk" or with_whom else start
    meeting = cue_pattern(language, "met")
    met = last > first and first_span(meeting, reading.text, reading.tokens[first].start, reading.tokens[last - 1].end)
    return goal if met else ""


def _place_of_meeting(reading: Reading, sentence: Sentence, stop: int, *also: str) -> str:
    """The country of the nearest place that a sentence is set in before a token: "In Tashkent she met …".

    `also` are more prepositions that may tell the place: "flew to Ulaanbaatar to meet …".
    """
    for index in range(stop - 1, max(sentence.first, stop - _REACH), -1):
        place = reading.place_of.get(index)
        if not place or (reading.document.language == "ru" and reading.folded[place.last - 1].endswith(("у", "ю"))):
            continue
        if any(word in ("in", "в", "во", *also) for word in reading.folded[max(0, place.first - 2) : place.first]):
            return place.country
    return ""


def near(reading: Reading, post: Post, home: Home) -> str:
    """The home country; in a text without a dateline the place of the sentence comes first."""
    if home.is_stated:
        return home.country
    sentence = reading.document.sentence_at(reading.tokens[post.first].start)
    return _place_of_meeting(reading, sentence, post.first) or home.country


def travels(reading: Reading, person: Person, goal: str, home: Home) -> bool:
    """Whether a sentence says of the person that he or she goes to the country: "During his visit to Türkiye, A …".

    A trip to a city of a country that a dateline names may be one inside the country.
    """
    post, name = person.holders[0].post, person.holders[0].name
    language, first = reading.document.language, min(post.first, name.first)
    if language == "kk":
        return _travels_in_kazakh(reading, person, goal)
    sentence = reading.document.sentence_at(reading.tokens[first].start)
    start, stop = reading.tokens[first].start, reading.tokens[max(post.last, name.last) - 1].end
    cue = first_span(cue_pattern(language, "own_visit"), reading.text, sentence.start, start)
    if not cue:
        stop += reading.text.startswith(",", stop)
        stop += len(" who") * reading.text.startswith(" who ", stop)
        after = cue_pattern(language, "travels").match(reading.text, min(stop + 1, sentence.end))
        cue = Span(after.start(), after.end()) if after else None
    if not cue:
        return False
    last = reading.document.token_at(cue.end - 1) + 1
    places = (reading.place_of[index] for index in range(last, last + _TO_GOAL) if index in reading.place_of)
    place = next(places, None)
    return place is not None and place.country == goal and not (home.is_stated and place.city)


def _travels_in_kazakh(reading: Reading, person: Person, goal: str) -> bool:
    """Whether a Kazakh sentence goes on from the person to the country: "Президент A Мәскеуге келді"."""
    post, name = person.holders[0].post, person.holders[0].name
    words = reading.words(name.first, name.last)
    if words != person_to_nominative(words):
        return False
    sentence = reading.document.sentence_at(reading.tokens[post.first].start)
    end = reading.tokens[max(post.last, name.last) - 1].end
    cue = first_span(cue_pattern("kk", "travels"), reading.text, end, sentence.end)
    if not cue:
        return False
    first = reading.document.token_at(cue.start)
    before = range(first - 1, max(name.last, first - _TO_GOAL) - 1, -1)
    place = next((reading.place_of[index] for index in before if index in reading.place_of), None)
    return place is not None and place.country == goal and reading.folded[place.last - 1].endswith(_DATIVE)


def accompanied(reading: Reading, sides: Sides, post: Post) -> str:
    """The country of who is named first, where a sentence says that somebody accompanies him or her."""
    sentence = reading.document.sentence_at(reading.tokens[post.first].start)
    pattern = cue_pattern(reading.document.language, "accompanies")
    accompanies = first_span(pattern, reading.text, sentence.start, sentence.end)
    return next(iter(sides.decided.values()), "") if accompanies else ""


def national_post(reading: Reading, post: Post) -> str:
    """The country that such a post tells; one that several have tells it only where the text names the country."""
    if not post.national or not post_pattern("shared").fullmatch(post.title):
        return post.national
    return post.national if post.national in reading.countries or not reading.places else ""
