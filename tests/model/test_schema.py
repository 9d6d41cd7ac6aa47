"""The schema describes every field a form can show."""

import pytest

from briefing.model import PathError
from briefing.model.schema import FieldKind, Required, field_of, pattern_of, schema


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
