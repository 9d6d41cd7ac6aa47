"""`briefing draft` and `extract` ask a language model when they are told to, and only then."""

import json
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.storage import open_file
from tests.extraction.test_language_model import answer, model_server, send

TEXT = "Deputy Minister Otabek Saidov arrived in Astana on a working visit. He praised the carp of the lake."
CARP = ("topics/t1/text/en", "Carp of the lake", "the carp of the lake")
INVENTED = ("visit/country/en", "France", "arrived in Paris")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_draft_holds_what_the_model_can_prove(
    tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.briefing"
    with model_server(answer(CARP, INVENTED)) as model:
        words = ["draft", str(article), "--language-model", model.address, "--model", "small", "-o", str(draft)]
        assert main(words) == 0
    assert "1 value of the language model was left out" in capsys.readouterr().err
    briefing = open_file(draft)
    topic = next(row for row in briefing.topics if row.text.en == "Carp of the lake")
    assert briefing.evidence[f"topics/{topic.id}/text/en"].rule == "language model: small"
    assert not briefing.visit.country or briefing.visit.country.en != "France"


def test_the_values_of_the_model_stand_apart_in_what_is_extracted(
    tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with model_server(answer(CARP)) as model:
        words = ["extract", str(article), "--language-model", model.address, "--model", "small"]
        assert main(words) == 0
        assert "language model: small\n  topics/t1/text/en = Carp of the lake" in capsys.readouterr().out
        assert main([*words, "-o", str(tmp_path / "out")]) == 0
    record = json.loads((tmp_path / "out" / "article.json").read_bytes())
    assert [item["value"] for item in record["language_model"]["suggestions"]] == ["Carp of the lake"]


def test_a_model_that_fails_is_told_in_one_sentence(
    tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with model_server(lambda handler: send(handler, b"{}", status=500)) as model:
        asked = ["--language-model", model.address, "--model", "small"]
        assert main(["draft", str(article), *asked, "-o", str(tmp_path / "draft.briefing")]) == 1
        assert "answered with error 500" in capsys.readouterr().err
        assert main(["extract", str(article), *asked]) == 1
    assert "answered with error 500" in capsys.readouterr().err
    assert not (tmp_path / "draft.briefing").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--language-model", "http://127.0.0.1:9/v1"], "with --model"),
        (["--language-model", "https://model.example/v1", "--model", "small"], "Confirm with --send-outside"),
    ],
)
def test_nothing_is_sent_before_all_is_said(
    article: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(article), *words]) == 1
    assert told in capsys.readouterr().err


def test_an_administrator_forbids_the_model(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BRIEFING_NO_NETWORK", "1")
    assert main(["extract", str(article), "--language-model", "http://127.0.0.1:9/v1", "--model", "small"]) == 1
    assert "administrator" in capsys.readouterr().err
