"""Lists come in from spreadsheets as people save them, and go out so that spreadsheets open them unharmed."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.model import Text
from briefing.model.choices import RankLevel
from briefing.registry import Body, ListError, Official, Post, Registry, csv_files
from briefing.registry.importing import check_list, import_list, read_list_file
from briefing.registry.lists import bodies_list, officials_list
from tests.registry.people import ALIZADE, BEKENOV, MINISTRY, SAPAROVA, registry_with


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with Registry(tmp_path / "r.sqlite", writing=True) as registry:
        yield registry


def problems_of(data: bytes) -> list[tuple[int, str]]:
    with pytest.raises(ListError) as caught:
        check_list(None, data)
    return [(problem.line, problem.reason) for problem in caught.value.problems]


def test_what_is_exported_comes_back_the_same(registry: Registry, tmp_path: Path) -> None:
    records = (BEKENOV, SAPAROVA, ALIZADE, Official(Text(en="Li Wei"), "CN", (), ("Lee Way", "Li Wai")), MINISTRY)
    with Registry(registry_with(tmp_path / "other.sqlite", *records)) as other:
        officials, bodies = other.officials.all(), other.bodies.all()
    assert import_list(registry, officials_list(officials)).added == 4
    assert import_list(registry, bodies_list(bodies)).added == 1
    assert registry.officials.all() == officials
    assert registry.bodies.all() == bodies


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_lists_are_read_as_spreadsheets_save_them(registry: Registry, encoding: str, delimiter: str) -> None:
    rows = [
        ["ФИО", "Страна", "Должность", "Уровень", "В должности с", "№"],
        ["Айдар Бекенов", "Казахстан", "вице-министр; энергетика, нефть", "вице-министр", "01.09.2023", "1"],
        ["", "", "", "", "", ""],
    ]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert import_list(registry, text.encode(encoding)).added == 1
    (official,) = registry.officials.all()
    post = Post(Text(ru="вице-министр; энергетика, нефть"), rank=RankLevel.VICE_MINISTER, since=dt.date(2023, 9, 1))
    assert official == Official(Text(ru="Айдар Бекенов"), "KZ", (post,), id=1)


def test_the_note_of_excel_on_its_separator_is_no_row() -> None:
    assert problems_of(b"sep=,\nname_en,country\nAidar Bekenov,Narnia\n") == [(3, "there is no country “Narnia”")]


def test_every_bad_row_is_told_with_its_line_and_nothing_is_imported(registry: Registry) -> None:
    data = (
        "name_en;name_ru;country;rank;since;until;post_en\n"
        "Aidar Bekenov;;KZ;minister;;;\n"
        '"Rovshan\nAlizade";;Narnia;grand vizier;;;\n'
        ";;KZ;;;;Minister\n"
        f"Ann Lee;;;;31.02.2025;2025;{'x' * 2001}\n"
        "Jon Lee;;;;2025-03-02;01.03.2025;\n"
    ).encode()
    with pytest.raises(ListError, match="Nothing was imported") as caught:
        import_list(registry, data)
    assert [(problem.line, problem.reason) for problem in caught.value.problems] == [
        (3, "there is no country “Narnia”"),
        (3, "there is no rank “grand vizier”"),
        (5, "it has no name"),
        (6, "the cell “post_en” is too long"),
        (6, "“31.02.2025” is no date; write 2025-03-31 or 31.03.2025"),
        (6, "“2025” is no date; write 2025-03-31 or 31.03.2025"),
        (7, "the post ends before it begins"),
    ]
    assert registry.officials.all() == []


def test_rows_of_one_person_become_one_record_with_all_posts(registry: Registry) -> None:
    data = (
        "name_ru;name_en;country;post_ru;since;until\n"
        "Бекенов Айдар Серикович;;KZ;директор;2019-05-01;2023-08-31\n"
        "Айдар Бекенов;Aidar Bekenov;KZ;вице-министр;2023-09-01;\n"
        ";Aydar Bekenov;KZ;;;\n"
        "Айдар Маратович Бекенов;;KZ;аким;;\n"
    ).encode()
    report = import_list(registry, data)
    assert (report.added, report.changed) == (2, 0)
    first, second = registry.officials.all()
    assert [post.title.ru for post in first.posts] == ["директор", "вице-министр"]
    assert first.name == Text(en="Aydar Bekenov", ru="Айдар Бекенов")
    assert first.other_spellings == ("Aidar Bekenov", "Бекенов Айдар Серикович")
    assert [post.title.ru for post in second.posts] == ["аким"]


def test_a_second_import_changes_what_is_new_and_keeps_a_copy_of_what_was(registry: Registry) -> None:
    head = "name_en;country;post_en;since;until\n"
    first = head + "Aidar Bekenov;KZ;Vice Minister;2023-09-01;\nAliya Saparova;KZ;;;\n"
    import_list(registry, first.encode())
    second = head + "Aidar Bekenov;KZ;Vice Minister;2023-09-01;2025-01-31\nAliya Saparova;KZ;;;\nRo Ali;AZ;;;\n"
    tried = check_list(registry, second.encode())
    assert len(registry.officials.all()) == 2
    report = import_list(registry, second.encode())
    assert tried == report
    assert (report.added, report.changed, report.unchanged) == (1, 1, 1)
    assert registry.officials.all()[0].posts[0].until == dt.date(2025, 1, 31)
    with Registry(registry.path.with_name("r.sqlite.bak")) as copy:
        assert [official.posts[:1] and official.posts[0].until for official in copy.officials.all()] == [None, ()]


def test_a_row_that_may_mean_several_is_told() -> None:
    data = "name_ru;country\nИван Петрович Ли;KZ\nИван Олегович Ли;KZ\nИван Ли;KZ\n".encode()
    assert problems_of(data) == [(4, "several records may be meant; add the patronymic or the country")]


def test_cells_that_a_spreadsheet_would_run_are_written_as_words(registry: Registry) -> None:
    evil = Official(Text(en="=HYPERLINK(A1)", ru="@SUM(1)", kk="+1"), posts=(Post(Text(en="-2+3")),))
    data = officials_list([evil])
    assert b"'=HYPERLINK(A1);'@SUM(1);'+1" in data
    import_list(registry, data)
    assert registry.officials.all()[0].name == evil.name


def test_bodies_are_known_by_their_own_columns(registry: Registry) -> None:
    data = "Body_EN,Short (English),орган (рус.),Country\nMinistry of Energy,MoE,Министерство энергетики,KZ\n".encode()
    assert import_list(registry, data).added == 1
    assert registry.bodies.all() == [
        Body(Text(en="Ministry of Energy", ru="Министерство энергетики"), Text(en="MoE"), "KZ", id=1)
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "does not name the columns"),
        (b"a;b;c\n1;2;3\n", "does not name the columns"),
        (b"name_en;country\n", "is empty"),
        (b"PK\x03\x04\x00\x00", "is not text"),
        (b"name_en\n" + b'"' + b"x" * 200_000, "cannot be read"),
    ],
)
def test_what_is_no_list_is_told(data: bytes, words: str) -> None:
    with pytest.raises(ListError, match=words):
        check_list(None, data)


def test_lists_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_files, "MOST_ROWS", 3)
    with pytest.raises(ListError, match="too large"):
        check_list(None, b"name_en\nA B\nC D\nE F\n")
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(csv_files.LARGEST_LIST + 1)
    with pytest.raises(ListError, match="too large"):
        read_list_file(huge)
