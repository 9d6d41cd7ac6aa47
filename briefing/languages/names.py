"""Personal names: their parts, initials and the forms a note prints (FIELDS.md section 9)."""

import re
from functools import cache
from typing import NamedTuple

from briefing.model import LanguageCode
from briefing.resources import read_toml

_NB = "\u00a0"
_PATRONYMIC = re.compile(r"(?:[оеё]вич|[иы]ч|[оеё]вна|ична|инична|ovich|evich|ovna|evna)$", re.IGNORECASE)
_SON_OR_DAUGHTER = re.compile(
    r"(?:[уұ]лы|қызы|кызы|оглы|оғлы|о[гғ]лу|угли|зода|oglu|oğlu|ogly|uulu|kyzy|qizi|qizy|uly|ugli|o['ʻ’]g['ʻ’]li)$",
    re.IGNORECASE,
)
_SURNAME = re.compile(
    r"(?:[оеё]ва?|[иы]на?|[сц]кий|[сц]кая|[еэ]нко|швили|дзе|[оеё]ww?a?|ova?|eva?|ina?|[sc]kiy?|skaya|sky|enko|shvili|dze)$",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"^(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{1,2}|Дж|Ch|Sh|Zh)\.$")
_HONORIFIC = re.compile(
    r"^(?:(?:H\.?\s?E\.?|His Excellency|Her Excellency|Mr|Mrs|Ms|Dr|Prof|Sir|Shri|Smt|Eng|Engr"
    r"|Г-н|Г-жа|господин|госпожа)\.?\s+)+",
    re.IGNORECASE,
)


class PersonName(NamedTuple):
    """A name in its parts; a part that the name lacks is empty."""

    surname: str
    given: str
    patronymic: str = ""

    @property
    def full(self) -> str:
        """Given name, patronymic and surname, as notes print it in text."""
        return " ".join(part for part in (self.given, self.patronymic, self.surname) if part)


def split_name(name: str) -> PersonName:
    """The parts of a name, whichever order it stands in.

    A patronymic (-ович, -овна, ұлы, қызы) tells the order for sure: what stands
    before two other words is the surname. Otherwise the given name comes first,
    unless only the first word ends like a surname.
    """
    words = without_honorific(name).replace(_NB, " ").split()
    words = [word for part in words for word in _initials_apart(part)]
    if len(words) < 2:
        return PersonName(" ".join(words), "")
    place = next((i for i, w in enumerate(words) if i and (_PATRONYMIC.search(w) or _SON_OR_DAUGHTER.search(w))), None)
    if place is not None and len(words) >= 3:
        return _split_by_patronymic(words, place)
    if _is_initial(words[-1]) and not _is_initial(words[0]):
        first = next(i for i, word in enumerate(words) if _is_initial(word))
        return PersonName(" ".join(words[:first]), words[first], " ".join(words[first + 1 :]))
    if len(words) == 2 and _SURNAME.search(words[0]) and not _SURNAME.search(words[1]) and not _is_initial(words[0]):
        return PersonName(words[0], words[1])
    if len(words) <= 3 and words[0] in _surnames_first():
        return PersonName(words[0], " ".join(words[1:]))
    start = next((i for i, word in enumerate(words) if i and word.casefold() in _particles()), len(words) - 1)
    given = words[:start]
    if len(given) == 2 and all(_is_initial(word) for word in given):
        return PersonName(" ".join(words[start:]), given[0], given[1])
    return PersonName(" ".join(words[start:]), " ".join(given))


def short_name(name: str, *, spaced: bool = True) -> str:
    """Initial of the given name and the surname: `А. Жамауов`, unspaced (signatures) `А.Жамауов`."""
    parts = split_name(name)
    if not parts.given:
        return name
    return f"{initial(parts.given)}{_NB if spaced else ''}{parts.surname}"


def initials_name(name: str) -> str:
    """Surname first with all initials, as Russian lists have it: `Жамауов А.Б.`"""
    parts = split_name(name)
    if not parts.given:
        return name
    return f"{parts.surname}{_NB}{initial(parts.given)}{initial(parts.patronymic)}"


def surname_first(name: str) -> str:
    """`Жамауов Алибек Болатович`: the order of Russian and Kazakh personnel papers."""
    parts = split_name(name)
    return " ".join(part for part in (parts.surname, parts.given, parts.patronymic) if part)


def initial(given: str) -> str:
    """The initial of a given name with its full stop: `Алибек` → `А.`, `Касым-Жомарт` → `К.-Ж.`"""
    if not given or given.endswith("."):
        return given
    return "-".join(f"{part[0]}." for part in given.split("-") if part and part[0].isupper()) or f"{given[0]}."


def bind_initials(text: str, language: LanguageCode) -> str:
    """The text with no-break spaces between initials and surname."""
    gap = r"(?<=\b[A-Z]\.) (?=[A-Z])" if language == "en" else r"(?<=\b[А-ЯЁӘҒҚҢӨҰҮҺІ]\.) (?=[А-ЯЁӘҒҚҢӨҰҮҺІ])"
    return re.sub(gap, _NB, text)


def without_honorific(name: str) -> str:
    """The name without `Mr`, `H.E.`, `Dr`, `г-н`."""
    return _HONORIFIC.sub("", name.strip())


@cache
def _surnames_first() -> frozenset[str]:
    return frozenset(read_toml("languages/names.toml")["surnames_first"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(read_toml("languages/names.toml")["particles"])


def _initials_apart(word: str) -> list[str]:
    """`А.Б.Жамауов` and `К.-Ж.` as single initials and words."""
    if "." not in word or word.startswith("К.-"):
        return [word]
    parts = re.findall(r"[^.]+\.?", word)
    return parts if all(_is_initial(part) or "." not in part for part in parts) else [word]


def _is_initial(word: str) -> bool:
    return bool(_INITIAL.match(word))


def _split_by_patronymic(words: list[str], place: int) -> PersonName:
    patronymic = words[place]
    given = words[place - 1]
    # "Ali oglu" written apart from the father's name: Эльчин Гюльага оглы Багиров.
    if _SON_OR_DAUGHTER.fullmatch(patronymic) and place > 1:
        patronymic, given = f"{given} {patronymic}", words[place - 2]
        before = words[: place - 2]
    else:
        before = words[: place - 1]
    return PersonName(" ".join([*before, *words[place + 1 :]]), given, patronymic)
