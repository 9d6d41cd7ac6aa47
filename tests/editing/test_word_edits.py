"""Edits made in the Word file of a note come back to the briefing."""

from pathlib import Path

import msgspec
import pytest

from briefing.editing import Session, WordEdit, WordEditKind, WordEdits, with_word_edits
from briefing.editing.word_comparison import find_word_edits
from briefing.model import LANGUAGE_CODES, Briefing, FieldPath, LanguageCode, Status, get, insert, replace, text_of
from briefing.model.schema import field_of
from briefing.storage import open_file
from briefing.word import compile_template
from briefing.word.edits.carried import EditsError, read_origin
from briefing.word.edits.export import exported_note
from briefing.word.library import load_template
from briefing.word.ooxml.package import read_package
from tests.word.documents import document
from tests.word.libreoffice_user import edited_in_libreoffice
from tests.word_user import WordUser

GOLDEN = Path(__file__).parent.parent / "golden" / "worked_example.briefing"
LEGACY = Path(__file__).parent.parent / "legacy"


@pytest.fixture(scope="module")
def example() -> Briefing:
    return open_file(GOLDEN)


def exported(briefing: Briefing, language: LanguageCode = "en") -> bytes:
    template = load_template("visit_note", language)
    return exported_note(template, briefing, language, name="visit_note", draft=True).package()


def in_template(briefing: Briefing, *blocks: str, language: LanguageCode = "en") -> bytes:
    template = compile_template(document(*blocks))
    return exported_note(template, briefing, language, name="own", draft=False).package()


def found(briefing: Briefing, data: bytes) -> list[tuple[str, str, str]]:
    """Kind, path and value (or words) of every edit."""
    edits = find_word_edits(briefing, data).edits
    return [(edit.kind.value, edit.path, edit.from_word or edit.words) for edit in edits]


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_an_untouched_note_brings_nothing(example: Briefing, language: LanguageCode) -> None:
    assert find_word_edits(example, exported(example, language)) == WordEdits(())


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_field_of_words_edited_in_word_comes_back(example: Briefing, language: LanguageCode) -> None:
    data = exported(example, language)
    origin = read_origin(read_package(data))
    assert origin is not None
    fields = {item.path: item.words for item in origin.printed if field_of(item.path).kind.value in ("text", "line")}
    word = WordUser(data)
    for path, words in fields.items():
        word.type(path.removesuffix(f"/{language}"), f"{words} and more")
    edits = find_word_edits(example, word.saved())
    assert edits.notices == ()
    assert {edit.path for edit in edits.edits} == set(fields)
    assert {edit.kind for edit in edits.edits} == {WordEditKind.CHANGED}
    taken = with_word_edits(example, edits.edits)
    for path, words in fields.items():
        assert str(get(taken, path)).casefold().split() == f"{words} and more".casefold().split()
        assert taken.evidence[path].status is Status.TYPED
    assert find_word_edits(taken, word.saved()) == WordEdits(())


WRITTEN = [
    ("visit/reported_on", "17 March 2025", {"visit/reported_on": "2025-03-17"}),
    ("visit/reported_on", "March 17, 2025", {"visit/reported_on": "2025-03-17"}),
    ("visit/date_from", "12–14 March 2025", {"visit/date_from": "2025-03-12", "visit/date_to": "2025-03-14"}),
    ("visit/date_from", "12 March 2025", {"visit/date_from": "2025-03-12"}),
    ("visit/kind", "State visit", {"visit/kind": "state"}),
    ("targets/g1/value", "at least 900 million euros", {"value": "900000000", "unit": "EUR", "comparator": "at_least"}),
    ("targets/g3/value", "600 million US dollars", {"value": "600000000"}),
    ("targets/g2/value", "2–3 billion US dollars", {"value_to": "3000000000"}),
    ("targets/g3/period", "Q2 2024", {"targets/g3/period": "2024-Q2"}),
    ("targets/g2/period", "2030", {"targets/g2/period": "2030"}),
    ("commitments/c4/due", "2 April 2025", {"commitments/c4/due": "2025-04-02"}),
    ("commitments/c5/due", "2 April 2025", {"commitments/c5/due": "2025-04-02"}),
    ("header/access_mark", "none", {"header/access_mark": "none"}),
    ("header/reg_no", "17-02/2025", {"header/reg_no": "17-02/2025"}),
    ("topics/t1/text", "Gas infrastructure", {"topics/t1/text/en": "gas infrastructure"}),
    ("topics/t1/text", "Oil", {"topics/t1/text/en": "Oil"}),
    ("visit/members", "Dauren Saparov", {"visit/members": "o1"}),
]


@pytest.mark.parametrize(("path", "words", "values"), WRITTEN)
def test_figures_dates_and_choices_are_read_as_they_are_printed(
    example: Briefing, path: str, words: str, values: dict[str, str]
) -> None:
    word = WordUser(exported(example))
    word.type(path, words)
    row = path.rpartition("/")[0]
    expected = {name if "/" in name else f"{row}/{name}": value for name, value in values.items()}
    edits = find_word_edits(example, word.saved()).edits
    assert {str(edit.path): edit.from_word for edit in edits} == expected
    taken = with_word_edits(example, edits)
    assert {name: text_of(get(taken, name)) for name in expected} == expected


CYRILLIC = [
    ("ru", "visit/reported_on", "17 марта 2025 года", {"visit/reported_on": "2025-03-17"}),
    ("ru", "header/doc_date", "20 марта 2025 г.", {"header/doc_date": "2025-03-20"}),
    ("ru", "targets/g1/value", "не менее 1,5 млрд долларов США", {"value": "1500000000", "comparator": "at_least"}),
    ("ru", "targets/g3/period", "I квартал 2024 года", {"targets/g3/period": "2024-Q1"}),
    ("ru", "visit/kind", "государственный визит", {"visit/kind": "state"}),
    ("kk", "visit/reported_on", "2025 ж. 17 наурыз", {"visit/reported_on": "2025-03-17"}),
    ("kk", "targets/g3/value", "600 млн АҚШ доллары", {"value": "600000000"}),
    ("kk", "targets/g3/period", "2024 жыл", {"targets/g3/period": "2024"}),
]


@pytest.mark.parametrize(("language", "path", "words", "values"), CYRILLIC)
def test_they_are_read_in_russian_and_kazakh(
    example: Briefing, language: LanguageCode, path: str, words: str, values: dict[str, str]
) -> None:
    word = WordUser(exported(example, language))
    word.type(path, words)
    row = path.rpartition("/")[0]
    expected = {name if "/" in name else f"{row}/{name}": value for name, value in values.items()}
    edits = find_word_edits(example, word.saved()).edits
    assert {str(edit.path): edit.from_word for edit in edits} == expected


UNREADABLE = [
    ("visit/reported_on", "sometime in May"),
    ("visit/kind", "long visit"),
    ("targets/g1/value", "a great deal"),
    ("targets/g1/value", "700 million widgets and 5 cows"),
    ("visit/documents", "A memorandum"),
    ("visit/members", "Nobody Known"),
]


@pytest.mark.parametrize(("path", "words"), UNREADABLE)
def test_words_that_are_no_value_are_told_and_never_guessed(example: Briefing, path: str, words: str) -> None:
    word = WordUser(exported(example))
    word.type(path, words)
    (edit,) = find_word_edits(example, word.saved()).edits
    assert (edit.kind, edit.path, edit.words) == (WordEditKind.UNREADABLE, path, words)
    assert edit.reason
    assert not edit.can_be_taken
    assert with_word_edits(example, [edit]) is example


def test_changes_of_both_sides_are_told_apart(example: Briefing) -> None:
    word = WordUser(exported(example))
    word.type("visit/city", "Mary")
    word.type("visit/country", "Turkmenia")
    briefing = replace(example, "visit/country/en", "Türkmenistan")
    briefing = replace(briefing, "header/org/en", "Ministry of Oil")
    edits = find_word_edits(briefing, word.saved()).edits
    assert [(edit.kind.value, str(edit.path), edit.present, edit.exported, edit.from_word) for edit in edits] == [
        ("changed", "visit/city/en", "Ashgabat", "Ashgabat", "Mary"),
        ("conflict", "visit/country/en", "Türkmenistan", "Turkmenistan", "Turkmenia"),
    ]
    assert edits[1].reason
    same = replace(briefing, "visit/country/en", "Turkmenia")
    assert found(same, word.saved()) == [("changed", "visit/city/en", "Mary")], "both sides agree"


def test_data_and_page_are_weighed() -> None:
    briefing = replace(Briefing(), "visit/city/en", "Almaty")
    data = in_template(briefing, "{{ visit.city }}")

    only_data = WordUser(data)
    only_data.set_data(1, "Astana")
    assert found(briefing, only_data.saved()) == [("changed", "visit/city/en", "Astana")]

    only_page = WordUser(data)
    only_page.type("visit/city", "Astana")
    only_page.set_data(1, "Almaty")
    assert found(briefing, only_page.saved()) == [("changed", "visit/city/en", "Astana")]

    both = WordUser(data)
    both.type("visit/city", "Astana")
    both.set_data(1, "Aktau")
    assert found(briefing, both.saved()) == [
        ("ambiguous", "visit/city/en", "Aktau"),
        ("ambiguous", "visit/city/en", "Astana"),
    ]


def test_white_space_that_only_the_page_has_is_no_edit() -> None:
    briefing = replace(Briefing(), "header/addressee/en", "The Minister\nAstana, House of Ministries")
    word = WordUser(in_template(briefing, "{{ header.addressee }}"))
    word.type("header/addressee", "The MinisterAstana,  House of Ministries")
    word.set_data(1, "The Minister\nAstana, House of Ministries")
    assert found(briefing, word.saved()) == []


def test_a_line_added_to_an_address_comes_back() -> None:
    briefing = replace(Briefing(), "header/addressee/en", "The Minister\nAstana")
    word = WordUser(in_template(briefing, "{{ header.addressee }}"))
    word.type("header/addressee", "The Minister\r\nof Energy\r\nAstana")
    assert found(briefing, word.saved()) == [("changed", "header/addressee/en", "The Minister\nof Energy\nAstana")]


def test_two_prints_of_a_field_that_differ_are_for_the_user() -> None:
    briefing = replace(Briefing(), "visit/city/en", "almaty")
    data = in_template(briefing, "{{ visit.city }} and {{ visit.city|upper_first }}")
    word = WordUser(data)
    word.type("visit/city", "Astana", print_number=1)
    assert found(briefing, word.saved()) == [("changed", "visit/city/en", "Astana")]
    word.type("visit/city", "aktau", print_number=0)
    assert found(briefing, word.saved()) == [
        ("ambiguous", "visit/city/en", "aktau"),
        ("ambiguous", "visit/city/en", "Astana"),
    ]


def test_an_emptied_field_is_empty(example: Briefing) -> None:
    word = WordUser(exported(example))
    word.clear("visit/city")
    word.clear("visit/reported_on")
    word.clear("header/unit")
    edits = find_word_edits(example, word.saved()).edits
    assert [(edit.kind.value, edit.path, edit.from_word) for edit in edits] == [
        ("changed", "visit/city/en", ""),
        ("changed", "visit/reported_on", ""),
    ], "the words in the place of an empty field are no value"
    taken = with_word_edits(example, edits)
    assert taken.visit.city.en == ""
    assert taken.visit.reported_on is None


def test_a_tracked_change_counts_as_made(example: Briefing) -> None:
    word = WordUser(exported(example))
    word.track_change("visit/city", "Ashga", "Baga")
    assert found(example, word.saved()) == [("changed", "visit/city/en", "Bagabat")]


def test_a_field_taken_from_the_page_keeps_its_value(example: Briefing) -> None:
    word = WordUser(exported(example))
    word.delete_controls("visit/city")
    word.delete_controls("header/unit")
    (edit,) = find_word_edits(example, word.saved()).edits
    assert (edit.kind, edit.path, edit.present) == (WordEditKind.REMOVED, "visit/city/en", "Ashgabat")
    assert with_word_edits(example, [edit]) is example


def test_a_row_deleted_in_word_can_be_removed(example: Briefing) -> None:
    word = WordUser(exported(example))
    word.delete_row("commitments/c2/text")
    edits = find_word_edits(example, word.saved())
    assert [(edit.kind, edit.path) for edit in edits.edits] == [(WordEditKind.ROW_REMOVED, "commitments/c2")]
    assert edits.notices == ()
    assert [row.id for row in with_word_edits(example, edits.edits).commitments] == ["c1", "c3", "c4", "c5"]
    assert found(with_word_edits(example, edits.edits), word.saved()) == []


def test_a_row_that_holds_more_than_the_page_showed_is_for_the_user(example: Briefing) -> None:
    briefing = replace(example, "commitments/c2/to/en", "The other side")
    word = WordUser(exported(briefing))
    word.delete_row("commitments/c2/text")
    (edit,) = find_word_edits(briefing, word.saved()).edits
    assert (edit.kind, edit.path) == (WordEditKind.ROW_REMOVED, "commitments/c2")
    assert edit.is_disputed
    changed = replace(example, "commitments/c3/text/en", "Other words")
    word = WordUser(exported(example))
    word.delete_row("commitments/c3/text")
    assert [edit.is_disputed for edit in find_word_edits(changed, word.saved()).edits] == [True]


def test_people_and_sources_stay_when_a_page_no_longer_names_them(example: Briefing) -> None:
    word = WordUser(exported(example))
    for path in ("officials/o1/name", "officials/o1/post", "sources/s2/publisher", "sources/s2/published"):
        word.delete_controls(path)
    kinds = {edit.kind for edit in find_word_edits(example, word.saved()).edits}
    assert kinds == {WordEditKind.REMOVED}


def test_a_row_edited_in_word_and_removed_in_the_editor_is_told(example: Briefing) -> None:
    word = WordUser(exported(example))
    word.type("commitments/c2/text", "Meet again")
    briefing = msgspec.structs.replace(example, commitments=example.commitments[:1])
    assert found(briefing, word.saved()) == [("unreadable", "commitments/c2/text/en", "Meet again")]


def test_a_row_added_in_word_is_read_by_its_columns(example: Briefing) -> None:
    word = WordUser(exported(example))
    word.add_row_below("commitments/c5/text", ["3", "Ask the embassy", "Legal unit", "2 April 2025", "soon"])
    (edit,) = find_word_edits(example, word.saved()).edits
    assert (edit.kind, edit.path) == (WordEditKind.ROW_ADDED, "commitments")
    assert dict(edit.row) == {"text/en": "Ask the embassy", "owner/en": "Legal unit", "due": "2025-04-02"}
    assert "soon" in edit.reason
    row = with_word_edits(example, [edit]).commitments[-1]
    assert (row.id, row.text.en, row.owner.en, str(row.due)) == ("c6", "Ask the embassy", "Legal unit", "2025-04-02")


def test_a_row_copied_with_its_controls_is_a_new_row(example: Briefing) -> None:
    word = WordUser(exported(example))
    word.copy_row("commitments/c5/text")
    assert found(example, word.saved()) == [], "a copy says nothing new"
    word.type_in_page_only("commitments/c5/text", "Ask the embassy", print_number=1)
    (edit,) = find_word_edits(example, word.saved()).edits
    assert (edit.kind, edit.path) == (WordEditKind.ROW_ADDED, "commitments")
    assert dict(edit.row)["text/en"] == "Ask the embassy"


def test_text_outside_fields_is_told(example: Briefing) -> None:
    word = WordUser(exported(example))
    word.type_outside("Agreed with the embassy.")
    edits = find_word_edits(example, word.saved())
    assert [(edit.kind.value, edit.words) for edit in edits.edits] == [("outside", "Agreed with the embassy.")]


def test_formatted_text_comes_back_as_markdown(example: Briefing) -> None:
    data = exported(replace(example, "text/attention/en", "Mind **this**.\n\n- one\n- two"))
    briefing = replace(example, "text/attention/en", "Mind **this**.\n\n- one\n- two")
    assert found(briefing, data) == []
    word = WordUser(data)
    control = word.controls("text/attention")[0]
    next(text for text in control.iter() if text.text == "two").text = "three"
    assert found(briefing, word.saved()) == [("changed", "text/attention/en", "Mind **this**.\n\n- one\n- three")]


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_what_other_programs_strip_is_not_needed(example: Briefing, language: LanguageCode) -> None:
    path = "topics/t1/text"
    for strip in (WordUser.strip_bindings, WordUser.strip_tags, lambda word: word.drop_data("urn:briefing:fields")):
        word = WordUser(exported(example, language))
        word.type(path, "Words of Word")
        strip(word)
        edits = find_word_edits(example, word.saved())
        assert [(edit.kind.value, edit.path, edit.from_word) for edit in edits.edits] == [
            ("changed", f"{path}/{language}", "Words of Word")
        ]


def test_a_file_that_lost_its_data_is_compared_with_the_briefing(example: Briefing) -> None:
    word = WordUser(exported(example))
    word.type("visit/city", "Mary")
    word.strip_bindings()
    word.drop_data("urn:briefing")
    edits = find_word_edits(example, word.saved())
    assert [(edit.kind.value, edit.path, edit.from_word) for edit in edits.edits] == [
        ("conflict", "visit/city/en", "Mary")
    ]
    assert len(edits.notices) == 1


def test_a_note_of_another_briefing_is_told(example: Briefing) -> None:
    other = msgspec.structs.replace(example, id="another")
    assert len(find_word_edits(other, exported(example)).notices) == 1


@pytest.mark.parametrize("data", [b"no zip", document("An ordinary document"), document("{{ visit.city }}")])
def test_what_carries_no_fields_is_refused(data: bytes) -> None:
    with pytest.raises(EditsError):
        find_word_edits(Briefing(), data)


def test_fields_that_no_briefing_has_are_refused(example: Briefing) -> None:
    parts = read_package(exported(example))
    name = next(name for name in parts if b'"urn:briefing:exported"' in parts[name])
    damaged = parts.changed({name: parts[name].replace(b'"visit/city/en"', b'"visit/../../en"')})
    with pytest.raises(EditsError, match="damaged"):
        find_word_edits(example, damaged.package())


def test_a_document_of_a_later_program_is_refused(example: Briefing) -> None:
    parts = read_package(exported(example))
    name = next(name for name in parts if b'"urn:briefing:exported"' in parts[name])
    later = parts.changed({name: parts[name].replace(b' version="1"', b' version="2"', 1)})
    with pytest.raises(EditsError, match="newer version"):
        find_word_edits(example, later.package())


def test_notes_exported_once_come_back_for_ever() -> None:
    briefing = open_file(LEGACY / "version-1.briefing")
    assert find_word_edits(briefing, (LEGACY / "exported-1.docx").read_bytes()) == WordEdits(())
    edited = find_word_edits(briefing, (LEGACY / "exported-1-libreoffice-7.4.docx").read_bytes())
    assert {edit.path: edit.from_word for edit in edited.edits}["visit/city/en"] == "Mary"
    assert {edit.kind for edit in edited.edits} == {WordEditKind.CHANGED}


def test_taking_edits_over_is_one_step(example: Briefing) -> None:
    word = WordUser(exported(example))
    word.type("visit/city", "Mary")
    word.type("targets/g3/value", "600 million euros")
    word.delete_row("commitments/c2/text")
    session = Session(example)
    edits = find_word_edits(session.briefing, word.saved()).edits
    session.take_word_edits(edits, "Take edits from Word")
    assert session.briefing.visit.city.en == "Mary"
    assert session.briefing.targets[2].unit == "EUR"
    assert len(session.briefing.commitments) == 4
    session.undo()
    assert session.briefing == example
    assert session.undo_label is None


def test_automatic_words_are_no_value_until_they_are_edited() -> None:
    briefing = replace(insert(Briefing(), "officials/o1"), "officials/o1/name/en", "Alibek Zhamauov")
    briefing = replace(replace(briefing, "visit/head", "o1"), "visit/city/en", "Astana")
    word = WordUser(exported(briefing))
    word.type("header/title", "On the visit")
    assert found(briefing, word.saved()) == [("changed", "header/title/en", "On the visit")]


def test_a_shortened_name_cannot_be_put_in_place_of_the_whole() -> None:
    briefing = replace(insert(Briefing(), "officials/o1"), "officials/o1/name/en", "Alibek Zhamauov")
    word = WordUser(in_template(briefing, "{% for o in officials %}{{ o.name|name }}{% endfor %}"))
    word.type("officials/o1/name", "B. Zhamauov")
    assert found(briefing, word.saved()) == [("unreadable", "officials/o1/name/en", "B. Zhamauov")]


def test_edits_keep_the_words_they_came_from(example: Briefing) -> None:
    edit = WordEdit(WordEditKind.CHANGED, FieldPath("visit/city/en"), "Mary", "Mary", "Ashgabat", "Ashgabat")
    before = example.evidence.get("visit/city/en")
    after = with_word_edits(example, [edit]).evidence["visit/city/en"]
    assert after.status is Status.TYPED
    assert after.quotes == (before.quotes if before else ())


@pytest.mark.office
@pytest.mark.parametrize(("language", "day", "city"), [("en", " March", "Ashgabat"), ("ru", "\u00a0марта", "Ашхабад")])
def test_edits_made_in_libreoffice_come_back(
    example: Briefing, language: LanguageCode, day: str, city: str, tmp_path: Path
) -> None:
    briefing = replace(example, f"header/addressee/{language}", "First line\nSecond line")
    words = {f"14{day}": f"17{day}", city: "Mary", "Second line": "Third line"}
    edits = find_word_edits(briefing, edited_in_libreoffice(exported(briefing, language), words, tmp_path))
    assert edits.notices == ()
    found = {str(edit.path): edit.from_word for edit in edits.edits if edit.kind is WordEditKind.CHANGED}
    assert found["visit/reported_on"] == "2025-03-17"
    assert found[f"visit/city/{language}"] == "Mary"
    assert found[f"header/addressee/{language}"] == "First line\nThird line"
    assert all(edit.kind in (WordEditKind.CHANGED, WordEditKind.OUTSIDE) for edit in edits.edits)
