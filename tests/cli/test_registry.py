"""`briefing registry` takes lists in, gives them out, shows and checks what it knows."""

import json
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.registry import Registry
from briefing.storage import open_file
from tests.registry.people import ALIZADE, BEKENOV, MINISTRY, registry_with

LIST = (
    "name_en;name_ru;country;post_en\n"
    "Aidar Bekenov;Айдар Бекенов;KZ;Vice Minister\n"
    "Rovshan Alizade;;AZ;Minister of Energy\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return registry_with(tmp_path / "known.sqlite", BEKENOV, ALIZADE, MINISTRY)


def test_a_list_is_imported_into_a_new_registry_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    place = ["--registry", str(tmp_path / "new.sqlite")]
    assert main(["registry", "import", str(tmp_path / "list.csv"), *place]) == 0
    assert capsys.readouterr().out == f"2 added, 0 changed, 0 as before: {tmp_path / 'new.sqlite'}\n"
    assert main(["registry", "list", *place]) == 0
    assert capsys.readouterr().out == "Aidar Bekenov (KZ): Vice Minister\nRovshan Alizade (AZ): Minister of Energy\n"
    assert main(["registry", "list", "бек", "--json", *place]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == {"en": "Aidar Bekenov", "ru": "Айдар Бекенов"}


def test_without_a_file_the_registry_is_that_of_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BRIEFING_DATA", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    assert main(["registry", "import", str(tmp_path / "list.csv")]) == 1
    assert "Say where the registry lies" in capsys.readouterr().err
    assert main(["registry", "import", str(tmp_path / "list.csv"), "--data-folder", str(tmp_path / "data")]) == 0
    with Registry(tmp_path / "data" / "registry.sqlite") as registry:
        assert len(registry.officials.all()) == 2


def test_bad_rows_are_all_told_with_their_lines(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("name_en;country\nAidar Bekenov;Narnia\n;KZ\n", encoding="utf-8")
    for action in ("check", "import"):
        assert main(["registry", action, str(bad), "--registry", str(path)]) == 1
        assert capsys.readouterr().err.splitlines() == [
            f"{bad}, line 2: there is no country “Narnia”.",
            f"{bad}, line 3: it has no name.",
            f"briefing registry: {bad}: Nothing was imported: some rows of the list cannot be taken.",
        ]


def test_a_list_is_tried_without_changing_the_registry(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list.csv").write_text(LIST + "Ann Lee;;SG;Director\n", encoding="utf-8")
    before = path.read_bytes()
    assert main(["registry", "check", str(tmp_path / "list.csv"), "--registry", str(path)]) == 0
    assert "would add 1, change 1 and leave 1 as before" in capsys.readouterr().out
    assert path.read_bytes() == before
    nowhere = ["--data-folder", str(tmp_path / "data")]
    assert main(["registry", "check", str(tmp_path / "list.csv"), *nowhere]) == 0
    assert "would add 3" in capsys.readouterr().out
    assert not (tmp_path / "data" / "registry.sqlite").exists()


def test_the_registry_itself_is_checked(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["registry", "check", "--registry", str(path)]) == 0
    assert capsys.readouterr().out == "The registry is in order: 2 officials.\n"
    with Registry(path, writing=True) as registry:
        registry.officials.add(BEKENOV)
    assert main(["registry", "check", "--registry", str(path)]) == 1
    assert capsys.readouterr().out.startswith("These may be one person: Aidar Bekenov (KZ): Vice Minister of Energy, ")


def test_lists_are_exported(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ["--registry", str(path)]
    assert main(["registry", "export", str(tmp_path / "officials.csv"), *place]) == 0
    assert main(["registry", "export", str(tmp_path / "bodies.csv"), "--bodies", *place]) == 0
    officials = (tmp_path / "officials.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(officials) == 4
    assert officials[1].startswith("Aidar Bekenov;Айдар Серикович Бекенов;")
    assert "Ministry of Energy" in (tmp_path / "bodies.csv").read_text(encoding="utf-8-sig")


def test_what_cannot_be_opened_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text.sqlite").write_bytes(b"not a registry" * 100)
    assert main(["registry", "list", "--registry", str(tmp_path / "text.sqlite")]) == 1
    assert main(["registry", "import", str(tmp_path / "none.csv"), "--registry", str(tmp_path / "r.sqlite")]) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first.endswith("text.sqlite is not a registry of Briefing; choose another file.")
    assert "There is no file" in second


ARTICLE = (
    "ASTANA, March 21, 2025. Vice Minister of Energy of Kazakhstan A. Bekenov arrived in Baku on a working visit "
    "and met Azerbaijan's Minister of Energy Rovshan Alizade.\n"
)


def test_an_english_article_becomes_a_russian_note_with_the_names_of_the_registry(path: Path, tmp_path: Path) -> None:
    article, draft = tmp_path / "article.txt", tmp_path / "draft.briefing"
    article.write_text(ARTICLE, encoding="utf-8")
    assert main(["draft", str(article), "--language", "ru", "--registry", str(path), "-o", str(draft)]) == 0
    first, second = open_file(draft).officials
    assert (first.name.ru, first.post.ru) == ("Айдар Серикович Бекенов", "вице-министр энергетики")
    assert (first.name.kk, first.organisation.kk) == ("Айдар Серікұлы Бекенов", "Энергетика министрлігі")
    assert (second.name.ru, second.post.ru) == ("Ровшан Ализаде", "министр энергетики")
    evidence = open_file(draft).evidence["officials/o1/post/ru"]
    assert evidence.rule == "registry"
    assert evidence.quotes[0].words == "Vice Minister of Energy of Kazakhstan"


def test_the_registry_of_the_data_folder_is_used_without_being_named(path: Path, tmp_path: Path) -> None:
    data, article, draft = tmp_path / "data", tmp_path / "article.txt", tmp_path / "draft.briefing"
    data.mkdir()
    article.write_text(ARTICLE, encoding="utf-8")
    arguments = ["draft", str(article), "--data-folder", str(data), "-o", str(draft)]
    assert main(arguments) == 0
    assert open_file(draft).officials[0].name.ru == ""
    path.rename(data / "registry.sqlite")
    assert main(arguments) == 0
    assert open_file(draft).officials[0].name.ru == "Айдар Серикович Бекенов"


def test_names_of_the_registry_are_listed_with_what_an_article_supports(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    assert main(["extract", str(article), "--registry", str(path)]) == 0
    assert "officials/o1/name/kk = Айдар Серікұлы Бекенов  (97%)  “A. Bekenov”" in capsys.readouterr().out


def test_a_named_registry_that_cannot_be_read_stops_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article, missing = tmp_path / "article.txt", tmp_path / "none.sqlite"
    article.write_text(ARTICLE, encoding="utf-8")
    assert main(["draft", str(article), "--registry", str(missing), "-o", str(tmp_path / "note.docx")]) == 1
    assert main(["extract", str(article), "--registry", str(missing)]) == 1
    for line in capsys.readouterr().err.splitlines():
        assert f"There is no registry {missing}" in line
    assert not (tmp_path / "note.docx").exists()
