"""Writes letters as ministries send articles round: forwarded, greeted, signed and disclaimed, in three languages."""

# ruff: noqa: E501 - letters in long lines

from email.message import EmailMessage
from html import escape
from typing import NamedTuple

from tests.articles.pages import STORIES, Story

SENDER = {"en": "Steppe News", "ru": "Степные новости", "kk": "Дала жаңалықтары"}
GREETINGS = {
    "en": "Dear colleagues,\n\nplease see the news below for the briefing.",
    "ru": "Уважаемые коллеги!\n\nНаправляю новость ниже для справки.",
    "kk": "Құрметті әріптестер!\n\nАнықтама үшін төмендегі жаңалықты жіберемін.",
}
SIGNATURES = {
    "en": "--\nBest regards,\nArman Example\nChief expert\nTel.: +7 (7172) 00-00-00\narman@example.kz",
    "ru": "С уважением,\nАрман Примеров\nглавный эксперт департамента\nТел.: +7 (7172) 00-00-00\narman@example.kz",
    "kk": "Ізгі ниетпен,\nАрман Мысалов\nбас сарапшы\nТел.: +7 (7172) 00-00-00\narman@example.kz",
}
DISCLAIMERS = {
    "en": "This message and its attachments are confidential and meant for the addressee only. Please delete it otherwise.",
    "ru": "Данное сообщение является конфиденциальным и предназначено только для адресата. Иначе удалите его.",
    "kk": "Бұл хабарлама құпия болып табылады және тек алушыға арналған. Қателесіп алсаңыз, жойыңыз.",
}
FORWARDS = {
    "gmail": "---------- Forwarded message ---------\nFrom: {sender} <news@steppe.example>\n"
    "Date: Fri, 11 Apr 2025 at 14:20\nSubject: {title}\nTo: <press@example.kz>\n",
    "mail.ru": "-------- Пересылаемое сообщение --------\nОт кого: {sender} <news@steppe.example>\nКому: press@example.kz\n"
    "Дата: Пятница, 11 апреля 2025, 14:20 +05:00\nТема: {title}\n",
    "outlook": "From: {sender} <news@steppe.example>\nSent: Friday, April 11, 2025 2:20 PM\nTo: Press <press@example.kz>\n"
    "Subject: {title}\n",
    "outlook, ru": "От: {sender} <news@steppe.example>\nОтправлено: 11 апреля 2025 г. 14:20\nКому: Press <press@example.kz>\n"
    "Тема: {title}\n",
    "outlook, kk": "Кімнен: {sender} <news@steppe.example>\nЖіберілді: 2025 жылғы 11 сәуір 14:20\nКімге: Press <p@example.kz>\n"
    "Тақырып: {title}\n",
    "yandex": '-------- Пересылаемое сообщение --------\n11.04.2025, 14:20, "{sender}" <news@steppe.example>:\n',
    "apple": "> Begin forwarded message:\n> \n> From: {sender} <news@steppe.example>\n> Subject: {title}\n"
    "> Date: 11 April 2025 at 14:20:00 GMT+5\n> To: press@example.kz\n> ",
}


class Letter(NamedTuple):
    """A letter's plain text and the report in it."""

    text: str
    language: str
    story: Story
    headers: tuple[tuple[str, str], ...]

    @property
    def message(self) -> EmailMessage:
        """The letter without its text."""
        message = EmailMessage()
        for name, value in self.headers:
            message[name] = value
        return message

    def both_forms(self) -> bytes:
        """As most programs send: plain text and HTML beside each other."""
        message = self.message
        message.set_content(self.text, cte="quoted-printable")
        message.add_alternative(self._html, subtype="html", cte="quoted-printable")
        return message.as_bytes()

    def html_only(self) -> bytes:
        """As Outlook sends: HTML alone, a block for every line."""
        message = self.message
        message.set_content(self._html, subtype="html", cte="base64")
        return message.as_bytes()

    @property
    def _html(self) -> str:
        return "<html><body>" + "".join(f"<div>{escape(line) or '<br>'}</div>" for line in self.text.split("\n"))


def forwarded(program: str, language: str) -> Letter:
    """A report that a colleague forwards three days later."""
    story = STORIES[language]
    header = FORWARDS[program].format(sender=SENDER[language], title=story.title)
    quote = "> " if program == "apple" else ""
    body = f"\n{quote}\n".join(quote + text for text in story.paragraphs)
    text = f"{GREETINGS[language]}\n\n{SIGNATURES[language]}\n\n{header}\n{body}\n\n{quote}{DISCLAIMERS[language]}\n"
    subject = f"Fwd: {story.title}"
    headers = ("Subject", subject), ("From", "Arman <arman@example.kz>"), ("Date", "Mon, 14 Apr 2025 09:05:00 +0500")
    return Letter(text, language, story, headers)


def noted(language: str) -> Letter:
    """A report that a colleague pasted into a letter."""
    story = STORIES[language]
    parts = GREETINGS[language], *story.paragraphs, SIGNATURES[language], DISCLAIMERS[language]
    headers = (
        ("Subject", story.title),
        ("From", "Arman <arman@example.kz>"),
        ("Date", "Fri, 11 Apr 2025 09:05:00 +0500"),
    )
    return Letter("\n\n".join(parts), language, story, headers)
