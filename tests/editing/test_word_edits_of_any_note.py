"""Whatever a briefing holds comes back as it was; whatever a returned file holds is read or refused in words."""

import datetime as dt
import io
import random
import zipfile
from contextlib import suppress
from copy import deepcopy
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.editing import with_word_edits
from briefing.editing.word_comparison import find_word_edits
from briefing.model import LANGUAGE_CODES, Briefing, PathError, get, leaves, replace
from briefing.model.schema import SECTIONS, FieldKind, field_of
from briefing.storage import open_file
from briefing.word import Parts
from briefing.word.edits.carried import EditsError, read_origin
from briefing.word.edits.export import exported_note
from briefing.word.library import load_template
from briefing.word.ooxml.package import read_package
from tests.fuzzing import TIMES
from tests.word.documents import archive, document
from tests.word.wounds import wound_bytes, wound_tree
from tests.word_user import WordUser

EXAMPLE = Path(__file__).parent.parent / "golden" / "worked_example.briefing"
SLOW = (HealthCheck.too_slow,)


def exported(briefing: Briefing) -> Parts:
    template = load_template("visit_note", briefing.language)
    return exported_note(template, briefing, briefing.language, name="visit_note", draft=True)


def values_of(path: str) -> st.SearchStrategy[str]:
    """Values of a field as text."""
    field = field_of(path)
    match field.kind:
        case FieldKind.DATE:
            return st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)).map(str)
        case FieldKind.NUMBER:
            return st.decimals(-1_000_000, 10**13, places=2).map(str)
        case FieldKind.INTEGER:
            return st.integers(0, 5000).map(str)
        case FieldKind.CHOICE if field.choices is not None:
            return st.sampled_from([str(code) for code in field.choices])
        case FieldKind.TEXT | FieldKind.LINE:
            return st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
                ["", "a\nb", "&<x>"]
            )
        case _:
            return st.just("")


@settings(max_examples=20 * TIMES, suppress_health_check=SLOW, deadline=None)
@given(data=st.data())
def test_nothing_has_changed_in_a_note_nobody_touched(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(LANGUAGE_CODES))
    briefing, _ = example_in(language)
    fields = [path for path, value in leaves(briefing) if path.steps[0] in SECTIONS and not isinstance(value, tuple)]
    for path in data.draw(st.lists(st.sampled_from(fields), max_size=12, unique=True)):
        briefing = replace(briefing, path, data.draw(values_of(path)))
    assert find_word_edits(briefing, exported(briefing).package()).edits == ()


@settings(max_examples=20 * TIMES, suppress_health_check=SLOW, deadline=None)
@given(data=st.data())
def test_any_words_typed_into_a_field_of_words_come_back(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(LANGUAGE_CODES))
    path = data.draw(st.sampled_from(["visit/city", "text/bottom_line", "topics/t1/text", "header/reg_no"]))
    words = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
    briefing, note = example_in(language)
    word = WordUser(note)
    word.type(path, words)
    field = path if path == "header/reg_no" else f"{path}/{language}"
    taken = with_word_edits(briefing, find_word_edits(briefing, word.saved()).edits)
    assert get(taken, field) == words


@cache
def example_in(language: str) -> tuple[Briefing, bytes]:
    """The worked example and its note in a language."""
    briefing = msgspec.structs.replace(open_file(EXAMPLE), language=language)
    return briefing, exported(briefing).package()


@pytest.mark.parametrize("wound", [wound_tree, wound_bytes])
def test_a_damaged_file_is_read_or_refused_in_words(wound) -> None:
    briefing, note = example_in("en")
    members = {name: zipfile.ZipFile(io.BytesIO(note)).read(name) for name in read_package(note)}
    parts = [name for name in members if name.startswith(("word/document", "word/header", "customXml"))]

    @settings(max_examples=15 * TIMES)
    @given(st.integers(0, 2**32))
    def attempt(seed: int) -> None:
        chance = random.Random(seed)
        contents = dict(members)
        part = chance.choice([*parts, *contents])
        contents[part] = wound(contents[part], chance)
        with suppress(EditsError):
            edits = find_word_edits(briefing, archive(contents)).edits
            with suppress(PathError):
                with_word_edits(briefing, edits)

    attempt()


def test_controls_in_controls_without_end_are_read() -> None:
    depth = 100
    nested = "<w:sdt><w:sdtPr><w:tag w:val='visit/city'/></w:sdtPr><w:sdtContent>" * depth
    closed = "</w:sdtContent></w:sdt>" * depth
    briefing, note = example_in("en")
    parts = read_package(note)
    body = document(f"{nested}<w:p><w:r><w:t>Mary</w:t></w:r></w:p>{closed}")
    changed = parts.changed({"word/document.xml": read_package(body)["word/document.xml"]})
    assert read_origin(changed) is not None
    assert any(edit.from_word == "Mary" for edit in find_word_edits(briefing, changed.package()).edits)


def test_a_file_with_masses_of_controls_is_refused_at_once() -> None:
    briefing, note = example_in("en")
    control = "<w:sdt><w:sdtPr><w:tag w:val='visit/city'/><w:id w:val='%d'/></w:sdtPr><w:sdtContent/></w:sdt>"
    body = document(f"<w:p>{''.join(control % number for number in range(21_000))}</w:p>")
    changed = read_package(note).changed({"word/document.xml": read_package(body)["word/document.xml"]})
    with pytest.raises(EditsError, match="more than 20000 fields"):
        find_word_edits(briefing, changed.package())


def test_a_table_with_masses_of_new_rows_is_refused_at_once() -> None:
    briefing, note = example_in("en")
    word = WordUser(note)
    word.add_row_below("commitments/c5/text", ["1", "Ask", "Unit", "2 April 2025", "Letter"])
    added = word.row("commitments/c5/text").getnext()
    for _ in range(200):
        added.addnext(deepcopy(added))
    with pytest.raises(EditsError, match="rows"):
        find_word_edits(briefing, word.saved())
