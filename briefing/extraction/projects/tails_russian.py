"""What follows the head noun of a Russian project: its name, purpose, place and complement."""

import re

from briefing.extraction.document import Document
from briefing.extraction.facts import Span
from briefing.extraction.lexicon import fold
from briefing.extraction.projects.declension import is_adjective
from briefing.extraction.projects.lexicon import Head, head_phrases, state_bodies
from briefing.languages.places import country_named

OPENING, CLOSING = '«„“"', '»“”"'
LONGEST_QUOTE = 9
PLACE_PREPOSITIONS = frozenset(("в", "во", "на", "под", "близ", "около", "возле", "через"))
_REGIONS = re.compile(r"(?:област|район|кра[йяею]|город|велаят|губерни)\w{0,4}$")
_MONTHS = re.compile(r"(?:январ|феврал|март|апрел|ма[йяе]$|июн|июл|август|сентябр|октябр|ноябр|декабр)")
_MEASURES = frozenset("протяженностью длиной мощностью стоимостью емкостью".split())
_COMPLEMENT_STARTS = frozenset("о об по на в между с со для".split())
_LONGEST_COMPLEMENT = 16
_PURPOSES = ("производств", "переработк", "выпуск", "сборк", "добыч")
_PRONOUNS = frozenset("его ее их этом этот эту том том котором".split())
_VERB = re.compile(r"\w{2,}(?:л|ла|ли|ло|ет|ит|ут|ют|ат|ят|ся|сь|ть|ены|ано|ана|ены|ено)$")
_COMPLEMENT_STOPS = frozenset("который которая которое которые где а также был была было были".split())
# What a sum, a month or a setting begins with behind "на" or "в".
_VALUE = re.compile(
    r"(?:общую )?сумму|размере|рамках|ходе|объеме|(?:январ|феврал|март|апрел|ма[ея]\b|июн|июл|август|сентябр|октябр)"
    r"|ноябр|декабр"
)
_SITTING = ("комисси", "комитет", "совет", "подкомисси", "подкомитет")
_THOUSANDS = ("тыс", "млн", "миллион")
_GENITIVE = re.compile(r"\w{3,}(?:ных|ской|ских|ной|ного|ского|щих|вой|вых)$")
_GENITIVE_ENDINGS = ("ых", "их", "ой", "ей", "ого", "его")
_PREDICATE = re.compile(r"(?:[аеиоуыя]л[ио]?|л[аио]?с[ья]|[дзсчжтщшв]ет|ит|[уюая]т|тся)$")
_DASHES = "–—‑-"


class RussianTail:
    """The words behind a head noun; every method takes token indexes and gives where something ends."""

    def __init__(self, document: Document) -> None:
        self.text, self.tokens, self.document = document.text, document.tokens, document
        self.folded = [fold(token.text) for token in self.tokens]

    def _is_capital(self, index: int) -> bool:
        return self.tokens[index].is_word and self.tokens[index].text[0].isupper()

    def _span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def _proper_name(self, stop: int, limit: int) -> tuple[int, set[str]]:
        """Where a name after the head ends (in quotation marks, a route, capitals) and its folded words."""
        index = self._after_measure(stop, limit)
        if index < limit and self.tokens[index].text in OPENING:
            for close in range(index + 1, min(limit, index + LONGEST_QUOTE)):
                if self.tokens[close].text in CLOSING:
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
        if end == stop < limit and self.folded[stop].startswith(_SITTING):
            return stop + 1, set()
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

    def _size(self, stop: int, limit: int) -> int:
        """Where "на 7 тысяч тонн" or "на 300 мест" ends behind a plant or a school."""
        if stop + 2 >= limit or self.folded[stop] != "на" or not self.tokens[stop + 1].is_number:
            return stop
        unit = stop + 3 if self.folded[stop + 2].startswith(_THOUSANDS) else stop + 2
        return unit + 1 if unit < limit and self.tokens[unit].is_word and self.tokens[unit].text.islower() else stop

    def _is_firm_in_quotes(self, begin: int, end: int) -> bool:
        """Whether the phrase alone stands in quotation marks, as the name of a company: «Вагонзавод Терсек»."""
        is_quoted = begin > 0 and self.tokens[begin - 1].text in OPENING and self._is_capital(begin)
        return is_quoted and end < len(self.tokens) and self.tokens[end].text in CLOSING

    def _place_behind(self, stop: int, limit: int, head: Head) -> tuple[int, Span | None]:
        """The place behind the head, or behind one noun that belongs to it: "филиал университета в Нукусе"."""
        end, place = self._place(stop, limit)
        if place or head.group in ("agreement", "programme", "project") or stop + 1 >= limit:
            return end, place
        noun = self.tokens[stop]
        behind = self._genitive(stop, limit)
        if behind == stop:
            if not noun.is_word or not noun.text.islower() or len(noun.text) < 5 or self._is_no_noun(stop):
                return end, place
            behind = stop + 1
        end, place = self._place(behind, limit)
        return (end, place) if place else (stop, None)

    def _is_no_noun(self, index: int) -> bool:
        return is_adjective(self.folded[index]) or _PREDICATE.search(self.folded[index]) is not None

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
        if begin >= limit or self.folded[stop] not in PLACE_PREPOSITIONS or not self._is_capital(begin):
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
