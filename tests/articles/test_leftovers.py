"""What a page leaves in a text that was copied from it is neither text nor headline, place or author."""

import datetime as dt

import pytest

from briefing.articles import read_bytes, read_clipboard, read_text
from tests.articles.packages import docx

TITLE = "Ministers agreed on the transit of grain"
FIRST = "The ministers of transport met in the capital on Monday and agreed on the transit of grain by rail."
LAST = "They agreed to meet again in the spring, when the first trains are to run along the new line."


@pytest.mark.parametrize("label", ["Власть", "Поиск", "Билік", "Economy", "Күн тәртібі", "City life", "ПОЛИТИКА"])
def test_a_section_label_is_neither_headline_nor_place(label: str) -> None:
    article = read_text(f"{label}\n\n{TITLE}\n\n11 April 2025, 14:20\n\n{FIRST}\n\n{LAST}")
    assert (article.title, article.dateline_place) == (TITLE, "")
    assert article.body.split("\n\n") == [FIRST, LAST]
    below = read_text(f"{TITLE}\n\n{label}\n\n11 April 2025, 14:20\n\n{FIRST}\n\n{LAST}")
    assert (below.title, below.dateline_place) == (TITLE, "")


@pytest.mark.parametrize("word", ["СРОЧНО.", "ОБНОВЛЕНО –", "ВАЖНО.", "BREAKING.", "UPDATE –", "ЖЕДЕЛ."])
def test_an_alert_before_the_lead_is_no_place(word: str) -> None:
    assert read_text(f"{word} {FIRST}\n\n{LAST}").dateline_place == ""


@pytest.mark.parametrize("name", ["Asian Development Bank (ADB)", "Kazakhstan Railways (KTZ)", "Самрук-Энерго (СЭ)"])
def test_a_body_with_its_short_name_is_no_place(name: str) -> None:
    article = read_text(f"{name} approved a loan for the line, the ministry said on Monday.\n\n{LAST}")
    assert (article.dateline_place, article.outlet) == ("", "")


@pytest.mark.parametrize(
    "leftover",
    [
        "Listen to the article",
        "Прослушать новость",
        "Жаңалықты тыңдау",
        "Tags: Politics Economy",
        "Теги: Политика, Экономика",
        "Тегтер: Саясат",
        "#Politics#Economy",
        "#Саясат #Экономика",
        "Found a mistake? Select it and press Ctrl+Enter",
        "Обнаружили опечатку? Сообщите нам: выделите текст и нажмите Ctrl + Enter",
        "Қате таптыңыз ба? Оны белгілеп, Ctrl+Enter басыңыз",
        "Print version",
        "Версия для печати",
        "Басып шығару нұсқасы",
        "Версия для слабовидящих",
        "Back to the list",
        "Назад к списку",
        "Тізімге оралу",
        "Previous news | Next news",
        "Предыдущая новость | Следующая новость",
        "Алдыңғы жаңалық | Келесі жаңалық",
        "Add a comment",
        "Добавить комментарий",
        "Пікір қосу",
        "Read alsoPrices of vegetables fell in March",
        "Время чтения: 3 мин",
        "Оқу уақыты: 3 мин",
        "3 min read",
        "1 254 просмотра",
        "Просмотров: 254",
        "Share:",
        "Поделиться: Facebook Telegram",
        "Сейчас читают",
        "© 2002–2025 Steppe News. All rights reserved",
        "Фото пресс-службы министерства",
    ],
)
def test_leftovers_of_a_page_are_dropped(leftover: str) -> None:
    assert read_text(f"{FIRST}\n\n{leftover}\n\n{LAST}").text == f"{FIRST}\n\n{LAST}"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Author: Aida Serikova", "Aida Serikova"),
        ("Автор: Аида Серикова", "Аида Серикова"),
        ("Written by Aida Serikova", "Aida Serikova"),
        ("Аида Серикова, корреспондент", "Аида Серикова"),
        ("Аида Серікова, тілші", "Аида Серікова"),
    ],
)
def test_the_author_s_line_gives_the_name_alone(line: str, author: str) -> None:
    article = read_text(f"{TITLE}\n\n{line}\n11 April 2025\n\n{FIRST}\n\n{LAST}")
    assert (article.author, article.body) == (author, f"{FIRST}\n\n{LAST}")


@pytest.mark.parametrize(
    "line", ["Власть11 апреля 2025, 14:20", "Economy11 April 2025, 14:20", "Билік11 сәуір 2025, 14:20"]
)
def test_a_label_glued_to_the_date_hides_neither_date_nor_headline(line: str) -> None:
    article = read_text(f"{line}\n\n{TITLE}\n\n{FIRST}\n\n{LAST}")
    assert (article.title, article.published) == (TITLE, dt.date(2025, 4, 11))
    assert article.published_time == dt.time(14, 20)


def test_elements_beside_each_other_are_words_apart() -> None:
    html = (
        f"<div><a href='/e'>Economy</a><time>11 April 2025, 14:20</time><span>Aida</span><span>Desk</span></div>"
        f"<h1>{TITLE}</h1><p>{FIRST}</p>"
        "<p>The line carries H<sub>2</sub>O and <span>eve</span><span>rything</span> else.</p>"
    )
    article = read_clipboard(html=html)
    assert (article.title, article.published) == (TITLE, dt.date(2025, 4, 11))
    assert article.text.endswith("The line carries H2O and everything else.")


def test_two_line_breaks_in_word_part_paragraphs() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = f"<w:p>{run.format(FIRST)}<w:r><w:br/></w:r><w:r><w:br/></w:r>{run.format(LAST)}</w:p>"
    assert read_bytes(docx(body)).text == f"{FIRST}\n\n{LAST}"


def test_the_source_named_below_the_text_is_the_outlet() -> None:
    article = read_text(f"{TITLE}\n\n{FIRST}\n\n{LAST}\n\nSource: Steppe News")
    assert (article.outlet, article.body) == ("Steppe News", f"{FIRST}\n\n{LAST}")
