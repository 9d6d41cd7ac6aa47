"""Whole pages as people copy and print them: an invented report among all that stands around it, in three languages."""

import textwrap
from typing import NamedTuple

from tests.articles.packages import docx
from tests.articles.pages import STORIES, Story
from tests.articles.pdf import pdf_of


class Surroundings(NamedTuple):
    """What a page in a language prints around a report."""

    outlet: str
    author: str
    byline: str
    label: str
    date: str
    above: tuple[str, ...]
    within: tuple[str, ...]
    below: tuple[str, ...]
    teaser: str
    foot: tuple[str, ...]


SURROUNDINGS = {
    "en": Surroundings(
        "Steppe News",
        "Aida Serikova",
        "Author: Aida Serikova",
        "Economy",
        "11 April 2025, 14:20",
        ("1 254 views", "Reading time: 3 min"),
        ("Listen to the article",),
        ("Tags: Transport Grain", "Found a mistake? Select it and press Ctrl+Enter", "Share: Facebook Telegram"),
        "Prices of vegetables in the capital fell in March",
        ("Using these materials requires a link to the agency", "© 2002–2025 Steppe News. All rights reserved"),
    ),
    "ru": Surroundings(
        "Степные новости",
        "Аида Серикова",
        "Автор: Аида Серикова",
        "Власть",
        "11 апреля 2025, 14:20",
        ("1 254 просмотра", "Время чтения: 3 мин"),
        ("Прослушать новость",),
        ("Теги: Транспорт Зерно", "Нашли ошибку? Выделите её и нажмите Ctrl+Enter", "Поделиться: Telegram"),
        "В марте в столице подешевели овощи",
        ("Ссылка на агентство обязательна", "© 2002–2025 Степные новости. Все права защищены"),
    ),
    "kk": Surroundings(
        "Дала жаңалықтары",
        "Аида Серікова",
        "Автор: Аида Серікова",
        "Билік",
        "11 сәуір 2025, 14:20",
        ("1 254 қаралым", "Оқу уақыты: 3 мин"),
        ("Жаңалықты тыңдау",),
        ("Тегтер: Көлік Астық", "Қате таптыңыз ба? Белгілеп, Ctrl+Enter басыңыз", "Бөлісу: Telegram"),
        "Наурызда елордада көкөніс арзандады",
        ("Агенттікке сілтеме міндетті", "© 2002–2025 Дала жаңалықтары. Барлық құқықтар қорғалған"),
    ),
}


def lines_of(language: str) -> list[str]:
    """The page from top to bottom, a line for every block."""
    story, around = STORIES[language], SURROUNDINGS[language]
    teasers = [line for at, word in enumerate(story.menu) for line in (f"{at + 6}.04.2025", f"{word}: {around.teaser}")]
    return [
        "USD 512.40",
        "EUR 583.10",
        "Қаз Рус Eng",
        *story.menu,
        f"{story.menu[0]} / {around.label} / {story.title}",
        around.label,
        story.title,
        around.date,
        *around.above,
        around.byline,
        story.caption,
        *around.within,
        *story.paragraphs[:2],
        story.see_also,
        *story.paragraphs[2:],
        *around.below,
        *teasers,
        story.subscribe,
        *around.foot,
        story.cookies,
    ]


def copied_as_text(language: str) -> str:
    """As the clipboard's plain text: a blank line around paragraphs, none between other blocks."""
    paragraphs = STORIES[language].paragraphs
    return "\n".join(f"\n{line}\n" if line in paragraphs else line for line in lines_of(language))


def copied_as_html(language: str) -> str:
    """As the clipboard's HTML."""
    return "".join(f"<div>{line}</div>" for line in lines_of(language))


def pasted_into_word(language: str) -> bytes:
    """As a Word document, a paragraph for every block."""
    return docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines_of(language)))


def printed(story: Story, lines: list[str], *, header: str, footer: str) -> bytes:
    """As a browser prints to PDF: paragraphs wrapped, day and title above, address and page number below."""
    spaced = (*story.paragraphs, story.see_also)
    wrapped = [part for line in lines for part in (*textwrap.wrap(line, 90), *([""] if line in spaced else []))]
    pages = [wrapped[at : at + 40] for at in range(0, len(wrapped), 40)]
    footers = [footer.format(page=number, pages=len(pages)) for number in range(1, len(pages) + 1)]
    return pdf_of(pages, title=f"{story.title} - Steppe News", edges=[(header, each) for each in footers])
