"""Typography per language: quotation marks, dashes, no-break spaces, ordinals (FIELDS.md section 9)."""

import re
from functools import cache

from briefing.model import LanguageCode
from briefing.resources import read_toml

_NB = "\u00a0"
_MARKS: dict[LanguageCode, tuple[str, str, str, str]] = {
    "en": ("“", "”", "‘", "’"),
    "ru": ("«", "»", "„", "“"),
    "kk": ("«", "»", "„", "“"),
}
_OUTER = re.compile(r"[“”«»\"]")
_BACK_VOWEL_ENDINGS = frozenset({6, 9, 10, 20, 30, 40, 60, 90})


def quote(text: str, language: LanguageCode) -> str:
    """The words in the language's quotation marks; marks inside become inner ones."""
    opening, closing, inner_opening, inner_closing = _MARKS[language]
    bare = text.strip()
    if bare and bare[0] in '“«"' and bare[-1] in '”»"' and len(_OUTER.findall(bare)) == 2:
        bare = bare[1:-1]
    is_open = False

    def inner(match: re.Match[str]) -> str:
        nonlocal is_open
        is_open = match.group() in "“«" or (match.group() == '"' and not is_open)
        return inner_opening if is_open else inner_closing

    return f"{opening}{_OUTER.sub(inner, bare)}{closing}"


def number_sign(number: int | str, language: LanguageCode) -> str:
    """`No. 5`, `№ 5`."""
    return f"{'No.' if language == 'en' else '№'}{_NB}{number}"


def ordinal(number: int, language: LanguageCode) -> str:
    """`5th`; `5-й` (masculine); `5-ші` (Kazakh, by vowel harmony)."""
    if language == "en":
        last_two = number % 100
        ending = "th" if 11 <= last_two <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    if language == "ru":
        return f"{number}-й"
    last = number % 10 or number % 100
    return f"{number}-{'шы' if last in _BACK_VOWEL_ENDINGS else 'ші'}"


def read_ordinal(words: str, language: LanguageCode) -> int | None:
    """The number that an ordinal stands for, in digits with an ending or in words up to twenty; None for other words.

    `21st` is 21, `третьего` 3, `5-ші` 5; `five` and a bare number are none.
    """
    bare = words.strip().casefold()
    number, word = _ordinals(language)
    if digits := number.fullmatch(bare):
        return int(digits.group(1))
    found = word.fullmatch(bare)
    return found.lastindex if found else None


@cache
def _ordinals(language: LanguageCode) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number with the ending of an ordinal, and the ordinals in words as groups in their order."""
    table = read_toml("languages/numbers.toml")[language]
    words = "|".join(f"({stem})" for stem in table["ordinals"])
    return re.compile(rf"(\d+){table['ordinal_ending']}"), re.compile(f"(?:{words}){table['ordinal_word_ending']}")


def bind(text: str, language: LanguageCode) -> str:
    """The text with no-break spaces where a line must not break, and dashes set right.

    Number and unit or sign, day and month, initials and surname, `г. Астана`,
    `ст. 5`, before a dash (Russian, Kazakh); a hyphen between spaces becomes a
    dash and one between years or numbers of a range an en dash.
    """
    for pattern, replacement in _rules(language):
        text = pattern.sub(replacement, text)
    return text


@cache
def _rules(language: LanguageCode) -> tuple[tuple[re.Pattern[str], str], ...]:
    letters = "A-Z" if language == "en" else "А-ЯЁӘҒҚҢӨҰҮҺІ"
    shared = [
        (r"(?<=\d) (?=(?:%|million\b|billion\b|trillion\b|тыс\.|мың\b|млн\b|млрд\b|трлн\b))", _NB),
        (r"(?<=\d) (?=(?:km|m|ha|t|MW|GW|kWh|км|м|га|т|МВт|ГВт|кВт·ч|куб\.|текше)\b)", _NB),
        (rf"(?<=(?<!\w)[{letters}]\.) (?=[{letters}])", _NB),
        (r"(?<=\b(?:19|20)\d\d)-(?=(?:19|20)\d\d\b)", "–"),
    ]
    if language == "en":
        own = [(r"\bNo\. (?=\d)", f"No.{_NB}"), (r" -{1,2} ", " – ")]
    else:
        months = (
            "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
            if language == "ru"
            else "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
        )
        own = [
            (rf"(?<=\d) (?=(?:{months}))", _NB),
            (r"№ ?(?=\d)", f"№{_NB}"),
            (r"(?<=\d) (?=(?:года|году|год|г\.|жылы|жыл)(?!\w))", _NB),
            (r"(?<!\w)(г|ст|п|пп|гл|с|қ|б) ?\. ?(?=[А-ЯЁӘҒҚҢӨҰҮҺІ\d«])", rf"\1.{_NB}"),
            (r" (?:-{1,2}|–|—) ", f"{_NB}– "),
        ]
        if language == "kk":
            own.append((r"(?<=жылғы) (?=\d)", _NB))
    return tuple((re.compile(pattern), replacement) for pattern, replacement in [*shared, *own])
