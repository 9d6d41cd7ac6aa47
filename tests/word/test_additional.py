"""Fields that only a template knows are found and printed; a template is told from other Word files."""

import io

import docx

from briefing.model import Briefing, replace
from briefing.word import compile_template
from briefing.word.additional import additional_fields
from briefing.word.context import template_context
from briefing.word.library import holds_tags
from tests.word.documents import document


def test_the_fields_only_a_template_knows_are_named_and_printed() -> None:
    data = document("Room {{ hotel_room }}, car {{ additional.car|upper }}, {{ visit.city }}.")
    assert additional_fields(data) == ("hotel_room", "car")
    briefing = replace(replace(Briefing(), "additional/hotel_room", "12"), "additional/car", "Volga")
    parts = compile_template(data).render(template_context(briefing, "en", draft=False))
    text = docx.Document(io.BytesIO(parts.package())).paragraphs[0].text
    assert text.startswith("Room 12, car VOLGA,")


def test_a_word_file_with_tags_is_told_from_one_without() -> None:
    split = "<w:p><w:r><w:t>{{ visit</w:t></w:r><w:r><w:t>.city }}</w:t></w:r></w:p>"
    assert holds_tags(document(split))
    assert holds_tags(document("{%p if visit.city %}"))
    assert not holds_tags(document("A set {a} and {{}} is no tag."))
    assert not holds_tags(b"PK no package")
