"""English noun phrases that may name a project: words before the head noun, and what follows it."""

import re
from collections.abc import Iterator

from briefing.extraction.document import Document
from briefing.extraction.facts import Span
from briefing.extraction.lexicon import fold
from briefing.extraction.projects.lexicon import (
    Head,
    ProjectPhrase,
    head_phrases,
    national_words,
    project_pattern,
    project_words,
)
from briefing.extraction.projects.tails_english import DASHES, NAMED_BY_OF, EnglishTail
from briefing.languages.places import city_named

_LONGEST_LEFT = 12
_UNITS = frozenset("mw gw kv kw km ha hectare megawatt gigawatt kilometer kilometre".split())
_ACRONYMS = frozenset("lng cng lpg mou ai it gdp hpp tpp npp mw gw kv kwh".split())
_ARTICLES = frozenset(("a", "an", "the"))
_ORDINALS = frozenset("first second third fourth final new next".split())
_PARTS = frozenset("phase stage track part unit line".split())
_COUNTS = frozenset("two three four five six seven eight nine ten".split())
_LONGEST_THING = 4
_SIGNS = frozenset("sign signs signed signing".split())
_PAPER_IS = frozenset(("on", "for", "concerning", "between"))
_FARTHEST = 40
_STANDING = frozenset(("in", "at", "near", "outside"))
_QUOTED = frozenset(("project", "programme"))
_LONGEST_QUOTE = 9
_MEETINGS = frozenset(("meeting", "session", "round", "sitting"))
_NUMBER_AFTER = re.compile(r"-\d+$")
_COMPLEMENTS = {
    "agreement": frozenset(("on", "for", "in", "of", "concerning", "between")),
    "programme": frozenset(("of", "for", "on", "with")),
    "project": frozenset(("to", "on", "for", "of")),
    "event": frozenset(("on", "for", "of")),
    "joint": frozenset(("to", "with", "for", "in", "set", "between")),
}


class EnglishPhrases(EnglishTail):
    """Finds the phrases of one document."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.bare = [_NUMBER_AFTER.sub("", word.removesuffix("'s")) for word in self.folded]

    def find(self) -> Iterator[ProjectPhrase]:
        """The phrases in the order of the heads; one may stand in what follows the head of another."""
        index, floor, heads = 0, 0, head_phrases("en")
        while index < len(self.tokens):
            found = heads.match(self.bare, index, len(self.tokens))
            if found:
                index, stop, head = self._last_of_compound(index, index + found[0], found[1])
                phrase = self._phrase(index, stop, head, floor)
            else:
                stop = index + 1
                phrase = self._works_on_area(index) or self._built_thing(index) or self._signed_paper(index)
            if phrase:
                yield phrase
                floor = stop
            index = stop

    def _phrase(self, first: int, stop: int, head: Head, floor: int) -> ProjectPhrase | None:
        sentence = self.document.sentence_at(self.tokens[first].start)
        floor, limit = max(floor, sentence.first), min(sentence.last, stop + 30)
        if head.group in _QUOTED and (quoted := self._quoted(first, stop, head, floor)):
            return quoted
        begin = self._left(first, floor, head)
        is_counted = head.plural and self.folded[max(begin - 2, 0) : begin] == ["number", "of"]
        if is_counted or self._is_about_works(head, stop, limit) or self._is_of_money(begin, first, stop):
            return None
        proper = frozenset(self.folded[i] for i in range(begin, first) if self._is_proper(i, sentence.first))
        stop, expanded = self._work_after(stop, limit)
        if not proper and stop < limit and self.folded[stop] == "projects":
            return None
        if self._names_a_body(first, stop, limit) or (head.group == "venues" and self._is_at(begin)):
            return None
        work_first, work = self._work_before(begin, floor)
        if head.group == "event":
            work_first = self._meeting_before(begin, floor)
            work = "meeting" if work_first < begin else ""
        end, place, complement, has_purpose = stop, None, False, False
        if head.group in _COMPLEMENTS:
            end = self._complement(stop, limit, _COMPLEMENTS[head.group])
            complement = end > stop or (head.group == "agreement" and self._is_meant_for(stop, limit))
            if head.group in ("project", "event") and not complement:
                end, place = self._place(stop, limit)
            if head.group == "project" and not proper and (head.plural or end == stop):
                return None
        else:
            stop = self._rest_of_name(first, stop, limit)
            made = self._purpose(stop, limit) if head.group in ("works", "venues") else stop
            has_purpose, stop = made > stop, made
            end, place = self._place(stop, limit)
        if head.noun in NAMED_BY_OF and place and not proper:
            proper = frozenset((fold(self.text[place.start : place.end]),))
        capital = self.tokens[first].text[0].isupper() and begin < first and self.tokens[begin].text[0].isupper()
        return ProjectPhrase(
            span=self._span(work_first, end),
            head=head,
            head_start=self.tokens[first].start,
            name=self._name(self._name_start(begin, first, work_first, work, head), end),
            proper=proper,
            named=bool(proper) or capital,
            detailed=self._is_described(begin, first, stop, work) or has_purpose,
            counted=begin > 0 and (self.folded[begin] in _COUNTS or self.tokens[begin].is_number),
            complement=complement,
            work=work or expanded,
            place=place,
            place_name=" ".join(self.text[place.start : place.end].split()) if place else "",
        )

    def _quoted(self, first: int, stop: int, head: Head, floor: int) -> ProjectPhrase | None:
        """A project named in the quotation marks before its noun: “Green Villages” project."""
        if first - 2 < floor or self.tokens[first - 1].text not in '”"»' or head.plural:
            return None
        earliest = max(floor, first - 2 - _LONGEST_QUOTE)
        opens = next((i for i in range(first - 2, earliest - 1, -1) if self.tokens[i].text in '“"«'), first)
        if opens + 1 >= first - 1 or self.tokens[opens + 1].text[0].islower():
            return None
        return ProjectPhrase(
            span=self._span(opens, stop),
            head=head,
            head_start=self.tokens[first].start,
            name=self._name(opens + 1, first - 1),
            proper=frozenset(self.folded[i] for i in range(opens + 1, first - 1) if self.tokens[i].is_word),
            named=True,
        )

    def _last_of_compound(self, index: int, stop: int, head: Head) -> tuple[int, int, Head]:
        """The last of several head nouns in a row: the initiative of "Digital Silk Road initiative"."""
        while stop < len(self.tokens) and self.tokens[stop].start == self.tokens[stop - 1].end + 1:
            found = head_phrases("en").match(self.bare, stop, len(self.tokens))
            if not found or found[1].group == "project":
                break
            index, stop, head = stop, stop + found[0], found[1]
        return index, stop, head

    def _works_on_area(self, first: int) -> ProjectPhrase | None:
        """Works on a territory: "gasification of the northern regions of Kazakhstan"."""
        if self.folded[first] not in project_words("en", "works_on_areas"):
            return None
        sentence = self.document.sentence_at(self.tokens[first].start)
        end = self._complement(first + 1, sentence.last, frozenset(("of",)))
        if not any(self.tokens[index].text[0].isupper() for index in range(first + 1, end)):
            return None
        return ProjectPhrase(
            span=self._span(first, end),
            head=Head("programme", self.folded[first]),
            head_start=self.tokens[first].start,
            name=self._name(first, end),
            named=True,
            complement=True,
            work=self.folded[first],
        )

    def _built_thing(self, first: int) -> ProjectPhrase | None:
        """A work of any noun: "construction of a covered rink in Aral", "a hatchery at Aral, which is being built"."""
        work = self.folded[first] if self.folded[first] in project_words("en", "builds") else ""
        if not work and not _STANDING.intersection(self.folded[first + 1 : first + 2]):
            return None
        sentence = self.document.sentence_at(self.tokens[first].start)
        limit = min(sentence.last, first + _FARTHEST)
        begin = first + 3 if work else self._left(first, sentence.first, Head("works", ""))
        stop = self._built(first, limit) if work else first + 1
        if stop == first or stop + 1 >= limit or self.folded[stop] not in _STANDING:
            return None
        end, place = self._place(stop, limit)
        if place is None or not (work or (begin > sentence.first and self._is_being_built(begin - 1, end, limit))):
            return None
        return ProjectPhrase(
            span=self._span(first if work else begin, end),
            head=Head("works", self.folded[stop - 1]),
            head_start=self.tokens[stop - 1].start,
            name=self._name(begin, end),
            detailed=True,
            work=work or "construction",
            place=place,
            place_name=" ".join(self.text[place.start : place.end].split()),
        )

    def _signed_paper(self, first: int) -> ProjectPhrase | None:
        """An agreement of any noun that is signed: "signed a cooperation note on fisheries"."""
        limit = self.document.sentence_at(self.tokens[first].start).last
        begin = first + 2
        if self.folded[first] not in _SIGNS or begin >= limit or self.folded[first + 1] not in ("a", "an"):
            return None
        stop = self._plain_words(begin, limit)
        words = {word.removesuffix("s") for word in self.folded[begin:stop]}
        if stop == begin or words & project_words("en", "not_signed") or self._has_head(begin, stop):
            return None
        end = self._complement(stop, limit, _PAPER_IS)
        if end == stop:
            return None
        return ProjectPhrase(
            span=self._span(begin, end),
            head=Head("agreement", self.folded[stop - 1]),
            head_start=self.tokens[stop - 1].start,
            name=self._name(begin, end),
            detailed=True,
            complement=True,
        )

    def _has_head(self, begin: int, stop: int) -> bool:
        return any(head_phrases("en").match(self.bare, index, stop) for index in range(begin, stop))

    def _built(self, work: int, limit: int) -> int:
        """Where "a covered rink" ends behind "construction of"; `work` where no such words stand there."""
        begin = work + 3
        if begin >= limit or self.folded[work + 1] != "of" or self.folded[work + 2] not in _ARTICLES:
            return work
        stop = self._plain_words(begin, limit)
        return stop if stop > begin else work

    def _plain_words(self, begin: int, limit: int) -> int:
        """Where a few words without capitals end."""
        last = min(limit, begin + _LONGEST_THING)
        return next((i for i in range(begin, last) if not self._is_plain(i)), last)

    def _is_plain(self, index: int) -> bool:
        return self.tokens[index].text.islower() and self.folded[index] not in self.stop

    # -- before the head -----------------------------------------------------------

    def _left(self, first: int, floor: int, head: Head) -> int:
        begin = first
        while begin > floor and first - begin < _LONGEST_LEFT:
            step = self._step_left(begin, floor, head)
            if not step:
                break
            begin -= step
        while begin < first and (self._is_loose(begin, floor) or self.folded[begin] in (*DASHES, ",", "and", ")")):
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
            is_of_name = begin - 1 > floor and token.text[0].isupper() and self.tokens[begin].text[0].isupper()
            return int((word not in self.stop or is_of_name) and not word.endswith(("'s", "s'")))
        if token.is_number:
            return int(begin - 2 < floor or self.tokens[begin - 2].text not in "$€£¥")
        if token.text in DASHES and begin - 2 >= floor:
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
        if begin - 2 < floor or not (head.plural or head.group in ("programme", "project")):
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
        if not token.is_word or not token.text[0].isupper() or word in _ACRONYMS:
            return False
        after = self.tokens[index + 1].text
        if word in national_words() and not (after in DASHES and self.tokens[index + 1].start == token.end):
            return False
        opens_sentence = not any(self.tokens[i].is_word for i in range(sentence_first, index))
        return not opens_sentence or after[0].isupper() or after in DASHES or bool(city_named(token.text, "en"))

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

    def _is_of_money(self, begin: int, first: int, stop: int) -> bool:
        """Whether the noun means money: "line of credit", "credit facility"."""
        if self.folded[stop : stop + 2] == ["of", "credit"]:
            return True
        return any(self.folded[index] in project_words("en", "money") for index in range(begin, first))

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
