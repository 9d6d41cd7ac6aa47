"""Russian posts: "вице-министр энергетики Республики Казахстан", "глава «Узтрансгаза»", in any case."""

from collections.abc import Iterator

from briefing.extraction.lexicon import fold
from briefing.extraction.posts import declension
from briefing.extraction.posts.phrases_russian import Complement, RussianPhrases
from briefing.extraction.posts.post import Post, Tokens
from briefing.extraction.posts.words_russian import Head, lexicon
from briefing.extraction.reading import Reading
from briefing.model.choices import RankLevel

_ACTING = {
    "исполняющий": "nominative",
    "исполняющая": "nominative",
    "исполняющего": "genitive",
    "исполняющей": "genitive",
    "исполняющему": "dative",
    "исполняющим": "instrumental",
}
_NAMELESS = frozenset(["предприятия", "компании", "фирмы", "корпорации", "холдинга", "концерна", "фонда"])
_ADJECTIVES = ("ого", "его", "ой", "ей")


class RussianPosts:
    """Finds the posts of one sentence, from left to right."""

    def __init__(self, reading: Reading, start: int, stop: int) -> None:
        self.reading, self.start, self.stop = reading, start, stop
        self.folded, self.tokens, self.lexicon = reading.folded, reading.tokens, lexicon()
        self.phrases = RussianPhrases(reading, start, stop)

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
        prefix = next((p for p in self.lexicon.prefixes if self.folded[index].startswith(p)), "")
        if prefix:
            found = self.lexicon.heads.match([self.folded[index].removeprefix(prefix)], 0, 1)
        if not found or (index > self.start and self.folded[index - 1] == "во"):
            return None
        length, head = found
        end = index + length
        first, modifiers = self._modifiers(index)
        complement = self.phrases.complement(end)
        place = self.reading.place_of.get(first - 1) if first > self.start else None
        acting = next((case for word in modifiers if (case := _ACTING.get(fold(word).split(" ")[0]))), "")
        named = self.reading.words(index, end) if acting else self._head_words(index, end, head)
        title = " ".join([*modifiers, named, *self._words(self._own(complement, head))])
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
                case=acting or head.case,
                state=any(self.phrases.is_state(index) for piece in complement.pieces for index in range(*piece)),
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

    def _own(self, complement: Complement, head: Head) -> tuple[Tokens, ...]:
        """The pieces of the title, without the company that has no name: "директор предприятия" is a director."""
        pieces = list(complement.pieces)
        if head.rank is not RankLevel.COMPANY_HEAD or complement.body or not pieces:
            return complement.pieces
        first, last = pieces.pop()
        if self.folded[last - 1] in _NAMELESS:
            last -= 1
            while last > first and self.folded[last - 1].endswith(_ADJECTIVES):
                last -= 1
        return (*pieces, (first, last))

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
            nominative = declension.adjective_nominative(self.folded[first - 1])
            if nominative not in self.lexicon.modifiers:
                break
            first -= 1
            if nominative not in self.lexicon.dropped:
                words.insert(
                    0, self.reading.words(first, first + 1) if nominative == self.folded[first] else nominative
                )
        return first, words

    def _is_past(self, first: int) -> bool:
        listed = not self.lexicon.past_lists.isdisjoint(self.folded[self.start : first])
        return listed or any(word in self.lexicon.past for word in self.folded[max(self.start, first - 2) : first])
