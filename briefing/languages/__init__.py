"""Dates, numbers, money, units, names and countries in English, Russian and Kazakh."""

from briefing.languages.amount_reading import Amount, read_amounts, read_quantities
from briefing.languages.amount_writing import format_amount, format_money, format_number, is_currency, unit_name
from briefing.languages.date_reading import DateMention, read_date, read_dates
from briefing.languages.date_writing import (
    format_date,
    format_date_range,
    format_month,
    format_period,
    format_weekday,
)
from briefing.languages.names import (
    PersonName,
    initial,
    initials_name,
    short_name,
    split_name,
    surname_first,
    without_honorific,
)
from briefing.languages.places import (
    City,
    Country,
    PlaceMention,
    capital_of,
    cities,
    city_named,
    countries,
    country_code,
    country_named,
    people_named,
    read_places,
)
from briefing.languages.transliteration import kazakh_to_russian, russian_to_kazakh, to_cyrillic, to_latin
from briefing.languages.typography import bind, number_sign, ordinal, quote, read_ordinal

__all__ = [
    "Amount",
    "City",
    "Country",
    "DateMention",
    "PersonName",
    "PlaceMention",
    "bind",
    "capital_of",
    "cities",
    "city_named",
    "countries",
    "country_code",
    "country_named",
    "format_amount",
    "format_date",
    "format_date_range",
    "format_money",
    "format_month",
    "format_number",
    "format_period",
    "format_weekday",
    "initial",
    "initials_name",
    "is_currency",
    "kazakh_to_russian",
    "number_sign",
    "ordinal",
    "people_named",
    "quote",
    "read_amounts",
    "read_date",
    "read_dates",
    "read_ordinal",
    "read_places",
    "read_quantities",
    "russian_to_kazakh",
    "short_name",
    "split_name",
    "surname_first",
    "to_cyrillic",
    "to_latin",
    "unit_name",
    "without_honorific",
]
