"""Russian declension as far as posts and persons need it: forms of a head noun, and names back to the nominative."""

from collections.abc import Collection, Iterator, Sequence

_HUSHING = "кгхжшщч"
_VOWELS = "аеёиоуыэюя"
_CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")
_Table = tuple[tuple[str, ...], ...]

_NOUNS: dict[str, _Table] = {
    "ий": (("ий",), ("ия", "его"), ("ию", "ему"), ("ия", "его"), ("ием", "им"), ("ии", "ем")),
    "й": (("й",), ("я",), ("ю",), ("я",), ("ем",), ("е",)),
    "ь": (("ь",), ("я",), ("ю",), ("я",), ("ем",), ("е",)),
    "а": (("а",), ("ы", "и"), ("е",), ("у",), ("ой", "ей"), ("е",)),
    "я": (("я",), ("и",), ("е",), ("ю",), ("ей",), ("е",)),
}
_CONSONANT: _Table = (("",), ("а",), ("у",), ("а",), ("ом", "ем"), ("е",))
_PLURAL_HARD = ("ы", "и", "ов", "ам", "ами", "ах")
_PLURAL_SOFT = ("и", "ей", "ям", "ями", "ях")


def noun_forms(word: str) -> Iterator[tuple[str, str]]:
    """Every singular form of a noun with its case; an accusative like a genitive is called one."""
    ending = next((ending for ending in _NOUNS if word.endswith(ending)), "")
    stem, table = word[: len(word) - len(ending)], _NOUNS.get(ending, _CONSONANT)
    for case, endings in zip(_CASES, table, strict=True):
        for form in endings:
            yield case, stem + form


def plural_forms(word: str) -> Iterator[str]:
    """The plural forms of a masculine noun."""
    soft = word.endswith(("ь", "й"))
    stem = word[:-1] if soft else word
    yield from (stem + ending for ending in (_PLURAL_SOFT if soft else _PLURAL_HARD))


_ADJECTIVES: dict[str, tuple[str, ...]] = {
    "genitive": ("ого", "его"),
    "dative": ("ому", "ему"),
    "accusative": ("ого", "его"),
    "instrumental": ("ым", "им"),
    "prepositional": ("ом", "ем"),
}


def adjective_forms(word: str) -> Iterator[tuple[str, str]]:
    """The masculine singular forms of an adjective with their cases."""
    yield "nominative", word
    for case, endings in _ADJECTIVES.items():
        yield from ((case, word[:-2] + ending) for ending in endings)


def phrase_forms(phrase: str, irregular: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """The forms of a post such as "первый вице-президент", "заместитель министра", with their cases.

    Adjectives at the head and the first noun change, what follows stays.
    `irregular` holds the oblique forms of nouns that follow no rule.
    """
    words = phrase.split()
    head = next((number for number, word in enumerate(words) if not _is_adjective(word) and word != "и"), 0)
    tables: list[list[tuple[str, str]]] = []
    for number, word in enumerate(words):
        if number > head or word == "и":
            tables.append([(case, word) for case in _CASES])
        elif number < head:
            tables.append(list(adjective_forms(word)))
        elif word in irregular:
            tables.append(list(zip(_CASES, [word, *irregular[word]], strict=True)))
        else:
            tables.append(list(noun_forms(word)))
    for case in _CASES:
        rows = [""]
        for table in tables:
            rows = [f"{row} {form}".strip() for row in rows for found, form in table if found == case]
        yield from ((case, row) for row in rows)


def _is_adjective(word: str) -> bool:
    return word.endswith(("ый", "ий", "ой")) and word not in ("управляющий", "заведующий", "командующий")


def adjective_nominative(word: str, feminine: bool = False) -> str:
    """The nominative of an adjective in an oblique case of the singular, or the word itself."""
    for ending in ("ого", "его", "ому", "ему", "ым", "им", "ом", "ем"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            soft = ending in ("его", "ему", "ем") or stem[-1] in _HUSHING
            return stem + ("ий" if soft else "ый")
    if feminine and word.endswith(("ой", "ую", "ей")):
        return word[:-2] + ("яя" if word.endswith("ей") else "ая")
    return word


def name_nominative(parts: Sequence[str], case: str, seen: Collection[str]) -> list[str]:
    """The parts of a name in the nominative, given the case of the post before it.

    `seen` are the words of the text; of several possible nominatives one that
    stands in the text elsewhere is taken.
    """
    if case in ("", "nominative"):
        return list(parts)
    feminine = _is_feminine(parts, case)
    forms = []
    for number, part in enumerate(parts):
        surname = number == len(parts) - 1 and len(parts) > 1
        options = ["-".join(next(_nominatives(half, case, feminine, surname)) for half in part.split("-"))]
        if "-" not in part:
            options = list(_nominatives(part, case, feminine, surname))
        forms.append(next((option for option in options if option in seen and option != part), options[0]))
    return forms


_FEMININE_ENDINGS = {
    "genitive": ("ы", "и", "у", "ю", "овой", "евой", "иной", "ской"),
    "dative": ("е", "ии", "овой", "евой", "иной", "ской"),
    "instrumental": ("ой", "ей", "ою"),
    "prepositional": ("ии", "овой", "евой", "иной", "ской"),
}
_MASCULINE_ENDINGS = {
    "genitive": ("а", "я"),
    "dative": ("у", "ю"),
    "instrumental": ("ом", "ем", "ём"),
    "prepositional": ("е",),
}
_FEMININE_SURNAMES = ("овой", "евой", "ёвой", "иной", "ской")
_FEMININE_ACCUSATIVES = ("ову", "еву", "ёву", "ину", "скую")


def _is_feminine(parts: Sequence[str], case: str) -> bool:
    """Whether the name is a woman's: a surname with a man's ending says no, else the given name tells."""
    given, surname = parts[0], parts[-1]
    if len(parts) > 1:
        if surname.endswith(_FEMININE_SURNAMES) or (case == "genitive" and surname.endswith(_FEMININE_ACCUSATIVES)):
            return True
        if surname.endswith(_MASCULINE_ENDINGS.get(case, ())) or given.endswith(_MASCULINE_ENDINGS.get(case, ())):
            return False
    return any(part.endswith(_FEMININE_ENDINGS.get(case, ())) for part in parts)


def _nominatives(part: str, case: str, feminine: bool, surname: bool) -> Iterator[str]:
    """Possible nominatives of one part, the likeliest first."""
    if case == "instrumental":
        yield from _from_instrumental(part, feminine, surname)
    elif case in ("genitive", "dative", "prepositional"):
        vowels = {"genitive": ("а", "я", "ы", "и"), "dative": ("у", "ю", "е", "и")}
        hard, soft, hard_a, soft_a = vowels.get(case, ("е", "е", "е", "и"))
        yield from _from_vowel(part, feminine, surname, (hard, soft), (hard_a, soft_a))
    yield part


def _from_instrumental(part: str, feminine: bool, surname: bool) -> Iterator[str]:
    if feminine:
        yield from _feminine_surname(part, surname)
        if part.endswith("ией"):
            yield part[:-2] + "я"
        elif part.endswith(("ой", "ей")):
            yield part[:-2] + ("а" if part.endswith("ой") or part[-3] in "шщчжц" else "я")
        return
    if surname and part.endswith(("ым", "им")):
        yield part[:-2] + ("ий" if part.endswith("им") or part[-3] in _HUSHING else "")
        if part.endswith("ым"):
            yield part[:-2] + "ый"
    elif part.endswith(("ием", "еем", "аем", "уем", "оем")):
        yield part[:-2] + "й"
    elif part.endswith(("ом", "ем")) and len(part) > 4:
        yield from ([part[:-2] + "ь", part[:-2]] if part.endswith("ем") and part[-3] not in "шщчжц" else [part[:-2]])
    elif part.endswith(("ой", "ей")) and len(part) > 4:
        yield part[:-2] + ("а" if part.endswith("ой") else "я")


def _from_vowel(
    part: str, feminine: bool, surname: bool, masculine: tuple[str, str], women: tuple[str, str]
) -> Iterator[str]:
    if feminine:
        yield from _feminine_surname(part, surname)
        yield from (part,) if surname else _feminine_given(part, women)
        return
    hard, soft = masculine
    if surname and part.endswith(("ого", "ому")):
        yield part[:-3] + ("ий" if part[-4] in _HUSHING else "ый")
    elif part.endswith(soft) and soft in "яю" and len(part) > 3:
        yield part[:-1] + ("й" if part[-2] in _VOWELS else "ь")
    elif part.endswith(hard) and len(part) > (2 if surname else 3) and part[-2] not in _VOWELS:
        yield part[:-1]
    elif not surname:
        yield from _masculine_in_a(part, accusative=hard == "а")


def _masculine_in_a(part: str, *, accusative: bool) -> Iterator[str]:
    """A man's given name of the first declension: "Никиты", "Ильи", "Никиту"."""
    if part.endswith(("ы", "ьи", "ью")) and len(part) > 3:
        yield part[:-1] + ("а" if part.endswith("ы") else "я")
    elif accusative and part.endswith("у") and len(part) > 3:
        yield part[:-1] + "а"


def _feminine_given(part: str, endings: tuple[str, str]) -> Iterator[str]:
    if part.endswith(("ии", "ье", "ьи")):
        yield part[:-1] + "я"
    elif part.endswith(("у", "ю")):
        yield part[:-1] + ("а" if part.endswith("у") else "я")
    elif part.endswith(endings) and len(part) > 3:
        yield part[:-1] + "а"
        yield part[:-1] + "я"
        yield part[:-1] + "ь"


def _feminine_surname(part: str, surname: bool) -> Iterator[str]:
    if part.endswith(("овой", "евой", "ёвой", "иной", "ыной")):
        yield part[:-2] + "а"
    elif surname and part.endswith(("ову", "еву", "ёву", "ину", "ыну")):
        yield part[:-1] + "а"
    elif surname and part.endswith(("ской", "цкой", "кой", "скую", "цкую")):
        yield part[:-2] + "ая"
