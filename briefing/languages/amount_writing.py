"""Writing numbers, amounts and money (FIELDS.md section 9): separators, scale words, agreement."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from briefing.languages.russian import plural_form
from briefing.model import LanguageCode
from briefing.model.choices import Comparator
from briefing.resources import read_toml

AmountStyle = Literal["text", "table"]

NO_BREAK_SPACE = "\u00a0"
_GOVERNING_GENITIVE = frozenset(Comparator) - {Comparator.EQUAL, Comparator.RANGE}
_MOST_DECIMALS = 3


def format_number(value: Decimal | float, language: LanguageCode) -> str:
    """A number with the language's decimal sign and thousands in groups: 1,234.5 · 1 234,5."""
    signs = _numbers()[language]
    number = _exact(value)
    whole, _, fraction = f"{abs(number):f}".partition(".")
    group = NO_BREAK_SPACE if signs["group"] == " " else signs["group"]
    text = f"{int(whole):,}".replace(",", group) if len(whole) > 4 or group == "," else whole
    if len(whole) == 4 and group != ",":
        text = whole[0] + group + whole[1:]
    sign = "−" if number < 0 else ""
    return f"{sign}{text}{signs['decimal']}{fraction}" if fraction else sign + text


def format_amount(
    value: Decimal | float,
    unit: str,
    language: LanguageCode,
    *,
    style: AmountStyle = "text",
    comparator: Comparator | str | None = None,
    value_to: Decimal | float | None = None,
    per: str = "",
) -> str:
    """A value with its unit or currency: `over 500 million US dollars`, `свыше 500 млн долларов США`.

    `unit` is a unit code or an ISO 4217 code; a code without known words stands
    as it is. `comparator` is put into words; with `value_to` a range is written.
    `per` is `year`, `month` or `day`.
    """
    comparator = Comparator(comparator) if comparator else None
    if value_to is not None:
        text = _range(_exact(value), _exact(value_to), unit, language, style)
    elif comparator in _GOVERNING_GENITIVE:
        text = _compared(_exact(value), unit, language, style, comparator)
    else:
        text = _plain(_exact(value), unit, language, style)
    rate = _numbers()[language]["per"].get(per) if per else None
    if not rate:
        return text
    return f"{rate} {text}" if language == "kk" else f"{text} {rate}"


def format_money(
    value: Decimal | float,
    currency: str,
    language: LanguageCode,
    *,
    style: AmountStyle = "text",
    comparator: Comparator | str | None = None,
    value_to: Decimal | float | None = None,
) -> str:
    """An amount of money: `1 billion US dollars`, in tables `USD 1 bn`."""
    return format_amount(value, currency, language, style=style, comparator=comparator, value_to=value_to)


def is_currency(unit: str) -> bool:
    """Whether a unit code is an ISO 4217 currency code."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper() and unit != "TEU"


def unit_name(unit: str, language: LanguageCode, *, many: bool = True) -> str:
    """The unit in words, for labels: `US dollars`, `тонн`, `теңге`."""
    forms = _units().get(unit, {}).get(language, [unit])
    return str(forms[0] if language == "kk" or not many else forms[-1])


@cache
def unit_forms(language: LanguageCode) -> Mapping[str, str]:
    """The unit or currency code of every form in which unit words are written, in small letters."""
    return {form.casefold(): unit for unit, known in _units().items() for form in known[language]}


def _range(low: Decimal, high: Decimal, unit: str, language: LanguageCode, style: AmountStyle) -> str:
    low_scaled, low_scale = _scaled(low, language, style)
    high_scaled, high_scale = _scaled(high, language, style)
    if low_scale != high_scale:
        low_scaled, high_scaled, high_scale = low, high, ""
    numbers = f"{format_number(low_scaled, language)}–{format_number(high_scaled, language)}"
    return _joined(
        numbers, high_scale, _unit_words(high_scaled, high_scale, unit, language, style), unit, language, style
    )


def _compared(value: Decimal, unit: str, language: LanguageCode, style: AmountStyle, comparator: Comparator) -> str:
    pattern: str = _numbers()[language]["comparators"][comparator.value]
    scaled, scale = _scaled(value, language, style)
    number = format_number(scaled, language)
    if language == "kk" and "{}" not in pattern:
        forms = _units().get(unit, {}).get("kk") or [unit, f"{unit}-ден", f"{unit}-ге"]
        from_form, to_form = (_joined(number, scale, form, "", "kk", "text") for form in forms[1:])
        return pattern.replace("{from}", from_form).replace("{to}", to_form)
    words = _unit_words(scaled, scale, unit, language, style, genitive=True)
    return pattern.replace("{}", _joined(number, scale, words, unit, language, style))


def _plain(value: Decimal, unit: str, language: LanguageCode, style: AmountStyle) -> str:
    scaled, scale = _scaled(value, language, style)
    words = _unit_words(scaled, scale, unit, language, style)
    text = _joined(format_number(scaled, language), scale, words, unit, language, style)
    return f"в{NO_BREAK_SPACE}{text}" if unit == "x" and language == "ru" else text


def _joined(number: str, scale: str, words: str, unit: str, language: LanguageCode, style: AmountStyle) -> str:
    """Number, scale word and unit, held together where a line must not break."""
    amount = f"{number}{NO_BREAK_SPACE}{scale}" if scale else number
    if not words:
        return amount
    if language == "en" and words in ("%", "×"):
        return amount + words
    if style == "table" and language == "en" and is_currency(unit):
        return f"{unit}{NO_BREAK_SPACE}{amount}"
    return f"{amount}{' ' if scale else NO_BREAK_SPACE}{words}"


def _unit_words(
    number: Decimal, scale: str, unit: str, language: LanguageCode, style: AmountStyle, *, genitive: bool = False
) -> str:
    known = _units().get(unit)
    if not unit or known is None:
        return unit
    if style == "table":
        short = known.get(f"{language}_short")
        if short:
            return str(short)
    forms: list[str] = known[language]
    if language == "kk" or len(forms) == 1:
        return forms[0]
    if language == "en":
        return forms[0] if number == 1 and not scale else forms[1]
    return forms[_russian_form(number, scale, genitive=genitive)]


def _russian_form(number: Decimal, scale: str, *, genitive: bool) -> int:
    """Index of the form one, few (genitive singular) or many (genitive plural)."""
    if scale:
        return 2
    if number != number.to_integral_value():
        return 1
    form = plural_form(int(number))
    if genitive:
        return 1 if form == "one" else 2
    return ("one", "few", "many").index(form)


def _scaled(value: Decimal, language: LanguageCode, style: AmountStyle) -> tuple[Decimal, str]:
    """The number before the scale word, and the word; no scale where it would need too many decimals."""
    for smallest, in_text, in_table in _numbers()[language]["scales"]:
        unit_of_scale = Decimal(1000) if smallest == 10000 else Decimal(smallest)
        scaled = value / unit_of_scale
        places = 1 if smallest == 10000 else _MOST_DECIMALS
        if abs(value) >= smallest and scaled == round(scaled, places):
            return _exact(scaled), in_text if style == "text" else in_table
    return value, ""


def _exact(value: Decimal | float) -> Decimal:
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    normal = number.normalize()
    return (
        normal.quantize(Decimal(1))
        if normal == normal.to_integral_value() and abs(normal) < Decimal(10) ** 27
        else normal
    )


@cache
def _numbers() -> dict[str, dict[str, Any]]:
    return read_toml("languages/numbers.toml")


@cache
def _units() -> dict[str, dict[str, Any]]:
    return read_toml("languages/units.toml")
