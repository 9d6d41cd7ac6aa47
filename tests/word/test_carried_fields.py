"""Exported notes carry their fields: bound controls, the values they are bound to, and what was exported."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import msgspec
import pytest
from lxml import etree

from briefing.model import LANGUAGE_CODES, Briefing, LanguageCode, Official, RowId, Text, Topic, replace
from briefing.word import Parts, compile_template, read_package
from briefing.word.edits.carried import read_bound, read_origin
from briefing.word.edits.export import exported_note
from briefing.word.library import load_template
from briefing.word.ooxml.parts import relationships_of, target_of
from briefing.word.printing.bound_fields import FIELDS_STORE, MAX_FIELDS
from tests.word.documents import W, document, paragraph
from tests.word.office import shown_text

ORDER = ("rPr", "alias", "tag", "id", "lock", "dataBinding", "text")
"""Properties of a content control in the order of the schema (ECMA-376 part 1, 17.5.2.38)."""


def exported(briefing: Briefing, language: LanguageCode = "en", template: bytes = b"") -> Parts:
    """The note of the briefing after it was packed and read again."""
    compiled = compile_template(template) if template else load_template("visit_note", language)
    note = exported_note(compiled, briefing, language, name="visit_note", draft=True)
    return read_package(note.package())


def controls(parts: Parts) -> Iterator[etree._Element]:
    """Every content control of the document."""
    for name in parts:
        if re.match(r"word/(document|header|footer)\d*\.xml", name):
            yield from etree.fromstring(parts[name]).iter(f"{{{W}}}sdt")


def property_of(control: etree._Element, name: str, attribute: str = "val") -> str:
    found = control.find(f"{{{W}}}sdtPr/{{{W}}}{name}")
    return "" if found is None else found.get(f"{{{W}}}{attribute}", "yes")


def words_of(control: etree._Element) -> str:
    pieces = {f"{{{W}}}t": lambda node: node.text or "", f"{{{W}}}br": lambda _: "\n"}
    return "".join(pieces[node.tag](node) for node in control.iter(*pieces))


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_bound_control_shows_the_value_it_is_bound_to(worked_example: Briefing, language: LanguageCode) -> None:
    parts = exported(worked_example, language)
    printed = read_bound(parts)
    assert printed is not None
    bound = [control for control in controls(parts) if property_of(control, "dataBinding")]
    assert len(bound) >= len(printed) > 50
    for control in bound:
        number = int(property_of(control, "dataBinding", "xpath").rpartition("[")[2].rstrip("]"))
        assert words_of(control) == printed[number - 1].words
        assert printed[number - 1].path.startswith(property_of(control, "tag"))
        assert property_of(control, "dataBinding", "storeItemID") == FIELDS_STORE


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_package_is_sound(worked_example: Briefing, language: LanguageCode) -> None:
    parts = exported(worked_example, language)
    types = parts["[Content_Types].xml"].decode()
    for name in parts:
        if name.endswith(".rels"):
            owner = name.replace("_rels/", "").removesuffix(".rels")
            assert all(target_of(owner, relation) in parts for relation in relationships_of(parts, owner)), name
        elif name.startswith("customXml/"):
            assert types.count(f'PartName="/{name}"') <= 1
    identities = [re.search(rb'itemID="([^"]+)"', parts[name]) for name in parts if "itemProps" in name]
    assert len(identities) == len(set(identities)) == 3, "the template's own data and our two parts"
    numbers = [property_of(control, "id") for control in controls(parts)]
    assert len(numbers) == len(set(numbers)) > 50
    for control in controls(parts):
        names = [etree.QName(child).localname for child in control[0]]
        assert names == [name for name in ORDER if name in names]
    docx.Document(io.BytesIO(parts.package()))


def test_prints_of_one_field_in_the_same_words_follow_each_other() -> None:
    briefing = replace(Briefing(), "visit/city/en", "almaty")
    tags = "{{ visit.city }} {{ visit.city }} {{ visit.city|upper_first }}"
    parts = exported(briefing, template=document(tags))
    assert [property_of(c, "dataBinding", "xpath")[-3:] for c in controls(parts)] == ["[1]", "[1]", "[2]"]
    origin = read_origin(parts)
    assert origin is not None
    assert [(field.words, field.value) for field in origin.printed] == [("almaty", "almaty"), ("Almaty", "almaty")]


def test_what_is_no_value_of_a_field_stays_plain_text(worked_example: Briefing) -> None:
    officials = "{% for o in officials %}{{ o.cited }}{{ o.name|length }}{{ o }}{{ o.name ~ o.post }}{% endfor %}"
    parts = exported(
        worked_example, template=document(f"{officials} {{{{ note.title }}}} {{{{ visit.city.upper() }}}}")
    )
    assert list(controls(parts)) == []
    assert "ASHGABAT" in words_of(etree.fromstring(parts["word/document.xml"]))


def test_a_field_that_only_the_template_knows_is_carried_under_its_path() -> None:
    briefing = Briefing(additional={"hotel_room": "12 & 13\nthird floor"})
    parts = exported(briefing, template=document("{{ hotel_room }} {{ additional.hotel_room }}"))
    printed = read_bound(parts)
    assert printed is not None
    assert {field.path for field in printed} == {"additional/hotel_room"}
    assert {words_of(control) for control in controls(parts)} == {field.words for field in printed}
    assert all(property_of(control, "text", "multiLine") == "1" for control in controls(parts))


def test_controls_of_rows_can_be_deleted_with_their_row(worked_example: Briefing) -> None:
    locked = {property_of(c, "tag"): property_of(c, "lock") for c in controls(exported(worked_example))}
    assert locked["visit/city"] == "sdtLocked"
    assert locked["topics/t1/text"] == ""


def test_a_long_path_does_without_a_tag() -> None:
    name = "x" * 70
    parts = exported(Briefing(additional={name: "words"}), template=document(f"{{{{ {name} }}}}"))
    control = next(controls(parts))
    assert (property_of(control, "tag"), words_of(control)) == ("", "words")
    assert read_bound(parts) == ((f"additional/{name}", "words"),)


def test_controls_of_the_template_keep_their_numbers() -> None:
    briefing = replace(Briefing(), "visit/city/en", "Almaty")
    number = property_of(next(controls(exported(briefing, template=document("{{ visit.city }}")))), "id")
    own = f'<w:sdt><w:sdtPr><w:id w:val="{number}"/></w:sdtPr><w:sdtContent>{paragraph("x")}</w:sdtContent></w:sdt>'
    numbers = [property_of(c, "id") for c in controls(exported(briefing, template=document(own, "{{ visit.city }}")))]
    assert numbers == [number, str(int(number) + 1)]


def test_a_note_used_as_a_template_carries_only_the_new_values() -> None:
    first = exported(replace(Briefing(), "visit/city/en", "Almaty"), template=document("{{ visit.city }}"))
    again = first.changed({"word/document.xml": read_package(document("{{ visit.country }}"))["word/document.xml"]})
    parts = exported(replace(Briefing(), "visit/country/en", "Kazakhstan"), template=again.package())
    assert list(parts) == list(first)
    assert read_bound(parts) == (("visit/country/en", "Kazakhstan"),)


def test_words_that_the_page_does_not_show_are_not_given_away() -> None:
    official = Official(id=RowId("o1"), name=Text(en="Alibek Zhamauov"), post=Text(en="Minister"))
    briefing = msgspec.structs.replace(Briefing(), officials=(official,))
    parts = exported(briefing, template=document("{% for o in officials %}{{ o.name|name }}{% endfor %}"))
    origin = read_origin(parts)
    assert origin is not None
    assert origin.printed == (("officials/o1/name/en", "A.\u00a0Zhamauov", None),)
    assert not any(b"Alibek" in parts[name] for name in parts)


def test_a_document_with_too_many_fields_says_that_it_carries_only_the_first() -> None:
    topics = tuple(Topic(RowId(f"t{number}"), Text(en=f"topic {number}")) for number in range(MAX_FIELDS + 5))
    tags = document("{% for topic in topics %}{{ topic.text }}{% endfor %}")
    parts = exported(Briefing(topics=topics), template=tags)
    origin = read_origin(parts)
    assert origin is not None
    assert not origin.is_complete
    assert sum(1 for _ in controls(parts)) == MAX_FIELDS
    assert f"topic {MAX_FIELDS + 4}" in words_of(etree.fromstring(parts["word/document.xml"]))


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_libreoffice_shows_what_it_shows_without_controls(
    worked_example: Briefing, language: LanguageCode, tmp_path: Path
) -> None:
    from briefing.word.note.context import template_context

    parts = exported(worked_example, language)
    plain = load_template("visit_note", language).render(
        template_context(worked_example, language, draft=True), language=language
    )
    assert shown_text(parts.package(), tmp_path).split() == shown_text(plain.package(), tmp_path).split()
