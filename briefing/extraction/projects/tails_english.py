"""What follows the head noun of an English project: its purpose, place, complement and the rest of its name."""

import re

from briefing.extraction.document import Document, Token
from briefing.extraction.facts import Span
from briefing.extraction.lexicon import fold
from briefing.extraction.projects.lexicon import project_pattern, project_words

_LONGEST_COMPLEMENT = 14
_LONGEST_PURPOSE = 8
_PLACE_PREPOSITIONS = frozenset(("in", "at", "near", "outside", "over", "across", "along", "under"))
_ROUTES = {"between": "and", "from": "to"}
_RELATIVES = frozenset(("that", "which"))
_AUXILIARIES = frozenset("is are was were will has have".split())
_LONGEST_CLAUSE = 6  # words from "that" to the preposition of a place
_MEANT = frozenset(("meant", "aimed", "designed", "intended"))
_CALENDAR = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$"
)
NAMED_BY_OF = frozenset(("port", "seaport", "airport"))
_REGIONS = frozenset("region district province oblast governorate city county velayat".split())
_COMPLEMENT_ENDS = frozenset(
    "was were is are be been between by at during signed which that who as said under worth would will has have had"
    " when while would could may was after before until a"
    " starts start begins runs takes makes covers enters helps provides gives includes continues goes".split()
)
DASHES = "–—‑-"


class EnglishTail:
    """The words behind a head noun; every method takes token indexes and gives where something ends."""

    def __init__(self, document: Document) -> None:
        self.text, self.tokens, self.document = document.text, document.tokens, document
        self.folded = [fold(token.text) for token in self.tokens]
        self.stop, self.loose = project_words("en", "stop"), project_words("en", "loose")

    def _purpose(self, stop: int, limit: int) -> int:
        """Where "for the production of tyres" or "to produce tyres" ends after a plant."""
        index = stop + 1 if stop < limit and self.folded[stop] in ("for", "to") else stop
        index = index + 1 if index < limit and self.folded[index] == "the" else index
        is_product = index < limit and self.folded[stop] == "for" and self.tokens[index].text.islower()
        if index >= limit or not (is_product or project_pattern("en", "makes").fullmatch(self.folded[index])):
            return self._for_number(stop, limit)
        if is_product and self.folded[index] in self.stop:
            return stop
        end = index + 1
        last = min(limit, index + _LONGEST_PURPOSE)
        while end < last and self.folded[end] not in _PLACE_PREPOSITIONS and not self._ends_complement(end, index):
            end += 1
        return end if end > index + 1 else stop

    def _for_number(self, stop: int, limit: int) -> int:
        """Where "for 600 pupils" ends behind a school or hospital."""
        is_for = stop + 2 < limit and self.folded[stop] == "for" and self.tokens[stop + 1].is_number
        return stop + 3 if is_for and self.tokens[stop + 2].text.islower() else stop

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
            return token.text in DASHES and token.start == self.tokens[stop - 1].end
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
        prepositions = (
            {*_PLACE_PREPOSITIONS, "of"}
            if self.folded[stop - 1].removesuffix("s") in NAMED_BY_OF
            else _PLACE_PREPOSITIONS
        )
        if stop + 1 < limit and self.folded[stop] in _RELATIVES:
            return stop, self._place_of_clause(stop, limit)
        if stop + 1 < limit and self.folded[stop] in _ROUTES:
            return self._route(stop, limit)
        if stop + 1 >= limit or self.folded[stop] not in prepositions:
            return stop, None
        index = stop + 2 if self.folded[stop + 1] == "the" else stop + 1
        begin = index
        while index < limit and self._belongs_to_place(self.tokens[index], index, begin):
            index += 1
        while index > begin and self.tokens[index - 1].text in DASHES:
            index -= 1
        index = self._more_of_place(begin, index, limit)
        if index == begin or _CALENDAR.match(self.folded[begin]):
            return stop, None
        return index, Span(self.tokens[begin].start, self.tokens[index - 1].end)

    def _place_of_clause(self, stop: int, limit: int) -> Span | None:
        """The place of "that is being built near Tersek", which is no part of the name."""
        if self.folded[stop + 1] not in _AUXILIARIES:
            return None
        last = min(limit - 1, stop + _LONGEST_CLAUSE)
        index = stop + 2
        while index < last and self.tokens[index].text.islower() and self.folded[index] not in _PLACE_PREPOSITIONS:
            index += 1
        return self._place(index, limit)[1] if self.folded[index] in _PLACE_PREPOSITIONS else None

    def _route(self, stop: int, limit: int) -> tuple[int, Span | None]:
        """Where "between Aral and Tersek" or "from Aral to Tersek" ends."""
        joint, index = _ROUTES[self.folded[stop]], stop + 1
        while index < limit and self._belongs_to_place(self.tokens[index], index, stop + 1):
            index += 1
        end = index + 1
        while end < limit and self._belongs_to_place(self.tokens[end], end, index + 1):
            end += 1
        if index == stop + 1 or index >= limit or self.folded[index] != joint or end == index + 1:
            return stop, None
        return end, Span(self.tokens[stop + 1].start, self.tokens[end - 1].end)

    def _more_of_place(self, begin: int, index: int, limit: int) -> int:
        """Takes in the second name of "the Tersek and Aral districts", and "of Aral" after "Province"."""
        joint = self.folded[index] if begin < index < limit else ""
        if index + 1 >= limit or not self.tokens[index + 1].text[0].isupper():
            return index
        if joint == "of" and self.folded[index - 1] in _REGIONS:
            return index + 2
        if joint == "and":
            end = index + 1
            while end < limit and self.tokens[end].is_word and self.tokens[end].text[0].isupper():
                end += 1
            if end < limit and self.folded[end].removesuffix("s") in _REGIONS:
                return end + 1
            if self.folded[begin - 1] == "of":
                return end
        return index

    def _belongs_to_place(self, token: Token, index: int, begin: int) -> bool:
        if token.is_word:
            return token.text[0].isupper() or (index > begin and self.folded[index] in _REGIONS)
        return token.text in DASHES and index > begin and token.start == self.tokens[index - 1].end

    def _is_being_built(self, article: int, end: int, limit: int) -> bool:
        """Whether "a" stands before and ", which is being built" behind a noun and its place."""
        index = end + 1 if end < limit and self.tokens[end].text == "," else end
        if self.folded[article] not in ("a", "an", "the") or index + 3 >= limit or self.folded[index] not in _RELATIVES:
            return False
        return project_pattern("en", "under_way").match(self.text, self.tokens[index + 2].start) is not None

    def _is_meant_for(self, stop: int, limit: int) -> bool:
        """Whether "meant to help shippers" tells what an agreement is for, behind its abbreviation in brackets."""
        is_abbreviated = stop + 2 < limit and self.tokens[stop].text == "(" and self.tokens[stop + 2].text == ")"
        index = stop + 3 if is_abbreviated else stop
        return index + 1 < limit and self.folded[index] in _MEANT and self.folded[index + 1] in ("to", "at", "for")

    def _complement(self, stop: int, limit: int, prepositions: frozenset[str]) -> int:
        """Where "on the mutual recognition of diplomas" ends after the head; `stop` where there is none."""
        if stop + 1 >= limit or self.folded[stop] not in prepositions or self.folded[stop + 1] in ("be", "become"):
            return stop
        if self.folded[stop + 1] in ("this", "these", "its", "their", "which", "that"):
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
