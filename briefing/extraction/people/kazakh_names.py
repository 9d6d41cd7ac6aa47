"""Kazakh names in oblique cases brought to the nominative, with the help of the words around them."""

from briefing.extraction.lexicon import fold
from briefing.extraction.names import NameRun, surnames_first
from briefing.extraction.reading import Reading
from briefing.languages.kazakh import person_to_nominative, stems

_TAKES_OBJECT = ("қабылда", "тыңда", "тағайында", "құттықта", "қарсы", "таныстыр", "марапатта")
_ACCUSATIVE = ("ны", "ні", "ды", "ді", "ты", "ті")
_REACH, _SHORTEST_WITH_ENDING = 3, 4


def kazakh_name(reading: Reading, run: NameRun) -> str:
    """The name in the nominative.

    Foreign names have no usual endings by which a case could be told. Theirs is
    told by the same name elsewhere in the text, or by a verb that takes an object.
    """
    name = reading.words(run.first, run.last)
    nominative = person_to_nominative(name)
    before, _, last = name.rpartition(" ")
    if nominative != name or not before:
        return nominative
    if fold(before) in surnames_first() and last.endswith(_ACCUSATIVE) and len(last) > _SHORTEST_WITH_ENDING:
        return f"{before} {last[:-2]}"  # no Chinese or Korean name ends so
    stem = _stem_elsewhere(reading, last) or (last[:-2] if _is_object(reading, run, last) else last)
    return f"{before} {stem}"


def _stem_elsewhere(reading: Reading, last: str) -> str:
    """The last part of a name without its ending, if the text has it so or with another ending."""
    candidates = {*list(stems(last, 1))[1:], last[:-1]}
    others = (word for word in reading.capitalised if word[:3] == last[:3] and word != last)
    found = {stem for word in others for stem in stems(word, 1)} & candidates
    return min((stem for stem in found if len(stem) > 2), key=len, default="")


def _is_object(reading: Reading, run: NameRun, last: str) -> bool:
    """Whether the name is the object of a verb: "Клаудио Дескальциді қабылдады"."""
    ahead = reading.folded[run.last : run.last + _REACH]
    return len(last) > 5 and last.endswith(_ACCUSATIVE) and any(word.startswith(_TAKES_OBJECT) for word in ahead)
