"""Kazakh noun phrases that may name a project; case endings are taken off the head noun."""

import re
from collections.abc import Iterator

from briefing.extraction.document import Document
from briefing.extraction.facts import Span
from briefing.extraction.lexicon import fold
from briefing.extraction.projects.lexicon import Head, ProjectPhrase, kazakh_heads, project_pattern, project_words
from briefing.languages.places import city_named, country_named

_LONGEST_LEFT = 9
_LONGEST_QUOTE = 12
_FARTHEST_NEXT = 4
_IN_PLACE = re.compile(r"(?:қала|облыс|аудан|аймағ|өңір|провинция)с?[ыі]нд[ае]$")
_DASHES = "–—‑-"
_QUOTES = '«»“”"'
# What may follow the stem of a head noun: plural, possessive, case.
_ENDING = re.compile(
    r"(?P<kept>(?:[лдт][ае]р)?(?:с?[ыі])?)"
    r"(?:н[ыі]ң|д[ыі]ң|т[ыі]ң|н[ае]|ғ[ае]|ге|қ[ае]|ке|н|[ндт][ыі]|[дт][ае](?:ғы|гі)?|нд[ае](?:ғы|гі)?|[ндт][ае]н|[мбп]ен)?$"
)
_PLURAL = re.compile(r"[лдт][ае]р")
# The number of a plant and the case behind it: "ЖЭО-2-де".
_NUMBER_AFTER = re.compile(r"(?P<number>-\d{1,2})(?:-[а-яәіңғүұқөһ]{1,4})?$")
# A noun in one of these cases belongs to the verb, not to the noun after it.
_OBLIQUE = re.compile(r"\w{3,}(?:[днт][ыі]|[дт][ае]|ғ[ае]|ге|қа|ке|[ндт][ае]н|ып|іп|ды|ді)$")

# A participle that opens a phrase has lost what it belongs to: "болатын", "өтетін", "салынған".
_PARTICIPLE = re.compile(r"(?!бірлескен$)\w{2,}(?:тын|тін|[ғқ]ан|[гк]ен)$")


class KazakhPhrases:
    """Finds the phrases of one document."""

    def __init__(self, document: Document) -> None:
        self.text, self.tokens, self.document = document.text, document.tokens, document
        self.folded = [fold(token.text) for token in self.tokens]

    def find(self) -> Iterator[ProjectPhrase]:
        """The phrases in the order of the text; none overlaps another."""
        floor = 0
        for index in range(len(self.tokens)):
            found = self._head(index, floor)
            if found and not self._is_place_of_next(index, floor):
                phrase = self._phrase(*found, index, floor)
                if phrase:
                    yield phrase
                    floor = index + 1

    def _is_place_of_next(self, index: int, floor: int) -> bool:
        """Whether the head only says where the next one stands: "Ақтау портындағы терминал"."""
        if not self.folded[index].endswith(("дағы", "дегі")):
            return False
        ends = range(index + 1, min(index + _FARTHEST_NEXT, len(self.tokens)))
        heads = ((self._head(end, floor), end) for end in ends)
        found, end = next(((found, end) for found, end in heads if found), (None, 0))
        words = range(index + 1, end)
        return found is not None and all(self._is_attribute(word, floor, found[0]) for word in words)

    def _head(self, index: int, floor: int) -> tuple[Head, int, str] | None:
        """The head noun that ends at the index: its entry, its first token, its nominative as printed."""
        word = _NUMBER_AFTER.sub("", self.folded[index])
        for words, head in kazakh_heads().get(word[:2], ()):
            first = index - len(words) + 1
            if first < floor or not word.startswith(words[-1]) or tuple(self.folded[first:index]) != words[:-1]:
                continue
            ending = _ENDING.match(word[len(words[-1]) :])
            if ending:
                length = len(words[-1]) + ending.end("kept")
                printed = self.tokens[index].text
                number = _NUMBER_AFTER.search(printed)
                is_plural = _PLURAL.match(word[len(words[-1]) :]) is not None
                name = printed[: number.end("number")] if number else printed[:length]
                return head._replace(plural=is_plural), first, name
        return None

    def _phrase(self, head: Head, first: int, noun: str, index: int, floor: int) -> ProjectPhrase | None:
        sentence = self.document.sentence_at(self.tokens[first].start)
        is_of_matter = head.group in ("agreement", "project") and floor < first
        floor = sentence.first if is_of_matter else max(floor, sentence.first)
        begin = first if noun[-1].isdigit() else self._left(first, floor, head)
        if head.group == "agreement" and first > floor and self.folded[first - 1] == "туралы":
            begin = self._matter(first - 1, floor)
        proper = frozenset(self.folded[i] for i in range(begin, first) if self._is_proper(i, sentence.first))
        if noun[-1].isdigit():
            proper |= {fold(noun)}
        if head.group == "project" and head.plural and not proper:
            return None
        if self._names_a_body(index + 1, sentence.last):
            return None
        work = ""
        if index + 1 < sentence.last and project_pattern("kk", "works_on").fullmatch(self.folded[index + 1]):
            work = self.folded[index + 1]
        span = Span(self.tokens[begin].start, self.tokens[index].end)
        place = self._place_before(begin, sentence.first)
        before = " ".join(self.text[span.start : self.tokens[index].start].split())
        return ProjectPhrase(
            span=span,
            head=head,
            head_start=self.tokens[first].start,
            name=f"{before} {noun}".strip(),
            proper=proper,
            named=bool(proper),
            detailed=begin < first,
            complement=begin < first,
            work=work,
            place=place,
            place_name=self.text[place.start : place.end] if place else "",
        )

    def _place_before(self, begin: int, floor: int) -> Span | None:
        """The place told before the phrase without its case: "Терсек қаласы" of "Терсек қаласында"."""
        if begin - 2 < floor or not _IN_PLACE.match(self.folded[begin - 1]):
            return None
        name = self.tokens[begin - 2]
        return Span(name.start, self.tokens[begin - 1].end - 3) if name.text[0].isupper() else None

    def _matter(self, about: int, floor: int) -> int:
        """Where what an agreement is about begins: "инвестицияларды қорғау" before "туралы"."""
        begin = about
        while begin > floor and about - begin < _LONGEST_LEFT and self._is_of_matter(begin - 1, floor):
            begin -= 1
        return begin

    def _is_of_matter(self, index: int, floor: int) -> bool:
        token, word = self.tokens[index], self.folded[index]
        is_subject = index == floor and word.endswith(("лар", "лер", "дар", "дер", "тар", "тер"))
        is_subject = is_subject or (word.endswith(("сы", "сі")) and self.folded[index + 1] != "туралы")
        return token.is_word and word not in ("және", "мен", "бен", "пен", "бірге") and not is_subject

    def _names_a_body(self, index: int, limit: int) -> bool:
        """Whether the words after the head make it the name of a company or an office."""
        index += index < limit and self.tokens[index].text in '»”"'
        index += index < limit and self.folded[index] in ("ұлттық", "мемлекеттік")
        return index < limit and bool(project_pattern("kk", "company").match(self.folded[index]))

    def _left(self, first: int, floor: int, head: Head) -> int:
        begin = first
        while begin > floor and first - begin < _LONGEST_LEFT and self._is_attribute(begin - 1, floor, head):
            begin = self._quote_before(begin, floor) or begin - 1
        while begin < first and (
            self.tokens[begin].text in (*_DASHES, "»", "”")
            or self._opens_only(begin, first)
            or self.folded[begin] in project_words("kk", "loose")
            or _PARTICIPLE.match(self.folded[begin])
        ):
            begin += 1
        if begin == floor and self._opens_with_plain_word(begin, first):
            begin += 1
        return begin

    def _quote_before(self, begin: int, floor: int) -> int:
        """Where the name in quotation marks that ends before `begin` opens, 0 where there is none."""
        if self.tokens[begin - 1].text not in '»”"':
            return 0
        opens = range(begin - 3, max(floor, begin - _LONGEST_QUOTE) - 1, -1)
        return next((index for index in opens if self.tokens[index].text in '«“"'), 0)

    def _opens_with_plain_word(self, begin: int, first: int) -> bool:
        """Whether the capital letter is only that of the sentence: another capitalised word follows."""
        if begin + 1 >= first or not self.tokens[begin].is_word:
            return False
        return self.tokens[begin + 1].is_word and self.tokens[begin + 1].text[0].isupper()

    def _opens_only(self, begin: int, first: int) -> bool:
        """Whether a quotation mark opens at `begin` and does not close before the head."""
        if self.tokens[begin].text not in '«“"':
            return False
        return not any(self.tokens[index].text in '»”"' for index in range(begin + 1, first))

    def _is_attribute(self, index: int, floor: int, head: Head) -> bool:
        token, word = self.tokens[index], self.folded[index]
        if token.text in _QUOTES:
            return True
        if token.text in _DASHES:
            return index > floor and (token.start == self.tokens[index - 1].end or self._joins_names(index))
        if word == "туралы" and head.group == "agreement":
            return True
        if not token.is_word or word in project_words("kk", "stop"):
            return False
        if head.group == "programme" and index > floor and self._ends_name(index):
            return False
        if token.text[0].isupper() and (
            self.tokens[index + 1].text in "«“" or (index == floor and _OBLIQUE.match(word))
        ):
            return False
        if token.text[0].isupper():
            city = city_named(token.text, "kk")
            return not (city and city.name.kk != token.text and _OBLIQUE.match(word))
        return not _OBLIQUE.match(word)

    def _ends_name(self, index: int) -> bool:
        """Whether a personal name ends here: two capitalised words, none of them a place."""
        words = self.tokens[index - 1 : index + 1]
        return all(word.is_word and word.text.istitle() and not city_named(word.text, "kk") for word in words)

    def _joins_names(self, index: int) -> bool:
        """Whether a dash stands between two names: "Дарбаза – Мақтаарал"."""
        return self.tokens[index - 1].text[0].isupper() and self.tokens[index + 1].text[0].isupper()

    def _is_proper(self, index: int, sentence_first: int) -> bool:
        token = self.tokens[index]
        if index > sentence_first and self.tokens[index - 1].text in "«“":
            return not token.text[0].islower()
        if not token.is_word or not token.text[0].isupper() or country_named(token.text, "kk"):
            return False
        return index > sentence_first or self.tokens[index + 1].text in _DASHES or bool(city_named(token.text, "kk"))


def kazakh_phrases(document: Document) -> Iterator[ProjectPhrase]:
    """The phrases of a Kazakh document."""
    return KazakhPhrases(document).find()
