"""The schema describes every field a form can show."""

import inspect
import re
from enum import StrEnum

import pytest

from briefing.model import LANGUAGE_CODES, PathError, choices
from briefing.model.schema import FieldKind, Required, choice_words, field_of, pattern_of, schema


def all_choices() -> list[type[StrEnum]]:
    """Every closed list of values of the model."""
    return [kind for _, kind in inspect.getmembers(choices, inspect.isclass) if kind.__module__ == choices.__name__]


def test_a_field_path_finds_its_entry() -> None:
    entry = field_of("officials/o2/post/ru")
    assert entry.path == "officials/*/post"
    assert entry.kind is FieldKind.TEXT
    assert entry.label.en == "Post"
    assert entry.required is Required.REQUIRED


def test_kinds_follow_from_the_types_of_the_model() -> None:
    assert field_of("visit/date_from").kind is FieldKind.DATE
    assert field_of("visit/members").kind is FieldKind.OFFICIALS
    assert field_of("visit/kind").kind is FieldKind.CHOICE
    assert field_of("visit/events").kind is FieldKind.ROWS
    assert field_of("targets/t1/value").kind is FieldKind.NUMBER


def test_a_path_that_no_briefing_has_is_refused() -> None:
    with pytest.raises(PathError):
        pattern_of("visit/capital")


def test_every_entry_of_the_word_list_belongs_to_a_field() -> None:
    from briefing.resources import read_toml

    assert set(read_toml("fields.toml")) <= set(schema())


@pytest.mark.parametrize("path", sorted(schema()))
def test_every_field_has_a_name_and_help_in_three_languages(path: str) -> None:
    field = schema()[path]
    for language in LANGUAGE_CODES:
        assert field.label.in_language(language)
        assert re.fullmatch(r"\S.*[.?]", field.help.in_language(language)), "help is a sentence"


@pytest.mark.parametrize("code", [code for choices in all_choices() for code in choices])
def test_every_choice_can_be_read_in_three_languages(code: StrEnum) -> None:
    words = choice_words(type(code))[code.value]
    assert all(words.in_language(language) for language in LANGUAGE_CODES)


@pytest.mark.parametrize("path", sorted(path for path, field in schema().items() if field.kind is FieldKind.ROWS))
def test_every_list_names_its_rows_and_the_fields_that_stand_for_one(path: str) -> None:
    field = schema()[path]
    assert field.row.en
    assert field.row.ru
    assert field.row.kk
    assert field.columns
    assert all(f"{path}/*/{column}" in schema() for column in field.columns)
