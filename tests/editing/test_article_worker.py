"""The process that finds what articles propose takes names from a registry, and does without one it cannot read."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.articles import ArticleLoader
from briefing.model import Article
from tests.registry.people import BEKENOV, registry_with

ARTICLE = Article(
    text="Vice Minister of Energy of Kazakhstan Aidar Bekenov arrived in Baku on a working visit.",
    language="en",
    published=dt.date(2025, 3, 21),
)


@pytest.fixture(scope="module")
def loader() -> Iterator[ArticleLoader]:
    with ArticleLoader(worker="briefing.editing.article_worker") as loader:
        yield loader


def test_names_come_from_the_registry(loader: ArticleLoader, tmp_path: Path) -> None:
    proposals = loader.find_suggestions(ARTICLE, "KZ", registry_with(tmp_path / "known.sqlite", BEKENOV))
    values = {item.path: item.value for item in proposals.suggestions}
    assert values["officials/o1/post/kk"] == "энергетика вице-министрі"
    assert proposals.warnings == ()


@pytest.mark.parametrize(
    ("data", "words"), [(None, "There is no registry {path};"), (b"x" * 5000, "{path} is not a registry of Briefing;")]
)
def test_a_registry_that_cannot_be_read_is_told_and_done_without(
    loader: ArticleLoader, tmp_path: Path, data: bytes | None, words: str
) -> None:
    path = tmp_path / "known.sqlite"
    if data is not None:
        path.write_bytes(data)
    proposals = loader.find_suggestions(ARTICLE, "KZ", path)
    assert [warning.startswith(words.format(path=path)) for warning in proposals.warnings] == [True]
    assert proposals.suggestions == loader.find_suggestions(ARTICLE, "KZ").suggestions
