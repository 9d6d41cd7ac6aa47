"""Countries, their people and cities in English, Russian and Kazakh, read in running text."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from briefing.languages.kazakh import stems
from briefing.languages.russian import place_forms
from briefing.model import LANGUAGE_CODES, LanguageCode, Text
from briefing.resources import resource_path

PlaceForm = Literal["country", "people", "city"]

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}(?:[A-Z]\b)?|[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*")
_JOINER = re.compile(r"[ \t\u00a0\u202f]*[-‑–—,.]?[ \t\u00a0\u202f]*\n?[ \t]*$")
_BACK_VOWELS, _FRONT_VOWELS = "аоұыуя", "әеёиіөүэю"
_BEGINNING = 4  # letters of a small-letter word by which a people is looked up
_APOSTROPHES = re.compile("['’ʻʼ‘`.]")
_POSSESSIVE = re.compile("['’](?:s|S)?$")
_RUSSIAN_ADJECTIVE = re.compile(r"(.*[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую|ою|ое|ие|их|ими|о)$")


class Country(NamedTuple):
    """A state. `code` is ISO 3166-1 alpha-2 (`XK` for Kosovo)."""

    code: str
    short: Text
    long: Text
    people: tuple[str, ...]
    russian_adjective: str
    kazakh_adjective: str

    def name(self, language: LanguageCode, *, long: bool = False) -> str:
        """The short or the long name."""
        return (self.long if long else self.short).in_language(language)

    def demonym(self, language: LanguageCode) -> str:
        """The adjective of the country or its people (`Kazakh`, `казахстанский`), empty where none is known."""
        english = self.people[0] if self.people else ""
        return {"en": english, "ru": self.russian_adjective, "kk": self.kazakh_adjective}[language]


class City(NamedTuple):
    """A capital or main city with the code of its country; `name` may lack ru and kk."""

    name: Text
    country: str
    is_capital: bool


class PlaceMention(NamedTuple):
    """A country, its people (`Kazakh`, `казахстанский`) or a city, named at `text[start:end]`."""

    start: int
    end: int
    form: PlaceForm
    country: Country
    city: City | None = None


class _Entry(NamedTuple):
    form: PlaceForm
    country: str
    city: City | None = None


@cache
def countries() -> dict[str, Country]:
    """All states by ISO code."""
    found = {}
    for row in _rows("countries.csv"):
        short, long = (Text(*(row[c + suffix] for c in LANGUAGE_CODES)) for suffix in ("", "_long"))
        people = tuple(_cell(row["en_people"]))
        russian, kazakh = (next(iter(_cell(row[column])), "") for column in ("ru_adjective", "kk_people"))
        found[row["code"]] = Country(row["code"], short, long, people, russian, kazakh)
    return found


@cache
def cities() -> tuple[City, ...]:
    """All cities of the gazetteer."""
    return tuple(
        City(Text(row["en"], row["ru"], row["kk"] or row["ru"]), row["country"], row["capital"] == "1")
        for row in _rows("cities.csv")
    )


def capital_of(country: Country) -> City | None:
    """The capital of a state."""
    return next((city for city in cities() if city.is_capital and city.country == country.code), None)


def country_named(words: str, language: LanguageCode | None = None) -> Country | None:
    """The state with this name, short, long or other, in any case form; None if the words are something else."""
    entry = _named(words, language, {"country"})
    return countries()[entry.country] if entry else None


def country_code(words: str) -> str:
    """The ISO code of a country given by its code or by its name in any language; empty if there is none."""
    if words.upper() in countries():
        return words.upper()
    country = country_named(words)
    return country.code if country else ""


def city_named(words: str, language: LanguageCode | None = None) -> City | None:
    """The city with this name in any case form."""
    entry = _named(words, language, {"city"})
    return entry.city if entry else None


def people_named(words: str, language: LanguageCode | None = None) -> Country | None:
    """The state whose people or adjective this is (`Kazakh`, `узбекский`)."""
    entry = _named(words, language, {"people"})
    return countries()[entry.country] if entry else None


def read_places(text: str, language: LanguageCode) -> list[PlaceMention]:
    """Every country, people and city named in the text, in order, the longest name at each place."""
    found: list[PlaceMention] = []
    free = 0
    for first in _TOKEN.finditer(text):
        most = _most_words(first.group(), language) if first.start() >= free else 0
        if not most:
            continue
        tokens = [first, *islice(_TOKEN.finditer(text, first.end()), most - 1)]
        count, entry = _longest(text, tokens, language)
        if entry:
            last = tokens[count - 1]
            free = last.end()
            end = free - len(_possessive(last.group()))
            found.append(PlaceMention(first.start(), end, entry.form, countries()[entry.country], entry.city))
    return found


def _named(words: str, language: LanguageCode | None, forms: set[str]) -> _Entry | None:
    tokens = list(_TOKEN.finditer(words.strip()))
    if not tokens:
        return None
    for code in (language,) if language else LANGUAGE_CODES:
        keys = [_key(token.group()) for token in tokens]
        for key in _last_forms(keys, code):
            entry = next((e for e in _index(code).get(key, ()) if e.form in forms), None)
            if entry:
                return entry
    return None


def _longest(text: str, tokens: list[re.Match[str]], language: LanguageCode) -> tuple[int, _Entry | None]:
    """How many of the words make up the longest name, and the name."""
    keys = [_key(tokens[0].group())]
    for token in tokens[1:]:
        gap = text[tokens[len(keys) - 1].end() : token.start()]
        if (
            len(gap) > 4
            or not _JOINER.match(gap)
            or (gap.strip() in (",", ".") and token.group() not in ("DC", "D.C."))
        ):
            break
        keys.append(_key(token.group()))
    for count in range(len(keys), 0, -1):
        lower = not tokens[count - 1].group()[0].isupper() and count == 1
        if lower and language == "en":
            continue
        for key in _last_forms(keys[:count], language):
            entries = _index(language).get(key)
            if entries and not (lower and language == "kk" and entries[0].form != "people"):
                return count, entries[0]
    return 0, None


@lru_cache(maxsize=16_384)
def _most_words(first: str, language: LanguageCode) -> int:
    """How many words the longest name has that may begin with this word of a text; 0 if none does."""
    if not first[0].isupper() and not _may_be_people(first.casefold(), language):
        return 0
    return max(_longest_from(language).get(form, 0) for form in _first_forms(_key(first), language))


def _may_be_people(word: str, language: LanguageCode) -> bool:
    """Whether a small-letter word may be a people's adjective, which Russian and Kazakh write so."""
    if language == "ru":
        return bool(_RUSSIAN_ADJECTIVE.match(word))
    return language == "kk" and word[:_BEGINNING] in _kazakh_people()


@cache
def _kazakh_people() -> frozenset[str]:
    """The beginnings of Kazakh words for peoples."""
    entries = _index("kk").items()
    return frozenset(key[:_BEGINNING] for key, found in entries if any(one.form == "people" for one in found))


def _first_forms(key: str, language: LanguageCode) -> Iterator[str]:
    yield key
    if language == "kk":
        yield from stems(key)
    elif key.isupper():
        yield key.casefold()
    if language == "ru" and (match := _RUSSIAN_ADJECTIVE.match(key.casefold())):
        yield match.group(1)


def _last_forms(keys: list[str], language: LanguageCode) -> Iterator[str]:
    """The phrase as it may stand in the index: as printed, without capitals, without endings."""
    head = " ".join(keys[:-1]) + " " if len(keys) > 1 else ""
    yield head + keys[-1]
    yield (head + keys[-1]).casefold()
    if language == "kk":
        for stem in stems(keys[-1].casefold()):
            yield head.casefold() + stem
    elif language == "ru" and (match := _RUSSIAN_ADJECTIVE.match(keys[-1].casefold())):
        yield head.casefold() + match.group(1)


def _possessive(word: str) -> str:
    match = _POSSESSIVE.search(word)
    return match.group() if match else ""


def _key(word: str) -> str:
    """A word as the index holds it: short capitals as they are, the rest folded."""
    bare = word if word.isalpha() else _APOSTROPHES.sub("", _POSSESSIVE.sub("", word))
    if bare.isupper() and len(bare) < 5:
        return bare
    return _fold(bare)


def _fold(word: str) -> str:
    lower = word.casefold().replace("ё", "е").replace("ı", "i")
    if lower.isascii() or "а" <= lower[0] <= "ӿ":
        return lower
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))


@cache
def _index(language: LanguageCode) -> dict[str, tuple[_Entry, ...]]:
    """Entries by the folded words of every name; a country comes before a city of the same name."""
    index: dict[str, tuple[_Entry, ...]] = {}
    for name, entry in _names(language):
        key = _key(name) if name.isalpha() else " ".join(_key(token.group()) for token in _TOKEN.finditer(name))
        known = index.get(key, ())
        if entry not in known:
            index[key] = (*known, entry)
    return index


@cache
def _longest_from(language: LanguageCode) -> dict[str, int]:
    """How many words the longest name has that starts with a word."""
    longest: dict[str, int] = {}
    for key in _index(language):
        first, count = key.split(" ", 1)[0], key.count(" ") + 1
        longest[first] = max(count, longest.get(first, 0))
    return longest


def _names(language: LanguageCode) -> Iterator[tuple[str, _Entry]]:
    for row in _rows("countries.csv"):
        entry = _Entry("country", row["code"])
        for name in (row[language], row[language + "_long"], *_cell(row[language + "_other"])):
            yield from ((form, entry) for form in _forms(name, language))
        people = _Entry("people", row["code"])
        if language == "en":
            yield from ((word, people) for word in _cell(row["en_people"]))
        elif language == "ru":
            yield from ((word[:-2], people) for word in _cell(row["ru_adjective"]))
        else:
            yield from ((word, people) for word in _cell(row["kk_people"]))
            yield from (
                (word, people) for name in (row["kk"], *_cell(row["kk_other"])) for word in _kazakh_adjectives(name)
            )
    for row, city in zip(_rows("cities.csv"), cities(), strict=True):
        spelled = (row[language] or (row["ru"] if language == "kk" else ""), *_own_script(row["other"], language))
        for name in filter(None, spelled):
            yield from ((form, _Entry("city", city.country, city)) for form in _forms(name, language))


def _kazakh_adjectives(name: str) -> Iterator[str]:
    """The adjective of a country's Kazakh name, with each consonant its ending may begin with (ауғанстандық)."""
    vowels = [letter for letter in name if letter in _BACK_VOWELS + _FRONT_VOWELS]
    if vowels and len(name) > _BEGINNING:
        ending = "ық" if vowels[-1] in _BACK_VOWELS else "ік"
        yield from (name.casefold() + consonant + ending for consonant in "лдт")


def _forms(name: str, language: LanguageCode) -> frozenset[str]:
    return place_forms(name) if language == "ru" else frozenset({name})


def _own_script(cell: str, language: LanguageCode) -> list[str]:
    return [name for name in _cell(cell) if (name[0] > "Ѐ") == (language != "en")]


def _cell(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


@cache
def _rows(name: str) -> list[dict[str, str]]:
    with resource_path(f"gazetteer/{name}").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
