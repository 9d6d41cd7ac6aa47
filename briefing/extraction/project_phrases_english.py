"""English noun phrases that may name a project: words before the head noun, and what follows it."""

import re
from collections.abc import Iterator

from briefing.extraction.document import Document, Token
from briefing.extraction.facts import Span
from briefing.extraction.lexicon import fold
from briefing.extraction.project_lexicon import (
    Head,
    ProjectPhrase,
    head_phrases,
    national_words,
    project_pattern,
    project_words,
)
from briefing.languages.places import city_named

_LONGEST_LEFT = 12
_LONGEST_COMPLEMENT = 14
_UNITS = frozenset("mw gw kv kw km ha hectare megawatt gigawatt kilometer kilometre".split())
_ACRONYMS = frozenset("lng cng lpg mou ai it gdp hpp tpp npp mw gw kv kwh".split())
_DASHES = "–—‑-"
_ARTICLES = frozenset(("a", "an", "the"))
_ORDINALS = frozenset("first second third fourth final new next".split())
_PARTS = frozenset("phase stage track part unit line".split())
_COUNTS = frozenset("two three four five six seven eight nine ten".split())
_PLACE_PREPOSITIONS = frozenset(("in", "at", "near", "outside", "over"))
_CALENDAR = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|mon|tues|wednes|thurs|fri|satur|sun)[a-z]*$"
)
_NAMED_BY_OF = frozenset(("port", "seaport", "airport"))
_MEETINGS = frozenset(("meeting", "session", "round", "sitting"))
_NUMBER_AFTER = re.compile(r"-\d+$")
_REGIONS = frozenset("region district province oblast governorate city county velayat".split())
_COMPLEMENTS = {
    "agreement": frozenset(("on", "for", "in", "of", "concerning", "between")),
    "programme": frozenset(("of", "for", "on", "with")),
    "project": frozenset(("to", "on", "for", "of")),
    "event": frozenset(("on", "for")),
    "joint": frozenset(("to", "with", "for", "in", "set", "between")),
}
_COMPLEMENT_ENDS = frozenset(
    "was were is are be been between by at during signed which that who as said under worth would will has have had"
    " when while would could may was after before until a".split()
)


class EnglishPhrases:
    """Finds the phrases of one document."""

    def __init__(self, document: Document) -> None:
        self.text, self.tokens, self.document = document.text, document.tokens, document
        self.folded = [fold(token.text) for token in self.tokens]
        self.bare = [_NUMBER_AFTER.sub("", word.removesuffix("'s")) for word in self.folded]
        self.stop, self.loose = project_words("en", "stop"), project_words("en", "loose")

    def find(self) -> Iterator[ProjectPhrase]:
        """The phrases in the order of the text; none overlaps another."""
        index, floor, heads = 0, 0, head_phrases("en")
        while index < len(self.tokens):
            found = heads.match(self.bare, index, len(self.tokens))
            if found:
                index, stop, head = self._last_of_compound(index, index + found[0], found[1])
                phrase, last = self._phrase(index, stop, head, floor)
            else:
                stop = index + 1
                phrase, last = self._works_on_area(index)
            if phrase:
                yield phrase
                floor = last
            index = max(stop, last)

    def _phrase(self, first: int, stop: int, head: Head, floor: int) -> tuple[ProjectPhrase | None, int]:
        sentence = self.document.sentence_at(self.tokens[first].start)
        floor, limit = max(floor, sentence.first), min(sentence.last, stop + 30)
        begin = self._left(first, floor, head)
        if self._is_about_works(head, stop, limit):
            return None, stop
        proper = frozenset(self.folded[i] for i in range(begin, first) if self._is_proper(i, sentence.first))
        stop, expanded = self._work_after(stop, limit)
        if self._names_a_body(first, stop, limit) or (head.group == "venues" and self._is_at(begin)):
            return None, stop
        work_first, work = self._work_before(begin, floor)
        if head.group == "event":
            work_first = self._meeting_before(begin, floor)
        end, place, complement = stop, None, False
        if head.group in _COMPLEMENTS:
            end = self._complement(stop, limit, _COMPLEMENTS[head.group])
            complement = end > stop
            if head.group == "project" and not proper and (head.plural or not complement):
                return None, stop
        else:
            stop = self._rest_of_name(first, stop, limit)
            end, place = self._place(stop, limit)
        if head.noun in _NAMED_BY_OF and place and not proper:
            proper = frozenset((fold(self.text[place.start : place.end]),))
        capital = self.tokens[first].text[0].isupper() and begin < first and self.tokens[begin].text[0].isupper()
        return ProjectPhrase(
            span=self._span(work_first, end),
            head=head,
            head_start=self.tokens[first].start,
            name=self._name(self._name_start(begin, first, work_first, work, head), end),
            proper=proper,
            named=bool(proper) or capital,
            detailed=self._is_described(begin, first, stop, work),
            counted=begin > 0 and (self.folded[begin] in _COUNTS or self.tokens[begin].is_number),
            complement=complement,
            work=work or expanded,
            place=place,
            place_name=" ".join(self.text[place.start : place.end].split()) if place else "",
        ), end

    def _last_of_compound(self, index: int, stop: int, head: Head) -> tuple[int, int, Head]:
        """The last of several head nouns in a row: the initiative of "Digital Silk Road initiative"."""
        while stop < len(self.tokens) and self.tokens[stop].start == self.tokens[stop - 1].end + 1:
            found = head_phrases("en").match(self.bare, stop, len(self.tokens))
            if not found or found[1].group == "project":
                break
            index, stop, head = stop, stop + found[0], found[1]
        return index, stop, head

    def _works_on_area(self, first: int) -> tuple[ProjectPhrase | None, int]:
        """Works on a territory: "gasification of the northern regions of Kazakhstan"."""
        if self.folded[first] not in project_words("en", "works_on_areas"):
            return None, first
        sentence = self.document.sentence_at(self.tokens[first].start)
        end = self._complement(first + 1, sentence.last, frozenset(("of",)))
        if not any(self.tokens[index].text[0].isupper() for index in range(first + 1, end)):
            return None, first
        return ProjectPhrase(
            span=self._span(first, end),
            head=Head("programme", self.folded[first]),
            head_start=self.tokens[first].start,
            name=self._name(first, end),
            named=True,
            complement=True,
            work=self.folded[first],
        ), end

    # -- before the head -----------------------------------------------------------

    def _left(self, first: int, floor: int, head: Head) -> int:
        begin = first
        while begin > floor and first - begin < _LONGEST_LEFT:
            step = self._step_left(begin, floor, head)
            if not step:
                break
            begin -= step
        while begin < first and (self._is_loose(begin, floor) or self.folded[begin] in (*_DASHES, ",", "and", ")")):
            begin += 1
        return begin

    def _is_loose(self, index: int, floor: int) -> bool:
        """Whether a word says nothing; a capital letter within a sentence makes it part of a name."""
        return self.folded[index] in self.loose and (self.tokens[index].text[0].islower() or index == floor)

    def _step_left(self, begin: int, floor: int, head: Head) -> int:
        """How many tokens before `begin` still belong to the phrase."""
        token, word = self.tokens[begin - 1], self.folded[begin - 1]
        if token.is_word:
            if word in ("and", "&") and self._joins_names(begin, floor, head):
                return 1
            return int(word not in self.stop and not word.endswith(("'s", "s'")))
        if token.is_number:
            return int(begin - 2 < floor or self.tokens[begin - 2].text not in "$€£¥")
        if token.text in _DASHES and begin - 2 >= floor:
            return int(token.start == self.tokens[begin - 2].end)
        if token.text == ")" and begin - 3 >= floor and self.tokens[begin - 3].text == "(":
            return 3
        if token.text == "," and self._joins_names(begin, floor, head):
            return 1
        if token.text == "+":
            return 1
        return 0

    def _joins_names(self, begin: int, floor: int, head: Head) -> bool:
        """Whether "and" or a comma stands between two proper names of one plural head ("Ust and Bal checkpoints")."""
        if begin - 2 < floor or not (head.plural or head.group == "programme"):
            return False
        return self.tokens[begin].text[0].isupper() and self.tokens[begin - 2].text[0].isupper()

    def _name_start(self, begin: int, first: int, work_first: int, work: str, head: Head) -> int:
        """Where the name begins: "construction of" one described thing is left out of it, other works are not."""
        plain = work in project_words("en", "plain_works") and not head.plural and begin < first
        if head.group == "event" or (work and not plain):
            return self._after_projects(work_first)
        return begin

    def _is_described(self, begin: int, first: int, stop: int, work: str) -> bool:
        """Whether more than measures describe the thing, or a new one is worked on: "construction of a school"."""
        if any(not self._is_measure(index) for index in range(begin, first)):
            return True
        of_another = stop < len(self.tokens) and self.folded[stop] == "of"
        return bool(work) and self.folded[begin - 1] in ("a", "an") and not of_another

    def _is_at(self, begin: int) -> bool:
        """Whether "at the" stands before the phrase: something happens there."""
        at = begin - 2 if begin > 1 and self.folded[begin - 1] in _ARTICLES else begin - 1
        return at >= 0 and self.folded[at] == "at"

    def _is_measure(self, index: int) -> bool:
        token, word = self.tokens[index], self.folded[index]
        return not token.is_word or word in _UNITS or word in _COUNTS

    def _is_about_works(self, head: Head, stop: int, limit: int) -> bool:
        """Whether an agreement is only on building a thing: then the thing is the project."""
        if head.group != "agreement" or stop + 3 >= limit or self.folded[stop] not in ("on", "for", "to"):
            return False
        index = stop + 2 if self.folded[stop + 1] in _ARTICLES else stop + 1
        if not project_pattern("en", "works_on").fullmatch(self.folded[index]):
            return False
        heads = (head_phrases("en").match(self.folded, at, limit) for at in range(index + 1, limit))
        return any(found and found[1].group in ("works", "places", "joint") for found in heads)

    def _is_proper(self, index: int, sentence_first: int) -> bool:
        token, word = self.tokens[index], self.folded[index]
        if not token.is_word or not token.text[0].isupper() or word in _ACRONYMS or word in national_words():
            return False
        after = self.tokens[index + 1].text
        opens_sentence = not any(self.tokens[i].is_word for i in range(sentence_first, index))
        return not opens_sentence or after[0].isupper() or after in _DASHES or bool(city_named(token.text, "en"))

    def _work_before(self, begin: int, floor: int) -> tuple[int, str]:
        """Where "construction of a" or "second phase of the" begins before the phrase, and the noun of work."""
        index = begin
        while index > floor and (self.folded[index - 1] in _ARTICLES or self.folded[index - 1] in self.loose):
            index -= 1
        if index > floor and self.folded[index - 1].endswith(("'s", "s'")):
            index -= 1
        if index - 2 < floor or self.folded[index - 1] not in ("of", "to", "on", "at"):
            return begin, ""
        noun = self.folded[index - 2]
        if noun == "site" and index - 3 >= floor and self.folded[index - 3] == "construction":
            return index - 3, "construction"
        if self.folded[index - 1] in ("of", "to") and project_pattern("en", "works_on").fullmatch(noun):
            return self._projects_before(index - 2, floor), noun
        if noun in _PARTS and index - 3 >= floor and self.folded[index - 3] in _ORDINALS:
            return index - 3, noun
        return begin, ""

    def _meeting_before(self, begin: int, floor: int) -> int:
        """Where "meeting of the" begins before "Intergovernmental Commission"."""
        first = begin - 3
        if first >= floor and self.folded[first + 1 : begin] == ["of", "the"] and self.folded[first] in _MEETINGS:
            return first
        return begin

    def _projects_before(self, first: int, floor: int) -> int:
        """Takes in "ongoing projects for the" before "construction of"."""
        index = first - 1 if first > floor and self.folded[first - 1] == "the" else first
        if index - 2 >= floor and self.folded[index - 1] == "for" and self.folded[index - 2] == "projects":
            index -= 2
            return index - 1 if index > floor and self.folded[index - 1] in self.loose else index
        return first

    def _after_projects(self, first: int) -> int:
        for index in range(first, min(first + 5, len(self.tokens) - 2)):
            if self.folded[index] == "projects" and self.folded[index + 1] == "for":
                return index + 3 if self.folded[index + 2] == "the" else index + 2
        return first

    # -- after the head --------------------------------------------------------------

    def _work_after(self, stop: int, limit: int) -> tuple[int, str]:
        """Takes in "expansion" or "project" after "port"."""
        if stop < limit:
            word = self.folded[stop]
            if project_pattern("en", "works_on").fullmatch(word):
                return stop + 1, word
            if word in ("project", "projects"):
                return stop + 1, ""
        return stop, ""

    def _names_a_body(self, first: int, stop: int, limit: int) -> bool:
        if stop >= limit:
            return False
        token = self.tokens[stop]
        if not token.is_word:
            return token.text in _DASHES and token.start == self.tokens[stop - 1].end
        if self.folded[stop] in project_words("en", "bodies"):
            return True
        return self.tokens[first].text[0].isupper() and token.text[0].isupper()

    def _rest_of_name(self, first: int, stop: int, limit: int) -> int:
        """Where "of Technology" ends after a capitalised "Institute"."""
        if stop + 1 >= limit or not self.tokens[first].text[0].isupper() or self.folded[stop] not in ("of", "for"):
            return stop
        end = stop + 1
        while end < limit and self.tokens[end].is_word and self.tokens[end].text[0].isupper():
            end += 1
        return end if end > stop + 1 else stop

    def _place(self, stop: int, limit: int) -> tuple[int, Span | None]:
        """Where "in Kazakhstan's Abai Region" ends after the head, and the span of the place."""
        prepositions = {*_PLACE_PREPOSITIONS, "of"} if self.folded[stop - 1] in _NAMED_BY_OF else _PLACE_PREPOSITIONS
        if stop + 1 >= limit or self.folded[stop] not in prepositions:
            return stop, None
        index = stop + 2 if self.folded[stop + 1] == "the" else stop + 1
        begin = index
        while index < limit and self._belongs_to_place(self.tokens[index], index, begin):
            index += 1
        while index > begin and self.tokens[index - 1].text in _DASHES:
            index -= 1
        if index == begin or _CALENDAR.match(self.folded[begin]):
            return stop, None
        return index, Span(self.tokens[begin].start, self.tokens[index - 1].end)

    def _belongs_to_place(self, token: Token, index: int, begin: int) -> bool:
        if token.is_word:
            return token.text[0].isupper() or (index > begin and self.folded[index] in _REGIONS)
        return token.text in _DASHES and index > begin and token.start == self.tokens[index - 1].end

    def _complement(self, stop: int, limit: int, prepositions: frozenset[str]) -> int:
        """Where "on the mutual recognition of diplomas" ends after the head; `stop` where there is none."""
        if stop + 1 >= limit or self.folded[stop] not in prepositions or self.folded[stop + 1] in ("be", "become"):
            return stop
        if self.tokens[stop + 1].is_number or _CALENDAR.match(self.folded[stop + 1]):
            return stop
        index = stop + 1
        while index < min(limit, stop + _LONGEST_COMPLEMENT) and not self._ends_complement(index, stop):
            index += 1
        return index if index > stop + 1 else stop

    def _ends_complement(self, index: int, stop: int) -> bool:
        token, word = self.tokens[index], self.folded[index]
        if not token.is_word and not token.is_number:
            return token.text not in "–-‑'’" or token.start != self.tokens[index - 1].end
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if word == "and" and after:
            return after.is_number or self._opens_clause(index + 1)
        if word == "to" and self.folded[stop] in ("with", "to") and after:
            return after.text == "be"
        if word in ("in", "with", "to") and index > stop + 1 and after:
            return word != "in" or after.text[0].isupper() or after.is_number
        return index > stop + 2 and word in _COMPLEMENT_ENDS

    def _opens_clause(self, index: int) -> bool:
        word = self.folded[index]
        return word in self.stop or word in ("saw", "met") or word.endswith("ed")

    # -- words -----------------------------------------------------------------------

    def _span(self, first: int, last: int) -> Span:
        possessive = self.folded[last - 1].endswith("'s")
        return Span(self.tokens[first].start, self.tokens[last - 1].end - 2 * possessive)

    def _name(self, first: int, last: int) -> str:
        """The words without an article and without a leading capacity ("220 kV")."""
        while first < last - 1 and (
            self.tokens[first].is_number
            or self.folded[first] in _UNITS
            or self.folded[first] in _ARTICLES
            or not self.tokens[first].text[0].isalnum()
        ):
            first += 1
        span = self._span(first, last)
        return " ".join(self.text[span.start : span.end].split())


def english_phrases(document: Document) -> Iterator[ProjectPhrase]:
    """The phrases of an English document."""
    return EnglishPhrases(document).find()
