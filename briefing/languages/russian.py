"""Russian word forms: oblique cases of place names, agreement with numbers."""

import re
from functools import cache
from typing import Literal

from briefing.resources import read_toml

PluralForm = Literal["one", "few", "many"]

_INDECLINABLE = re.compile(r"(?:[оеиуыэю]|аа|уа|иа|[А-Я])$")
_ADJECTIVE = re.compile(r"(?:(?P<feminine>ая|яя)|(?P<neuter>ое|ее)|(?P<masculine>ый|ий|ой)|(?P<plural>ые|ие))$")
_ADJECTIVE_ENDINGS = {
    "feminine": ("ой", "ую", "ою"),
    "neuter": ("ого", "ому", "ым", "ом", "им", "его", "ему"),
    "masculine": ("ого", "ому", "ым", "ом", "им", "его", "ему", "ем"),
    "plural": ("ых", "ым", "ыми", "их", "им", "ими"),
}


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(read_toml("languages/russian.toml")[kind])


def plural_form(number: int) -> PluralForm:
    """Which form a noun takes after a whole number: 1 год, 2 года, 5 лет."""
    last_two, last = abs(number) % 100, abs(number) % 10
    if last == 1 and last_two != 11:
        return "one"
    return "few" if 2 <= last <= 4 and not 12 <= last_two <= 14 else "many"


def place_forms(name: str) -> frozenset[str]:
    """All case forms of a place name that a text may hold, the name itself among them.

    Rules of endings only: a form that does not exist does no harm here, since
    the forms serve to recognise names.
    """
    head, *rest = name.split(" ")
    if _ADJECTIVE.search(head) and rest:
        inner = place_forms(" ".join(rest))
        return frozenset({name, *(f"{first} {tail}" for first in _adjective_forms(head) for tail in inner)})
    if rest:
        return frozenset(f"{first} {' '.join(rest)}" for first in _noun_forms(head))
    return frozenset(_noun_forms(head))


def _adjective_forms(word: str) -> list[str]:
    match = _ADJECTIVE.search(word)
    if match is None:
        return [word]
    stem = word[: match.start()]
    return [word, *(stem + ending for ending in _ADJECTIVE_ENDINGS[match.lastgroup or ""])]


def _noun_forms(word: str) -> list[str]:
    """The word and its singular (or, for plural names, plural) oblique forms."""
    hyphen = word.rfind("-") + 1
    base, last = word[:hyphen], word[hyphen:]
    if last in _names("plural_places"):
        return [word, *(base + form for form in _plural_forms(last))]
    if _ADJECTIVE.search(last) and len(last) > 4 and not last.endswith("ий") and not hyphen:
        nouns = _singular_forms(word) if last.endswith("ой") else []  # "Ханоя" beside "Донского"
        return [*_adjective_forms(word), *nouns]
    if _INDECLINABLE.search(last) and not last.endswith("ство"):
        return [word]
    return [word, *(base + form for form in _singular_forms(last))]


def _plural_forms(word: str) -> list[str]:
    stem = word[:-1]
    genitive = stem if word[-1] == "а" or word in ("Филиппины", "Афины", "Канны") else stem + "ов"
    return [genitive, stem + "ам", stem + "ами", stem + "ах", stem + "ов", stem]


_SINGULAR: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("ия", 1, ("и", "ю", "ей")),
    ("я", 1, ("и", "е", "ю", "ей", "ёй")),
    ("а", 1, ("ы", "и", "е", "у", "ой", "ей")),
    ("ство", 1, ("а", "у", "ом", "е")),
    ("й", 1, ("я", "ю", "ем", "е", "и")),
)


def _singular_forms(word: str) -> list[str]:
    if word.endswith("ь"):
        endings: tuple[str, ...] = (
            ("и", "ью") if word in _names("feminine_places") else ("я", "ю", "ем", "ём", "е", "и")
        )
        stem = word[:-1]
        fleeting = [re.sub(r"е(?=[лнр]$)", "", stem) + e for e in endings] if stem.endswith("ел") else []
        return [*(stem + ending for ending in endings), *fleeting]
    for ending, cut, others in _SINGULAR:
        if word.endswith(ending):
            return [word[:-cut] + other for other in others]
    stems = [word]
    if word.endswith(("ец", "ет")):  # "Череповца", "Египта"
        stems.append(word[:-2] + word[-1])
    return [stem + ending for stem in stems for ending in ("а", "у", "ом", "ем", "е")]
