"""English posts: "Kazakhstan's Vice Minister of Energy", "CEO of Orion Energy", "head of the bank's office"."""

import re
from collections.abc import Iterator
from functools import cache

from briefing.extraction.names import never_names, skip_honorifics
from briefing.extraction.posts.phrases_english import Complement, EnglishPhrases, Phrase
from briefing.extraction.posts.post import Post, Tokens
from briefing.extraction.posts.words_english import lexicon
from briefing.extraction.reading import Reading
from briefing.model.choices import RankLevel

_COMPANY = (RankLevel.COMPANY_HEAD, RankLevel.DIRECTOR)
_MINISTERS = (RankLevel.MINISTER, RankLevel.VICE_MINISTER)
_JOINS = frozenset(["and", "&"])
_BODY_WORDS = frozenset(
    [
        "bank",
        "group",
        "holding",
        "company",
        "union",
        "fund",
        "national",
        "central",
        "state",
        "asian",
        "eurasian",
        "european",
        "islamic",
        "new",
        "university",
        "institute",
        "academy",
        "council",
        "commission",
        "forum",
        "corporation",
    ]
)


@cache
def _never_in_bodies() -> frozenset[str]:
    return never_names() - _BODY_WORDS


class EnglishPosts:
    """Finds the posts of one sentence, from left to right."""

    def __init__(self, reading: Reading, start: int, stop: int) -> None:
        self.reading, self.start, self.stop = reading, start, stop
        self.folded, self.tokens, self.lexicon = reading.folded, reading.tokens, lexicon()
        self.phrases = EnglishPhrases(reading, start, stop)

    def find(self) -> Iterator[Post]:
        """The posts of the sentence."""
        index = self.start
        while index < self.stop:
            post = self.post_at(index)
            index = max(post.last, index + 1) if post else index + 1
            if post:
                yield post

    def is_head(self, index: int) -> bool:
        """Whether a post's head begins at the token."""
        return self.phrases.is_head(index)

    def post_at(self, index: int, joined: int = 0) -> Post | None:
        """The post whose head begins at the token; `joined` counts the posts of the same person before it."""
        found = self.lexicon.heads.match(self.folded, index, self.stop)
        plural = None if found else self.lexicon.plurals.match(self.folded, index, self.stop)
        if not found and not plural:
            return None
        length, rank = found or plural or (1, None)
        if self._begins_a_body(index + length):
            length, rank = self.lexicon.heads.match(self.folded, index, index + length - 1) or (length, rank)
        end = index + length
        if (
            any(self.reading.possessive[index:end])
            or self.phrases.is_abbreviation(index)
            or self.phrases.is_name(index)
        ):
            return None
        first, country, country_tokens, body = self._left(index, rank)
        complement = self.phrases.complement(end, rank)
        title, organisation = self._title(first, end, complement, body, rank)
        if plural:
            title = (
                re.sub(r"(?<=[a-z])(?:ies\b)", "y", title, count=1)
                if "ies" in title
                else re.sub(r"s\b", "", title, count=1)
            )
        inner = self._country(complement)
        if not country or (inner[0] and self._is_named_otherwise(country_tokens)):
            country, country_tokens = inner
        state = organisation is not None and self._is_of_a_state(organisation, rank)
        if organisation and not state and rank is RankLevel.HEAD_OF_STATE:
            rank = RankLevel.COMPANY_HEAD
        post = Post(
            first=first,
            last=complement.last,
            title=title,
            tokens=(first, complement.last),
            rank=rank,
            country=country,
            country_tokens=country_tokens,
            organisation=self.reading.words(*organisation) if organisation else "",
            organisation_tokens=organisation,
            past=self._is_past(first),
            plural=bool(plural),
            state=state or any(self.is_head(phrase.first) for _, phrase in complement.phrases),
            national=self._national(first, end, complement.last),
            countries=_countries(complement),
        )
        return self._joined(post, joined)

    def _begins_a_body(self, index: int) -> bool:
        """Whether the word "state" before the token begins a body's name: "Head of the State Agency"."""
        named = index < self.stop and self.folded[index - 1] == "state" and self.reading.is_capitalised(index)
        return named and self.folded[index] in self.lexicon.state | self.lexicon.closing

    def _country(self, complement: Complement) -> tuple[str, Tokens | None]:
        """The country in what follows a head; "to Azerbaijan" and "in Kazakhstan" are not whom a person speaks for."""
        for preposition, phrase in complement.phrases:
            if phrase.country and self.folded[preposition] in ("of", "at"):
                return phrase.country, phrase.country_tokens
        return "", None

    def _is_named_otherwise(self, before: Tokens | None) -> bool:
        """Whether the country before a post ends another phrase: "a visit to India Deputy Minister … of Kazakhstan"."""
        if not before or before[0] == self.start:
            return False
        place = self.reading.place_of.get(before[0])
        owns = place is not None and (place.people or self.reading.possessive[place.last - 1])
        return not owns and self.folded[before[0] - 1] in ("to", "in", "from", "with")

    def _national(self, first: int, end: int, last: int) -> str:
        """The country whose post this can only be, or an empty string; the head ends at `end`, the post at `last`."""
        for start in range(first, end):
            found = self.lexicon.national.match(self.folded, start, last)
            reached = start + found[0] if found else 0
            if found and (reached > end or reached == end == last):
                return found[1]
        return ""

    def _joined(self, post: Post, joined: int) -> Post:
        """The post with a second one of the same person: "Deputy Prime Minister – Minister of Economy"."""
        glue = post.last
        if joined > 1 or glue + 1 >= self.stop or self.folded[glue] not in ("–", "—", "-", "and", "&", ","):
            return post
        if self.folded[glue : glue + 2] == [",", "and"] and joined:
            glue += 1
        head = self.phrases.head_after(glue + 1)
        if not head and self._looks_like_acronym(glue + 1):
            head = self.phrases.head_after(glue + 2)
        second = self.post_at(head, joined + 1) if head else None
        if not second or second.country_tokens == (glue + 1, glue + 2):
            return post
        if glue + 1 not in (second.first, (second.organisation_tokens or (0, 0))[0]):
            return post
        if self.folded[glue] == "," and not (self._name_follows(second.last) or self._is_apposition(post, second)):
            return post
        between = " " if self.folded[glue] == "," else f" {self.tokens[glue].text} "
        title = (
            f"{post.title},{between}{second.title}"
            if self.folded[glue] == ","
            else f"{post.title}{between}{second.title}"
        )
        return post._replace(
            last=second.last,
            tokens=(post.first, second.last),
            title=title,
            country=post.country or second.country,
            country_tokens=post.country_tokens or second.country_tokens,
            organisation=post.organisation or second.organisation,
            organisation_tokens=post.organisation_tokens or second.organisation_tokens,
        )

    def _is_apposition(self, post: Post, second: Post) -> bool:
        """Whether both posts stand after their holder: "Sultan Salem, Minister of Industry, head of Masdar, came"."""
        before = post.first - 1
        while before > self.start and self.folded[before] in ("the", "a"):
            before -= 1
        if before <= self.start or self.folded[before] != "," or not self.phrases.names_after(before - 1):
            return False
        return not self.phrases.names_after(skip_honorifics(self.reading, second.last, self.stop))

    def _name_follows(self, index: int) -> bool:
        """Whether a name comes next, at once or after a comma."""
        if index < self.stop and self.folded[index] == ",":
            index = skip_honorifics(self.reading, index + 1, self.stop)
            return self.phrases.names_after(index) and not self.phrases.head_after(index)
        return self.phrases.names_after(skip_honorifics(self.reading, index, self.stop))

    # -- to the left of the head -------------------------------------------------

    def _left(self, head: int, rank: RankLevel | None) -> tuple[int, str, Tokens | None, Tokens | None]:
        """Where the post begins, the country before it and the body before it."""
        company = rank in _COMPANY
        first = head
        while first > max(self.start, head - 12) and self.phrases.is_modifier(first - 1):
            first -= 1
        while first < head and (self.folded[first] in _JOINS or not self.tokens[first].is_word):
            first += 1
        named = company or rank is RankLevel.HEAD_OF_STATE  # a president of a state has no field of work
        if named and first > self.start and self._is_body_word(first - 1):
            while first < head and self.phrases.is_portfolio(first) and self.reading.is_capitalised(first):
                first += 1
        place = self.reading.place_of.get(first - 1) if first > self.start else None
        if place:
            named = company and first < head and all(self._is_named_by(index) for index in range(first, head))
            body = (first, head) if named else None
            return head if named else first, place.country, (place.first, place.last), body
        crown = self._crown(first, head)
        if crown:
            return first, crown[0], crown[1], None
        body = self._body_before(first, company=company)
        place = self.reading.place_of.get(body[0] - 1) if body and body[0] > self.start else None
        if place:
            return first, place.country, (place.first, place.last), body
        return first, "", None, body

    def _is_named_by(self, index: int) -> bool:
        """Whether a field of work with a capital may be a company's name after its country: "Georgian Railway"."""
        return self.phrases.is_portfolio(index) and self.reading.is_capitalised(index)

    def _crown(self, first: int, head: int) -> tuple[str, Tokens] | None:
        """A word that stands for a country: "His Majesty's", "Kremlin"."""
        for end in range(first, head + 1):
            found = self.lexicon.crowns.match_before(self.folded, end, self.start)
            if found:
                return found[1], (end - found[0], end)
        return None

    def _body_before(self, first: int, *, company: bool) -> Tokens | None:
        """A body named just before the post: "KazMunayGas Deputy Chairman"."""
        start = first
        while (
            start > self.start and first - start < 7 and self._is_body_word(start - 1) and self.reading.adjoins(start)
        ):
            start -= 1
        if start == first:
            return None
        known = self.lexicon.international.match(self.folded, start, first)
        if start == self.start and first - start == 1 and not (known or company or self._looks_like_acronym(start)):
            return None
        return start, first

    def _is_body_word(self, index: int) -> bool:
        token = self.tokens[index]
        if index in self.reading.place_of or not token.is_word or self.folded[index] in _never_in_bodies():
            return False
        return token.text[0].isupper() and not self.phrases.is_head(index)

    def _looks_like_acronym(self, index: int) -> bool:
        return sum(letter.isupper() for letter in self.tokens[index].text) > 1

    def _is_past(self, first: int) -> bool:
        before = self.folded[max(self.start, first - 3) : first + 1]
        return any(word in self.lexicon.past or word.startswith("ex-") for word in before)

    # -- the words of the post ---------------------------------------------------

    def _title(
        self, first: int, end: int, complement: Complement, body: Tokens | None, rank: RankLevel | None
    ) -> tuple[str, Tokens | None]:
        """The post without the country, and the body it belongs to."""
        pieces = [self.reading.words(first, end)]
        organisation = body or self._organisation(complement)
        keep = not organisation or self._is_of_a_state(organisation, rank)
        for number, (preposition, phrase) in enumerate(complement.phrases):
            field = body is not None and number == 0 and self.phrases.is_portfolio(phrase.first)
            if not field and self._is_dropped(preposition, phrase, number, keep, complement):
                continue
            pieces.append(
                f"{self.folded[preposition]} {self._article(preposition, phrase)}"
                f"{self.reading.words(phrase.first, phrase.last)}"
            )
        return " ".join(pieces), organisation

    def _article(self, preposition: int, phrase: Phrase) -> str:
        return "the " if preposition + 1 < phrase.first and self.folded[preposition + 1] == "the" else ""

    def _is_dropped(self, preposition: int, phrase: Phrase, number: int, keep: bool, complement: Complement) -> bool:
        word = self.folded[preposition]
        if phrase.is_country:
            return word == "of" or (word == "for" and number > 0)
        if self.lexicon.organs.match(self.folded, phrase.first, phrase.last):
            return False
        field = any(self.phrases.is_portfolio(other.first) for _, other in complement.phrases[:number])
        if field and (word == "at" or any(self.folded[place] == "at" for place, _ in complement.phrases[:number])):
            return True
        inside = complement.phrases[number - 1][1].is_country if number else False
        return not keep and (word in ("of", "at") or (inside and word == "in"))

    def _organisation(self, complement: Complement) -> Tokens | None:
        """The body named in the complement, with what belongs to it ("Chamber of Commerce")."""
        bodies = [
            (position, phrase)
            for position, (preposition, phrase) in enumerate(complement.phrases)
            if not phrase.is_country and self.folded[preposition] in ("of", "at") and phrase.last > phrase.first
        ]
        for position, phrase in bodies:
            if self.lexicon.organs.match(self.folded, phrase.first, phrase.last) or self.is_head(phrase.first):
                continue
            last = phrase.last
            for preposition, other in complement.phrases[position + 1 :]:
                if self.folded[preposition] != "of" or other.is_country:
                    break
                last = other.last
            return phrase.first, last
        return None

    def _is_of_a_state(self, body: Tokens, rank: RankLevel | None) -> bool:
        """Whether a body is part of a state or, after a minister, only named by its first field of work."""
        return self._is_state(body) or (rank in _MINISTERS and self.phrases.is_portfolio(body[0]))

    def _is_state(self, body: Tokens) -> bool:
        """Whether a body is part of a state, and so stays in the title."""
        first, last = body
        if self.lexicon.international.match(self.folded, first, last):
            return False
        found = set(self.folded[first:last])
        if found & self.lexicon.state - {"state"}:
            return True
        portfolio = all(word in self.lexicon.portfolio or word in _JOINS or word in "of,the" for word in found)
        place = any(index in self.reading.place_of for index in range(first, last))
        place = place and not found & self.lexicon.closing
        return portfolio or place or ("state" in found and not found & self.lexicon.opening)


def _countries(complement: Complement) -> tuple[str, ...]:
    return next((phrase.countries for _, phrase in complement.phrases if len(phrase.countries) > 1), ())
