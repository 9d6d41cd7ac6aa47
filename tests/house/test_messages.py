"""What any room tells is said in the user's language: by the command line and, with its reasons, by the window."""

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.messages import Message, message_of
from briefing.storage import StorageError, open_file
from briefing.translation import told, translated, use_language
from briefing.word import TemplateError, compile_template, read_package
from briefing.word.inspection.check import check_template
from briefing.word.inspection.context_names import all_known_fields
from briefing.word.inspection.marking import mark_faults
from tests.word.documents import document, paragraph


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "не читается как справка"), ("kk", "анықтама ретінде оқылмайды")]
)
def test_a_damaged_file_is_told_with_its_place_in_the_language_of_the_user(
    tmp_path: Path, language: str, words: str
) -> None:
    path = tmp_path / "visit.briefing"
    path.write_text('{"format": "briefing", "version": 1, "content": {"officials": 7}}', encoding="utf-8")
    with pytest.raises(StorageError) as caught:
        open_file(path)
    assert "visit.briefing is not a readable briefing: officials: a list [ ] belongs here" in str(caught.value)
    use_language(language)
    sentence = told(caught.value)
    assert words in sentence
    assert "visit.briefing" in sentence
    assert "belongs" not in sentence
    assert "line" not in sentence


def test_the_faults_of_a_template_are_told_in_the_language_of_the_user() -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(document("{% if visit.city %}", "{{ visit.city|uper }}"))
    use_language("ru")
    first, second = told(caught.value).splitlines()
    assert first == (
        "основной текст, абзац 1: {% if visit.city %} — Блок «if» нигде не закрыт. "
        "Напишите {% endif %} там, где он кончается."
    )
    assert second.endswith("Нет фильтра «uper». Возможно, имелось в виду «upper»?")


def test_the_command_line_speaks_the_language_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    template = tmp_path / "own.docx"
    template.write_bytes(document("{{ visit.ctiy }}"))
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    assert main(["template", "check", str(template)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "основной текст, абзац 1: {{ visit.ctiy }} — Нет поля «visit.ctiy». Возможно, имелось в виду «city»?",
        "1 ошибка.",
    ]
    assert main(["render", str(tmp_path / "none.briefing"), "-o", str(tmp_path / "note.docx")]) == 1
    assert "Нет файла" in capsys.readouterr().err


def test_a_message_keeps_its_gaps_on_the_way_to_another_process() -> None:
    error = StorageError(Message("There is no file {path}; check the name and the folder.", path="a.txt"))
    arrived = message_of(pickle.loads(pickle.dumps(error)))
    assert arrived.template == "There is no file {path}; check the name and the folder."
    use_language("kk")
    assert translated(arrived) == "a.txt файлы жоқ; атауы мен қалтасын тексеріңіз."


def test_an_error_without_a_message_is_told_as_it_is() -> None:
    use_language("ru")
    assert told(ValueError("50 % {odd}")) == "50 % {odd}"


def test_the_comments_of_a_marked_template_are_in_the_language_of_the_user() -> None:
    data = document("{{ visit.ctiy }}", parts={"header1": paragraph("{{ header.org ")})
    use_language("ru")
    marked = mark_faults(read_package(data), check_template(data, all_known_fields()).faults)
    comments = marked["word/comments.xml"].decode()
    assert "Нет поля «visit.ctiy»." in comments
    assert "There is no" not in comments
    assert "header, paragraph" not in comments
