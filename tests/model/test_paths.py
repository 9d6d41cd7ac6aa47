"""Field paths reach, change and list every fact of a briefing."""

import datetime as dt
from decimal import Decimal

import msgspec
import pytest

from briefing.model import (
    Briefing,
    FieldPath,
    PathError,
    get,
    insert,
    is_empty,
    leaves,
    move,
    new_row_id,
    remove,
    replace,
)


def test_text_is_read_by_the_type_of_the_field() -> None:
    briefing = insert(insert(Briefing(), "officials/o1"), "targets/t1")
    briefing = replace(briefing, "officials/o1/post/ru", "вице-министр")
    briefing = replace(briefing, "visit/date_from", "2025-03-21")
    briefing = replace(briefing, "targets/t1/value", "1000000000")
    briefing = replace(briefing, "visit/members", "o1 o2")
    assert get(briefing, "officials/o1/post").ru == "вице-министр"
    assert briefing.visit.date_from == dt.date(2025, 3, 21)
    assert briefing.targets[0].value == Decimal(1000000000)
    assert briefing.visit.members == ("o1", "o2")


def test_an_empty_string_empties_any_field() -> None:
    briefing = replace(Briefing(), "visit/date_from", "2025-03-21")
    assert replace(briefing, "visit/date_from", "") == Briefing()


@pytest.mark.parametrize(
    ("path", "value"),
    [("visit/nowhere", "x"), ("officials/o9/post/en", "x"), ("visit/date_from", "soon"), ("visit/kind", "secret")],
)
def test_a_wrong_path_or_value_is_refused(path: str, value: str) -> None:
    with pytest.raises(PathError, match=path):
        replace(Briefing(), path, value)


def test_rows_keep_their_ids_when_they_move() -> None:
    briefing = insert(insert(insert(Briefing(), "projects/p1"), "projects/p2"), "projects/p3", 0)
    briefing = move(briefing, "projects/p1", 2)
    assert [row.id for row in briefing.projects] == ["p3", "p2", "p1"]
    briefing = remove(briefing, "projects/p2")
    assert [row.id for row in briefing.projects] == ["p3", "p1"]
    assert new_row_id(briefing, "projects") == "p2"


def test_leaves_name_every_filled_field_by_a_path_that_get_understands() -> None:
    briefing = replace(insert(Briefing(), "officials/o1"), "officials/o1/name/en", "Alibek Zhamauov")
    filled = {path: value for path, value in leaves(briefing) if not is_empty(value)}
    assert filled["officials/o1/name/en"] == "Alibek Zhamauov"
    assert all(get(briefing, path) == value for path, value in leaves(briefing))


def test_a_path_knows_what_lies_within_it() -> None:
    assert FieldPath("officials/o1/post/en").is_within("officials/o1")
    assert not FieldPath("officials/o10").is_within("officials/o1")


def test_a_briefing_survives_json() -> None:
    briefing = replace(insert(Briefing(), "targets/t1"), "targets/t1/value", "0.5")
    assert msgspec.json.decode(msgspec.json.encode(briefing), type=Briefing) == briefing
