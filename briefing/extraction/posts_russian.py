"""Russian posts: "вице-министр энергетики Республики Казахстан", "глава «Узтрансгаза»", in any case."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.extraction import russian
from briefing.extraction.lexicon import Phrases, fold
from briefing.extraction.names import skip_honorifics
from briefing.extraction.posts import Post, Tokens
from briefing.extraction.reading import Reading
from briefing.model.choices import RankLevel
from briefing.resources import read_toml

_LONGEST = 16
_VERB_ENDINGS = ("л", "ла", "ли", "ло", "лся", "лась", "лись", "ся", "ет", "ют", "ит", "ят", "ут")


class Head(NamedTuple):
    """A head in one of its forms."""

    nominative: str
    rank: RankLevel
    case: str
    plural: bool = False


class Lexicon(NamedTuple):
    """The Russian lexicon of posts."""

    heads: Phrases[Head]
    modifiers: frozenset[str]
    fixed: Phrases[bool]
    dropped: frozenset[str]
    past: frozenset[str]
    prefixes: tuple[str, ...]
    prepositions: frozenset[str]
    stop: frozenset[str]
    company: frozenset[str]
    state: frozenset[str]
    national: dict[str, str]
    nouns: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    words = read_toml("lexicons/titles_ru.toml")
    complements = words["complements"]
    return Lexicon(
        heads=Phrases(_head_forms(words)),
        modifiers=frozenset(fold(word) for word in words["modifiers"]["words"]),
        fixed=Phrases((phrase, True) for phrase in words["modifiers"]["fixed"]),
        dropped=frozenset(words["modifiers"]["dropped"]),
        past=frozenset(words["past"]["words"]),
        prefixes=tuple(words["past"]["prefixes"]),
        prepositions=frozenset(complements["prepositions"]),
        stop=frozenset(fold(word) for word in complements["stop"]),
        company=frozenset(complements["company"]),
        state=frozenset(complements["state"]),
        national=words["national"],
        nouns=frozenset(complements["nouns"]),
    )


def _head_forms(words: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, Head]]:
    fixed, irregular = set(words["fixed"]["words"]), words["irregular"]
    for rank, phrases in words["heads"].items():
        for phrase in phrases:
            if phrase.split()[0] in fixed:
                yield phrase, Head(phrase, RankLevel(rank), "")
                continue
            for case, form in russian.phrase_forms(phrase, irregular):
                yield form, Head(phrase, RankLevel(rank), case)
            if " " not in phrase and phrase not in irregular:
                yield from (
                    (form, Head(phrase, RankLevel(rank), "", plural=True)) for form in russian.plural_forms(phrase)
                )


class Complement(NamedTuple):
    """What follows a head: the words of the title, the country and the body, and where it ends."""

    last: int
    pieces: tuple[Tokens, ...] = ()
    country: str = ""
    country_tokens: Tokens | None = None
    body: Tokens | None = None
    countries: tuple[str, ...] = ()


class RussianPosts:
    """Finds the posts of one sentence, from left to right."""

    def __init__(self, reading: Reading, start: int, stop: int) -> None:
        self.reading, self.start, self.stop = reading, start, stop
        self.folded, self.tokens, self.lexicon = reading.folded, reading.tokens, lexicon()

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
        return bool(self.lexicon.heads.match(self.folded, index, self.stop))

    def post_at(self, index: int, joined: int = 0) -> Post | None:
        """The post whose head begins at the token; `joined` counts the posts of the same person before it."""
        found = self.lexicon.heads.match(self.folded, index, self.stop)
        prefix = next((p for p in self.lexicon.prefixes if self.folded[index].startswith(p)), "")
        if prefix:
            found = self.lexicon.heads.match([self.folded[index].removeprefix(prefix)], 0, 1)
        if not found or (index > self.start and self.folded[index - 1] == "во"):
            return None
        length, head = found
        end = index + length
        first, modifiers = self._modifiers(index)
        complement = self._complement(end)
        place = self.reading.place_of.get(first - 1) if first > self.start else None
        acting = bool(modifiers) and modifiers[-1].casefold().startswith("исполня")
        named = self.reading.words(index, end) if acting else self._head_words(index, end, head)
        title = " ".join([*modifiers, named, *self._words(complement.pieces)])
        country, country_tokens = complement.country, complement.country_tokens
        if not country and place and place.people:
            country, country_tokens = place.country, (place.first, place.last)
        return self._joined(
            joined,
            Post(
                first=first,
                last=complement.last,
                title=title,
                tokens=(first, complement.last),
                rank=self._rank(head, complement),
                country=country,
                country_tokens=country_tokens,
                organisation=self.reading.words(*complement.body) if complement.body else "",
                organisation_tokens=complement.body,
                past=bool(prefix) or self._is_past(first),
                plural=head.plural,
                case=head.case,
                state=any(self._is_state(index) for piece in complement.pieces for index in range(*piece)),
                countries=complement.countries if len(complement.countries) > 1 else (),
                national=self.lexicon.national.get(head.nominative, ""),
            ),
        )

    def _rank(self, head: Head, complement: Complement) -> RankLevel:
        """The level of the head; the president of a company is no head of state."""
        return RankLevel.COMPANY_HEAD if complement.body and head.rank is RankLevel.HEAD_OF_STATE else head.rank

    def _joined(self, joined: int, post: Post) -> Post:
        """The post with a second one of the same person: "вице-премьер – министр экономики"."""
        glue = post.last
        if joined > 1 or glue + 1 >= self.stop or self.folded[glue] not in ("–", "—", "-", "и", ","):
            return post
        second = self.post_at(glue + 1, joined + 1)
        if not second or second.first != glue + 1 or second.case != post.case or second.last >= self.stop:
            return post
        if not self.reading.is_capitalised(second.last):
            return post
        between = ", " if self.folded[glue] == "," else f" {self.tokens[glue].text} "
        return second._replace(
            first=post.first,
            title=f"{post.title}{between}{second.title}",
            tokens=(post.first, second.last),
            rank=post.rank,
            country=post.country or second.country,
            country_tokens=post.country_tokens or second.country_tokens,
        )

    def _head_words(self, first: int, end: int, head: Head) -> str:
        """The head in the nominative, with the capital letters of the text where it stands so already."""
        if head.case in ("", "nominative"):
            return self.reading.words(first, end)
        printed, nominative = self.reading.words(first, end).split(" "), head.nominative.split(" ")
        return " ".join(
            word if number and fold(word) == fold(form) else form
            for number, (word, form) in enumerate(zip(printed, nominative, strict=True))
        )

    def _words(self, pieces: tuple[Tokens, ...]) -> list[str]:
        return [self.reading.words(*piece) for piece in pieces if piece[1] > piece[0]]

    # -- to the left of the head -------------------------------------------------

    def _modifiers(self, head: int) -> tuple[int, list[str]]:
        """Where the post begins and its adjectives in the nominative."""
        first, words = head, list[str]()
        while first > self.start:
            fixed = self.lexicon.fixed.match_before(self.folded, first, self.start)
            if fixed:
                first -= fixed[0]
                words.insert(0, self.reading.words(first, first + fixed[0]))
                continue
            if self.tokens[first - 1].text == "." and self.lexicon.fixed.match_before(
                self.folded, first - 1, self.start
            ):
                first -= 1
                continue
            nominative = russian.adjective_nominative(self.folded[first - 1])
            if nominative not in self.lexicon.modifiers:
                break
            first -= 1
            if nominative not in self.lexicon.dropped:
                words.insert(
                    0, self.reading.words(first, first + 1) if nominative == self.folded[first] else nominative
                )
        return first, words

    def _is_past(self, first: int) -> bool:
        return any(word in self.lexicon.past for word in self.folded[max(self.start, first - 2) : first])

    # -- to the right of the head ------------------------------------------------

    def _complement(self, index: int) -> Complement:
        first, last, pieces = index, index, list[Tokens]()
        country, country_tokens, body, countries = "", None, None, list[str]()
        while index < min(self.stop, first + _LONGEST) and self.reading.adjoins(index):
            place = self.reading.place_of.get(index)
            if place and place.first == index:
                step = place.last - index
                after_preposition = index > first and self.folded[index - 1] in self.lexicon.prepositions
                if after_preposition or place.city or self._leads_on(place.last):
                    pieces.append((index, place.last))
                    country = country or (place.country if not after_preposition and place.city else "")
                else:
                    country, country_tokens = country or place.country, country_tokens or (place.first, place.last)
                    countries.append(place.country)
                index += step
                last = index
                continue
            enclosed = self._quoted(index)
            if enclosed or self._is_body(index):
                end = enclosed or self._body_end(index)
                start = self._body_start(index, pieces)
                if self._is_state(index):
                    pieces.append((index, end))
                else:
                    pieces = [piece for piece in pieces if piece[0] < start]
                    body = (body[0], end) if body else (start, end)
                index = last = end
                continue
            if not self._goes_on(index, first):
                break
            pieces.append((index, index + 1))
            index += 1
            last = index if self.tokens[index - 1].is_word and self.folded[index - 1] not in _LOOSE else last
        pieces = [piece for piece in pieces if piece[1] <= last and not self._is_loose(piece, countries)]
        return Complement(last, _merged(pieces), country, country_tokens, body, tuple(countries))

    def _is_loose(self, piece: Tokens, countries: list[str]) -> bool:
        """Whether a piece is only the "и" between two countries."""
        return len(countries) > 1 and self.folded[piece[0]] in ("и", ",")

    def _leads_on(self, index: int) -> bool:
        """Whether a place is only an adjective to what follows: "Узбекского комитета"."""
        place = self.reading.place_of.get(index - 1)
        return bool(place and place.people and index < self.stop and self.tokens[index].text[0].islower())

    def _quoted(self, index: int) -> int:
        """The end of a name in quotation marks that opens at the index, or 0."""
        if self.tokens[index].text not in '«“„"':
            return 0
        for end in range(index + 1, min(index + 10, self.stop)):
            if self.tokens[end].text in '»”“"':
                return end + 1
        return 0

    def _is_body(self, index: int) -> bool:
        token = self.tokens[index]
        if not token.is_word or not token.text[0].isupper():
            return False
        if skip_honorifics(self.reading, index, self.stop) > index:
            return False
        letters = [letter for letter in token.text if letter.isalpha()]
        if sum(letter.isupper() for letter in letters) > 1 or letters[0] < "А":
            return len(letters) > 1
        if self.folded[index] in self.lexicon.state or self.folded[index] in self.lexicon.company:
            return True
        return self._is_adjective_of_body(index)

    def _is_adjective_of_body(self, index: int) -> bool:
        """A capitalised adjective before a small-letter noun: "Азиатского банка развития"."""
        following = index + 1
        if following >= self.stop or not self.tokens[following].is_word or not self.reading.adjoins(following):
            return False
        word, after = self.folded[index], self.tokens[following].text
        return word.endswith(("ого", "его", "ой", "ей", "ых", "их")) and after[0].islower() and self._is_noun(following)

    def _body_end(self, index: int) -> int:
        end = index + 1
        while (
            end < self.stop and self.reading.adjoins(end) and self._is_noun(end) and self.tokens[end].text[0].islower()
        ):
            end += 1
        return end

    def _body_start(self, index: int, pieces: list[Tokens]) -> int:
        """Where a body begins, the word for its kind included: "компании «Х»"."""
        start = index
        for piece in reversed(pieces):
            if piece[1] != start or self.folded[piece[0]] not in self.lexicon.company:
                break
            start = piece[0]
        return start

    def _is_state(self, index: int) -> bool:
        word = self.folded[index]
        if self.folded[index + 1 : index + 2] and self.folded[index + 1] in _REGIONS:
            return True
        if word in self.lexicon.company and word not in ("национальной", "государственного", "государственной"):
            return False
        if word not in self.lexicon.state:
            return False
        following = self.folded[index + 1] if index + 1 < self.stop else ""
        return following not in self.lexicon.company

    def _goes_on(self, index: int, first: int) -> bool:
        token, word = self.tokens[index], self.folded[index]
        if word == ",":
            return index > first and self._list_goes_on(index)
        if word == "и" and index > first and index - 1 in self.reading.place_of and index + 1 in self.reading.place_of:
            return not self.reading.place_of[index + 1].people
        if word == "и":
            return index > first and index + 1 < self.stop and self._is_noun(index + 1) and not self.is_head(index + 1)
        if not token.is_word or not token.text[0].islower():
            return False
        return word in self.lexicon.prepositions or self._is_noun(index)

    def _is_noun(self, index: int) -> bool:
        """Whether a small-letter word may belong to a post: no verb, no preposition, no conjunction."""
        if index >= self.stop or not self.tokens[index].is_word:
            return False
        word = self.folded[index]
        if word in self.lexicon.stop or word in self.lexicon.prepositions or word == "и":
            return False
        if skip_honorifics(self.reading, index, self.stop) > index:
            return False
        return not (word.endswith(_VERB_ENDINGS) and len(word) > 3 and word not in self.lexicon.nouns)

    def _list_goes_on(self, index: int) -> bool:
        if self.is_head(index + 1):
            return False
        ahead = self.folded[index + 1 : min(index + 8, self.stop)]
        return (
            self._is_noun(index + 1)
            and self.tokens[index + 1].text[0].islower()
            and "и" in ahead
            and "," not in ahead[:1]
        )


_REGIONS = frozenset(["области", "края", "района", "округа", "города", "автономной", "республики"])
_LOOSE = frozenset(["по", "в", "во", "при", "на", "для", "с", "за", "над", "и", ","])


def _merged(pieces: list[Tokens]) -> tuple[Tokens, ...]:
    """Pieces that touch each other as one, so that their commas stay as printed."""
    merged: list[Tokens] = []
    for first, last in pieces:
        if merged and merged[-1][1] == first:
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return tuple(merged)
