"""Forms of Russian common nouns and adjectives in both numbers, and phrases back to the nominative."""

from collections.abc import Iterator

# Endings of the singular and of the plural by the ending of the nominative.
_DECLENSIONS: dict[str, tuple[str, str]] = {
    "ие": ("ие ия ию ием ии", "ия ий иям иями иях"),
    "ще": ("ще ща щу щем", "ща щ щам щами щах"),
    "ия": ("ия ии ию ией", "ии ий иям иями иях"),
    "я": ("я и ю ей е", "и й ям ями ях"),
    "а": ("а ы и у ой е", "ы и ам ами ах"),
    "ь": ("ь я и ю ем ью е", "и ей ям ями ях"),
    "во": ("во ва ву вом ве", "ва в вам вами вах"),
    "ок": ("ок ка ку ком ке", "ки ков кам ками ках"),
    "": (" а у ом е", "ы и ов ам ами ах"),
}
_SINGULAR = (
    "ый",
    "ий",
    "ой",
    "ая",
    "яя",
    "ую",
    "юю",
    "ое",
    "ее",
    "ого",
    "его",
    "ому",
    "ему",
    "ым",
    "им",
    "ом",
    "ем",
    "ей",
)
_PLURAL = ("ые", "ие", "ых", "их", "ым", "им", "ыми", "ими")
_SOFT = ("его", "ему", "им", "ие", "их", "ими", "ий", "яя", "юю", "ее", "ем", "ей")
_HUSHING = "гкхжчшщ"


def declined(noun: str) -> Iterator[tuple[str, bool]]:
    """The forms of a noun, each with whether it is surely plural; an abbreviation in capitals keeps its form."""
    if noun.isupper():
        yield noun, False
        return
    ending = next(ending for ending in _DECLENSIONS if noun.endswith(ending))
    stem = noun[: len(noun) - len(ending)]
    singular, plural = ({stem + form.strip() for form in forms.split(" ")} for forms in _DECLENSIONS[ending])
    yield from ((form, False) for form in sorted(singular))
    yield from ((form, True) for form in sorted(plural - singular))


def nominative_plural(noun: str) -> str:
    """The nominative plural of a noun."""
    if noun.endswith(("ие", "ия")):
        return noun[:-2] + ("ия" if noun.endswith("ие") else "ии")
    if noun.endswith(("ще", "во")):
        return noun[:-1] + "а"
    stem = noun[:-1] if noun.endswith(("а", "я", "ь")) else noun[:-2] + "к" if noun.endswith("ок") else noun
    return stem + ("и" if noun.endswith(("я", "ь")) or stem[-1] in _HUSHING else "ы")


def adjective_endings(*, plural: bool) -> tuple[str, ...]:
    """The endings of adjectives in one number."""
    return _PLURAL if plural else _SINGULAR


def is_adjective(word: str) -> bool:
    """Whether a word has the ending of an adjective."""
    return len(word) > 4 and word.endswith((*_SINGULAR, *_PLURAL))


def agree(first: str, second: str) -> bool:
    """Whether the endings of two adjectives may stand in one case: "нового" and "первый" may not."""
    return any(first.endswith(case) and second.endswith(case) for case in _CASES)


# Endings of adjectives by case, genders and numbers together.
_CASES = (
    ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ую", "юю"),
    ("ого", "его", "ой", "ей", "ых", "их", "ую", "юю"),
    ("ому", "ему", "ой", "ей", "ым", "им"),
    ("ым", "им", "ой", "ей", "ыми", "ими"),
    ("ом", "ем", "ой", "ей", "ых", "их"),
)


def adjective_for(word: str, noun: str, *, plural: bool) -> str:
    """The nominative of an adjective that agrees with a noun given in the nominative singular."""
    ending = next((e for e in sorted((*_SINGULAR, *_PLURAL), key=len, reverse=True) if word.endswith(e)), "")
    stem = word[: len(word) - len(ending)]
    if not ending or not stem:
        return word
    soft = ending in _SOFT and stem[-1] == "н"
    if plural:
        return stem + ("ие" if soft or stem[-1] in _HUSHING else "ые")
    if noun.endswith(("ие", "ще", "во")):
        return stem + ("ее" if soft or stem[-1] in "щшжч" else "ое")
    if noun.endswith(("а", "я", "магистраль", "область", "ГЭС", "ТЭЦ", "АЭС", "ЛЭП", "ТЭС", "ВЭС", "СЭС", "ГРЭС")):
        return stem + ("яя" if soft else "ая")
    return stem + ("ой" if word.endswith("ой") else "ий" if soft or stem[-1] in _HUSHING else "ый")
