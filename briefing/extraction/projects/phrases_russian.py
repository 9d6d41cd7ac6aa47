"""Russian noun phrases that may name a project, with their names brought to the nominative."""

import re
from collections.abc import Iterator

from briefing.extraction.document import Document
from briefing.extraction.facts import Span
from briefing.extraction.lexicon import fold
from briefing.extraction.projects.declension import adjective_for, agree, is_adjective, nominative_plural
from briefing.extraction.projects.lexicon import (
    Head,
    ProjectPhrase,
    compound_pattern,
    head_phrases,
    project_words,
    state_bodies,
)
from briefing.languages.places import city_named, country_named

_OPENING, _CLOSING = '«„“"', '»“”"'
_DASHES = "–—‑-"
_LONGEST_QUOTE = 9
_LONGEST_COMPLEMENT = 16
_PLACE_PREPOSITIONS = frozenset(("в", "во", "на", "под", "близ", "около", "возле", "через"))
_REGIONS = re.compile(r"(?:област|район|кра[йяею]|город|велаят|губерни)\w{0,4}$")
_MONTHS = re.compile(r"(?:январ|феврал|март|апрел|ма[йяе]$|июн|июл|август|сентябр|октябр|ноябр|декабр)")
_MEASURES = frozenset("протяженностью длиной мощностью стоимостью емкостью".split())
_COMPLEMENT_STARTS = frozenset("о об по на в между с со для".split())
_NUMBER_AFTER = re.compile(r"-\d+$")
_PURPOSEFUL = frozenset({"works", "places", "venues"})
_PURPOSES = ("производств", "переработк", "выпуск", "сборк", "добыч")
_PARTS = ("очеред", "нитк", "этап", "фаз", "энергоблок")
_PRONOUNS = frozenset("его ее их этом этот эту том том котором".split())
_COMPLEMENTED = frozenset(("agreement", "programme", "joint"))
_VERB = re.compile(r"\w{2,}(?:л|ла|ли|ло|ет|ит|ут|ют|ат|ят|ся|сь|ть|ены|ано|ана|ены|ено)$")
_COMPLEMENT_STOPS = frozenset("который которая которое которые где а также был была было были".split())
# What a sum, a month or a setting begins with behind "на" or "в".
_VALUE = re.compile(
    r"(?:общую )?сумму|размере|рамках|ходе|объеме|(?:январ|феврал|март|апрел|ма[ея]\b|июн|июл|август|сентябр|октябр)"
    r"|ноябр|декабр"
)
_ADVERB = re.compile(r"\w{4,}(?:ально|ично|енно)$")
_GENITIVE = re.compile(r"\w{3,}(?:ных|ской|ских|ной|ного|ского|щих|вой|вых)$")
_GENITIVE_ENDINGS = ("ых", "их", "ой", "ей", "ого", "его")
_SHORTEST_COMPOUND = 9
_FEMININE_STEM = "аеиоуыэюяьй"


class RussianPhrases:
    """Finds the phrases of one document."""

    def __init__(self, document: Document) -> None:
        self.text, self.tokens, self.document = document.text, document.tokens, document
        self.folded = [fold(token.text) for token in self.tokens]
        self.numberless = [_NUMBER_AFTER.sub("", word) for word in self.folded]
        self.loose_stems = tuple(word[:-2] for word in project_words("ru", "loose") if is_adjective(word))

    def find(self) -> Iterator[ProjectPhrase]:
        """The phrases in the order of the heads; one may stand in what follows the head of another."""
        index, floor = 0, 0
        while index < len(self.tokens):
            found = self._head(index)
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
        while head.plural and last + 2 < len(self.tokens) and self.tokens[last - 1].text in _CLOSING:
            if self.folded[last] not in ("и", ",") or self.tokens[last + 1].text not in _OPENING:
                return
            end, proper = self._proper_name(last + 1, min(last + _LONGEST_QUOTE + 2, len(self.tokens)))
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
        end = self._goods(end, limit) if head.group == "works" and end == stop else end
        made = end > stop and not proper
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

    def _length_before(self, begin: int, floor: int) -> int:
        """Where "3 тыс. километров" begins before "каналов"; `begin` where no length stands there."""
        index = begin - 1
        if index <= floor or not self.folded[index].startswith(("километр", "км")):
            return begin
        index -= 1
        while index > floor and (self.folded[index].startswith("тыс") or self.tokens[index].text == "."):
            index -= 1
        return index if self.tokens[index].is_number else begin

    def _is_capital(self, index: int) -> bool:
        return self.tokens[index].is_word and self.tokens[index].text[0].isupper()

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
        elif index - 1 > floor and self._is_capital(index) and self.folded[index - 1] in _PLACE_PREPOSITIONS:
            index -= 2
        return index

    def _work(self, index: int) -> str:
        """The noun of work at the index in the nominative, or an empty string."""
        word = self.folded[index]
        return next((noun for noun in work_nouns() if word.startswith(_stem(noun)) and len(word) < len(noun) + 3), "")

    # -- after the head --------------------------------------------------------------

    def _proper_name(self, stop: int, limit: int) -> tuple[int, set[str]]:
        """Where a name after the head ends (in quotation marks, a route, capitals) and its folded words."""
        index = self._after_measure(stop, limit)
        if index < limit and self.tokens[index].text in _OPENING:
            for close in range(index + 1, min(limit, index + _LONGEST_QUOTE)):
                if self.tokens[close].text in _CLOSING:
                    return close + 1, {word for word in self.folded[index + 1 : close] if word[0].isalnum()}
            return stop, set()
        if index < limit and self.folded[index] == "от":
            return self._from_to(stop, index, limit)
        named_later = stop + 1 < limit and self.tokens[stop].is_word and self.tokens[stop + 1].text[0].isascii()
        end = stop + 1 if named_later and self._is_capital(stop + 1) and not self._is_preposition(stop) else stop
        while end < limit and (self._is_capital(end) or self._is_dash_in_route(end, stop, limit)):
            end += 1
        if end > stop and self.tokens[end - 1].text in _DASHES:
            end -= 1
        while end > stop and is_adjective(self.folded[end - 1]) and not self.tokens[end - 1].text.isascii():
            end -= 1  # "трубопровод Каспийского …" begins the name of a body
        words = {self.folded[i] for i in range(stop, end) if self.tokens[i].is_word}
        if end > stop and self.folded[stop] in state_bodies():
            return stop, set()
        if end == stop + 1 and country_named(self.tokens[stop].text, "ru"):
            return stop, set()
        return end, words

    def _is_preposition(self, index: int) -> bool:
        return len(self.folded[index]) < 4

    def _after_measure(self, stop: int, limit: int) -> int:
        """Steps over "протяжённостью 125 км"."""
        if stop + 3 < limit and self.folded[stop] in _MEASURES:
            return stop + 3
        return stop

    def _from_to(self, stop: int, index: int, limit: int) -> tuple[int, set[str]]:
        if index + 3 < limit and self._is_capital(index + 1) and self.folded[index + 2] == "до":
            return index + 4, {self.folded[index + 1], self.folded[index + 3]}
        return stop, set()

    def _is_dash_in_route(self, index: int, stop: int, limit: int) -> bool:
        return stop < index < limit - 1 and self.tokens[index].text in _DASHES and self._is_capital(index + 1)

    def _sitting_body(self, stop: int, limit: int) -> tuple[int, set[str]]:
        """The body whose sitting it is: "заседание Межправительственной комиссии"."""
        end = stop
        while end < limit and is_adjective(self.folded[end]):
            end += 1
        if end == stop or end >= limit or not self.tokens[end].is_word:
            return stop, set()
        return end + 1, {self.folded[index] for index in range(stop, end + 1) if self._is_capital(index)}

    def _purpose(self, stop: int, limit: int) -> int:
        """Where "по производству удобрений" or "для сухих грузов" ends after the head."""
        if stop + 2 < limit and self.folded[stop] == "для":
            behind = self._genitive(stop + 1, limit)
            return behind if behind > stop + 1 else stop
        if stop + 2 >= limit or self.folded[stop] != "по" or not self.folded[stop + 1].startswith(_PURPOSES):
            return stop
        end = stop + 2
        while end < limit and self.tokens[end].is_word and not self._ends_complement(end) and len(self.folded[end]) > 2:
            end += 1
        return end

    def _place_behind(self, stop: int, limit: int, head: Head) -> tuple[int, Span | None]:
        """The place behind the head, or behind one noun that belongs to it: "филиал университета в Нукусе"."""
        end, place = self._place(stop, limit)
        if place or head.group in ("agreement", "programme", "project") or stop + 1 >= limit:
            return end, place
        noun = self.tokens[stop]
        behind = self._genitive(stop, limit)
        if behind == stop:
            if not noun.is_word or not noun.text.islower() or len(noun.text) < 5 or is_adjective(self.folded[stop]):
                return end, place
            behind = stop + 1
        end, place = self._place(behind, limit)
        return (end, place) if place else (stop, None)

    def _genitive(self, stop: int, limit: int) -> int:
        """Where "лучевой терапии" ends behind a head: adjectives in the genitive with their noun."""
        end = stop
        while end < limit and is_adjective(self.folded[end]) and self.folded[end].endswith(_GENITIVE_ENDINGS):
            end += 1
        is_noun = stop < end < limit and self.tokens[end].is_word and self.tokens[end].text.islower()
        return end + 1 if is_noun and len(self.folded[end]) > 3 else stop

    def _goods(self, stop: int, limit: int) -> int:
        """Where "строительных материалов" ends after a plant."""
        if stop + 1 >= limit or not _GENITIVE.search(self.folded[stop]) or not self.tokens[stop].text.islower():
            return stop
        return stop + 2 if self.tokens[stop + 1].text.islower() and len(self.folded[stop + 1]) > 3 else stop

    def _place(self, stop: int, limit: int) -> tuple[int, Span | None]:
        """Where "в Абайской области" ends, and the span of the place."""
        begin = stop + 1
        if begin >= limit or self.folded[stop] not in _PLACE_PREPOSITIONS or not self._is_capital(begin):
            return stop, None
        index = begin
        while index < limit and (self._is_capital(index) or _REGIONS.match(self.folded[index])):
            index += 1
        return (stop, None) if _MONTHS.match(self.folded[begin]) else (index, self._span(begin, index))

    def _complement(self, stop: int, limit: int) -> int:
        """Where "о параллельной работе энергосистем" ends after the head; `stop` where there is none."""
        if stop >= limit or not self._starts_complement(stop):
            return stop
        index = stop + 1
        while index < min(limit, stop + _LONGEST_COMPLEMENT) and not self._ends_complement(index):
            index += 1
        return index if index > stop + 1 or self.folded[stop] not in _COMPLEMENT_STARTS else stop

    def _starts_complement(self, index: int) -> bool:
        word = self.folded[index]
        if word in _COMPLEMENT_STARTS:
            after = index + 1
            return after < len(self.tokens) and not self.tokens[after].is_number and self.folded[after] not in _PRONOUNS
        if word.endswith(("ого", "его", "ой", "ей", "ых", "их")) and is_adjective(word):
            return index + 1 < len(self.tokens) and self.folded[index + 1].endswith(("ства", "ния", "ции", "ки"))
        return self.tokens[index].is_word and word.endswith(("ства", "ния", "ции", "ки", "менов"))

    def _ends_complement(self, index: int) -> bool:
        token, word = self.tokens[index], self.folded[index]
        if not token.is_word and not token.is_number:
            return token.text not in "–«»"
        if word == "и" and index + 1 < len(self.tokens):
            after = index + 1
            return bool(
                head_phrases("ru").match(self.folded, after, len(self.tokens)) or _VERB.match(self.folded[after])
            )
        if word in _COMPLEMENT_STOPS:
            return True
        is_value = word in ("на", "в") and bool(_VALUE.match(" ".join(self.folded[index + 1 : index + 3])))
        is_verb = len(word) > 4 and token.text[0].islower() and bool(_VERB.match(word)) and not word.endswith("сть")
        return is_value or is_verb

    def _is_about_works(self, start: int, end: int) -> bool:
        """Whether an agreement is only on building a thing: then the thing is the project."""
        if end < start + 3 or self.folded[start] not in ("о", "об", "на", "по"):
            return False
        if not self._work(start + 1) and self.folded[start + 1] not in ("проекту", "проекте"):
            return False
        heads = (head_phrases("ru").match(self.folded, index, end) for index in range(start + 2, end))
        return any(found and found[1].group in ("works", "places", "venues", "joint") for found in heads)

    # -- words -----------------------------------------------------------------------

    def _span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

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
        if head.group == "project" and rest and rest[0] not in _OPENING:
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
