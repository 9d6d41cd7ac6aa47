"""Templates saved again by LibreOffice and by Word for the web print what they printed before."""

import io
import subprocess
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from briefing.model import LANGUAGE_CODES, Briefing, LanguageCode
from briefing.word import compile_template, read_package
from briefing.word.note.context import template_context

TEMPLATES = Path(__file__).parents[2] / "templates"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def shown(data: bytes) -> list[str]:
    """What a reader sees, paragraph by paragraph, headers and cells too, but for page numbers."""
    document = Document(io.BytesIO(data))
    stories = [document.element.body]
    for section in document.sections:
        stories += [section.header._element, section.footer._element]
    paragraphs = [p for story in stories for p in story.iter(f"{W}p") if p.find(f".//{W}instrText") is None]
    found = ["".join(text.text or "" for text in p.iter(f"{W}t")) for p in paragraphs]
    return [text for text in found if text.strip()]


def printed(template: bytes, briefing: Briefing, language: LanguageCode) -> list[str]:
    context = template_context(briefing, language, draft=True)
    return shown(compile_template(template).render(context, language=language).package())


@pytest.mark.office
def test_a_template_saved_by_libreoffice_prints_the_same(worked_example: Briefing, tmp_path: Path) -> None:
    names = [f"visit_note.{language}.docx" for language in LANGUAGE_CODES]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path)]
    subprocess.run([*command, *(str(TEMPLATES / name) for name in names)], check=True, capture_output=True, timeout=180)
    for language, name in zip(LANGUAGE_CODES, names, strict=True):
        saved = (tmp_path / name).read_bytes()
        expected = printed((TEMPLATES / name).read_bytes(), worked_example, language)
        assert printed(saved, worked_example, language) == expected


def as_word_for_the_web_saves(data: bytes) -> bytes:
    """The template with every run cut word by word between marks of spelling and revision numbers.

    Word for the web writes the words of a tag as runs of a style of their own
    (`normaltextrun`), marks unknown words with `w:proofErr`, ends paragraphs with
    a run of style `eop`, and numbers paragraphs (`w14:paraId`).
    """
    parts = read_package(data)
    root = etree.fromstring(parts["word/document.xml"])
    for number, text in enumerate(list(root.iter(f"{W}t"))):
        run = text.getparent()
        if run is None or len(run.findall(f"{W}t")) != 1 or not set(run) <= {text, run.find(f"{W}rPr")}:
            continue
        properties = run.find(f"{W}rPr")
        for piece in (text.text or "").replace(" ", " \0").replace("{%", "{\0%").split("\0"):
            cut = etree.Element(f"{W}r", {f"{W}rsidR": f"{number:08X}"})
            if properties is not None:
                cut.append(etree.fromstring(etree.tostring(properties)))
            etree.SubElement(cut, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = piece
            run.addprevious(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
            run.addprevious(cut)
            run.addprevious(etree.Element(f"{W}proofErr", {f"{W}type": "spellEnd"}))
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)
    return parts.changed({"word/document.xml": etree.tostring(root, xml_declaration=True)}).package()


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_template_cut_up_by_word_for_the_web_prints_the_same(
    language: LanguageCode, worked_example: Briefing
) -> None:
    template = (TEMPLATES / f"visit_note.{language}.docx").read_bytes()
    cut_up = as_word_for_the_web_saves(template)
    assert cut_up != template
    assert printed(cut_up, worked_example, language) == printed(template, worked_example, language)
