"""Russian noun phrases that may name a project, with their names brought to the nominative."""

import re
from collections.abc import Iterator

from briefing.extraction.document import Document
from briefing.extraction.facts import Span
from briefing.extraction.projects.declension import adjective_for, agree, is_adjective, nominative_plural
from briefing.extraction.projects.lexicon import (
    Head,
    ProjectPhrase,
    compound_pattern,
    head_phrases,
    project_words,
)
from briefing.extraction.projects.tails_russian import CLOSING, LONGEST_QUOTE, OPENING, PLACE_PREPOSITIONS, RussianTail
from briefing.languages.places import city_named, country_named

_NUMBER_AFTER = re.compile(r"-\d+$")
_LONGEST_PREPOSITION = 3
_FARTHEST = 40
_PURPOSEFUL = frozenset({"works", "places", "venues"})
_PARTS = ("очеред", "нитк", "этап", "фаз", "энергоблок")
_COMPLEMENTED = frozenset(("agreement", "programme", "joint"))
_ADVERB = re.compile(r"\w{4,}(?:ально|ично|енно)$")
_SHORTEST_COMPOUND = 9
_FEMININE_STEM = "аеиоуыэюяьй"


class RussianPhrases(RussianTail):
    """Finds the phrases of one document."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.numberless = [_NUMBER_AFTER.sub("", word) for word in self.folded]
        self.loose_stems = tuple(word[:-2] for word in project_words("ru", "loose") if is_adjective(word))

    def find(self) -> Iterator[ProjectPhrase]:
        """The phrases in the order of the heads; one may stand in what follows the head of another."""
        index, floor = 0, 0
        while index < len(self.tokens):
            found = self._head(index)
            built = None if found else self._built_thing(index) or self._paper_to_sign(index)
            if built:
                yield built
            if not found:
                index += 1
                continue
            stop = index + found[0]
            phrase, last = self._phrase(index, stop, found[1], floor)
            if phrase:
                yield phrase
                yield from self._further_names(phrase, found[1], index, last)
                floor = stop
            index = stop

    def _head(self, index: int) -> tuple[int, Head] | None:
        """Length and entry of the head at the index; of a compound ("мясокомбинат") the head is its last part."""
        heads, word = head_phrases("ru"), self.numberless[index]
        found = heads.match(self.numberless, index, len(self.tokens))
        compound = None if found or len(word) < _SHORTEST_COMPOUND else compound_pattern().fullmatch(word)
        last = heads.match([compound.group("head")], 0, 1) if compound else None
        if not compound or not last:
            return found
        return 1, last[1]._replace(noun=word[: compound.start("head")] + last[1].noun)

    def _further_names(self, phrase: ProjectPhrase, head: Head, first: int, last: int) -> Iterator[ProjectPhrase]:
        """The other names of a plural head: «Аял» of "газопроводов «Саят» и «Аял»"."""
        while head.plural and last + 2 < len(self.tokens) and self.tokens[last - 1].text in CLOSING:
            if self.folded[last] not in ("и", ",") or self.tokens[last + 1].text not in OPENING:
                return
            end, proper = self._proper_name(last + 1, min(last + LONGEST_QUOTE + 2, len(self.tokens)))
            if not proper:
                return
            singular = head._replace(plural=False)
            yield ProjectPhrase(
                span=self._span(last + 1, end), head=singular, head_start=self.tokens[first].start,
                name=f"{head.noun} {self._printed(last + 1, end)}", proper=frozenset(proper), named=True, detailed=True,
                work=phrase.work,
            )  # fmt: skip
            last = end

    def _phrase(self, first: int, stop: int, head: Head, floor: int) -> tuple[ProjectPhrase | None, int]:
        sentence = self.document.sentence_at(self.tokens[first].start)
        floor, limit = max(floor, sentence.first), min(sentence.last, stop + 30)
        begin = self._left(first, floor)
        counted = begin > floor and self.tokens[begin - 1].is_number and head.plural
        measured_from = begin if counted else self._length_before(begin, floor)
        work_at = self._work_at(begin - 1 if counted else measured_from, floor)
        work = self._work(work_at) if work_at >= floor else ""
        end, proper = self._proper_name(stop, limit)
        proper |= {self.folded[i] for i in range(begin, first) if i > sentence.first and self._is_capital(i)}
        if head.noun == "заседание":
            end, proper = self._sitting_body(stop, limit)
        end = self._purpose(end, limit) if head.group in _PURPOSEFUL else end
        end = self._size(end, limit) if head.group in _PURPOSEFUL else end
        end = self._goods(end, limit) if head.group == "works" and end == stop else end
        made = end > stop and not proper
        if begin == first and self._is_firm_in_quotes(begin, end):
            return None, stop
        end, place = self._place_behind(end, limit, head)
        complement = end
        if head.group in _COMPLEMENTED:
            complement = self._complement(end, limit)
            if self._is_about_works(end, complement):
                return None, stop
        measured = self._after_measure(stop, limit) > stop
        last = max(end, complement)
        return ProjectPhrase(
            span=self._span(work_at if work else begin - 1 if counted else begin, last),
            head=head,
            head_start=self.tokens[first].start,
            name=self._name(begin, first, stop, last, head, work),
            proper=frozenset(proper),
            named=bool(proper),
            detailed=begin < first or " " in head.noun or measured or made,
            counted=counted or measured_from < begin,
            complement=complement > end,
            work=work,
            place=place,
            place_name=self._place_name(place) if place else "",
        ), last

    def _built_thing(self, index: int) -> ProjectPhrase | None:
        """A work of any noun: "строительство крытого катка в Терсеке"."""
        work = self._work(index)
        if work not in project_words("ru", "builds"):
            return None
        limit = min(self.document.sentence_at(self.tokens[index].start).last, index + _FARTHEST)
        stop = self._genitive(index + 1, limit)
        end, place = self._place(stop, limit) if stop > index + 1 else (stop, None)
        if place is None or head_phrases("ru").match(self.numberless, stop - 1, limit):
            return None
        return ProjectPhrase(
            span=self._span(index, end),
            head=Head("works", self.folded[stop - 1]),
            head_start=self.tokens[stop - 1].start,
            name=f"{work} {self._printed(index + 1, end)}",
            detailed=True,
            work=work,
            place=place,
            place_name=self._place_name(place),
        )

    def _paper_to_sign(self, index: int) -> ProjectPhrase | None:
        """An agreement of any noun that is to be signed: "подписать регламент обмена данными"."""
        if self.folded[index] != "подписать":
            return None
        limit = min(self.document.sentence_at(self.tokens[index].start).last, index + _FARTHEST)
        begin = stop = index + 1
        while stop < limit and is_adjective(self.folded[stop]):
            stop += 1
        end = stop + 1
        if end + 1 >= limit or not self.tokens[stop].text.islower() or len(self.folded[stop]) <= _LONGEST_PREPOSITION:
            return None
        end = self._complement(end, limit) if self.folded[end] in ("о", "об") else self._matter(end, limit)
        if end == stop + 1 or any(head_phrases("ru").match(self.folded, at, end) for at in range(stop, end)):
            return None
        return ProjectPhrase(
            span=self._span(begin, end),
            head=Head("agreement", self.folded[stop]),
            head_start=self.tokens[stop].start,
            name=self._printed(begin, end),
            detailed=True,
            complement=True,
        )

    def _matter(self, stop: int, limit: int) -> int:
        """Where "обмена данными" ends behind a paper; `stop` where no two plain nouns stand there."""
        end = stop
        while end < min(limit, stop + 3) and self.tokens[end].text.islower() and len(self.folded[end]) > 3:
            end += 1
        return end if end > stop + 1 else stop

    def _length_before(self, begin: int, floor: int) -> int:
        """Where "3 тыс. километров" begins before "каналов"; `begin` where no length stands there."""
        index = begin - 1
        if index <= floor or not self.folded[index].startswith(("километр", "км")):
            return begin
        index -= 1
        while index > floor and (self.folded[index].startswith("тыс") or self.tokens[index].text == "."):
            index -= 1
        return index if self.tokens[index].is_number else begin

    def _left(self, first: int, floor: int) -> int:
        begin = first
        while begin > floor and first - begin < 6 and self._is_attribute(begin - 1):
            if begin < first and not agree(self.folded[begin - 1], self.folded[begin]):
                break
            begin -= 1
            if begin > floor and _ADVERB.match(self.folded[begin - 1]):
                begin -= 1  # "вертикально интегрированный"
        while begin < first and self._is_loose(self.folded[begin]):
            begin += 1
        return begin

    def _is_loose(self, word: str) -> bool:
        return word in project_words("ru", "loose") or (word.startswith(self.loose_stems) and is_adjective(word))

    def _is_attribute(self, index: int) -> bool:
        token, word = self.tokens[index], self.folded[index]
        if not token.is_word or not is_adjective(word) or word in project_words("ru", "stop") or self._work(index):
            return False
        is_place = token.text[0].isupper() and (country_named(token.text, "ru") or city_named(token.text, "ru"))
        return not word.startswith("котор") and not is_place

    def _work_at(self, begin: int, floor: int) -> int:
        """Where a noun of work may stand: before the phrase, before "второй очереди" or before "в Актау"."""
        index = begin - 1
        while index > floor and self._is_loose(self.folded[index]) and not self._work(index):
            index -= 1
        if index > floor and self.folded[index].startswith(_PARTS):
            index -= 1
            while index > floor and is_adjective(self.folded[index]) and not self._work(index):
                index -= 1
        elif index - 1 > floor and self._is_capital(index) and self.folded[index - 1] in PLACE_PREPOSITIONS:
            index -= 2
        return index

    def _work(self, index: int) -> str:
        """The noun of work at the index in the nominative, or an empty string."""
        word = self.folded[index]
        return next((noun for noun in work_nouns() if word.startswith(_stem(noun)) and len(word) < len(noun) + 3), "")

    def _is_about_works(self, start: int, end: int) -> bool:
        """Whether an agreement is only on building a thing: then the thing is the project."""
        if end < start + 3 or self.folded[start] not in ("о", "об", "на", "по"):
            return False
        if not self._work(start + 1) and self.folded[start + 1] not in ("проекту", "проекте"):
            return False
        heads = (head_phrases("ru").match(self.folded, index, end) for index in range(start + 2, end))
        return any(found and found[1].group in ("works", "places", "venues", "joint") for found in heads)

    # -- words -----------------------------------------------------------------------

    def _printed(self, first: int, last: int) -> str:
        span = self._span(first, last) if last > first else Span(0, 0)
        return " ".join(self.text[span.start : span.end].split())

    def _name(self, begin: int, first: int, stop: int, last: int, head: Head, work: str) -> str:
        after = stop
        if stop < last and self.folded[stop] == "между":
            after = next((i for i in range(stop, last) if self.folded[i] in ("о", "об")), stop)
        rest = self._printed(self._after_measure(after, last), last)
        if work and (head.plural or work not in project_words("ru", "plain_works")):
            return f"{work} {self._printed(begin, stop)} {rest}".strip()
        if head.group == "project" and rest and rest[0] not in OPENING:
            return rest
        noun = nominative_plural(head.noun) if head.plural and " " not in head.noun else head.noun
        noun = self._printed(first, stop) if head.noun.isupper() else noun
        attributes = [self._attribute(index, head) for index in range(begin, first)]
        return " ".join([*attributes, noun, rest]).strip()

    def _place_name(self, place: Span) -> str:
        """A region or a known town in the nominative; empty for a name whose nominative is not known."""
        words = self.text[place.start : place.end].split()
        region = next((noun for noun in ("область", "район", "край") if words[-1].startswith(noun[:-1])), "")
        if len(words) == 2 and region:
            return f"{adjective_for(words[0], region, plural=False)} {region}"
        known = city_named(" ".join(words), "ru")
        return known.name.ru if known else ""

    def _attribute(self, index: int, head: Head) -> str:
        word = self.tokens[index].text
        return adjective_for(word, head.noun.split()[-1], plural=head.plural)


def work_nouns() -> tuple[str, ...]:
    """The nouns of work in the nominative."""
    return tuple(sorted(project_words("ru", "works_on")))


def _stem(noun: str) -> str:
    return noun[:-1] if noun[-1] in _FEMININE_STEM else noun


def russian_phrases(document: Document) -> Iterator[ProjectPhrase]:
    """The phrases of a Russian document."""
    return RussianPhrases(document).find()
