"""What an own template asks for: fields that only it knows, required ones; a template is told from other files."""

import io
from pathlib import Path

import docx

from briefing.model import Briefing, replace
from briefing.model.gaps import Needs
from briefing.word import compile_template
from briefing.word.inspection.own_fields import additional_fields, needs_of_template
from briefing.word.inspection.template_state import state_of_template
from briefing.word.library import holds_tags, needs_of
from briefing.word.note.context import template_context
from tests.word.documents import document


def test_the_fields_only_a_template_knows_are_named_and_printed() -> None:
    data = document("Room {{ hotel_room }}, car {{ additional.car|upper }}, {{ visit.city }}.")
    assert additional_fields(data) == ("hotel_room", "car")
    briefing = replace(replace(Briefing(), "additional/hotel_room", "12"), "additional/car", "Volga")
    parts = compile_template(data).render(template_context(briefing, "en", draft=False))
    text = docx.Document(io.BytesIO(parts.package())).paragraphs[0].text
    assert text.startswith("Room 12, car VOLGA,")


def test_an_own_template_needs_the_required_fields_it_prints(tmp_path: Path) -> None:
    body = ("{{ visit.city }} {{ visit.purpose }}", "{%p for o in officials %}", "{{ o.name }}", "{%p endfor %}")
    (tmp_path / "own.docx").write_bytes(document(*body))
    needs = needs_of_template("own", "en", tmp_path)
    assert needs == Needs(required=("visit/city", "visit/purpose", "officials/*/name"))
    assert needs_of_template("visit_note", "en", tmp_path) == needs_of("visit_note")


def test_a_word_file_with_tags_is_told_from_one_without() -> None:
    split = "<w:p><w:r><w:t>{{ visit</w:t></w:r><w:r><w:t>.city }}</w:t></w:r></w:p>"
    assert holds_tags(document(split))
    assert holds_tags(document("{%p if visit.city %}"))
    assert not holds_tags(document("A set {a} and {{}} is no tag."))
    assert not holds_tags(b"PK no package")


def test_a_template_with_unknown_fields_is_usable_and_one_with_broken_tags_is_not() -> None:
    usable = state_of_template(document("{{ visit.nowhere }} {{ hotel_room }}"))
    assert usable.is_usable
    assert len(usable.faults) == 1
    assert usable.additional == ("hotel_room",)
    broken = state_of_template(document("{{ visit.city", "{{ hotel_room }}"))
    assert not broken.is_usable
    assert broken.additional == ()
    assert not state_of_template(b"no Word file").is_usable
