"""Rows are filled from a registry, and a registry learns from rows, only as the user says."""

import datetime as dt
from pathlib import Path

import pytest

from briefing.editing import Session
from briefing.editing.known_officials import PostChange, filled_official, keeping_of
from briefing.model import Briefing, FieldPath, Official, RowId, Status, Text, Visit
from briefing.model.choices import RankLevel
from briefing.registry import Official as KnownOfficial
from briefing.registry import Registry, RegistryError
from tests.registry.people import BEKENOV, registry_with

ROW = "officials/o1"
DAY = dt.date(2025, 3, 21)


def briefing_with(**row: object) -> Briefing:
    return Briefing(visit=Visit(reported_on=DAY), officials=(Official(id=RowId("o1"), **row),))


def test_a_row_is_filled_in_one_step_and_undone_in_one() -> None:
    session = Session(briefing_with(name=Text(en="Bek")))
    session.edit(f"{ROW}/name/en", "Beke", "Edit")
    session.take(filled_official(session.briefing, ROW, BEKENOV), "Fill", FieldPath(ROW))
    official = session.briefing.officials[0]
    assert official.name == BEKENOV.name
    assert official.post.kk == "энергетика вице-министрі"
    assert official.organisation.ru == "Министерство энергетики"
    assert official.country.ru == "Казахстан"
    assert (official.rank_level, official.in_post_since) == (RankLevel.VICE_MINISTER, dt.date(2023, 9, 1))
    evidence = session.briefing.evidence[f"{ROW}/post/kk"]
    assert (evidence.status, evidence.rule) == (Status.TYPED, "registry")
    session.undo()
    assert session.briefing.officials[0].name == Text(en="Beke")


def test_a_post_the_registry_does_not_know_stays_when_a_row_is_filled() -> None:
    filled = filled_official(briefing_with(post=Text(en="Minister of Energy")), ROW, BEKENOV).officials[0]
    assert filled.post == Text(en="Minister of Energy")
    assert filled.organisation == Text()
    assert filled.name == BEKENOV.name


def test_the_same_post_gets_the_languages_it_lacks() -> None:
    filled = filled_official(briefing_with(post=Text(en="vice minister of energy")), ROW, BEKENOV).officials[0]
    assert filled.post == Text("Vice Minister of Energy", "вице-министр энергетики", "энергетика вице-министрі")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return registry_with(tmp_path / "known.sqlite", BEKENOV)


def test_somebody_new_is_kept_as_the_row_says(path: Path) -> None:
    row = {"name": Text(en="Ann Lee", ru="Анн Ли"), "country": Text(ru="Сингапур"), "post": Text(en="Minister")}
    with Registry(path) as registry:
        keeping = keeping_of(registry, briefing_with(**row), ROW)
    assert keeping.known is None
    result = keeping.result()
    assert (result.name, result.country) == (Text(en="Ann Lee", ru="Анн Ли"), "SG")
    assert [post.title.en for post in result.posts] == ["Minister"]


def test_the_same_post_adds_what_was_not_known(path: Path) -> None:
    row = {"name": Text(ru="Айдар Бекенов"), "post": Text(ru="вице-министр энергетики")}
    with Registry(path) as registry:
        keeping = keeping_of(registry, briefing_with(**row), ROW)
    assert keeping.former is None
    result = keeping.result()
    assert len(result.posts) == 2
    assert result.name.ru == "Айдар Бекенов"
    assert "Айдар Серикович Бекенов" in result.other_spellings


def test_a_new_post_ends_the_former_one_if_the_user_says_so(path: Path) -> None:
    row = {"name": Text(en="Aidar Bekenov"), "post": Text(en="Minister of Energy", ru="министр энергетики")}
    with Registry(path) as registry:
        keeping = keeping_of(registry, briefing_with(**row), ROW)
    assert keeping.former is not None
    assert keeping.former.title.en == "Vice Minister of Energy"
    follows = keeping.result(PostChange.FOLLOWS)
    assert [(post.title.en, post.since, post.until) for post in follows.posts[1:]] == [
        ("Vice Minister of Energy", dt.date(2023, 9, 1), dt.date(2025, 3, 20)),
        ("Minister of Energy", DAY, None),
    ]
    beside = keeping.result(PostChange.BESIDE)
    assert [post.until for post in beside.posts[1:]] == [None, None]
    same = keeping.result(PostChange.SAME)
    assert [(post.title.en, post.since) for post in same.posts[1:]] == [("Minister of Energy", dt.date(2023, 9, 1))]
    assert same.posts[1].organisation == BEKENOV.posts[1].organisation


def test_several_who_may_be_meant_are_told(path: Path) -> None:
    with Registry(path, writing=True) as registry:
        registry.officials.add(KnownOfficial(Text(en="Aidar Bekenov")))
        with pytest.raises(RegistryError, match="Several officials of the registry may be meant by Aidar Bekenov"):
            keeping_of(registry, briefing_with(name=Text(en="Aidar Bekenov")), ROW)
